/** The ledger's contract on the IndexedDB of a real browser. */
import type { Browser } from "playwright-core";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(120_000);

describeInBrowser("the ledger in a real browser", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  beforeAll(async () => {
    workbench = await startWorkbench();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
  });

  test("keeps its contract on IndexedDB", async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    // Any page of this origin will do: it brings the origin's storage.
    const script = `${workbench.origin}/workbench/ledgerContract.js`;
    await page.goto(script);
    await page.addScriptTag({ url: script });
    const { passed, failed } = await page.evaluate(() =>
      (
        window as unknown as {
          runLedgerContract(): Promise<{ passed: number; failed: string[] }>;
        }
      ).runLedgerContract()
    );
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThan(50);
    await context.close();
  });
});
