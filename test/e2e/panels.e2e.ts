/**
 * Every panel over an enriched sheet, in the real browser: at 320 and 400 pixels, light, dark and with
 * the user's own colours, at rest and unfolded, in three languages. Nothing sticks out, axe finds nothing, and a
 * picture of each is kept for people to look at.
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

/** A way the pane may look. */
interface Look {
  /** Of the pane, in pixels. */
  width: 320 | 400;
  scheme: "light" | "dark";
  colours: "none" | "active";
  /** Whether axe looks too: of each kind of colours once, for widths are no matter of its. */
  isAxed: boolean;
}

const LOOKS: readonly Look[] = [
  { width: 320, scheme: "light", colours: "none", isAxed: true },
  { width: 400, scheme: "light", colours: "none", isAxed: false },
  { width: 400, scheme: "dark", colours: "none", isAxed: true },
  { width: 320, scheme: "dark", colours: "none", isAxed: false },
  { width: 320, scheme: "light", colours: "active", isAxed: true },
  { width: 400, scheme: "light", colours: "active", isAxed: false },
];

/** Narrowest, where most sticks out. */
const AT_REST: Look = { width: 320, scheme: "light", colours: "none", isAxed: false };

const nameOf = ({ scheme, colours, width }: Omit<Look, "isAxed">) =>
  `${colours === "active" ? "contrast" : scheme}-${width}`;

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
    for (let looks = 0; looks < 300; looks += 1) {
      const now = await pane.locator("#pane").innerText();
      if (now === before) return;
      before = now;
      await opened.page.waitForTimeout(100);
    }
    throw new Error("The pane never comes to rest.");
  };
  /** Opens what is folded, one after the other: a section may hold another. */
  const unfold = async () => {
    const folded = pane.locator("[role=tabpanel] button[aria-expanded=false]:not([aria-haspopup])");
    for (let opens = 0; opens < 20 && (await folded.count()) > 0; opens += 1) {
      await folded.first().click();
    }
    await settled();
  };
  const look = async ({ width, scheme, colours, isAxed }: Look) => {
    await setWidth(width);
    await opened.page.emulateMedia({ colorScheme: scheme, forcedColors: colours });
    const path = join(PICTURES, `${pictureName}-${nameOf({ scheme, colours, width })}.png`);
    await opened.page.locator("#pane-frame").screenshot({ path });
    return [...(await tooWide(pane)), ...(isAxed ? await axeFindings(pane) : [])];
  };
  let pictureName = "";
  /** Every panel, once at rest and then unfolded in each look; what is wrong with them. */
  const walk = async (words: Strings, looks: readonly Look[]) => {
    const faults: string[] = [];
    const lookAt = async (panel: PanelName, state: string, one: Look) => {
      pictureName = `panel-${panel}-${words.language}${state}`;
      faults.push(...(await look(one)).map((fault) => `${panel} ${nameOf(one)}: ${fault}`));
    };
    for (const panel of PANELS) {
      await openPanel(panel, words);
      await lookAt(panel, "", AT_REST);
      await unfold();
      for (const one of looks) await lookAt(panel, "-unfolded", one);
    }
    return faults;
  };

  test("in English, light, dark and with the user's own colours", async () => {
    const words = stringsOf("en-US");
    await openEnriched({ sample: "messy-export.xlsx" }, words);
    expect(await walk(words, LOOKS)).toEqual([]);
  });

  test.each(["de-DE", "es-ES"] as const)(
    "in the words of %s, where they are longest",
    async (culture) => {
      const words = stringsOf(culture);
      await openEnriched({ sample: "messy-export.xlsx", culture }, words);
      expect(await walk(words, [AT_REST])).toEqual([]);
    }
  );
});
