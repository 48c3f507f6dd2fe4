/**
 * Ranges of bank rows as transactions, read as the pane reads a sheet (docs/columns.md): a table whose
 * columns say what they are, or columns that a formula names. Every row of the range keeps its place.
 */
import {
  type CellValue,
  cellText,
  type ColumnMapping,
  type ColumnRole,
  classifyRow,
  createConventionEvidence,
  detectTable,
  foldWords,
  readRow,
} from "../columns";
import type { AccountHolderType } from "../model";
import type { FormulaCall, FunctionWords } from "./arguments";
import { type Cell, cellOf, gridOf, isBlankCell, isFault, usedHeight } from "./cells";
import { headsColumn } from "./row-arguments";
import type { FormulaDefaults } from "./runtime";

/** Most rows of one range: what one history may have. */
export const MAXIMUM_RANGE_ROWS = 50_000;
/** Rows looked at to tell what columns mean. */
const SAMPLE_ROWS = 500;
/** Rows read between two turns for the pane. */
const ROWS_BETWEEN_PAUSES = 2_000;

/** What stands in a row of a range. */
export type TableRow =
  | {
      kind: "data";
      call: FormulaCall;
      /** What is there and cannot be read. */
      unreadable: "amount" | "date" | null;
    }
  /** The heading of the columns. */
  | { kind: "heading" }
  /** Blank, a total, a repeated heading, the bank's letterhead, or no description. */
  | { kind: "skipped" }
  /** A cell that is read shows an error. */
  | { kind: "fault"; reason: string };

export type TableRead = { ok: true; rows: TableRow[] } | { ok: false; reason: string };

/** What a formula says of all rows; null where it says nothing. */
export interface RowsSaid {
  entryType: FormulaCall["entryType"];
  currency: string | null;
  country: string | null;
  holderType: AccountHolderType | null;
}

/** Reads a range whose columns say themselves what they are; a single column holds descriptions. */
export async function readTable(
  range: unknown,
  defaults: FormulaDefaults,
  words: FunctionWords
): Promise<TableRead> {
  const grid = gridOf(range) ?? [];
  const height = usedHeight(grid);
  const refused = refusedHeight(height, words);
  if (refused !== null) return refused;
  const cells = grid.slice(0, height).map((row) => row.map(cellOf));
  const width = cells[0]?.length ?? 0;
  const sample = cells.slice(0, SAMPLE_ROWS).map((row) => row.map(plain));
  const found = width === 1 ? null : detectTable(sample);
  const mapping: ColumnMapping = found?.mapping ?? { description: 0 };
  if (mapping.description === undefined) return { ok: false, reason: words.noDescriptions };
  const heading = found === null ? headingOf(cells, mapping) : found.headerRow;
  return { ok: true, rows: await readRows(cells, mapping, heading, defaults, NOTHING_SAID, words) };
}

/** Columns that a formula names; single values of `said` hold for all rows. */
export interface NamedColumns {
  dates: unknown;
  descriptions: unknown;
  amounts: unknown;
  entryTypes: unknown;
  currencies: unknown;
}

const ROLES = {
  dates: "date",
  descriptions: "description",
  amounts: "amount",
  entryTypes: "entry_type",
  currencies: "currency",
} as const satisfies Record<keyof NamedColumns, ColumnRole>;
const NAMES = ["dates", "descriptions", "amounts", "entryTypes", "currencies"] as const;

/** Reads columns that a formula names. Those of other heights are refused by name. */
export async function readNamedColumns(
  columns: NamedColumns,
  said: RowsSaid,
  defaults: FormulaDefaults,
  words: FunctionWords
): Promise<TableRead> {
  const grids = NAMES.flatMap((name) => {
    const grid = gridOf(columns[name]);
    return grid === null ? [] : [{ name, grid }];
  });
  const descriptions = grids.find(({ name }) => name === "descriptions")?.grid ?? [];
  for (const { name, grid } of grids) {
    if (grid.some((row) => row.length !== 1))
      return { ok: false, reason: words.oneColumn(words.ranges[name]) };
    if (grid.length !== descriptions.length)
      return {
        ok: false,
        reason: words.unequal(
          words.ranges[name],
          grid.length,
          words.ranges.descriptions,
          descriptions.length
        ),
      };
  }
  const height = Math.max(0, ...grids.map(({ grid }) => usedHeight(grid)));
  const refused = refusedHeight(height, words);
  if (refused !== null) return refused;
  const cells = Array.from({ length: height }, (_, row) =>
    grids.map(({ grid }) => cellOf(grid[row]?.[0]))
  );
  const mapping: ColumnMapping = {};
  for (const [index, { name }] of grids.entries()) mapping[ROLES[name]] = index;
  const sample = cells.slice(0, SAMPLE_ROWS).map((row) => row.map(plain));
  const heading = detectTable(sample).headerRow ?? headingOf(cells, mapping);
  return { ok: true, rows: await readRows(cells, mapping, heading, defaults, said, words) };
}

