/** What kind of payments an entity's are: what a series of them must prove before it is believed. */
import type { Knowledge } from "../../knowledge";
import type { EntryType, RecurrenceType } from "../../model";
import { fixedShare, middle, spread } from "./amounts";
import type { Order } from "./order";
import type { SeriesRow } from "./rows";

/**
 * `subscription` and `bill` come again by contract; `income` is paid again by the other side;
 * `money` is moved by the holder (transfers, donations, savings); `habit` is bought again and again
 * without being recurring; `never` is no series at all; `unknown` says nothing.
 */
export type Nature = "subscription" | "bill" | "income" | "money" | "habit" | "never" | "unknown";

/** How payments in a trade usually come again. */
export type Rhythm = "habit" | "subscription" | "bill" | null;

/** All that is known of the payments of one entity beside their days and amounts. */
export interface Traits {
  nature: Nature;
  order: Order;
  direction: EntryType;
  /** Somebody promised to pay again: a bill, a subscription, income, or an order that says so. */
  isContract: boolean;
  /** Often paid by the year: insurance, memberships, domains, taxes. */
  isLongTerm: boolean;
  /** Moved between the holder's own accounts. */
  isOwn: boolean;
  /** The trade is paid by subscription. */
  isService: boolean;
  /** Label or trade make it a bill, and not only the way it is collected. */
  isBill: boolean;
  isPerson: boolean;
  /** These are all payments to that name. */
  isAlone: boolean;
  /** Income whose label says what it is, as wages or a pension. */
  isNamed: boolean;
}

/** What traits are read from. */
export interface Signs {
  label: string;
  direction: EntryType;
  /** Of the trade of a merchant that the knowledge holds. */
  rhythm: Rhythm;
  order: Order;
  isPerson: boolean;
}

const words = (text: string): readonly string[] => text.split("|");

const SUBSCRIPTION: ReadonlySet<string> = new Set(
  words(
    "digital content and streaming|saas tools|sport and fitness|books, newsletters, newspapers|" +
      "software subscription|cloud computing|subscriptions and dues|credit report|video games|" +
      "advertising and marketing|it services"
  )
);
const BILL: ReadonlySet<string> = new Set(
  words(
    "auto lease payment|auto loan repayment|rent|mortgage repayment|property management fee|utilities|" +
      "telecom and internet|insurance premium|insurance|childcare|taxes|government|loan repayment|" +
      "student loan repayment|credit card bill|buy now, pay later|debt collection|interest payment|bank fee|" +
      "retirement contribution|office rent|payroll|employee benefits|income tax|payroll tax|sales tax|other tax|" +
      "merchant cash advance repayment|credit card payment|equipment and vehicle lease|rent to own|licenses and permits|" +
      "merchant and payment processing fee|accounting and audit|contractor payment"
  )
);
const MONEY: ReadonlySet<string> = new Set(
  words(
    "intra account transfer|inter account transfer|peer to peer transfer|contribution to reserve fund|" +
      "transfer to investment app|transfer to stock broker|transfer to crypto broker|donation|investment|" +
      "equity distribution|check|employee reimbursement|atm/bank deposit"
  )
);
const HABIT: ReadonlySet<string> = new Set(
  words(
    "groceries|restaurant|fast food|food delivery|coffee shop|bars and nightclubs|liquor store|" +
      "convenience store|fuel|ev charging|vehicle maintenance|rideshare or taxi transport|" +
      "public transport|parking|toll charge|airfare|hotel or lodging|travel agency|other transport|" +
      "drugstore or pharmacy|home maintenance|furniture and household goods|laundry|self care|" +
      "entertainment|app store|electronics|clothing|department or discount store|e-commerce purchase|" +
      "recreational goods|pets|gifts|firearms|funerals and bequests|pawn shop|office supplies|" +
      "equipment|inventory and materials|food and beverage supplies|shipping and logistics|lodging|" +
      "ground transport|meals and entertainment|vehicle expense|events and conferences|" +
      "general merchandise"
  )
);
const NEVER: ReadonlySet<string> = new Set(
  words(
    "ATM withdrawal|teller withdrawal|overdraft or insufficient funds fee|" +
      "gambling spend|gambling income"
  )
);
const LONG_TERM: ReadonlySet<string> = new Set(
  words(
    "insurance premium|insurance|taxes|government|income tax|other tax|licenses and permits|" +
      "subscriptions and dues|software subscription|cloud computing|it services|saas tools|" +
      "digital content and streaming|sport and fitness|books, newsletters, newspapers|credit report|" +
      "property management fee|bank fee|retirement contribution"
  )
);

const NAMED_INCOME: ReadonlySet<string> = new Set(
  words(
    "paycheck|freelance income|rideshare or delivery income|benefits|interest / dividend earned|" +
      "property rental income|e-commerce income|grant or stipend|grant or subsidy|child support|" +
      "sales revenue|payment processor payout|marketplace payout|invoice payment|" +
      "subscription revenue|donation received"
  )
);

/**
 * What a home or a firm cannot do without. Of the consumer's labels those the taxonomy classes as
 * essential; of the business's, what law, lender, landlord or staff would not forgive.
 */
