/** `Excel.RangeSort` and `Excel.TableSort`: rows in another order. */
import { type Area } from "../../grid/area";
import { type CellValue } from "../../grid/grid";
import { type Book, valueType } from "../book/book";
import { assertUnlocked } from "../book/cells";
import { booleanArgument, wordArgument } from "../rich-api/arguments";
import { HostError, invalidArgument, notImplemented } from "../rich-api/errors";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { areaOf, type RangeState } from "./range";

interface SortField {
  key: number;
  ascending: boolean;
}

/** Reads `Excel.SortField`s. */
export function sortFields(value: unknown, columns: number): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  return value.map((field: unknown) => {
    if (typeof field !== "object" || field === null || !("key" in field)) throw invalidArgument();
    const { key } = field;
    if (typeof key !== "number" || key < 0 || key >= columns) throw invalidArgument();
    if ("sortOn" in field && wordArgument(field.sortOn, SORT_ON, "Value") !== "Value") {
      throw notImplemented("SortField.sortOn other than Value");
    }
    return { key, ascending: "ascending" in field ? field.ascending !== false : true };
  });
}

const SORT_ON = ["Value", "CellColor", "FontColor", "Icon"] as const;

/** Excel's order of unlike values: numbers, text, booleans, errors; blanks last in both directions. */
const RANKS: Record<string, number> = { Double: 0, String: 1, Boolean: 2, Error: 3, Empty: 4 };

function compare(one: CellValue, other: CellValue, field: SortField, matchCase: boolean): number {
  const ranks = [RANKS[valueType(one)] ?? 4, RANKS[valueType(other)] ?? 4] as const;
  if (ranks[0] === 4 || ranks[1] === 4) return ranks[0] - ranks[1];
  const direction = field.ascending ? 1 : -1;
  if (ranks[0] !== ranks[1]) return (ranks[0] - ranks[1]) * direction;
  if (typeof one === "string" && typeof other === "string") {
    const sensitivity = matchCase ? "variant" : "accent";
    return one.localeCompare(other, "en", { sensitivity, numeric: false }) * direction;
  }
  return (Number(one) - Number(other)) * direction;
}

/** Sorts the rows of an area by what their cells hold. Hidden rows are sorted too. */
export function sortRows(
  book: Book,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean
): void {
  book.protections.assertAllowed(area.sheet, "allowSort");
  assertUnlocked(book, area);
  if (book.grid.merges(area).length > 0) {
    throw new HostError("InvalidOperation", "All the merged cells need to be the same size.");
  }
  const rows = book.grid.readValues(area);
  const order = rows.map((_, index) => index);
  order.sort((one, other) => {
    for (const field of fields) {
      const left = rows[one]?.[field.key] ?? "";
      const right = rows[other]?.[field.key] ?? "";
      const difference = compare(left, right, field, matchCase);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
  book.grid.reorderRows(area, order);
  book.rowsSorted(area, "addin");
}

/** `Excel.RangeSort`. */
export const rangeSortType: TypedHostType<RangeState> = hostType<RangeState>("RangeSort", {
  methods: {
    apply: (range, fields, matchCase, hasHeaders, orientation) => {
      const area = areaOf(range);
      if (wordArgument(orientation, ["Rows", "Columns"], "Rows") === "Columns") {
        throw notImplemented("RangeSort.apply() by columns");
      }
      const body = booleanArgument(hasHeaders)
        ? { ...area, row: area.row + 1, rows: area.rows - 1 }
        : area;
      if (body.rows < 1) return;
      sortRows(range.book, body, sortFields(fields, area.columns), booleanArgument(matchCase));
    },
  },
});
