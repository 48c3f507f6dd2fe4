/** How a cell looks, between the host's words and Univer's. */
import {
  BooleanNumber,
  HorizontalAlign,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import {
  type CellFormat,
  DEFAULT_FORMAT,
  type HorizontalAlignment,
  type VerticalAlignment,
} from "../grid";

/** Pixels of padding that one level of indentation makes. */
const INDENT_PIXELS = 9;

/** Univer draws neither repeated text nor text centred over several cells; the nearest is taken. */
const HORIZONTAL: Record<HorizontalAlignment, HorizontalAlign | null> = {
  General: null,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Fill: HorizontalAlign.LEFT,
  Justify: HorizontalAlign.JUSTIFIED,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Record<VerticalAlignment, VerticalAlign> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
  Justify: VerticalAlign.TOP,
  Distributed: VerticalAlign.MIDDLE,
};
const HORIZONTAL_NAMES: Partial<Record<HorizontalAlign, HorizontalAlignment>> = {
  [HorizontalAlign.LEFT]: "Left",
  [HorizontalAlign.CENTER]: "Center",
  [HorizontalAlign.RIGHT]: "Right",
  [HorizontalAlign.JUSTIFIED]: "Justify",
  [HorizontalAlign.BOTH]: "Justify",
  [HorizontalAlign.DISTRIBUTED]: "Distributed",
};
const VERTICAL_NAMES: Partial<Record<VerticalAlign, VerticalAlignment>> = {
  [VerticalAlign.TOP]: "Top",
  [VerticalAlign.MIDDLE]: "Center",
  [VerticalAlign.BOTTOM]: "Bottom",
};

/** A part of a style; null takes that part away again. */
export type StylePatch = { [Key in keyof IStyleData]: IStyleData[Key] | null };

const flag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);
const line = (on: boolean) => (on ? { s: BooleanNumber.TRUE } : null);

const WRITERS: { [Key in keyof CellFormat]: (value: CellFormat[Key]) => StylePatch } = {
  numberFormat: (value) => ({ n: value === "General" ? null : { pattern: value } }),
  fillColor: (value) => ({ bg: value === "" ? null : { rgb: value } }),
  fontColor: (value) => ({ cl: value === "" ? null : { rgb: value } }),
  fontName: (value) => ({ ff: value }),
  fontSize: (value) => ({ fs: value }),
  bold: (value) => ({ bl: flag(value) }),
  italic: (value) => ({ it: flag(value) }),
  underline: (value) => ({ ul: line(value) }),
  strikethrough: (value) => ({ st: line(value) }),
  horizontalAlignment: (value) => ({ ht: HORIZONTAL[value] }),
  verticalAlignment: (value) => ({ vt: VERTICAL[value] }),
  wrapText: (value) => ({ tb: value ? WrapStrategy.WRAP : null }),
  indentLevel: (value) => ({ pd: value === 0 ? null : { l: value * INDENT_PIXELS } }),
};

const READERS: { [Key in keyof CellFormat]: (style: IStyleData) => CellFormat[Key] } = {
  numberFormat: ({ n }) => n?.pattern || DEFAULT_FORMAT.numberFormat,
  fillColor: ({ bg }) => bg?.rgb?.toUpperCase() ?? DEFAULT_FORMAT.fillColor,
  fontColor: ({ cl }) => cl?.rgb?.toUpperCase() ?? DEFAULT_FORMAT.fontColor,
  fontName: ({ ff }) => ff ?? DEFAULT_FORMAT.fontName,
  fontSize: ({ fs }) => fs ?? DEFAULT_FORMAT.fontSize,
  bold: ({ bl }) => bl === BooleanNumber.TRUE,
  italic: ({ it }) => it === BooleanNumber.TRUE,
  underline: ({ ul }) => ul?.s === BooleanNumber.TRUE,
  strikethrough: ({ st }) => st?.s === BooleanNumber.TRUE,
  horizontalAlignment: ({ ht }) =>
    (ht && HORIZONTAL_NAMES[ht]) || DEFAULT_FORMAT.horizontalAlignment,
  verticalAlignment: ({ vt }) => (vt && VERTICAL_NAMES[vt]) || DEFAULT_FORMAT.verticalAlignment,
  wrapText: ({ tb }) => tb === WrapStrategy.WRAP,
  indentLevel: ({ pd }) => Math.round((pd?.l ?? 0) / INDENT_PIXELS),
};

/** The format's given parts as a change to a style. */
export function stylePatch(format: Partial<CellFormat>): StylePatch {
  const write = <Key extends keyof CellFormat>(key: Key): StylePatch => {
    const value = format[key];
    return value === undefined ? {} : WRITERS[key](value);
  };
  return Object.assign({}, ...(Object.keys(format) as (keyof CellFormat)[]).map(write));
}

/** One part of the format that a style stands for. */
export function readStyle<Key extends keyof CellFormat>(
  style: IStyleData,
  key: Key
): CellFormat[Key] {
  return READERS[key](style);
}

/** The style with a patch put on; null when nothing is left of it. */
export function patchedStyle(style: IStyleData | null, patch: StylePatch): IStyleData | null {
  const entries = Object.entries({ ...style, ...patch }).filter(([, value]) => value !== null);
  return entries.length === 0 ? null : (Object.fromEntries(entries) as IStyleData);
}
