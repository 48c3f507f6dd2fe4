/** A row and its answer, and rules that are known to be right. */
import {
  applyRules,
  readRule,
  type CompiledRules,
  type NamedRule,
  type RuledAnswer,
} from "../../src/engine/rules";
import type { EnrichmentAnswer } from "../../src/engine/types";
import type { Transaction } from "../../src/model";

export const coffee: Transaction = {
  id: "t1",
  description: "SQ *STARBUCKS SEATTLE",
  amount: 4.5,
  entry_type: "outgoing",
  currency: "USD",
  date: "2024-03-05",
  account_holder_id: "robin",
  account_holder_type: "consumer",
  account_holder_name: "Robin Example",
  country: "US",
  raw_address: null,
  mcc: null,
};

export const coffeeAnswer: EnrichmentAnswer = {
  id: "t1",
  entities: {
    counterparty: {
      type: "organization",
      id: "id of starbucks.com",
      name: "Starbucks",
      website: "starbucks.com",
      logo: "https://logos.example/starbucks.com",
      mccs: [5814],
    },
    intermediaries: [],
  },
  categories: { general: "coffee shop", accounting: "operational expenses" },
  location: { raw_address: "Seattle, WA, US", structured: { city: "Seattle" } },
  error: null,
  confidence: 0.95,
  evidence: [{ field: "category", source: "knowledge", detail: "starbucks" }],
  notes: [],
};

/** Rules of the wire, read, with the ids "1", "2" and so on. Throws where one is at fault. */
export function rulesOf(...json: unknown[]): NamedRule[] {
  return json.map((one, index) => {
    const read = readRule(one);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return { id: String(index + 1), action: read.rule };
  });
}

/** Rules that are gone through one by one, without an index. */
export const plain = (rules: readonly NamedRule[]): CompiledRules[] => [{ rules, index: null }];

/** What rules of the wire make of the coffee, or of a changed one. */
export function run(
  json: unknown[],
  transaction: Partial<Transaction> = {},
  answer: Partial<EnrichmentAnswer> = {}
): RuledAnswer {
  return applyRules(
    plain(rulesOf(...json)),
    { ...coffee, ...transaction },
    { ...coffeeAnswer, ...answer }
  );
}

/** Whether a condition is met by the coffee, or by a changed one. */
export function isMet(condition: unknown, transaction: Partial<Transaction> = {}): boolean {
  const { answer } = run([{ if: condition, then: [{ add_label: "met" }] }], transaction);
  return answer.categories?.general === "met";
}
