/** The list of income cases: all fifteen types, and what only looks like income. */
import type { IncomeVariant } from "../types";
import { type IncomeCase, writeIncomeVariant } from "./definition";
import { PASSIVE_CASES } from "./passive";
import { TRAP_CASES } from "./traps";
import { WORK_CASES } from "./work";

/** All cases in order. */
export const INCOME_CASES: readonly IncomeCase[] = [...WORK_CASES, ...PASSIVE_CASES, ...TRAP_CASES];

export { writeIncomeVariant };

/** Variants of every case, case by case, seeds from `firstSeed` up. */
export function* writeIncomeVariants(options: {
  variants: number;
  firstSeed: number;
}): Generator<IncomeVariant> {
  for (const definition of INCOME_CASES) {
    for (let step = 0; step < options.variants; step++) {
      yield writeIncomeVariant(definition, options.firstSeed + step);
    }
  }
}
