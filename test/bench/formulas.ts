/**
 * Formulas in a real browser over the workbench: how long 10,000 cells filled down take until each has
 * its answer, the first time and in a workbook that is opened again on the same device.
 */
import { type BrowserContext } from "playwright-core";
import { findBrowser, howToGetBrowser } from "../../src/workbench/server/browsers";
import { launchBrowser, newContext } from "../e2e/support/browser";
import { openWorkbench, paneFrame } from "../e2e/support/page";
import { startWorkbench } from "../e2e/support/workbench";
import { spreadRows } from "../support/spread";
import { type Figure, median } from "./table";

const ROWS = 10_000;
const RUNS = 3;

/** Milliseconds from the formulas standing in the cells to the last answer. */
async function fillDown(
  context: BrowserContext,
  origin: string,
  rowCount: number
): Promise<number> {
  const { page } = await openWorkbench(context, origin, { sample: "none" });
  const frame = await paneFrame(page);
  await frame.waitForFunction(() => performance.getEntriesByName("engine-ready").length > 0);
  const cells = spreadRows(rowCount).map(({ description, amount }) => [description, amount]);
  const taken = await page.evaluate(async (values) => {
    const grid = window.workbench?.grid;
    if (!grid) return Number.NaN;
    const sheet = grid.activeSheet();
    const rows = values.length;
    grid.writeContents({ sheet, row: 0, column: 0, rows, columns: 2 }, values);
    await grid.calculated();
    const area = { sheet, row: 0, column: 3, rows, columns: 1 };
    const begun = performance.now();
    grid.writeContents(
      area,
      values.map((_, row) => [{ formula: `=NTROPY.LABEL(A${row + 1},B${row + 1})` }])
    );
    for (;;) {
      await grid.calculated();
      const read = grid.readValues(area);
      if (!read.some(([value]) => value === "#BUSY!" || value === "")) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return performance.now() - begun;
  }, cells);
  await page.close();
  return taken;
}

/** Median of some runs, each in a browser of its own; null without a browser. */
export async function measureFormulas(rowCount = ROWS): Promise<Figure[] | null> {
  if (!findBrowser()) {
    process.stderr.write(`${howToGetBrowser()}\n`);
    return null;
  }
  const server = await startWorkbench();
  try {
    const first: number[] = [];
    const again: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const browser = await launchBrowser();
      try {
        const context = await newContext(browser);
        first.push(await fillDown(context, server.origin, rowCount));
        again.push(await fillDown(context, server.origin, rowCount));
      } finally {
        await browser.close();
      }
    }
    const count = rowCount.toLocaleString("en");
    return [
      {
        name: `${count} formula cells filled down, to the last answer`,
        value: median(first) / 1000,
        unit: "s",
        target: { atMost: 5 },
      },
      {
        name: "the same in a workbook opened again",
        value: median(again) / 1000,
        unit: "s",
        target: { atMost: 5 },
      },
    ];
  } finally {
    await server.close();
  }
}
