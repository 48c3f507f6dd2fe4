/**
 * Whose a cell is (architecture, decision 8; docs/writing.md). For every row we wrote, the workbook
 * keeps a code of each value: a cell that still shows that value is ours, any other content is the
 * user's. Pure; where the codes lie is `lock-store`.
 */
import { fingerprint } from "./hash";
import { OUTPUT_FIELDS, type OutputField } from "./types";

/** We never wrote this cell. */
export const NEVER_WRITTEN = ".";
/** We had no answer for this cell and left it blank. */
export const ANSWERED_BLANK = "~";

/** What an earlier record says of this cell does not hold: as if we had never written it. */
export const TAKEN_BACK = "!";

/** `NEVER_WRITTEN`, `ANSWERED_BLANK`, `TAKEN_BACK` or five characters of fingerprint. */
export type CellCode = string;

/** Codes of one character; a fingerprint holds none of them. */
const SHORT_CODES: ReadonlySet<string> = new Set([NEVER_WRITTEN, ANSWERED_BLANK, TAKEN_BACK]);

/** What a row is known by. */
export interface KnownRow {
  /** Fingerprint of the row's id, 10 characters. */
  key: string;
  /** Fingerprint of the description, 4 characters: finds the row again when its id has changed. */
  descriptionHint: string;
  /** Fingerprint of date and amount, 4 characters: likewise. */
  moneyHint: string;
}

/** What we know of one row from earlier runs. */
export interface LockEntry extends KnownRow {
  /** A code for each of `OUTPUT_FIELDS`. */
  codes: CellCode[];
  /** What the answer was made with: engine, knowledge and the settings that bear on it. */
  answerVersion: string;
}

export type CellState = "free" | "ours" | "cleared" | "locked";

/** A cell as read: its value and its formula (the same text where it holds no formula). */
export interface ObservedCell {
  value: string | number | boolean;
  formula: string | number | boolean;
  /** Number format, where it was asked for. */
  format?: string;
}

export function isBlankCell({ value, formula }: ObservedCell): boolean {
  return value === "" && formula === "";
}

/**
 * Whether the cell computes. `formulas` of a text cell `'=A1` is `=A1` too, but so is its value; of
 * a formula the value is the result.
 */
export function isFormulaCell({ value, formula }: ObservedCell): boolean {
  return typeof formula === "string" && formula.startsWith("=") && value !== formula;
}

/** The code of a value we write or see. Numbers and the same digits as text are one. */
export function codeOf(value: string | number | boolean | null): CellCode {
  return value === null || value === "" ? ANSWERED_BLANK : fingerprint(String(value), 5);
}

/** Whose a cell is, given the code we keep for it. */
export function cellState(cell: ObservedCell, code: CellCode): CellState {
  if (isBlankCell(cell)) {
    if (code === NEVER_WRITTEN) return "free";
    return code === ANSWERED_BLANK ? "ours" : "cleared";
  }
  if (code === NEVER_WRITTEN || isFormulaCell(cell)) return "locked";
  return codeOf(cell.value) === code ? "ours" : "locked";
}

/** A row without any code. */
export function blankCodes(): CellCode[] {
  return OUTPUT_FIELDS.map(() => NEVER_WRITTEN);
}

/** Position of a field within `LockEntry.codes`. */
export function fieldPosition(field: OutputField): number {
  return OUTPUT_FIELDS.indexOf(field);
}

/** Entries of one block as text: fixed widths, `;` between rows. */
export function encodeEntries(
  entries: readonly LockEntry[],
  fields: readonly OutputField[]
): string {
  const positions = fields.map(fieldPosition);
  return entries
    .map(
      (entry) =>
        entry.key +
        entry.descriptionHint +
        entry.moneyHint +
        positions.map((position) => entry.codes[position] ?? NEVER_WRITTEN).join("")
    )
    .join(";");
}

