/** How the pane looks, measured: what axe finds, and what sticks out. */
import { readFileSync } from "node:fs";
import type axe from "axe-core";
import type { Frame } from "playwright-core";

declare global {
  interface Window {
    /** Put into the pane by `axeFindings`. */
    axe: typeof axe;
  }
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong in the pane as it stands; Fluent's own marks for the focus, which nobody meets, left out. */
export async function axeFindings(pane: Frame): Promise<string[]> {
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(AXE);
  // Colours on their way to others are judged when they are there; what turns for ever is not waited for.
  await pane.evaluate(async () => {
    const endless = new Promise((resolve) => setTimeout(resolve, 1_000));
    const ended = document.getAnimations().map(({ finished }) => finished);
    await Promise.race([Promise.allSettled(ended), endless]);
  });
  return pane.evaluate(async () => {
    const { violations } = await window.axe.run(
      { include: document, exclude: ["[data-tabster-dummy]"] },
      { rules: { region: { enabled: false } } }
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

/** Elements that stick out of the pane to the right, by their words. */
export function tooWide(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>("#pane *, [data-portal-node] *")]
      .filter((element) => {
        const { right, width: own, height } = element.getBoundingClientRect();
        const isSeen = own > 1 && height > 1 && getComputedStyle(element).visibility !== "hidden";
        return isSeen && right > width + 1 && element.closest("[data-overflowing]") === null;
      })
      .map((element) => `${element.tagName}: ${element.textContent?.slice(0, 80) ?? ""}`);
  });
}
