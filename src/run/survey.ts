/** The state of a prepared table: its rows, whose each cell is, and what is to be done. */
import type { ColumnMapping } from "../columns";
import {
  type Batch,
  type ColumnPlan,
  fingerprint,
  hiddenRows,
  type KnownPlace,
  locate,
  type Located,
  OUTPUT_FIELDS,
  type OutputField,
  persistently,
  planColumns,
  readCellsOfRow,
  readLocks,
  refuse,
} from "../excel";
import { type DecidedRow, decideRows } from "./decide";
import { readHeaders } from "./prepare";
import { carryOver, type Reading } from "./reading";
import { type Scan, scanRows } from "./scan";
import type { Preparation, RunChoices, SkipReason } from "./types";

export interface Survey {
  reading: Reading;
  /** Wanted fields, in the order of their columns. */
  fields: OutputField[];
  columnPlan: ColumnPlan;
  /** The rows the user means, skipped ones left out, in sheet order. */
  rows: DecidedRow[];
  skipped: { row: number; reason: SkipReason }[];
  answerVersion: string;
}

/** Where a preparation's rows are. */
export function placeOfPreparation(preparation: Preparation): KnownPlace {
  const { sheetId, sheetName, tableName, address } = preparation;
  return { sheetId, sheetName, tableName, address, anchored: null };
}

/** What answers are made with: engine, knowledge, and the choices that bear on all of them. */
export function answerVersionOf(engineVersion: string, choices: RunChoices): string {
  const { accountHolder, country, currency } = choices.settings;
  const { type, name } = accountHolder;
  const { sign, currency: conventional } = choices.conventions;
  return fingerprint(
    JSON.stringify([engineVersion, type, name, country, sign, conventional ?? currency]),
    6
  );
}

/** Locates a preparation's table and makes sure it is still the one that was prepared. */
export async function openPrepared(
  batch: Batch,
  preparation: Preparation,
  choices: RunChoices
): Promise<Reading> {
  const located = await locate(placeOfPreparation(preparation));
  const headerRow = preparation.headerRow === null ? null : preparation.headerRow - 1;
  const headers = headerRow === null ? null : await readHeaders(batch, located, headerRow);
  if (choices.mapping.description === undefined) {
    refuse({
      code: "no_description_column",
      sheet: located.sheetName,
      headerRow: preparation.headerRow,
    });
  }
  const isOther = preparation.columns.some(
    ({ index, header }) => headers !== null && (headers[index] ?? null) !== header
  );
  if (isOther) refuse({ code: "rows_moved", count: preparation.rowCount });
  return {
    located,
    headerRow,
    firstDataRow: headerRow === null ? located.rows.first : headerRow + 1,
    headers,
    mapping: choices.mapping,
    conventions: {
      ...choices.conventions,
      currency: choices.conventions.currency ?? choices.settings.currency,
    },
    country: choices.settings.country,
  };
}

/** Finds a table again that was located before, wherever its cells have been moved to since. */
export async function reopen(
  batch: Batch,
  place: KnownPlace,
  before: {
    headerRow: number | null;
    headers: (string | null)[] | null;
    mapping: ColumnMapping;
  } & Pick<Reading, "conventions" | "country">
): Promise<Reading> {
  const located = await persistently(batch.patience, () => locate(place));
  const shift = rowShift(place, located);
  const headerRow = before.headerRow === null ? null : before.headerRow + shift;
  const headers = headerRow === null ? null : await readHeaders(batch, located, headerRow);
  return {
    located,
    headerRow,
    firstDataRow: headerRow === null ? located.rows.first : headerRow + 1,
    headers,
    mapping: carryOver(before.mapping, before.headers, headers),
    conventions: before.conventions,
    country: before.country,
  };
}

function rowShift({ anchored }: KnownPlace, { anchor }: Located): number {
  return anchored === null || anchor === null ? 0 : anchor.row - anchored.anchor.row;
}

/** Reads the rows and our cells, and decides what is to be done with each. */
export async function survey(
  batch: Batch,
  reading: Reading,
  choices: RunChoices,
  engineVersion: string
): Promise<Survey> {
  const { located } = reading;
  const fields = OUTPUT_FIELDS.filter((field) => choices.settings.fields.includes(field));
  const answerVersion = answerVersionOf(engineVersion, choices);
  const columnPlan = await planColumns(batch, located, reading.headerRow, fields);
  const locks = located.area === null ? new Map() : await readLocks(batch, located.area);
  for (const entry of locks.values()) forget(entry.codes, columnPlan.missing);
  const scan = await scanRows(batch, reading, fields, locks);
  const chosen = located.chosen ?? { first: reading.firstDataRow, last: located.rows.last };
  const hidden = choices.includeHiddenRows
    ? new Set<number>()
    : await hiddenRows(batch, located.sheetId, chosen);
  const isChosen = (row: number) => row >= chosen.first && row <= chosen.last;
  const all = await decideRows(scan.rows, locks, {
    fields,
    answerVersion,
    refresh: choices.refreshUpToDate,
  });
  const decided = all.filter(({ scanned }) => isChosen(scanned.row));
  return {
    reading,
    fields,
    columnPlan,
    rows: decided.filter(({ scanned }) => !hidden.has(scanned.row)),
    skipped: skippedRows(scan, decided, isChosen, hidden),
    answerVersion,
  };
}

/**
 * The plan of columns once more, just before they are made: what was free at the survey may be taken by
 * now. Refuses `rows_moved` where the headers are no longer where they were.
 */
export async function planAgain(
  batch: Batch,
  { reading, columnPlan, fields, rows }: Survey
): Promise<ColumnPlan> {
  if (columnPlan.missing.length === 0) return columnPlan;
  const { located, headerRow, headers } = reading;
  const now = headerRow === null ? null : await readHeaders(batch, located, headerRow);
  if (JSON.stringify(now) !== JSON.stringify(headers)) {
    refuse({ code: "rows_moved", count: rows.length });
  }
  return planColumns(batch, located, headerRow, fields);
}

/** Codes of a column that is gone say nothing of the one that will be made in its place. */
function forget(codes: string[], missing: readonly OutputField[]): void {
  for (const field of missing) codes[OUTPUT_FIELDS.indexOf(field)] = ".";
}

function skippedRows(
  scan: Scan,
  decided: readonly DecidedRow[],
  isChosen: (row: number) => boolean,
  hidden: ReadonlySet<number>
): Survey["skipped"] {
  return [
    ...scan.skipped.filter(({ row }) => isChosen(row)),
    ...decided
      .filter(({ scanned }) => hidden.has(scanned.row))
      .map(({ scanned }) => ({ row: scanned.row, reason: "hidden" as const })),
  ].sort((one, other) => one.row - other.row);
}

/** Header texts of our columns as they are now, by field: the user may have renamed them. */
export async function ownHeaders(
  batch: Batch,
  { reading }: Survey
): Promise<ReadonlyMap<string, string>> {
  const { headerRow, located } = reading;
  const found = new Map<string, string>();
  if (headerRow === null) return found;
  const cells = await readCellsOfRow(batch, located.sheetId, headerRow, [
    ...located.owned.values(),
  ]);
  for (const [field, column] of located.owned) {
    const text = String(cells.get(column) ?? "").trim();
    if (text !== "") found.set(field, text);
  }
  return found;
}
