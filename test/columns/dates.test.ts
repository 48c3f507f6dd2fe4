import fc from "fast-check";
import {
  createDateOrderEvidence,
  dateOfSerial,
  type DateOrder,
  dateOrderOfCountry,
  readDate,
  serialOfDate,
  settleDateOrder,
} from "../../src/columns";
import { fromDayNumber, partsOf, toDayNumber } from "../../src/model";

const anyDay = fc.integer({ min: toDayNumber("1990-01-01"), max: toDayNumber("2060-12-31") });
const separators = fc.constantFrom("/", ".", "-", " ", ". ");
const orders = fc.constantFrom<DateOrder>("dmy", "mdy", "ymd");

/** A date as people write it in an order. */
function written(
  date: string,
  order: DateOrder,
  separator: string,
  { padded = true, shortYear = false } = {}
): string {
  const { year, month, day } = partsOf(date);
  const two = (value: number) => (padded ? String(value).padStart(2, "0") : String(value));
  const years = shortYear ? String(year % 100).padStart(2, "0") : String(year);
  const parts = {
    dmy: [two(day), two(month), years],
    mdy: [two(month), two(day), years],
    ymd: [years, two(month), two(day)],
  }[order];
  return parts.join(separator);
}

describe("dates as text and as serial numbers", () => {
  it("come back the same from every order and separator, padded or not", () => {
    fc.assert(
      fc.property(anyDay, orders, separators, fc.boolean(), (number, order, separator, padded) => {
        const date = fromDayNumber(number);
        expect(readDate(written(date, order, separator, { padded }), order)).toBe(date);
      })
    );
  });

  it("come back from two-digit years of 1970 to 2069", () => {
    const days = fc.integer({ min: toDayNumber("1970-01-01"), max: toDayNumber("2060-12-31") });
    fc.assert(
      fc.property(days, orders, fc.constantFrom("/", ".", "-"), (number, order, separator) => {
        const date = fromDayNumber(number);
        expect(readDate(written(date, order, separator, { shortYear: true }), order)).toBe(date);
      })
    );
  });

  it("come back from Excel's serial numbers, whatever the time of day", () => {
    fc.assert(
      fc.property(anyDay, fc.double({ min: 0, max: 0.9999, noNaN: true }), (number, time) => {
        const date = fromDayNumber(number);
        expect(dateOfSerial(serialOfDate(date) + time)).toBe(date);
        expect(readDate(serialOfDate(date) + time, "mdy")).toBe(date);
      })
    );
  });

  it.each([
    ["2024-01-05T23:59:59.000Z", "2024-01-05"],
    ["2024-01-05 08:15", "2024-01-05"],
    ["20240105", "2024-01-05"],
    ["5 January 2024", "2024-01-05"],
    ["Jan 5, 2024", "2024-01-05"],
    ["05-JAN-24", "2024-01-05"],
    ["5. Januar 2024", "2024-01-05"],
    ["5. März 2024", "2024-03-05"],
    ["5 févr. 2024", "2024-02-05"],
    ["5 de enero de 2024", "2024-01-05"],
    ["5 de março de 2024", "2024-03-05"],
    ["5 gennaio 2024", "2024-01-05"],
    ["5 mei 2024", "2024-05-05"],
    ["5 października 2024", "2024-10-05"],
    ["5. ledna 2024", "2024-01-05"],
    ["5 tammikuuta 2024", "2024-01-05"],
    ["5 Ağustos 2024", "2024-08-05"],
    ["5 мая 2024 г.", "2024-05-05"],
    ["5 marraskuuta 2024", "2024-11-05"],
    ["2024年1月5日", "2024-01-05"],
    ["Fri 05 Jan 2024", "2024-01-05"],
    ["Mon 05.01.24", "2024-01-05"],
    ["05.01.2024 14:30:12", "2024-01-05"],
    ["1/5/24 2:30 PM", "2024-05-01"],
    ["45296", "2024-01-05"],
  ])("reads %s", (text, date) => {
    expect(readDate(text, "dmy")).toBe(date);
  });

  it.each([
    "",
    "n/a",
    "31/31/2024",
    "2024-13-45",
    "12/2024",
    "hello 2024",
    "1.5",
    "-12.50",
    "00/00/0000",
  ])("makes no date of %j", (text) => {
    expect(readDate(text, "dmy")).toBeNull();
  });

  it("never throws and only ever answers days that exist", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.boolean()), orders, (cell, order) => {
        const date = readDate(cell, order);
        if (date !== null) expect(fromDayNumber(toDayNumber(date))).toBe(date);
      })
    );
  });
});

