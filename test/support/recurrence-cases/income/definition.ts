/** What an income case is made of, and how one is written out. */
import type { Cadence, IncomeType, PayFrequency } from "../../../../src/model";
import { addEveryday } from "../background";
import { COUNTRIES } from "../countries";
import {
  addRow,
  type Draft,
  type DraftGroup,
  type DraftRow,
  finishGroup,
  finishRows,
  openDraft,
} from "../draft";
import { cents, hashOf } from "../random";
import { type Schedule } from "../schedule";
import { addSeries, planRent, type SeriesPlan } from "../series";
import type { ExpectedIncome, IncomeVariant } from "../types";
import { type Payer, payerOf } from "./payers";

/** A source of income over draft rows. */
export interface DraftIncome {
  group: DraftGroup;
  types: IncomeType[];
  frequencies: PayFrequency[];
  sourceWords: string[];
  /** False for gifts and sales that come when they come: activity and next payment are not judged. */
  isSteady: boolean;
}

export interface WrittenIncome {
  draft: Draft;
  incomes: DraftIncome[];
}

export interface IncomeCase {
  number: number;
  title: string;
  write(seed: number): WrittenIncome;
}

/** How v2 says a cadence; it has no word for twice a month and every four weeks. */
export function frequencyOf(cadence: Cadence): PayFrequency {
  switch (cadence) {
    case "bi_weekly":
      return "bi-weekly";
    case "bi_monthly":
      return "bi-monthly";
    case "semi_yearly":
      return "semi-yearly";
    case "semi_monthly":
    case "four_weekly":
      return "other";
    default:
      return cadence;
  }
}

/** A key that names an income case in seeds and ids. */
export function incomeKey(number: number): string {
  return `i${String(number).padStart(2, "0")}`;
}

/** Opens a history for an income case, in one of the given countries where they matter. */
export function openIncome(
  number: number,
  seed: number,
  options: { low?: number; high?: number; among?: readonly string[]; business?: boolean } = {}
): Draft {
  const { low = 6, high = 16, among, business } = options;
  const span = hashOf(`${incomeKey(number)}|${seed}`) % (high - low + 1);
  const months = seed % 4 === 0 ? Math.max(24, low + span) : low + span;
  const caseKey = incomeKey(number);
  const fit = COUNTRIES.filter(({ code }) => among === undefined || among.includes(code));
  const country = fit[(seed + number) % fit.length];
  return openDraft({ caseKey, seed, months, country, business });
}

/** Everyday life, and rent paid by some: whatever comes in here is no income. */
export function addSurroundings(draft: Draft): void {
  if (!draft.isBusiness && draft.random.chance(0.4)) addSeries(draft, planRent(draft));
  addEveryday(draft, draft.random.integer(6, 16));
}

/** An income of a plan that is judged in all its parts. */
export function steady(
  draft: Draft,
  plan: SeriesPlan,
  types: IncomeType[],
  sourceWords: string[]
): DraftIncome {
  const group = addSeries(draft, { ...plan, entryType: "incoming" });
  const frequencies = group.cadences.map(frequencyOf);
  return { group, types, frequencies, sourceWords, isSteady: true };
}

/** Money that comes in. */
export function receive(draft: Draft, day: number, amount: number, description: string): DraftRow {
  return addRow(draft, { day, amount, entryType: "incoming", description });
}

/** A payer's regular credit of a usual amount that varies by a share of it. */
export function payerPlan(
  draft: Draft,
  payer: Payer,
  schedule: Schedule,
  cadence: Cadence,
  usual: number,
  share = 0
): SeriesPlan {
  const { random, bank } = draft;
  const varied = (): number => cents(usual * (1 - share + 2 * share * random.fraction()));
  return {
    name: `${payer.name} ${payer.text}`.trim(),
    schedule,
    entryType: "incoming",
    cadences: [cadence],
    types: ["recurring"],
    amount: () => (share === 0 ? usual : varied()),
    nextAmounts: () => [usual],
    varies: share > 0,
    describe: (day) => bank.credit(payer.name, payer.text, day),
  };
}

/** Words of which the source must hold one: those of the payer, or its name's first word. */
export function wordsOf(payer: Payer): string[] {
  return (payer.word ?? payer.name.split(" ")[0] ?? payer.name).toLowerCase().split("|");
}

/** Rows that come when they come, as one source. */
export function unsteady(payer: Payer, rows: DraftRow[], types: IncomeType[]): DraftIncome {
  return {
    group: {
      role: "tested",
      name: payer.name,
      entryType: "incoming",
      members: rows,
      optional: [],
      twins: [],
      cadences: ["other"],
      types: ["recurring"],
      isActive: true,
      nextDays: [],
      nextAmounts: [],
      amountTolerance: 0.15,
    },
    types,
    frequencies: [],
    sourceWords: wordsOf(payer),
    isSteady: false,
  };
}

/** One variant of an income case; the same seed gives the same history. */
export function writeIncomeVariant(definition: IncomeCase, seed: number): IncomeVariant {
  const { draft, incomes } = definition.write(seed);
  const { transactions, idOf } = finishRows(draft, incomeKey(definition.number));
  const groups = incomes.map((income): ExpectedIncome => {
    const { memberIds, optionalIds, isActive, nextDate, nextAmount } = finishGroup(
      income.group,
      idOf
    );
    return {
      name: income.group.name,
      memberIds,
      optionalIds,
      types: income.types,
      frequencies: income.frequencies,
      isActive: income.isSteady ? isActive : null,
      nextDate: income.isSteady ? nextDate : null,
      nextAmount: income.isSteady ? nextAmount : null,
      sourceWords: income.sourceWords,
    };
  });
  const income = new Set(
    groups.flatMap(({ memberIds, optionalIds }) => [...memberIds, ...optionalIds])
  );
  for (const row of draft.neutral) income.add(idOf(row));
  return {
    caseNumber: definition.number,
    title: definition.title,
    seed,
    summary: [...draft.remarks, ...groups.map(({ name }) => name)].join("; "),
    holder: draft.holder,
    country: draft.country.code,
    transactions,
    groups,
    notIncomeIds: transactions
      .filter(({ id, entry_type }) => entry_type === "incoming" && !income.has(id))
      .map(({ id }) => id),
  };
}

/** A case of one steady payer from the lists. */
export function listedPayer(
  draft: Draft,
  type: Parameters<typeof payerOf>[1]
): { payer: Payer; words: string[] } {
  const payer = payerOf(draft, type);
  return { payer, words: wordsOf(payer) };
}

/** A case: its incomes, then the life around them. */
export function incomeCase(
  number: number,
  title: string,
  write: (draft: Draft, seed: number) => DraftIncome[],
  options: Parameters<typeof openIncome>[2] = {}
): IncomeCase {
  return {
    number,
    title,
    write(seed) {
      const draft = openIncome(number, seed, options);
      const incomes = write(draft, seed);
      addSurroundings(draft);
      return { draft, incomes };
    },
  };
}