/** Reads what `encodeEntries` wrote; rows that are cut short are left out. */
export function decodeEntries(
  text: string,
  fields: readonly OutputField[],
  answerVersion: string
): LockEntry[] {
  const positions = fields.map(fieldPosition);
  const entries: LockEntry[] = [];
  for (const line of text.split(";")) {
    const row = line.trim();
    if (row.length < 18 + positions.length) continue;
    const codes = blankCodes();
    let at = 18;
    for (const position of positions) {
      const width = SHORT_CODES.has(row.charAt(at)) ? 1 : 5;
      codes[position] = row.slice(at, at + width);
      at += width;
    }
    if (at !== row.length) continue;
    entries.push({
      key: row.slice(0, 10),
      descriptionHint: row.slice(10, 14),
      moneyHint: row.slice(14, 18),
      codes,
      answerVersion,
    });
  }
  return entries;
}

/** Lays newer entries over older ones: a field the newer one never wrote keeps its older code. */
export function layOver(entries: Map<string, LockEntry>, newer: readonly LockEntry[]): void {
  for (const entry of newer) {
    const older = entries.get(entry.key);
    if (older === undefined) {
      const codes = entry.codes.map((code) => (code === TAKEN_BACK ? NEVER_WRITTEN : code));
      entries.set(entry.key, { ...entry, codes });
      continue;
    }
    older.answerVersion = entry.answerVersion;
    older.descriptionHint = entry.descriptionHint;
    older.moneyHint = entry.moneyHint;
    entry.codes.forEach((code, position) => {
      if (code === TAKEN_BACK) older.codes[position] = NEVER_WRITTEN;
      else if (code !== NEVER_WRITTEN) older.codes[position] = code;
    });
  }
}

/**
 * For rows without an entry: the entry they had under a former id. After the user edits a date, an
 * amount or a description, the row's id is new, but one half of it is as before and its cells still
 * hold what we wrote. Each entry that no row of the sheet claims is given to one row at most.
 *
 * @param holds how many of the row's cells hold what the entry says we wrote
 * @returns former entries by the row's present key
 */
export function formerEntries<Row extends KnownRow>(
  rows: readonly Row[],
  entries: ReadonlyMap<string, LockEntry>,
  holds: (row: Row, entry: LockEntry) => number
): Map<string, LockEntry> {
  const found = new Map<string, LockEntry>();
  const strangers = rows.filter((row) => !entries.has(row.key));
  if (strangers.length === 0 || entries.size === 0) return found;
  const present = new Set(rows.map((row) => row.key));
  const orphans = new Map<string, LockEntry[]>();
  const put = (hint: string, entry: LockEntry) => {
    const list = orphans.get(hint);
    if (list === undefined) orphans.set(hint, [entry]);
    else list.push(entry);
  };
  for (const entry of entries.values()) {
    if (present.has(entry.key)) continue;
    put(`d${entry.descriptionHint}`, entry);
    put(`m${entry.moneyHint}`, entry);
  }
  if (orphans.size === 0) return found;
  const taken = new Set<LockEntry>();
  for (const row of strangers) {
    let best: { entry: LockEntry; score: number } | null = null;
    for (const hint of [`m${row.moneyHint}`, `d${row.descriptionHint}`]) {
      for (const entry of untaken(orphans.get(hint), taken)) {
        const score = holds(row, entry);
        if (score > 0 && (best === null || score > best.score)) best = { entry, score };
      }
    }
    if (best !== null) {
      taken.add(best.entry);
      found.set(row.key, best.entry);
    }
  }
  return found;
}

/** Entries of one hint looked at for one row: enough for any real sheet, and never a quadratic search. */
const MOST_CANDIDATES = 64;

/** The first entries of a list that no row has taken; those taken are dropped from its head. */
function untaken(list: LockEntry[] | undefined, taken: ReadonlySet<LockEntry>): LockEntry[] {
  if (list === undefined) return [];
  let gone = 0;
  for (const entry of list) {
    if (!taken.has(entry)) break;
    gone++;
  }
  if (gone > 0) list.splice(0, gone);
  return list.slice(0, MOST_CANDIDATES).filter((entry) => !taken.has(entry));
}
