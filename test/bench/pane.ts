/**
 * The add-in in a real browser over the workbench: how soon the pane can be used, how long 25,000
 * rows take from click to cells, and which long tasks its own frame causes.
 */
import { findBrowser, howToGetBrowser } from "../../src/workbench/server/browsers";
import { launchBrowser, newContext } from "../e2e/support/browser";
import { openWorkbench, paneFrame, selectCells } from "../e2e/support/page";
import { startWorkbench } from "../e2e/support/workbench";
import { spreadRows } from "../support/spread";
import { type Figure, median } from "./table";

const ROWS = 25_000;
const RUNS = 3;

interface LongTask {
  /** `self` for the frame's own, `same-origin-ancestor` for the page around it. */
  name: string;
  duration: number;
  start: number;
}

declare global {
  interface Window {
    longTasks?: LongTask[];
  }
}

/** Notes long tasks in each frame, with who caused them. Runs before any script of the page. */
function watchLongTasks(): void {
  const tasks: LongTask[] = [];
  window.longTasks = tasks;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      tasks.push({ name: entry.name, duration: entry.duration, start: entry.startTime });
  }).observe({ type: "longtask", buffered: true });
}

interface Measured {
  interactive: number;
  engineReady: number;
  enrich: number;
  longest: number;
  longTasks: number;
  foreign: number;
}

async function measureOnce(origin: string, rowCount: number): Promise<Measured> {
  const browser = await launchBrowser();
  try {
    const context = await newContext(browser);
    await context.addInitScript(watchLongTasks);
    const { page, foreignRequests } = await openWorkbench(context, origin, { sample: "none" });
    const frame = await paneFrame(page);
    await frame.waitForFunction(() => performance.getEntriesByName("engine-ready").length > 0);
    const starts = await frame.evaluate(() => {
      const inserted = window.parent.performance.getEntriesByName("frame-inserted")[0];
      const at = (mark: string) =>
        performance.timeOrigin + (performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN);
      const from = window.parent.performance.timeOrigin + (inserted?.startTime ?? Number.NaN);
      return { interactive: at("pane-interactive") - from, engine: at("engine-ready") - from };
    });

    const cells = [
      ["Date", "Description", "Amount", "Currency"],
      ...spreadRows(rowCount).map(({ date, description, amount }) => [
        date,
        description,
        amount,
        "USD",
      ]),
    ];
    await page.evaluate((values) => {
      const grid = window.workbench?.grid;
      if (!grid) return;
      const sheet = grid.activeSheet();
      grid.writeContents({ sheet, row: 0, column: 0, rows: values.length, columns: 4 }, values);
      grid.select([{ sheet, row: 0, column: 0, rows: 1, columns: 1 }]);
    }, cells);
    await selectCells(page, "A2");
    const button = frame.getByRole("button", { name: /^Enrich [\d,]+ rows$/ });
    await button.waitFor({ timeout: 60_000 });
    await frame.evaluate(() => {
      if (window.longTasks) window.longTasks.length = 0;
    });
    const begun = Date.now();
    await button.click();
    await frame.getByText(/rows written in/).waitFor({ timeout: 120_000 });
    const enrich = Date.now() - begun;
    await page.waitForTimeout(300);
    const own = await frame.evaluate(
      () =>
        window.longTasks?.filter(({ name }) => name === "self").map(({ duration }) => duration) ??
        []
    );
    return {
      interactive: starts.interactive,
      engineReady: starts.engine - starts.interactive,
      enrich,
      longest: Math.max(0, ...own),
      longTasks: own.filter((duration) => duration > 100).length,
      foreign: foreignRequests.length,
    };
  } finally {
    await browser.close();
  }
}

/** Measures the pane, median of some runs, each in a browser of its own; null without a browser. */
export async function measurePane(rowCount = ROWS): Promise<Figure[] | null> {
  if (!findBrowser()) {
    process.stderr.write(`${howToGetBrowser()}\n`);
    return null;
  }
  const server = await startWorkbench();
  try {
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await measureOnce(server.origin, rowCount));
    const middle = (pick: (measured: Measured) => number) => median(runs.map(pick));
    return [
      {
        name: "pane interactive after its frame is inserted",
        value: middle((run) => run.interactive),
        unit: "ms",
        target: { atMost: 1_000 },
      },
      {
        name: "engine ready after that",
        value: middle((run) => run.engineReady),
        unit: "ms",
        target: { atMost: 1_500 },
      },
      {
        name: `${rowCount.toLocaleString("en")} rows read, enriched, written in 3 columns`,
        value: middle((run) => run.enrich) / 1000,
        unit: "s",
        target: { atMost: 5 },
      },
      {
        name: "longest task of the add-in's frame meanwhile",
        value: middle((run) => run.longest),
        unit: "ms",
        target: { atMost: 100 },
      },
      {
        name: "its tasks over 100 ms, all runs",
        value: runs.reduce((sum, run) => sum + run.longTasks, 0),
        unit: "",
        target: { atMost: 0 },
      },
      {
        name: "requests beyond this computer, all runs",
        value: runs.reduce((sum, run) => sum + run.foreign, 0),
        unit: "",
        target: { atMost: 0 },
      },
    ];
  } finally {
    await server.close();
  }
}
