/** Our columns beside the user's own, in files for people. */
import { serialOfDate } from "../columns";
import type { EnrichedTransaction } from "../model";
import { notesWords, recurrenceWords } from "./words";

/** A date as Excel's serial number, so that each kind of file can write it in its own way. */
export interface DateCell {
  date: string;
}

export type AnswerCell = string | number | DateCell | null;

export interface AnswerColumn {
  header: string;
  /** Characters. */
  width: number;
  numberFormat: string | null;
  cell: (answer: EnrichedTransaction) => AnswerCell;
}

/** In the order in which they are written. */
export const ANSWER_COLUMNS: readonly AnswerColumn[] = [
  column("Label", 26, ({ categories }) => categories?.general ?? null),
  column("Merchant", 26, ({ entities }) =>
    entities?.counterparty?.type === "organization" ? (entities.counterparty.name ?? null) : null
  ),
  column("Recurrence", 26, ({ recurrence }) =>
    recurrence ? recurrenceWords(recurrence.type, recurrence.cadence ?? null) : null
  ),
  column("Website", 22, ({ entities }) => entities?.counterparty?.website ?? null),
  column("MCC", 7, ({ entities }) => entities?.counterparty?.mccs[0] ?? null, "0000"),
  column("Location", 30, ({ location }) => location?.raw_address ?? null),
  column("Person", 22, ({ entities }) =>
    entities?.counterparty?.type === "person" ? (entities.counterparty.name ?? null) : null
  ),
  column(
    "Intermediaries",
    22,
    ({ entities }) =>
      (entities?.intermediaries ?? []).flatMap(({ name }) => name ?? []).join(", ") || null
  ),
  column("Confidence", 11, ({ confidence }) => confidence ?? null, "0%"),
  column(
    "Next date",
    12,
    ({ recurrence }) => (recurrence?.next_date ? { date: recurrence.next_date } : null),
    "yyyy-mm-dd"
  ),
  column("Next amount", 12, ({ recurrence }) => recurrence?.next_amount ?? null, "#,##0.00"),
  column("Note", 34, ({ notes, error }) => error?.message ?? notesWords(notes ?? [])),
];

function column(
  header: string,
  width: number,
  cell: AnswerColumn["cell"],
  numberFormat: string | null = null
): AnswerColumn {
  return { header, width, numberFormat, cell };
}

/** Our headers, set apart from any the file already has. */
export function headersBeside(taken: readonly string[]): string[] {
  const lower = new Set(taken.map((header) => header.trim().toLowerCase()));
  return ANSWER_COLUMNS.map(({ header }) =>
    lower.has(header.toLowerCase()) ? `${header} (Ntropy)` : header
  );
}

/** A cell as a text file writes it. */
export const textOfCell = (cell: AnswerCell): string =>
  cell === null ? "" : typeof cell === "object" ? cell.date : String(cell);

/** A cell as a worksheet holds it: dates as serial numbers. */
export const valueOfCell = (cell: AnswerCell): string | number | null =>
  cell !== null && typeof cell === "object" ? serialOfDate(cell.date) : cell;
