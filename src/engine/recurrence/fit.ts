/** How well a list of days keeps a cadence, and how its steps are counted. */
import type { Position } from "./grid";

/** How well days keep a cadence. */
export interface CadenceFit extends Position {
  /** Steps of exactly one slot. */
  hits: number;
  /** Slots without a payment between two that have one. */
  missed: number;
  /** The longest run of missed slots. */
  longestPause: number;
  /** Steps that fit no number of slots. */
  irregular: number;
  /** Mean distance from the nominal day, in units of what the cadence tolerates: 0 perfect, 1 bad. */
  looseness: number;
}

/** Irregular steps that so many payments may have. */
export const mostIrregular = (payments: number): number => Math.floor((payments - 1) * 0.2);

/** Steps counted along a list of days. */
export interface Count {
  hits: number;
  missed: number;
  longestPause: number;
  irregular: number;
}

/** Nothing counted yet. */
export const newCount = (): Count => ({ hits: 0, missed: 0, longestPause: 0, irregular: 0 });

/** Counts one step of so many slots: those between are missed. */
export function countStep(count: Count, slots: number): void {
  if (slots === 1) count.hits++;
  count.missed += slots - 1;
  count.longestPause = Math.max(count.longestPause, slots - 1);
}
