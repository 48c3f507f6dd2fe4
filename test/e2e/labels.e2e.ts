/**
 * A set of labels in the real browser, by keyboard: a label renamed in the tree, tried, used, shown by the
 * rows that are enriched again, and taken away; labels read from cells; and what axe says of each step.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Frame, type Locator } from "playwright-core";
import { axeFindings, tooWide } from "./support/looks";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import {
  openWorkbench,
  paneFrame,
  readCells,
  selectCells,
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(120_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("the panel of labels", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let opened: WorkbenchPage;
  let pane: Frame;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    workbench = await startWorkbench();
    browser = await launchBrowser();
    const context = await newContext(browser);
    opened = await openWorkbench(context, workbench.origin, { sample: "messy-export.xlsx" });
    pane = await paneFrame(opened.page);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
  });

  const findings = async () => [...(await tooWide(pane)), ...(await axeFindings(pane))];
  const button = (name: string | RegExp) => pane.getByRole("button", { name });
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await opened.page.keyboard.press(key);
  };
  /** Presses a button as a person without a mouse does. */
  const press = async (target: Locator) => {
    // Waits until it can be pressed: while the panel reads or writes it cannot.
    await target.click({ trial: true });
    await target.focus();
    await keys("Enter");
  };
  const openTab = async (name: string) => {
    const tab = pane.getByRole("tab", { name, exact: true });
    if (await tab.isVisible()) {
      await press(tab);
      return;
    }
    await press(pane.getByRole("tab", { name: "More panels" }));
    await press(pane.getByRole("menuitem", { name }));
  };
  /** Cells of the label column, which stands beside what the user has. */
  const labels = async () => {
    const rows = await readCells(opened.page, "A1:AD200");
    const at = rows.findIndex((row) => row.includes("Label"));
    const column = rows[at]?.indexOf("Label") ?? -1;
    return rows.slice(at + 1).map((row) => row[column]);
  };
  const countOf = async (label: string) => (await labels()).filter((one) => one === label).length;
  const enrich = async () => {
    await press(button(/^Enrich [\d,]+ rows?/));
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
  };

  test("a label is renamed, tried, used, shown by renewed rows, and the set taken away and put back", async () => {
    await enrich();
    const before = await countOf("groceries");
    expect(before).toBeGreaterThan(0);

    await openTab("Categories");
    const item = pane.getByRole("treeitem", { name: "groceries", exact: true });
    await item.waitFor({ timeout: 30_000 });
    await item.focus();
    await keys("F2");
    await opened.page.keyboard.type("food at home");
    // A draft outlives its tab.
    await openTab("Enrich");
    await openTab("Categories");
    await pane.getByRole("treeitem", { name: "food at home", exact: true }).waitFor();

    await press(button("Preview"));
    await pane.getByText(`groceries → food at home: ${before} rows`).waitFor({ timeout: 30_000 });
    expect(await findings()).toEqual([]);
    expect(await countOf("food at home")).toBe(0);

    await press(button("Use this set"));
    await pane.getByText("The set is in use.").waitFor({ timeout: 30_000 });
    await pane.getByText(`${before} rows of this sheet still show a former label`).waitFor();
    expect(await findings()).toEqual([]);
    await opened.page.screenshot({ path: join(PICTURES, "labels-used.png") });

    await press(button("Renew rows"));
    await enrich();
    expect(await countOf("groceries")).toBe(0);
    expect(await countOf("food at home")).toBe(before);

    await openTab("Categories");
    await press(button("Back to our labels …"));
    await press(button("Take it away"));
    await pane.getByText("The set was taken away.").waitFor({ timeout: 30_000 });
    await pane.getByRole("treeitem", { name: "groceries", exact: true }).waitFor();
    await press(button("Put “Private persons” back"));
    await pane.getByText("The set is in use again.").waitFor({ timeout: 30_000 });
    await pane.getByRole("treeitem", { name: "food at home", exact: true }).waitFor();
    expect(opened.pageErrors).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });

  test("labels are read from the selected cells, and a fault leads to its label", async () => {
    await openTab("Categories");
    await pane.getByRole("treeitem", { name: "food at home", exact: true }).waitFor();
    await opened.page.evaluate(() => {
      const grid = window.workbench?.grid;
      if (!grid) return;
      const cells = [["Food"], ["Home > Rent"], ["4400"]];
      grid.writeContents(
        { sheet: grid.activeSheet(), row: 0, column: 30, rows: 3, columns: 1 },
        cells
      );
    });
    await selectCells(opened.page, "AE1:AE3");
    await press(button("Take from the selected cells"));
    await pane.getByText(/^3 labels were read/).waitFor();
    await press(button("Use these instead"));
    const food = pane.getByRole("treeitem", { name: "Food", exact: true });
    await food.focus();
    await keys("F2", "Delete");
    await press(button("Use this set"));
    await pane.getByText("Some labels cannot be used").waitFor({ timeout: 30_000 });
    expect(await findings()).toEqual([]);
    await press(button("Go to (no name)"));
    await pane.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await opened.page.keyboard.type("Food");
    await press(button("Use this set"));
    await pane.getByText("The set is in use.").waitFor({ timeout: 30_000 });
    expect(opened.pageErrors).toEqual([]);
  });
});
