/** Days of the calendar as whole numbers, so that no time zone can shift them. Day 0 is 1970-01-01. */
import type { CalendarDate } from "./values";

const DAY_IN_MILLISECONDS = 86_400_000;

/** Whether year, month (1-12) and day name a day that exists (years 1 to 9999). */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  return (
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Length of a month, month 1-12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `YYYY-MM-DD` of a day known to exist. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Year, month (1-12) and day of an ISO date. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** Days since 1970-01-01. */
export function toDayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  return Math.floor(utc.getTime() / DAY_IN_MILLISECONDS);
}

/** The ISO date of a number of days since 1970-01-01. */
export function fromDayNumber(dayNumber: number): CalendarDate {
  const utc = new Date(dayNumber * DAY_IN_MILLISECONDS);
  return calendarDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate());
}

/** The same day some months later; the last day of the month where that day does not exist. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return calendarDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

/** Months since January of year 0: 2024-03 is 2024 * 12 + 2. */
export type MonthNumber = number;

/** Day number of the first of a month (years 0 to 9999), by integer arithmetic on 400-year cycles. */
export function firstDayOf(month: MonthNumber): number {
  // Years run from March, so that the leap day is the last of its year.
  const shifted = month - 2;
  const year = Math.floor(shifted / 12);
  const ofYear = shifted - year * 12;
  const cycle = Math.floor(year / 400);
  const yearOfCycle = year - cycle * 400;
  const dayOfYear = Math.floor((153 * ofYear + 2) / 5);
  return (
    cycle * 146_097 +
    yearOfCycle * 365 +
    Math.floor(yearOfCycle / 4) -
    Math.floor(yearOfCycle / 100) +
    dayOfYear -
    719_468
  );
}

/** The month a day number falls into. */
export function monthOf(dayNumber: number): MonthNumber {
  const days = dayNumber + 719_468;
  const cycle = Math.floor(days / 146_097);
  const dayOfCycle = days - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1_460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365
  );
  const dayOfYear =
    dayOfCycle - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  return (yearOfCycle + cycle * 400) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

/** Day of the month (1-31) of a day number. */
export function dayOfMonth(dayNumber: number): number {
  return dayNumber - firstDayOf(monthOf(dayNumber)) + 1;
}
