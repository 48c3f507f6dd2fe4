/**
 * Elements of OFX, whether SGML (values are not closed) or XML: a value ends where the next tag begins, and
 * a close ends everything that was opened since. Files that call themselves XML and close no value exist.
 */
import { StatementFault } from "./text-reader";

/** A node; `text` is the value of one that has no children. */
export interface Element {
  name: string;
  text: string;
  children: Element[];
  /** 1-based. */
  line: number;
}

const MAXIMUM_DEPTH = 64;

/** The root `OFX` of a file, with all it holds. */
export function readElements(text: string): Element {
  const top: Element = { name: "", text: "", children: [], line: 1 };
  const open: Element[] = [top];
  let line = 1;
  let from = text.search(/<OFX\b/i);
  if (from === -1) throw new StatementFault("damaged", null, "there is no <OFX>");
  line += newlines(text, 0, from);
  refuseDoctype(text.slice(0, from), 1);
  while (from < text.length) {
    const next = text.indexOf("<", from);
    const value = text.slice(from, next === -1 ? text.length : next);
    addText(open.at(-1) ?? top, decodeEntities(value));
    line += newlines(value, 0, value.length);
    if (next === -1) break;
    const end = endOfTag(text, next, line);
    const tag = text.slice(next, end);
    if (tag.startsWith("<![CDATA[")) addText(open.at(-1) ?? top, tag.slice(9, -3));
    else if (tag.startsWith("</")) closeElement(open, nameOf(tag.slice(2, -1)));
    else if (!/^<[!?]/.test(tag)) openElement(open, tag, line);
    else if (!tag.startsWith("<!--")) refuseDoctype(tag, line);
    line += newlines(tag, 0, tag.length);
    from = end;
  }
  if (open.slice(1).some(({ name, children }) => name === "OFX" || children.length > 0))
    throw new StatementFault("damaged", line, "it ends before </OFX>");
  const root = top.children.find(({ name }) => name === "OFX");
  if (root === undefined) throw new StatementFault("damaged", null, "there is no <OFX>");
  return root;
}

function endOfTag(text: string, from: number, line: number): number {
  const close = text.startsWith("<![CDATA[", from)
    ? "]]>"
    : text.startsWith("<!--", from)
      ? "-->"
      : ">";
  const at = text.indexOf(close, from + 1);
  if (at === -1) throw new StatementFault("damaged", line, "a tag is not closed");
  return at + close.length;
}

function refuseDoctype(text: string, line: number): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new StatementFault("has_doctype", line);
}

const nameOf = (tag: string): string => (/^[^\s/>]*/.exec(tag.trim())?.[0] ?? "").toUpperCase();

function addText(element: Element, text: string): void {
  if (element.children.length === 0) element.text += text;
}

function openElement(open: Element[], tag: string, line: number): void {
  // A value that was not closed ends here.
  if (open.length > 1 && open.at(-1)?.text.trim() !== "") open.pop();
  const element = { name: nameOf(tag.slice(1, -1)), text: "", children: [], line };
  open.at(-1)?.children.push(element);
  if (tag.endsWith("/>")) return;
  open.push(element);
  if (open.length > MAXIMUM_DEPTH) throw new StatementFault("too_deep", line);
}

/** Ends the element of that name; those that were left open in it hold nothing and are its own. */
function closeElement(open: Element[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  if (at < 1) return;
  while (open.length > at + 1) liftChildren(open);
  open.pop();
}

/** What an empty value that was never closed seems to hold stands beside it. */
function liftChildren(open: Element[]): void {
  const left = open.pop();
  const parent = open.at(-1);
  if (left === undefined || parent === undefined) return;
  for (const child of left.children) parent.children.push(child);
  left.children = [];
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1))
    count += 1;
  return count;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The five entities of XML, SGML's blank, and numbers; anything else stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, ...found) => {
    const [decimal, hexadecimal, name] = found as (string | undefined)[];
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code > 31 && code <= 0x10_ffff ? String.fromCodePoint(code) : " ";
  });
}
