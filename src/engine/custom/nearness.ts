/** How near the concepts lie to each other: wider, beside, narrower. */
import type { Concepts } from "../../knowledge";

/** Nearness of concepts, by index, 0 to 1. */
export type Nearness = ReadonlyMap<number, number>;

/** A narrower concept's label stands for the whole at most this well. */
const NARROWER = 0.97;
/** A concept this near to a wider one is a kind of it; else it only may be counted there. */
const KIND_OF = 0.84;
/** What lies further off is not looked at. */
const FARTHEST = 0.12;

/** Reads nearness from a concept outward; what was asked for is remembered. */
export function createNearness(concepts: Concepts): {
  /** Concepts that take this one in, or lie beside it. */
  around: (concept: number) => Nearness;
  /** Concepts that are a part of this one, with how much of it. */
  within: (concept: number) => Nearness;
  /** Whether what no label fits may go to the label for everything else. */
  mayRemain: (concept: number) => boolean;
} {
  const children = new Map<number, number[]>();
  concepts.all.forEach(({ parents }, index) => {
    for (const [parent, nearness] of parents)
      if (nearness >= KIND_OF) children.set(parent, [...(children.get(parent) ?? []), index]);
  });
  const aroundOf = new Map<number, Nearness>();
  const withinOf = new Map<number, Nearness>();

  const around = (start: number): Nearness => {
    const present = aroundOf.get(start);
    if (present !== undefined) return present;
    const best = new Map<number, number>([[start, 1]]);
    // What lies beside something that lies beside it is no longer near: one such step, others upward.
    const settled = [new Map<number, number>([[start, 1]]), new Map<number, number>()] as const;
    const open: [concept: number, stepped: 0 | 1][] = [[start, 0]];
    const reach = (to: number, there: number, stepped: 0 | 1): void => {
      if (there < FARTHEST || there <= (settled[stepped].get(to) ?? 0)) return;
      settled[stepped].set(to, there);
      if (there > (best.get(to) ?? 0)) best.set(to, there);
      open.push([to, stepped]);
    };
    for (let at = open.shift(); at !== undefined; at = open.shift()) {
      const [from, stepped] = at;
      const here = settled[stepped].get(from) ?? 0;
      const concept = concepts.all[from];
      for (const [to, weight] of concept?.parents ?? []) reach(to, here * weight, stepped);
      if (stepped === 0)
        for (const [to, weight] of concept?.near ?? []) reach(to, here * weight, 1);
    }
    aroundOf.set(start, best);
    return best;
  };

  const within = (start: number): Nearness => {
    const present = withinOf.get(start);
    if (present !== undefined) return present;
    const best = new Map<number, number>();
    const open: [number, number][] = [[start, NARROWER]];
    for (let step = open.shift(); step !== undefined; step = open.shift()) {
      const [from, here] = step;
      for (const child of children.get(from) ?? []) {
        const there = here * (concepts.all[child]?.share ?? 0);
        if (there < FARTHEST || there <= (best.get(child) ?? 0)) continue;
        best.set(child, there);
        open.push([child, there]);
      }
    }
    withinOf.set(start, best);
    return best;
  };

  const mayRemain = (concept: number): boolean => {
    const seen = new Set<number>();
    const open = [concept];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      if (concepts.all[at]?.sink === true) return true;
      open.push(...(concepts.all[at]?.parents ?? []).map(([parent]) => parent));
    }
    return false;
  };
  return { around, within, mayRemain };
}
