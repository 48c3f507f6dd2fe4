/** Runs the whole engine over the cases: every row is enriched, then the history is read for series. */
import type { Engine, HistoryRow } from "../../../src/engine/types";
import { RECURRENCE_CASES, writeVariants } from "./cases";
import { INCOME_CASES, writeIncomeVariants } from "./income";
import { type IncomeReport, reportIncome } from "./report-income";
import { type RecurrenceReport, reportRecurrence } from "./report";
import { scoreVariant, type VariantScore } from "./score";
import { type IncomeScore, scoreIncome } from "./score-income";
import type { IncomeVariant, RecurrenceVariant } from "./types";

export interface MeasureOptions {
  /** Seeds per case; the measure asks for at least 20 of recurrence, 5 of income. */
  variants?: number;
  /** Other seeds are other histories: measure now and then on some nobody has looked at. */
  firstSeed?: number;
}

/** The rows of a history with the engine's answers, in the history's own order. */
export function enrichHistory(
  engine: Pick<Engine, "enrich">,
  variant: RecurrenceVariant | IncomeVariant
): HistoryRow[] {
  return variant.transactions.map((transaction) => ({
    transaction,
    answer: engine.enrich(transaction, variant.holder),
  }));
}

/** Measures recurrence over all fifty cases. */
export function measureRecurrence(
  engine: Pick<Engine, "enrich" | "recurrence">,
  options: MeasureOptions = {}
): RecurrenceReport {
  const { variants = 20, firstSeed = 1 } = options;
  const scores: VariantScore[] = [];
  for (const variant of writeVariants({ variants, firstSeed })) {
    scores.push(scoreVariant(variant, engine.recurrence(enrichHistory(engine, variant))));
  }
  return reportRecurrence(RECURRENCE_CASES, scores, { variants, firstSeed });
}

/** Measures income over all its cases. */
export function measureIncome(
  engine: Pick<Engine, "enrich" | "income">,
  options: MeasureOptions = {}
): IncomeReport {
  const { variants = 8, firstSeed = 1 } = options;
  const scores: IncomeScore[] = [];
  for (const variant of writeIncomeVariants({ variants, firstSeed })) {
    scores.push(scoreIncome(variant, engine.income(enrichHistory(engine, variant))));
  }
  return reportIncome(INCOME_CASES, scores, { variants, firstSeed });
}
