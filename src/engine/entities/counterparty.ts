/** Decides who stands on the other side: a known merchant, a person, the holder, or a name that is printed. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "./intermediary";
import type { MerchantMatch } from "./merchant";
import { displayName } from "./name";
import { isOwnName, isPersonName, type PersonContext } from "./person";
import { isNameToken, type Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";
import type { Roles } from "../text/roles";

export interface CounterpartyInput {
  tokens: readonly Token[];
  roles: Roles;
  phrases: readonly PhraseSpan[];
  intermediaries: readonly IntermediaryMatch[];
  merchant: MerchantMatch | null;
  /** First token of the place. */
  placeFrom: number;
  holderName: string | null;
}

interface Common {
  /** Who carried it, without the one that is itself the counterparty. */
  intermediaries: readonly IntermediaryMatch[];
  /** Tokens that name the counterparty. */
  from: number;
  to: number;
  storeNumber: string | null;
}

export type Party = Common &
  (
    | { kind: "merchant"; merchant: MerchantMatch }
    | { kind: "person"; merchant: null; name: string }
    | { kind: "organization"; merchant: null; name: string; website: string | null; mccs: number[] }
    | { kind: "own" | "none"; merchant: null }
  );

/** Most words of a name that no list knows. */
const LONGEST_NAME = 6;

/** Who was paid, or who paid. */
export function findCounterparty(knowledge: Knowledge, input: CounterpartyInput): Party {
  const { tokens, merchant, intermediaries } = input;
  const context = personContext(knowledge, input);
  const run = nameRun(input, context);
  const words = tokens.slice(run.from, run.to);
  const common = { intermediaries, from: run.from, to: run.to, storeNumber: null };
  const own =
    input.holderName !== null &&
    isOwnName(
      input.holderName,
      words.filter(({ kind }) => kind === "word").map(({ text }) => text)
    );
  if (own) return { ...common, kind: "own", merchant: null };

  if (merchant !== null && !isRailItself(knowledge, merchant, words, input)) {
    // A person named after a rail between people is paid, not the bank or brand in the text.
    const institution = knowledge.trades[merchant.trade]?.institution ?? false;
    const rest = words.length > 0 && run.from >= merchant.to ? words : [];
    if (!(institution && context === "person rail" && isPersonName(knowledge, rest, context)))
      return {
        kind: "merchant",
        merchant,
        intermediaries: withoutItself(knowledge, intermediaries, merchant),
        from: merchant.from,
        to: merchant.to,
        storeNumber: storeNumberAfter(tokens, merchant.to),
      };
  }
  if (words.length > 0 && isPersonName(knowledge, words, context))
    return { ...common, kind: "person", merchant: null, name: displayName(words) };

  const host = tokens.find((token) => token.kind === "host" && token.host !== null);
  const named =
    host === undefined
      ? wholeName(input, run)
      : { from: tokens.indexOf(host), to: tokens.indexOf(host) + 1 };
  const name = displayName(tokens.slice(named.from, named.to));
  if (name !== "" && (host !== undefined || worthNaming(input, named)))
    return {
      ...common,
      ...named,
      kind: "organization",
      merchant: null,
      name,
      website: host?.host ?? null,
      mccs: [],
      storeNumber: storeNumberAfter(tokens, named.to),
    };
  if (merchant !== null)
    return {
      kind: "merchant",
      merchant,
      intermediaries: withoutItself(knowledge, intermediaries, merchant),
      from: merchant.from,
      to: merchant.to,
      storeNumber: null,
    };
  return { ...common, kind: "none", merchant: null };
}

/** A wallet stands in the text as a merchant would, but carried the payment to somebody else. */
function isRailItself(
  knowledge: Knowledge,
  merchant: MerchantMatch,
  words: readonly Token[],
  { intermediaries }: CounterpartyInput
): boolean {
  if (words.length === 0) return false;
  return intermediaries.some(
    ({ processor, from, to }) =>
      from < merchant.to &&
      to > merchant.from &&
      knowledge.processors[processor]?.kind !== "network"
  );
}

