import fc from "fast-check";
import { readRule } from "../../../src/engine/rules";
import { hasJson, ruleOf, treeOf, type RuleTree } from "../../../src/taskpane/rules/rule-tree";
import { anyRule } from "../../rules/grammar";

describe("a rule drawn as a sentence", () => {
  it("is the same rule again, whatever the rule", () => {
    let drawn = 0;
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(ruleOf(treeOf(rule))).toEqual(rule);
        if (!hasJson(treeOf(rule))) drawn += 1;
      }),
      { numRuns: 500 }
    );
    // Not all of them by leaving everything JSON.
    expect(drawn).toBeGreaterThan(20);
  });

  it("is the same JSON again, where it is no rule at all", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => expect(ruleOf(treeOf(json))).toEqual(json)));
  });

  it("survives a depth at which nothing else would", () => {
    let condition: unknown = true;
    for (let level = 0; level < 5_000; level += 1) condition = { "!": condition };
    const rule = { if: condition, then: [] };
    expect(hasJson(treeOf(rule))).toBe(true);
    expect(Object(ruleOf(treeOf(rule))).if).toHaveProperty("!");
  });

  it("has a shape for what people write", () => {
    const rule = {
      if: {
        "&&": [
          { is_substring: [{ to_lower: { get: "description" } }, "tesco"] },
          { ">": [{ get: "amount" }, 50] },
          { "!": { has_label: "refund" } },
          { "||": [{ "==": [{ get: "entry_type" }, "outgoing"] }, { has_mcc: 5411 }] },
        ],
      },
      then: [{ set: "merchant", to: "Tesco" }, { set_labels: ["groceries"] }, { add_mcc: 5411 }],
      else: [{ if: false, then: [{ remove_label: "groceries" }] }],
    };
    expect(treeOf(rule)).toEqual<RuleTree>({
      when: {
        kind: "group",
        mode: "all",
        parts: [
          {
            kind: "text",
            property: "description",
            test: "contains",
            text: "tesco",
            ignoresCase: true,
          },
          { kind: "amount", test: ">", amount: 50 },
          { kind: "not", part: { kind: "label", label: "refund" } },
          {
            kind: "group",
            mode: "any",
            parts: [
              {
                kind: "text",
                property: "entry_type",
                test: "is",
                text: "outgoing",
                ignoresCase: false,
              },
              { kind: "code", code: 5411 },
            ],
          },
        ],
      },
      then: [
        { kind: "set", property: "merchant", text: "Tesco" },
        { kind: "set_labels", labels: ["groceries"] },
        { kind: "add_mcc", code: 5411 },
      ],
      otherwise: [
        {
          kind: "branch",
          branch: {
            when: { kind: "always", value: false },
            then: [{ kind: "remove_label", label: "groceries" }],
            otherwise: null,
          },
        },
      ],
    });
  });

  it("keeps as JSON what would mean something else as a sentence", () => {
    for (const condition of [
      { "==": ["tesco", { get: "merchant" }] },
      { "==": [{ to_lower: { get: "merchant" } }, "Tesco"] },
      { "==": [{ get: "amount" }, { "*": [2, 3] }] },
      { "<": [{ get: "merchant" }, 5] },
      { "&&": [true] },
      { "==": [{ get: "merchant" }, "x"], "!=": 1 },
    ])
      expect(treeOf({ if: condition, then: [] }).when).toEqual({ kind: "json", json: condition });
    expect(treeOf({ if: true, then: [], note: "x" })).toMatchObject({
      when: null,
      then: [{ kind: "json" }],
    });
  });

  it("makes rules that can be read of drafts with few parts", () => {
    const then: RuleTree["then"] = [{ kind: "add_label", label: "x" }];
    const none = { kind: "group" as const, mode: "all" as const, parts: [] };
    const one = { ...none, parts: [{ kind: "label" as const, label: "y" }] };
    expect(ruleOf({ when: none, then, otherwise: null })).toEqual({
      if: true,
      then: [{ add_label: "x" }],
    });
    expect(ruleOf({ when: one, then, otherwise: null })).toEqual({
      if: { has_label: "y" },
      then: [{ add_label: "x" }],
    });
    expect(ruleOf({ when: null, then, otherwise: null })).toEqual({ add_label: "x" });
    expect(readRule(ruleOf({ when: null, then: [...then, ...then], otherwise: null })).ok).toBe(
      true
    );
  });
});
