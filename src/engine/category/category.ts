/**
 * Decides what a payment was for. What is done with the money (a fee, payroll, a refund) is weighed
 * against who was paid, then the merchant category code, the words, the rail and the person. Where
 * nothing says enough there is no answer (docs/matching.md).
 */
import type { AccountHolderType, EntryType, Evidence } from "../../model";
import type { Knowledge, Operation } from "../../knowledge";
import type { IntermediaryMatch } from "../entities/intermediary";
import type { MerchantMatch } from "../entities/merchant";
import type { PhraseSpan } from "../text/phrases";
import { splitGlued } from "../text/split";
import { type Channel, guessLabel } from "./guess";
import { labelOfMerchant, labelOfOperation, labelOfTrade } from "./labels";
import { SURE } from "./sure";

/** Everything a decision is made from. */
export interface CategoryInput {
  type: AccountHolderType;
  direction: EntryType;
  mcc: number | null;
  merchant: MerchantMatch | null;
  /** What the words say, the place's and the address's left out. */
  phrases: readonly PhraseSpan[];
  intermediaries: readonly IntermediaryMatch[];
  /** A person stands on the other side. */
  person: boolean;
  /** An organisation that no list knows stands on the other side. */
  organization: boolean;
  /** The counterparty is the account holder under an own name. */
  ownName: boolean;
  /** Words of the descriptor as a piece of evidence. */
  textOf: (from: number, to: number) => string;
  /** Folded words of the name that is printed. */
  nameWords: readonly string[];
  /** Trade that words name which were printed as one, or null. */
  tradeOfWords: (words: readonly string[]) => number | null;
  /** Where it was paid. */
  channel: Channel;
  amount: number | null;
  currency: string | null;
  /** First token that names somebody: what is said before it is what the row is about. */
  nameFrom: number;
}

export interface CategoryAnswer {
  label: string;
  /** 0 to 1. */
  confidence: number;
  evidence: Evidence;
}

interface OperationFound {
  operation: Operation;
  span: PhraseSpan;
  label: string;
}

/** The decision, or null where the text does not say enough. */
export function decideCategory(knowledge: Knowledge, input: CategoryInput): CategoryAnswer | null {
  const operation = strongestOperation(knowledge, input);
  const merchant = merchantAnswer(knowledge, input);
  if (operation !== null && wins(knowledge, operation, input)) return byOperation(operation, input);
  const code = mccAnswer(knowledge, input);
  const trade = tradeAnswer(knowledge, input);
  if (merchant !== null) {
    if (code !== null && saysMore(knowledge, code, input)) return code;
    // BARNET COUNCIL PARKING: offices do many things, and the words tell which.
    const told = trade !== null && !trade.weak && merchant.trade !== null;
    // A platform pays its people through those that pay out for others, or pays out itself.
    if (input.direction === "incoming" && merchant.answer.label === "refund") {
      const paid = intermediaryAnswer(knowledge, input) ?? ownPayout(knowledge, input);
      if (paid !== null) return paid;
    }
    if (told && DO_MANY_THINGS.has(merchant.trade) && trade.span !== null) return trade.answer;
    return merchant.answer;
  }
  if (input.ownName)
    return transferAnswer(input, "inter account transfer", "holder name", SURE.ownName);
  if (code !== null && code.confidence >= SURE.mcc) return code;
  const first = trade === null || input.person || input.direction === "incoming";
  if (operation !== null && (first || operation.operation.rank >= 50))
    return onlySent(operation, input);
  if (input.person) {
    const rail = railOf(knowledge, input);
    const label = rail ? "peer to peer transfer" : "inter account transfer";
    return transferAnswer(
      input,
      label,
      rail ? "rail" : "words",
      rail ? SURE.personOnRail : SURE.personAlone
    );
  }
  if (trade !== null && !trade.weak) return trade.answer;
  return (
    code ??
    (operation === null ? null : byOperation(operation, input)) ??
    guessed(knowledge, input, trade) ??
    trade?.answer ??
    intermediaryAnswer(knowledge, input)
  );
}

/**
 * Whether the code tells more than the merchant: what was bought where all is sold, what was done at
 * a bank.
 */
function saysMore(knowledge: Knowledge, code: CategoryAnswer, input: CategoryInput): boolean {
  const trade = knowledge.trades[input.merchant?.trade ?? -1];
  if (trade === undefined) return false;
  return SELL_ALL.has(trade.name) || (trade.institution && code.confidence >= SURE.mcc);
}

