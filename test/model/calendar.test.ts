import * as fc from "fast-check";
import {
  addMonths,
  dayOfMonth,
  daysInMonth,
  firstDayOf,
  fromDayNumber,
  isCalendarDay,
  monthOf,
  partsOf,
  toDayNumber,
  weekdayOf,
} from "../../src/model";

const anyDay = fc.integer({ min: toDayNumber("0001-01-01"), max: toDayNumber("9999-12-31") });

describe("days of the calendar", () => {
  it("count from 1970-01-01, a Thursday", () => {
    expect(toDayNumber("1970-01-01")).toBe(0);
    expect(weekdayOf(0)).toBe(4);
    expect(toDayNumber("1969-12-31")).toBe(-1);
    expect(weekdayOf(-1)).toBe(3);
  });

  it("know leap years, and that 1900 was none", () => {
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(daysInMonth(2000, 2)).toBe(29);
    expect(isCalendarDay(2023, 2, 29)).toBe(false);
    expect(isCalendarDay(2024, 2, 29)).toBe(true);
  });

  it("end with the month when some months are added", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
    expect(addMonths("2023-11-30", 3)).toBe("2024-02-29");
    expect(addMonths("2024-12-15", 1)).toBe("2025-01-15");
  });

  it("come back from their numbers as they went in", () => {
    fc.assert(fc.property(anyDay, (day) => toDayNumber(fromDayNumber(day)) === day));
  });

  it("have the month and the day of the month that their ISO date says", () => {
    fc.assert(
      fc.property(anyDay, (dayNumber) => {
        const { year, month, day } = partsOf(fromDayNumber(dayNumber));
        expect(monthOf(dayNumber)).toBe(year * 12 + month - 1);
        expect(dayOfMonth(dayNumber)).toBe(day);
        expect(firstDayOf(monthOf(dayNumber))).toBe(dayNumber - day + 1);
      })
    );
  });
});
