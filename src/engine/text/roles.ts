/** What each token of a descriptor is there for, beside naming somebody. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "../entities/intermediary";
import { isNameToken, type Token } from "./descriptor";
import type { PhraseSpan } from "./phrases";

export interface Roles {
  /** Says how or for what it was paid; a name may begin or end beside it. */
  isPadding: (index: number) => boolean;
  /** Stands in no name: padding, processors, references, and what is no word. */
  isOutsideNames: (index: number) => boolean;
  /** Belongs to an operation whose words may be part of a company's name (`water`, `insurance`). */
  mayBelongToName: (index: number) => boolean;
}

const FREE = 0;
const FILLER = 1;
const PROCESSOR = 2;
const REFERENCE = 3;
const OPERATION = 4;
const OPERATION_IN_NAMES = 5;
const BROKEN = 6;

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

/** Reads the roles of all tokens. */
export function readRoles(
  knowledge: Knowledge,
  tokens: readonly Token[],
  phrases: readonly PhraseSpan[],
  intermediaries: readonly IntermediaryMatch[]
): Roles {
  const roles = new Uint8Array(tokens.length);
  tokens.forEach((token, index) => {
    if (!isNameToken(token)) roles[index] = BROKEN;
  });
  const mark = (from: number, to: number, role: number): void => {
    for (let index = from; index < to; index++) roles[index] = role;
  };
  for (const { kind, value, from, to } of phrases) {
    if (kind === "filler") mark(from, to, FILLER);
    else if (kind === "reference") {
      mark(from, to, REFERENCE);
      markReference(tokens, roles, to);
    } else if (kind === "operation") {
      const name = knowledge.operations[value]?.name ?? "";
      mark(from, to, IN_NAMES.has(name) ? OPERATION_IN_NAMES : OPERATION);
    }
  }
  for (const { from, to } of intermediaries) mark(from, to, PROCESSOR);
  const roleAt = (index: number): number => roles[index] ?? FREE;
  return {
    isPadding: (index) => {
      const role = roleAt(index);
      return role !== FREE && role !== BROKEN;
    },
    isOutsideNames: (index) => roleAt(index) !== FREE,
    mayBelongToName: (index) => roleAt(index) === OPERATION_IN_NAMES,
  };
}

/** After a word like "reference" a number or code follows: it is no part of a name. */
function markReference(tokens: readonly Token[], roles: Uint8Array, at: number): void {
  const token = tokens[at];
  if (token !== undefined && /\d/.test(token.text)) roles[at] = REFERENCE;
}
