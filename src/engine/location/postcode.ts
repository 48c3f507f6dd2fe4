/** Postcodes beside a city's name. */
import type { Token } from "../text/descriptor";

/** Countries that print a postcode of digits alone before the city, by its length (Universal Postal Union). */
const DIGITS_BEFORE: ReadonlyMap<string, number> = new Map([
  ..."AT BE BG CH CY DK GE HU LI LU LV MD NL NO PH SI TN ZA".split(" ").map(withLength(4)),
  ..."CZ DE EE EG ES FI FR GR HR IL IT KR LT MA MC MX MY PE RS SA SE SK SM TH TR UA VA"
    .split(" ")
    .map(withLength(5)),
]);

function withLength(length: number): (country: string) => [string, number] {
  return (country) => [country, length];
}

const OUTWARD = /^[a-z]{1,2}\d[a-z\d]?$/;
const INWARD = /^\d[a-z]{2}$/;

/** Whether a British postcode in two parts begins at a token: `SW1A 1AA`. */
export function isBritishPostcode(tokens: readonly Token[], at: number): boolean {
  return OUTWARD.test(tokens[at]?.text ?? "") && INWARD.test(tokens[at + 1]?.text ?? "");
}

/** `TX 78701`, `LONDON SW1A 1AA`. */
export function postcodeAfter(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === "number") return token.text.length === 5 ? token.text : null;
  if (token.kind !== "word" || !OUTWARD.test(token.text)) return null;
  const whole = isBritishPostcode(tokens, at);
  return `${token.text}${whole ? ` ${tokens[at + 1]?.text ?? ""}` : ""}`.toUpperCase();
}

/** `80331 MUENCHEN`. */
export function postcodeBefore(
  tokens: readonly Token[],
  from: number,
  country: string
): string | null {
  const token = tokens[from - 1];
  if (token?.kind !== "number" || token.before === "hash") return null;
  return token.text.length === DIGITS_BEFORE.get(country) ? token.text : null;
}
