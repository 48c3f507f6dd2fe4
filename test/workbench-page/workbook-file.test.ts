import { writeXlsx, readXlsx } from "hucre/xlsx";
import { dateToSerial } from "hucre";
import { createMemoryGrid } from "../../src/workbench/grid/memory/memory-grid";
import { createExcelHost } from "../../src/workbench/host/excel-host";
import { culture } from "../../src/workbench/host/culture";
import { fillBook, fillGrid } from "../../src/workbench/page/fill";
import { readFile } from "../../src/workbench/page/open";
import { pageParameters } from "../../src/workbench/page/parameters";
import { toXlsx } from "../../src/workbench/page/save";
import { type FileWorkbook } from "../../src/workbench/page/workbook-file";

const English = culture("en-US");

/** A grid and its host with a file in them. */
function opened(file: FileWorkbook) {
  const grid = createMemoryGrid();
  fillGrid(grid, file);
  const host = createExcelHost({ grid });
  fillBook(host.book, file);
  return { grid, book: host.book, sheet: grid.activeSheet() };
}

const cells = (sheet: string, rows: number, columns: number) => ({
  sheet,
  row: 0,
  column: 0,
  rows,
  columns,
});

describe("an .xlsx file", () => {
  const file = () =>
    writeXlsx({
      sheets: [
        {
          name: "Checking",
          rows: [
            ["Date", "Amount", "Twice"],
            [new Date("2025-03-01T00:00:00Z"), -12.5, null],
            [null, "0042", true],
          ],
          cells: new Map([
            ["0,0", { value: "Date", type: "string", style: { font: { bold: true } } }],
            ["0,1", { value: "Amount", type: "string", style: { font: { bold: true } } }],
            [
              "1,0",
              {
                value: new Date("2025-03-01T00:00:00Z"),
                type: "date",
                style: { numFmt: "yyyy-mm-dd" },
              },
            ],
            ["1,1", { value: -12.5, type: "number", style: { numFmt: "#,##0.00" } }],
            ["1,2", { value: null, type: "formula", formula: "B2*2", formulaResult: -25 }],
          ]),
          columns: [{ width: 20 }, { width: 10, hidden: true }],
          rowDefs: new Map([[2, { hidden: true }]]),
          merges: [{ startRow: 4, startCol: 0, endRow: 5, endCol: 1 }],
          freezePane: { rows: 1 },
          tables: [
            {
              name: "Rows",
              range: "A1:C3",
              columns: [{ name: "Date" }, { name: "Amount" }, { name: "Twice" }],
            },
          ],
        },
        { name: "Kept", rows: [["x"]], hidden: true },
      ],
      namedRanges: [{ name: "Opening", range: "Checking!$B$2" }],
    });

  test("comes into the grid with formulas, formats, widths, hidden rows, merges and tables", async () => {
    const { grid, book, sheet } = opened(await readFile("book.xlsx", await file(), English));
    expect(grid.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Checking", "Visible"],
      ["Kept", "Hidden"],
    ]);
    expect(grid.readContents(cells(sheet, 3, 3))).toEqual([
      ["Date", "Amount", "Twice"],
      [45717, -12.5, { formula: "=B2*2" }],
      ["", "0042", true],
    ]);
    expect(grid.readNumberFormats(cells(sheet, 2, 2))).toEqual([
      ["General", "General"],
      ["yyyy-mm-dd", "#,##0.00"],
    ]);
    expect(grid.readFormat(cells(sheet, 1, 2), "bold")).toBe(true);
    expect(grid.readFormat({ ...cells(sheet, 1, 1), row: 1 }, "bold")).toBe(false);
    expect(grid.columnWidth(cells(sheet, 1, 1))).toBeCloseTo((20 * 7 + 5) * 0.75, 0);
    expect(grid.hiddenColumns(sheet, 0, 5)).toEqual([1]);
    expect(grid.hiddenRows(sheet, 0, 9)).toEqual([2]);
    expect(
      grid.merges(cells(sheet, 9, 9)).map(({ row, rows, columns }) => [row, rows, columns])
    ).toEqual([[4, 2, 2]]);
    expect(grid.frozen(sheet)).toEqual({ rows: 1, columns: 0 });
    expect(book.tables.all().map(({ name, area }) => [name, area.rows])).toEqual([["Rows", 3]]);
    expect(book.names.find("Opening", null)?.formula).toBe("=Checking!$B$2");
  });

  test("is written again from the grid and reads the same", async () => {
    const { grid, book } = opened(await readFile("book.xlsx", await file(), English));
    const again = await readXlsx(await toXlsx(grid, book), { readStyles: true });
    const [sheet, hidden] = again.sheets;
    expect(sheet?.rows[1]?.slice(0, 2)).toEqual([new Date("2025-03-01T00:00:00Z"), -12.5]);
    expect(sheet?.cells?.get("1,2")).toMatchObject({ formula: "B2*2" });
    expect(sheet?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
    expect(sheet?.rows[2]?.[1]).toBe("0042");
    expect(sheet?.columns?.[1]?.hidden).toBe(true);
    expect(sheet?.rowDefs?.get(2)?.hidden).toBe(true);
    expect(sheet?.merges).toHaveLength(1);
    expect(sheet?.tables?.[0]).toMatchObject({ name: "Rows", range: "A1:C3" });
    expect(hidden?.hidden).toBe(true);
  });
});

describe("a .csv file", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test("becomes numbers, dates and text as if each field had been typed", async () => {
    const { sheets } = await readFile(
      "march.csv",
      bytes('Date,Text,Amount\r\n3/1/2025,"A, ""b""",-12.50\r\n,=1+1,0042\r\n'),
      English
    );
    expect(sheets[0]?.name).toBe("march");
    expect(sheets[0]?.contents.slice(0, 3)).toEqual([
      ["Date", "Text", "Amount"],
      [dateToSerial(new Date("2025-03-01T00:00:00Z")), 'A, "b"', -12.5],
      ["", { formula: "=1+1" }, 42],
    ]);
  });

  test("may separate by semicolons, begin with a mark, or be written in an old alphabet", async () => {
    const marked = await readFile("a.csv", bytes("\uFEFFx;y\n1;2\n"), English);
    expect(marked.sheets[0]?.contents[0]).toEqual(["x", "y"]);
    const old = await readFile("a.csv", new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x0a]), English);
    expect(old.sheets[0]?.contents[0]).toEqual(["Café"]);
  });

  test("gets a sheet name that Excel allows", async () => {
    const long = `[export] ${"x".repeat(40)}.csv`;
    const { sheets } = await readFile(long, bytes("a\n"), English);
    expect(sheets[0]?.name).toBe(`_export_ ${"x".repeat(22)}`);
  });
});

test("the page's address says what to show", () => {
  expect(pageParameters("")).toEqual({
    sample: null,
    paneVisible: true,
    theme: null,
    culture: "en-US",
    knobs: {},
    watch: false,
  });
  expect(
    pageParameters(
      "?sample=a.csv&pane=closed&theme=dark&culture=de-DE&latencyMs=5&cellEditMode&watch"
    )
  ).toEqual({
    sample: "a.csv",
    paneVisible: false,
    theme: "dark",
    culture: "de-DE",
    knobs: { latencyMs: 5, cellEditMode: true },
    watch: true,
  });
  expect(pageParameters("?latencyMs=soon").knobs).toEqual({});
});
