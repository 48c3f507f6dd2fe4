/**
 * Finds where a purchase took place: `CITY ST`, `CITY COUNTRY`, or a city's name where a name ends.
 * The place stands at the end of what names it; what follows may be a country, a postcode, a date.
 * Banks run city, state and country together (`SAN DIEGOCAUS`) and cut cities short.
 */
import { type City, compactName, type Knowledge } from "../../knowledge";
import { isNameToken, type Token } from "../text/descriptor";
import type { Roles } from "../text/roles";
import { biggestCity, cityBeginning, cityNamed } from "./city";
import { isBritishPostcode, postcodeAfter, postcodeBefore } from "./postcode";

export interface PlaceMatch {
  city: string | null;
  /** State or province code. */
  state: string | null;
  country: string | null;
  postcode: string | null;
  /** Of the city; null where unknown. */
  coordinates: City["coordinates"];
  /** Tokens from `from` up to but not including `to`. */
  from: number;
  to: number;
}

interface Search {
  knowledge: Knowledge;
  tokens: readonly Token[];
  /** Country of the account, or null. */
  account: string | null;
  roles: Pick<Roles, "isPadding" | "mayBelongToName">;
}

/** A city and the token its name begins at. */
interface CityFound {
  city: City;
  from: number;
}

/** Most words of a city's name, and of a country's. */
const LONGEST_CITY = 4;
const LONGEST_COUNTRY = 3;
/** Places where a name may end that are looked at, from the last. */
const MOST_ENDINGS = 8;
/** Thousands of people from which on a city is taken without its state, and without its country. */
const WELL_KNOWN = 100;
const WORLD_KNOWN = 400;
/** Letters of a single word that is a whole name before a city. */
const LONG_NAME = 8;
/** Shortest beginning of a city's name that may be completed. */
const SHORTEST_BEGINNING = 5;
/** Countries whose descriptors print a state behind the city. */
const WITH_STATES: ReadonlySet<string> = new Set(["US", "CA", "AU"]);

/**
 * The place a descriptor prints, or null. `account` is the country of the account: it decides whether
 * two letters at the end are a state (US, CA, AU) or a country.
 */
export function findPlace(
  knowledge: Knowledge,
  tokens: readonly Token[],
  account: string | null,
  roles: Search["roles"]
): PlaceMatch | null {
  const search = { knowledge, tokens, account, roles };
  const { isPadding } = roles;
  const british = account === null || account === "GB" ? beforeBritishPostcode(search) : null;
  if (british !== null) return british;
  let endings = 0;
  let last = true;
  for (let end = tokens.length; end > 0 && endings < MOST_ENDINGS; end--) {
    if (!isEnding(search, end)) continue;
    if (isPadding(end - 1)) {
      // MERIDIAN ID: a word for a reference, but a state behind one of its cities.
      const state = cityAndState(search, end);
      if (state !== null) return state;
      const country = endingWithCountryWord(search, end);
      if (country !== null) return country;
      continue;
    }
    const place = endingWithCode(search, end, last) ?? endingWithCity(search, end, last);
    if (place !== null) return place;
    endings++;
    if (!/\d/.test(tokens[end - 1]?.text ?? "")) last = false;
  }
  if (account === "PL") return beginningWithCity(search);
  return account === "US" ? beginningWithState(search) : null;
}

/** `OXFORD OX1 4DB`. */
function beforeBritishPostcode(search: Search): PlaceMatch | null {
  for (let at = search.tokens.length - 2; at > 0; at--) {
    if (!isBritishPostcode(search.tokens, at)) continue;
    const found = cityBefore(search, at, "GB", null);
    if (found !== null) return { ...placeOf(search, found, at), to: at + 2 };
  }
  return null;
}

/** A known city of the account's country with its state's two letters behind it. */
function cityAndState(search: Search, end: number): PlaceMatch | null {
  const { knowledge, tokens, account } = search;
  const code = (tokens[end - 1]?.text ?? "").toUpperCase();
  if (account === null || code.length !== 2) return null;
  if (knowledge.places.countries.get(account)?.states.has(code) !== true) return null;
  const found = cityBefore(search, end - 1, account, code);
  return found === null ? null : placeOf(search, found, end);
}

