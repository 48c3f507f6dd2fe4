import { parseRectangle } from "../../src/workbench/grid/area";
import { createMemoryGrid } from "../../src/workbench/grid/memory/memory-grid";
import { sortArea } from "../../src/workbench/page/sort-area";

/** A sheet with bank lines above a table, and a cell or block selected. */
function sorted(selection: string, rows: readonly (readonly (string | number)[])[]) {
  const grid = createMemoryGrid();
  const sheet = grid.activeSheet();
  const columns = Math.max(...rows.map((row) => row.length));
  grid.writeContents(
    { sheet, row: 0, column: 0, rows: rows.length, columns },
    rows.map((row) => [...row, ...new Array<string>(columns - row.length).fill("")])
  );
  const rectangle = parseRectangle(selection);
  if (!rectangle) throw new Error(selection);
  grid.select([{ ...rectangle, sheet }]);
  const found = sortArea(grid);
  if (!found) return null;
  const { row, column, rows: height, columns: width } = found.area;
  return { row, column, rows: height, columns: width, by: found.column };
}

const STATEMENT = [
  ["Bank of Somewhere"],
  [],
  ["Date", "Description", "Amount"],
  [45_658, "b", 1],
  [45_659, "a", 2],
  [45_660, "c", 3],
];

test("one cell in a table sorts the rows below its header, by the cell's column", () => {
  expect(sorted("B5", STATEMENT)).toEqual({ row: 3, column: 0, rows: 3, columns: 3, by: 1 });
});

test("a selected block is sorted as selected, by the column of the active cell", () => {
  expect(sorted("B4:C5", STATEMENT)).toEqual({ row: 3, column: 1, rows: 2, columns: 2, by: 1 });
});

test("whole columns are cut to what is used", () => {
  expect(
    sorted("A:B", [
      ["x", 1],
      ["y", 2],
    ])
  ).toEqual({ row: 0, column: 0, rows: 2, columns: 2, by: 0 });
});

test("there is nothing to sort in one row, in a header alone or on an empty sheet", () => {
  expect(sorted("A1", STATEMENT)).toBeNull();
  expect(
    sorted("A1", [
      ["Date", "Amount"],
      [45_658, 1],
    ])
  ).toBeNull();
  expect(sorted("A1", [[""]])).toBeNull();
});
