/** Finds a street with its house number: `50 BEALE STREET`, `HAUPTSTR 12`, `RUE DE RIVOLI 99`. */
import type { Token } from "../text/descriptor";

export interface StreetFound {
  street: string;
  houseNumber: string;
}

/** Words for streets that stand behind the name of one. */
const BEHIND: ReadonlySet<string> = new Set(
  (
    "st street ave avenue rd road blvd boulevard dr drive ln lane hwy highway way pkwy parkway ct court pl place " +
    "sq square ter terrace cir circle plaza plz trl trail"
  ).split(" ")
);
/** Words for streets that stand before its name. */
const BEFORE: ReadonlySet<string> = new Set(
  "rue avenue calle avda avenida via viale corso piazza plaza rua praca ul ulica aleja".split(" ")
);
/** The same where the number stands before the word. */
const FRENCH: ReadonlySet<string> = new Set("rue avenue boulevard quai place".split(" "));
/** Ends of words that are streets by themselves. */
const ENDS = ["strasse", "str", "straat", "gatan", "gade", "gata", "laan", "weg", "allee", "platz"];
/** Letters that must stand before such an end. */
const SHORTEST_NAME = 3;
/** Most words of a street's name beside the word for it. */
const LONGEST_NAME = 3;

/** Spans that are something else: the name of who was paid, the town. */
export interface Taken {
  from: number;
  to: number;
}

/** The first street of a descriptor outside the spans that are something else; null where none is. */
export function findStreet(
  tokens: readonly Token[],
  taken: readonly (Taken | null)[]
): StreetFound | null {
  const free = (from: number, to: number): boolean =>
    taken.every((span) => span === null || to <= span.from || from >= span.to);
  for (let at = 0; at < tokens.length; at++) {
    const found = numberFirst(tokens, at) ?? numberLast(tokens, at);
    if (found !== null && free(found.from, found.to)) {
      const { street, houseNumber } = found;
      return { street, houseNumber };
    }
  }
  return null;
}

type Located = StreetFound & Taken;

const isHouseNumber = (token: Token | undefined): boolean =>
  token?.kind === "number" && token.text.length <= 5 && token.before !== "hash";

const isWord = (token: Token | undefined): boolean =>
  token?.kind === "word" && (token.before === "blank" || token.before === "glue");

/** `50 BEALE STREET`, `12 RUE DE RIVOLI`. */
function numberFirst(tokens: readonly Token[], at: number): Located | null {
  if (!isHouseNumber(tokens[at])) return null;
  if (FRENCH.has(tokens[at + 1]?.text ?? "")) {
    let end = at + 2;
    while (end <= at + 1 + LONGEST_NAME && isWord(tokens[end])) end++;
    if (end > at + 2) return located(tokens, at + 1, end, tokens[at]?.text ?? "", at);
  }
  for (let end = at + 1; end <= at + 1 + LONGEST_NAME && isWord(tokens[end]); end++)
    if (end > at + 1 && BEHIND.has(tokens[end]?.text ?? ""))
      return located(tokens, at + 1, end + 1, tokens[at]?.text ?? "", at);
  return null;
}

/** `HAUPTSTR 12`, `RUE DE RIVOLI 99`. */
function numberLast(tokens: readonly Token[], at: number): Located | null {
  const text = tokens[at]?.kind === "word" ? (tokens[at]?.text ?? "") : "";
  if (ENDS.some((end) => text.endsWith(end) && text.length >= end.length + SHORTEST_NAME))
    return isHouseNumber(tokens[at + 1])
      ? located(tokens, at, at + 1, tokens[at + 1]?.text ?? "", at + 1)
      : null;
  if (!BEFORE.has(text)) return null;
  let end = at + 1;
  while (end <= at + LONGEST_NAME && isWord(tokens[end])) end++;
  return end > at + 1 && isHouseNumber(tokens[end])
    ? located(tokens, at, end, tokens[end]?.text ?? "", end)
    : null;
}

function located(
  tokens: readonly Token[],
  from: number,
  to: number,
  houseNumber: string,
  numberAt: number
): Located {
  const street = tokens
    .slice(from, to)
    .map(({ surface }) => surface.charAt(0).toUpperCase() + surface.slice(1))
    .join(" ");
  return { street, houseNumber, from: Math.min(from, numberAt), to: Math.max(to, numberAt + 1) };
}
