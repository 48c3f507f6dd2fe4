import { blockAt, columnSpan, rowBlocks } from "../../src/excel/blocks";
import { addressOf, columnLetter, rectangleOf } from "../../src/excel/address";
import { rectanglesToWrite } from "../../src/excel/rectangles";

const filled = (pattern: string) => [...pattern].map((mark) => mark === "x");

describe("the columns that belong together", () => {
  it.each([
    ["xxx.xx", 0, 0, 0, 2],
    ["xxx.xx", 4, 4, 4, 5],
    ["xxx.xx", 1, 4, 0, 5],
    ["..xx", 0, 0, 2, 3],
    ["xx....x", 4, 4, 6, 6],
  ])("in %s around %i to %i are %i to %i", (pattern, first, last, from, to) => {
    expect(columnSpan(filled(pattern), 0, { first, last })).toEqual({ first: from, last: to });
  });
  it("are none where nothing stands", () => {
    expect(columnSpan(filled("..."), 0, { first: 0, last: 0 })).toBeNull();
  });
});

describe("blocks of rows", () => {
  it("are parted by five blank rows, not by four", () => {
    const collected = rowBlocks();
    [...`x....x.....x`].forEach((mark, row) => collected.add(row, mark !== "x"));
    expect(collected.blocks()).toEqual([
      { first: 0, last: 5 },
      { first: 11, last: 11 },
    ]);
    expect(blockAt(collected.blocks(), 2)).toEqual({ first: 0, last: 5 });
    expect(blockAt(collected.blocks(), 9)).toEqual({ first: 11, last: 11 });
    expect(blockAt([], 3)).toBeNull();
  });
});

describe("addresses", () => {
  it.each([
    ["B5:G120", { row: 4, column: 1, rows: 116, columns: 6 }],
    ["A1", { row: 0, column: 0, rows: 1, columns: 1 }],
    ["AA10:AB11", { row: 9, column: 26, rows: 2, columns: 2 }],
  ])("%s there and back", (address, rectangle) => {
    expect(rectangleOf(address)).toEqual(rectangle);
    expect(addressOf(rectangle)).toBe(address);
  });
  it("are read with sheet and dollar signs, and nothing else is", () => {
    expect(rectangleOf("='My sheet'!$B$2:$C$3")).toEqual({
      row: 1,
      column: 1,
      rows: 2,
      columns: 2,
    });
    expect(rectangleOf("=#REF!")).toBeNull();
    expect(columnLetter(16_383)).toBe("XFD");
  });
});

describe("what is written in one piece", () => {
  const pieces = (rows: number[], columns: number[], marks: string[]) =>
    rectanglesToWrite(rows, columns, (row, column) => marks[row]?.[column] === "x").map(addressOf);

  it("is everything, where all is free and side by side", () => {
    expect(pieces([1, 2, 3], [3, 4, 5], ["xxx", "xxx", "xxx"])).toEqual(["D2:F4"]);
  });
  it("never covers a cell that stays", () => {
    expect(pieces([1, 2, 3], [3, 4, 5], ["xxx", "x.x", "xxx"])).toEqual([
      "D2:F2",
      "D3",
      "F3",
      "D4:F4",
    ]);
  });
  it("breaks where rows are left out and where columns lie apart", () => {
    expect(pieces([1, 2, 5], [3, 7], ["xx", "xx", "xx"])).toEqual(["D2:D3", "H2:H3", "D6", "H6"]);
  });
});
