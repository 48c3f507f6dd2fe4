/** A model in a real browser: trained on the sheet's own labels, tested, kept, used by Enrich, deleted. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { axeFindings } from "./support/looks";
import { openWorkbench, paneFrame, readCells, type WorkbenchPage } from "./support/page";
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

  const enrichButton = () => pane.getByRole("button", { name: /^Enrich [\d,]+ rows?$/ });
  const openPanel = async (name: string) => {
    const tab = pane.getByRole("tab", { name, exact: true });
    if (await tab.isVisible()) await tab.click();
    else {
      await pane.getByRole("tab", { name: "More panels" }).click();
      await pane.getByRole("menuitem", { name }).click();
    }
  };
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
    await openPanel("Models");
    await pane.getByLabel("Column with your labels").selectOption({ label: "Category (E)" });
    await pane.getByText(`740 rows with ${different} labels.`).waitFor();
    await pane.getByLabel("Name of the model").fill("Home or not");
    await pane.getByRole("button", { name: "Train on 740 rows" }).click();
    await pane.getByRole("progressbar", { name: "Progress of the training" }).waitFor();
    await pane
      .getByRole("heading", { name: "“Home or not” is trained" })
      .waitFor({ timeout: 60_000 });
    const found = await pane.getByText(/of 740 rows were labelled right/).textContent();
    expect(Number(/^(\d+)%/.exec(found ?? "")?.[1])).toBeGreaterThan(60);
    await picture("model-trained");
    expect(await axeFindings(pane)).toEqual([]);
    await pane.getByRole("button", { name: "Keep model" }).click();
    await pane.getByText("“Home or not” is kept").waitFor();
    await pane.getByRole("button", { name: "Use “Home or not” to enrich" }).click();
    await pane.getByText("Used to enrich this workbook").waitFor();

    await openPanel("Enrich");
    await pane.getByText("your labels, by the model “Home or not”").waitFor();
    await enrichButton().click();
    await pane.getByText(/rows? written in/).waitFor({ timeout: 60_000 });
    const rows = await readCells(page, "A1:Z741");
    const [headers = []] = rows;
    const column = headers.indexOf("Label");
    const answers = rows.map((row) => row[column]);
    const same = answers.filter((answer, row) => row > 0 && answer === labels[row]).length;
    expect(same / 740).toBeGreaterThan(0.9);

    await openPanel("Models");
    await pane.getByRole("button", { name: "Delete “Home or not”" }).click();
    const question = pane.getByRole("alertdialog");
    await question.getByText(/It is used to enrich this workbook/).waitFor();
    await question.getByRole("button", { name: "Delete model" }).click();
    await pane.getByText("“Home or not” is deleted").waitFor();
    await pane.getByText("No models yet.").waitFor();
    await picture("model-deleted");
    await openPanel("Enrich");
    await enrichButton().waitFor();
    expect(await pane.getByText(/Home or not/).count()).toBe(0);
    expect(opened.foreignRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  });
});
