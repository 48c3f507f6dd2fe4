/** Filters of sheets and tables: criteria by column, and the rows they hide. */
import { type Area } from "../../grid/area";
import { type CellValue, type GridEngine, type StructureChange } from "../../grid/grid";
import { follow } from "../../grid/references";
import { notImplemented } from "../rich-api/errors";

/** What `Excel.FilterCriteria` holds that the host understands. */
export interface FilterCriteria {
  filterOn: string;
  /** For `Values`: the values of cells, as text. */
  values?: unknown[];
  /** For `Custom`: as `>100`, `=Coffee*`. */
  criterion1?: string;
  criterion2?: string;
  operator?: string;
}

/** A filter that is set. */
export interface Filter {
  /** With its header row. */
  area: Area;
  /** By column within the area. */
  criteria: Map<number, FilterCriteria>;
}

/** The filters of a workbook, by owner. */
export interface Filters {
  /** The filter of a sheet or of a table, by its id; null when there is none. */
  of(owner: string): Filter | null;
  /** Sets a filter and one column's criteria (none at all when null) and hides the rows. */
  apply(owner: string, area: Area, column: number | null, criteria: FilterCriteria | null): void;
  clear(owner: string, column: number | null): void;
  /** Hides and shows rows by what the cells hold now. */
  reapply(owner: string): void;
  /** Takes the filter away; all its rows show again. */
  remove(owner: string): void;
  follow(change: StructureChange): void;
  sheetDeleted(sheet: string): void;
}

/** @param grid where rows are hidden */
export function createFilters(grid: GridEngine): Filters {
  const filters = new Map<string, Filter>();

  const show = ({ area }: Filter) => {
    if (area.rows > 1) grid.setRowsHidden(area.sheet, area.row + 1, area.rows - 1, false);
  };

  const reapply = (owner: string) => {
    const filter = filters.get(owner);
    if (!filter) return;
    show(filter);
    const { area, criteria } = filter;
    if (criteria.size === 0 || area.rows < 2) return;
    const rows = grid.readValues({ ...area, row: area.row + 1, rows: area.rows - 1 });
    rows.forEach((cells, index) => {
      const passes = [...criteria].every(([column, each]) => matches(cells[column] ?? "", each));
      if (!passes) grid.setRowsHidden(area.sheet, area.row + 1 + index, 1, true);
    });
  };

  return {
    of: (owner) => filters.get(owner) ?? null,
    apply: (owner, area, column, criteria) => {
      const known = filters.get(owner);
      const same =
        known?.area.row === area.row &&
        known.area.column === area.column &&
        known.area.columns === area.columns;
      if (known && !same) show(known);
      const filter: Filter = { area, criteria: same ? known.criteria : new Map() };
      if (column !== null && criteria) filter.criteria.set(column, criteria);
      filters.set(owner, filter);
      reapply(owner);
    },
    clear: (owner, column) => {
      const filter = filters.get(owner);
      if (!filter) return;
      if (column === null) filter.criteria.clear();
      else filter.criteria.delete(column);
      reapply(owner);
    },
    reapply,
    remove: (owner) => {
      const filter = filters.get(owner);
      if (filter) show(filter);
      filters.delete(owner);
    },
    follow: (change) => {
      for (const [owner, filter] of filters) {
        const area = follow(filter.area, change);
        if (!area) filters.delete(owner);
        else filter.area = area;
      }
    },
    sheetDeleted: (sheet) => {
      for (const [owner, { area }] of filters) if (area.sheet === sheet) filters.delete(owner);
    },
  };
}

function matches(value: CellValue, criteria: FilterCriteria): boolean {
  switch (criteria.filterOn.toLowerCase()) {
    case "values":
      return (criteria.values ?? []).some((wanted) => folded(wanted) === folded(value));
    case "custom": {
      const one = passes(value, criteria.criterion1 ?? "");
      if (criteria.criterion2 === undefined || criteria.criterion2 === null) return one;
      const other = passes(value, criteria.criterion2);
      return criteria.operator?.toLowerCase() === "or" ? one || other : one && other;
    }
    default:
      throw notImplemented(`filters on ${criteria.filterOn}`);
  }
}

function folded(value: unknown): string {
  return String(value).toLowerCase();
}

/** Whether a value passes a criterion as `>=10`, `<>x` or `=Coffee*`. */
function passes(value: CellValue, criterion: string): boolean {
  const [, operator = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "=" || operator === "<>") {
    const equal =
      typeof value === "number" && !Number.isNaN(number)
        ? value === number
        : wildcard(operand).test(String(value));
    return equal === (operator === "=");
  }
  if (!Number.isNaN(number)) {
    return typeof value === "number" && compared(operator, value - number);
  }
  return typeof value === "string" && compared(operator, folded(value) < folded(operand) ? -1 : 1);
}

function compared(operator: string, difference: number): boolean {
  switch (operator) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    default:
      return difference >= 0;
  }
}

/** `*` any text, `?` any character, `~` takes the next one as it is. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/~([*?~])|[*?]|[\\^$.|+()[\]{}]/g, (found, escaped?: string) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (found === "*") return ".*";
    return found === "?" ? "." : `\\${found}`;
  });
  return new RegExp(`^${source}$`, "is");
}
