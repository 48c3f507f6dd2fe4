import { cellText } from "../../src/workbench/host/cell-text";
import { culture } from "../../src/workbench/host/culture";

describe("what a cell shows", () => {
  const english = culture("en-US");

  it.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "General", "0.3"],
    ["Coffee", "General", "Coffee"],
    [true, "General", "TRUE"],
    ["", "0.00", ""],
    [2.5, "0.00", "2.50"],
    [1234567.891, "#,##0.00", "1,234,567.89"],
    [1234.5, "[$€-407]#,##0.00", "€1,234.50"],
    [1234.5, "#,##0.00 [$€-407]", "1,234.50 €"],
    [5, '"$"#,##0.00', "$5.00"],
    [-5, "$#,##0.00_);[Red]($#,##0.00)", "($5.00)"],
    [-189, "[$£-809]#,##0.00;-[$£-809]#,##0.00", "-£189.00"],
    [45659, "m/d/yyyy", "1/2/2025"],
    [45659, "dd/mm/yyyy", "02/01/2025"],
    [45659, "dd.mm.yyyy", "02.01.2025"],
    [45659, "yyyy-mm-dd", "2025-01-02"],
    [45659, "[$-409]d-mmm-yy;@", "2-Jan-25"],
    [45659.5, "m/d/yyyy h:mm", "1/2/2025 12:00"],
    [0.125, "0.0%", "12.5%"],
    ["007", "@", "007"],
    ["abc", "0.00", "abc"],
  ] as const)("%j in %s is %j", (value, numberFormat, text) => {
    expect(cellText(value, numberFormat, english)).toBe(text);
  });

  it("uses the culture's marks", () => {
    expect(cellText(1234.5, "#,##0.00", culture("de-DE"))).toBe("1.234,50");
  });

  it("shows the bare value under a format Excel would refuse", () => {
    expect(cellText(5, "[bad", english)).toBe("5");
  });
});