/** What a payment to a name that no list knows was likely for. */
function guessed(
  knowledge: Knowledge,
  input: CategoryInput,
  trade: TradeFound | null
): CategoryAnswer | null {
  if (!input.organization || input.direction !== "outgoing") return null;
  const { nameWords, type, channel, amount, currency } = input;
  const parts = nameWords.map((word) => splitGlued(knowledge.vocabulary, word));
  const words = nameWords.flatMap((word, index) => [word, ...(parts[index] ?? [])]);
  const glued = parts.some((part) => part !== null)
    ? input.tradeOfWords(nameWords.flatMap((word, index) => parts[index] ?? [word]))
    : null;
  const hint = trade?.span?.value ?? glued;
  const found = guessLabel(knowledge, { words, type, channel, amount, currency, hint });
  if (found === null || found.probability < SURE.guessFrom) return null;
  return {
    label: found.label,
    confidence: Math.min(found.probability, SURE.guessMost),
    evidence: { field: "category", source: "words", detail: nameWords.join(" ") },
  };
}

/** Trades that sell many things: the merchant category code knows better which. */
const SELL_ALL: ReadonlySet<string> = new Set([
  "groceries",
  "warehouse club",
  "discount store",
  "department store",
  "convenience store",
  "marketplace",
]);
/** Trades whose members take many taxes: the words tell which. */
const TAX_OFFICES: ReadonlySet<string> = new Set([
  "customs",
  "government",
  "income tax",
  "payroll tax",
  "sales tax",
  "tax authority",
]);
const SPOKEN_FIRST: ReadonlySet<string> = new Set([
  "auto loan",
  "income tax",
  "loan",
  "mortgage",
  "payroll tax",
  "sales tax",
  "student loan",
  "taxes",
]);
/** Trades whose members do so much that words beside the name decide. */
const DO_MANY_THINGS: ReadonlySet<string> = new Set(["government", "tax authority", "education"]);

function operationsOf(knowledge: Knowledge, input: CategoryInput): OperationFound[] {
  const found: OperationFound[] = [];
  for (const span of input.phrases) {
    const index =
      span.kind === "operation"
        ? span.value
        : span.kind === "processor"
          ? (knowledge.processors[span.value]?.operation ?? -1)
          : -1;
    const operation = knowledge.operations[index];
    if (operation === undefined) continue;
    // Words inside the merchant's name are its name.
    const { merchant } = input;
    if (merchant !== null && span.from >= merchant.from && span.to <= merchant.to) {
      // But a bank's cash machine is one, also where its name holds the word.
      const bank = knowledge.trades[merchant.trade]?.institution === true;
      if (
        !bank ||
        operation.faceless !== true ||
        span.to - span.from === merchant.to - merchant.from
      )
        continue;
    }
    const label = labelOfOperation(operation, input.type, input.direction);
    if (label !== null) found.push({ operation, span, label });
  }
  return found;
}

function strongestOperation(knowledge: Knowledge, input: CategoryInput): OperationFound | null {
  let best: OperationFound | null = null;
  const strength = ({ operation, span }: OperationFound): number =>
    operation.rank + (span.to - span.from) * 0.1 - (span.weak ? 30 : 0);
  for (const candidate of operationsOf(knowledge, input))
    if (best === null || strength(candidate) > strength(best)) best = candidate;
  return best;
}

function wins(
  knowledge: Knowledge,
  { operation, span }: OperationFound,
  input: CategoryInput
): boolean {
  const { merchant } = input;
  if (merchant === null) return operation.over === "all" && !span.weak;
  const institution = knowledge.trades[merchant.trade]?.institution ?? false;
  const office = TAX_OFFICES.has(knowledge.trades[merchant.trade]?.name ?? "");
  // What a tax office pays back is a tax refund.
  if (office && operation.name === "refund" && input.direction === "incoming") return false;
  // A loan's payment or a tax is one, whatever is named behind it.
  if (SPOKEN_FIRST.has(operation.name) && !span.weak && span.to <= merchant.from && !office)
    return true;
  if (operation.over === "all" && !span.weak) {
    // A shop's name may hold such words; money that comes in, or words that stand first, may not.
    return (
      institution ||
      input.direction === "incoming" ||
      span.from < merchant.from ||
      operation.rank >= 85
    );
  }
  if (institution) return operation.over !== "unknown" || operation.rank >= 40;
  const trade = knowledge.trades[merchant.trade]?.name ?? "";
  return operation.over === "institution" && !span.weak && TAX_OFFICES.has(trade);
}

