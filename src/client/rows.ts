/** Between column arrays and the wire: what a chunk of a sheet sends, and what it gets back. */
import type { EnrichedTransaction, IncompleteTransactionInput, Note } from "../model";
import type { EnrichedColumns, RunOptions, TransactionColumns } from "./session";

/** Rows as v3 takes them; what a row does not say is left out. */
export function toTransactions(
  rows: TransactionColumns,
  { accountHolder, country }: RunOptions
): IncompleteTransactionInput[] {
  return rows.id.map((id, index) => {
    const place = rows.country[index] ?? country;
    return {
      id,
      description: rows.description[index] ?? "",
      account_holder_id: rows.accountHolder?.[index] ?? accountHolder.id,
      amount: rows.amount[index] ?? undefined,
      entry_type: rows.entryType[index] ?? undefined,
      currency: rows.currency[index] ?? undefined,
      date: rows.date[index] ?? undefined,
      location: place === null ? undefined : { country: place },
      mcc: rows.mcc[index] ?? undefined,
    };
  });
}

/** Columns without rows. */
export function emptyColumns(): EnrichedColumns {
  return {
    id: [],
    label: [],
    merchant: [],
    website: [],
    logo: [],
    mcc: [],
    location: [],
    person: [],
    intermediaries: [],
    confidence: [],
    evidence: [],
    notes: [],
  };
}

/** v3's answers as columns, in the order of `ids`; a row that was not answered gets a note. */
export function fromResults(
  ids: readonly string[],
  results: readonly EnrichedTransaction[]
): EnrichedColumns {
  // A row that was deleted since is left out of the results, so they are met by id where they differ.
  const byId =
    results.length === ids.length ? null : new Map(results.map((result) => [result.id, result]));
  const columns = emptyColumns();
  ids.forEach((id, index) => {
    const result = byId === null ? results[index] : byId.get(id);
    const counterparty = result?.entities?.counterparty ?? null;
    const isPerson = counterparty?.type === "person";
    columns.id.push(id);
    columns.label.push(result?.categories?.general ?? null);
    columns.merchant.push(isPerson ? null : (counterparty?.name ?? null));
    columns.website.push(counterparty?.website ?? null);
    columns.logo.push(counterparty?.logo ?? null);
    columns.mcc.push(counterparty?.mccs ?? []);
    columns.location.push(result?.location?.raw_address ?? null);
    columns.person.push(isPerson ? (counterparty.name ?? null) : null);
    columns.intermediaries.push(
      namesOf(result?.entities?.intermediaries.map(({ name }) => name) ?? [])
    );
    columns.confidence.push(result?.confidence ?? null);
    columns.evidence.push(result?.evidence ?? []);
    columns.notes.push(notesOf(result?.notes ?? [], result === undefined, result?.error?.code));
  });
  return columns;
}

function namesOf(names: readonly (string | null | undefined)[]): string[] {
  return names.flatMap((name) => (name ? [name] : []));
}

function notesOf(notes: Note[], isAbsent: boolean, error: string | null | undefined): Note[] {
  const code = error ?? (isAbsent ? "deleted" : null);
  return code === null ? notes : [...notes, { code: "not_enriched", value: code }];
}
