/** Which columns of a table may hold labels, and which is the likeliest. */
import type { Preparation, SheetColumn } from "../../run/types";

/** Beginnings of headings of labels, in the languages of the pane and some others. */
const LABEL_WORDS =
  /(categor|kategor|label|rubri|konto\b|kostenart|gl\b|ledger|account code|nominal|cuenta|partida|tipo|type|class)/i;

/** Columns whose cells may be labels: those that are not read as a transaction's own. */
export function labelColumns({ columns, mapping }: Preparation): SheetColumn[] {
  const { description, amount, debit, credit, date, id, balance } = mapping;
  const taken = new Set([description, amount, debit, credit, date, id, balance]);
  return columns.filter(({ index, samples }) => !taken.has(index) && samples.length > 0);
}

/** The column whose heading speaks of labels; null where none does. */
export function likelyColumn(columns: readonly SheetColumn[]): SheetColumn | null {
  return columns.find(({ header }) => header !== null && LABEL_WORDS.test(header)) ?? null;
}
