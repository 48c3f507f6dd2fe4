/** What jsdom lacks and Fluent UI needs, and matchers that read like the page. */
import "@testing-library/jest-dom";

/** jsdom lays nothing out, so there is never a size to report. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= StillResizeObserver;
