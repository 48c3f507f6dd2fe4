/** A history while it is being written: rows and series of one account holder, before ids are given. */
import {
  type Cadence,
  calendarDate,
  type EntryType,
  fromDayNumber,
  toDayNumber,
  type Transaction,
} from "../../../src/model";
import type { HolderContext } from "../../../src/engine/types";
import { type Bank, COUNTRIES, type Country } from "./countries";
import { cents, createRandom, hashOf, type Random } from "./random";
import { monthsAfter } from "./schedule";
import type { ExpectedGroup, Reading } from "./types";

export interface DraftRow {
  day: number;
  amount: number;
  entryType: EntryType;
  description: string;
  currency: string;
}

/** An expected group over draft rows; days and amounts as in `ExpectedGroup`. */
export interface DraftGroup {
  role: "tested" | "companion";
  name: string;
  entryType: EntryType;
  members: DraftRow[];
  optional: DraftRow[];
  /** A second row of a slot, with the member it doubles. */
  twins: { twin: DraftRow; member: DraftRow }[];
  cadences: Cadence[];
  types: ("subscription" | "recurring")[];
  isActive: boolean;
  nextDays: number[];
  nextAmounts: number[];
  /** 0.02 for a fixed amount, 0.15 for a varying one. */
  amountTolerance: number;
}

export interface Draft {
  random: Random;
  seed: number;
  country: Country;
  bank: Bank;
  town: string;
  holder: HolderContext;
  isBusiness: boolean;
  /** First and last day of the history. */
  start: number;
  end: number;
  rows: DraftRow[];
  companions: DraftGroup[];
  /** Names already taken by a series or a tested merchant, lower case. */
  taken: Set<string>;
  /** Rows that are judged neither as member nor as one-off. */
  neutral: Set<DraftRow>;
  /** What varies, for the summary. */
  remarks: string[];
}

export interface DraftOptions {
  caseKey: string;
  seed: number;
  /** Length of the history in months. */
  months: number;
  /** Default: drawn from all. */
  country?: Country;
  business?: boolean;
  holderType?: HolderContext["type"];
  /** Last day of the history; default: drawn from mid 2021 to autumn 2025. */
  end?: number;
}

const EARLIEST_END = toDayNumber(calendarDate(2021, 6, 1));
const LATEST_END = toDayNumber(calendarDate(2025, 10, 20));

/** Opens a history. Countries go round with the seed, so that any 20 seeds meet all of them. */
export function openDraft(options: DraftOptions): Draft {
  const random = createRandom(hashOf(`${options.caseKey}/${options.seed}`));
  const byTurn = COUNTRIES[(options.seed + hashOf(options.caseKey)) % COUNTRIES.length];
  const country = options.country ?? byTurn ?? random.pick(COUNTRIES);
  const town = random.pick(country.towns);
  const given = random.pick(country.givenNames);
  const family = random.pick(country.familyNames);
  const isBusiness = options.business ?? false;
  const name = isBusiness
    ? `${family} ${random.pick(["Studio", "Consulting", "Trading"])}`
    : `${given} ${family}`;
  const end = options.end ?? random.integer(EARLIEST_END, LATEST_END);
  return {
    random,
    seed: options.seed,
    country,
    bank: country.openBank(random, name, town),
    town,
    holder: {
      type: options.holderType ?? (isBusiness ? "business" : "consumer"),
      name: random.chance(0.75) ? name : null,
    },
    isBusiness,
    start: monthsAfter(end, -options.months),
    end,
    rows: [],
    companions: [],
    taken: new Set([given.toLowerCase(), family.toLowerCase()]),
    neutral: new Set(),
    remarks: [`${country.code}, ${options.months} months to ${fromDayNumber(end)}`],
  };
}

/** Months of history: long (24-32) for every third seed, else from the given range. */
export function monthsOf(seed: number, caseKey: string, low: number, high: number): number {
  const random = createRandom(hashOf(`${caseKey}|months|${seed}`));
  return seed % 3 === 0
    ? random.integer(Math.max(24, low), Math.max(32, high))
    : random.integer(low, high);
}

/** Adds one row; days outside the history are a mistake of the generator. */
export function addRow(
  draft: Draft,
  row: Omit<DraftRow, "currency"> & { currency?: string }
): DraftRow {
  if (row.day < draft.start || row.day > draft.end) {
    throw new Error(
      `Row of ${fromDayNumber(row.day)} lies outside the history: ${row.description}`
    );
  }
  const complete = {
    ...row,
    amount: cents(row.amount),
    currency: row.currency ?? draft.country.currency,
    description: row.description.replace(/\s+/g, " ").trim(),
  };
  draft.rows.push(complete);
  return complete;
}

