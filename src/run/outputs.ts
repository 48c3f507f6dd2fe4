/** What each of our columns is called, looks like and holds. */
import type { EnrichedColumns, RecurrenceColumns } from "../client/session";
import { serialOfDate } from "../columns";
import type { ColumnLook, OutputField, OutputValue } from "../excel";
import type { Note } from "../model";
import { mergeNotes, notesWords } from "./note-words";
import { recurrenceWords } from "./recurrence-words";

/** Headers, widths in points, number formats: set once, when a column is made. */
export const COLUMN_LOOKS: Readonly<Record<OutputField, ColumnLook>> = {
  label: { header: "Label", width: 150, numberFormat: null },
  merchant: { header: "Merchant", width: 130, numberFormat: null },
  recurrence: { header: "Recurrence", width: 120, numberFormat: null },
  website: { header: "Website", width: 110, numberFormat: null },
  logo: { header: "Logo", width: 120, numberFormat: null },
  mcc: { header: "MCC", width: 48, numberFormat: "0000" },
  location: { header: "Location", width: 150, numberFormat: null },
  person: { header: "Person", width: 110, numberFormat: null },
  intermediaries: { header: "Intermediaries", width: 120, numberFormat: null },
  confidence: { header: "Confidence", width: 66, numberFormat: "0%" },
  next_date: { header: "Next date", width: 72, numberFormat: "yyyy-mm-dd" },
  note: { header: "Note", width: 180, numberFormat: null },
};

/** Columns that are written in the last pass, for they need the whole history. */
export const RECURRENCE_FIELDS: readonly OutputField[] = ["recurrence", "next_date"];

/** Whether a field is written in the last pass. */
export function isRecurrenceField(field: OutputField): boolean {
  return RECURRENCE_FIELDS.includes(field);
}

/** What goes into one cell from a row's answer; undefined for the columns of the last pass. */
export function answerValue(
  field: OutputField,
  answers: EnrichedColumns,
  index: number,
  rowNotes: readonly Note[]
): OutputValue | undefined {
  switch (field) {
    case "label":
      return answers.label[index] ?? null;
    case "merchant":
      return answers.merchant[index] ?? null;
    case "website":
      return answers.website[index] ?? null;
    case "logo":
      return answers.logo[index] ?? null;
    case "mcc":
      return answers.mcc[index]?.[0] ?? null;
    case "location":
      return answers.location[index] ?? null;
    case "person":
      return answers.person[index] ?? null;
    case "intermediaries":
      return (answers.intermediaries[index] ?? []).join(", ") || null;
    case "confidence":
      return answers.confidence[index] ?? null;
    case "note":
      return notesWords(mergeNotes(rowNotes, answers.notes[index] ?? []));
    case "recurrence":
    case "next_date":
      return undefined;
  }
}

/** What goes into one cell in the last pass; undefined for the columns written before. */
export function recurrenceValue(
  field: OutputField,
  answers: RecurrenceColumns,
  index: number
): OutputValue | undefined {
  if (field === "recurrence") {
    return recurrenceWords(answers.type[index] ?? null, answers.cadence[index] ?? null);
  }
  if (field === "next_date") {
    const date = answers.nextDate[index] ?? null;
    return date === null ? null : serialOfDate(date);
  }
  return undefined;
}
