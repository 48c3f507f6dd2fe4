import { applyRules, compileRules, readRule, type NamedRule } from "../../src/engine/rules";
import type { EntryType } from "../../src/model";
import { projectEngine, transactionOf } from "../support/sources-knowledge";

const engine = projectEngine();

function named(json: unknown, id: number): NamedRule {
  const read = readRule(json);
  if (!read.ok) throw new Error("The rule is at fault.");
  return { id: String(id), action: read.rule };
}

/** Whether a rule finds a label in a row's label; `among` other rules, so that an index is asked too. */
function finds(asked: string, label: string, among: number, entry_type: EntryType = "outgoing") {
  const rules = Array.from({ length: among }, (_, index) =>
    named({ if: { has_label: `other ${index}` }, then: [{ set: "person", to: "x" }] }, index)
  );
  rules.push(named({ if: { has_label: asked }, then: [{ set: "merchant", to: "Found" }] }, among));
  const transaction = transactionOf({ description: "X", entry_type });
  const answer = {
    ...engine.enrich(transaction, { type: "consumer", name: null }),
    categories: { general: label },
  };
  const row = { ...transaction, account_holder_type: "consumer" as const };
  const { changes } = applyRules([compileRules(rules)], row, answer, engine.labelWords);
  return changes.length > 0;
}

describe.each([0, 20])("has_label, among %i other rules", (among) => {
  it("finds a label by itself, and by what its v2 path begins with", () => {
    expect(finds("groceries", "groceries", among)).toBe(true);
    expect(finds("goods", "groceries", among)).toBe(true);
    expect(finds("services", "groceries", among)).toBe(false);
  });

  it("finds what is a label itself nowhere else", () => {
    expect(finds("other", "other", among)).toBe(true);
    expect(finds("other", "other transport", among)).toBe(false);
    expect(finds("utilities", "telecom and internet", among)).toBe(false);
  });

  it("finds a label that a rule made up by itself alone", () => {
    expect(finds("Mine", "Mine", among)).toBe(true);
    expect(finds("goods", "Mine", among)).toBe(false);
  });
});
