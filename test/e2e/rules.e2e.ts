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

    await press(button("Undo in the sheet"));
    await pane.getByText("Undone.").waitFor({ timeout: 60_000 });
    expect(await cellsOf("Label")).toEqual(before);

    await press(button("More actions: Rule 1 of 1"));
    await pane.getByRole("menuitem", { name: "Duplicate" }).focus();
    await opened.page.keyboard.press("Enter");
    await button("Edit: Rule 2 of 2").waitFor();
    await button("Edit: Rule 2 of 2").focus();
    await opened.page.keyboard.press("Alt+ArrowUp");
    await pane.getByText("Moved to place 1 of 2.").waitFor();
    expect(opened.pageErrors).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });
});
