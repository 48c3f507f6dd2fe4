import * as fc from "fast-check";
import { fromMinorUnits, minorUnitDigits, toMinorUnits } from "../../src/model";

describe("money in whole minor units", () => {
  it("reads the decimal a person typed, not its binary neighbour", () => {
    expect(toMinorUnits(1.005, "USD")).toBe(101);
    expect(toMinorUnits(0.1 + 0.2, "USD")).toBe(30);
    expect(toMinorUnits(-12.345, "EUR")).toBe(-1235);
  });

  it("follows the decimals of the currency", () => {
    expect(minorUnitDigits("JPY")).toBe(0);
    expect(toMinorUnits(1500, "JPY")).toBe(1500);
    expect(toMinorUnits(1.2345, "KWD")).toBe(1235);
    expect(minorUnitDigits(null)).toBe(2);
  });

  it("gives back every amount of whole minor units unchanged", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom("USD", "JPY", "KWD", null),
        (units, currency) => toMinorUnits(fromMinorUnits(units, currency), currency) === units
      )
    );
  });
});
