/** What jsdom lacks and Fluent UI needs, and matchers that read like the page. */
import { TextEncoder } from "node:util";
import { configure } from "@testing-library/dom";
import "@testing-library/jest-dom";

// Finding by role is slow in jsdom: what is waited for may take longer than the usual second to be looked for once.
// Without layout, Fluent's focus keeping may leave an open dialog aria-hidden; what is truly hidden from
// readers is looked for in the real browser (axe, test/e2e), and what must be seen is asked with toBeVisible.
configure({ asyncUtilTimeout: 20_000, defaultHidden: true });

/** jsdom lays nothing out, so there is never a size to report. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= StillResizeObserver;

// jsdom lays nothing out, so nothing can be scrolled to.
Element.prototype.scrollIntoView ??= function scrollIntoView(): void {};
globalThis.TextEncoder ??= TextEncoder;

/** Of Fluent's style rules those that hide: jsdom would match each against every element asked about, and lays nothing out. */
const { insertRule } = CSSStyleSheet.prototype;
CSSStyleSheet.prototype.insertRule = function (rule) {
  if (!/visibility:|display:\s*none/.test(rule)) return 0;
  return insertRule.call(this, rule, this.cssRules.length);
};
