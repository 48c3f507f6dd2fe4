/**
 * The visible grid and the memory grid are one interface: the same steps on both, in a browser and
 * in memory, must leave the same cells.
 */
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page } from "playwright-core";
import { type Area, parseRectangle } from "../../src/workbench/grid/area";
import { type CellContent, type GridEngine } from "../../src/workbench/grid/grid";
import { createMemoryGrid } from "../../src/workbench/grid/memory/memory-grid";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

/** One call of the grid: the member's name, then its arguments. `"sheet"` is the first sheet's id. */
type Step = readonly [member: keyof GridEngine, ...values: unknown[]];

const at = (address: string): Area => {
  const rectangle = parseRectangle(address);
  if (!rectangle) throw new Error(address);
  return { sheet: "sheet", ...rectangle };
};
const write = (address: string, contents: readonly (readonly (CellContent | null)[])[]): Step => [
  "writeContents",
  at(address),
  contents,
];
const ROWS: Step = write("A1:C4", [
  ["Date", "Description", "Amount"],
  [45_658, "GROCER", -12.5],
  [45_659, "PAYROLL", 2000],
  [45_660, "RENT", -900],
]);

/** Steps by what they are about. All results are compared, and all cells at the end. */
const CASES: Record<string, readonly Step[]> = {
  "contents of every kind": [
    write("A1:F1", [["text", 1.5, true, { formula: "=B1*2" }, { quoted: "=1+1" }, ""]]),
    ["readContents", at("A1:F1")],
    ["readValues", at("A1:F1")],
    write("A1:F1", [[null, "", "#N/A", null, 2, "0042"]]),
    ["readContents", at("A1:F1")],
    ["readValues", at("A1:G2")],
    ["usedArea", "sheet", "contents"],
  ],
  "clearing and the used area": [
    ROWS,
    ["clearContents", at("C:C")],
    ["usedArea", "sheet", "contents"],
    ["setFormat", at("E6"), { bold: true }],
    ["usedArea", "sheet", "contents"],
    ["usedArea", "sheet", "contentsOrFormats"],
    ["clearContents", at("1:3")],
    ["usedArea", "sheet", "contents"],
    ["clearFormat", at("E6")],
    ["clearContents", at("A1:Z100")],
    ["usedArea", "sheet", "contents"],
  ],
  "number formats": [
    ROWS,
    [
      "writeNumberFormats",
      at("A2:C3"),
      [
        ["yyyy-mm-dd", null, "#,##0.00"],
        ["dd/mm/yyyy", "@", null],
      ],
    ],
    ["readNumberFormats", at("A1:D4")],
    ["readFormat", at("A2:A3"), "numberFormat"],
    ["setFormat", at("C:C"), { numberFormat: "0.00" }],
    ["readFormat", at("C2:C4"), "numberFormat"],
    ["readFormat", at("C900"), "numberFormat"],
    ["setFormat", at("C3"), { numberFormat: "General" }],
    ["setFormat", at("C:C"), { italic: true }],
    ["setFormat", at("C4"), { bold: true }],
    ["clearFormat", at("C2")],
    ["writeNumberFormats", at("A2"), [["General"]]],
    ["usedArea", "sheet", "contentsOrFormats"],
    ["readNumberFormats", at("C1:C4")],
  ],
  looks: [
    ROWS,
    ["setFormat", at("A1:C1"), { bold: true, fillColor: "#1F4E79", fontColor: "#FFFFFF" }],
    [
      "setFormat",
      at("B2:B4"),
      { wrapText: true, horizontalAlignment: "Center", italic: true, indentLevel: 2 },
    ],
    ["readFormat", at("A1:C1"), "fillColor"],
    ["readFormat", at("A1:C2"), "bold"],
    ["readFormat", at("B2:B4"), "horizontalAlignment"],
    ["readFormat", at("B2:B4"), "indentLevel"],
    ["readFormat", at("B2"), "wrapText"],
    ["readFormat", at("A3"), "fontName"],
    ["readFormat", at("A3"), "fontColor"],
    ["setFormat", at("A1"), { bold: false, fillColor: "" }],
    ["readFormat", at("A1"), "fillColor"],
    ["readFormat", at("A1:B1"), "bold"],
    ["clearFormat", at("A1:C1")],
    ["readFormat", at("A1:C1"), "fontColor"],
  ],
  "whole rows inserted and deleted": [
    ROWS,
    write("E1", [[{ formula: "=SUM(C2:C4)" }]]),
    ["setRowsHidden", "sheet", 2, 1, true],
    ["insertCells", at("2:3"), "down"],
    ["readContents", at("A1:E6")],
    ["hiddenRows", "sheet", 0, 10],
    ["deleteCells", at("1:2"), "up"],
    ["readContents", at("A1:E5")],
    ["hiddenRows", "sheet", 0, 10],
  ],
  "whole columns inserted and deleted": [
    ROWS,
    write("E1", [[{ formula: "=C2+1" }]]),
    ["setColumnsHidden", "sheet", 2, 1, true],
    ["insertCells", at("B:B"), "right"],
    ["readContents", at("A1:F2")],
    ["hiddenColumns", "sheet", 0, 10],
    ["deleteCells", at("A:B"), "left"],
    ["readContents", at("A1:D2")],
    ["hiddenColumns", "sheet", 0, 10],
  ],
  "cells inserted and deleted": [
    ROWS,
    write("E1:E2", [[{ formula: "=B3" }], [{ formula: "=C4" }]]),
    ["insertCells", at("B2:B3"), "down"],
    ["readContents", at("A1:E6")],
    ["deleteCells", at("B2:B3"), "up"],
    ["readContents", at("A1:E6")],
    ["insertCells", at("A2:A3"), "right"],
    ["readContents", at("A1:F4")],
    ["deleteCells", at("A2:A3"), "left"],
    ["readContents", at("A1:F4")],
  ],
  "rows reordered": [
    ROWS,
    ["writeNumberFormats", at("C2:C4"), [["0.0"], ["0.00"], ["0.000"]]],
    ["reorderRows", at("A2:C4"), [2, 0, 1]],
    ["readContents", at("A1:C4")],
    ["readNumberFormats", at("C2:C4")],
  ],
  "merged cells": [
    ROWS,
    ["merge", at("B2:C3")],
    ["readContents", at("A1:C4")],
    ["merges", at("A1:B2")],
    ["merges", at("A4:C4")],
    ["insertCells", at("1:1"), "down"],
    ["merges", at("A1:Z9")],
    ["unmerge", at("C4")],
    ["merges", at("A1:Z9")],
  ],
  "widths, heights, hidden and frozen": [
    ROWS,
    ["setColumnWidth", at("B:B"), 120],
    ["columnWidth", at("B1")],
    ["columnWidth", at("A1:B1")],
    ["setRowHeight", at("2:3"), 30],
    ["rowHeight", at("A2:A3")],
    ["setRowsHidden", "sheet", 1, 2, true],
    ["hiddenRows", "sheet", 0, 4],
    ["setRowsHidden", "sheet", 1, 1, false],
    ["hiddenRows", "sheet", 0, 4],
    ["setColumnsHidden", "sheet", 0, 2, true],
    ["hiddenColumns", "sheet", 0, 4],
    ["freeze", "sheet", 1, 2],
    ["frozen", "sheet"],
    ["freeze", "sheet", 0, 0],
    ["frozen", "sheet"],
  ],
  selection: [
    ["select", [at("B2:C5")]],
    ["selection"],
    ["select", [at("D:D")]],
    ["selection"],
    ["select", [at("3:4")]],
    ["selection"],
    ["select", [at("A1"), at("C3:C9")]],
    ["selection"],
  ],
  "far away cells": [
    write("AZ2500", [["far"]]),
    ["readValues", at("AZ2499:AZ2501")],
    ["usedArea", "sheet", "contents"],
    ["readValues", at("XFD1048576")],
    ["insertCells", at("2:2"), "down"],
    ["readValues", at("AZ2499:AZ2501")],
  ],
};

