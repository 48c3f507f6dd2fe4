import fc from "fast-check";
import { type Area, parseRectangle, rectangleAddress } from "../../src/workbench/grid/area";
import { type StructureChange } from "../../src/workbench/grid/grid";
import {
  follow,
  followFormula,
  offsetFormula,
  renameSheetIn,
} from "../../src/workbench/grid/references";
import { createAreaValues } from "../../src/workbench/host/book/area-values";

const on = (address: string, sheet = "one"): Area => {
  const rectangle = parseRectangle(address);
  if (!rectangle) throw new Error(address);
  return { sheet, ...rectangle };
};
const insert = (address: string, shift: "down" | "right"): StructureChange => ({
  kind: "insert",
  area: on(address),
  shift,
});
const remove = (address: string, shift: "up" | "left"): StructureChange => ({
  kind: "delete",
  area: on(address),
  shift,
});

describe("addresses", () => {
  it.each(["A1", "B2:D10", "A:C", "3:7", "XFD1048576"])(
    "%s is read and written alike",
    (address) => {
      const rectangle = parseRectangle(address);
      expect(rectangle && rectangleAddress(rectangle)).toBe(address);
    }
  );

  it.each(["A0", "XFE1", "A1048577", "A1:", "Sheet1", "", "1:A"])("%j is none", (address) => {
    expect(parseRectangle(address)).toBeNull();
  });
});

describe("where cells are after a change", () => {
  it.each([
    ["B2:C4", insert("1:2", "down"), "B4:C6"],
    ["B2:C4", insert("3:3", "down"), "B2:C5"],
    ["B2:C4", insert("5:5", "down"), "B2:C4"],
    ["B2:C4", insert("A1:D1", "down"), "B3:C5"],
    ["B2:C4", insert("B1", "down"), "B2:C4"],
    ["B2:C4", insert("A:A", "right"), "C2:D4"],
    ["B:C", insert("1:1", "down"), "B:C"],
    ["B:C", insert("C:D", "right"), "B:E"],
    ["B2:C4", remove("1:1", "up"), "B1:C3"],
    ["B2:C4", remove("3:9", "up"), "B2:C2"],
    ["B2:C4", remove("2:4", "up"), null],
    ["B2:C4", remove("A:B", "left"), "A2:A4"],
    ["B2:C4", remove("B2:B4", "left"), "B2:B4"],
    ["B2:C4", { kind: "move", area: on("A1:D9"), to: on("F1:I9") } as StructureChange, "G2:H4"],
    ["B2:C4", { kind: "move", area: on("K1:L9"), to: on("A1:D9") } as StructureChange, null],
  ])("%s", (before, change, after) => {
    const area = follow(on(before), change);
    expect(area && rectangleAddress(area)).toBe(after);
  });

  it("leaves other sheets alone", () => {
    expect(follow(on("A1", "two"), insert("1:1", "down"))).toEqual(on("A1", "two"));
  });

  it("deletes again what was inserted", () => {
    const numbers = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, (row, rows, at, count) => {
        const area = { ...on("B1"), row, rows: rows + 1 };
        const rowsChanged = `${at + 1}:${at + count + 1}`;
        const inserted = follow(area, insert(rowsChanged, "down"));
        expect(inserted && follow(inserted, remove(rowsChanged, "up"))).toEqual(area);
      })
    );
  });
});

describe("references in formulas", () => {
  const sheetId = (name: string) => ({ one: "one", "my sheet": "two" })[name.toLowerCase()] ?? null;

  it.each([
    ["=A5+$B$5&LOG10(C5)", "=A6+$B$6&LOG10(C6)"],
    ['="A5"&A5', '="A5"&A6'],
    ["=SUM(A1:A5,'My sheet'!A5,one!A5)", "=SUM(A1:A6,'My sheet'!A5,one!A6)"],
    ["=A:A+5:5", "=A:A+6:6"],
    ["=A5_total+MA5X5", "=A5_total+MA5X5"],
  ])("%s follows an inserted row", (before, after) => {
    expect(followFormula(before, "one", insert("3:3", "down"), sheetId)).toBe(after);
  });

  it("say #REF! where their cells were deleted", () => {
    expect(followFormula("=one!B2*2", "two", remove("B:B", "left"), sheetId)).toBe("=one!#REF!*2");
  });

  it("move with a copied cell, fixed ones excepted", () => {
    expect(offsetFormula("=A1+$A1+A$1+$A$1", 2, 1)).toBe("=B3+$A3+B$1+$A$1");
    expect(offsetFormula("=A1", -1, 0)).toBe("=#REF!");
  });

  it("take a sheet's new name, or lose it", () => {
    expect(renameSheetIn("=one!A1+two!A1", "One", "it's new")).toBe("='it''s new'!A1+two!A1");
    expect(renameSheetIn("=one!A1+two!A1", "one", null)).toBe("=#REF!+two!A1");
  });
});

describe("values given to areas", () => {
  it("are those a map of single cells would hold", () => {
    const size = 6;
    const place = fc.record({
      row: fc.integer({ min: 0, max: size - 1 }),
      column: fc.integer({ min: 0, max: size - 1 }),
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
    });
    const cells = function* ({ row, column, rows, columns }: Omit<Area, "sheet">) {
      for (let at = row; at < row + rows; at++) {
        for (let across = column; across < column + columns; across++) yield `${at},${across}`;
      }
    };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.integer({ min: 0, max: 2 }))),
        place,
        (given, asked) => {
          const values = createAreaValues(0);
          const model = new Map<string, number>();
          for (const [area, value] of given) {
            values.set({ sheet: "s", ...area }, value);
            for (const cell of cells(area)) model.set(cell, value);
          }
          const seen = new Map<string, number>();
          for (const { area, value } of values.fragments({ sheet: "s", ...asked })) {
            for (const cell of cells(area)) {
              expect(seen.has(cell)).toBe(false);
              seen.set(cell, value);
            }
          }
          expect(seen).toEqual(
            new Map([...cells(asked)].map((cell) => [cell, model.get(cell) ?? 0]))
          );
        }
      )
    );
  });
});
