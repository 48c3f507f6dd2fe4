/** Text as a cell can show it, whoever wrote it: what our answers put into cells goes through here. */

/** Longest text a cell holds, in UTF-16 code units (Excel's limit), the apostrophe included. */
export const LONGEST_CELL_TEXT = 32_767;

/** Controls but for the whitespace ones, and marks that turn the direction of what follows. */
const INVISIBLE_HARM =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
/** Whitespace that breaks or moves within a line: tab, line feeds, vertical tab, form feed. */
const LINE_WHITESPACE = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Half a character: a surrogate without its other half. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const LEADING_BLANKS = /^[\s\u200b-\u200d\u2060\u3164\u115f\u1160]+/u;

/**
 * The text a cell is to show: one line, no control characters, no lone surrogates, no leading
 * blanks, at most `LONGEST_CELL_TEXT` - 1 code units. This, without any apostrophe, is what the cell
 * reads back and what a lock's hash is taken of.
 */
export function shownText(text: string): string {
  const oneLine = text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(LINE_WHITESPACE, " ")
    .replace(INVISIBLE_HARM, "")
    .replace(LEADING_BLANKS, "");
  if (oneLine.length < LONGEST_CELL_TEXT) return oneLine;
  const cut = oneLine.slice(0, LONGEST_CELL_TEXT - 1);
  // A pair cut in half leaves a lone surrogate at the end.
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
