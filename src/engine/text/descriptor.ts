/**
 * Takes a descriptor apart: into words, and into what is no word of a name: dates, times, amounts,
 * telephone numbers, card masks, references, hosts. One pass over the characters, no pattern that
 * backtracks.
 */
import { fold, isApostrophe, isSeparatorAbove, isWordCode } from "../../knowledge";
import { classifyChunk, type ChunkKind, hostIn, MONTHS } from "./chunk";

/** `word`: letters (and digits) of a name; `number`: digits only; the rest never belongs to a name. */
export type TokenKind = "word" | "number" | ChunkKind;

export interface Token {
  /** Folded (lower case, no accents); of a host, the label that names it. */
  text: string;
  /** Lower case as printed, accents kept, for showing. */
  surface: string;
  kind: TokenKind;
  /** Punctuation right before it: the strongest of star, slash, comma, dash, hash, or only a blank. */
  before: Separator;
  /** An ampersand stands before it: `Marks & Spencer`. */
  ampersand: boolean;
  /** The whole host or e-mail address. */
  host: string | null;
}

/** `gap` is a dash between blanks. */
export type Separator =
  "start" | "blank" | "star" | "slash" | "comma" | "dash" | "gap" | "hash" | "glue";

/** Whether a token can be part of a name. */
export function isNameToken(token: Token): boolean {
  return token.kind === "word" || token.kind === "number" || token.kind === "host";
}

/** Longest text looked at; what the API takes at most. */
const LONGEST = 1024;

/** The tokens of a descriptor, in order. */
export function tokensOf(description: string): Token[] {
  const text = description.slice(0, LONGEST).toLowerCase();
  const tokens: Token[] = [];
  let before: Separator = "start";
  let ampersand = false;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isBlank(code) || code === 0x2a) {
      if (code === 0x2a) before = tokens.length === 0 ? "start" : "star";
      index++;
      continue;
    }
    let end = index + 1;
    while (end < text.length && !isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x2a)
      end++;
    const chunk = text.slice(index, end);
    const count = tokens.length;
    readChunk(chunk, before, tokens);
    if (tokens.length > count) {
      if (ampersand) markAmpersand(tokens, count);
      ampersand = chunk.endsWith("&");
      const ending = chunk.charCodeAt(chunk.length - 1);
      before = ending === 0x3a || ending === 0x3b ? "comma" : "blank";
    } else {
      // Punctuation between blanks belongs to what follows.
      before = stronger(before, chunk === "-" ? "gap" : separatorOf(chunk.charCodeAt(0)));
      ampersand ||= chunk.includes("&");
    }
    index = end;
  }
  joinDates(tokens);
  joinHosts(tokens);
  return tokens;
}

function markAmpersand(tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (token !== undefined) token.ampersand = true;
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000;
}

/** `0162398471EXAMPLE.COM`: a ticket's number glued to a host. */
const NUMBERED_HOST = /^\d{6,}(?=[a-z])/;
/** Words and a long number between dashes. */
const DASHED_WORDS = /^(?:[a-z]{3,}-[^/+:]*\d{6,}|\d{6,}-[a-z]{3,})/;
/** `EXAMPLE/COM`: banks whose terminals print no dots. */
const SLASHED_HOST = /^[a-z0-9-]{4,}\/(com|net|org)$/;

function readChunk(printed: string, before: Separator, tokens: Token[]): void {
  const ticket = NUMBERED_HOST.exec(printed)?.[0] ?? "";
  if (ticket !== "" && hostIn(fold(printed.slice(ticket.length))) !== null) {
    readChunk(ticket, before, tokens);
    readChunk(printed.slice(ticket.length), "blank", tokens);
    return;
  }
  const chunk = SLASHED_HOST.test(printed) ? printed.replace("/", ".") : printed;
  const folded = fold(chunk);
  const kind = classifyChunk(folded);
  if (kind === "host" || kind === "email") {
    const found = hostIn(folded);
    if (found !== null) {
      tokens.push({
        text: found.label,
        surface: found.label,
        kind,
        before,
        ampersand: false,
        host: found.host,
      });
      return;
    }
  } else if (kind === "reference" && DASHED_WORDS.test(folded)) {
    // IMPS-428088214471-ANN LEE: likewise between dashes.
    let separator = before;
    for (const part of chunk.split("-")) {
      if (part !== "") readChunk(part, separator, tokens);
      separator = "gap";
    }
    return;
  } else if (kind === "reference" && /[/+:]/.test(chunk)) {
    // 2023/108300/LEEDS: only some of its parts are numbers.
    let separator = before;
    for (const part of chunk.split(/[/+:]/)) {
      if (part !== "") readChunk(part, separator, tokens);
      separator = "slash";
    }
    return;
  } else if (kind !== null) {
    tokens.push({ text: folded, surface: chunk, kind, before, ampersand: false, host: null });
    return;
  }
  if (ACCOUNT_MASK.test(folded)) {
    // TO X4821: an account of the same holder, told by its last digits.
    const common = { before, ampersand: false, host: null };
    tokens.push({ ...common, text: "x", surface: "x", kind: "word" });
    const digits = folded.replace(/^x+/, "");
    tokens.push({ ...common, before: "glue", text: digits, surface: digits, kind: "reference" });
    return;
  }
  let word = "";
  let separator = before;
  let ampersand = false;
  let address = false;
  for (let index = 0; index <= chunk.length; index++) {
    const code = index < chunk.length ? chunk.charCodeAt(index) : 0;
    if (isWordCode(code) && !isSeparatorAbove(code)) {
      word += chunk[index];
      continue;
    }
    if (isApostrophe(code) && word !== "") continue;
    if (word !== "") {
      const plain = folded === chunk ? word : fold(word);
      tokens.push({
        text: plain,
        surface: word,
        kind: code === 0x40 || address ? "reference" : kindOfWord(plain),
        before: separator,
        ampersand,
        host: null,
      });
      separator = "glue";
      ampersand = false;
      word = "";
      // SHOPQR@BANK: both sides of it are an address.
      address = code === 0x40;
    }
    ampersand ||= code === 0x26;
    separator = stronger(separator, separatorOf(code));
  }
}