/**
 * The operation's answer; but money sent to a company says little of what it was for, and by a rail
 * between people to what is no person it is only a transfer.
 */
function onlySent(found: OperationFound, input: CategoryInput): CategoryAnswer | null {
  const { operation, span } = found;
  if (!input.organization) return byOperation(found, input);
  if (operation.name === "p2p" && !span.weak && input.direction === "outgoing")
    return transferAnswer(input, "inter account transfer", "rail", SURE.organizationOnRail);
  if (operation.name !== "other transfer") return byOperation(found, input);
  if (input.type === "business" && input.direction === "outgoing") return null;
  // What a company sends to a business is mostly for what it bought.
  if (input.type === "business")
    return {
      ...byOperation(found, input),
      label: "invoice payment",
      confidence: SURE.organizationOnRail,
    };
  return { ...byOperation(found, input), confidence: SURE.organizationOnRail };
}

function byOperation(
  { operation, span, label }: OperationFound,
  input: CategoryInput
): CategoryAnswer {
  const unsure = span.weak ? SURE.weakLoss : isShort(span) ? SURE.shortLoss : 0;
  return {
    label,
    confidence: operation.confidence - unsure,
    evidence: { field: "category", source: "words", detail: input.textOf(span.from, span.to) },
  };
}

const isShort = (span: PhraseSpan): boolean => span.to - span.from === 1 && span.length < 5;

function merchantAnswer(
  knowledge: Knowledge,
  input: CategoryInput
): { answer: CategoryAnswer; trade: string } | null {
  const { merchant } = input;
  const known = merchant === null ? undefined : knowledge.merchants[merchant.merchant];
  if (merchant === null || known === undefined) return null;
  const trade = knowledge.trades[merchant.trade];
  const label = labelOfMerchant(knowledge, known, merchant.trade, input.type, input.direction);
  if (label === null || trade === undefined) return null;
  // What is done with a bank decides; its name alone says too little.
  const toPeople = trade.name === "p2p app" && input.direction === "outgoing";
  const sent = knowledge.operations.find(({ name }) => name === "p2p");
  const p2p =
    toPeople && sent !== undefined ? labelOfOperation(sent, input.type, input.direction) : null;
  const sure = trade.institution
    ? SURE.institution
    : input.direction === "incoming"
      ? SURE.merchantIncoming
      : SURE.merchant;
  return {
    answer: {
      label: p2p ?? label,
      confidence: sure * Math.min(1, 0.55 + 0.5 * merchant.score),
      evidence: { field: "category", source: "knowledge", detail: known.name },
    },
    trade: trade.name,
  };
}

function mccAnswer(knowledge: Knowledge, input: CategoryInput): CategoryAnswer | null {
  if (input.mcc === null) return null;
  const trade = knowledge.trades[knowledge.tradeByMcc.get(input.mcc) ?? -1];
  const label = trade === undefined ? null : labelOfTrade(trade, input.type, input.direction);
  if (trade === undefined || label === null) return null;
  return {
    label,
    confidence: trade.institution || input.direction === "incoming" ? SURE.mccVague : SURE.mcc,
    evidence: { field: "category", source: "mcc", detail: String(input.mcc) },
  };
}

/** Trades that serve food and drink. */
const SERVES: ReadonlySet<string> = new Set([
  "bakery",
  "bar",
  "butcher or baker",
  "coffee shop",
  "fast food",
  "groceries",
  "hotel",
  "ice cream or dessert",
  "liquor store",
  "restaurant",
]);

interface TradeFound {
  trade: string;
  answer: CategoryAnswer;
  /** Only words that count where nothing else speaks. */
  weak: boolean;
  /** Null where a processor told it. */
  span: PhraseSpan | null;
}