/** Whether a printed field may end before a token. */
function isEnding({ tokens, roles }: Search, end: number): boolean {
  const before = tokens[end - 1];
  if (before === undefined || before.kind !== "word") return false;
  const next = tokens[end];
  // SYDNEY WATER is no place.
  if (next?.before === "blank" && roles.mayBelongToName(end)) return false;
  if (next === undefined || next.kind !== "word" || roles.isPadding(end)) return true;
  if (/\d/.test(next.text) || next.text.length === 1) return true;
  return next.before === "comma" || next.before === "slash" || next.before === "star";
}

/** `… CITY ST`, `… CITYST`, `… CITY ST US`, `… CITY DE`, `… CITY GERMANY`. */
function endingWithCode(search: Search, end: number, last: boolean): PlaceMatch | null {
  const { knowledge, tokens } = search;
  const token = tokens[end - 1];
  if (token === undefined) return null;
  const text = token.text;
  const code = text.toUpperCase();
  const state = search.account ?? "US";
  if (
    text.length === 2 ||
    (text.length === 3 && knowledge.places.countries.get(state)?.states.has(code) === true)
  ) {
    const inState = endingWithState(search, end - 1, end, code, last);
    if (inState !== null) return inState;
    if (knowledge.places.countries.has(code))
      return endingWithCountry(search, end - 1, end, code, { needsCity: true });
    return null;
  }
  return endingWithGluedState(search, end) ?? endingWithCountryWord(search, end);
}

/** `… GERMANY`, `… CZECH REP`, `… DEU`. */
function endingWithCountryWord(search: Search, end: number): PlaceMatch | null {
  const { knowledge, tokens } = search;
  for (let count = Math.min(LONGEST_COUNTRY, end - 1); count >= 1; count--) {
    const key = keyOf(tokens, end - count, end);
    const country = key === null ? undefined : knowledge.places.countryBySpelling.get(key);
    if (country === undefined || key === null) continue;
    const needsCity = key.length < 4 || country === search.account;
    const place = endingWithCountry(search, end - count, end, country, { needsCity });
    if (place !== null) return place;
  }
  return null;
}

/** A state's two letters stand at `at`; the city before them, where it is known. */
function endingWithState(
  search: Search,
  at: number,
  to: number,
  code: string,
  last: boolean
): PlaceMatch | null {
  const { knowledge, account, tokens } = search;
  for (const country of stateCountries(account)) {
    if (knowledge.places.countries.get(country)?.states.has(code) !== true) continue;
    const found = cityBefore(search, at, country, code) ?? cutCityBefore(search, at, country, code);
    if (found !== null) return placeOf(search, found, to);
    const suburb = account === country ? unknownCityBefore(search, at, country, code) : null;
    if (suburb !== null) return placeOf(search, suburb, to);
    // Elsewhere two letters say too little; and BERLIN DE on an American card is no Delaware.
    if (!last || at === 0 || !(account === null || account === country)) continue;
    if (cityBefore(search, at, code, null) !== null) continue;
    // A state alone stands after a number; STAY IN is nowhere in Indiana.
    if (tokens[at - 1]?.kind === "word" && (at < 3 || WORDS_TOO.has(code))) continue;
    return {
      city: null,
      state: code,
      country,
      postcode: postcodeAfter(tokens, to),
      coordinates: null,
      from: at,
      to,
    };
  }
  return null;
}

/** Shortest name of a town that no list knows. */
const SHORTEST_TOWN = 4;

/** `BUNNINGS 377000 ALEXANDRIA NSW`: between a shop's number and a state stands its town, known or not. */
function unknownCityBefore(
  { tokens, roles, knowledge }: Search,
  at: number,
  country: string,
  state: string
): CityFound | null {
  let from = at;
  while (from > 0 && at - from < 2) {
    const token = tokens[from - 1];
    if (token?.kind !== "word" || token.before === "star" || roles.isPadding(from - 1)) break;
    if (token.text.length < SHORTEST_TOWN || knowledge.notNames.has(token.text)) break;
    from--;
  }
  const number = tokens[from - 1];
  if (from === at || number?.kind !== "number" || number.text.length < 3 || from < 2) return null;
  const name = tokens
    .slice(from, at)
    .map(({ surface }) => surface.charAt(0).toUpperCase() + surface.slice(1))
    .join(" ");
  return { city: { name, country, state, coordinates: null, people: 0 }, from };
}

