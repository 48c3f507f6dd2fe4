/** Series that are one though the payee's name changed: renamed merchants, replaced cards. */
import { isEvenPrice } from "./amounts";
import { nominalNear, SLOT_DAYS } from "./grid";
import { isNearPrice, stepTo } from "./follow";
import type { Series } from "./stream";
import { byDay, type EntityRows, type SeriesRow } from "./rows";
import type { CadenceFit } from "./fit";
import { codesOf, nameWords, shapeOf } from "./shape";

/** A series with whose payments it is of. */
export interface OwnedSeries extends Series {
  entity: EntityRows;
}

/** A series, or one to three payments of one price that may be its beginning or end. */
interface Piece {
  entity: EntityRows;
  rows: SeriesRow[];
  fit: CadenceFit | null;
  isOver?: boolean;
}

/** Most loose payments of a payee that may belong to a series of another name. */
const MOST_LOOSE = 3;
/** Pieces that begin at one price looked at for the one that goes on. */
const MOST_BEGINNINGS = 50;

/**
 * Joins a series to the one that goes on under another name, in step and at the same price, where
 * their descriptors share a name word, a mandate or another number. Payments of no series (`loose`)
 * join as the first or last of one.
 */
export function joinRenamed(
  series: readonly OwnedSeries[],
  loose: readonly { entity: EntityRows; rows: readonly SeriesRow[] }[],
  entities: readonly EntityRows[]
): OwnedSeries[] {
  const pieces = piecesOf(series, loose);
  const beginnings = new Map<string, Piece[]>();
  for (const piece of pieces)
    for (const key of keysOf(piece.entity, piece.rows[0])) {
      const same = beginnings.get(key);
      if (same === undefined) beginnings.set(key, [piece]);
      else same.push(piece);
    }
  const links = linksAmong(entities);
  const taken = new Set<Piece>();
  const joined: OwnedSeries[] = [];
  for (const start of pieces) {
    if (taken.has(start)) continue;
    let current = start;
    let next = nextPiece(current, beginnings, taken, links);
    while (next !== null) {
      taken.add(next);
      current = merged(current, next);
      next = nextPiece(current, beginnings, taken, links);
    }
    if (current.fit !== null) joined.push({ ...current, fit: current.fit });
  }
  return joined;
}

/** Series, and loose payments at the price of one; by their first payment. */
function piecesOf(
  series: readonly OwnedSeries[],
  loose: readonly { entity: EntityRows; rows: readonly SeriesRow[] }[]
): Piece[] {
  const prices = new Set(
    series.flatMap(({ rows }) => [rows[0]?.amount ?? 0, rows.at(-1)?.amount ?? 0])
  );
  const fragments = loose.filter(
    ({ rows }) =>
      rows.length > 0 &&
      rows.length <= MOST_LOOSE &&
      prices.has(rows[0]?.amount ?? 0) &&
      isEvenPrice(rows.map(({ amount }) => amount))
  );
  return [
    ...series,
    ...fragments.map(({ entity, rows }) => ({ entity, rows: [...rows], fit: null })),
  ].sort((a, b) => {
    const [first, second] = [a.rows[0], b.rows[0]];
    return first === undefined || second === undefined ? 0 : byDay(first, second);
  });
}

/** What two pieces of one series have in common: the price, all words, or a number of the contract. */
function keysOf({ direction, currency }: EntityRows, row: SeriesRow | undefined): string[] {
  if (row === undefined) return [];
  const whose = `${direction} ${currency ?? ""}`;
  return [
    `${whose} ${row.amount}`,
    `${whose} ~${row.shape}`,
    ...codesOf(row.source.transaction.description).map((code) => `${whose} #${code}`),
  ];
}