/** A full name nobody in this history has yet. */
export function newPerson(draft: Draft): string {
  for (let attempt = 0; attempt < 200; attempt++) {
    const given = draft.random.pick(draft.country.givenNames);
    const family = draft.random.pick(draft.country.familyNames);
    const name = `${given} ${family}`;
    if (draft.taken.has(name.toLowerCase()) || draft.taken.has(family.toLowerCase())) continue;
    draft.taken.add(name.toLowerCase());
    return name;
  }
  throw new Error("No name is left.");
}

/** One of the items whose name is not taken yet, and takes it. */
export function takeNew<Item>(
  draft: Draft,
  items: readonly Item[],
  nameOf: (item: Item) => string
): Item {
  const free = items.filter((item) => !draft.taken.has(nameOf(item).toLowerCase()));
  if (free.length === 0) throw new Error("Every name of the list is taken.");
  const item = draft.random.pick(free);
  draft.taken.add(nameOf(item).toLowerCase());
  return item;
}

export interface FinishedRows {
  transactions: Transaction[];
  idOf: (row: DraftRow) => string;
}

/** Gives ids in an order that says nothing, and puts the rows in the order a bank might give. */
export function finishRows(draft: Draft, caseKey: string): FinishedRows {
  const { random } = draft;
  const byDay = [...draft.rows].sort((first, second) => first.day - second.day);
  const numbers = random.sample(
    byDay.map((_row, index) => index),
    byDay.length
  );
  const ids = new Map<DraftRow, string>();
  byDay.forEach((row, index) =>
    ids.set(row, `${caseKey}-${draft.seed}-${String(numbers[index] ?? index).padStart(5, "0")}`)
  );
  const idOf = (row: DraftRow): string => {
    const id = ids.get(row);
    if (id === undefined) throw new Error(`Row is not in the history: ${row.description}`);
    return id;
  };
  const givesCountry = random.chance(0.8);
  const transactions = inBankOrder(byDay, random).map((row) => ({
    id: idOf(row),
    description: row.description,
    amount: row.amount,
    entry_type: row.entryType,
    currency: row.currency,
    date: fromDayNumber(row.day),
    account_holder_id: `${caseKey}-${draft.seed}`,
    account_holder_type: draft.holder.type,
    account_holder_name: draft.holder.name,
    country: givesCountry ? draft.country.code : null,
    raw_address: null,
    mcc: null,
  }));
  return { transactions, idOf };
}

function inBankOrder(byDay: DraftRow[], random: Random): DraftRow[] {
  const order = random.integer(0, 3);
  if (order === 0) return byDay;
  if (order === 1) return [...byDay].reverse();
  if (order === 2) return random.sample(byDay, byDay.length);
  const rows = [...byDay];
  for (let swap = 0; swap < rows.length / 4; swap++) {
    const at = random.integer(0, rows.length - 1);
    const to = Math.min(rows.length - 1, at + random.integer(1, 12));
    const [first, second] = [rows[at], rows[to]];
    if (first !== undefined && second !== undefined) [rows[at], rows[to]] = [second, first];
  }
  return rows;
}

/** The group with ids in the place of rows. */
export function finishGroup(group: DraftGroup, idOf: (row: DraftRow) => string): ExpectedGroup {
  return {
    role: group.role,
    name: group.name,
    entryType: group.entryType,
    memberIds: group.members.map(idOf),
    optionalIds: group.optional.map(idOf),
    twinIds: Object.fromEntries(group.twins.map(({ twin, member }) => [idOf(twin), idOf(member)])),
    cadences: group.cadences,
    types: group.types,
    ...finishNext(group),
  };
}

/** Activity, next date (3 days) and next amount. */
function finishNext(
  group: Pick<DraftGroup, "isActive" | "nextDays" | "nextAmounts" | "amountTolerance">
): Pick<ExpectedGroup, "isActive" | "nextDate" | "nextAmount"> {
  const comes = group.isActive && group.nextDays.length > 0;
  return {
    isActive: group.isActive,
    nextDate: comes ? { dates: group.nextDays.map(fromDayNumber), toleranceDays: 3 } : null,
    nextAmount:
      comes && group.nextAmounts.length > 0
        ? { amounts: group.nextAmounts.map(cents), tolerance: group.amountTolerance }
        : null,
  };
}

/** Readings with ids, companions in each of them. */
export function finishReadings(
  draft: Draft,
  readings: { name: string; groups: DraftGroup[] }[],
  idOf: (row: DraftRow) => string
): Reading[] {
  return readings.map(({ name, groups }) => ({
    name,
    groups: [...groups, ...draft.companions].map((group) => finishGroup(group, idOf)),
  }));
}
