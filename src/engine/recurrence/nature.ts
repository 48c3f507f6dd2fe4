/** How payments of a label usually come again: what a series must prove before it is believed. */
import type { Knowledge } from "../../knowledge";
import type { EntryType } from "../../model";

/**
 * `subscription` and `bill` come again by contract; `income` is paid again by the other side;
 * `money` is moved by the holder (transfers, donations, savings); `habit` is bought again and again
 * without being recurring; `never` is no series at all; `unknown` says nothing.
 */
export type Nature = "subscription" | "bill" | "income" | "money" | "habit" | "never" | "unknown";

const words = (text: string): readonly string[] => text.split("|");

const SUBSCRIPTION: ReadonlySet<string> = new Set(
  words(
    "digital content and streaming|saas tools|sport and fitness|books, newsletters, newspapers|app store|" +
      "software subscription|cloud computing|subscriptions and dues|credit report|video games|advertising and marketing|" +
      "other consumer services|it services"
  )
);
const BILL: ReadonlySet<string> = new Set(
  words(
    "auto lease payment|auto loan repayment|rent|mortgage repayment|property management fee|utilities|" +
      "telecom and internet|insurance premium|insurance|education|childcare|taxes|government|loan repayment|" +
      "student loan repayment|credit card bill|buy now, pay later|debt collection|interest payment|bank fee|" +
      "retirement contribution|office rent|payroll|employee benefits|income tax|payroll tax|sales tax|other tax|" +
      "merchant cash advance repayment|credit card payment|equipment and vehicle lease|rent to own|licenses and permits|" +
      "merchant and payment processing fee|accounting and audit|contractor payment|professional services|" +
      "legal services|repairs and maintenance|medical bill|toll charge"
  )
);
const MONEY: ReadonlySet<string> = new Set(
  words(
    "intra account transfer|inter account transfer|peer to peer transfer|contribution to reserve fund|" +
      "transfer to investment app|transfer to stock broker|transfer to crypto broker|donation|investment|equity distribution|check|employee reimbursement"
  )
);
const NEVER: ReadonlySet<string> = new Set(
  words(
    "ATM withdrawal|teller withdrawal|atm/bank deposit|overdraft or insufficient funds fee|gambling spend|gambling income"
  )
);
const UNKNOWN: ReadonlySet<string> = new Set(
  words(
    "|other|not enough information|missing account holder information|general merchandise|e-commerce purchase"
  )
);

/** Nature of a row, by its label and, where the merchant is known, by its trade. */
export function natureOf(
  label: string,
  direction: EntryType,
  rhythm: "habit" | "subscription" | "bill" | null
): Nature {
  if (NEVER.has(label)) return "never";
  if (direction === "incoming") return MONEY.has(label) ? "money" : "income";
  if (rhythm === "subscription") return "subscription";
  if (rhythm === "bill") return "bill";
  if (BILL.has(label)) return "bill";
  if (MONEY.has(label)) return "money";
  if (SUBSCRIPTION.has(label)) return "subscription";
  return UNKNOWN.has(label) && rhythm !== "habit" ? "unknown" : "habit";
}

/** Rhythm of the trade of a counterparty that the knowledge holds, by wire id and name. */
export function rhythmIndex(
  knowledge: Knowledge
): (id: string | null, name: string | null) => "habit" | "subscription" | "bill" | null {
  const byEntity = new Map<string, "habit" | "subscription" | "bill" | null>();
  for (const merchant of knowledge.merchants)
    byEntity.set(
      `${merchant.id}|${merchant.name}`,
      knowledge.trades[merchant.trade]?.rhythm ?? null
    );
  return (id, name) => byEntity.get(`${id ?? ""}|${name ?? ""}`) ?? null;
}
