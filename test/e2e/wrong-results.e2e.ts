/**
 * A wrong result in the real browser, by keyboard alone: asked about, reported, learned from and seen in the
 * sheet; withdrawn, and the answers back; then learning from what was typed into the sheet by hand.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { type Keyboard, keyboardOf } from "./support/keyboard";
import { axeFindings, tooWide } from "./support/looks";
import {
  openWorkbench,
  paneFrame,
  readCells,
  selectCells,
  typeInCell,
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(120_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("a wrong result", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let page: Page;
  let pane: Frame;
  let keyboard: Keyboard;

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
    opened = await openWorkbench(context, server.origin, { sample: "none" });
    page = opened.page;
    pane = await paneFrame(page);
    keyboard = keyboardOf(page, pane);
    await pane.getByText("Runs on this computer").waitFor({ timeout: 60_000 });
  });
  afterEach(() => context.close());

  const picture = (name: string) =>
    page.locator("#pane-frame").screenshot({ path: join(PICTURES, `wrong-results-${name}.png`) });
  const expectGoodLooks = async () =>
    expect([...(await tooWide(pane)), ...(await axeFindings(pane))]).toEqual([]);
  const press = (name: string | RegExp) => keyboard.press(pane.getByRole("button", { name }));
  const says = (words: string | RegExp) =>
    pane.getByText(words).first().waitFor({ timeout: 20_000 });
  /** A column of the sample's table, found by its heading; the place of its first row counted from 1. */
  const column = async (heading: string) => {
    const grid = await readCells(page, "A1:Z100");
    const top = grid.findIndex((row) => row.includes(heading));
    const place = grid[top]?.indexOf(heading) ?? -1;
    if (place < 0) throw new Error(`No column is headed “${heading}”.`);
    const cells = grid.slice(top + 1).map((row) => row[place] ?? "");
    return { letter: String.fromCharCode(65 + place), first: top + 2, cells };
  };
  const labels = async () => (await column("Label")).cells;
  /** Places of rows among the table's, counted from 0, whose description begins so. */
  const rowsOf = async (words: string) =>
    (await column("Description")).cells.flatMap((cell, index) =>
      String(cell).startsWith(words) ? [index] : []
    );
  /** The cells with some of them said otherwise. */
  const withLabel = (cells: readonly unknown[], rows: readonly number[], label: string) =>
    cells.map((cell, index) => (rows.includes(index) ? label : cell));
  const list = (name: string) => pane.getByRole("list", { name }).getByRole("listitem");

  test("is explained, reported, learned from, withdrawn; edits by hand are learned from too", async () => {
    await press("Try it with sample transactions");
    await says(/are on the sheet “Sample transactions”/);
    await pane.getByRole("button", { name: /^Enrich \d+ rows$/ }).waitFor();
    await press(/^Enrich \d+ rows$/);
    await says(/rows written in/);
    const before = await labels();
    const coffee = await rowsOf("STARBUCKS");
    expect(coffee).toHaveLength(3);

    const { letter, first } = await column("Label");
    await selectCells(page, `${letter}${(coffee[1] ?? 0) + first}`);
    await press("Why this label?");
    await pane.getByRole("heading", { name: "Why this answer" }).waitFor();
    await says(/^Row \d+: STARBUCKS/);
    await says(/^“coffee shop”, because of: “Starbucks” in the description/);
    await picture("why");
    await expectGoodLooks();

    await press("Report a wrong result");
    await keyboard.write(pane.getByRole("combobox", { name: "Label" }), "staff meals");
    await says(/^It is about 3 rows of/);
    await says("3 rows would be answered differently.");
    await picture("report");
    // The open list covers nothing but its own place: a press reaches the field below.
    await pane.getByRole("textbox", { name: "Website" }).click({ trial: true });
    await expectGoodLooks();
    expect(await labels()).toEqual(before);

    await press("Report and learn");
    await says("Reported and learned.");
    await press("Enrich 3 rows again");
    await says(/3 rows written in/);
    expect(await labels()).toEqual(withLabel(before, coffee, "staff meals"));

    await keyboard.openPanel("Reports");
    await says("Expected: Label “staff meals”");
    expect(await list("Your reports").count()).toBe(1);
    expect(await list("Learned corrections").allInnerTexts()).toEqual([
      expect.stringMatching(/Starbucks.*Label “staff meals”.*Only for this workbook’s account/s),
    ]);
    await picture("reports");
    await expectGoodLooks();

    await press(/^Withdraw the report/);
    await says(/^Withdrawn, and 1 correction learned from it is forgotten/);
    expect(await list("Your reports").count()).toBe(0);
    expect(await list("Learned corrections").count()).toBe(0);
    await press("Enrich 3 rows again");
    await says(/3 rows written in/);
    expect(await labels()).toEqual(before);

    const films = await rowsOf("NETFLIX");
    for (const row of films.slice(0, 2)) await typeInCell(page, `${letter}${row + first}`, "films");
    await press("Look at my edits");
    await says(/^1 thing to learn from 2 rows you edited/);
    await says(/2 rows edited · 1 row more would change/);
    await picture("edits");
    await expectGoodLooks();
    await press("Learn 1 correction");
    await says(/^1 correction learned/);
    await press("Undo: withdraw 1 correction");
    await says(/^1 correction withdrawn/);
    expect(await list("Learned corrections").count()).toBe(0);
    await press("Look at my edits");
    await keyboard.press(pane.getByRole("radio", { name: /account only/ }), "ArrowDown");
    await press("Learn 1 correction");
    await says(/^1 correction learned/);
    expect(await list("Learned corrections").allInnerTexts()).toEqual([
      expect.stringMatching(/Netflix.*Label “films”.*For everyone/s),
    ]);
    await press("Enrich 1 row again");
    await says(/1 row written in/);
    expect(await labels()).toEqual(withLabel(before, films, "films"));
    expect(opened.pageErrors).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });
});
