/** Which label a trade or an operation means for a kind of account holder and a direction. */
import type { AccountHolderType, EntryType } from "../../model";
import type { Knowledge, LabelSetName, Merchant, Operation, Trade } from "../../knowledge";

type LabelChoice = Trade["labels"];

/** The sets a holder type chooses from, first wish first: `freelance` has both, business winning. */
export function labelSetsOf(type: AccountHolderType): readonly LabelSetName[] {
  switch (type) {
    case "business":
      return ["business"];
    case "freelance":
      return ["business", "consumer"];
    case "consumer":
    case "unknown":
      return ["consumer"];
  }
}

/** Labels of the business set that only say that nothing fits: a freelancer's consumer label is better. */
const EMPTY_LABELS: ReadonlySet<string> = new Set(["other", "general merchandise"]);

function choose(
  choice: LabelChoice | null,
  type: AccountHolderType,
  direction: EntryType
): string | null {
  const labels = labelSetsOf(type).map((set) => choice?.[set]?.[direction] ?? null);
  const telling = labels.find((label) => label !== null && !EMPTY_LABELS.has(label));
  return telling ?? labels.find((label) => label !== null) ?? null;
}

/** Label of an operation, or null where it says nothing for this holder and direction. */
export function labelOfOperation(
  operation: Operation,
  type: AccountHolderType,
  direction: EntryType
): string | null {
  return choose(operation.labels, type, direction);
}

/** Label of a trade. */
export function labelOfTrade(
  trade: Trade,
  type: AccountHolderType,
  direction: EntryType
): string | null {
  return choose(trade.labels, type, direction);
}

/** Label of a merchant: its own where it has one, else that of the trade its spelling told. */
export function labelOfMerchant(
  knowledge: Knowledge,
  merchant: Merchant,
  trade: number,
  type: AccountHolderType,
  direction: EntryType
): string | null {
  const own = merchant.trade === trade ? choose(merchant.labels, type, direction) : null;
  if (own !== null) return own;
  const itsTrade = knowledge.trades[trade];
  return itsTrade === undefined ? null : labelOfTrade(itsTrade, type, direction);
}
