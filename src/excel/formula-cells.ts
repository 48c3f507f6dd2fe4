/** The cells of the workbook that hold formulas of ours: found, and calculated anew at the user's wish. */
import { type Batch, patiently } from "./host";

/** What stands in a formula that calls a function of ours; the second form is that of files whose add-in is missing. */
const OURS = /(?<![\p{L}\p{N}_.])(?:NTROPY\.|_xldudf_NTROPY_)\p{L}/iu;
/** Cells whose formulas are read in one request. */
const MOST_CELLS = 20_000;

/** A piece of a column, 0-based. */
interface Run {
  sheet: string;
  column: number;
  row: number;
  rows: number;
}

interface Part {
  sheet: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** How many cells hold formulas of ours, in all sheets. */
export async function countFormulaCells(batch: Batch): Promise<number> {
  return cellsIn(await findRuns(batch));
}

/**
 * Has Excel calculate the cells with formulas of ours, and what refers to them; no other formula, and no
 * cell is written. Their answers come afterwards, as after typing the formulas.
 *
 * @returns how many cells they are
 */
export async function recalculateFormulaCells(batch: Batch): Promise<number> {
  const runs = await findRuns(batch);
  if (runs.length === 0) return 0;
  await patiently(batch, () => {
    for (const { sheet, row, column, rows } of runs)
      sheetOf(batch, sheet).getRangeByIndexes(row, column, rows, 1).calculate();
  });
  return cellsIn(runs);
}

const cellsIn = (runs: readonly Run[]) => runs.reduce((sum, { rows }) => sum + rows, 0);
const sheetOf = ({ context }: Batch, id: string) => context.workbook.worksheets.getItem(id);

async function findRuns(batch: Batch): Promise<Run[]> {
  const runs: Run[] = [];
  let waiting: Part[] = [];
  let cells = 0;
  const read = async () => {
    runs.push(...(await runsIn(batch, waiting)));
    waiting = [];
    cells = 0;
  };
  for (const part of await formulaParts(batch)) {
    waiting.push(part);
    cells += part.rows * part.columns;
    if (cells >= MOST_CELLS) await read();
  }
  if (waiting.length > 0) await read();
  return runs;
}

/** Where formulas of any kind stand, in pieces of a size that can be read at once. */
async function formulaParts(batch: Batch): Promise<Part[]> {
  const sheets = await patiently(batch, () => {
    const { worksheets } = batch.context.workbook;
    worksheets.load("items/id");
    return worksheets;
  });
  const found = await patiently(batch, () =>
    sheets.items.map((sheet) => {
      const cells = sheet.getRange().getSpecialCellsOrNullObject(Excel.SpecialCellType.formulas);
      cells.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
      return { sheet: sheet.id, cells };
    })
  );
  return found.flatMap(({ sheet, cells }) =>
    cells.isNullObject
      ? []
      : cells.areas.items.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) =>
          pieces({
            sheet,
            row: rowIndex,
            column: columnIndex,
            rows: rowCount,
            columns: columnCount,
          })
        )
  );
}

function pieces(part: Part): Part[] {
  const height = Math.max(1, Math.floor(MOST_CELLS / part.columns));
  return Array.from({ length: Math.ceil(part.rows / height) }, (_, index) => ({
    ...part,
    row: part.row + index * height,
    rows: Math.min(height, part.rows - index * height),
  }));
}

async function runsIn(batch: Batch, parts: readonly Part[]): Promise<Run[]> {
  const ranges = await patiently(batch, () =>
    parts.map(({ sheet, row, column, rows, columns }) => {
      const range = sheetOf(batch, sheet).getRangeByIndexes(row, column, rows, columns);
      range.load("formulas");
      return range;
    })
  );
  return parts.flatMap((part, index) => runsOf(part, ranges[index]?.formulas ?? []));
}

/** Cells of ours below each other, as one. */
function runsOf(part: Part, formulas: readonly (readonly unknown[])[]): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < part.columns; column++) {
    let open: Run | null = null;
    formulas.forEach((cells, row) => {
      const formula = cells[column];
      if (typeof formula !== "string" || !OURS.test(formula)) open = null;
      else if (open !== null) open.rows += 1;
      else {
        open = { sheet: part.sheet, column: part.column + column, row: part.row + row, rows: 1 };
        runs.push(open);
      }
    });
  }
  return runs;
}
