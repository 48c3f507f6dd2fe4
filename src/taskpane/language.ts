/** The language of the pane: as Excel is shown, or the one chosen on this device. */
import { ENGLISH, loadStrings, type Strings } from "../strings";
import type { DeviceStore } from "./where/device-store";

/** What can be chosen; `excel` follows Excel. */
export const LANGUAGE_CHOICES = ["excel", "en", "de", "es"] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

export interface Language {
  choice(): LanguageChoice;
  /** The words in force: the same object as long as the language is. */
  words(): Strings;
  /** The mark that numbers typed into cells have. */
  decimalMark(): string;
  /** Chooses, and remembers it on this device where that can be; done when its words are there. */
  choose(choice: LanguageChoice): Promise<void>;
  /** Back to Excel's own; what the device kept of it is gone already. */
  reset(): Promise<void>;
  /** Calls back after each change; the result ends it. */
  subscribe(listener: () => void): () => void;
  /**
   * Reads what this device keeps, when Office is ready; done when the words are there.
   *
   * @param excel BCP 47 tag of the language Excel is shown in
   * @param cells BCP 47 tag of the language cells are typed in
   */
  open(
    excel: string,
    store: Pick<DeviceStore, "readPreference" | "writePreference">,
    cells?: string
  ): Promise<void>;
}

/** English until it is opened. */
export function createLanguage(): Language {
  const listeners = new Set<() => void>();
  let store: Pick<DeviceStore, "readPreference" | "writePreference"> | null = null;
  let excel: string | null = null;
  let choice: LanguageChoice = "excel";
  let words = ENGLISH;
  let decimalMark = ".";

  /** The last choice counts, whichever language is loaded first. */
  let loading = 0;

  async function update(): Promise<void> {
    const mine = ++loading;
    const tag = choice === "excel" ? excel : choice;
    // Words that cannot be loaded are no reason to show none.
    const loaded = tag === null ? ENGLISH : await loadStrings(tag).catch(() => ENGLISH);
    if (mine !== loading) return;
    words = loaded;
    for (const listener of listeners) listener();
  }

  return {
    choice: () => choice,
    words: () => words,
    decimalMark: () => decimalMark,
    choose(chosen) {
      choice = chosen;
      store?.writePreference("language", chosen);
      return update();
    },
    reset() {
      choice = "excel";
      return update();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(tag, opened, cells = tag) {
      excel = tag;
      decimalMark = decimalMarkOf(cells);
      store = opened;
      const kept = opened.readPreference("language");
      choice = LANGUAGE_CHOICES.find((one) => one === kept) ?? "excel";
      return update();
    },
  };
}

function decimalMarkOf(language: string): string {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.find(({ type }) => type === "decimal")?.value ?? ".";
  } catch {
    return ".";
  }
}
