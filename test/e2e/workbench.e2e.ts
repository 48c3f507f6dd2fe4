/** The workbench itself, with a tiny add-in (test/e2e/fixtures/addin) in its pane. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { OFFICE_JS_ADDRESS, OFFICE_JS_COPY } from "../../src/workbench/server/office-js";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import {
  openWorkbench,
  paneFrame,
  readCells,
  selectCells,
  typeInCell,
  waitForCell,
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

/** What the tiny add-in saw. */
interface Seen {
  changed: { address: string; changeType: string }[];
  selected: string[];
  calls: number;
  cancelled: number;
}

describeInBrowser("the workbench", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let page: Page;
  let pane: Frame;

  /** Waits for the add-in that belongs to the workbook just opened. */
  const addinReady = async () => {
    pane = await paneFrame(page);
    await pane.waitForFunction(() => document.getElementById("state")?.textContent === "ready");
  };
  const seen = () => pane.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const forget = () =>
    pane.evaluate(() => {
      const { seen } = window as unknown as { seen: Seen };
      seen.changed.length = 0;
      seen.selected.length = 0;
    });
  /** Waits until the add-in heard of so many changes, and says of which. */
  const heard = async (count: number) => {
    await pane.waitForFunction(
      (least) => (window as unknown as { seen: Seen }).seen.changed.length >= least,
      count
    );
    return (await seen()).changed.map(({ address, changeType }) => `${changeType} ${address}`);
  };
  const write = (address: string, values: unknown[][]) =>
    pane.evaluate(
      ([where, rows]) =>
        Excel.run(async (run) => {
          const range = run.workbook.worksheets.getActiveWorksheet().getRange(where);
          range.values = rows;
          await run.sync();
        }),
      [address, values] as const
    );
  const settle = () => page.evaluate(() => window.workbench?.grid.calculated());

  beforeAll(async () => {
    server = await startWorkbench({ addin: join(ROOT, "test/e2e/fixtures/addin") });
    browser = await launchBrowser();
    context = await newContext(browser);
    opened = await openWorkbench(context, server.origin, { sample: "none" });
    page = opened.page;
    await addinReady();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await page.evaluate(() => window.workbench?.openEmpty());
    await addinReady();
  });

  test("boots the real office.js in the pane and asks nobody but this computer", async () => {
    const host = await pane.evaluate(() => ({
      host: Office.context.host,
      platform: Office.context.platform,
      excel: Office.context.requirements.isSetSupported("ExcelApi", "1.9"),
    }));
    expect(host).toEqual({ host: "Excel", platform: "OfficeOnline", excel: true });
    await typeInCell(page, "A1", "typed");
    await settle();
    expect(opened.foreignRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
    const marks = await page.evaluate(() =>
      performance.getEntriesByType("mark").map(({ name }) => name)
    );
    expect(marks.indexOf("grid-drawn")).toBeGreaterThanOrEqual(0);
    expect(marks.indexOf("frame-inserted")).toBeGreaterThan(marks.indexOf("grid-drawn"));
  });

  test("shows the buttons of manifest.xml, which run the add-in's commands", async () => {
    const buttons = page.locator("#ribbon button");
    expect(await buttons.allTextContents()).toEqual(["Enrich", "Open panel", "Undo last run"]);
    await write("A1:A3", [["one"], ["two"], ["three"]]);
    await selectCells(page, "A1:A3");
    await buttons.first().click();
    await waitForCell(page, "B3", (value) => value === "enriched");
  });

  test("has the manifest's entry in the menu over a cell", async () => {
    await write("A1", [["one"]]);
    await selectCells(page, "A1");
    await page.mouse.click(80, 165, { button: "right" });
    await page.getByText("Enrich selection").click();
    await waitForCell(page, "B1", (value) => value === "enriched");
  });

  test("closes and opens the pane, and the add-in lives on", async () => {
    await page.getByRole("button", { name: "Close the pane" }).click();
    expect(await page.locator("#pane").isVisible()).toBe(false);
    await write("A1", [["still here"]]);
    expect(await readCells(page, "A1")).toEqual([["still here"]]);
    await page.getByRole("button", { name: "Open panel" }).click();
    expect(await page.locator("#pane").isVisible()).toBe(true);
    await pane.evaluate(() => Office.addin.hide());
    await page.locator("#pane").waitFor({ state: "hidden" });
  });

  test("disables a button when the add-in asks for it", async () => {
    await pane.evaluate(() =>
      Office.ribbon.requestUpdate({
        tabs: [{ id: "TabHome", controls: [{ id: "Ntropy.UndoLastRun", enabled: false }] }],
      })
    );
    const undo = page.getByRole("button", { name: "Undo last run" });
    await page.waitForFunction(
      () => document.querySelector<HTMLButtonElement>("[data-control$=UndoLastRun]")?.disabled
    );
    expect(await undo.isDisabled()).toBe(true);
  });

  test("reports what is typed, once, and not what the add-in writes or formulas calculate", async () => {
    await write("A1:A2", [[1], [2]]);
    await typeInCell(page, "B1", "=A1+A2");
    await waitForCell(page, "B1", (value) => value === 3);
    await forget();
    await typeInCell(page, "A1", "40");
    await waitForCell(page, "B1", (value) => value === 42);
    expect(await heard(1)).toEqual(["RangeEdited A1"]);
  });

  test("reports rows and columns the user inserts and deletes, and follows the undo of it", async () => {
    await write("A1:B3", [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
    await forget();
    await page.evaluate(() => {
      window.workbench?.grid.facade.getActiveWorkbook()?.getActiveSheet().insertRows(1, 1);
    });
    expect(await readCells(page, "A1:A4")).toEqual([["a"], [""], ["b"], ["c"]]);
    expect(await heard(1)).toEqual(["RowInserted 2:2"]);
    await page.evaluate(() => window.workbench?.grid.facade.undo());
    expect(await heard(2)).toEqual(["RowInserted 2:2", "RowDeleted 2:2"]);
    expect(await readCells(page, "A1:A3")).toEqual([["a"], ["b"], ["c"]]);
    await page.evaluate(() => {
      window.workbench?.grid.facade.getActiveWorkbook()?.getActiveSheet().deleteColumns(0, 1);
    });
    expect((await heard(3)).at(-1)).toBe("ColumnDeleted A:A");
    expect(await readCells(page, "A1:A3")).toEqual([[1], [2], [3]]);
  });

  test("takes what refers to cells along when the user moves rows, or cuts and pastes", async () => {
    await write("A1:A4", [["a"], ["b"], ["c"], ["d"]]);
    const named = () =>
      pane.evaluate(() =>
        Excel.run(async (run) => {
          const range = run.workbook.names.getItem("here").getRange();
          range.load("address,values");
          await run.sync();
          return `${range.address.split("!")[1]} ${range.values[0]?.[0]}`;
        })
      );
    await pane.evaluate(() =>
      Excel.run(async (run) => {
        const sheet = run.workbook.worksheets.getActiveWorksheet();
        run.workbook.names.add("here", sheet.getRange("A2"));
        await run.sync();
      })
    );
    expect(await named()).toBe("A2 b");
    await page.evaluate(() => {
      const sheet = window.workbench?.grid.facade.getActiveWorkbook()?.getActiveSheet();
      const row = sheet?.getRange("A2:A2");
      if (row) sheet?.moveRows(row, 4);
    });
    expect(await readCells(page, "A1:A4")).toEqual([["a"], ["c"], ["d"], ["b"]]);
    await page.waitForFunction(() => window.workbench?.grid.selection());
    expect(await named()).toBe("A4 b");
    await page.evaluate(() => {
      const cell = (row: number, column: number) => ({
        startRow: row,
        endRow: row,
        startColumn: column,
        endColumn: column,
      });
      return window.workbench?.grid.facade.executeCommand("sheet.command.move-range", {
        fromRange: cell(3, 0),
        toRange: cell(1, 2),
      });
    });
    await waitForCell(page, "C2", (value) => value === "b");
    expect(await named()).toBe("C2 b");
  });

  test("calls the add-in's functions from formulas, all at once, and calculates with their results", async () => {
    await write(
      "A1:A200",
      Array.from({ length: 200 }, (_, row) => [`row ${row + 1}`])
    );
    await write(
      "B1:B200",
      Array.from({ length: 200 }, (_, row) => [`=NTROPY.SHOUT(A${row + 1})&"!"`])
    );
    await waitForCell(page, "B200", (value) => value === "ROW 200!");
    await settle();
    const values = await readCells(page, "B1:B200");
    expect(values.flat()).toEqual(Array.from({ length: 200 }, (_, row) => `ROW ${row + 1}!`));
    expect((await seen()).calls).toBe(200);
    await typeInCell(page, "A7", "other");
    await waitForCell(page, "B7", (value) => value === "OTHER!");
    expect((await seen()).calls).toBe(201);
  });

  test("spills a function's rows, shows that a cell waits, and cancels a call nobody waits for", async () => {
    await write("A1:A2", [["one"], ["three"]]);
    await typeInCell(page, "C1", "=NTROPY.ROWS(A1:A2)");
    await waitForCell(page, "D2", (value) => value === 5);
    expect(await readCells(page, "C1:D2")).toEqual([
      ["one", 3],
      ["three", 5],
    ]);
    await typeInCell(page, "F1", "=NTROPY.SLOW()");
    await waitForCell(page, "F1", (value) => value === "#BUSY!");
    await typeInCell(page, "G1", '=IFERROR(F1,"waiting")');
    await waitForCell(page, "G1", (value) => value === "waiting");
    await typeInCell(page, "F1", "done");
    await waitForCell(page, "G1", (value) => value === "done");
    await pane.waitForFunction(() => (window as unknown as { seen: Seen }).seen.cancelled === 1);
  });

  test("reports rows the user sorts or moves, and keeps filtered rows hidden from the add-in", async () => {
    await write("A1:B4", [
      ["name", "amount"],
      ["c", 3],
      ["a", 1],
      ["b", 2],
    ]);
    await forget();
    await selectCells(page, "A3");
    await page.getByRole("button", { name: "Sort A to Z" }).click();
    await waitForCell(page, "A2", (value) => value === "a");
    expect(await readCells(page, "A2:B4")).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
    expect(await heard(1)).toEqual(["RangeEdited A2:B4"]);
    await page.getByRole("button", { name: "Filter" }).click();
    await page.evaluate(async () => {
      const sheet = window.workbench?.grid.facade.getActiveWorkbook()?.getActiveSheet();
      const filter = sheet?.getFilter();
      filter?.setColumnFilterCriteria(0, { colId: 0, filters: { filters: ["a", "c"] } });
    });
    const hidden = await pane.evaluate(() =>
      Excel.run(async (run) => {
        const sheet = run.workbook.worksheets.getActiveWorksheet();
        const rows = ["2:2", "3:3", "4:4"].map((address) => sheet.getRange(address));
        for (const row of rows) row.load("rowHidden");
        await run.sync();
        return rows.map(({ rowHidden }) => rowHidden);
      })
    );
    expect(hidden).toEqual([false, true, false]);
  });

  test("refuses the add-in while the user types into a cell, and the ribbon ends the typing", async () => {
    await write("A1", [["one"]]);
    const read = () =>
      pane.evaluate(() =>
        Excel.run(async (run) => {
          const range = run.workbook.worksheets.getActiveWorksheet().getRange("A1");
          range.load("values");
          await run.sync();
          return String(range.values[0]?.[0]);
        }).catch((error: { code?: string }) => error.code)
      );
    expect(await read()).toBe("one");
    await selectCells(page, "A1");
    await page.waitForFunction(() => {
      window.workbench?.grid.focus();
      return (document.activeElement as HTMLElement | null)?.isContentEditable;
    });
    await page.keyboard.type("half");
    expect(await read()).toBe("InvalidOperationInCellEditMode");
    await page.getByRole("button", { name: "Enrich" }).first().click();
    await waitForCell(page, "B1", (value) => value === "enriched");
    expect(await read()).toBe("half");
  });

  test("keeps what the user does to text and dates apart: an apostrophe, a date, a number format", async () => {
    await typeInCell(page, "A1", "'0042");
    await typeInCell(page, "A2", "2025-03-01");
    await typeInCell(page, "A3", "0042");
    const read = await pane.evaluate(() =>
      Excel.run(async (run) => {
        const range = run.workbook.worksheets.getActiveWorksheet().getRange("A1:A3");
        range.load("values,formulas,text");
        await run.sync();
        return { values: range.values, formulas: range.formulas, text: range.text };
      })
    );
    expect(read.values).toEqual([["0042"], [45717], [42]]);
    expect(read.text[1]?.[0]).toContain("2025");
  });

  test("opens the first sample with its columns in sight", async () => {
    await page.evaluate(() => window.workbench?.openSample("us-consumer-year.xlsx"));
    await addinReady();
    expect(await readCells(page, "A1:D1")).toEqual([["Date", "Description", "Amount", "Balance"]]);
    const text = await pane.evaluate(() =>
      Excel.run(async (run) => {
        const range = run.workbook.worksheets.getActiveWorksheet().getRange("A2:D2");
        range.load("text,numberFormat");
        await run.sync();
        return range.text[0];
      })
    );
    expect(text?.[0]).toMatch(/^01\/01\/20\d\d$/);
    expect(text?.[2]).toMatch(/^-\$[\d,]+\.\d\d$/);
  });

  test("opens a .csv file as Excel does, each field as if it had been typed", async () => {
    await page.evaluate(() => window.workbench?.openSample("messy-export.csv"));
    await addinReady();
    const used = await page.evaluate(() => {
      const grid = window.workbench?.grid;
      return grid?.usedArea(grid.activeSheet(), "contents");
    });
    expect(used?.rows).toBeGreaterThan(100);
    expect(used?.columns).toBeGreaterThan(3);
  });

  test("saves the workbook as a file that opens again with formats, merges and hidden rows", async () => {
    await pane.evaluate(() =>
      Excel.run(async (run) => {
        const sheet = run.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:B3").values = [
          ["Date", "Amount"],
          [45717, -12.5],
          [45718, "=B2*2"],
        ];
        sheet.getRange("A2:A3").numberFormat = [["yyyy-mm-dd"], ["yyyy-mm-dd"]];
        sheet.getRange("A1:B1").format.font.bold = true;
        sheet.getRange("3:3").rowHidden = true;
        sheet.getRange("D1:E2").merge();
        await run.sync();
      })
    );
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as…" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe("Book1.xlsx");
    const file = await readXlsx(readFileSync(await download.path()), { readStyles: true });
    const [sheet] = file.sheets;
    expect(sheet?.rows[1]).toEqual([new Date("2025-03-01T00:00:00Z"), -12.5]);
    expect(sheet?.cells?.get("2,1")).toMatchObject({ formula: "B2*2", formulaResult: -25 });
    expect(sheet?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
    expect(sheet?.rowDefs?.get(2)?.hidden).toBe(true);
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 3, endRow: 1, endCol: 4 }]);
  });
});

describeInBrowser("the workbench with the add-in as built", () => {
  let server: ServedWorkbench;
  let browser: Browser;

  beforeAll(async () => {
    server = await startWorkbench();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("serves its page unchanged but for the address of office.js", async () => {
    const context = await newContext(browser);
    const answer = await context.request.get(`${server.origin}/taskpane.html`);
    const shipped = readFileSync(join(ROOT, "dist/taskpane.html"), "utf8");
    const served = (await answer.body()).toString("utf8");
    expect(shipped.split(OFFICE_JS_ADDRESS)).toHaveLength(2);
    expect(served).not.toBe(shipped);
    expect(served.replace(OFFICE_JS_COPY, OFFICE_JS_ADDRESS)).toBe(shipped);
    await context.close();
  });
});
