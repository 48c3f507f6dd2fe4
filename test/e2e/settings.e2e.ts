/**
 * The settings in the real browser, in one opening, by keyboard: an account holder is added, rows are
 * given to holders by a column, formulas are calculated anew, what is kept is exported, and all of it is
 * deleted.
 */
import { readFileSync } from "node:fs";
import { type Browser, type BrowserContext, type Frame, type Locator } from "playwright-core";
import { z } from "zod";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { axeFindings, tooWide } from "./support/looks";
import {
  openWorkbench,
  paneFrame,
  readCells,
  selectCells,
  type WorkbenchPage,
} from "./support/page";
import { type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(120_000);

const Exported = z.object({
  settings: z.looseObject({ new_workbooks: z.object({ currency: z.string().nullable() }) }),
  kept: z.looseObject({
    account_holders: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })),
    transactions: z.array(z.looseObject({})),
  }),
});

describeInBrowser("the settings", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let pane: Frame;

  beforeAll(async () => {
    workbench = await startWorkbench();
    browser = await launchBrowser();
    context = await newContext(browser);
    opened = await openWorkbench(context, workbench.origin, { sample: "none" });
    pane = await paneFrame(opened.page);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
  });

  const button = (name: string | RegExp) => pane.getByRole("button", { name });
  const section = (name: string) => pane.getByRole("region", { name });
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await opened.page.keyboard.press(key);
  };
  const type = (text: string) => opened.page.keyboard.type(text);
  /** Presses a button as a person without a mouse does. */
  const press = async (target: Locator) => {
    await target.click({ trial: true });
    await target.focus();
    await keys("Enter");
  };
  const unfold = async (name: string) => {
    const target = section(name).locator("button[aria-expanded]").first();
    if ((await target.getAttribute("aria-expanded")) === "false") await press(target);
  };
  const openTab = async (name: string) => {
    const tab = pane.getByRole("tab", { name, exact: true });
    if (await tab.isVisible()) return press(tab);
    await press(pane.getByRole("tab", { name: "More panels" }));
    await press(pane.getByRole("menuitem", { name }));
  };
  const write = (
    values: (string | number | { formula: string })[][],
    row: number,
    column: number
  ) =>
    opened.page.evaluate(
      ({ cells, at }) => {
        const grid = window.workbench?.grid;
        const [first = []] = cells;
        const area = { ...at, rows: cells.length, columns: first.length };
        grid?.writeContents({ sheet: grid.activeSheet(), ...area }, cells);
      },
      { cells: values, at: { row, column } }
    );

  test("add a holder, give rows to holders, renew formulas, export, and delete everything", async () => {
    await write(
      [
        ["Date", "Description", "Amount", "Whose"],
        ["2024-03-05", "NETFLIX.COM", -15.49, "anna"],
        ["2024-03-06", "SQ *STARBUCKS SEATTLE", -4.5, "shop"],
        ["2024-03-07", "TESCO STORES 3032", -20, "shop"],
      ],
      0,
      0
    );
    await selectCells(opened.page, "A1");
    await openTab("Settings");
    await unfold("Account holders");
    const holders = section("Account holders");

    await press(button("Add an account holder"));
    await type("shop");
    await keys("Tab");
    await type("Corner shop");
    await press(holders.getByRole("button", { name: "Save" }).last());
    await holders.getByText("Corner shop was added.").waitFor();

    const column = holders.getByRole("combobox", { name: "Whose each row is, by column" });
    await column.focus();
    expect(await column.inputValue()).toBe("");
    await type("Whose");
    await keys("Tab");
    expect(await column.locator("option:checked").textContent()).toContain("Whose");
    expect([...(await tooWide(pane)), ...(await axeFindings(pane))]).toEqual([]);

    await openTab("Enrich");
    await pane.getByText(/^2 other account holders are named/).waitFor();
    await press(button(/^Enrich 3 rows/));
    await pane.getByText(/^3 rows written in/).waitFor({ timeout: 60_000 });

    await write([[{ formula: "=NTROPY.MERCHANT(B2)" }]], 1, 12);
    await opened.page.evaluate(() => window.workbench?.grid.calculated());
    await openTab("Settings");
    await unfold("Formulas in cells");
    await press(button("Recalculate formulas"));
    await pane.getByText(/^Excel calculates 1 cell anew/).waitFor();
    await opened.page.evaluate(() => window.workbench?.grid.calculated());
    expect(await readCells(opened.page, "M2")).toEqual([["Netflix"]]);

    await unfold("What is kept, and where");
    const download = opened.page.waitForEvent("download");
    await press(button("Export all as a file"));
    const text = readFileSync(await (await download).path(), "utf8");
    const { kept } = Exported.parse(JSON.parse(text));
    expect(kept.account_holders.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["anna", "shop"])
    );
    expect(kept.transactions).toHaveLength(3);
    await press(button("Show what is kept"));
    await pane.getByText("TESCO STORES 3032", { exact: false }).first().waitFor();

    await press(button("Delete everything on this computer …"));
    await pane.getByRole("textbox", { name: /^Type/ }).focus();
    await type("delete");
    await keys("Enter");
    await pane.getByText(/The pane is as new/).waitFor();
    await pane.getByText("No transaction is kept.").waitFor();
    expect(await readCells(opened.page, "M2")).toEqual([["Netflix"]]);
    expect(opened.pageErrors).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });
});
