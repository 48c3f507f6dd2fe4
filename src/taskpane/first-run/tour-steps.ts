/** The steps of the tour and the control each points to. */
import type { Strings } from "../../strings";

export type TourStep = keyof Strings["firstRun"]["tour"]["steps"];

export const TOUR_STEPS = [
  "rows",
  "columns",
  "enrich",
  "undo",
  "rules",
  "reports",
  "formulas",
] as const satisfies readonly TourStep[];

/** Marks a control the tour points to: `<div {...tourMark("rows")}>`. */
export function tourMark(mark: string): { "data-tour": string } {
  return { "data-tour": mark };
}

/** Where to look for a step's control; the first that the user can see is pointed to. */
const TARGETS: Readonly<Record<TourStep, readonly string[]>> = {
  rows: ['[data-tour="rows"]'],
  columns: ['[data-tour="columns"]', '[data-tour="rows"]'],
  enrich: ['[data-tour="run"]'],
  undo: ['[data-tour="run"] button:nth-of-type(2)', '[data-tour="run"]'],
  rules: ["#tab-rules", '[data-tour="more-panels"]'],
  reports: ["#tab-reports", '[data-tour="more-panels"]'],
  formulas: ["#tab-help", '[data-tour="more-panels"]'],
};

/** The control of a step, as far as it is on the page. */
export function tourTarget(step: TourStep, page: ParentNode): HTMLElement | null {
  for (const selector of TARGETS[step]) {
    const found = page.querySelector<HTMLElement>(selector);
    if (found && isShown(found)) return found;
  }
  return null;
}

/** Tabs that have no room stay in the document unseen. */
function isShown(element: HTMLElement): boolean {
  return getComputedStyle(element).display !== "none" && !element.hasAttribute("data-overflowing");
}
