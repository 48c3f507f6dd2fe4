/** Between column arrays and the wire: what a chunk of a sheet sends, and what it gets back. */
import type {
  EnrichedTransaction,
  EnrichedTransactionV2,
  IncompleteTransactionInput,
  Note,
} from "../model";
import type { TransactionInputV2 } from "./client";
import type { EnrichedColumns, FormulaColumns, RunOptions, TransactionColumns } from "./session";

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
      account_holder_id: accountHolder.id,
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

/** What a row of formulas sends: everything that decides its answer, so equal rows are sent once. */
export function toFormulaRows(rows: FormulaColumns): {
  unique: TransactionInputV2[];
  /** For each row the position of its answer in `unique`. */
  position: number[];
} {
  const unique: TransactionInputV2[] = [];
  const known = new Map<string, number>();
  const position = rows.description.map((description, index) => {
    const input: Omit<TransactionInputV2, "transaction_id"> = {
      description,
      amount: rows.amount[index] ?? undefined,
      entry_type: rows.entryType[index] ?? undefined,
      iso_currency_code: rows.currency[index] ?? undefined,
      date: rows.date[index] ?? undefined,
      country: rows.country[index] ?? undefined,
      account_holder_type: rows.accountHolderType[index] ?? undefined,
    };
    const key = JSON.stringify(input);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, unique.length);
    unique.push({ transaction_id: String(unique.length), ...input });
    return unique.length - 1;
  });
  return { unique, position };
}

/** v2's answers as columns, one row for each position; the ids are the rows' own numbers. */
export function fromFormulaAnswers(
  answers: readonly EnrichedTransactionV2[],
  position: readonly number[]
): EnrichedColumns {
  const columns = emptyColumns();
  position.forEach((at, index) => {
    const answer = answers[at];
    columns.id.push(String(index));
    columns.label.push(answer?.label ?? null);
    columns.merchant.push(answer?.merchant ?? null);
    columns.website.push(answer?.website ?? null);
    columns.logo.push(answer?.logo ?? null);
    columns.mcc.push(answer?.mcc ?? []);
    columns.location.push(answer?.location ?? null);
    columns.person.push(answer?.person ?? null);
    columns.intermediaries.push(namesOf(answer?.intermediaries?.map(({ name }) => name) ?? []));
    columns.confidence.push(answer?.confidence ?? null);
    columns.evidence.push(answer?.evidence ?? []);
    columns.notes.push(notesOf(answer?.notes ?? [], answer === undefined, answer?.error));
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
