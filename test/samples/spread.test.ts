import { SPREAD_MERCHANTS, spreadRows } from "../support/spread";

describe("the spread of rows for benchmarks", () => {
  it("is the same at every run, wide, and nearly without equal rows", () => {
    const rows = spreadRows(5_000);
    expect(spreadRows(5_000)).toEqual(rows);
    expect(SPREAD_MERCHANTS).toBeGreaterThan(250);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBeGreaterThan(4_990);
    expect(new Set(rows.map(({ description }) => description)).size).toBeGreaterThan(3_500);
  });

  it("runs from old to new", () => {
    const dates = spreadRows(500).map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });
});
