/**
 * A training in a real browser over the workbench: from the click on Train to what the test found, with
 * the sheet's rows on their way to the worker, in the worker that also answers the pane.
 */
import { createEngine } from "../../../src/engine";
import { MAXIMUM_TRAINING_ROWS } from "../../../src/engine/models";
import { findBrowser, howToGetBrowser } from "../../../src/workbench/server/browsers";
import { launchBrowser, newContext } from "../../e2e/support/browser";
import { openWorkbench, paneFrame, selectCells } from "../../e2e/support/page";
import { startWorkbench } from "../../e2e/support/workbench";
import { openBuilt, SEED } from "../engine";
import type { Figure } from "../table";
import { labelledInputs, variedRows } from "./rows";
import { TARGET_SECONDS } from "./speed";

/** Longest that anybody waits for it. */
const GIVE_UP_MILLISECONDS = 300_000;

/** One training of the most rows a model takes; null without a browser. */
export async function measureTrainingInWorker(root: string): Promise<Figure[] | null> {
  if (!findBrowser()) {
    process.stderr.write(`${howToGetBrowser()}\n`);
    return null;
  }
  const cells = await labelledSheet(root);
  const server = await startWorkbench();
  try {
    const browser = await launchBrowser();
    try {
      const context = await newContext(browser);
      const { page } = await openWorkbench(context, server.origin, { sample: "none" });
      const pane = await paneFrame(page);
      await pane.waitForFunction(() => performance.getEntriesByName("engine-ready").length > 0);
      await page.evaluate((values) => {
        const grid = window.workbench?.grid;
        if (!grid) throw new Error("There is no grid.");
        const area = { sheet: grid.activeSheet(), row: 0, column: 0, rows: values.length };
        grid.writeContents({ ...area, columns: 4 }, values);
      }, cells);
      await selectCells(page, "A2");
      await pane.getByRole("button", { name: /^Enrich [\d,]+ rows$/ }).waitFor();
      await openModels(pane);
      await pane.getByLabel("Column with your labels").selectOption({ label: "Category (D)" });
      await pane.getByLabel("Name of the model").fill("Bench");
      const train = pane.getByRole("button", { name: /^Train on [\d,]+ rows$/ });
      await train.waitFor({ timeout: GIVE_UP_MILLISECONDS });
      const begun = performance.now();
      await train.click();
      await pane
        .getByRole("heading", { name: "“Bench” is trained" })
        .waitFor({ timeout: GIVE_UP_MILLISECONDS });
      const rows = (cells.length - 1).toLocaleString("en");
      return [
        {
          name: `varied: ${rows} rows of a sheet trained in the worker, from click to what was found`,
          value: (performance.now() - begun) / 1_000,
          unit: "s",
          target: { atMost: TARGET_SECONDS },
        },
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function openModels(pane: Awaited<ReturnType<typeof paneFrame>>): Promise<void> {
  const tab = pane.getByRole("tab", { name: "Models", exact: true });
  if (await tab.isVisible()) return tab.click();
  await pane.getByRole("tab", { name: "More panels" }).click();
  await pane.getByRole("menuitem", { name: "Models" }).click();
}

/** The rows that are measured in Node, as a sheet. */
async function labelledSheet(root: string): Promise<(string | number)[][]> {
  const knowledge = await openBuilt(root);
  const rows = variedRows(knowledge, MAXIMUM_TRAINING_ROWS, SEED);
  const inputs = labelledInputs(createEngine(knowledge), rows, SEED);
  return [
    ["Date", "Description", "Amount", "Category"],
    ...rows.map(({ description, amount, direction }, index) => [
      `2026-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 28) + 1).padStart(2, "0")}`,
      description,
      (direction === "outgoing" ? -1 : 1) * (amount ?? 0),
      inputs[index]?.label ?? "",
    ]),
  ];
}
