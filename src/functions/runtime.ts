/**
 * What the formulas of this runtime work with. Excel calls a custom function with the cell's
 * arguments and nothing else, and it may do so before the page is ready: so there has to be one
 * place where the functions find the queue. It is filled once, by the composition root.
 */
import type { EnrichmentSession } from "../client/session";
import type { AccountHolderType } from "../model";
import { ENGLISH } from "../strings";
import type { FunctionWords } from "./arguments";
import type { FormulaQueue } from "./queue";

/** What the workbook says about every row, for arguments that a formula leaves out. */
export interface FormulaDefaults {
  accountHolderType: AccountHolderType | null;
  country: string | null;
  currency: string | null;
}

export interface FormulaRuntime {
  queue: FormulaQueue;
  /** Questions about whole ranges. */
  ask: EnrichmentSession["ask"];
  /** Asked for each call, for the user may change the workbook's settings at any time. */
  defaults: () => FormulaDefaults;
  /** In the language of the pane, asked for each call too. */
  words: () => FunctionWords;
}

const seat: { runtime: FormulaRuntime | null } = { runtime: null };

/** Gives the formulas their queue, or with null takes it away. */
export function connectFormulas(runtime: FormulaRuntime | null): void {
  seat.runtime = runtime;
}

/** The queue of this runtime, null where the page did not start. */
export function formulaRuntime(): FormulaRuntime | null {
  return seat.runtime;
}

/** Words for what a cell says: English where the page did not start. */
export function functionWords(): FunctionWords {
  return seat.runtime?.words() ?? ENGLISH.functions;
}
