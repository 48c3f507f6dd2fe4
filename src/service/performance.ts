/** How fast this host answers (v1's `GET /performance`, contract section 3). */
import type { Timestamp, Transaction } from "../model";
import { timestamp } from "./enrich";
import type { ServicePorts } from "./ports";

/** Longest time a measurement takes, and most rows of one. */
const MEASURED_MILLISECONDS = 20;
const MEASURED_ROWS = 1_000;
/** Other descriptors each time round, so that no answer is one that was remembered. */
const DESCRIPTORS = [
  "SQ *CORNER BAKERY",
  "AMAZON WEB SERVICES AWS.AMAZON.CO WA",
  "POS PURCHASE SUPERMARKET",
  "DIRECT DEP PAYROLL",
  "NETFLIX.COM",
];

export interface Performance {
  measured_at: Timestamp;
  /** Transactions that were answered for the measurement. */
  transactions: number;
  milliseconds: number;
  /** Null where all of them took no time that the clock can tell. */
  transactions_per_second: number | null;
}

/** Answers some transactions of our own making, of no tenant, and tells how long that took. */
export function measurePerformance({
  engine,
  clock,
}: Pick<ServicePorts, "engine" | "clock">): Performance {
  const begun = clock.now();
  let transactions = 0;
  while (transactions < MEASURED_ROWS && clock.now() - begun < MEASURED_MILLISECONDS) {
    engine.enrich(sample(transactions), { type: "consumer", name: null });
    transactions += 1;
  }
  const milliseconds = clock.now() - begun;
  return {
    measured_at: timestamp(clock),
    transactions,
    milliseconds,
    transactions_per_second:
      milliseconds > 0 ? Math.round((transactions / milliseconds) * 1_000) : null,
  };
}

function sample(index: number): Transaction {
  return {
    id: `sample ${index}`,
    description: `${DESCRIPTORS[index % DESCRIPTORS.length] ?? ""} ${1_000 + index}`,
    amount: 10,
    entry_type: "outgoing",
    currency: "USD",
    date: "2024-01-01",
    account_holder_id: null,
    account_holder_type: "consumer",
    account_holder_name: null,
    country: null,
    raw_address: null,
    mcc: null,
  };
}
