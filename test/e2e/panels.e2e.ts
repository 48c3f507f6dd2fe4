/**
 * Every panel over an enriched sheet, in the real browser: at 320 and 400 pixels, light, dark and with
 * the user's own colours, in three languages. Nothing sticks out, axe finds nothing, and a picture of each is kept
 * for people to look at.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame } from "playwright-core";
import { type Strings } from "../../src/strings";
import { stringsOf } from "../support/languages";
import { PANELS, type PanelName } from "../../src/taskpane/navigation";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { axeFindings, tooWide } from "./support/looks";
import { openWorkbench, type PageOptions, paneFrame, type WorkbenchPage } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("the panels", () => {
  let server: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let pane: Frame;

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

  const openEnriched = async (options: PageOptions, words: Strings) => {
    opened = await openWorkbench(context, server.origin, options);
    pane = await paneFrame(opened.page);
    // However many rows they are.
    const name = new RegExp(`^${words.run.enrich(2).replace("2", "[\\d.,]+")}$`);
    await pane.getByRole("button", { name }).click();
    await pane.getByRole("button", { name: words.run.undo }).waitFor({ timeout: 60_000 });
  };
  const setWidth = (width: number) =>
    opened.page.evaluate((pixels) => {
      const frame = document.querySelector<HTMLElement>("#pane-frame");
      if (!frame) return;
      frame.style.width = `${pixels}px`;
      frame.style.minWidth = `${pixels}px`;
      frame.style.maxWidth = `${pixels}px`;
    }, width);
  const openPanel = async (panel: PanelName, words: Strings) => {
    const name = words.panels.names[panel];
    const tab = pane.getByRole("tab", { name, exact: true });
    if (await tab.isVisible()) await tab.click();
    else {
      await pane.getByRole("tab", { name: words.panels.more }).click();
      await pane.getByRole("menuitem", { name }).click();
    }
    await pane.getByRole("tabpanel").getByRole("heading", { level: 1 }).waitFor();
    await pane.getByRole("progressbar").first().waitFor({ state: "detached", timeout: 60_000 });
    await settled();
  };
  /** Waits until the pane's words have stood still for a moment: what it asks the worker has come. */
  const settled = async () => {
    let before = "";
    for (let look = 0; look < 150; look += 1) {
      const now = await pane.locator("#pane").innerText();
      if (now === before) return;
      before = now;
      await opened.page.waitForTimeout(200);
    }
    throw new Error("The pane never comes to rest.");
  };
  const faultsOf = async () => [...(await tooWide(pane)), ...(await axeFindings(pane))];
  const walk = async (words: Strings, name: string) => {
    const faults: string[] = [];
    for (const panel of PANELS) {
      await openPanel(panel, words);
      const path = join(PICTURES, `panel-${panel}-${name}.png`);
      await opened.page.locator("#pane-frame").screenshot({ path });
      faults.push(...(await faultsOf()).map((fault) => `${panel}: ${fault}`));
    }
    return faults;
  };

  test("in English, light and with the user's own colours", async () => {
    const words = stringsOf("en-US");
    await openEnriched({ sample: "messy-export.xlsx" }, words);
    await setWidth(320);
    expect(await walk(words, "light-en-US-320")).toEqual([]);
    await opened.page.emulateMedia({ forcedColors: "active" });
    await setWidth(400);
    expect(await walk(words, "contrast-en-US-400")).toEqual([]);
  });

  test.each([
    ["German", "de-DE", 320],
    ["Spanish", "es-ES", 400],
  ] as const)("in %s, dark", async (_language, culture, width) => {
    const words = stringsOf(culture);
    await openEnriched({ sample: "messy-export.xlsx", theme: "dark", culture }, words);
    await setWidth(width);
    expect(await walk(words, `dark-${culture}-${width}`)).toEqual([]);
  });
});
