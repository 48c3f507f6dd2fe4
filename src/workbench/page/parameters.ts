/** What the page's address asks for; tests use it, and it can be bookmarked. */
import { type KnobOptions } from "../host/knobs";

/** The page's parameters. */
export interface PageParameters {
  /** A sample's name, `none` for an empty workbook, null for the first sample. */
  sample: string | null;
  paneVisible: boolean;
  /** Null to do as the system does. */
  theme: "dark" | "light" | null;
  /** Regional settings, as `de-DE`. */
  culture: string;
  knobs: KnobOptions;
  /** Whether the server builds anew when files change. */
  watch: boolean;
}

/** Reads `?sample=…&pane=closed&theme=dark|light&culture=…&latencyMs=…&payloadLimit=…&cellEditMode&watch`. */
export function pageParameters(search: string): PageParameters {
  const given = new URLSearchParams(search);
  const theme = given.get("theme");
  const number = (name: "latencyMs" | "payloadLimit") => {
    const text = given.get(name);
    const value = Number(text);
    return text === null || !Number.isFinite(value) ? {} : { [name]: value };
  };
  return {
    sample: given.get("sample"),
    paneVisible: given.get("pane") !== "closed",
    theme: theme === "dark" || theme === "light" ? theme : null,
    culture: given.get("culture") ?? "en-US",
    knobs: {
      ...number("latencyMs"),
      ...number("payloadLimit"),
      ...(given.has("cellEditMode") ? { cellEditMode: true } : {}),
    },
    watch: given.has("watch"),
  };
}