function refusedHeight(height: number, words: FunctionWords): TableRead | null {
  if (height === 0) return { ok: false, reason: words.noRows };
  return height <= MAXIMUM_RANGE_ROWS
    ? null
    : { ok: false, reason: words.tooManyRows(height, MAXIMUM_RANGE_ROWS) };
}

const NOTHING_SAID: RowsSaid = { entryType: null, currency: null, country: null, holderType: null };

const plain = (cell: Cell): CellValue => (isFault(cell) ? null : cell);

/** The first row that holds anything, where it reads like a heading and more rows follow. */
function headingOf(cells: readonly (readonly Cell[])[], mapping: ColumnMapping): number | null {
  const first = cells.findIndex((row) => !row.every(isBlankCell));
  if (first === -1 || first === cells.length - 1) return null;
  const at = (column: number | undefined) =>
    column === undefined ? null : (cells[first]?.[column] ?? null);
  const heading = {
    description: at(mapping.description),
    amount: at(mapping.amount),
    date: at(mapping.date),
    entryType: null,
    currency: null,
    country: null,
    holderType: null,
  };
  return headsColumn(heading) ? first : null;
}

async function readRows(
  cells: readonly (readonly Cell[])[],
  mapping: ColumnMapping,
  heading: number | null,
  defaults: FormulaDefaults,
  said: RowsSaid,
  words: FunctionWords
): Promise<TableRow[]> {
  const headers =
    heading === null
      ? null
      : (cells[heading] ?? []).map((cell) => cellText(plain(cell)).trim() || null);
  const country = said.country ?? defaults.country;
  const currency = said.currency ?? defaults.currency;
  const first = heading === null ? 0 : heading + 1;
  const evidence = createConventionEvidence(mapping, headers);
  const entryTypeWords = new Set<string>();
  for (let from = first; from < cells.length; from += ROWS_BETWEEN_PAUSES) {
    const piece = cells.slice(from, from + ROWS_BETWEEN_PAUSES).map((row) => row.map(plain));
    evidence.add(piece);
    if (mapping.entry_type !== undefined)
      for (const row of piece) {
        const text = cellText(row[mapping.entry_type]);
        if (text !== "" && text.length < 12) entryTypeWords.add(foldWords(text));
      }
    if (from + ROWS_BETWEEN_PAUSES < cells.length) await pause();
  }
  const { conventions } = evidence.settle({ country, currency });
  const options = { headers, country, entryTypeWords };
  const rows: TableRow[] = [];
  for (const [index, row] of cells.entries()) {
    if (index > 0 && index % ROWS_BETWEEN_PAUSES === 0) await pause();
    if (index === heading) rows.push({ kind: "heading" });
    else if (index < first) rows.push({ kind: "skipped" });
    else rows.push(readOne(row, index));
  }
  return rows;

  function readOne(row: readonly Cell[], index: number): TableRow {
    for (const column of Object.values(mapping)) {
      const cell = row[column] ?? null;
      if (!isFault(cell)) continue;
      const name = headers?.[column] ?? cell.error;
      return { kind: "fault", reason: words.atRow(words.errorInput(name), index + 1) };
    }
    const values = row.map(plain);
    if (classifyRow(values, mapping, headers) !== "data") return { kind: "skipped" };
    const { fields, notes, skip } = readRow(values, mapping, conventions, options);
    if (skip !== null) return { kind: "skipped" };
    const unreadable = notes.some(({ code }) => code === "amount_unreadable")
      ? "amount"
      : notes.some(({ code }) => code === "date_unreadable")
        ? "date"
        : null;
    return {
      kind: "data",
      unreadable,
      call: {
        description: fields.description,
        amount: fields.amount,
        entryType: said.entryType ?? fields.entry_type,
        currency: said.currency ?? fields.currency,
        date: fields.date,
        country: fields.country ?? country,
        accountHolderType:
          fields.account_holder_type ?? said.holderType ?? defaults.accountHolderType,
      },
    };
  }
}

/** Lets the pane have its turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
