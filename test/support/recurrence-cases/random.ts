/** Seeded chance: the same seed gives the same history on every machine. */

/** A stream of chance. All methods draw from the same stream, so order of calls matters. */
export interface Random {
  /** 0 (included) to 1 (not included). */
  fraction(): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  /** One of the items; throws on an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** Some of the items, each at most once, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Money with two decimals, both ends included. */
  amount(low: number, high: number): number;
  /** A string of decimal digits, the first not zero. */
  digits(count: number): string;
  /** Each 9 of the pattern becomes a digit, each A a capital letter, the rest stays. */
  reference(pattern: string): string;
}

/** Rounds to two decimals, half away from zero. */
export function cents(amount: number): number {
  return Math.round(amount * 100 + Number.EPSILON * 100) / 100;
}

/** A 32-bit hash of a text (FNV-1a), to make a seed of a name. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** A generator of the mulberry32 family over a 32-bit seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (low: number, high: number): number =>
    low + Math.floor(fraction() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  };
  const digits = (count: number): string => {
    let text = "";
    for (let index = 0; index < count; index++) text += integer(index === 0 ? 1 : 0, 9);
    return text;
  };
  return {
    fraction,
    integer,
    pick,
    sample: (items, count) => {
      const rest = [...items];
      const chosen: (typeof rest)[number][] = [];
      while (rest.length > 0 && chosen.length < count) {
        chosen.push(...rest.splice(integer(0, rest.length - 1), 1));
      }
      return chosen;
    },
    chance: (probability) => fraction() < probability,
    amount: (low, high) => cents(low + fraction() * (high - low)),
    digits,
    reference: (pattern) =>
      pattern.replace(/[9A]/g, (place) =>
        place === "9" ? String(integer(0, 9)) : String.fromCharCode(65 + integer(0, 25))
      ),
  };
}
