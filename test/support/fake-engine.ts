/**
 * A small deterministic engine for tests of what stands around it: a handful of merchants found by
 * word, a group for every descriptor that comes at least twice, income for every incoming merchant.
 */
import type { Engine, EnrichmentAnswer, HistoryRow } from "../../src/engine/types";
import {
  fromMinorUnits,
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
  toMinorUnits,
  type IncomeGroup,
  type Note,
  type Recurrence,
  type RecurrenceGroup,
  type Transaction,
} from "../../src/model";

const MERCHANTS: readonly {
  word: string;
  name: string;
  website: string;
  label: string;
  mcc: number;
}[] = [
  {
    word: "netflix",
    name: "Netflix",
    website: "netflix.com",
    label: "digital content and streaming",
    mcc: 4899,
  },
  {
    word: "starbucks",
    name: "Starbucks",
    website: "starbucks.com",
    label: "coffee shop",
    mcc: 5814,
  },
  { word: "tesco", name: "Tesco", website: "tesco.com", label: "groceries", mcc: 5411 },
  { word: "acme payroll", name: "Acme", website: "acme.example", label: "paycheck", mcc: 7399 },
];

/** Rows whose descriptor says `explode` make it throw, as a fault of the engine would. */
export function createFakeEngine(): Engine {
  return { version: "fake-1", merchants: MERCHANTS.length, enrich, recurrence, income };

  function enrich(transaction: Transaction, holder: { type: string } | null): EnrichmentAnswer {
    const words = transaction.description.toLowerCase();
    if (words.includes("explode")) throw new Error("The fake engine was told to fail.");
    const merchant = MERCHANTS.find(({ word }) => words.includes(word)) ?? null;
    const person = /transfer to (\w+ \w+)/i.exec(transaction.description)?.[1] ?? null;
    const label = merchant?.label ?? NOT_ENOUGH_INFORMATION;
    const notes: Note[] = [];
    if (transaction.amount === null) notes.push({ code: "amount_missing", value: null });
    if (transaction.date === null) notes.push({ code: "date_missing", value: null });
    return {
      id: transaction.id,
      entities: {
        counterparty:
          merchant !== null
            ? {
                type: "organization",
                id: `id of ${merchant.website}`,
                name: merchant.name,
                website: merchant.website,
                logo: `https://logos.ntropy.com/${merchant.website}`,
                mccs: [merchant.mcc],
              }
            : person !== null
              ? { type: "person", name: person, mccs: [] }
              : null,
        intermediaries: words.startsWith("sq *")
          ? [{ name: "Square", website: "squareup.com", mccs: [] }]
          : [],
      },
      categories: { general: holder === null ? MISSING_ACCOUNT_HOLDER : label },
      location: words.includes("seattle")
        ? {
            raw_address: "Seattle, WA, US",
            structured: { city: "Seattle", state: "WA", country_code: "US" },
          }
        : null,
      confidence: merchant === null ? 0.2 : 0.95,
      evidence:
        merchant === null
          ? []
          : [{ field: "counterparty", source: "knowledge", detail: merchant.word }],
      notes,
    };
  }

  function recurrence(history: readonly HistoryRow[]) {
    const byTransaction = new Map<string, Recurrence>();
    const groups: RecurrenceGroup[] = [];
    for (const rows of byDescription(history)) {
      const first = rows[0];
      const last = rows[rows.length - 1];
      if (first === undefined || last === undefined) continue;
      const id = `group of ${first.transaction.description}`;
      const isGroup = rows.length > 1;
      for (const { transaction } of rows)
        byTransaction.set(transaction.id, {
          type: isGroup ? "recurring" : "one off",
          group_id: isGroup ? id : null,
        });
      if (!isGroup) continue;
      const total = sum(rows);
      groups.push({
        id,
        start_date: first.transaction.date ?? "",
        end_date: last.transaction.date ?? "",
        total_amount: total,
        average_amount: total / rows.length,
        periodicity_in_days: 30,
        periodicity: "monthly",
        counterparty: first.answer.entities?.counterparty ?? { type: "organization", mccs: [] },
        categories: first.answer.categories ?? { general: null },
        transaction_ids: rows.map(({ transaction }) => transaction.id),
        entry_type: first.transaction.entry_type,
        type: "recurring",
        cadence: "monthly",
        next_date: "2030-01-01",
        next_amount: last.transaction.amount,
        is_active: true,
      });
    }
    return { groups, byTransaction };
  }

  function income(history: readonly HistoryRow[]): IncomeGroup[] {
    const incoming = history.filter(({ transaction }) => transaction.entry_type === "incoming");
    return byDescription(incoming).map((rows) => {
      const dates = rows.map(({ transaction }) => transaction.date ?? "").sort();
      return {
        total_amount: sum(rows),
        iso_currency_code: rows[0]?.transaction.currency ?? "USD",
        income_type: "salary",
        source: rows[0]?.answer.entities?.counterparty?.name ?? null,
        first_payment_date: dates[0] ?? "",
        latest_payment_date: dates[dates.length - 1] ?? "",
        duration: "0 days",
        is_active: true,
        latest_payment_description: rows[0]?.transaction.description ?? "",
        pay_frequency: "monthly",
        next_expected_payment_date: null,
        next_expected_payment_amount: null,
        transaction_ids: rows.map(({ transaction }) => transaction.id),
      };
    });
  }
}

function byDescription(history: readonly HistoryRow[]): HistoryRow[][] {
  const groups = new Map<string, HistoryRow[]>();
  for (const row of history) {
    if (row.transaction.date === null || row.transaction.amount === null) continue;
    const of = groups.get(row.transaction.description);
    if (of === undefined) groups.set(row.transaction.description, [row]);
    else of.push(row);
  }
  return [...groups.values()];
}

function sum(rows: readonly HistoryRow[]): number {
  const units = rows.reduce(
    (all, { transaction }) => all + toMinorUnits(transaction.amount ?? 0, null),
    0
  );
  return fromMinorUnits(units, null);
}
