/** The days a cadence of the calendar would have: the 15th of each month, the last day, and so on. */
import {
  addMonths,
  type Cadence,
  dayOfMonth,
  firstDayOf,
  fromDayNumber,
  type MonthNumber,
  monthOf,
  toDayNumber,
  weekdayOf,
} from "../../model";

/** Days of one slot: from nominal step to nominal step. */
export const SLOT_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 1,
  weekly: 7,
  bi_weekly: 14,
  semi_monthly: 15,
  four_weekly: 28,
  monthly: 30,
  bi_monthly: 61,
  quarterly: 91,
  semi_yearly: 182,
  yearly: 365,
  other: 30,
};

/** Months of one slot, of cadences that count in months. */
export const SLOT_MONTHS: Readonly<Partial<Record<Cadence, number>>> = {
  monthly: 1,
  bi_monthly: 2,
  quarterly: 3,
  semi_yearly: 6,
  yearly: 12,
};

/** A day with the nominal day next to it. */
export interface Near {
  month: MonthNumber;
  nominal: number;
}

/** Day number of an anchor (day of the month, 31: the last) in a month; short months end earlier. */
export function nominalOf(month: MonthNumber, anchor: number): number {
  return Math.min(firstDayOf(month) + anchor - 1, firstDayOf(month + 1) - 1);
}

/** The month a day belongs to for an anchor: that of the nearest nominal day. */
export function nominalNear(day: number, anchor: number): Near {
  const own = monthOf(day);
  const first = nominalOf(own, anchor);
  // Only the month before or after can be nearer, and only on its side of the nominal day.
  const other = day < first ? own - 1 : own + 1;
  const second = nominalOf(other, anchor);
  return Math.abs(day - second) < Math.abs(day - first)
    ? { month: other, nominal: second }
    : { month: own, nominal: first };
}

/** Days off the nominal day; little where a weekend explains them. */
export function costOff(day: number, nominal: number): number {
  const distance = day - nominal;
  if (distance === 0) return 0;
  if (distance > 3 || distance < -3) return Math.abs(distance);
  // Over a long weekend Friday or Monday are holidays too.
  const weekday = weekdayOf(nominal);
  return weekday === 6 || weekday === 0 ? 0.25 : Math.abs(distance);
}

/** Days of the month that one of the days may stand for; rising. */
export function anchorCandidates(days: readonly number[]): number[] {
  const found = new Set<number>();
  for (const day of days) {
    found.add(dayOfMonth(day));
    if (dayOfMonth(day + 1) === 1) found.add(31);
    // What fell on a weekend may have been moved here.
    for (const away of [-2, -1, 1, 2]) {
      const weekday = weekdayOf(day + away);
      if (weekday === 0 || weekday === 6) found.add(dayOfMonth(day + away));
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** What the next day is counted from. */
export interface Position {
  cadence: Cadence;
  /** The day the cadence would have had for the last payment, before weekends shifted it. */
  lastNominal: number;
  /** Days of the month it keeps, for cadences of the calendar. */
  anchors: readonly number[];
}

/** The nominal day one step after the last payment. */
export function nextDay({ cadence, lastNominal, anchors }: Position): number {
  const months = SLOT_MONTHS[cadence];
  const anchor = anchors[0];
  if (months !== undefined && anchor !== undefined)
    return nominalOf(monthOf(lastNominal) + months, anchor);
  if (cadence === "semi_monthly") {
    const index = monthOf(lastNominal);
    const day = dayOfMonth(lastNominal);
    const [first = 1, second = 16] = anchors;
    return day < second && day <= first + 2
      ? nominalOf(index, second)
      : nominalOf(index + 1, first);
  }
  if (months !== undefined) return toDayNumber(addMonths(fromDayNumber(lastNominal), months));
  return lastNominal + SLOT_DAYS[cadence];
}

/** Days of the month at which a weekday comes for the first to fifth time, 7 apart. */
const ordinalOf = (day: number): number => Math.ceil(dayOfMonth(day) / 7);
const isLastOfMonth = (day: number): boolean => monthOf(day + 7) !== monthOf(day);
/** Fewest payments that show a fixed weekday of the month. */
const FEWEST_WEEKDAYS = 4;

/**
 * The next day of payments that keep a weekday of the month (the third Wednesday, the last Friday)
 * instead of a date; null where they do not. `months` after the last of the days.
 */
export function nextWeekdayOfMonth(days: readonly number[], months: number): number | null {
  const last = days.at(-1);
  if (last === undefined || days.length < FEWEST_WEEKDAYS) return null;
  const weekday = weekdayOf(last);
  if (days.some((day) => weekdayOf(day) !== weekday)) return null;
  const month = monthOf(last) + months;
  const first = firstDayOf(month);
  const firstOfWeekday = first + ((weekday - weekdayOf(first) + 7) % 7);
  const ordinal = ordinalOf(last);
  if (days.every((day) => ordinalOf(day) === ordinal)) {
    const day = firstOfWeekday + 7 * (ordinal - 1);
    return monthOf(day) === month ? day : null;
  }
  if (!days.every(isLastOfMonth)) return null;
  const fifth = firstOfWeekday + 28;
  return monthOf(fifth) === month ? fifth : fifth - 7;
}