/** Codes of states that end names as words or legal forms. */
const WORDS_TOO: ReadonlySet<string> = new Set(
  "AL CO DE HI ID IN LA MA MD ME MS NE OK OR PA SC".split(" ")
);

/** Countries whose states may be printed, the account's own first. */
function stateCountries(account: string | null): readonly string[] {
  return account === "CA" || account === "AU" ? [account, "US"] : ["US"];
}

/** `VIRGINIA BEACHVA`, `SAN DIEGOCAUS`, `AUBURN WAUS`. */
function endingWithGluedState(search: Search, end: number): PlaceMatch | null {
  const { knowledge, tokens, account } = search;
  const text = tokens[end - 1]?.text ?? "";
  if (text.length < 4) return null;
  const withCountry = text.endsWith("us");
  for (const cut of withCountry ? [4, 2] : [2]) {
    const code = text.slice(text.length - cut, text.length - cut + 2).toUpperCase();
    const rest = text.slice(0, -cut);
    for (const country of cut === 4 ? ["US"] : stateCountries(account)) {
      if (knowledge.places.countries.get(country)?.states.has(code) !== true) continue;
      const found =
        rest === ""
          ? cityBefore(search, end - 1, country, code)
          : gluedCity(search, end - 1, rest, country, code);
      if (found !== null) return placeOf(search, found, end);
      if (rest !== "" || cut !== 4) continue;
      return {
        city: null,
        state: code,
        country,
        postcode: null,
        coordinates: null,
        from: end - 1,
        to: end,
      };
    }
  }
  return null;
}

/** A city whose last letters are the beginning of a token. */
function gluedCity(
  search: Search,
  at: number,
  rest: string,
  country: string,
  state: string
): CityFound | null {
  const { knowledge, tokens } = search;
  for (let count = Math.min(LONGEST_CITY - 1, at); count >= 0; count--) {
    const before = count === 0 ? "" : keyOf(tokens, at - count, at);
    if (before === null) continue;
    const key = before + rest;
    const city =
      cityNamed(knowledge, key, country, state) ??
      (key.length >= 8 ? cityBeginning(knowledge, key, country, state) : null);
    if (city !== null) return { city, from: at - count };
  }
  return null;
}

/** A country ends here; a city and a state may stand before it. */
function endingWithCountry(
  search: Search,
  at: number,
  to: number,
  country: string,
  { needsCity }: { needsCity: boolean }
): PlaceMatch | null {
  const { knowledge, tokens } = search;
  if (at === 0) return null;
  const previous = tokens[at - 1];
  const code = previous?.kind === "word" && previous.text.length === 2 ? previous.text : "";
  const states = knowledge.places.countries.get(country)?.states;
  const state = states?.has(code.toUpperCase()) === true ? code.toUpperCase() : null;
  const cityEnd = state === null ? at : at - 1;
  const district = tokens[cityEnd - 1];
  const found =
    cityBefore(search, cityEnd, country, state) ??
    (district?.kind === "number" && district.text.length <= 2
      ? cityBefore(search, cityEnd - 1, country, state)
      : null);
  if (found !== null) return placeOf(search, found, to);
  // A city that is a country: LUXEMBOURG, SINGAPORE.
  const key = keyOf(tokens, at, to) ?? "";
  const city = key.length < 4 ? null : cityNamed(knowledge, key, country, null);
  if (city !== null) return placeOf(search, { city, from: at }, to);
  const alone = country === search.account && previous?.kind !== "word";
  if (state === null && needsCity && !alone) return null;
  return { city: null, state, country, postcode: null, coordinates: null, from: cityEnd, to };
}

