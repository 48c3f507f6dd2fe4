/** `Excel.RangeFormat` and its fill, font, borders and protection. */
import { type CellFormat, type HorizontalAlignment, type VerticalAlignment } from "../../grid/grid";
import { assertFormattable, setFormat } from "../book/cells";
import {
  booleanArgument,
  integerArgument,
  textArgument,
  wordArgument,
} from "../rich-api/arguments";
import { invalidArgument } from "../rich-api/errors";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { areaOf, type RangeState } from "./range";

const HORIZONTAL: readonly HorizontalAlignment[] = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
];
const VERTICAL: readonly VerticalAlignment[] = [
  "Top",
  "Center",
  "Bottom",
  "Justify",
  "Distributed",
];

function read<Key extends keyof CellFormat>(range: RangeState, key: Key): CellFormat[Key] | null {
  return range.book.grid.readFormat(areaOf(range), key);
}

function write(range: RangeState, format: Partial<CellFormat>): void {
  setFormat(range.book, areaOf(range), format);
}

/** Points. @throws HostError InvalidArgument for what is no size */
function points(value: unknown): number {
  if (typeof value !== "number" || !(value >= 0)) throw invalidArgument();
  return value;
}

/** `#RRGGBB` in capitals, from that or from a colour's English name. */
function color(value: unknown): string {
  const text = textArgument(value);
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
  const named = NAMED_COLORS[text.toLowerCase()];
  if (named === undefined) throw invalidArgument();
  return named;
}

const NAMED_COLORS: Record<string, string> = {
  "": "",
  black: "#000000",
  blue: "#0000FF",
  gray: "#808080",
  green: "#008000",
  grey: "#808080",
  lightgray: "#D3D3D3",
  orange: "#FFA500",
  red: "#FF0000",
  white: "#FFFFFF",
  yellow: "#FFFF00",
};

/** `Excel.RangeFormat`. */
export const rangeFormatType: TypedHostType<RangeState> = hostType<RangeState>("RangeFormat", {
  properties: {
    columnWidth: (range) => range.book.grid.columnWidth(areaOf(range)),
    horizontalAlignment: (range) => read(range, "horizontalAlignment"),
    indentLevel: (range) => read(range, "indentLevel"),
    rowHeight: (range) => range.book.grid.rowHeight(areaOf(range)),
    verticalAlignment: (range) => read(range, "verticalAlignment"),
    wrapText: (range) => read(range, "wrapText"),
  },
  writable: {
    columnWidth: (range, width) => {
      const area = areaOf(range);
      range.book.protections.assertAllowed(area.sheet, "allowFormatColumns");
      range.book.grid.setColumnWidth(area, points(width));
    },
    horizontalAlignment: (range, alignment) =>
      write(range, { horizontalAlignment: wordArgument(alignment, HORIZONTAL) }),
    indentLevel: (range, level) => write(range, { indentLevel: integerArgument(level) }),
    rowHeight: (range, height) => {
      const area = areaOf(range);
      range.book.protections.assertAllowed(area.sheet, "allowFormatRows");
      range.book.grid.setRowHeight(area, points(height));
    },
    verticalAlignment: (range, alignment) =>
      write(range, { verticalAlignment: wordArgument(alignment, VERTICAL) }),
    wrapText: (range, wrap) => write(range, { wrapText: booleanArgument(wrap) }),
  },
  navigations: {
    fill: (range) => rangeFillType.of(range),
    font: (range) => rangeFontType.of(range),
    protection: (range) => formatProtectionType.of(range),
  },
  methods: {
    autofitColumns: (range) => {
      const area = areaOf(range);
      range.book.protections.assertAllowed(area.sheet, "allowFormatColumns");
      range.book.grid.autofitColumns(area);
    },
    autofitRows: (range) => {
      const area = areaOf(range);
      range.book.protections.assertAllowed(area.sheet, "allowFormatRows");
      range.book.grid.autofitRows(area);
    },
  },
});

/** `Excel.RangeFill`. */
export const rangeFillType: TypedHostType<RangeState> = hostType<RangeState>("RangeFill", {
  properties: { color: (range) => read(range, "fillColor") },
  writable: { color: (range, value) => write(range, { fillColor: color(value) }) },
  methods: { clear: (range) => write(range, { fillColor: "" }) },
});

/** `Excel.RangeFont`. */
export const rangeFontType: TypedHostType<RangeState> = hostType<RangeState>("RangeFont", {
  properties: {
    bold: (range) => read(range, "bold"),
    color: (range) => read(range, "fontColor"),
    italic: (range) => read(range, "italic"),
    name: (range) => read(range, "fontName"),
    size: (range) => read(range, "fontSize"),
    strikethrough: (range) => read(range, "strikethrough"),
    underline: (range) => {
      const underline = read(range, "underline");
      return underline === null ? null : underline ? "Single" : "None";
    },
  },
  writable: {
    bold: (range, value) => write(range, { bold: booleanArgument(value) }),
    color: (range, value) => write(range, { fontColor: color(value) }),
    italic: (range, value) => write(range, { italic: booleanArgument(value) }),
    name: (range, value) => write(range, { fontName: textArgument(value) }),
    size: (range, value) => write(range, { fontSize: points(value) }),
    strikethrough: (range, value) => write(range, { strikethrough: booleanArgument(value) }),
    underline: (range, value) =>
      write(range, {
        underline:
          wordArgument(value, [
            "None",
            "Single",
            "Double",
            "SingleAccountant",
            "DoubleAccountant",
          ]) !== "None",
      }),
  },
});

/** `Excel.FormatProtection`. */
export const formatProtectionType: TypedHostType<RangeState> = hostType<RangeState>(
  "FormatProtection",
  {
    properties: {
      formulaHidden: () => false,
      locked: (range) => range.book.locked.common(areaOf(range)) ?? null,
    },
    writable: {
      locked: (range, value) => {
        const area = areaOf(range);
        assertFormattable(range.book, area);
        range.book.locked.set(area, booleanArgument(value));
      },
    },
  }
);
