/** Sheets, tables, formulas over them and charts that an add-in makes, on the workbench's page. */
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { type Browser, type Frame, type Page } from "playwright-core";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench, paneFrame, readCells, type WorkbenchPage } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

describeInBrowser("what an add-in inserts into a workbook", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let opened: WorkbenchPage;
  let page: Page;
  let pane: Frame;

  beforeAll(async () => {
    server = await startWorkbench({ addin: join(ROOT, "test/e2e/fixtures/addin") });
    browser = await launchBrowser();
    opened = await openWorkbench(await newContext(browser), server.origin, { sample: "none" });
    page = opened.page;
    pane = await paneFrame(page);
    await pane.waitForFunction(() => document.getElementById("state")?.textContent === "ready");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const settle = () => page.evaluate(() => window.workbench?.grid.calculated());

  it("is calculated over the columns of a table, by name and by cells", async () => {
    await pane.evaluate(() =>
      Excel.run(async (run) => {
        const bank = run.workbook.worksheets.getActiveWorksheet();
        bank.getRange("A1:C5").values = [
          ["Date", "Label", "Booked amount"],
          [46023, "Groceries", -40.5],
          [46054, "Groceries", -60],
          [46055, "Rent", -900],
          [46056, "Food*", -5],
        ];
        run.workbook.tables.add("Sheet1!A1:C5", true).name = "Bank1";
        const sheet = run.workbook.worksheets.add("Report of O'Brien");
        sheet.getRange("A1:B6").formulas = [
          ["Label", "Sum"],
          ["Groceries", '=SUMIFS(Bank1[Booked amount],Bank1[Label],"="&$A2)'],
          ["Rent", '=SUMIFS(Sheet1!$C$2:$C$5,Sheet1!$B$2:$B$5,"="&$A3)'],
          ["Food*", '=SUMIFS(Bank1[Booked amount],Bank1[Label],"=Food~*")'],
          [
            "Since February",
            '=SUMIFS(Bank1[Booked amount],Bank1[Date],">="&DATE(2026,2,1),Bank1[Date],"<"&DATE(2026,3,1))',
          ],
          ["Rows", '=COUNTIFS(Bank1[Booked amount],"<0")'],
        ];
        sheet.activate();
        await run.sync();
      })
    );
    await settle();
    expect(await readCells(page, "A2:B6")).toEqual([
      ["Groceries", -100.5],
      ["Rent", -900],
      ["Food*", -5],
      ["Since February", -965],
      ["Rows", 4],
    ]);
  });

  it("shows a chart as a box in its place, with title, type and series", async () => {
    await pane.evaluate(() =>
      Excel.run(async (run) => {
        const sheet = run.workbook.worksheets.getActiveWorksheet();
        const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"), "Columns");
        chart.name = "By label";
        chart.title.text = "Spending by label";
        chart.setPosition("D2", "H11");
        await run.sync();
      })
    );
    const box = page.getByRole("img", { name: "Spending by label: column chart of Sum" });
    await box.waitFor();
    const place = await box.boundingBox();
    // Five columns of 64 pixels and ten rows of 20.
    expect([place?.width, place?.height]).toEqual([320, 200]);
  });

  it("is saved, and opens again", async () => {
    const bytes = await page.evaluate(async () => [...((await window.workbench?.save()) ?? [])]);
    const file = await readXlsx(Uint8Array.from(bytes));
    expect(file.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Report of O'Brien"]);
  });

  it("is gone when the add-in deletes it", async () => {
    await pane.evaluate(() =>
      Excel.run(async (run) => {
        run.workbook.worksheets.getItem("Report of O'Brien").delete();
        await run.sync();
      })
    );
    await page.locator(".chart").waitFor({ state: "detached" });
    expect(opened.pageErrors).toEqual([]);
  });
});
