/** Days on which banks book, for the sample workbooks. Day numbers are those of `model/calendar`. */
import {
  addMonths,
  calendarDate,
  daysInMonth,
  fromDayNumber,
  toDayNumber,
  weekdayOf,
} from "../../src/model";

export const day = (year: number, month: number, date: number): number =>
  toDayNumber(calendarDate(year, month, Math.min(date, daysInMonth(year, month))));

/** Weekends, and New Year's Day. */
const isWeekend = (number: number) =>
  weekdayOf(number) === 0 || weekdayOf(number) === 6 || fromDayNumber(number).endsWith("-01-01");

/** The day itself, or the Monday after a weekend. */
export function orNextWorkday(number: number): number {
  let result = number;
  while (isWeekend(result)) result += 1;
  return result;
}

/** The day itself, or the Friday before a weekend. */
export function orWorkdayBefore(number: number): number {
  let result = number;
  while (isWeekend(result)) result -= 1;
  return result;
}

/** The same day of every month in a span of months. */
export function monthly(year: number, date: number, fromMonth = 1, toMonth = 12): number[] {
  const days: number[] = [];
  for (let month = fromMonth; month <= toMonth; month += 1) days.push(day(year, month, date));
  return days;
}

/** Every so many days from a first day up to a last. */
export function every(interval: number, first: number, last: number): number[] {
  const days: number[] = [];
  for (let current = first; current <= last; current += interval) days.push(current);
  return days;
}

/** `MM/DD` as card descriptors carry it. */
export function monthSlashDay(number: number): string {
  const date = fromDayNumber(number);
  return `${date.slice(5, 7)}/${date.slice(8, 10)}`;
}

export { addMonths, fromDayNumber, toDayNumber };
