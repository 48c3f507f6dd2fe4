/** Decides who stands on the other side: a known merchant, a person, the holder, or a name that is printed. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "./intermediary";
import type { MerchantMatch } from "./merchant";
import { displayName, isLegalForm, joinedName } from "./name";
import { findPerson, isOwnName, type PersonContext, type PersonFound } from "./person";
import { lettersOf, type NameRun, nameRuns, namingRun } from "./runs";
import type { Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";
import type { Roles } from "../text/roles";

export interface CounterpartyInput {
  tokens: readonly Token[];
  roles: Roles;
  phrases: readonly PhraseSpan[];
  intermediaries: readonly IntermediaryMatch[];
  merchant: MerchantMatch | null;
  /** Tokens of the place. */
  place: { from: number; to: number } | null;
  holderName: string | null;
  context: PersonContext;
  /** Money comes in. */
  incoming: boolean;
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
    | { kind: "organization"; merchant: null; name: string; website: string | null }
    | { kind: "own" | "none"; merchant: null }
  );

/** Who was paid, or who paid. */
export function findCounterparty(knowledge: Knowledge, input: CounterpartyInput): Party {
  const { tokens, intermediaries, context, roles } = input;
  const begin = beginningOf(input);
  const sent = context === "transfer" || context === "person rail";
  const all = nameRuns({ tokens, roles, begin, place: input.place, sent });
  const runs = all.filter((run) => !isOwnRun(input, run));
  const run = namingRun(tokens, runs);
  const merchant = input.merchant;
  const at = run ?? { from: tokens.length, to: tokens.length, field: "none" };
  const common = { intermediaries, from: at.from, to: at.to, storeNumber: null };

  const person = run === null ? null : personOf(knowledge, input, run, sent);
  if (person !== null && sent && !knowsBetter(knowledge, input, person))
    return personParty(common, person);
  if (merchant !== null && isChargedFor(knowledge, input, merchant))
    return { ...common, kind: "none", merchant: null };
  if (merchant !== null && !isCarrier(knowledge, input, merchant, run))
    return merchantParty(knowledge, input, merchant);
  if (runs.length < all.length && (run === null || run.field === "memo"))
    return { ...common, kind: "own", merchant: null };
  if (person !== null) return personParty(common, person);
  const named = organization(knowledge, input, run);
  if (named !== null) return { ...common, ...named };
  if (merchant !== null && run === null) return merchantParty(knowledge, input, merchant);
  return { ...common, kind: "none", merchant: null };
}

/** The person a run names, also behind the payee's bank: `CAPITEC L DLAMINI`. */
function personOf(
  knowledge: Knowledge,
  input: CounterpartyInput,
  run: NameRun,
  sent: boolean
): PersonFound | null {
  const whole = personIn(knowledge, input, run);
  const { merchant } = input;
  if (whole !== null || !sent || merchant === null || !isBank(knowledge, merchant)) return whole;
  const behind = merchant.from === run.from && merchant.to < run.to;
  return behind ? personIn(knowledge, input, { ...run, from: merchant.to }) : null;
}

function personParty(common: Common, person: PersonFound): Party {
  const name = joinedName(person.familyFirst ? [...person.names].reverse() : person.names);
  return { ...common, from: person.from, to: person.to, kind: "person", merchant: null, name };
}

function merchantParty(
  knowledge: Knowledge,
  { tokens, intermediaries }: CounterpartyInput,
  merchant: MerchantMatch
): Party {
  const known = knowledge.merchants[merchant.merchant];
  const house = known?.parent ?? null;
  const itself = (carrier: string | undefined): boolean =>
    carrier === known?.name || (house !== null && carrier?.startsWith(house) === true);
  return {
    kind: "merchant",
    merchant,
    intermediaries: intermediaries.filter(
      ({ processor, from, to }) =>
        !itself(knowledge.processors[processor]?.name) &&
        !(from >= merchant.from && to <= merchant.to)
    ),
    from: merchant.from,
    to: merchant.to,
    storeNumber: storeNumberAfter(tokens, merchant.to),
  };
}

