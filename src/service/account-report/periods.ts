/** The days a report is of, and those it is held against (docs/account-reports.md). */
import {
  addMonths,
  calendarDate,
  daysInMonth,
  fromDayNumber,
  partsOf,
  toDayNumber,
  type CalendarDate,
  type ReportComparison,
} from "../../model";

/** Both ends are included. */
export interface Period {
  from: CalendarDate;
  to: CalendarDate;
}

/** An account may rest so many days without that a row is missing. */
const RESTING_DAYS = 6;

/** Whether a day lies in a period. */
export function isIn({ from, to }: Period, date: CalendarDate): boolean {
  return date >= from && date <= to;
}

/** The period that another one is held against; null where none is wished. */
export function periodBefore(period: Period, comparison: ReportComparison): Period | null {
  switch (comparison) {
    case "none":
      return null;
    case "year_before":
      return monthsEarlier(period, 12);
    case "period_before":
      return partsOf(period.from).day === 1
        ? monthsEarlier(period, monthsTouched(period))
        : daysEarlier(period);
  }
}

/**
 * The days that rows tell of, out to the ends of their months: rows that begin on the 3rd, or end on
 * the 28th, leave nothing of the month out.
 */
export function coveredBy(first: CalendarDate, latest: CalendarDate): Period {
  const start = partsOf(first);
  const end = partsOf(latest);
  const lastDay = daysInMonth(end.year, end.month);
  return {
    from: start.day <= RESTING_DAYS + 1 ? firstOfMonth(first) : first,
    to: end.day >= lastDay - RESTING_DAYS ? lastOfMonth(latest) : latest,
  };
}

/** Whether rows that begin on `first` tell all of a period. */
export function reachesBackTo(period: Period, first: CalendarDate): boolean {
  return toDayNumber(first) <= toDayNumber(period.from) + RESTING_DAYS;
}

/** `YYYY-MM` of a day. */
export function monthKey(date: CalendarDate): string {
  return date.slice(0, 7);
}

/** The months from one day's to another's, oldest first. */
export function monthsBetween(first: CalendarDate, latest: CalendarDate): string[] {
  const months: string[] = [];
  const last = monthKey(latest);
  for (let day = firstOfMonth(first); monthKey(day) <= last; day = addMonths(day, 1))
    months.push(monthKey(day));
  return months;
}

/** All days of a month. */
export function daysOfMonth(month: string): Period {
  const from = `${month}-01`;
  return { from, to: lastOfMonth(from) };
}

function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${monthKey(date)}-01`;
}

function lastOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date);
  return calendarDate(year, month, daysInMonth(year, month));
}

function monthsTouched({ from, to }: Period): number {
  const start = partsOf(from);
  const end = partsOf(to);
  return end.year * 12 + end.month - (start.year * 12 + start.month) + 1;
}

/** What ends with a month ends with one there too: 30 April is 31 March a month earlier. */
function monthsEarlier({ from, to }: Period, months: number): Period {
  const end = addMonths(to, -months);
  return { from: addMonths(from, -months), to: to === lastOfMonth(to) ? lastOfMonth(end) : end };
}

function daysEarlier({ from, to }: Period): Period {
  const days = toDayNumber(to) - toDayNumber(from) + 1;
  return {
    from: fromDayNumber(toDayNumber(from) - days),
    to: fromDayNumber(toDayNumber(from) - 1),
  };
}
