/** The words of the frame around the panels. */
import type { Message } from "../message";

export const panels = {
  navigation: "Panels",
  more: "More panels",
  loading: "Opening …",
  failed: {
    title: "This panel could not be shown",
    text: "Nothing in the sheet was changed. Try again; if it happens again, close the pane and open it anew.",
  } satisfies Message,
  retry: "Try again",
  names: {
    enrich: "Enrich",
    rules: "Rules",
    reports: "Reports",
    categories: "Categories",
    models: "Models",
    settings: "Settings",
    help: "Help",
  },
  running: {
    title: "Rows are being enriched",
    text: "Progress and Stop are on the Enrich tab.",
  } satisfies Message,
  showRun: "Show",
};
