import fc from "fast-check";
import { readAmount, settleDecimalMark } from "../../src/columns";

const cents = fc.integer({ min: 0, max: 99_999_999_999 });
const groupings = fc.constantFrom("", " ", "\u00a0", "\u202f", "'", "’", "other");
const marks = fc.constantFrom<"." | ",">(".", ",");

/** An amount as people write it: grouped by threes, with a decimal mark. */
function written(units: number, mark: "." | ",", grouping: string): string {
  const whole = String(Math.floor(units / 100));
  const separator = grouping === "other" ? (mark === "." ? "," : ".") : grouping;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return `${grouped}${mark}${String(units % 100).padStart(2, "0")}`;
}

const valueOf = (text: string, mark: "." | "," = ".") => {
  const amount = readAmount(text, mark);
  return amount === null ? null : amount.sign * amount.size;
};

describe("amounts as text", () => {
  it("come back the same from every decimal mark and grouping, whatever the column's mark", () => {
    fc.assert(
      fc.property(cents, marks, groupings, marks, (units, mark, grouping, columnMark) => {
        expect(valueOf(written(units, mark, grouping), columnMark)).toBe(units / 100);
      })
    );
  });

  it("come back with every way of writing a minus", () => {
    const ways: ((figure: string) => string)[] = [
      (figure) => `-${figure}`,
      (figure) => `\u2212${figure}`,
      (figure) => `${figure}-`,
      (figure) => `(${figure})`,
      (figure) => `-$${figure}`,
      (figure) => `$-${figure}`,
      (figure) => `($${figure})`,
      (figure) => `$(${figure})`,
      (figure) => `- ${figure} €`,
      (figure) => `EUR -${figure}`,
    ];
    fc.assert(
      fc.property(cents, marks, fc.constantFrom(...ways), (units, mark, way) => {
        fc.pre(units > 0);
        expect(valueOf(way(written(units, mark, "")))).toBe(-units / 100);
      })
    );
  });

  it.each([
    ["1,23,45,678.50", 12_345_678.5],
    ["1'234.50", 1_234.5],
    ["1.234.567", 1_234_567],
    ["12.-", 12],
    ["12,–", 12],
    [".50", null],
    ["0,5", 0.5],
    ["1.5E+03", 1_500],
    ["Rs. 1,200.00", 1_200],
    ["R$ 1.234,56", 1_234.56],
    ["1 234,56 zł", 1_234.56],
    ["US$12.00", 12],
    ["+12.00", 12],
    ["12%", null],
    ["--5", null],
    ["5-5", null],
    ["12 34", null],
    ["1 2345", null],
    ["01/02/2024", null],
    ["SHOP 12", null],
    ["about 12 dollars", null],
    ["", null],
    ["1.2.3", null],
    ["1,23.45,6", null],
  ])("reads %j as %j", (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it("see DR and CR beside the figure", () => {
    expect(readAmount("12.00 CR", ".")).toMatchObject({ size: 12, direction: "incoming" });
    expect(readAmount("12.00 Dr", ".")).toMatchObject({ size: 12, direction: "outgoing" });
    expect(readAmount("DR 12.00", ".")).toMatchObject({ size: 12, direction: "outgoing" });
    expect(readAmount("12,00 S", ",")).toMatchObject({ size: 12, direction: "outgoing" });
    expect(readAmount("12.00 CR DR", ".")).toBeNull();
  });

  it("see the currency beside the figure; shared signs go by country", () => {
    const currencyOf = (text: string, country: string | null = null) =>
      readAmount(text, ".", { country })?.currency ?? null;
    expect(currencyOf("£12.00")).toBe("GBP");
    expect(currencyOf("12.00 chf")).toBe("CHF");
    expect(currencyOf("$12.00")).toBe("USD");
    expect(currencyOf("$12.00", "CA")).toBe("CAD");
    expect(currencyOf("C$12.00")).toBe("CAD");
    expect(currencyOf("12.00 kr", "DK")).toBe("DKK");
    expect(currencyOf("12.00 kr")).toBeNull();
    expect(readAmount("€12 $13", ".")).toBeNull();
  });

  it("take the column's mark for 1.234 and 1,234 alone", () => {
    expect(valueOf("1.234", ".")).toBe(1.234);
    expect(valueOf("1.234", ",")).toBe(1_234);
    expect(valueOf("1,234", ".")).toBe(1_234);
    expect(valueOf("1,234", ",")).toBe(1.234);
    expect(valueOf("0.123", ",")).toBe(0.123);
  });

  it("never throw and are never negative or infinite in size", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.boolean()), marks, (cell, mark) => {
        const amount = readAmount(cell, mark);
        if (amount !== null) {
          expect(Number.isFinite(amount.size)).toBe(true);
          expect(amount.size).toBeGreaterThanOrEqual(0);
        }
      })
    );
  });
});

describe("the decimal mark of a column", () => {
  it("is the one most cells prove", () => {
    expect(settleDecimalMark(["1.234", "12,50", "3,99"])).toEqual({ mark: ",", certain: true });
    expect(settleDecimalMark(["1,234", "12.50"], ",")).toEqual({ mark: ".", certain: true });
    expect(settleDecimalMark([12.5, 3])).toEqual({ mark: ".", certain: false });
  });

  it("is not the mark that only ever divides thousands", () => {
    expect(settleDecimalMark(["1.234", "2.500"])).toEqual({ mark: ",", certain: false });
    expect(settleDecimalMark(["1,234", "2,500"], ",")).toEqual({ mark: ".", certain: false });
  });
});
