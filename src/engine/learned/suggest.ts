/** Which payments are like one: patterns that a learned correction may have, the narrowest sensible first. */
import type { CorrectionPattern, Transaction } from "../../model";
import type { EnrichmentAnswer } from "../types";
import { spaced, stableWords } from "./words";

/**
 * Patterns that are about a row: its counterparty where one is known; the words by which it was found;
 * and all words of the description. Each once, of the row's direction, everyone's.
 */
export function suggestPatterns(
  transaction: Transaction,
  found: EnrichmentAnswer
): CorrectionPattern[] {
  const scope = { entry_type: transaction.entry_type, account_holder_id: null };
  const all = stableWords(transaction.description);
  const counterparty = found.entities?.counterparty ?? null;
  const id = counterparty?.id ?? null;
  const patterns: CorrectionPattern[] = [];
  if (counterparty !== null && id !== null)
    patterns.push({
      kind: "counterparty",
      counterparty_id: id,
      name: counterparty.name ?? counterparty.website ?? "",
      ...scope,
    });
  const texts = new Set<string>();
  for (const { field, source, detail } of found.evidence ?? []) {
    const isName = field === "counterparty" || field === "person";
    if (!isName || !["words", "knowledge", "website"].includes(source)) continue;
    const words = stableWords(detail);
    // What decided may be printed with numbers between, or be completed: then it is not to be found.
    if (words.length > 0 && spaced(all).includes(spaced(words))) texts.add(words.join(" "));
  }
  if (all.length > 0) texts.add(all.join(" "));
  for (const words of texts)
    if (isReadBack(words)) patterns.push({ kind: "description", words, ...scope });
  return patterns;
}

/** Whether words are the same words where they stand alone, as they do in a pattern. */
function isReadBack(words: string): boolean {
  return stableWords(words).join(" ") === words;
}
