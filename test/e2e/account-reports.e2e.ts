/** The account report in a real browser: read in the pane, put into the workbook, followed, taken back. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type Frame,
  type Locator,
  type Page,
} from "playwright-core";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { axeFindings } from "./support/looks";
import { openWorkbench, paneFrame, typeInCell, type WorkbenchPage } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("the account report", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let page: Page;
  let pane: Frame;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    server = await startWorkbench();
    browser = await launchBrowser();
    context = await newContext(browser);
    opened = await openWorkbench(context, server.origin, { sample: "us-consumer-year.xlsx" });
    page = opened.page;
    pane = await paneFrame(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const openReports = async () => {
    const enrich = pane.getByRole("button", { name: /^Enrich [\d,]+ rows?$/ });
    await enrich.click({ timeout: 60_000 });
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
    const tab = pane.getByRole("tab", { name: "Reports" });
    if (await tab.isVisible()) await tab.click();
    else {
      await pane.getByRole("tab", { name: "More panels" }).click();
      await pane.getByRole("menuitem", { name: "Reports" }).click();
    }
    await pane.getByRole("table", { name: "Totals" }).waitFor({ timeout: 30_000 });
  };
  const inPane = async (name: string) => {
    const row = pane.getByRole("table", { name: "Totals" }).getByRole("row", { name });
    const text = (await row.getByRole("cell").first().textContent()) ?? "";
    return Number(text.replace(/[^\d.-]/g, ""));
  };
  const waitUntil = async (isSo: () => Promise<boolean>) => {
    const until = Date.now() + 15_000;
    while (!(await isSo())) {
      if (Date.now() > until) throw new Error("It never became so.");
      await page.waitForTimeout(100);
    }
  };
  const sheetNames = () =>
    page.evaluate(() => window.workbench?.grid.sheets().map(({ name }) => name) ?? []);
  const readSheet = (name: string) =>
    page.evaluate((wanted) => {
      const grid = window.workbench?.grid;
      const found = grid?.sheets().find((one) => one.name === wanted);
      const area = found && grid?.usedArea(found.id, "contents");
      return (area && grid?.readValues(area)) ?? [];
    }, name);
  /** The cell of the row that begins with a name, on a sheet. */
  const inSheet = async (sheet: string, name: string, column: number) =>
    (await readSheet(sheet)).find(([first]) => first === name)?.[column];
  /** Whether it is not cut off by what it is laid on: from its left edge on, down to its middle. */
  const isOnScreen = (chart: Locator) =>
    chart.evaluate((box) => {
      const { left, top, height } = box.getBoundingClientRect();
      const layer = box.parentElement?.getBoundingClientRect();
      return layer !== undefined && left < layer.right && top + height / 2 < layer.bottom;
    });
  const activate = (name: string) =>
    page.evaluate((wanted) => {
      const grid = window.workbench?.grid;
      const found = grid?.sheets().find((one) => one.name === wanted);
      if (grid && found) grid.activateSheet(found.id);
    }, name);

  test("its sheets say what the pane says, follow a label that is changed, and are taken back", async () => {
    await openReports();
    await page.screenshot({ path: join(PICTURES, "account-report.png") });
    expect(await axeFindings(pane)).toEqual([]);
    const before = await sheetNames();
    const [own = ""] = before;
    const [incoming, outgoing] = [await inPane("Money in"), await inPane("Money out")];
    expect(outgoing).toBeGreaterThan(0);

    await pane.getByRole("button", { name: "Insert as sheet" }).click();
    await pane.getByText("The report is in the workbook").waitFor({ timeout: 60_000 });
    await pane.getByText(/Sums are formulas over your rows/).waitFor();
    const inserted = ["Account report", "By label", "By merchant", "Comes again"];
    expect(await sheetNames()).toEqual([...before, ...inserted]);
    await page.evaluate(() => window.workbench?.grid.calculated());
    expect(await inSheet("Account report", "Money in", 1)).toBeCloseTo(incoming, 2);
    expect(await inSheet("Account report", "Money out", 1)).toBeCloseTo(outgoing, 2);
    expect(await inSheet("By label", "Total", 2)).toBeCloseTo(outgoing, 2);
    const chart = page.getByRole("img", { name: /^Money in and out for 12 months: column chart/ });
    await chart.waitFor();
    expect(await isOnScreen(chart)).toBe(true);
    await page.screenshot({ path: join(PICTURES, "account-report-sheets.png") });

    // The first row's label is changed to that of money between own accounts, by keyboard in the grid.
    const [headers = [], first = []] = await readSheet(own);
    const column = headers.indexOf("Label");
    const label = String(first[column]);
    const paid = -Number(first[headers.indexOf("Amount")]);
    expect(paid).toBeGreaterThan(0);
    const ofLabel = Number(await inSheet("By label", label, 2));
    await activate(own);
    await typeInCell(page, `${String.fromCharCode(65 + column)}2`, "intra account transfer");
    await page.evaluate(() => window.workbench?.grid.calculated());
    expect(await inSheet("By label", label, 2)).toBeCloseTo(ofLabel - paid, 2);
    expect(await inSheet("Account report", "Money out", 1)).toBeCloseTo(outgoing - paid, 2);
    await pane.getByRole("button", { name: "Refresh" }).click();
    await waitUntil(async () => Math.abs((await inPane("Money out")) - (outgoing - paid)) < 0.01);

    await pane.getByRole("button", { name: "Undo insert" }).click();
    await pane.getByText("Taken back").waitFor({ timeout: 60_000 });
    expect(await sheetNames()).toEqual(before);
    expect(opened.foreignRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  });

  test("of the sample, whose table has underscores in its name, every sum is one", async () => {
    const own = await openWorkbench(context, server.origin, { sample: "none" });
    [page, pane] = [own.page, await paneFrame(own.page)];
    await pane.getByRole("button", { name: "Try it with sample transactions" }).click();
    await openReports();
    const outgoing = await inPane("Money out");
    await pane.getByRole("button", { name: "Insert as sheet" }).click();
    await pane.getByText("The report is in the workbook").waitFor({ timeout: 60_000 });
    await page.evaluate(() => window.workbench?.grid.calculated());
    expect(await inSheet("Account report", "Money out", 1)).toBeCloseTo(outgoing, 2);
    const cells = (await readSheet("Account report")).flat();
    expect(cells.filter((value) => String(value).startsWith("#"))).toEqual([]);
  });
});
