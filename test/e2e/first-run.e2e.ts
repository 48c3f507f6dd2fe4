/**
 * A stranger's first minutes, in the real browser and by keyboard alone: the sample, Enrich, the tour,
 * Help; and the same in German in the narrowest pane, where words are longest.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { axeFindings, tooWide } from "./support/looks";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench, type PageOptions, paneFrame, type WorkbenchPage } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("a first run", () => {
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
  };
  const picture = (name: string) =>
    page.locator("#pane-frame").screenshot({ path: join(PICTURES, `${name}.png`) });

  /** What has the focus in the pane, by its words. */
  const focused = () =>
    pane.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });
  /** Goes on with Tab until what has the focus says so. */
  const tabTo = async (words: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      if (words.test(await focused())) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${words}; it stands on “${await focused()}”.`);
  };
  const enterPane = () =>
    pane.evaluate(() => {
      window.focus();
      const first = document.querySelector<HTMLElement>("[role=tab]");
      first?.focus();
    });
  const findings = () => axeFindings(pane);

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

  test("by keyboard: the sample, Enrich, the tour skipped and remembered, Help", async () => {
    await open({ sample: "none" });
    await pane.getByText("New here?").waitFor();
    await picture("first-run");
    expect(await findings()).toEqual([]);

    await enterPane();
    await tabTo(/^Try it with sample transactions$/);
    await page.keyboard.press("Enter");
    await pane.getByText(/are on the sheet “Sample transactions”/).waitFor();
    await pane.getByRole("button", { name: /^Enrich \d+ rows$/ }).waitFor();
    // The new sheet came to the front, and the workbench's grid took the keyboard with it.
    await enterPane();
    await tabTo(/^Enrich \d+ rows$/);
    await page.keyboard.press("Enter");
    await pane.getByText(/rows written in/).waitFor({ timeout: 60_000 });
    await picture("first-run-enriched");

    await enterPane();
    await tabTo(/^Show me around$/);
    await page.keyboard.press("Enter");
    await pane.getByRole("dialog", { name: "Your rows" }).waitFor();
    await page.keyboard.press("Enter");
    await pane.getByRole("dialog", { name: "What each column means" }).waitFor();
    await picture("tour");
    expect(await findings()).toEqual([]);
    await page.keyboard.press("Escape");
    await pane.getByRole("dialog").waitFor({ state: "detached" });

    await page.reload();
    await page.waitForFunction(() => window.workbench !== undefined);
    pane = await paneFrame(page);
    await pane.getByText("Runs on this computer").waitFor();
    expect(await pane.getByText("New here?").count()).toBe(0);
  });

  test("in German, 320 pixels wide: nothing sticks out, and Help starts the tour", async () => {
    await open({ sample: "none", culture: "de-DE" });
    await page.evaluate(() => {
      const frame = document.querySelector<HTMLElement>("#pane-frame");
      if (!frame) return;
      frame.style.width = "320px";
      frame.style.maxWidth = "320px";
    });
    await pane.getByText("Neu hier?").waitFor();
    expect(await pane.evaluate(() => document.documentElement.lang)).toBe("de");
    expect(await pane.evaluate(() => document.documentElement.clientWidth)).toBe(320);
    await picture("first-run-de-320");
    expect(await tooWide(pane)).toEqual([]);

    const help = pane.getByRole("tab", { name: "Hilfe" });
    if (await help.isVisible()) await help.click();
    else {
      await pane.locator('[data-tour="more-panels"]').click();
      await pane.getByRole("menuitem", { name: "Hilfe" }).click();
    }
    await pane.getByText("=NTROPY.LABEL(B2;C2)").waitFor();
    await picture("help-de-320");
    expect(await tooWide(pane)).toEqual([]);
    expect(await findings()).toEqual([]);
    await pane.getByRole("button", { name: "Rundgang zeigen" }).click();
    for (let step = 1; step <= 7; step++) {
      await pane.getByText(`Schritt ${step} von 7`).waitFor();
      expect(await tooWide(pane)).toEqual([]);
      if (step === 3) await picture("tour-de-320");
      await page.keyboard.press("Enter");
    }
    await pane.getByRole("dialog").waitFor({ state: "detached" });
  });
});