function nextPiece(
  current: Piece,
  beginnings: ReadonlyMap<string, readonly Piece[]>,
  taken: ReadonlySet<Piece>,
  links: Links
): Piece | null {
  for (const key of keysOf(current.entity, current.rows.at(-1))) {
    const candidates = beginnings.get(key) ?? [];
    for (let index = 0; index < Math.min(candidates.length, MOST_BEGINNINGS); index++) {
      const next = candidates[index];
      if (next === undefined || next.entity === current.entity || taken.has(next)) continue;
      if (goesOn(current, next) && links.areLinked(current, next)) return next;
    }
  }
  return null;
}

/** Whether one piece begins in step after the other ended, at a near price. */
function goesOn(before: Piece, after: Piece): boolean {
  const last = before.rows.at(-1);
  const first = after.rows[0];
  if (last === undefined || first === undefined || first.day <= last.day) return false;
  if (before.isOver === true || !isNearPrice(last.amount, first.amount)) return false;
  if (before.fit === null) return after.fit !== null && leadsTo(last.day, after.fit, first.day);
  if (after.fit !== null)
    return before.fit.cadence === after.fit.cadence && stepTo(before.fit, first.day) !== null;
  return alongSteps(before.fit, after.rows) !== null;
}

/** Whether a day stands one or two steps before the first of a series. */
function leadsTo(day: number, fit: CadenceFit, first: number): boolean {
  const anchor = fit.anchors[0];
  const start = anchor === undefined ? day : nominalNear(day, anchor).nominal;
  return (
    first - day <= SLOT_DAYS[fit.cadence] * 2.4 &&
    stepTo({ ...fit, lastNominal: start }, first) !== null
  );
}

/** The fit after further payments, each in step; null where one is not. */
function alongSteps(fit: CadenceFit, rows: readonly SeriesRow[]): CadenceFit | null {
  let current = fit;
  for (const { day } of rows) {
    const nominal = stepTo(current, day);
    if (nominal === null) return null;
    current = { ...current, lastNominal: nominal };
  }
  return current;
}

function merged(before: Piece, after: Piece): Piece {
  const fit =
    after.fit ?? (before.fit === null ? null : (alongSteps(before.fit, after.rows) ?? before.fit));
  return { ...after, rows: [...before.rows, ...after.rows], fit };
}

interface Links {
  areLinked(before: Piece, after: Piece): boolean;
}

/** In so many entities a word or number says how it was paid, and no longer to whom. */
const COMMON_IN = 4;
/** Entities looked at for how common words are. */
const MOST_COUNTED = 2_000;
/** Letters that the beginnings of two names share at least, as `meridian` and `meridia`. */
const SHARED_LETTERS = 6;

/** What links descriptors of one history. Words are only counted once a link is asked for. */
function linksAmong(entities: readonly EntityRows[]): Links {
  let counted: Map<string, number> | null = null;
  const counts = (): ReadonlyMap<string, number> => {
    if (counted !== null) return counted;
    counted = new Map();
    for (const { rows } of entities.slice(0, MOST_COUNTED))
      for (const token of new Set(tokensOf(rows.at(-1))))
        counted.set(token, (counted.get(token) ?? 0) + 1);
    return counted;
  };
  return {
    areLinked(before, after) {
      const common = Math.max(2, Math.min(COMMON_IN, Math.ceil(entities.length / 2)));
      const isTelling = (token: string): boolean => (counts().get(token) ?? 0) <= common;
      const descriptor = descriptorOf(before.rows.at(-1));
      const other = descriptorOf(after.rows[0]);
      const codes = new Set(codesOf(other));
      if (codesOf(descriptor).some((code) => codes.has(code) && isTelling(code))) return true;
      if (shapeOf(descriptor) === shapeOf(other)) return true;
      const names = nameWords(other).filter(isTelling);
      return nameWords(descriptor)
        .filter(isTelling)
        .some((word) =>
          names.some((name) => word === name || sharedBeginning(word, name) >= SHARED_LETTERS)
        );
    },
  };
}

const descriptorOf = (row: SeriesRow | undefined): string =>
  row?.source.transaction.description ?? "";

function tokensOf(row: SeriesRow | undefined): string[] {
  const descriptor = descriptorOf(row);
  return [...nameWords(descriptor), ...codesOf(descriptor)];
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
