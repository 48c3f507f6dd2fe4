/**
 * Every word a person reads in the pane, the ribbon and the formulas, one folder a language. A key is
 * what the words are for; a function takes the values that go into them. What a run writes into the
 * workbook is English whatever the language, for colleagues share workbooks (docs/decisions.md).
 * English is always there; the other languages are loaded when somebody speaks them.
 */
import { en } from "./en";
import type { Open } from "./open";

export type { Message } from "./message";
export type { SampleProblem } from "./en/first-run";
export type { Addressee } from "./en/where";

/** The shape every language has. */
export type Strings = Open<typeof en>;

/** English, for what is drawn before the user's language is known. */
export const ENGLISH: Strings = en;

/** The words nearest to a BCP 47 tag such as `de-CH`; English where we have no others. */
export async function loadStrings(tag: string): Promise<Strings> {
  const [language = ""] = tag.toLowerCase().split(/[-_]/);
  switch (language) {
    case "de":
      return (await import("./de")).de;
    case "es":
      return (await import("./es")).es;
    default:
      return en;
  }
}
