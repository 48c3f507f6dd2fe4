import fc from "fast-check";
import { applyRules, readRule } from "../../src/engine/rules";
import { containsText } from "../../src/engine/rules/find-text";
import { coffee, coffeeAnswer, isMet, plain, rulesOf } from "./rows";

const few = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 60 });

/** Rules of the grammar whose types fit. */
const { rule, boolean } = fc.letrec<{
  boolean: unknown;
  string: unknown;
  number: unknown;
  rule: unknown;
}>((tie) => {
  const pairOf = (call: string, type: "string" | "number" | "boolean") =>
    fc.tuple(tie(type), tie(type)).map((operands) => ({ [call]: operands }));
  const oneOf = (call: string, type: "string" | "number" | "boolean") =>
    tie(type).map((operand) => ({ [call]: operand }));
  const depth = { maxDepth: 4, depthSize: "small" as const };
  return {
    boolean: fc.oneof(
      depth,
      fc.boolean(),
      ...["&&", "||"].map((call) => pairOf(call, "boolean")),
      ...["<", "<=", ">", ">="].map((call) => pairOf(call, "number")),
      ...["is_substring", "starts_with", "ends_with", "=="].map((call) => pairOf(call, "string")),
      oneOf("!", "boolean"),
      oneOf("has_label", "string"),
      oneOf("has_mcc", "number")
    ),
    string: fc.oneof(
      depth,
      fc.string({ maxLength: 20 }),
      fc
        .constantFrom("merchant", "website", "description", "person", "country")
        .map((property) => ({
          get: property,
        })),
      oneOf("to_lower", "string"),
      oneOf("to_upper", "string")
    ),
    number: fc.oneof(
      depth,
      fc.integer({ min: 0, max: 9999 }),
      fc.constant({ get: "amount" }),
      ...["+", "-", "*", "/", "//"].map((call) => pairOf(call, "number"))
    ),
    rule: fc.oneof(
      depth,
      fc
        .tuple(fc.constantFrom("merchant", "person", "website", "location"), tie("string"))
        .map(([set, to]) => ({ set, to })),
      oneOf("add_label", "string"),
      oneOf("remove_label", "string"),
      oneOf("add_mcc", "number"),
      fc.array(tie("string"), { maxLength: 3 }).map((labels) => ({ set_labels: labels })),
      fc
        .tuple(tie("boolean"), fc.array(tie("rule"), { maxLength: 3 }))
        .map(([condition, then]) => ({ if: condition, then, else: then.slice(1) }))
    ),
  };
});

describe("rules in general", () => {
  it("are read where their types fit, and never fail on a row", () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (json) => {
        const before = JSON.stringify(coffeeAnswer);
        // A code that is worked out may be no code: only literals are checked when read.
        const { answer, changes } = applyRules(plain(rulesOf(...json)), coffee, coffeeAnswer);
        expect(JSON.stringify(coffeeAnswer)).toBe(before);
        if (changes.length === 0) expect(answer).toBe(coffeeAnswer);
        for (const code of answer.entities?.counterparty?.mccs ?? [])
          expect(Number.isInteger(code) && code >= 0 && code <= 9999).toBe(true);
      })
    );
  });

  it("obey the laws of logic", () => {
    fc.assert(
      fc.property(boolean, boolean, (a, b) => {
        expect(isMet({ "!": { "!": a } })).toBe(isMet(a));
        expect(isMet({ "!": { "&&": [a, b] } })).toBe(isMet({ "||": [{ "!": a }, { "!": b }] }));
        expect(isMet({ "&&": [a, b] })).toBe(isMet({ "&&": [b, a] }));
      })
    );
  });

  it("are applied in a list as one after another", () => {
    fc.assert(
      fc.property(rule, rule, (one, other) => {
        const first = applyRules(plain(rulesOf(one)), coffee, coffeeAnswer).answer;
        const [, second] = rulesOf(one, other);
        if (second === undefined) throw new Error("Two rules went in.");
        const apart = applyRules(plain([second]), coffee, first).answer;
        const both = applyRules(plain(rulesOf(one, other)), coffee, coffeeAnswer);
        expect(both.answer).toEqual(apart);
      })
    );
  });

  it("are refused or read, never thrown at, whatever the JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => typeof readRule(json).ok === "boolean"));
  });
});

describe("text within text", () => {
  it("is found where the language itself finds it", () => {
    fc.assert(
      fc.property(few, few, few, (before, part, after) => {
        expect(containsText(before + after, part)).toBe((before + after).includes(part));
        expect(containsText(before + part + after, part)).toBe(true);
      })
    );
  });

  it("takes time linear in a hostile text and part", () => {
    const text = "a".repeat(2_000_000);
    const part = `${"a".repeat(1_000_000)}b`;
    // Comparing at each place would take some 10^12 steps: the test would never end.
    expect(containsText(text, part)).toBe(false);
  });
});
