/**
 * Money as people and banks write it. A cell nearly always says itself which mark is the decimal one
 * (`1.234,56`, `12.50`, `1,23,456.00`); only `1.234` and `1,234` need the column.
 */
import { type CurrencyHint, currencyOfSign } from "./currencies";
import { foldWords, isBlank } from "./text";
import type { CellValue } from "./types";

export type DecimalMark = "." | ",";

/** One amount as written. */
export interface WrittenAmount {
  /** Size without sign, currency units. */
  size: number;
  /** -1 for a minus in front or behind, or parentheses; +1 else. */
  sign: 1 | -1;
  /** Whether the cell writes a sign at all (a plus, a minus or parentheses). */
  signed: boolean;
  /** `DR`, `CR` and their like beside the figure. */
  direction: "incoming" | "outgoing" | null;
  /** Currency written in the cell, ISO 4217. */
  currency: string | null;
}

/** Words beside a figure that say which way the money went. */
const DIRECTION_WORDS: Readonly<Record<string, "incoming" | "outgoing">> = {
  cr: "incoming",
  c: "incoming",
  credit: "incoming",
  h: "incoming",
  haben: "incoming",
  dr: "outgoing",
  d: "outgoing",
  db: "outgoing",
  debit: "outgoing",
  s: "outgoing",
  soll: "outgoing",
  od: "outgoing",
};

type Figure = { size: number; mark: DecimalMark | null };

interface Taken {
  figure: string;
  sign: 1 | -1;
  signed: boolean;
  direction: WrittenAmount["direction"];
  currency: string | null;
}

const FIGURE = /\d(?:[\d.,'’´`\s_]*\d)?(?:[.,](?=\D|$))?/;

/** Text that has nothing to be made ordinary: ASCII and the commonest signs of currencies. */
const PLAIN = /^[\u0020-\u007e€£¥₹]*$/;

/** Full-width digits, typographic minus signs and invisible marks in their ordinary form. */
const ordinary = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\u2212\u2012-\u2015\u2796]/g, "-")
    .replace(/[\u200e\u200f\u061c\u200b\ufeff]/g, "")
    .trim();

/** Takes a text apart into sign, figure and words; null where it is no amount. */
function takeApart(text: string, hint: CurrencyHint): Taken | null {
  if (text.length > 60) return null;
  // Most cells of a file: an optional minus, digits, an optional decimal part.
  if (/^-?\d+(?:[.,]\d+)?$/.test(text)) {
    const negative = text.startsWith("-");
    return {
      figure: negative ? text.slice(1) : text,
      sign: negative ? -1 : 1,
      signed: negative,
      direction: null,
      currency: null,
    };
  }
  let rest = PLAIN.test(text) ? text : ordinary(text);
  if (rest.includes("%")) return null;
  let negative = false;
  let signed = false;
  const parenthesised = /^(.{0,6}?)\((.*)\)(.{0,6})$/.exec(rest);
  if (parenthesised && /\d/.test(parenthesised[2] ?? "")) {
    rest = `${parenthesised[1] ?? ""} ${parenthesised[2] ?? ""} ${parenthesised[3] ?? ""}`.trim();
    negative = true;
    signed = true;
  }
  // Prices without cents: 12.- and 12,–
  rest = rest.replace(/(\d)[.,]-+(?=\D|$)/, "$1");
  const found = FIGURE.exec(rest);
  if (found === null) return null;
  const before = rest.slice(0, found.index);
  const after = rest.slice(found.index + found[0].length);
  if (/\d/.test(after)) return null;
  const around = `${before} ${after}`;
  const signs = around.match(/[-+]/g) ?? [];
  if (signs.length > 1) return null;
  if (signs.length === 1) {
    signed = true;
    if (signs[0] === "-") negative = true;
  }
  let currency: string | null = null;
  let direction: WrittenAmount["direction"] = null;
  const words = around
    .replace(/[-+]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length > 3) return null;
  for (const word of words) {
    const money = currencyOfSign(word, hint);
    if (money !== null) {
      if (currency !== null && currency !== money) return null;
      currency = money;
      continue;
    }
    const way = DIRECTION_WORDS[foldWords(word)];
    if (way === undefined) {
      // A currency's name we do not know may stand beside a figure; a sentence may not.
      if (/^[\p{Sc}*]$/u.test(word) || /^kr\.?$/i.test(word) || /^R$/.test(word)) continue;
      return null;
    }
    if (direction !== null && direction !== way) return null;
    direction = way;
  }
  return { figure: found[0], sign: negative ? -1 : 1, signed, direction, currency };
}

