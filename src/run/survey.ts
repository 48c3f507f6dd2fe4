/** The state of a prepared table: its rows, whose each cell is, and what is to be done. */
import type { RowAccountHolder } from "../client/session";
import type { ColumnMapping } from "../columns";
import {
  type Batch,
  type ColumnPlan,
  fingerprint,
  hiddenRows,
  inSlices,
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
import {
  assignHolders,
  type HolderPlan,
  holderPlanOf,
  type KnownHolder,
  type LookUpHolders,
  MOST_HOLDERS,
  type SheetHolder,
} from "./row-holders";
import { type Scan, type ScannedRow, scanRows } from "./scan";
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
  /** Account holders that the rows the user means name. */
  rowHolders: readonly RowAccountHolder[];
  holderPlan: HolderPlan | null;
}

/** Where a preparation's rows are. */
export function placeOfPreparation(preparation: Preparation): KnownPlace {
  const { sheetId, sheetName, tableName, address } = preparation;
  return { sheetId, sheetName, tableName, address, anchored: null };
}

/** What answers are made with: engine, knowledge, and the choices that bear on all of them. */
export function answerVersionOf(engineVersion: string, choices: RunChoices): string {
  const { accountHolder, country, currency, model = null } = choices.settings;
  const { type, name } = accountHolder;
  const { sign, currency: conventional } = choices.conventions;
  const made = [engineVersion, type, name, country, sign, conventional ?? currency];
  // Without a model as before there were models: rows answered then are still up to date.
  return fingerprint(JSON.stringify(model === null ? made : [...made, model]), 6);
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
  engineVersion: string,
  lookUp: LookUpHolders
): Promise<Survey> {
  const { located } = reading;
  const fields = OUTPUT_FIELDS.filter((field) => choices.settings.fields.includes(field));
  const answerVersion = answerVersionOf(engineVersion, choices);
  const columnPlan = await planColumns(batch, located, reading.headerRow, fields);
  const locks = located.area === null ? new Map() : await readLocks(batch, located.area);
  for (const entry of locks.values()) forget(entry.codes, columnPlan.missing);
  const scan = await scanRows(batch, reading, fields, locks);
  const known = await giveHolders(scan.rows, choices, lookUp, located.sheetName);
  const chosen = located.chosen ?? { first: reading.firstDataRow, last: located.rows.last };
  const hidden =
    choices.includeHiddenRows || choices.onlyRows !== undefined
      ? new Set<number>()
      : await hiddenRows(batch, located.sheetId, chosen);
  const { onlyRows } = choices;
  const isChosen = (row: number) => row >= chosen.first && row <= chosen.last;
  const all = await decideRows(scan.rows, locks, {
    fields,
    answerVersion,
    refresh: choices.refreshUpToDate,
  });
  const decided = all.filter(({ scanned }) =>
    onlyRows === undefined ? isChosen(scanned.row) : onlyRows.has(scanned.id)
  );
  const rows = decided.filter(({ scanned }) => !hidden.has(scanned.row));
  const holders = holdersOf(rows, known);
  return {
    reading,
    fields,
    columnPlan,
    rows,
    rowHolders: holders.named,
    holderPlan: holders.plan,
    skipped: onlyRows === undefined ? skippedRows(scan, decided, isChosen, hidden) : [],
    answerVersion,
  };
}

/** What is known of the table's account holders. */
interface GivenHolders {
  all: ReadonlyMap<string, SheetHolder>;
  known: ReadonlyMap<string, KnownHolder> | null;
}

/**
 * Puts down whose each row is. What decides its answer besides goes into its hint: where a holder's type
 * or name changes, its rows and no others are out of date. Refuses `too_many_holders`.
 */
async function giveHolders(
  rows: readonly ScannedRow[],
  choices: RunChoices,
  lookUp: LookUpHolders,
  sheet: string
): Promise<GivenHolders> {
  const { mapping, settings } = choices;
  const isSaid = HOLDER_ROLES.some((role) => mapping[role] !== undefined);
  if (!isSaid) return { all: new Map(), known: null };
  const { holders, ids } = assignHolders(
    rows.map(({ fields }) => fields),
    settings.accountHolder
  );
  if (holders.length > MOST_HOLDERS)
    refuse({ code: "too_many_holders", sheet, count: holders.length });
  const known = holders.length === 0 ? null : await lookUp(holders.map(({ id }) => id));
  const all = new Map(holders.map((holder) => [holder.id, holder]));
  await inSlices(rows.entries(), ([index, row]) => {
    const id = ids[index] ?? null;
    const holder = id === null ? undefined : all.get(id);
    if (holder === undefined) return;
    const type = holder.type ?? known?.get(holder.id)?.type ?? holder.typeWhenNew;
    const name = holder.name ?? known?.get(holder.id)?.name ?? "";
    row.accountHolder = holder.id;
    row.moneyHint = fingerprint(JSON.stringify([row.moneyHint, holder.id, type, name]), 4);
  });
  return { all, known };
}

const HOLDER_ROLES = [
  "account_holder_id",
  "account_holder_type",
  "account_holder_name",
] as const satisfies readonly (keyof ColumnMapping)[];

/** The account holders of the rows the user means. */
function holdersOf(
  rows: readonly DecidedRow[],
  { all, known }: GivenHolders
): { named: SheetHolder[]; plan: HolderPlan | null } {
  const counts = new Map<string, number>();
  for (const { scanned } of rows)
    if (scanned.accountHolder !== null)
      counts.set(scanned.accountHolder, (counts.get(scanned.accountHolder) ?? 0) + 1);
  const named = [...counts].flatMap(([id, count]): SheetHolder[] => {
    const holder = all.get(id);
    return holder === undefined ? [] : [{ ...holder, rows: count }];
  });
  const ids = rows.map(({ scanned }) => scanned.accountHolder);
  return { named, plan: holderPlanOf({ holders: named, ids }, known) };
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