/** Kinds of business that the words name: the longest word, and of equals the last. */
function tradeAnswer(knowledge: Knowledge, input: CategoryInput): TradeFound | null {
  let best: PhraseSpan | null = null;
  const strength = (span: PhraseSpan): number =>
    span.length +
    (span.to - span.from) * 2 +
    span.from * 0.6 -
    (span.weak ? 20 : 0) -
    (span.stem ? 1 : 0);
  const { merchant } = input;
  for (const span of input.phrases) {
    if (span.kind !== "trade") continue;
    if (merchant !== null && span.from < merchant.to && span.to > merchant.from) continue;
    // That it is a bank does not say what was done there.
    if (knowledge.trades[span.value]?.institution === true) continue;
    if (best === null || strength(span) > strength(best)) best = span;
  }
  const carried = intermediaryTrade(knowledge, input);
  if (best === null) return carried;
  const trade = knowledge.trades[best.value];
  // What a delivery platform brings is delivered, whoever cooked it; a till for restaurants stands in none
  // but places that serve, whatever their names say.
  if (carried?.trade === "food delivery") return carried;
  if (carried?.trade === "restaurant" && !SERVES.has(trade?.name ?? "")) return carried;
  const label = trade === undefined ? null : labelOfTrade(trade, input.type, input.direction);
  if (label === null) return null;
  const confidence = best.weak
    ? SURE.tradeWeak
    : input.direction === "incoming"
      ? SURE.tradeIncoming
      : best.length >= 6
        ? SURE.trade
        : SURE.tradeShort;
  return {
    trade: trade?.name ?? "",
    answer: {
      label,
      confidence,
      evidence: { field: "category", source: "words", detail: input.textOf(best.from, best.to) },
    },
    weak: best.weak,
    span: best,
  };
}

/** Processors whose customers are all of one trade. */
function intermediaryTrade(knowledge: Knowledge, input: CategoryInput): TradeFound | null {
  for (const { processor } of input.intermediaries) {
    const known = knowledge.processors[processor];
    const trade = knowledge.trades[known?.trade ?? -1];
    const label = trade === undefined ? null : labelOfTrade(trade, input.type, input.direction);
    if (known !== undefined && label !== null)
      return {
        trade: trade?.name ?? "",
        answer: {
          label,
          confidence: SURE.processorTrade,
          evidence: { field: "category", source: "rail", detail: known.name },
        },
        weak: false,
        span: null,
      };
  }
  return null;
}

/** Whether a rail or wallet between people carried the payment. */
function railOf(knowledge: Knowledge, input: CategoryInput): boolean {
  return input.intermediaries.some(({ processor }) => {
    const known = knowledge.processors[processor];
    return knowledge.operations[known?.operation ?? -1]?.name === "p2p" || known?.name === "PayPal";
  });
}

function transferAnswer(
  input: CategoryInput,
  label: string,
  source: Evidence["source"],
  confidence: number
): CategoryAnswer {
  return {
    label,
    confidence,
    evidence: {
      field: "category",
      source,
      detail: input.textOf(input.nameFrom, input.nameFrom + 3),
    },
  };
}

/** Only a processor is known: its payout to a business. */
function intermediaryAnswer(knowledge: Knowledge, input: CategoryInput): CategoryAnswer | null {
  if (input.direction !== "incoming") return processorsFee(knowledge, input);
  for (const { processor } of input.intermediaries) {
    const known = knowledge.processors[processor];
    const operation = knowledge.operations[known?.operation ?? -1];
    const label =
      operation === undefined ? null : labelOfOperation(operation, input.type, input.direction);
    if (known !== undefined && operation !== undefined && label !== null)
      return {
        label,
        confidence: operation.confidence,
        evidence: { field: "category", source: "rail", detail: known.name },
      };
  }
  return null;
}

/** What a business pays to nobody but a processor is its fee. */
function processorsFee(knowledge: Knowledge, input: CategoryInput): CategoryAnswer | null {
  if (input.type !== "business" || input.organization || input.person) return null;
  const carrier = input.intermediaries
    .map(({ processor }) => knowledge.processors[processor])
    .find((known) => known?.kind === "processor");
  const trade = knowledge.trades.find(({ name }) => name === "payment processor");
  const label = trade === undefined ? null : labelOfTrade(trade, input.type, input.direction);
  if (carrier === undefined || label === null) return null;
  const evidence = { field: "category", source: "rail", detail: carrier.name } as const;
  return { label, confidence: SURE.processorTrade, evidence };
}

/** What a processor pays a business under its own name. */
function ownPayout(knowledge: Knowledge, input: CategoryInput): CategoryAnswer | null {
  const website = knowledge.merchants[input.merchant?.merchant ?? -1]?.website ?? null;
  if (input.type !== "business" || website === null) return null;
  const carrier = knowledge.processors.find(
    (known) => known.website === website && known.operation !== -1
  );
  const operation = knowledge.operations[carrier?.operation ?? -1];
  const label =
    operation === undefined ? null : labelOfOperation(operation, input.type, input.direction);
  if (carrier === undefined || operation === undefined || label === null) return null;
  const evidence = { field: "category", source: "rail", detail: carrier.name } as const;
  return { label, confidence: operation.confidence, evidence };
}
