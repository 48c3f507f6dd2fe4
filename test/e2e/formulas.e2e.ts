/**
 * Formulas in the real browser, over the grid of the workbench: a filled column, a whole column, and a
 * workbook that is opened again.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext } from "playwright-core";
import { spreadRows } from "../support/spread";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench, paneFrame, readCells, typeInCell, waitForCell } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

/** Formula cells of the filled column; the benchmark fills 10,000. */
const ROWS = 2_000;

describeInBrowser("formulas in cells", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    workbench = await startWorkbench();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
  });
  beforeEach(async () => {
    context = await newContext(browser);
  });
  afterEach(() => context.close());

  /** A workbook with a heading and rows in A:C, the add-in started beside it. */
  async function openSheet(count: number) {
    const opened = await openWorkbench(context, workbench.origin, { sample: "none" });
    const pane = await paneFrame(opened.page);
    await pane.waitForFunction(() => performance.getEntriesByName("engine-ready").length > 0);
    const cells = [
      ["Date", "Description", "Amount"],
      ...spreadRows(count).map(({ date, description, amount }) => [date, description, amount]),
    ];
    await opened.page.evaluate((values) => {
      const grid = window.workbench?.grid;
      if (!grid) return;
      const sheet = grid.activeSheet();
      grid.writeContents({ sheet, row: 0, column: 0, rows: values.length, columns: 3 }, values);
    }, cells);
    return { ...opened, pane };
  }

  /** Fills formulas down from row 2 and waits until no cell is busy; how many show an error. */
  async function fillDown(page: Awaited<ReturnType<typeof openSheet>>["page"], count: number) {
    return page.evaluate(async (rows) => {
      const grid = window.workbench?.grid;
      if (!grid) return -1;
      const area = { sheet: grid.activeSheet(), row: 1, column: 5, rows, columns: 1 };
      const formulas = Array.from({ length: rows }, (_, row) => [
        { formula: `=NTROPY.LABEL(B${row + 2},C${row + 2})` },
      ]);
      grid.writeContents(area, formulas);
      for (;;) {
        await grid.calculated();
        const values = grid.readValues(area).flat();
        if (!values.some((value) => value === "#BUSY!" || value === ""))
          return values.filter((value) => value !== "#N/A" && String(value).startsWith("#")).length;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, count);
  }

  const storedBlocks = (pane: Awaited<ReturnType<typeof openSheet>>["pane"]) =>
    pane.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open("ntropy-formulas engine");
          request.onerror = () => reject(new Error("The answers' database cannot be opened."));
          request.onsuccess = () => {
            const database = request.result;
            const count = database.transaction("blocks").objectStore("blocks").count();
            count.onsuccess = () => {
              database.close();
              resolve(count.result);
            };
          };
        })
    );

  it("fill a column, and answer it again in a workbook opened anew without a second enrichment", async () => {
    const first = await openSheet(ROWS);
    expect(await fillDown(first.page, ROWS)).toBe(0);
    const labels = await readCells(first.page, `F2:F${ROWS + 1}`);
    expect(new Set(labels.flat()).size).toBeGreaterThan(10);
    const blocks = await storedBlocks(first.pane);
    expect(blocks).toBeGreaterThan(0);
    await first.page.close();

    const second = await openSheet(ROWS);
    expect(await fillDown(second.page, ROWS)).toBe(0);
    expect(await readCells(second.page, `F2:F${ROWS + 1}`)).toEqual(labels);
    // Whatever is enriched is remembered in one block more.
    expect(await storedBlocks(second.pane)).toBe(blocks);
    expect([...first.foreignRequests, ...second.foreignRequests]).toEqual([]);
    expect([...first.pageErrors, ...second.pageErrors]).toEqual([]);
  });

  it("answer a cell, take a whole column and spill no further than their rows", async () => {
    const { page, pageErrors, foreignRequests } = await openSheet(40);
    await typeInCell(page, "H1", "PAYROLL DEPOSIT PPD");
    await typeInCell(page, "I1", '=NTROPY.LABEL(H1,1200,"incoming")');
    await waitForCell(page, "I1", (value) => value === "paycheck");
    await typeInCell(page, "I2", '=NTROPY.MERCHANT("NETFLIX.COM 866-579-7172 CA")&"!"');
    await waitForCell(page, "I2", (value) => value === "Netflix!");
    await typeInCell(page, "F1", "=NTROPY.LABEL(B:B)");
    await waitForCell(page, "F1", (value) => value === "Label");
    const labels = (await readCells(page, "F1:F42")).flat();
    expect(labels.slice(1, 41).filter((label) => label === "")).toEqual([]);
    expect(labels[41]).toBe("");
    await page.screenshot({ path: join(PICTURES, "formulas.png") });
    expect(foreignRequests).toEqual([]);
    expect(pageErrors).toEqual([]);
  });
});
