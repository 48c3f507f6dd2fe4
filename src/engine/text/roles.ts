/** What each token of a descriptor is there for, beside naming somebody. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "../entities/intermediary";
import { isNameToken, type Token } from "./descriptor";
import type { PhraseSpan } from "./phrases";

/** What was said last before a token: the name follows, or only a note of the payer does. */
export type Field = "none" | "lead" | "memo";

export interface Roles {
  /** Says how or for what it was paid; a name may begin or end beside it. */
  isPadding: (index: number) => boolean;
  /** Stands in no name: padding, processors, references, and what is no word. */
  isOutsideNames: (index: number) => boolean;
  /** A small word that may stand inside a name but not at its edge: `Coopers of Barnet`. */
  isInnerWord: (index: number) => boolean;
  /** A name may end before a token: padding stands there that no word of a name follows. */
  isEdge: (index: number) => boolean;
  /** Belongs to an operation whose words may be part of a company's name (`water`, `insurance`). */
  mayBelongToName: (index: number) => boolean;
  /** Says only how it was paid. */
  isFiller: (index: number) => boolean;
  /** Names who carried the payment. */
  isProcessor: (index: number) => boolean;
  /** How surely a token names a kind of business: 0 not, 1 where nothing else speaks, 2 clearly. */
  tradeAt: (index: number) => number;
  fieldAt: (index: number) => Field;
  /** Token before which the field of a token began. */
  fieldFrom: (index: number) => number;
}

const FREE = 0;
const FILLER = 1;
const PROCESSOR = 2;
const REFERENCE = 3;
const OPERATION = 4;
const OPERATION_IN_NAMES = 5;
const BROKEN = 6;
const INNER = 7;

const FIELDS = ["none", "lead", "memo"] as const satisfies readonly Field[];
const LEAD = 1;
const MEMO = 2;

/** Operations whose words companies carry in their names. */
const IN_NAMES: ReadonlySet<string> = new Set([
  "crypto",
  "donation",
  "gambling",
  "government",
  "insurance",
  "loan",
  "mortgage",
  "savings",
  "securities",
  "taxes",
  "telecom",
  "utilities",
]);

/** Small words of all languages that join the words of a name. */
const INNER_WORDS: ReadonlySet<string> = new Set(
  (
    "of and the at in on for by de la le les du des del della delle di da do das dos el los las y e et " +
    "en und von vom zum zur der die den am im van het ten ter te op aan och og i w na u v z ve a au aux"
  ).split(" ")
);
/** Of these, the ones no name begins with. */
const PREPOSITIONS: ReadonlySet<string> = new Set(
  "of and at in on for by from to und von vom zum zur am im y e et en op aan och og i w na u v z ve".split(
    " "
  )
);
/** One short word leads to a name only where money is sent. */
const SHORT_LEAD = 3;

/** Reads the roles of all tokens. `sent`: money is sent to or by somebody, not spent in a shop. */
export function readRoles(
  knowledge: Knowledge,
  tokens: readonly Token[],
  phrases: readonly PhraseSpan[],
  intermediaries: readonly IntermediaryMatch[],
  sent: boolean
): Roles {
  const roles = new Uint8Array(tokens.length);
  const trades = new Uint8Array(tokens.length);
  const fields = new Uint8Array(tokens.length + 1);
  const fieldsFrom = new Uint16Array(tokens.length + 1);
  tokens.forEach((token, index) => {
    if (!isNameToken(token)) roles[index] = BROKEN;
    else if (index > 0 && PREPOSITIONS.has(token.text)) roles[index] = INNER;
  });
  const shortLeads: number[] = [];
  const mark = (from: number, to: number, role: number): void => {
    for (let index = from; index < to; index++) roles[index] = role;
  };
  for (const { kind, value, from, to, length, weak } of phrases) {
    switch (kind) {
      case "filler":
        if (to - from === 1 && INNER_WORDS.has(tokens[from]?.text ?? "")) mark(from, to, INNER);
        else mark(from, to, FILLER);
        break;
      case "lead":
        if (to - from === 1 && length <= SHORT_LEAD) {
          if (sent) shortLeads.push(from);
          break;
        }
        mark(from, to, FILLER);
        fields[to] = LEAD;
        break;
      case "reference":
        mark(from, to, REFERENCE);
        if (!markReference(tokens, roles, to) && fields[to] === 0) fields[to] = MEMO;
        break;
      case "operation":
        if (weak && to - from === 1) break;
        mark(
          from,
          to,
          IN_NAMES.has(knowledge.operations[value]?.name ?? "") ? OPERATION_IN_NAMES : OPERATION
        );
        break;
      case "trade":
        for (let index = from; index < to; index++)
          trades[index] = Math.max(trades[index] ?? 0, weak ? 1 : 2);
        break;
      case "processor":
        mark(from, to, PROCESSOR);
        break;
    }
  }
  for (const { from, to } of intermediaries) mark(from, to, PROCESSOR);
  for (const index of shortLeads) {
    // S. VAN DER VEEN: between the words of a name it leads nowhere.
    if (index > 0 && roles[index - 1] === FREE && tokens[index]?.before === "blank") continue;
    roles[index] = FILLER;
    fields[index + 1] = LEAD;
  }
  for (let index = 0; index < fields.length; index++)
    if (fields[index] !== 0) fieldsFrom[index] = index;
    else if (index > 0) {
      fields[index] = fields[index - 1] ?? 0;
      fieldsFrom[index] = fieldsFrom[index - 1] ?? 0;
    }
  const roleAt = (index: number): number => roles[index] ?? FREE;
  return {
    isPadding: (index) => {
      const role = roleAt(index);
      return role !== FREE && role !== BROKEN;
    },
    isEdge: (index) => {
      const role = roleAt(index);
      if (role === INNER) return roleAt(index + 1) !== FREE || index + 1 >= tokens.length;
      return role !== FREE && role !== BROKEN;
    },
    isOutsideNames: (index) => roleAt(index) !== FREE,
    isInnerWord: (index) => roleAt(index) === INNER,
    mayBelongToName: (index) => roleAt(index) === OPERATION_IN_NAMES,
    isFiller: (index) => roleAt(index) === FILLER,
    isProcessor: (index) => roleAt(index) === PROCESSOR,
    tradeAt: (index) => trades[index] ?? 0,
    fieldAt: (index) => FIELDS[fields[index] ?? 0] ?? "none",
    fieldFrom: (index) => fieldsFrom[index] ?? 0,
  };
}

/** After a word like "reference" a number or code may follow: it is no part of a name. */
function markReference(tokens: readonly Token[], roles: Uint8Array, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/\d/.test(token.text)) return false;
  roles[at] = REFERENCE;
  return true;
}
