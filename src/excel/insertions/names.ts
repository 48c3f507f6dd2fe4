/** Names of inserted sheets, tables and charts: legal in Excel, free in the workbook. */
import { shownText } from "../guard";

/** Longest name of a sheet, in UTF-16 code units. */
const LONGEST_SHEET_NAME = 31;

/**
 * A name for a sheet that no other sheet has, ignoring case: what Excel refuses is left out, and what
 * is taken gets a number.
 *
 * @param taken names of all sheets there are, hidden ones too
 */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const legal = cut(
    shownText(wanted)
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^[' ]+/, ""),
    LONGEST_SHEET_NAME
  ).replace(/[' ]+$/, "");
  // Excel keeps "History" for itself.
  const base = legal === "" || legal.toLowerCase() === "history" ? "Report" : legal;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = base;
  for (let number = 2; used.has(name.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    name = cut(base, LONGEST_SHEET_NAME - suffix.length).trimEnd() + suffix;
  }
  return name;
}

/**
 * A name for an Excel table, made of its title. It begins with a word and an underscore, so that it is
 * never a cell's address.
 *
 * @param taken names of all tables and defined names, lower case
 */
export function freeTableName(title: string, taken: ReadonlySet<string>): string {
  const words = shownText(title)
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const base = `Report_${cut(words, 100) || "Table"}`;
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}_${number}`;
  return name;
}

/** The first code units of a text, never half a character. */
function cut(text: string, length: number): string {
  const cutText = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cutText) ? cutText.slice(0, -1) : cutText;
}
