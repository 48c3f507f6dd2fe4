/**
 * A rule in the real browser, by keyboard alone: drawn from a row of the sheet, tried before anything is
 * written, applied to the rows it changes, and taken back; and what axe says of each step.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame, type Locator } from "playwright-core";
import { axeFindings } from "./support/looks";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import {
  openWorkbench,
  paneFrame,
  readCells,
  selectCells,
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("the panel of rules", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let pane: Frame;

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
    opened = await openWorkbench(context, workbench.origin, { sample: "us-consumer-year.xlsx" });
    pane = await paneFrame(opened.page);
    await pane.getByText("Runs on this computer").waitFor();
  });
  afterEach(() => context.close());

  const findings = () => axeFindings(pane);
  const picture = (name: string) =>
    opened.page.screenshot({ path: join(PICTURES, `rules-${name}.png`) });
  /** Presses a button as a person without a mouse does. */
  const press = async (button: Locator) => {
    await button.focus();
    await opened.page.keyboard.press("Enter");
  };
  const button = (name: string | RegExp) => pane.getByRole("button", { name });
  const columnOf = async (heading: string) => {
    const [headers = []] = await readCells(opened.page, "A1:Z1");
    return String.fromCharCode(65 + headers.indexOf(heading));
  };
  const cellsOf = async (heading: string) => {
    const column = await columnOf(heading);
    return (await readCells(opened.page, `${column}2:${column}741`)).flat();
  };

  test("draws a rule from a row, tries it, applies it and takes it back, by keyboard alone", async () => {
    await press(button(/^Enrich [\d,]+ rows$/));
    await pane.getByText(/rows? written in/).waitFor({ timeout: 120_000 });
    const before = await cellsOf("Label");

    await pane.getByRole("tab", { name: "Rules" }).focus();
    await opened.page.keyboard.press("Enter");
    await pane.getByText("No rules yet").waitFor();
    expect(await findings()).toEqual([]);
    await picture("empty");

    await selectCells(opened.page, "B5");
    await press(button("Rule from selected row"));
    await pane.getByRole("heading", { name: "New rule" }).waitFor();
    await pane.getByLabel("label", { exact: true }).focus();
    await opened.page.keyboard.type("household budget");
    await press(button("Preview"));
    await pane.getByText(/^Matches [\d,]+ of/).waitFor({ timeout: 120_000 });
    expect(await findings()).toEqual([]);
    await picture("preview");
    // Nothing is written yet.
    expect(await cellsOf("Label")).toEqual(before);

    const apply = button(/^Save and apply to [\d,]+ rows?$/);
    const rows = Number((await apply.textContent())?.replace(/\D/g, ""));
    expect(rows).toBeGreaterThan(0);
    await press(apply);
    await pane.getByText(/^Rule saved and applied/).waitFor({ timeout: 120_000 });
    const after = await cellsOf("Label");
    expect(after.filter((label) => label === "household budget")).toHaveLength(rows);
    expect(after.filter((label, index) => label !== before[index])).toHaveLength(rows);
    await pane.getByText(/rows? of this sheet/).waitFor({ timeout: 60_000 });
    expect(await findings()).toEqual([]);
    await picture("list");

    await press(button("Undo rule and cells"));
    await pane
      .getByText("Undone: the rules are as they were, and so are the cells.")
      .waitFor({ timeout: 60_000 });
    expect(await cellsOf("Label")).toEqual(before);
    await pane.getByText("No rules yet").waitFor();
    expect(opened.pageErrors).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });

  test("are written, moved by dragging and by keys, and renew the rows they touched", async () => {
    await press(button(/^Enrich [\d,]+ rows$/));
    await pane.getByText(/rows? written in/).waitFor({ timeout: 120_000 });
    await press(pane.getByRole("tab", { name: "Rules" }));
    await pane.getByText("No rules yet").waitFor();

    await writeRule("payroll", "first label");
    await button("Edit: Rule 1 of 1").waitFor();
    await writeRule("payroll", "second label");
    await button("Edit: Rule 2 of 2").waitFor();

    const rules = pane.locator("[data-rule]");
    await rules.nth(0).locator("[draggable=true]").dragTo(rules.nth(1));
    await pane.getByText("Moved to place 2 of 2.").waitFor();
    expect(await rules.nth(0).textContent()).toContain("second label");
    expect(await rules.nth(1).textContent()).toContain("first label");

    // The focus is on the rule that was moved: it can be moved on by keys.
    await pane.waitForFunction(
      () => document.activeElement?.getAttribute("aria-label") === "Edit: Rule 2 of 2"
    );
    await opened.page.keyboard.press("Alt+ArrowUp");
    await pane.getByText("Moved to place 1 of 2.").waitFor();
    expect(await rules.nth(0).textContent()).toContain("first label");
    await picture("two");
    expect(await findings()).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  });

  /** A rule in the description's words that sets a label and is applied to the rows there are: keys only. */
  async function writeRule(words: string, label: string): Promise<void> {
    await tabTo(button("New rule"));
    await opened.page.keyboard.press("Enter");
    await tabTo(pane.getByLabel("Value"));
    await opened.page.keyboard.type(words);
    await tabTo(pane.getByLabel("label", { exact: true }));
    await opened.page.keyboard.type(label);
    await tabTo(button("Save, for what comes"));
    await opened.page.keyboard.press("Enter");
    await pane.getByText(/^Rule saved/).waitFor();
  }

  /** Goes to something with the tabulator key, forwards, and backwards where it lies behind. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (const key of ["Tab", "Shift+Tab"])
      for (let presses = 0; presses < 60; presses += 1) {
        if (await isThere()) return;
        await opened.page.keyboard.press(key);
        if (!(await pane.evaluate(() => document.hasFocus()))) break;
      }
    if (!(await isThere())) throw new Error("The tabulator key does not lead there.");
  }
});
