/** What tests do on the workbench's page: open it, reach the pane, type, read cells. */
import { type BrowserContext, type Frame, type Page } from "playwright-core";
import { parseRectangle, type Rectangle } from "../../../src/workbench/grid/area";
import { type Workbench } from "../../../src/workbench/page/index";

/** What the page's address can ask for, see `src/workbench/page/parameters.ts`. */
export interface PageOptions {
  /** A sample's file name, or `none` for an empty workbook; the first sample when left out. */
  sample?: string;
  pane?: "closed";
  theme?: "dark" | "light";
  culture?: string;
  latencyMs?: number;
  payloadLimit?: number;
}

/** A workbench's page with its first workbook shown. */
export interface WorkbenchPage {
  page: Page;
  /** Addresses the page and its frames asked for anywhere but on this server. */
  foreignRequests: string[];
  /** Errors nobody caught, in the page or its frames. */
  pageErrors: string[];
}

/** Opens the workbench and waits until its first workbook is shown. */
export async function openWorkbench(
  context: BrowserContext,
  origin: string,
  options: PageOptions = {}
): Promise<WorkbenchPage> {
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const pageErrors: string[] = [];
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !/^(data|blob|about):/.test(address)) {
      foreignRequests.push(address);
    }
  });
  page.on("pageerror", (error) => pageErrors.push(error.message));
  const search = new URLSearchParams(
    Object.entries(options).map(([key, value]) => [key, String(value)])
  );
  await page.goto(`${origin}/workbench/?${search}`);
  await page.waitForFunction(() => window.workbench !== undefined, null, { timeout: 60_000 });
  return { page, foreignRequests, pageErrors };
}

/** The add-in's frame, once office.js is ready in it. */
export async function paneFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("#pane-frame", { state: "attached" });
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The pane holds no page.");
  await frame.waitForFunction(
    () => {
      const { Office, Excel } = window as { Office?: typeof globalThis.Office; Excel?: object };
      return Excel !== undefined && Office?.context?.document !== undefined;
    },
    null,
    { timeout: 30_000 }
  );
  return frame;
}

function rectangle(address: string): Rectangle {
  const found = parseRectangle(address);
  if (!found) throw new Error(`"${address}" is no address of cells.`);
  return found;
}

type Values = ReturnType<Workbench["grid"]["readValues"]>;

/** The values of cells of the sheet shown, as `A2:C9`. */
export function readCells(page: Page, address: string): Promise<Values> {
  return page.evaluate((area) => {
    const grid = window.workbench?.grid;
    return grid?.readValues({ ...area, sheet: grid.activeSheet() }) ?? [];
  }, rectangle(address));
}

/** Waits until a cell of the sheet shown holds what is expected of it. */
export async function waitForCell(
  page: Page,
  address: string,
  expected: (value: string | number | boolean) => boolean,
  timeout = 15_000
): Promise<string | number | boolean> {
  const until = Date.now() + timeout;
  for (;;) {
    const value = (await readCells(page, address))[0]?.[0] ?? "";
    if (expected(value)) return value;
    if (Date.now() > until) throw new Error(`${address} still holds ${JSON.stringify(value)}.`);
    await page.waitForTimeout(50);
  }
}

/** Selects cells of the sheet shown, as `B2` or `A:C`, by the name box's means: through the grid. */
export function selectCells(page: Page, address: string): Promise<void> {
  return page.evaluate((area) => {
    const grid = window.workbench?.grid;
    grid?.select([{ ...area, sheet: grid.activeSheet() }]);
  }, rectangle(address));
}

/** Types into a cell as a person does: the grid has the keyboard, then keys, then Enter. */
export async function typeInCell(page: Page, address: string, text: string): Promise<void> {
  await selectCells(page, address);
  await page.evaluate(
    () =>
      new Promise<void>((drawn) => {
        window.workbench?.grid.focus();
        requestAnimationFrame(() => drawn());
      })
  );
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}
