/** `Excel.AutoFilter` of a sheet or a table, and `Excel.Filter` of a table's column. */
import { type Area } from "../../grid/area";
import { type Book } from "../book/book";
import { type FilterCriteria } from "../book/filters";
import { integerArgument, textArgument } from "../rich-api/arguments";
import { invalidArgument } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { rangeType } from "./range";
import { areaArgument } from "./range-geometry";

interface AutoFilterState {
  readonly book: Book;
  /** Id of the sheet or table whose filter it is. */
  readonly owner: string;
  readonly sheet: string;
}

/** The filter of one column of a table. */
export interface ColumnFilterState extends AutoFilterState {
  /** Where the table and the column are now. */
  place: () => { area: Area; column: number };
}

/** Reads `Excel.FilterCriteria`. */
function criteriaArgument(value: unknown): FilterCriteria | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object" || !("filterOn" in value)) throw invalidArgument();
  return { ...value, filterOn: textArgument(value.filterOn) };
}

/** Criteria of every column of the filter, in order; null for those without. */
function criteriaList({ book, owner }: AutoFilterState): (FilterCriteria | null)[] {
  const filter = book.filters.of(owner);
  if (!filter) return [];
  return Array.from(
    { length: filter.area.columns },
    (_, column) => filter.criteria.get(column) ?? null
  );
}

function rangeOrNull({ book, owner }: AutoFilterState): HostObject | null {
  const filter = book.filters.of(owner);
  return filter && rangeType.of({ book, area: filter.area });
}

function assertAllowed({ book, sheet }: AutoFilterState): void {
  book.protections.assertAllowed(sheet, "allowAutoFilter");
}

/** `Excel.AutoFilter`. */
export const autoFilterType: TypedHostType<AutoFilterState> = hostType<AutoFilterState>(
  "AutoFilter",
  {
    properties: {
      criteria: criteriaList,
      enabled: ({ book, owner }) => book.filters.of(owner) !== null,
      isDataFiltered: ({ book, owner }) => (book.filters.of(owner)?.criteria.size ?? 0) > 0,
    },
    methods: {
      apply: (state, range, column, criteria) => {
        assertAllowed(state);
        const area = areaArgument(state.book, state.sheet, range);
        const known = criteriaArgument(criteria);
        const index = column === undefined || column === null ? null : integerArgument(column);
        state.book.filters.apply(state.owner, area, index, known);
      },
      clearColumnCriteria: (state, column) => {
        assertAllowed(state);
        state.book.filters.clear(state.owner, integerArgument(column));
      },
      clearCriteria: (state) => {
        assertAllowed(state);
        state.book.filters.clear(state.owner, null);
      },
      getRange: (state) => {
        const range = rangeOrNull(state);
        if (!range) throw invalidArgument();
        return range;
      },
      getRangeOrNullObject: rangeOrNull,
      reapply: (state) => {
        assertAllowed(state);
        state.book.filters.reapply(state.owner);
      },
      remove: (state) => {
        assertAllowed(state);
        state.book.filters.remove(state.owner);
      },
    },
  }
);

function applyToColumn(state: ColumnFilterState, criteria: FilterCriteria): void {
  assertAllowed(state);
  const { area, column } = state.place();
  state.book.filters.apply(state.owner, area, column, criteria);
}

/** `Excel.Filter`. */
export const columnFilterType: TypedHostType<ColumnFilterState> = hostType<ColumnFilterState>(
  "Filter",
  {
    properties: {
      criteria: (state) =>
        state.book.filters.of(state.owner)?.criteria.get(state.place().column) ?? null,
    },
    methods: {
      apply: (state, criteria) => {
        const known = criteriaArgument(criteria);
        if (!known) throw invalidArgument();
        applyToColumn(state, known);
      },
      applyCustomFilter: (state, criterion1, criterion2, operator) =>
        applyToColumn(state, {
          filterOn: "Custom",
          criterion1: textArgument(criterion1),
          ...(typeof criterion2 === "string" ? { criterion2 } : {}),
          ...(typeof operator === "string" ? { operator } : {}),
        }),
      applyValuesFilter: (state, values) => {
        if (!Array.isArray(values)) throw invalidArgument();
        applyToColumn(state, { filterOn: "Values", values });
      },
      clear: (state) => {
        assertAllowed(state);
        state.book.filters.clear(state.owner, state.place().column);
      },
    },
  }
);