const ESSENTIAL: ReadonlySet<string> = new Set(
  words(
    "groceries|fuel|ev charging|vehicle maintenance|auto lease payment|auto loan repayment|" +
      "public transport|parking|toll charge|rent|mortgage repayment|property management fee|utilities|" +
      "telecom and internet|insurance premium|education|childcare|medical bill|drugstore or pharmacy|" +
      "taxes|government|loan repayment|student loan repayment|credit card bill|debt collection|" +
      "interest payment|bank fee|overdraft or insufficient funds fee|legal services|home maintenance|" +
      "payroll|contractor payment|employee benefits|office rent|insurance|income tax|payroll tax|" +
      "sales tax|other tax|customs and duties|licenses and permits|credit card payment|" +
      "merchant cash advance repayment|equipment and vehicle lease|accounting and audit|" +
      "merchant and payment processing fee|inventory and materials|food and beverage supplies"
  )
);

/** Whether payments of a label are ones that a home or a firm cannot do without. */
export function isEssential(label: string): boolean {
  return ESSENTIAL.has(label);
}

/** What the label, the trade and the bank's own words say. */
export function traitsOf({ label, direction, rhythm, order, isPerson }: Signs): Traits {
  const nature = natureOf(label, direction, rhythm, order);
  return {
    nature,
    order,
    direction,
    isContract:
      nature === "bill" ||
      nature === "subscription" ||
      nature === "income" ||
      (nature !== "habit" && (order === "standing" || order === "mandate" || order === "renewed")),
    isLongTerm:
      LONG_TERM.has(label) ||
      rhythm === "subscription" ||
      order === "mandate" ||
      order === "renewed",
    isOwn: label === "intra account transfer",
    isService: rhythm === "subscription",
    isBill: rhythm === null ? BILL.has(label) : rhythm === "bill",
    isPerson,
    isAlone: true,
    isNamed: NAMED_INCOME.has(label),
  };
}

/**
 * What a series is called. Bills, loans, rent, moved money and income are recurring; a service, or a
 * fixed price charged to a card, is a subscription.
 */
export function typeOf(traits: Traits, rows: readonly SeriesRow[]): RecurrenceType {
  const { nature, order, direction, isPerson, isBill } = traits;
  if (direction === "incoming" || isPerson || isBill || order === "standing") return "recurring";
  if (nature === "subscription") return "subscription";
  if (nature === "money") return "recurring";
  const amounts = rows.map(({ amount }) => amount);
  if (order === "mandate") return isListPrice(amounts) ? "subscription" : "recurring";
  return fixedShare(amounts) >= 0.6 || spread(amounts) <= 1.2 ? "subscription" : "recurring";
}

/** Whether the price looks set for selling, as 9.99 or 12.90 do; amounts in minor units. */
function isListPrice(amounts: readonly number[]): boolean {
  const price = middle(amounts);
  const cents = price % 100;
  return (
    price < 10_000 && (cents === 99 || cents === 95 || cents === 90) && fixedShare(amounts) >= 0.6
  );
}

function natureOf(label: string, direction: EntryType, rhythm: Rhythm, order: Order): Nature {
  if (NEVER.has(label)) return "never";
  if (direction === "incoming") return MONEY.has(label) ? "money" : "income";
  // A habit's merchant collecting by mandate or again and again is no longer one.
  if (rhythm === "habit" && order !== "card" && order !== "unsaid")
    return order === "renewed" ? "subscription" : "unknown";
  if (rhythm !== null) return rhythm;
  if (BILL.has(label)) return "bill";
  if (MONEY.has(label)) return "money";
  if (SUBSCRIPTION.has(label)) return "subscription";
  // Without a known merchant the order says more than a label read off a name.
  if (order === "standing" || order === "mandate") return "bill";
  if (order === "renewed") return "subscription";
  return HABIT.has(label) ? "habit" : "unknown";
}

/** The trade of a counterparty, and how it is paid. */
export interface KnownTrade {
  name: string;
  rhythm: Rhythm;
}

/** What of the knowledge tells how payments come again. */
export type TradeKnowledge = Pick<Knowledge, "merchants" | "trades">;

/** Trades of the counterparties that the knowledge holds, by wire id and name. */
export function tradeIndex(
  knowledge: TradeKnowledge
): (id: string | null, name: string | null) => KnownTrade | null {
  // By name first: an id is a hash, and few of a hundred thousand are ever asked for.
  const byName = new Map<string, number[]>();
  knowledge.merchants.forEach(({ name }, index) => {
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  });
  return (id, name) => {
    for (const index of byName.get(name ?? "") ?? []) {
      const merchant = knowledge.merchants[index];
      if (merchant === undefined || merchant.id !== id) continue;
      const trade = knowledge.trades[merchant.trade]?.name;
      if (trade !== undefined) return { name: trade, rhythm: rhythmOf(merchant, knowledge) };
    }
    return null;
  };
}

/** Schools bill; courses sold everywhere in the world are subscribed to. */
function rhythmOf(
  { trade, countries }: Knowledge["merchants"][number],
  knowledge: TradeKnowledge
): Rhythm {
  const known = knowledge.trades[trade];
  if (countries === null && (known?.name === "education" || known?.name === "course"))
    return "subscription";
  return known?.rhythm ?? null;
}