/** How a figure can be read: its value, and the mark it proves; null where it makes no sense. */
function readFigure(figure: string, columnMark: DecimalMark): Figure | null {
  if (/^\d+\.\d\d?$/.test(figure)) return { size: Number(figure), mark: "." };
  const compact = figure.replace(/(?<=\d)[\s'’´`_](?=\d{3}(?!\d))/g, "");
  if (/[^\d.,]/.test(compact)) return null;
  const dots = compact.split(".").length - 1;
  const commas = compact.split(",").length - 1;
  if (dots === 0 && commas === 0) return { size: Number(compact), mark: null };
  if (dots > 0 && commas > 0) {
    const mark = compact.lastIndexOf(".") > compact.lastIndexOf(",") ? "." : ",";
    if ((mark === "." ? dots : commas) > 1) return null;
    const [whole = "", fraction = ""] = compact.split(mark);
    return isGrouped(whole, mark === "." ? "," : ".")
      ? { size: Number(`${digitsOf(whole)}.${fraction}`), mark }
      : null;
  }
  const only: DecimalMark = dots > 0 ? "." : ",";
  const other: DecimalMark = only === "." ? "," : ".";
  const parts = compact.split(only);
  if (parts.length > 2) {
    return isGrouped(compact, only) ? { size: Number(digitsOf(compact)), mark: other } : null;
  }
  const [whole = "", fraction = ""] = parts;
  const hadGroups = compact !== figure;
  const couldGroup = fraction.length === 3 && whole.length <= 3 && !/^0/.test(whole) && !hadGroups;
  if (!couldGroup) {
    return {
      size: Number(`${whole === "" ? "0" : whole}.${fraction === "" ? "0" : fraction}`),
      mark: only,
    };
  }
  return columnMark === only
    ? { size: Number(`${whole}.${fraction}`), mark: null }
    : { size: Number(`${whole}${fraction}`), mark: null };
}

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** Groups of three, or of two before a last three as in India: 12,34,567. */
const isGrouped = (whole: string, separator: string) => {
  const [first = "", ...groups] = whole.split(separator);
  if (groups.length === 0) return true;
  const last = groups[groups.length - 1] ?? "";
  return (
    first.length >= 1 &&
    first.length <= 3 &&
    last.length === 3 &&
    (groups.every((group) => group.length === 3) ||
      (first.length <= 2 && groups.slice(0, -1).every((group) => group.length === 2)))
  );
};

/**
 * Reads one cell as money. `mark` is the column's decimal mark, needed for `1.234` and `1,234` alone.
 * Null where the cell is blank or no amount (a percentage, a date, words).
 */
export function readAmount(
  cell: CellValue,
  mark: DecimalMark,
  hint: CurrencyHint = {}
): WrittenAmount | null {
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return null;
    const negative = cell < 0;
    return {
      size: negative ? -cell : cell,
      sign: negative ? -1 : 1,
      signed: negative,
      direction: null,
      currency: null,
    };
  }
  if (typeof cell !== "string" || isBlank(cell)) return null;
  const scientific = /^\s*([-+]?)(\d(?:[.,]\d+)?)[eE]([-+]?\d{1,2})\s*$/.exec(cell);
  if (scientific) {
    const size = Number(`${(scientific[2] ?? "").replace(",", ".")}e${scientific[3] ?? "0"}`);
    return {
      size,
      sign: scientific[1] === "-" ? -1 : 1,
      signed: scientific[1] !== "",
      direction: null,
      currency: null,
    };
  }
  const taken = takeApart(cell.trim(), hint);
  if (taken === null) return null;
  const figure = readFigure(taken.figure, mark);
  if (figure === null || !Number.isFinite(figure.size)) return null;
  return {
    size: figure.size,
    sign: taken.sign,
    signed: taken.signed,
    direction: taken.direction,
    currency: taken.currency,
  };
}

export interface DecimalMarkEvidence {
  add(cells: readonly CellValue[]): void;
  /** The mark the column's cells prove; else the one their thousands suggest; else the guess. */
  settle(guess: DecimalMark): { mark: DecimalMark; certain: boolean };
}

/** Gathers, chunk by chunk, which decimal mark a column's texts prove. */
export function createDecimalMarkEvidence(): DecimalMarkEvidence {
  const proof: Record<DecimalMark, number> = { ".": 0, ",": 0 };
  const threeDigits: Record<DecimalMark, number> = { ".": 0, ",": 0 };
  return {
    add(cells) {
      for (const cell of cells) {
        if (typeof cell !== "string" || isBlank(cell)) continue;
        const taken = takeApart(cell.trim(), {});
        if (taken === null) continue;
        const figure = readFigure(taken.figure, ".");
        if (figure === null) continue;
        if (figure.mark !== null) proof[figure.mark] += 1;
        else if (taken.figure.includes(".")) threeDigits["."] += 1;
        else if (taken.figure.includes(",")) threeDigits[","] += 1;
      }
    },
    settle(guess) {
      if (proof["."] !== proof[","]) {
        return { mark: proof["."] > proof[","] ? "." : ",", certain: true };
      }
      // Money with three decimals is rare: the only mark there is divides thousands.
      if (threeDigits["."] > threeDigits[","]) return { mark: ",", certain: false };
      if (threeDigits[","] > threeDigits["."]) return { mark: ".", certain: false };
      return { mark: guess, certain: proof["."] > 0 };
    },
  };
}

/** Settles a whole column at once. */
export function settleDecimalMark(
  cells: readonly CellValue[],
  guess: DecimalMark = "."
): { mark: DecimalMark; certain: boolean } {
  const evidence = createDecimalMarkEvidence();
  evidence.add(cells);
  return evidence.settle(guess);
}
