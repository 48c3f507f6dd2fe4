/** What a cell holds, between the host's words and Univer's. */
import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { type CellContent, type CellValue } from "../grid";

/** The number format that makes a cell keep what is typed as text. */
const TEXT_FORMAT = "@";

/**
 * A cell as Univer takes it, its style left alone. Whatever the cell held before is spelled out as
 * gone, for Univer merges what it is given into what is there.
 */
export function toUniver(content: CellContent): ICellData {
  if (content === "") return { v: null, t: null, f: null, si: null, p: null, custom: null };
  const rest = { f: null, si: null, p: null, custom: null };
  if (typeof content === "number") return { v: content, t: CellValueType.NUMBER, ...rest };
  if (typeof content === "boolean") {
    return { v: content ? 1 : 0, t: CellValueType.BOOLEAN, ...rest };
  }
  if (typeof content === "string") return { v: content, t: CellValueType.STRING, ...rest };
  if ("quoted" in content) return { v: content.quoted, t: CellValueType.FORCE_STRING, ...rest };
  return { v: null, t: null, f: content.formula, si: null, p: null, custom: null };
}

/** Text that Univer keeps with formatted runs or several paragraphs. */
function richText(cell: ICellData): string {
  const stream = cell.p?.body?.dataStream ?? "";
  return stream.replace(/\r\n$/, "").replaceAll("\r", "\n");
}

/** What a cell shows as its value, spilled values aside. */
export function cellValue(cell: Nullable<ICellData>): CellValue {
  if (!cell) return "";
  if (cell.v === undefined || cell.v === null) return cell.p ? richText(cell) : "";
  if (cell.t === CellValueType.BOOLEAN)
    return typeof cell.v === "boolean" ? cell.v : !!Number(cell.v);
  if (cell.t === CellValueType.NUMBER && typeof cell.v === "string") return Number(cell.v);
  return cell.v;
}

/**
 * What was entered into a cell.
 *
 * @param formula - the cell's formula, where it has one (a filled formula is kept elsewhere).
 * @param numberFormat - tells text because of its format from text because of an apostrophe.
 */
export function cellContent(
  cell: Nullable<ICellData>,
  formula: string | null,
  numberFormat: string
): CellContent {
  if (formula !== null) return { formula };
  const value = cellValue(cell);
  const quoted =
    cell?.t === CellValueType.FORCE_STRING &&
    typeof value === "string" &&
    value !== "" &&
    numberFormat !== TEXT_FORMAT;
  return quoted ? { quoted: value } : value;
}

/** Whether a cell holds anything but a format. */
export function hasContent(cell: Nullable<ICellData>): boolean {
  if (!cell) return false;
  if (cell.f || cell.si || cell.p) return true;
  return cell.v !== undefined && cell.v !== null && cell.v !== "";
}
