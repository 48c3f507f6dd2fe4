/** Which of the contract's fifteen kinds of income some payments are (section 4.4). */
import type { IncomeType } from "../../model";
import type { SeriesRow } from "../recurrence/rows";
import { saidIncome } from "./words";

/** Labels that are no income: the holder's own money, borrowed money, luck. */
const NO_INCOME: ReadonlySet<string> = new Set([
  "intra account transfer",
  "loan disbursement",
  "cash advance",
  "pawn loan",
  "insurance payout",
  "gambling income",
  "merchant cash advance",
  "equity investment",
]);

const TYPE_BY_LABEL: Readonly<Partial<Record<string, IncomeType>>> = {
  paycheck: "salary",
  "freelance income": "freelance",
  "rideshare or delivery income": "rideshare and delivery",
  benefits: "government benefits",
  "interest / dividend earned": "interest and dividends",
  "property rental income": "long term rent",
  "e-commerce income": "ecommerce",
  "marketplace payout": "ecommerce",
  "payment processor payout": "freelance",
  "sales revenue": "freelance",
  "subscription revenue": "freelance",
  "invoice payment": "freelance",
  "grant or stipend": "government benefits",
  "grant or subsidy": "government benefits",
  "child support": "child support",
  "donation received": "donations",
  "transfer from investment app": "investment",
  "transfer from stock broker": "investment",
  "transfer from crypto broker": "investment",
};

/** What a payer's trade says of the money it pays out. */
const TYPE_BY_TRADE: Readonly<Partial<Record<string, IncomeType | "none">>> = {
  "driver platform": "rideshare and delivery",
  taxi: "rideshare and delivery",
  "food delivery": "rideshare and delivery",
  "host platform": "short term rent",
  "freelance platform": "freelance",
  "seller platform": "ecommerce",
  "creator platform": "donations",
  crowdfunding: "donations",
  broker: "investment",
  "investment app": "investment",
  pension: "retirement funds",
  "benefits office": "government benefits",
  "payroll provider": "salary",
  employer: "salary",
  staffing: "salary",
  gambling: "none",
  lottery: "none",
  lender: "none",
  "business lender": "none",
  "auto loan": "none",
  "mortgage lender": "none",
  "student loan": "none",
  "earned wage access": "none",
  "buy now pay later": "none",
  pawnbroker: "none",
};

/** Trades whose customers also get money back: some payments must show that it is no refund. */
const ALSO_REFUNDS: ReadonlySet<string> = new Set([
  "taxi",
  "food delivery",
  "host platform",
  "seller platform",
  "crowdfunding",
]);
const FEWEST_OF_THOSE = 2;

/** Trades that bill their customers: an invoice number on their money is a credit note's. */
const BILLERS: ReadonlySet<string> = new Set(["utilities", "telecom", "insurance", "heating fuel"]);

/** Labels that say less than who pays: any direct deposit, any payout, any benefit, any rent. */
const VAGUE: ReadonlySet<string> = new Set([
  "paycheck",
  "freelance income",
  "benefits",
  "property rental income",
]);

/**
 * Kind of income; `none` where it is not, null where nothing says either. The payment's own words
 * come first, then who pays, then the label. `trade`: of a payer that the knowledge holds.
 */
export function incomeTypeOf(
  rows: readonly SeriesRow[],
  trade: string | null
): IncomeType | "none" | null {
  const last = rows.at(-1);
  if (last === undefined || last.label === "intra account transfer") return "none";
  const said =
    saidIncome(last.source.transaction.description) ??
    saidIncome(rows[0]?.source.transaction.description ?? "");
  if (said === "freelance" && BILLERS.has(trade ?? "")) return "none";
  if (said !== null) return said;
  if (NO_INCOME.has(last.label)) return "none";
  const byLabel = TYPE_BY_LABEL[last.label] ?? TYPE_BY_LABEL[rows[0]?.label ?? ""] ?? null;
  const byTrade = trade === null ? null : typeByTrade(trade, rows.length);
  if (byTrade !== null && (byLabel === null || VAGUE.has(last.label))) return byTrade;
  // One payment of a person needs words of its own.
  const isPerson = last.source.answer.entities?.counterparty?.type === "person";
  return isPerson && rows.length < 2 ? null : byLabel;
}

function typeByTrade(trade: string, payments: number): IncomeType | "none" | null {
  if (ALSO_REFUNDS.has(trade) && payments < FEWEST_OF_THOSE) return null;
  return TYPE_BY_TRADE[trade] ?? null;
}
