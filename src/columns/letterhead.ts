/** What the lines above a table say of it: banks print the account's currency there. */
import { isKnownCurrency } from "../model";
import { readHeader } from "./header-words";
import { cellText } from "./text";
import type { CellValue } from "./types";

/**
 * The currency that the lines above a table name: a code in capitals beside or behind a word for
 * currency (`Devise :` | `EUR`; `Currency: GBP`). Null where none, or more than one, is named.
 */
export function currencyOfLetterhead(rows: readonly (readonly CellValue[])[]): string | null {
  const found = new Set<string>();
  for (const row of rows) {
    const filled = row.map(cellText).filter((text) => text.trim() !== "");
    filled.forEach((text, index) => {
      const [label = "", ...rest] = text.split(":");
      if (!namesCurrency(label)) return;
      const value = rest.join(":").trim() || (filled[index + 1] ?? "").trim();
      if (isKnownCurrency(value)) found.add(value);
    });
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

function namesCurrency(label: string): boolean {
  return readHeader(label)[0]?.role === "currency";
}
