/** Light or dark, as Office says, else as the system says. Contrast themes are the browser's: see `app.tsx`. */
import { useSyncExternalStore } from "react";

export type Shade = "light" | "dark";

/** The part of `Office.OfficeTheme` that tells light from dark; absent in Excel on the web. */
export interface OfficeColours {
  isDarkTheme?: boolean;
  bodyBackgroundColor?: string;
}

/** The shade of Office's theme; null where Office names none. */
export function shadeOf(colours: OfficeColours | null | undefined): Shade | null {
  if (typeof colours?.isDarkTheme === "boolean") return colours.isDarkTheme ? "dark" : "light";
  const background = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(
    colours?.bodyBackgroundColor ?? ""
  );
  if (!background) return null;
  const [red = 0, green = 0, blue = 0] = background.slice(1).map((part) => parseInt(part, 16));
  // Perceived brightness, ITU-R BT.601.
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? "dark" : "light";
}

/** Follows the system's preference where Office does not name a theme. */
export function useShade(office: OfficeColours | null): Shade {
  const system = useSyncExternalStore(watchSystem, systemShade, () => "light" as const);
  return shadeOf(office) ?? system;
}

const DARK = "(prefers-color-scheme: dark)";

function systemShade(): Shade {
  return typeof matchMedia === "function" && matchMedia(DARK).matches ? "dark" : "light";
}

function watchSystem(changed: () => void): () => void {
  if (typeof matchMedia !== "function") return () => undefined;
  const query = matchMedia(DARK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
