/**
 * A rule drawn from one row: the narrowest condition that will still be met by rows of the same kind,
 * that is by the next bill, not by everything of that bank.
 */
import type { SheetRow } from "../../run/types";
import type { Condition, RuleTree, Step } from "./rule-tree";

/** What somebody says of a row that the answer should have said; null: nothing should stand there. */
export interface Correction {
  label?: string | null | undefined;
  merchant?: string | null | undefined;
  website?: string | null | undefined;
  person?: string | null | undefined;
  location?: string | null | undefined;
  mcc?: readonly number[] | undefined;
}

/** Words that banks put before or behind what was paid; none of them tells one payee from another. */
const BANK_WORDS = new Set(
  (
    "ach achat auth authorized bacs bill bizum buchung card carte cb chip compra contactless cpt credit " +
    "dd debit deposit direct domiciliacion ec facture faster fee fpi from girocard ec-karte karte kartenzahlung " +
    "lastschrift maestro mandate mastercard mc no nr number on online of order pago payment payments pos ppd " +
    "prelevement purchase recurring recibo ref reference sepa sq tarjeta the to transaccion transaction " +
    "transfer trf uberweisung überweisung via virement visa web withdrawal zahlung"
  ).split(" ")
);

/** Digits enough to be a number of a card, a booking or a day; "7 eleven" and "o2" stay. */
const CHANGING = /\d.*\d|[*#x]{2,}\d|^\W*\d+\W*$/i;
/** Letters that tell a payee well enough. */
const TELLING_LETTERS = 5;
/** A word with letters enough to tell something. */
const TELLING = /\p{L}{2,}/u;

interface Word {
  from: number;
  to: number;
  text: string;
}

/**
 * The part of a description that will be there again: without days, numbers and digits of cards, and as
 * it is written, so that it is found. The merchant's name, where it stands in the text; else the first
 * run of words that tells enough, or the one that tells most. The whole text where nothing else is left.
 */
export function stableCore(description: string, merchant: string | null): string {
  const text = description.trim();
  const name = merchant?.trim() ?? "";
  if (name.length >= 3) {
    const at = text.toLowerCase().indexOf(name.toLowerCase());
    // Lower case may have another length: what is cut out must be the name.
    const found = text.slice(at, at + name.length);
    if (at >= 0 && found.toLowerCase() === name.toLowerCase()) return found;
  }
  let best: { text: string; weight: number } | null = null;
  for (const run of runsOf(text)) {
    const weight = run.reduce((sum, word) => sum + lettersIn(word.text), 0);
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || weight === 0) continue;
    if (best === null || weight > best.weight) {
      const from = first.from + (/^[^\p{L}\p{N}]*/u.exec(first.text)?.[0].length ?? 0);
      best = { text: text.slice(from, last.to), weight };
    }
    // Banks write the payee before its place: the first that tells enough.
    if (best.weight >= TELLING_LETTERS) break;
  }
  return best?.text ?? text;
}

/** Runs of words between those that change, without a bank's own words at the ends of those that tell enough. */
function runsOf(text: string): Word[][] {
  const runs: Word[][] = [[]];
  for (const match of text.matchAll(/[^\s/|,;:]+/g)) {
    const word = { from: match.index, to: match.index + match[0].length, text: match[0] };
    if (CHANGING.test(word.text)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.map((run) => {
    const isOwn = ({ text: word }: Word) => TELLING.test(word) && !isBankWord(word);
    const first = run.findIndex(isOwn);
    const last = run.findLastIndex(isOwn);
    if (first < 0) return [];
    const own = run.slice(first, last + 1);
    // A few letters stand in many words: what the bank wrote before them narrows them down.
    const letters = own.reduce((sum, { text: word }) => sum + lettersIn(word), 0);
    return letters < TELLING_LETTERS ? run.slice(0, last + 1) : own;
  });
}

const isBankWord = (word: string) => BANK_WORDS.has(word.toLowerCase().replace(/[^\p{L}-]/gu, ""));

const lettersIn = (word: string) => (isBankWord(word) ? 0 : word.replace(/[^\p{L}]/gu, "").length);

const textOf = (row: SheetRow, field: "merchant" | "website" | "label"): string | null => {
  const cell = row.answers[field];
  const value = cell === undefined ? "" : String(cell.value).trim();
  return value === "" ? null : value;
};

/** What the answer said of a field before somebody edited it is no longer known. */
const isAnswer = (row: SheetRow, field: "merchant" | "website"): boolean =>
  row.answers[field]?.state === "ours";

/**
 * When a rule of this row should be met. By the website that the answer names, or else by what stays the
 * same in the description; where merchant or website are what is wrong, by the description alone. And
 * only for money that flows the same way.
 */
export function conditionFromRow(row: SheetRow, correction: Correction = {}): Condition {
  const { description, entry_type: entryType } = row.fields;
  const { merchant: name, website: host, person } = correction;
  const isEntityWrong = name !== undefined || host !== undefined || person !== undefined;
  const website = !isEntityWrong && isAnswer(row, "website") ? textOf(row, "website") : null;
  const merchant = isAnswer(row, "merchant") ? textOf(row, "merchant") : null;
  const main: Condition =
    website !== null
      ? { kind: "text", property: "website", test: "is", text: website, ignoresCase: false }
      : {
          kind: "text",
          property: "description",
          test: "contains",
          text: stableCore(description, merchant),
          ignoresCase: false,
        };
  if (entryType === null) return { kind: "group", mode: "all", parts: [main] };
  const direction: Condition = {
    kind: "text",
    property: "entry_type",
    test: "is",
    text: entryType,
    ignoresCase: false,
  };
  return { kind: "group", mode: "all", parts: [main, direction] };
}

/**
 * A rule for this row, to be changed by its author: with what was corrected, or with what the user wrote
 * into our columns, or with a label to be filled in.
 */
export function ruleFromRow(row: SheetRow, given: Correction = {}): RuleTree {
  const edited = (field: "label" | "merchant" | "website"): string | undefined =>
    row.answers[field]?.state === "edited" ? (textOf(row, field) ?? undefined) : undefined;
  const correction: Correction = {
    ...given,
    label: given.label === undefined ? edited("label") : given.label,
    merchant: given.merchant === undefined ? edited("merchant") : given.merchant,
    website: given.website === undefined ? edited("website") : given.website,
  };
  const { label, mcc } = correction;
  const then: Step[] = [];
  // The grammar takes no name or place away: what should stand nowhere is left to its author.
  for (const property of ["merchant", "person", "website", "location"] as const) {
    const text = correction[property] ?? null;
    if (text !== null) then.push({ kind: "set", property, text });
  }
  if (mcc !== undefined) then.push({ kind: "set_mcc", codes: [...mcc] });
  if (typeof label === "string" || then.length === 0)
    then.push({ kind: "set_labels", labels: typeof label === "string" ? [label] : [] });
  return { when: conditionFromRow(row, correction), then, otherwise: null };
}
