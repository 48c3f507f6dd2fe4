/**
 * When the payments of a series fall due, as day numbers of `src/model/calendar`. A schedule gives
 * the actual day of its slot 0, 1, 2 …; weekends are moved as the payer's bank moves them. Public
 * holidays do not exist here.
 */
import {
  addMonths,
  calendarDate,
  daysInMonth,
  fromDayNumber,
  partsOf,
  toDayNumber,
  weekdayOf,
} from "../../../src/model";

/** The actual day of a slot; rises with the slot. Slot 0 may lie before any window asked for. */
export type Schedule = (slot: number) => number;

/** Where a payment due on a weekend goes. */
export type WeekendRule = "stays" | "friday before" | "monday after";

const SUNDAY = 0;
const SATURDAY = 6;

export function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === SUNDAY || weekday === SATURDAY;
}

/** The day itself, or the working day the rule moves it to. */
export function shiftWeekend(day: number, rule: WeekendRule): number {
  const weekday = weekdayOf(day);
  if (rule === "stays" || !isWeekend(day)) return day;
  if (rule === "friday before") return weekday === SATURDAY ? day - 1 : day - 2;
  return weekday === SATURDAY ? day + 2 : day + 1;
}

/** The first day of this weekday (0 Sunday) on or after a day. */
export function firstWeekday(day: number, weekday: number): number {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/** A day that many months later; the last day of the month where it does not exist. */
export function monthsAfter(day: number, months: number): number {
  return toDayNumber(addMonths(fromDayNumber(day), months));
}

/** Day of the month (1-31) in the month that lies `months` after the month of `origin`. */
function dayOfMonth(origin: number, months: number, day: number): number {
  const { year, month } = partsOf(addMonths(monthStart(origin), months));
  return toDayNumber(calendarDate(year, month, Math.min(day, daysInMonth(year, month))));
}

function monthStart(day: number): string {
  const { year, month } = partsOf(fromDayNumber(day));
  return calendarDate(year, month, 1);
}

/** Every so many months on one day of the month (31 = the last day), from the month before `from`. */
export function monthly(
  from: number,
  day: number,
  options: { everyMonths?: number; weekend?: WeekendRule } = {}
): Schedule {
  const { everyMonths = 1, weekend = "stays" } = options;
  return (slot) => shiftWeekend(dayOfMonth(from, (slot - 1) * everyMonths, day), weekend);
}

/** Every month on the last working day. */
export function lastWorkingDay(from: number): Schedule {
  return monthly(from, 31, { weekend: "friday before" });
}

/** Twice a month on two days of the month (31 = the last day), the first smaller than the second. */
export function semiMonthly(
  from: number,
  days: readonly [number, number],
  weekend: WeekendRule
): Schedule {
  return (slot) => {
    const month = Math.floor(slot / 2) - 1;
    return shiftWeekend(dayOfMonth(from, month, slot % 2 === 0 ? days[0] : days[1]), weekend);
  };
}

/** Every so many days, slot 0 on the first day. */
export function everyDays(first: number, days: number, weekend: WeekendRule = "stays"): Schedule {
  return (slot) => shiftWeekend(first + slot * days, weekend);
}

/** Every day, or every working day, slot 0 on or after the first day. */
export function daily(first: number, workingDaysOnly: boolean): Schedule {
  if (!workingDaysOnly) return (slot) => first + slot;
  const monday = first + ((8 - weekdayOf(first)) % 7);
  return (slot) => monday + Math.floor(slot / 5) * 7 + (slot % 5);
}

/** Every month on the n-th (1-4) given weekday (0 Sunday … 6 Saturday). */
export function weekdayOfMonth(from: number, weekday: number, nth: number): Schedule {
  return (slot) => {
    const first = dayOfMonth(from, slot - 1, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  };
}

/** The same schedule with each slot moved by whole days, e.g. by a bank that posts late. */
export function moved(schedule: Schedule, by: (slot: number) => number): Schedule {
  return (slot) => schedule(slot) + by(slot);
}

export interface Slots {
  /** Days of the slots that fall into the window, oldest first, with the schedule's slot number. */
  taken: { slot: number; day: number }[];
  /** The first slot after the window. */
  next: { slot: number; day: number };
}

/** The slots from the first to the last day, both included. */
export function slotsBetween(schedule: Schedule, first: number, last: number): Slots {
  const taken: Slots["taken"] = [];
  for (let slot = 0; slot < 20_000; slot++) {
    const day = schedule(slot);
    if (day > last) return { taken, next: { slot, day } };
    if (day >= first) taken.push({ slot, day });
  }
  throw new Error("The schedule does not reach the end of the window.");
}
