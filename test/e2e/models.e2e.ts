/**
 * A model in a real browser, by keyboard alone: trained on the sheet's own labels, tested, kept, used by
 * Enrich and named where a row asks why, deleted.
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
  type WorkbenchPage,
} from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("a model of the user's own", () => {
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
    context = await newContext(browser);
    opened = await openWorkbench(context, server.origin, { sample: "us-consumer-year.xlsx" });
    page = opened.page;
    pane = await paneFrame(page);
    keyboard = keyboardOf(page, pane);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const enrichButton = () => pane.getByRole("button", { name: /^Enrich [\d,]+ rows?$/ });
  const button = (name: string) => pane.getByRole("button", { name });
  const picture = (name: string) =>
    page.locator("#pane-frame").screenshot({ path: join(PICTURES, `${name}.png`) });
  /** Writes a column of the user's own labels beside the sample: the first letters of what the bank wrote. */
  const writeOwnLabels = () =>
    page.evaluate(() => {
      const grid = window.workbench?.grid;
      const used = grid?.usedArea(grid.activeSheet(), "contents");
      if (!grid || !used) throw new Error("The sheet is empty.");
      const labels = grid
        .readValues(used)
        .map(([, description], row) =>
          row === 0 ? "Category" : `Post ${String(description).slice(0, 2).toUpperCase()}`
        );
      grid.writeContents(
        { ...used, column: used.columns, columns: 1 },
        labels.map((label) => [label])
      );
      return labels;
    });

  test("is trained with progress, tested, kept, used to enrich, and deleted", async () => {
    await enrichButton().waitFor({ timeout: 60_000 });
    const labels = await writeOwnLabels();
    const different = new Set(labels.slice(1)).size;
    await keyboard.openPanel("Models");
    await keyboard.reach(pane.getByLabel("Column with your labels"));
    await page.keyboard.type("Category");
    await pane.getByText(`740 rows with ${different} labels.`).waitFor();
    await keyboard.write(pane.getByLabel("Name of the model"), "Home or not");
    await keyboard.press(button("Train on 740 rows"));
    await pane.getByRole("progressbar", { name: "Progress of the training" }).waitFor();
    await pane
      .getByRole("heading", { name: "“Home or not” is trained" })
      .waitFor({ timeout: 60_000 });
    const found = await pane.getByText(/of 740 rows were labelled right/).textContent();
    expect(Number(/^(\d+)%/.exec(found ?? "")?.[1])).toBeGreaterThan(60);
    await picture("model-trained");
    expect([...(await tooWide(pane)), ...(await axeFindings(pane))]).toEqual([]);
    await keyboard.press(button("Keep model"));
    await pane.getByText("“Home or not” is kept").waitFor();
    await keyboard.press(button("Use “Home or not” to enrich"));
    await pane.getByText("Used to enrich this workbook").waitFor();

    await keyboard.openPanel("Enrich");
    await pane.getByText("your labels, by the model “Home or not”").waitFor();
    await keyboard.press(enrichButton());
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
    const rows = await readCells(page, "A1:Z741");
    const [headers = []] = rows;
    const column = headers.indexOf("Label");
    const answers = rows.map((row) => row[column]);
    const same = answers.filter((answer, row) => row > 0 && answer === labels[row]).length;
    expect(same / 740).toBeGreaterThan(0.9);

    await selectCells(page, "A2");
    await keyboard.press(button("Why this label?"));
    await pane.getByText(/because of: your model “Home or not”/).waitFor();
    await keyboard.press(button("Hide"));

    await keyboard.openPanel("Models");
    await keyboard.press(button("Delete “Home or not”"));
    const question = pane.getByRole("alertdialog");
    await question.getByText(/It is used to enrich this workbook/).waitFor();
    await keyboard.press(question.getByRole("button", { name: "Delete model" }));
    await pane.getByText("“Home or not” is deleted").waitFor();
    await pane.getByText("No models yet.").waitFor();
    await picture("model-deleted");
    await keyboard.openPanel("Enrich");
    await enrichButton().waitFor();
    expect(await pane.getByText(/Home or not/).count()).toBe(0);
    expect(opened.foreignRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  });
});
