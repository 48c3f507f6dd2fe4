/** Decimals that are added exactly, with however many places they are written. */

/** Most digits of which every one survives in a number. */
const SAFE_DIGITS = 15;

/**
 * A decimal of digits with at most one mark, `1234.50` or `1234,50`, with or without sign. Null for
 * anything else, and for more digits than a number holds.
 */
export function plainDecimal(text: string): number | null {
  const found = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text.trim());
  if (found === null) return null;
  const [, sign = "", whole = "", part = ""] = found;
  if (whole === "" && part === "") return null;
  const integer = whole.replace(/^0+/, "");
  const fraction = part.replace(/0+$/, "");
  if (integer.length + fraction.length > SAFE_DIGITS) return null;
  const value = Number(`${integer || "0"}.${fraction || "0"}`);
  return sign === "-" && value > 0 ? -value : value;
}

/**
 * A decimal that may have marks between thousands: `1,234.50`, `1.234,50`, `1,234,567`. Where only one mark
 * stands, it is of decimals unless `decimalMark` says it is the other. Null for anything else.
 */
export function groupedDecimal(text: string, decimalMark: "." | "," | null = null): number | null {
  const clean = text.trim();
  const point = clean.lastIndexOf(".");
  const comma = clean.lastIndexOf(",");
  const isAlone = point === -1 || comma === -1;
  const last = point > comma ? "." : ",";
  const other = last === "." ? "," : ".";
  if (
    isAlone &&
    (decimalMark === null || decimalMark === last) &&
    clean.indexOf(last) === clean.lastIndexOf(last)
  )
    return plainDecimal(clean);
  const mark = isAlone ? other : last;
  const group = mark === "." ? "," : ".";
  const [whole = "", ...rest] = clean.split(mark);
  if (rest.length > 1) return null;
  const [first = "", ...groups] = whole.split(group);
  if (groups.some((one) => !/^\d{3}$/.test(one)) || !/^[+-]?\d{1,3}$/.test(first)) return null;
  return plainDecimal([first + groups.join(""), ...rest].join("."));
}

/** The exact sum; numbers stand for their shortest decimal text. */
export function exactSum(values: readonly number[]): number {
  const parts = values.map(unitsOf);
  const places = parts.reduce((most, part) => Math.max(most, part.places), 0);
  const units = parts.reduce(
    (sum, part) => sum + part.units * 10n ** BigInt(places - part.places),
    0n
  );
  return Number(`${units}e-${places}`);
}

function unitsOf(value: number): { units: bigint; places: number } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}