/** The person a run names, by token; null where a company is told apart by its form or its number. */
function personIn(
  knowledge: Knowledge,
  { tokens, roles, context }: CounterpartyInput,
  { from, to }: NameRun
): PersonFound | null {
  // A Brazilian sole trader is registered under name and personal tax number.
  const trader = /^\d{11}$/.test(tokens[to]?.text ?? "");
  const company = tokens.some(({ kind }) => kind === "company id");
  if (company && !trader) return null;
  const certain = (trader && company) || tokens.some(({ kind }) => kind === "person id");
  if (!certain && [...tokens.slice(from, to), tokens[to]].some(isCompanyWord)) return null;
  const words = tokens.slice(from, to);
  const found = findPerson(knowledge, words, certain ? "certain" : context, (index) =>
    roles.tradeAt(from + index)
  );
  return found === null ? null : { ...found, from: found.from + from, to: found.to + from };
}

const isCompanyWord = (token: Token | undefined): boolean =>
  token !== undefined && isLegalForm(token.text);

/** Most letters of what stands before a star without being a name. */
const LONGEST_PREFIX = 4;

/** First token that can name somebody: behind a processor, or behind a star after a few letters. */
function beginningOf({ tokens, intermediaries }: CounterpartyInput): number {
  const prefix = intermediaries.filter((match) => match.prefix).at(-1);
  if (prefix !== undefined) return prefix.to;
  const star = tokens.findIndex(({ before }) => before === "star");
  const first = tokens[star - 1];
  const next = tokens[star];
  const short = first?.kind === "word" && first.text.length <= LONGEST_PREFIX;
  const named = next?.kind === "word" && next.text.length >= LONGEST_PREFIX;
  return short && named ? star : 0;
}

/** A known merchant that is more than one of the words of a person's name. */
function knowsBetter(
  knowledge: Knowledge,
  { merchant, intermediaries }: CounterpartyInput,
  person: PersonFound
): boolean {
  if (merchant === null) return false;
  // CHARLES SCHWAB is nobody who banks there.
  if (merchant.from <= person.from && merchant.to >= person.to && merchant.to - merchant.from > 1)
    return true;
  if (isBank(knowledge, merchant)) return false;
  if (intermediaries.some((match) => overlaps(match, merchant))) return false;
  const apart = merchant.to <= person.from || merchant.from >= person.to;
  if (apart) return merchant.to <= person.from && merchant.how !== "truncated";
  return merchant.from <= person.from && merchant.to >= person.to;
}

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && a.to > b.from;

function isBank(knowledge: Knowledge, { merchant }: MerchantMatch): boolean {
  const trade = knowledge.merchants[merchant]?.trade ?? -1;
  return knowledge.trades[trade]?.institution === true;
}

/** A wallet or a bank stands in the text as a merchant would, but carried the payment to somebody else. */
function isCarrier(
  knowledge: Knowledge,
  { intermediaries, tokens, context, incoming }: CounterpartyInput,
  merchant: MerchantMatch,
  run: NameRun | null
): boolean {
  if (tokens[merchant.from - 1]?.text === "non") return true;
  if (run === null || overlaps(run, merchant) || run.field === "memo") return false;
  // A processor pays out what it took: it is who pays, whatever it notes beside.
  if (incoming && run.field !== "lead" && paysOut(knowledge, intermediaries, merchant))
    return false;
  if (
    intermediaries.some(
      (match) =>
        match.from <= merchant.from &&
        match.to >= merchant.to &&
        knowledge.processors[match.processor]?.kind !== "network"
    )
  )
    return true;
  const sent = context === "transfer" || context === "person rail";
  return sent && isBank(knowledge, merchant) && lettersOf(tokens, run) > 3;
}

/** The bank's fee or interest for a payment names the shop it was for: `INTERNATIONAL FEE APPLE`. */
function isChargedFor(
  knowledge: Knowledge,
  { phrases }: CounterpartyInput,
  merchant: MerchantMatch
): boolean {
  if (isBank(knowledge, merchant)) return false;
  return phrases.some(({ kind, value, weak, from, to }) => {
    if (kind !== "operation" || weak || from >= merchant.from || to > merchant.from) return false;
    return CHARGES.has(knowledge.operations[value]?.name ?? "");
  });
}

const CHARGES: ReadonlySet<string> = new Set(["bank fee", "interest charged", "overdraft fee"]);

