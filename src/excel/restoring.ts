/** A cell's content on record, and what to enter so that the cell holds it again. */
import { literalOf } from "./guard";
import { isFormulaCell, type ObservedCell } from "./locks";
import type { FormerContent } from "./records";

/** A cell's content as it is put on record. */
export function contentOf(cell: ObservedCell): FormerContent {
  if (isFormulaCell(cell)) return { formula: String(cell.formula) };
  return cell.value;
}

/** What to hand to `range.formulas` so that the cell holds a former content again. */
export function restoringLiteral(content: FormerContent): string | number | boolean {
  if (typeof content === "object") return content.formula;
  if (typeof content !== "string") return content;
  return readsAsSomethingElse(content) ? `'${content}` : content;
}

/**
 * Whether a text, entered without its apostrophe, would become something else: a formula, a number,
 * a date, a truth value, an error; or lose an apostrophe of its own.
 */
export function readsAsSomethingElse(text: string): boolean {
  if (text === "" || literalOf(text) === text) return false;
  if (!/^\p{L}/u.test(text) || !/^\p{L}/u.test(text.normalize("NFKC"))) return true;
  // With two words besides a figure it can no longer be a date (`March 5`) or a number (`1E5`).
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return !/\p{N}/u.test(text) || words.length < 2;
}