/** A known city as the last words: one of the account's country, or one all the world knows. */
function endingWithCity(search: Search, end: number, last: boolean): PlaceMatch | null {
  const { knowledge, tokens, account, roles } = search;
  for (let count = Math.min(LONGEST_CITY, end - 1); count >= 1; count--) {
    const from = end - count;
    const key = keyOf(tokens, from, end);
    if (key === null || key.length < 4) continue;
    let covered = false;
    for (let index = from; index < end; index++) covered ||= roles.isPadding(index);
    if (covered) continue;
    const own = account === null ? null : cityNamed(knowledge, key, account, null);
    const states = account !== null && WITH_STATES.has(account);
    // B.GOOD - WOBURN: behind a dash a branch is named.
    const smallest = states && tokens[from]?.before !== "gap" ? WELL_KNOWN : 0;
    const everyday = count === 1 && knowledge.notNames.has(key);
    if (own !== null && own.people >= (everyday ? WORLD_KNOWN : smallest) && (last || !everyday))
      return placeOf(search, { city: own, from }, end);
    const known = biggestCity(knowledge, key);
    const before = tokens[from - 1];
    const named = from >= 2 || before?.kind !== "word" || before.text.length >= LONG_NAME;
    if (known !== null && known.people >= WORLD_KNOWN && last && named)
      return placeOf(search, { city: known, from }, end);
  }
  return null;
}

/** Polish card lines print the city first. */
function beginningWithCity(search: Search): PlaceMatch | null {
  const { knowledge, tokens, account, roles } = search;
  let from = 0;
  while (from < tokens.length && (tokens[from]?.kind !== "word" || roles.isPadding(from))) from++;
  for (let count = LONGEST_CITY - 1; count >= 1; count--) {
    const next = tokens[from + count];
    if (next?.kind !== "word" || roles.isPadding(from + count)) continue;
    const key = keyOf(tokens, from, from + count);
    const city = key === null ? null : cityNamed(knowledge, key, account ?? "", null);
    if (city !== null) return placeOf(search, { city, from }, from + count);
  }
  return null;
}

/** `POS DEBIT 0611 KY LEXINGTON SHOP`: some American banks print state and city before the name. */
function beginningWithState(search: Search): PlaceMatch | null {
  const { knowledge, tokens, roles } = search;
  const states = knowledge.places.countries.get("US")?.states;
  for (let from = 0; from < tokens.length - 2; from++) {
    const token = tokens[from];
    if (token === undefined) return null;
    const code = token.text.toUpperCase();
    if (token.kind !== "word" || token.text.length !== 2 || states?.has(code) !== true) {
      if (isNameToken(token) && token.kind === "word" && !roles.isPadding(from)) return null;
      continue;
    }
    for (let count = LONGEST_CITY - 1; count >= 1; count--) {
      const to = from + 1 + count;
      if (tokens[to]?.kind !== "word") continue;
      const key = keyOf(tokens, from + 1, to);
      const city = key === null ? null : cityNamed(knowledge, key, "US", code);
      if (city !== null) return placeOf(search, { city, from }, to);
    }
    return null;
  }
  return null;
}

function placeOf(search: Search, { city, from }: CityFound, to: number): PlaceMatch {
  const { tokens } = search;
  return {
    city: city.name,
    state: city.state,
    country: city.country,
    postcode: postcodeAfter(tokens, to) ?? postcodeBefore(tokens, from, city.country),
    coordinates: city.coordinates,
    from,
    to,
  };
}

/** The known city whose name ends before a token. A null state is any. */
function cityBefore(
  { knowledge, tokens }: Search,
  end: number,
  country: string,
  state: string | null
): CityFound | null {
  for (let count = Math.min(LONGEST_CITY, end); count >= 1; count--) {
    const key = keyOf(tokens, end - count, end);
    const city = key === null ? null : cityNamed(knowledge, key, country, state);
    if (city !== null) return { city, from: end - count };
  }
  return null;
}

/** The one city of a state that the words before a token are the beginning of. */
function cutCityBefore(
  { knowledge, tokens }: Search,
  end: number,
  country: string,
  state: string
): CityFound | null {
  for (let count = Math.min(LONGEST_CITY - 1, end); count >= 1; count--) {
    const key = keyOf(tokens, end - count, end);
    if (key === null || key.length < SHORTEST_BEGINNING) continue;
    const city = cityBeginning(knowledge, key, country, state);
    if (city !== null) return { city, from: end - count };
  }
  return null;
}

/** Words run together, without the digits of a district before them; null where one is no word. */
function keyOf(tokens: readonly Token[], from: number, to: number): string | null {
  let text = "";
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token === undefined || !isNameToken(token) || token.kind !== "word") return null;
    if (index > from && token.before === "star") return null;
    text += token.text;
  }
  const key = compactName(text);
  const digits = /^\d{1,4}(?=[a-z]{3})/.exec(key);
  return key === "" ? null : digits === null ? key : key.slice(digits[0].length);
}