const ACCOUNT_MASK = /^x{1,4}\d{3,6}$/;

function separatorOf(code: number): Separator {
  switch (code) {
    case 0x2f:
    case 0x5c:
    case 0x7c:
    case 0x3e:
      return "slash";
    case 0x2c:
    case 0x3b:
    case 0x3a:
      return "comma";
    case 0x2d:
      return "dash";
    case 0x23:
      return "hash";
    default:
      return "glue";
  }
}

const STRENGTH: readonly Separator[] = [
  "glue",
  "blank",
  "dash",
  "gap",
  "slash",
  "comma",
  "hash",
  "star",
  "start",
];
const stronger = (a: Separator, b: Separator): Separator =>
  STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;

/** Digits alone are a number; letters with digits among them are a reference, unless a name has them. */
function kindOfWord(word: string): TokenKind {
  let letters = 0;
  let digits = 0;
  let changes = 0;
  let wasDigit = false;
  let masked = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    const digit = code >= 48 && code <= 57;
    if (digit) digits++;
    else letters++;
    if (index > 0 && digit !== wasDigit) changes++;
    wasDigit = digit;
    if (code === 120) masked++;
  }
  if (letters === 0) return digits >= 7 ? "reference" : "number";
  if (masked >= 3 && masked + digits === word.length) return "reference";
  if (digits === 0) return "word";
  // VETS4PETS is a name, A1B2C is none.
  const oneInside = digits === 1 && changes === 2 && letters >= 5;
  if (changes > 1 && word.length >= 5 && !oneInside) return "reference";
  if (changes === 1 && digits >= 4 && letters < 4) return "reference";
  // HDFC0001234: the code of a bank's branch.
  if (changes === 1 && digits >= 6 && letters === 4) return "reference";
  if (word.length > 14 && digits >= 6) return "reference";
  return "word";
}

/** `13 aug`, `aug 13 2024`: day, month and year in neighbouring tokens are one date. */
function joinDates(tokens: readonly Token[]): void {
  for (let index = 0; index < tokens.length; index++) {
    const month = tokens[index];
    if (month === undefined || month.kind !== "word" || !MONTHS.has(month.text)) continue;
    const day = tokens[index - 1];
    const next = tokens[index + 1];
    const isDay = (token: Token | undefined): token is Token =>
      token !== undefined &&
      token.kind === "number" &&
      token.text.length <= 2 &&
      Number(token.text) <= 31;
    const isYear = (token: Token | undefined): token is Token =>
      token !== undefined &&
      token.kind === "number" &&
      (token.text.length === 4 ? /^(19|20)/.test(token.text) : token.text.length === 2);
    if (isDay(day)) {
      day.kind = "date";
      month.kind = "date";
      if (isYear(next)) next.kind = "date";
    } else if (isDay(next) && month.text.length <= 4) {
      month.kind = "date";
      next.kind = "date";
      const year = tokens[index + 2];
      if (isYear(year) && year.text.length === 4) year.kind = "date";
    }
  }
}

/** `www example com`: banks that cannot print dots. */
function joinHosts(tokens: Token[]): void {
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.text !== "www") continue;
    const name = tokens[index + 1];
    const ending = tokens[index + 2];
    if (name?.kind !== "word" || ending?.kind !== "word") continue;
    const found = hostIn(`${name.text}.${ending.text}`);
    if (found === null) continue;
    tokens.splice(index, 3, {
      text: found.label,
      surface: found.label,
      kind: "host",
      before: tokens[index]?.before ?? "blank",
      ampersand: false,
      host: found.host,
    });
  }
}
