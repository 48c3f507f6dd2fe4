/** What a cell shows: its value in its number format. */
import { format } from "numfmt";
import { type CellValue } from "../grid/grid";
import { type Culture } from "./culture";

/** A currency with a locale, as `[$€-407]`: in Excel the locale of a currency moves no separators. */
const CURRENCY_LOCALE = /\[\$([^\]-]+)-[0-9A-Fa-f]+\]/g;

/**
 * The text of a cell, as `Range.text` gives it. Column widths play no part: nothing is cut to `###`.
 *
 * @param numberFormat in English letters, as `d/m/yyyy`; one Excel would refuse shows the bare value
 */
export function cellText(value: CellValue, numberFormat: string, culture: Culture): string {
  if (value === "") return "";
  if (typeof value === "boolean") return value ? culture.trueWord : culture.falseWord;
  if (typeof value === "string" && (numberFormat === "General" || numberFormat === "@")) {
    return value;
  }
  const pattern = numberFormat.replace(CURRENCY_LOCALE, (_, symbol: string) => `"${symbol}"`);
  const text = format(pattern, value, {
    locale: culture.name,
    throws: false,
    invalid: "\0",
    dateErrorNumber: false,
    dateSpanLarge: false,
    overflow: "########",
  });
  return text === "\0" ? String(value) : text;
}