/** A change that happens at once in one grid and a moment later in the other is waited for. */
const CALCULATED: Step = ["calculated"];

/** What only names a sheet is the same for both grids. */
const unnamed = (result: unknown, sheet: string): unknown =>
  JSON.parse(JSON.stringify(result ?? null).replaceAll(sheet, "sheet"));

async function inMemory(steps: readonly Step[]): Promise<unknown[]> {
  const grid = createMemoryGrid();
  const sheet = grid.activeSheet();
  const results: unknown[] = [];
  for (const [member, ...values] of steps) {
    const given = JSON.parse(
      JSON.stringify(values).replaceAll('"sheet":"sheet"', `"sheet":"${sheet}"`)
    ) as unknown[];
    const all = given.map((value) => (value === "sheet" ? sheet : value));
    const result: unknown = await (grid[member] as (...all: unknown[]) => unknown)(...all);
    results.push(unnamed(result, sheet));
  }
  return results;
}

function onPage(page: Page, steps: readonly Step[]): Promise<unknown[]> {
  return page.evaluate(async (given) => {
    const grid = window.workbench?.grid;
    if (!grid) throw new Error("There is no grid.");
    const sheet = grid.activeSheet();
    const results: unknown[] = [];
    for (const [member, ...values] of given) {
      const text = JSON.stringify(values).replaceAll('"sheet":"sheet"', `"sheet":"${sheet}"`);
      const all = (JSON.parse(text) as unknown[]).map((value) =>
        value === "sheet" ? sheet : value
      );
      const result: unknown = await (grid[member] as (...all: unknown[]) => unknown)(...all);
      results.push(JSON.parse(JSON.stringify(result ?? null).replaceAll(sheet, "sheet")));
    }
    return results;
  }, steps);
}

describeInBrowser("the visible grid, beside the memory grid", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startWorkbench({ addin: join(ROOT, "test/e2e/fixtures/addin") });
    browser = await launchBrowser();
    context = await newContext(browser);
    ({ page } = await openWorkbench(context, server.origin, { sample: "none" }));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    // Each case has a workbook of its own.
    await page.evaluate(() => window.workbench?.openEmpty());
  });

  test.each(Object.entries(CASES))("%s", async (_, steps) => {
    const all = steps.flatMap((step) => (step[0].startsWith("read") ? [CALCULATED, step] : [step]));
    const ended = [...all, CALCULATED, ["readContents", at("A1:H12")] as const];
    const named = (results: readonly unknown[]) =>
      results.map((result, index) => ({ step: JSON.stringify(ended[index]), result }));
    expect(named(await onPage(page, ended))).toEqual(named(await inMemory(ended)));
  });
});
