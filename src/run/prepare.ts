/** Looks at the sheet: which rows are meant, what their columns mean, what is remembered for them. */
import {
  type ColumnMapping,
  createConventionEvidence,
  dateOrderOfCountry,
  detectTable,
  type LocaleHints,
  type SettledConventions,
  type TableConventions,
} from "../columns";
import {
  addressOf,
  type Batch,
  columnLetter,
  contentLanguage,
  defaultSettings,
  type NewWorkbook,
  hiddenRows,
  locate,
  type Located,
  mergedWithin,
  readBlockRow,
  reading as readingBatch,
  readSample,
  refuse,
  type Sample,
  type Scope,
  streamRows,
  type WorkbookSettings,
} from "../excel";
import { Overrides } from "./reading";
import type { Preparation, SheetColumn } from "./types";

/** Rows that detection looks at: letterhead, header, and a few hundred rows of data. */
const SAMPLE_ROWS = 500;
const SAMPLES_SHOWN = 3;

/** A preparation, and what detection said before the user's remembered changes were laid over it. */
export interface Prepared {
  preparation: Preparation;
  detected: { mapping: ColumnMapping; conventions: TableConventions };
}

/**
 * Prepares what a scope means. Refuses what cannot be worked on at all; a table in which no column of
 * descriptions was found is prepared with a mapping that lacks it, for the user to say which it is.
 *
 * @param newWorkbook what a workbook gets that has no settings yet
 */
export async function prepare(scope: Scope, newWorkbook: NewWorkbook): Promise<Prepared> {
  const located = await locate({ scope });
  return readingBatch((batch) => prepareLocated(batch, located, newWorkbook));
}

async function prepareLocated(
  batch: Batch,
  located: Located,
  newWorkbook: NewWorkbook
): Promise<Prepared> {
  const settings: WorkbookSettings = located.book.settings ?? defaultSettings(newWorkbook);
  const sample = await readSample(batch, located, SAMPLE_ROWS);
  const table = detectTable(sample.values, {
    numberFormats: sample.numberFormats,
    firstRowIsHeader: located.tableHeader !== null,
  });
  const headers = table.headers === null ? null : [...table.headers];
  const remembered = rememberedFor(located, headers);
  const mapping = remembered?.mapping ?? table.mapping;
  const firstDataRow = located.rows.first + table.firstDataRow;
  const rows = chosenRows(located, firstDataRow);
  if (rows === null) refuse({ code: "empty_sheet", sheet: located.sheetName });

  await refuseMerged(batch, located, firstDataRow);
  const settled = await settle(batch, located, firstDataRow, mapping, headers, {
    ...localeHints(settings),
    letterheadCurrency: table.letterheadCurrency,
  });
  const hidden = await hiddenRows(batch, located.sheetId, rows);
  const { first, last } = located.columns;
  return {
    detected: { mapping: table.mapping, conventions: settled.conventions },
    preparation: {
      sheetId: located.sheetId,
      sheetName: located.sheetName,
      tableName: located.table?.name ?? null,
      address: addressOf({
        row: rows.first,
        column: first,
        rows: rows.last - rows.first + 1,
        columns: last - first + 1,
      }),
      headerRow: table.headerRow === null ? null : located.rows.first + table.headerRow + 1,
      columns: sheetColumns(located, headers, sample, table.firstDataRow),
      mapping,
      conventions: { ...settled.conventions, ...remembered?.conventions },
      reasons: settled.reasons,
      rowCount: rows.last - rows.first + 1,
      hiddenRows: hidden.size,
      settings,
    },
  };
}

/** The rows meant, below the header; all of the block where the chosen ones lie above it. */
function chosenRows(
  located: Located,
  firstDataRow: number
): { first: number; last: number } | null {
  const all = { first: firstDataRow, last: located.rows.last };
  if (all.first > all.last) return null;
  if (located.chosen === null) return all;
  const first = Math.max(located.chosen.first, all.first);
  const last = Math.min(located.chosen.last, all.last);
  return first <= last ? { first, last } : all;
}

function rememberedFor(
  located: Located,
  headers: (string | null)[] | null
): { mapping: ColumnMapping | null; conventions: Partial<TableConventions> } | null {
  const kept = located.book.mappings[located.sheetId];
  if (kept === undefined || headers === null) return null;
  if (JSON.stringify(kept.headers) !== JSON.stringify(headers)) return null;
  const parsed = Overrides.safeParse(kept.overrides);
  return parsed.success ? parsed.data : null;
}

async function refuseMerged(batch: Batch, located: Located, firstDataRow: number): Promise<void> {
  const { columns, rows } = located;
  const address = await mergedWithin(batch, located.sheetId, {
    row: firstDataRow,
    column: columns.first,
    rows: rows.last - firstDataRow + 1,
    columns: columns.last - columns.first + 1,
  });
  if (address !== null) refuse({ code: "merged_cells", address });
}

/** Settles dates, decimal mark, signs and currency over all rows. */
async function settle(
  batch: Batch,
  located: Located,
  firstDataRow: number,
  mapping: ColumnMapping,
  headers: readonly (string | null)[] | null,
  hints: LocaleHints
): Promise<SettledConventions> {
  const evidence = createConventionEvidence(mapping, headers);
  const money = [mapping.amount, mapping.debit, mapping.credit].filter(
    (column) => column !== undefined
  );
  await streamRows(
    batch,
    located,
    {
      rows: { first: firstDataRow, last: located.rows.last },
      formatColumns: mapping.currency === undefined ? money : [],
      fields: [],
    },
    ({ values, formats }) => evidence.add(values, formats ?? undefined)
  );
  return evidence.settle(hints);
}

/** What the workbook's settings and the user's locale say where the table is silent. */
function localeHints(settings: WorkbookSettings): LocaleHints {
  const language = contentLanguage();
  const [, region] = /[-_]([A-Za-z]{2})\b/.exec(language) ?? [];
  const country = settings.country ?? region?.toUpperCase() ?? null;
  return {
    country: settings.country,
    currency: settings.currency,
    dateOrder: country === null ? null : dateOrderOfCountry(country),
    decimalMark: decimalMarkOf(language),
  };
}

function decimalMarkOf(language: string): "." | "," {
  try {
    const mark = new Intl.NumberFormat(language)
      .formatToParts(1.5)
      .find(({ type }) => type === "decimal")?.value;
    return mark === "," ? "," : ".";
  } catch {
    return ".";
  }
}

function sheetColumns(
  located: Located,
  headers: readonly (string | null)[] | null,
  sample: Sample,
  firstDataRow: number
): SheetColumn[] {
  const { first, last } = located.columns;
  const columns: SheetColumn[] = [];
  for (let index = 0; index <= last - first; index++) {
    if (located.ownColumns.has(first + index)) continue;
    const samples: string[] = [];
    for (let row = firstDataRow; row < sample.text.length; row++) {
      const shown = String(sample.text[row]?.[index] ?? "").trim();
      if (shown !== "") samples.push(shown);
      if (samples.length === SAMPLES_SHOWN) break;
    }
    columns.push({
      index,
      letter: columnLetter(first + index),
      header: headers?.[index] ?? null,
      samples,
    });
  }
  return columns;
}

/** The header texts of a row as it is now, by column of the block; columns of ours have none. */
export async function readHeaders(
  batch: Batch,
  located: Located,
  headerRow: number
): Promise<(string | null)[]> {
  const cells = await readBlockRow(batch, located, headerRow);
  return cells.map((cell) => {
    const text = String(cell).replace(/\s+/g, " ").trim();
    return text === "" ? null : text;
  });
}
