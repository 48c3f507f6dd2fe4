/** Repeatable chance: the same seed draws the same numbers on every machine (mulberry32). */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** Whole number, both ends inclusive. */
  between(least: number, greatest: number): number;
  /** Money with two decimals, both ends inclusive. */
  money(least: number, greatest: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Decimal digits as text, the first not zero. */
  digits(count: number): string;
  chance(part: number): boolean;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, greatest: number) =>
    least + Math.floor(next() * (greatest - least + 1));
  return {
    next,
    between,
    money: (least, greatest) => between(Math.round(least * 100), Math.round(greatest * 100)) / 100,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    digits: (count) =>
      Array.from({ length: count }, (_, place) => between(place === 0 ? 1 : 0, 9)).join(""),
    chance: (part) => next() < part,
  };
}