function withoutItself(
  knowledge: Knowledge,
  intermediaries: readonly IntermediaryMatch[],
  merchant: MerchantMatch
): readonly IntermediaryMatch[] {
  const name = knowledge.merchants[merchant.merchant]?.name;
  return intermediaries.filter(({ processor, from, to }) => {
    if (knowledge.processors[processor]?.name === name) return false;
    return !(from >= merchant.from && to <= merchant.to);
  });
}

function personContext(
  knowledge: Knowledge,
  { phrases, intermediaries }: CounterpartyInput
): PersonContext {
  let transfer = false;
  for (const { processor, prefix } of intermediaries) {
    const known = knowledge.processors[processor];
    if (knowledge.operations[known?.operation ?? -1]?.name === "p2p") return "person rail";
    if (prefix && known?.kind === "processor") return "card";
    if (known?.kind === "network") transfer = true;
  }
  let card = false;
  for (const { kind, value } of phrases) {
    if (kind !== "operation") {
      if (kind === "trade") card = true;
      continue;
    }
    const name = knowledge.operations[value]?.name ?? "";
    if (name === "p2p") return "person rail";
    if (TRANSFERS.has(name)) transfer = true;
  }
  return transfer ? "transfer" : card ? "card" : "unknown";
}

const TRANSFERS: ReadonlySet<string> = new Set([
  "child support",
  "contractor",
  "loan",
  "other transfer",
  "own transfer",
  "payroll",
  "reimbursement",
  "rent",
  "wire",
]);

/** The first run of words that name somebody: free words, not the place, cut at marks and numbers. */
function nameRun(
  { tokens, roles, placeFrom, intermediaries }: CounterpartyInput,
  context: PersonContext
): { from: number; to: number } {
  // After `SQ *` the merchant follows: begin there.
  const prefix = intermediaries.filter((match) => match.prefix).at(-1);
  let from = prefix?.to ?? 0;
  const end = placeFrom > from ? placeFrom : tokens.length;
  while (from < end && !isNameStart(tokens[from], roles, from)) from++;
  let to = from;
  while (to < end && to - from < LONGEST_NAME) {
    const token = tokens[to];
    if (token === undefined || roles.isOutsideNames(to)) break;
    if (
      to > from &&
      (token.before === "star" || token.before === "hash" || token.before === "slash")
    )
      break;
    if (to > from && token.before === "comma" && context !== "card" && context !== "unknown") break;
    if (token.kind === "number" && (token.text.length > 2 || to > from)) break;
    to++;
  }
  return { from, to };
}

function isNameStart(token: Token | undefined, roles: Roles, index: number): boolean {
  return (
    token !== undefined &&
    !roles.isOutsideNames(index) &&
    isNameToken(token) &&
    !(token.kind === "number" && token.text.length > 2)
  );
}

/** Words like "water" beside a name belong to it: `Castle Water`. */
function wholeName(
  { tokens, roles, placeFrom }: CounterpartyInput,
  run: { from: number; to: number }
): { from: number; to: number } {
  let { from, to } = run;
  const joined = (index: number): boolean => {
    const before = tokens[index]?.before;
    return before === "blank" || before === "glue" || before === "dash" || before === "start";
  };
  while (
    to < placeFrom &&
    to - from < LONGEST_NAME &&
    roles.mayBelongToName(to) &&
    (to === from || joined(to))
  ) {
    to++;
    while (to < placeFrom && !roles.isOutsideNames(to) && joined(to) && to - from < LONGEST_NAME) {
      if (tokens[to]?.kind !== "word") break;
      to++;
    }
  }
  if (to > from) while (from > 0 && roles.mayBelongToName(from - 1) && joined(from)) from--;
  return { from, to };
}

/** Whether words are a name at all: not one letter, not only numbers. */
function worthNaming(
  { tokens }: CounterpartyInput,
  { from, to }: { from: number; to: number }
): boolean {
  let letters = 0;
  for (const token of tokens.slice(from, to))
    if (token.kind !== "number") letters += token.text.length;
  return letters >= 2;
}

/** A number right after the name, as shops number their branches. */
function storeNumberAfter(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token === undefined || token.kind !== "number" || token.text.length > 6) return null;
  if (token.before === "hash") return token.text;
  return token.text.length >= 3 ? token.text : null;
}
