/** Dialogs need no host code: office.js opens a window and talks to it by itself. */
import { join } from "node:path";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench, paneFrame } from "./support/page";
import { ROOT, startWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

describeInBrowser("a dialog of the add-in", () => {
  it("opens beside the workbench and tells its parent something", async () => {
    const server = await startWorkbench({ addin: join(ROOT, "test/e2e/fixtures/addin") });
    const browser = await launchBrowser();
    try {
      const context = await newContext(browser);
      const { page } = await openWorkbench(context, server.origin, { sample: "none" });
      const pane = await paneFrame(page);
      const message = await pane.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const address = new URL("dialog.html", location.href).href.split("?")[0] ?? "";
            Office.context.ui.displayDialogAsync(
              address,
              { promptBeforeOpen: false },
              ({ status, value: dialog, error }) => {
                if (status !== Office.AsyncResultStatus.Succeeded) {
                  reject(new Error(`${error.code} ${error.message}`));
                  return;
                }
                dialog.addEventHandler(Office.EventType.DialogMessageReceived, (received) => {
                  dialog.close();
                  resolve("message" in received ? received.message : String(received.error));
                });
              }
            );
          })
      );
      expect(message).toBe("hello from the dialog");
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
