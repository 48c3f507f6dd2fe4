/** The periods a report is offered for: they end with the newest row, not with today. */
import type { CalendarDate, ReportComparison } from "../../model";
import { addMonths, calendarDate, daysInMonth, partsOf } from "../../model/calendar";

export const PERIOD_KINDS = ["all", "last12", "year", "month", "custom"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** What the user has chosen; the days count for `custom` only. */
export interface PeriodChoice {
  kind: PeriodKind;
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** The days asked for, null where the rows' own ends are meant. */
export interface AskedPeriod {
  from: CalendarDate | null;
  to: CalendarDate | null;
  comparison: ReportComparison;
}

/** A month whose last days have no row is taken to be over, if no more than these are missing. */
const RESTING_DAYS = 6;

/** The days of a choice, given the newest row. */
export function periodOf(choice: PeriodChoice, newest: CalendarDate): AskedPeriod {
  const { year, month } = partsOf(newest);
  const to = endNear(newest);
  switch (choice.kind) {
    case "all":
      return { from: null, to: null, comparison: "none" };
    case "last12":
      return { from: lastTwelve(newest), to, comparison: "year_before" };
    case "year":
      return { from: calendarDate(year, 1, 1), to, comparison: "year_before" };
    case "month":
      return { from: calendarDate(year, month, 1), to, comparison: "period_before" };
    case "custom":
      return { from: choice.from, to: choice.to, comparison: "period_before" };
  }
}

/** What is shown first: the last twelve months of a longer history, else all of it. */
export function firstChoice(first: CalendarDate, newest: CalendarDate): PeriodChoice {
  return { kind: first < lastTwelve(newest) ? "last12" : "all", from: first, to: newest };
}

function lastTwelve(newest: CalendarDate): CalendarDate {
  return `${addMonths(newest, -11).slice(0, 7)}-01`;
}

function endNear(newest: CalendarDate): CalendarDate {
  const { year, month, day } = partsOf(newest);
  const last = daysInMonth(year, month);
  return day >= last - RESTING_DAYS ? calendarDate(year, month, last) : newest;
}
