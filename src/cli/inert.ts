/** Text that spreadsheet programs must not take for a formula when they open a text file. */

/** Signs that begin a formula, in their full-width forms too, also behind blanks and line breaks. */
const FORMULA_START =
  /^[\s\u200b-\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;
/** What reads as a plain figure is harmless: `-12.50`, `-1.234,56 €`, `+3`, `-12 USD`. */
const FIGURE =
  /^\s*[-+\u2212]?\s*(?:[A-Z]{3}|\p{Sc})?\s*\d[\d.,'’\u00a0\u202f ]*(?:\s*(?:[A-Z]{3}|\p{Sc}))?\s*$/u;

/** Begins nearly every cell, and no formula. */
const HARMLESS_START = /^[A-Za-z0-9]/;

/** The text itself where it is harmless, else with an apostrophe before it, which makes it text. */
export function inertText(text: string): string {
  if (text === "" || HARMLESS_START.test(text)) return text;
  return FORMULA_START.test(text) && !FIGURE.test(text) ? `'${text}` : text;
}
