/** The case list of recurrence: 35 positive and 15 negative cases, each in as many variants as asked. */
import { type DraftRow, finishReadings, finishRows } from "../draft";
import type { RecurrenceVariant } from "../types";
import { BILL_CASES } from "./bills";
import { caseKey, type CaseDefinition } from "./definition";
import { HABIT_CASES } from "./habits";
import { INCOMING_CASES } from "./incoming";
import { NEGATIVE_CASES } from "./negative";
import { PRICE_CASES } from "./prices";
import { REWRITTEN_CASES } from "./rewritten";
import { SUBSCRIPTION_CASES } from "./subscriptions";

/** All cases in the order of the list. */
export const RECURRENCE_CASES: readonly CaseDefinition[] = [
  ...SUBSCRIPTION_CASES,
  ...PRICE_CASES,
  ...REWRITTEN_CASES,
  ...BILL_CASES,
  ...INCOMING_CASES,
  ...HABIT_CASES,
  ...NEGATIVE_CASES,
].sort((first, second) => first.number - second.number);

/** One variant of a case; the same seed gives the same history, row by row. */
export function writeVariant(definition: CaseDefinition, seed: number): RecurrenceVariant {
  const { draft, readings, endedAllowed = [] } = definition.write(seed);
  const key = caseKey(definition.number);
  const { transactions, idOf } = finishRows(draft, key);
  const finished = finishReadings(draft, readings, idOf);
  const notOneOff = new Set<string>(
    finished.flatMap(({ groups }) =>
      groups.flatMap(({ memberIds, optionalIds, twinIds }) => [
        ...memberIds,
        ...optionalIds,
        ...Object.keys(twinIds),
      ])
    )
  );
  for (const row of [...endedAllowed, ...draft.neutral]) notOneOff.add(idOf(row));
  return {
    caseNumber: definition.number,
    title: definition.title,
    kind: definition.kind,
    seed,
    summary: [...draft.remarks, ...(readings[0]?.groups.map(({ name }) => name) ?? [])].join("; "),
    holder: draft.holder,
    country: draft.country.code,
    transactions,
    readings: finished,
    oneOffIds: draft.rows.map((row: DraftRow) => idOf(row)).filter((id) => !notOneOff.has(id)),
    endedGroupsAllowed: endedAllowed.map(idOf),
  };
}

/** Variants of every case, case by case, seeds from `firstSeed` up. */
export function* writeVariants(options: {
  variants: number;
  firstSeed: number;
}): Generator<RecurrenceVariant> {
  for (const definition of RECURRENCE_CASES) {
    for (let step = 0; step < options.variants; step++) {
      yield writeVariant(definition, options.firstSeed + step);
    }
  }
}
