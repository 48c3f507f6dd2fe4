/** The pane as a person without a pointer uses it: Tab, Shift and Tab, arrows, Enter, letters. */
import type { Frame, Locator, Page } from "playwright-core";

export interface Keyboard {
  /** Goes with Tab, or back, until the target has the focus. */
  reach(target: Locator): Promise<void>;
  /** Goes there and presses a key. */
  press(target: Locator, key?: string): Promise<void>;
  /** Goes to a field and writes into it, over what stood there. */
  write(target: Locator, text: string): Promise<void>;
  /** Goes to a panel by its tab, or by the menu of those that have no room. */
  openPanel(name: string): Promise<void>;
}

/** More than any panel has places for Tab to stop at. */
const MOST_PRESSES = 150;

export function keyboardOf(page: Page, pane: Frame): Keyboard {
  /**
   * The key that goes on from what has the focus to the target; null where it has it. Into the pane Excel
   * has a key of its own, F6: it comes back to where the focus was.
   */
  const keyTo = (target: Locator) =>
    target.evaluate((wanted) => {
      if (!document.hasFocus()) window.focus();
      if (document.activeElement === null || document.activeElement === document.body)
        document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
      const { activeElement: now } = document;
      if (now === wanted) return null;
      const isBefore =
        (now?.compareDocumentPosition(wanted) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore ? "Shift+Tab" : "Tab";
    });
  const focused = () =>
    pane.evaluate(() => {
      const { activeElement: now } = document;
      return now?.getAttribute("aria-label") ?? now?.textContent?.slice(0, 100) ?? "nothing";
    });

  const keyboard: Keyboard = {
    async reach(target) {
      await target.waitFor();
      for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
        const key = await keyTo(target);
        if (key === null) return;
        await page.keyboard.press(key);
      }
      const stands = await focused();
      throw new Error(`Tab does not reach ${String(target)}: it stands on “${stands}”.`);
    },
    async press(target, key = "Enter") {
      await keyboard.reach(target);
      await page.keyboard.press(key);
    },
    async write(target, text) {
      await keyboard.reach(target);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    async openPanel(name) {
      await keyboard.reach(pane.locator("[role=tab][aria-selected=true]"));
      const tab = pane.getByRole("tab", { name, exact: true });
      const isShown = await tab.isVisible();
      const wanted = isShown ? tab : pane.getByRole("tab", { name: "More panels" });
      for (let presses = 0; (await keyTo(wanted)) !== null; presses += 1) {
        if (presses > MOST_PRESSES) throw new Error(`Arrows do not reach ${name}.`);
        await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("Enter");
      if (isShown) return;
      const item = pane.getByRole("menuitem", { name, exact: true });
      await item.waitFor();
      for (let presses = 0; (await keyTo(item)) !== null; presses += 1) {
        if (presses > MOST_PRESSES) throw new Error(`Arrows do not reach ${name}.`);
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
    },
  };
  return keyboard;
}
