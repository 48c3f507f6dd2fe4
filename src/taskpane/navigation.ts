/** Which panel is in front: kept outside React, for panels send the user to one another. */

/** The pane's panels, in the order of their tabs. */
export const PANELS = [
  "enrich",
  "rules",
  "reports",
  "categories",
  "models",
  "settings",
  "help",
] as const;
export type PanelName = (typeof PANELS)[number];

export interface Navigation {
  current(): PanelName;
  /** Brings a panel to the front. */
  show(panel: PanelName): void;
  /** Calls back after each change; the result ends it. */
  subscribe(listener: () => void): () => void;
}

export function createNavigation(first: PanelName = "enrich"): Navigation {
  const listeners = new Set<() => void>();
  let current = first;
  return {
    current: () => current,
    show(panel) {
      if (panel === current) return;
      current = panel;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
