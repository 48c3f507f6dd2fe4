/** What each cell of an inserted sheet is given, and whether it still holds that. */
import { serialOfDate } from "../../columns";
import { minorUnitDigits } from "../../model/money";
import { literalOf, shownText } from "../guard";
import { isBlankCell, isFormulaCell, type ObservedCell } from "../locks";
import { PLAIN_FORMAT } from "../number-formats";
import { contentOf } from "../restoring";
import type { FormerContent } from "../records";
import { openCell, type TablePlace } from "./layout";
import { type PlacedLayout, renderFormula, skeletonOf, type Viewpoint } from "./render";
import type { CellContentToInsert, CellKind } from "./types";

/** A cell of the block as `range.formulas` takes it; `""` is a blank one. */
export type Entry = string | number | boolean;

/** The cells of a block, row by row, and their number formats. */
export interface LaidCells {
  entries: Entry[][];
  formats: string[][];
}

/** The cells of a layout where it lies. */
export function cellsOf(home: PlacedLayout, sheets: readonly PlacedLayout[]): LaidCells {
  const { sheet, rows, columns, tables } = home.layout;
  const blank = <Value>(value: Value) =>
    Array.from({ length: rows }, () => new Array<Value>(columns).fill(value));
  const laid: LaidCells = { entries: blank<Entry>(""), formats: blank(PLAIN_FORMAT) };
  const put = (row: number, column: number, entry: Entry, format = PLAIN_FORMAT) => {
    const [entries, formats] = [laid.entries[row], laid.formats[row]];
    if (entries === undefined || formats === undefined) return;
    entries[column] = entry;
    formats[column] = format;
  };
  put(0, 0, textEntry(sheet.title));
  sheet.notes?.forEach((note, index) => put(1 + index, 0, textEntry(note)));
  for (const place of tables) {
    const { table } = place;
    put(place.titleRow, 0, textEntry(table.title));
    table.notes?.forEach((note, index) => put(place.titleRow + 1 + index, 0, textEntry(note)));
    headersOf(place).forEach((header, index) => put(place.headerRow, index, textEntry(header)));
    const view = (row: number | null): Viewpoint => ({ sheets, home, table: place, row });
    table.columns.forEach(({ holds }, column) => {
      for (let row = 0; row < place.rows; row++) {
        const { content, as } = openCell(table.rows[row]?.[column]);
        put(place.firstRow + row, column, entryOf(content, view(row)), formatOfKind(as ?? holds));
      }
    });
    putTotals(place, view(null), put);
  }
  return laid;
}

/** Header texts of a table: none blank, none twice, as Excel demands. */
export function headersOf({ table }: TablePlace): string[] {
  const used = new Set<string>();
  return table.columns.map(({ header }, index) => {
    const base = shownText(header).trim() || `Column ${index + 1}`;
    let name = base;
    for (let number = 2; used.has(name.toLowerCase()); number++) name = `${base} ${number}`;
    used.add(name.toLowerCase());
    return name;
  });
}

function putTotals(
  place: TablePlace,
  view: Viewpoint,
  put: (row: number, column: number, entry: Entry, format?: string) => void
): void {
  const { table, totalRow } = place;
  if (totalRow === null || table.totals === undefined) return;
  put(totalRow, 0, textEntry(table.totals.label));
  for (const [id, total] of Object.entries(table.totals.of)) {
    const column = table.columns.findIndex((each) => each.id === id);
    const holds = table.columns[column]?.holds;
    if (holds === undefined) throw new RangeError(`The table ${table.id} has no column ${id}.`);
    const formula =
      total === "sum"
        ? ({
            part: "call",
            name: "SUM",
            arguments: [{ part: "column", table: table.id, column: id }],
          } as const)
        : total;
    put(totalRow, column, renderFormula(formula, view), formatOfKind(holds));
  }
}

function textEntry(text: string): Entry {
  return literalOf(shownText(text));
}

function entryOf(content: CellContentToInsert, from: Viewpoint): Entry {
  if (content === null) return "";
  if (typeof content === "string") return textEntry(content);
  if (typeof content === "boolean") return content;
  if (typeof content === "number") return Number.isFinite(content) ? content : "";
  if ("day" in content) return serialOfDate(content.day);
  return renderFormula(content.formula, from);
}

/** The number format of a kind of cell. */
export function formatOfKind(kind: CellKind): string {
  switch (kind.kind) {
    case "text":
      return PLAIN_FORMAT;
    case "count":
      return "#,##0";
    case "number":
      return "#,##0.00";
    case "money": {
      const decimals = minorUnitDigits(kind.currency);
      const figures = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
      const isCode = kind.currency !== null && /^[A-Z]{3}$/.test(kind.currency);
      return isCode ? `${figures} "${kind.currency}"` : figures;
    }
    case "share":
      return "0.0%";
    case "date":
      return "yyyy-mm-dd";
    case "month":
      return "yyyy-mm";
  }
}

/** A cell of ours that the user has changed, and what it holds now. */
export interface EditedCell {
  /** 0-based within the block. */
  row: number;
  column: number;
  content: FormerContent;
}

/** The cells of a block that no longer hold what we gave them. */
export function editsOf(
  entries: readonly (readonly Entry[])[],
  at: (row: number, column: number) => ObservedCell
): EditedCell[] {
  return entries.flatMap((cells, row) =>
    cells.flatMap((entry, column): EditedCell[] => {
      const cell = at(row, column);
      return isHeld(cell, entry) ? [] : [{ row, column, content: contentOf(cell) }];
    })
  );
}

/** Whether a cell holds what an entry makes of it, whatever Excel has done to a formula's references. */
export function isHeld(cell: ObservedCell, entry: Entry): boolean {
  if (entry === "") return isBlankCell(cell);
  if (typeof entry === "string" && entry.startsWith("=")) {
    return typeof cell.formula === "string" && skeletonOf(cell.formula) === skeletonOf(entry);
  }
  if (isFormulaCell(cell)) return false;
  if (typeof entry === "number") {
    // Excel keeps 15 significant figures.
    return typeof cell.value === "number" && cell.value.toPrecision(14) === entry.toPrecision(14);
  }
  return cell.value === (typeof entry === "string" ? entry.replace(/^'/, "") : entry);
}
