/** The words of the Note column, for a person who reads the sheet. English, like the column headers. */
import type { Note } from "../model";

/** Longest piece of the user's own cell that a note repeats, in characters. */
const LONGEST_QUOTE = 40;

/** One note in plain words, without a full stop. */
export function noteWords({ code, value }: Note): string {
  switch (code) {
    case "description_missing":
      return "No description";
    case "description_too_long":
      return "Description longer than 1,024 characters; only the beginning was read";
    case "amount_missing":
      return "No amount";
    case "amount_unreadable":
      return `Amount not understood${quoted(value)}`;
    case "date_missing":
      return "No date";
    case "date_unreadable":
      return `Date not understood${quoted(value)}`;
    case "currency_missing":
      return "No currency";
    case "currency_unknown":
      return `Currency not known${quoted(value)}`;
    case "entry_type_missing":
      return "Not said whether money came in or went out; taken as money out";
    case "country_unknown":
      return `Country not known${quoted(value)}`;
    case "not_enriched":
      return "Could not be enriched; run Enrich again";
    case "built_in":
      return "Enriched on this computer, not by the service";
  }
}

/** All notes of a row on one line, null where there is none. */
export function notesWords(notes: readonly Note[]): string | null {
  return notes.length === 0 ? null : notes.map(noteWords).join("; ");
}

function quoted(value: string | null | undefined): string {
  const text = value?.replace(/\s+/g, " ").trim() ?? "";
  if (text === "") return "";
  const letters = Array.from(text);
  return letters.length <= LONGEST_QUOTE
    ? `: ${text}`
    : `: ${letters.slice(0, LONGEST_QUOTE).join("")}…`;
}

/** What is wrong of the same kind, said twice: what the sheet's reading saw and what the answer notes. */
const MISSING_OF: Readonly<Partial<Record<Note["code"], Note["code"]>>> = {
  amount_missing: "amount_unreadable",
  date_missing: "date_unreadable",
  currency_missing: "currency_unknown",
};

/**
 * Notes of the row and of its answer, each once. A cell that could not be read reached the engine as
 * missing: the first says more.
 */
export function mergeNotes(ofRow: readonly Note[], ofAnswer: readonly Note[]): Note[] {
  const codes = new Set(ofRow.map(({ code }) => code));
  return [
    ...ofRow,
    ...ofAnswer.filter(({ code }) => {
      const worse = MISSING_OF[code];
      return !codes.has(code) && (worse === undefined || !codes.has(worse));
    }),
  ];
}