function paysOut(
  knowledge: Knowledge,
  intermediaries: readonly IntermediaryMatch[],
  merchant: MerchantMatch
): boolean {
  return intermediaries.some((match) => {
    const operation = knowledge.processors[match.processor]?.operation ?? -1;
    const pays = knowledge.operations[operation]?.name === "payout";
    return pays && !match.prefix && overlaps(match, merchant);
  });
}

/** The name that is printed, or null where the words beside an operation name nobody. */
function organization(
  knowledge: Knowledge,
  input: CounterpartyInput,
  run: NameRun | null
): {
  kind: "organization";
  merchant: null;
  name: string;
  website: string | null;
  from: number;
  to: number;
  storeNumber: string | null;
} | null {
  const { tokens } = input;
  const at = tokens.findIndex(
    ({ kind }, index) => kind === "host" && !input.roles.isPadding(index)
  );
  const host = tokens[at]?.host ?? null;
  const named =
    host !== null ? { from: at, to: at + 1 } : run === null ? null : wholeName(input, run);
  if (named === null) return null;
  if (host === null && (run?.field === "memo" || isFaceless(knowledge, input, named))) return null;
  const words = tokens.slice(named.from, named.to);
  const name = displayName(words);
  const letters = words.reduce(
    (sum, { kind, text }) => sum + (kind === "number" ? 0 : text.length),
    0
  );
  if (name === "" || letters < 2) return null;
  // A word of everyday and nothing else names nobody where money was sent.
  const [only, second] = words;
  const everyday = only !== undefined && second === undefined && knowledge.notNames.has(only.text);
  if (host === null && input.context !== "card" && (everyday || letters < 3)) return null;
  return {
    kind: "organization",
    merchant: null,
    name,
    website: host,
    ...named,
    storeNumber: storeNumberAfter(tokens, named.to),
  };
}

/** A fee, a cash machine: the words beside it say where or for what, unless they name a bank. */
function isFaceless(
  knowledge: Knowledge,
  { phrases, tokens }: CounterpartyInput,
  named: { from: number; to: number }
): boolean {
  const bank = knowledge.trades.findIndex(({ name }) => name === "bank");
  let faceless = false;
  for (const { kind, value, weak, from, to } of phrases) {
    if (kind === "operation" && !weak && knowledge.operations[value]?.faceless === true)
      faceless = true;
    const itsName = kind === "trade" && value === bank && overlaps({ from, to }, named);
    if (itsName && named.to - named.from > 1) return false;
  }
  return faceless && !tokens.slice(named.from, named.to).some(isCompanyWord);
}

function isOwnRun({ holderName, tokens }: CounterpartyInput, { from, to }: NameRun): boolean {
  return isOwnName(
    holderName,
    tokens
      .slice(from, to)
      .filter(({ kind }) => kind === "word")
      .map(({ text }) => text)
  );
}

const LONGEST_NAME = 6;

/** Words like "water" beside a name belong to it: `Castle Water`. */
function wholeName(
  { tokens, roles, place }: CounterpartyInput,
  run: NameRun
): { from: number; to: number } {
  let { from, to } = run;
  const end = place !== null && place.from >= to ? place.from : tokens.length;
  const joined = (index: number): boolean => {
    const before = tokens[index]?.before;
    return before === "blank" || before === "glue" || before === "dash" || before === "start";
  };
  while (to < end && to - from < LONGEST_NAME && roles.mayBelongToName(to) && joined(to)) {
    to++;
    while (to < end && !roles.isOutsideNames(to) && joined(to) && to - from < LONGEST_NAME) {
      if (tokens[to]?.kind !== "word") break;
      to++;
    }
  }
  for (;;) {
    if (to === from || from === 0 || !joined(from)) break;
    if (roles.mayBelongToName(from - 1)) from--;
    else if (roles.isInnerWord(from - 1) && roles.mayBelongToName(from - 2)) from -= 2;
    else break;
  }
  return { from, to };
}

/** A number right after the name, as shops number their branches. */
function storeNumberAfter(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token === undefined || token.kind !== "number" || token.text.length > 6) return null;
  if (token.before === "hash") return token.text;
  return token.text.length >= 3 ? token.text : null;
}
