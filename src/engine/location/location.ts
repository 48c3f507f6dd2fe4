/**
 * Finds where a purchase took place: `CITY ST`, `CITY COUNTRY`, or a city's name where a name ends.
 * The place stands at the end of what names it; what follows may be a country, a postcode, a number.
 */
import { compactName, type Knowledge } from "../../knowledge";
import { isNameToken, type Token } from "../text/descriptor";

export interface PlaceMatch {
  city: string | null;
  /** State or province code. */
  state: string | null;
  country: string | null;
  postcode: string | null;
  /** Tokens from `from` up to but not including `to`. */
  from: number;
  to: number;
}

/** Most words of a city's name. */
const LONGEST_CITY = 4;

/**
 * The place a descriptor prints, or null. `account` is the country of the account: it decides whether
 * two letters at the end are a state (US, CA, AU) or a country.
 */
export function findPlace(
  knowledge: Knowledge,
  tokens: readonly Token[],
  account: string | null,
  isPadding: (index: number) => boolean
): PlaceMatch | null {
  let end = tokens.length;
  while (end > 0) {
    const token = tokens[end - 1];
    if (token === undefined || (token.kind === "word" && !isPadding(end - 1))) break;
    // A postcode belongs to the place; other numbers, dates and references after it do not.
    end--;
  }
  return (
    endingWithCode(knowledge, tokens, end, account) ??
    endingWithCity(knowledge, tokens, end, account)
  );
}

/** `… CITY ST`, `… CITY ST US`, `… CITY DE`, `… CITY GERMANY`. */
function endingWithCode(
  knowledge: Knowledge,
  tokens: readonly Token[],
  end: number,
  account: string | null
): PlaceMatch | null {
  const { places } = knowledge;
  for (let last = end; last > 0 && last > end - 3; last--) {
    const words = Math.min(3, last);
    for (let count = words; count >= 1; count--) {
      const from = last - count;
      const text = compactOf(tokens, from, last);
      if (text === null) continue;
      const token = tokens[from];
      const two =
        text.length === 2 && count === 1 && token !== undefined ? text.toUpperCase() : null;
      const state = two === null ? null : stateOf(knowledge, two, account);
      if (state !== null) {
        const before = cityBefore(knowledge, tokens, from, state.country, state.code);
        if (before === null && from === 0) continue;
        return {
          city: before?.name ?? null,
          state: state.code,
          country: state.country,
          postcode: postcodeAt(tokens, last),
          from: before?.from ?? from,
          to: last,
        };
      }
      const country =
        two !== null && places.countries.has(two)
          ? two
          : (places.countryBySpelling.get(text) ?? null);
      if (country === null || (two === null && text.length < 3) || from === 0) continue;
      // A state may stand between the city and the country: SAN FRANCISCO CA US.
      const previous = tokens[from - 1];
      const inner =
        previous?.kind === "word" && previous.text.length === 2
          ? stateOf(knowledge, previous.text.toUpperCase(), country)
          : null;
      const cityEnd = inner === null ? from : from - 1;
      const before = cityBefore(knowledge, tokens, cityEnd, country, inner?.code ?? null);
      // Two letters alone are too little unless the city before them is known.
      if (two !== null && before?.known !== true && inner === null) continue;
      return {
        city: before?.known === true || inner !== null ? (before?.name ?? null) : null,
        state: inner?.code ?? null,
        country,
        postcode: null,
        from: before?.known === true ? before.from : cityEnd,
        to: last,
      };
    }
  }
  return null;
}

/** A known city as the last words, in the country of the account. */
function endingWithCity(
  knowledge: Knowledge,
  tokens: readonly Token[],
  end: number,
  account: string | null
): PlaceMatch | null {
  if (account === null) return null;
  for (let count = Math.min(LONGEST_CITY, end - 1); count >= 1; count--) {
    const from = end - count;
    const text = compactOf(tokens, from, end);
    if (text === null || text.length < 4) continue;
    const city = knowledge.places.cities.get(text)?.find(({ country }) => country === account);
    if (city === undefined) continue;
    return {
      city: city.name,
      state: city.state,
      country: city.country,
      postcode: null,
      from,
      to: end,
    };
  }
  return null;
}

function stateOf(
  knowledge: Knowledge,
  code: string,
  account: string | null
): { code: string; country: string } | null {
  for (const country of account === "CA" || account === "AU" ? [account, "US"] : ["US"]) {
    if (account !== null && country !== account && country !== "US") continue;
    if (account !== null && account !== "US" && account !== country) continue;
    if (knowledge.places.countries.get(country)?.states.has(code) === true)
      return { code, country };
  }
  return null;
}

/** The city whose name ends before a token: a known one, or the one word that stands there. */
function cityBefore(
  knowledge: Knowledge,
  tokens: readonly Token[],
  end: number,
  country: string,
  state: string | null
): { name: string; from: number; known: boolean } | null {
  for (let count = Math.min(LONGEST_CITY, end); count >= 1; count--) {
    const from = end - count;
    const text = compactOf(tokens, from, end);
    if (text === null) continue;
    const cities = knowledge.places.cities.get(text);
    const city = cities?.find(
      (candidate) => candidate.country === country && (state === null || candidate.state === state)
    );
    if (city !== undefined) return { name: city.name, from, known: true };
  }
  return null;
}

function postcodeAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  return token?.kind === "number" && token.text.length === 5 ? token.text : null;
}

/** Words run together, or null where one of them is no word. */
function compactOf(tokens: readonly Token[], from: number, to: number): string | null {
  let text = "";
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token === undefined || !isNameToken(token) || token.kind !== "word") return null;
    if (index > from && token.before === "star") return null;
    text += token.text;
  }
  return text === "" ? null : compactName(text);
}
