/** `Excel.RangeAreas` and `Excel.RangeCollection`: several ranges of one sheet. */
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../../grid/area";
import { type Book } from "../book/book";
import { clearCells } from "../book/cells";
import { integerArgument, wordArgument } from "../rich-api/arguments";
import { invalidArgument, notImplemented } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { areaOf, rangeType, type RangeState } from "./range";
import { rangeFormatType } from "./range-format";
import { worksheetType } from "./worksheet";

/** Ranges of one sheet. */
export interface RangeAreasState {
  readonly book: Book;
  readonly ranges: RangeState[];
}

function areas(state: RangeAreasState): Area[] {
  return state.ranges.map(areaOf);
}

function firstArea(state: RangeAreasState): Area {
  const [first] = areas(state);
  if (!first) throw invalidArgument();
  return first;
}

/** `Excel.RangeAreas`. */
export const rangeAreasType: TypedHostType<RangeAreasState> = hostType<RangeAreasState>(
  "RangeAreas",
  {
    properties: {
      address: (state) => areas(state).map(state.book.address).join(","),
      addressLocal: (state) => areas(state).map(state.book.address).join(","),
      areaCount: (state) => state.ranges.length,
      cellCount: (state) =>
        areas(state).reduce((total, { rows, columns }) => total + rows * columns, 0),
      isEntireColumn: (state) => areas(state).every(({ rows }) => rows >= SHEET_ROWS),
      isEntireRow: (state) => areas(state).every(({ columns }) => columns >= SHEET_COLUMNS),
    },
    navigations: {
      areas: (state) => rangeCollectionType.of(state),
      format: (state) => {
        const [first] = state.ranges;
        if (!first || state.ranges.length > 1) {
          throw notImplemented("RangeAreas.format of several areas");
        }
        return rangeFormatType.of(first);
      },
      worksheet: (state) => worksheetType.of({ book: state.book, sheet: firstArea(state).sheet }),
    },
    methods: {
      clear: (state, applyTo) => {
        const what = wordArgument(applyTo, ["All", "Formats", "Contents"], "All");
        for (const area of areas(state)) clearCells(state.book, area, what);
      },
    },
  }
);

/** `Excel.RangeCollection`. */
export const rangeCollectionType: TypedHostType<RangeAreasState> = hostType<RangeAreasState>(
  "RangeCollection",
  {
    methods: {
      getCount: (state) => state.ranges.length,
      getItemAt: (state, index) => itemAt(state, index),
    },
    items: (state) => state.ranges.map((range) => rangeType.of(range)),
  }
);

function itemAt(state: RangeAreasState, index: unknown): HostObject {
  const range = state.ranges[integerArgument(index)];
  if (!range) throw invalidArgument();
  return rangeType.of(range);
}

/** Areas of one sheet as an object; null when there are none. */
export function areasOrNull(book: Book, list: readonly Area[]): HostObject | null {
  if (list.length === 0) return null;
  return rangeAreasType.of({ book, ranges: list.map((area) => ({ book, area })) });
}