describe("the order of day and month", () => {
  it("is settled by any day after the twelfth, however the rest reads", () => {
    fc.assert(
      fc.property(
        fc.array(anyDay, { minLength: 1, maxLength: 30 }),
        fc.constantFrom<DateOrder>("dmy", "mdy"),
        orders,
        (numbers, order, guess) => {
          const dates = numbers.map(fromDayNumber);
          fc.pre(dates.some((date) => partsOf(date).day > 12));
          const settled = settleDateOrder(
            dates.map((date) => written(date, order, "/")),
            guess
          );
          expect(settled).toMatchObject({ order, uncertain: false });
        }
      )
    );
  });

  it("is settled by rows that run in time where every day is before the thirteenth", () => {
    const days = [3, 4, 4, 7, 9, 10, 12].map((day) => `2024-02-${String(day).padStart(2, "0")}`);
    for (const order of ["dmy", "mdy"] as const) {
      const cells = days.map((date) => written(date, order, "/"));
      expect(settleDateOrder(cells, "ymd")).toEqual({
        order,
        uncertain: false,
        reason: "rows run in order",
      });
      expect(settleDateOrder([...cells].reverse(), "ymd").order).toBe(order);
    }
  });

  it("is the locale's guess, and says so, where the column leaves it open", () => {
    expect(settleDateOrder(["01/02/2024", "03/04/2024"], "mdy")).toEqual({
      order: "mdy",
      uncertain: true,
      reason: "guess from locale",
    });
  });

  it("needs no guess where both readings agree or the cells say it themselves", () => {
    expect(settleDateOrder(["05/05/2024", "06/06/2024"], "dmy").uncertain).toBe(false);
    expect(settleDateOrder(["2024-05-01", 45_000, "5 Jan 2024"], "dmy").uncertain).toBe(false);
  });

  it("is the same whether the column comes at once or in chunks", () => {
    fc.assert(
      fc.property(
        fc.array(anyDay, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (numbers, size) => {
          const cells = numbers.map((number) => written(fromDayNumber(number), "dmy", "."));
          const evidence = createDateOrderEvidence();
          for (let from = 0; from < cells.length; from += size) {
            evidence.add(cells.slice(from, from + size));
          }
          expect(evidence.settle("mdy")).toEqual(settleDateOrder(cells, "mdy"));
        }
      )
    );
  });

  it("tells two-digit years in front only where the rows run so", () => {
    const days = [1, 5, 9, 14, 20, 26].map((day) => `2024-03-${String(day).padStart(2, "0")}`);
    const cells = (order: DateOrder) =>
      days.map((date) => written(date, order, "/", { shortYear: true }));
    expect(settleDateOrder(cells("dmy"), "mdy").order).toBe("dmy");
    expect(settleDateOrder(cells("ymd"), "mdy").order).toBe("ymd");
  });

  it("is guessed from the account's country", () => {
    expect(dateOrderOfCountry("US")).toBe("mdy");
    expect(dateOrderOfCountry("GB")).toBe("dmy");
    expect(dateOrderOfCountry("SE")).toBe("ymd");
    expect(dateOrderOfCountry(null)).toBe("dmy");
  });
});
