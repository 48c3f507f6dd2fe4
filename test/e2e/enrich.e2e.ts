/**
 * The first thing that must be true: a newcomer opens the workbench, clicks Enrich, and labels,
 * merchants and recurrence appear beside the rows; and nothing of theirs is lost in a day's work.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { spreadRows } from "../support/spread";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import {
  openWorkbench,
  type PageOptions,
  paneFrame,
  readCells,
  selectCells,
  typeInCell,
  waitForCell,
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(120_000);

/** Where the run leaves pictures; the README's are made by setting PICTURES=docs/pictures. */
const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

/** Rows of the run that is stopped: enough to be written in several requests, each of which takes a while. */
const ROWS = 12_000;

describeInBrowser("a newcomer enriches a sheet", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let page: Page;
  let pane: Frame;

  const open = async (options: PageOptions) => {
    opened = await openWorkbench(context, server.origin, options);
    page = opened.page;
    pane = await paneFrame(page);
    await pane.getByText("Runs on this computer").waitFor();
  };
  const picture = (name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });
  const enrichButton = () =>
    pane.getByRole("button", { name: /^(Enrich|Continue with) [\d,]+ rows?$/ });
  const enrich = async () => {
    await enrichButton().click();
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
  };
  const columnOf = async (header: string, headerRow = 1) => {
    const headers = (await readCells(page, `A${headerRow}:Z${headerRow}`))[0] ?? [];
    const index = headers.indexOf(header);
    if (index < 0) throw new Error(`No column "${header}" in ${JSON.stringify(headers)}.`);
    return String.fromCharCode(65 + index);
  };
  const columnValues = async (letter: string, from: number, to: number) =>
    (await readCells(page, `${letter}${from}:${letter}${to}`)).map(([value]) => value);

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    server = await startWorkbench();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    context = await newContext(browser);
  });
  afterEach(async () => {
    expect(opened.foreignRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
    await context.close();
  });

  test("one click labels the sample, beside its rows; undo takes all of it back; what was enriched outlives a reload", async () => {
    await open({ sample: "us-consumer-year.xlsx" });
    const used = () =>
      page.evaluate(() => {
        const grid = window.workbench?.grid;
        return grid?.usedArea(grid.activeSheet(), "contents") ?? null;
      });
    const before = await used();
    await enrich();
    await picture("enriched");
    const label = await columnOf("Label");
    const merchant = await columnOf("Merchant");
    const recurrence = await columnOf("Recurrence");
    const last = before?.rows ?? 0;
    const labels = await columnValues(label, 2, last);
    const named = (await columnValues(merchant, 2, last)).filter((name) => name !== "");
    expect(labels.filter((text) => text === "")).toEqual([]);
    const unsure = labels.filter((text) => text === "not enough information").length;
    expect(unsure / labels.length).toBeLessThan(0.1);
    expect(named.length / labels.length).toBeGreaterThan(0.6);
    const kinds = [...new Set(await columnValues(recurrence, 2, last))];
    expect(kinds).toContain("subscription, monthly");
    expect(kinds).toContain("one off");

    await pane.getByRole("button", { name: "Undo last run" }).click();
    await pane.getByText(/put back as before the run/).waitFor();
    expect(await used()).toEqual(before);

    const stored = () =>
      pane.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
    expect((await stored()).length).toBeGreaterThan(0);
    await page.reload();
    await page.waitForFunction(() => window.workbench !== undefined);
    pane = await paneFrame(page);
    await pane.getByText("Runs on this computer").waitFor();
    expect((await stored()).length).toBeGreaterThan(0);
    expect(await pane.getByText("History is kept only").count()).toBe(0);
  });

  test("an edited label, a sort and a renamed column survive the next run", async () => {
    await open({ sample: "us-consumer-year.xlsx" });
    await enrich();
    const label = await columnOf("Label");
    const description = await columnOf("Description");
    await typeInCell(page, `${label}5`, "my own label");
    await waitForCell(page, `${label}5`, (value) => value === "my own label");
    await typeInCell(page, `${label}1`, "What it was");
    await waitForCell(page, `${label}1`, (value) => value === "What it was");
    const [mine] = await columnValues(description, 5, 5);
    await page.evaluate(() => {
      const grid = window.workbench?.grid;
      if (!grid) return;
      const area = grid.usedArea(grid.activeSheet(), "contents");
      if (!area) return;
      const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
      grid.reorderRows(
        body,
        Array.from({ length: body.rows }, (_, index) => body.rows - 1 - index)
      );
    });
    await selectCells(page, "A2");
    await pane.getByText("1 cell you edited or filled yourself stays as it is.").waitFor();
    await pane.getByRole("checkbox", { name: /renew rows/i }).click();
    await enrich();
    const headers = (await readCells(page, "A1:Z1"))[0] ?? [];
    expect(headers.filter((header) => header === "Label" || header === "What it was")).toEqual([
      "What it was",
    ]);
    const rows = await readCells(page, "A2:Z741");
    const labelIndex = label.charCodeAt(0) - 65;
    const descriptionIndex = description.charCodeAt(0) - 65;
    const kept = rows.filter((row) => row[labelIndex] === "my own label");
    expect(kept.map((row) => row[descriptionIndex])).toEqual([mine]);
  });

  test("the messy export needs no hand-mapping", async () => {
    await open({ sample: "messy-export.xlsx" });
    await selectCells(page, "A1");
    await enrichButton().waitFor();
    await picture("messy-before");
    await enrich();
    await picture("messy-after");
    const rows = await readCells(page, "A1:Z80");
    const headerRow = rows.findIndex((row) => row.includes("Label"));
    expect(headerRow).toBeGreaterThan(0);
    const label = rows[headerRow]?.indexOf("Label") ?? -1;
    const labelled = rows.slice(headerRow + 1).filter((row) => row[label] !== "");
    expect(labelled.length).toBeGreaterThan(30);
    const before = rows.slice(0, headerRow);
    expect(before.every((row) => row[label] === "")).toBe(true);
  });

  test("Stop keeps what is written, and the next run goes on from there", async () => {
    await open({ sample: "none", latencyMs: 20 });
    const cells = [
      ["Date", "Description", "Amount", "Currency"],
      ...spreadRows(ROWS).map(({ date, description, amount }) => [
        date,
        description,
        amount,
        "USD",
      ]),
    ];
    await page.evaluate((values) => {
      const grid = window.workbench?.grid;
      if (!grid) return;
      const sheet = grid.activeSheet();
      grid.writeContents({ sheet, row: 0, column: 0, rows: values.length, columns: 4 }, values);
    }, cells);
    await selectCells(page, "A2");
    await enrichButton().click();
    await waitForCell(page, "E2", (value) => value !== "");
    await pane.getByRole("button", { name: "Stop" }).click();
    await pane.getByText(/Stopped after/).waitFor();
    const written = (await columnValues("E", 2, ROWS + 1)).filter((value) => value !== "").length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(ROWS);
    await pane.getByRole("button", { name: /^Continue with/ }).click();
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
    const after = await columnValues("E", 2, ROWS + 1);
    expect(after.filter((value) => value === "")).toEqual([]);
  });
});
