import { applyRules } from "../../src/engine/rules";
import { coffee, coffeeAnswer, isMet, plain, rulesOf, run } from "./rows";

const holderIs = (id: string) => ({ "==": [{ get: "account_holder_id" }, id] });

describe("conditions", () => {
  it.each([
    [{ "==": [{ get: "merchant" }, "Starbucks"] }, true],
    [{ "==": [{ get: "merchant" }, "starbucks"] }, false],
    [{ "==": [{ to_lower: { get: "merchant" } }, "starbucks"] }, true],
    [{ "==": [{ to_upper: { get: "merchant" } }, "STARBUCKS"] }, true],
    [{ is_substring: [{ get: "description" }, "STARBUCKS"] }, true],
    [{ is_substring: ["STARBUCKS", { get: "description" }] }, false],
    [{ starts_with: [{ get: "description" }, "SQ *"] }, true],
    [{ ends_with: [{ get: "description" }, "SQ *"] }, false],
    [{ ends_with: [{ get: "description" }, "SEATTLE"] }, true],
    [{ "<": [{ get: "amount" }, 4.5] }, false],
    [{ "<=": [{ get: "amount" }, 4.5] }, true],
    [{ ">": [{ get: "amount" }, 4] }, true],
    [{ ">=": [{ get: "amount" }, 5] }, false],
    [{ "==": [{ "+": [1, 2, 3] }, 6] }, true],
    [{ "==": [{ "-": [10, 2, 3] }, 5] }, true],
    [{ "==": [{ "*": [2, 3] }, 6] }, true],
    [{ "==": [{ "/": [7, 2] }, 3.5] }, true],
    [{ "==": [{ "//": [7, 2] }, 3] }, true],
    [{ "==": [{ "//": [-7, 2] }, -4] }, true],
    [{ "==": [{ "/": [1, 0] }, { "/": [1, 0] }] }, false],
    [{ has_label: "coffee shop" }, true],
    [{ has_label: "coffee" }, false],
    [{ has_mcc: 5814 }, true],
    [{ has_mcc: 5411 }, false],
    [{ "&&": [{ has_mcc: 5814 }, { "!": { has_label: "groceries" } }] }, true],
    [{ "||": [{ has_mcc: 1 }, { has_mcc: 2 }, { has_mcc: 5814 }] }, true],
    [{ "==": [{ get: "location" }, "Seattle, WA, US"] }, true],
    [{ "==": [{ get: "country" }, "US"] }, true],
    [{ "==": [{ get: "entry_type" }, "outgoing"] }, true],
  ])("%j is %s", (condition, met) => {
    expect(isMet(condition)).toBe(met);
  });

  it("take what is missing as meeting no comparison", () => {
    const missing = { amount: null, country: null };
    expect(isMet({ "<": [{ get: "amount" }, 5] }, missing)).toBe(false);
    expect(isMet({ ">": [{ "+": [{ get: "amount" }, 5] }, 0] }, missing)).toBe(false);
    expect(isMet({ "==": [{ get: "country" }, { get: "country" }] }, missing)).toBe(false);
    expect(isMet({ starts_with: [{ get: "person" }, ""] })).toBe(false);
    expect(isMet({ "!": { "==": [{ get: "country" }, "US"] } }, missing)).toBe(true);
  });

  it("narrow a rule to account holders", () => {
    expect(isMet(holderIs("robin"))).toBe(true);
    expect(isMet(holderIs("kim"))).toBe(false);
    expect(isMet(holderIs("robin"), { account_holder_id: null })).toBe(false);
    expect(isMet({ "==": [{ get: "account_holder_type" }, "business"] })).toBe(false);
    expect(isMet({ is_substring: [{ get: "account_holder_name" }, "Robin"] })).toBe(true);
  });
});

describe("actions", () => {
  it("set properties, and tell which rule did", () => {
    const { answer, changes } = run([
      { set: "website", to: "starbucks.example" },
      { set: "logo", to: "https://logos.example/own" },
      { set: "merchant_id", to: "own id" },
      { set: "merchant", to: "Corner Coffee" },
    ]);
    expect(answer.entities?.counterparty).toEqual({
      type: "organization",
      id: "own id",
      name: "Corner Coffee",
      website: "starbucks.example",
      logo: "https://logos.example/own",
      mccs: [5814],
    });
    expect(changes.map(({ rule, property }) => `${rule} ${property}`)).toEqual([
      "1 website",
      "2 logo",
      "3 merchant_id",
      "4 merchant",
    ]);
    expect(changes[0]).toMatchObject({ before: "starbucks.com", after: "starbucks.example" });
    expect(answer.evidence).toContainEqual({ field: "counterparty", source: "rule", detail: "4" });
  });

  it("make a person of a merchant, without what was the merchant's", () => {
    const { answer } = run([{ set: "person", to: "Kim Example" }]);
    expect(answer.entities?.counterparty).toEqual({
      type: "person",
      name: "Kim Example",
      mccs: [],
    });
  });

  it("make a counterparty where there was none", () => {
    const { answer } = run([{ add_mcc: 5411 }], {}, { entities: null });
    expect(answer.entities).toEqual({
      counterparty: { type: "organization", mccs: [5411] },
      intermediaries: [],
    });
  });

  it("replace a location whole", () => {
    const { answer } = run([{ set: "location", to: "Portland, OR, US" }]);
    expect(answer.location).toEqual({ raw_address: "Portland, OR, US", structured: null });
  });

  it("hold the transaction type for later rules", () => {
    const { transactionType, answer } = run([
      { set: "transaction_type", to: "business" },
      { if: { "==": [{ get: "transaction_type" }, "business"] }, then: [{ add_label: "met" }] },
    ]);
    expect([transactionType, answer.categories?.general]).toEqual(["business", "met"]);
  });

  it.each([
    [{ add_label: "groceries" }, "groceries"],
    [{ add_label: { get: "person" } }, "coffee shop"],
    [{ add_label: "" }, "coffee shop"],
    [{ remove_label: "coffee shop" }, "not enough information"],
    [{ remove_label: "groceries" }, "coffee shop"],
    [{ set_labels: ["food", "groceries"] }, "groceries"],
    [{ set_labels: [] }, "not enough information"],
  ])("%j leaves the label %s", (action, label) => {
    expect(run([action]).answer.categories?.general).toBe(label);
  });

  it("are sure of a label the user gave, and say that a rule decided", () => {
    const { answer } = run([{ add_label: "groceries" }]);
    expect(answer).toMatchObject({
      categories: { general: "groceries", accounting: null },
      confidence: 1,
      evidence: [{ field: "category", source: "rule", detail: "1" }],
    });
  });

  it.each([
    [{ add_mcc: 5411 }, [5814, 5411]],
    [{ add_mcc: 5814 }, [5814]],
    [{ add_mcc: { "*": [5814, 2] } }, [5814]],
    [{ remove_mcc: 5814 }, []],
    [{ remove_mcc: 1 }, [5814]],
    [{ set_mcc: [1, 2, 1] }, [1, 2]],
    [{ set_mcc: [] }, []],
  ])("%j leaves the codes %j", (action, codes) => {
    expect(run([action]).answer.entities?.counterparty?.mccs).toEqual(codes);
  });
});

describe("order", () => {
  it("runs from top to bottom, later rules seeing and overwriting what earlier ones left", () => {
    const { answer, changes } = run([
      { set: "merchant", to: "A" },
      { if: { "==": [{ get: "merchant" }, "A"] }, then: [{ set: "merchant", to: "B" }] },
      { if: { "==": [{ get: "merchant" }, "A"] }, then: [{ set: "merchant", to: "C" }] },
    ]);
    expect(answer.entities?.counterparty?.name).toBe("B");
    expect(changes.map(({ rule }) => rule)).toEqual(["1", "2"]);
  });

  it("takes else where the condition is not met, and nests", () => {
    const inner = { if: { has_mcc: 5814 }, then: [{ add_label: "inner" }] };
    const { answer } = run([{ if: false, then: [{ add_label: "no" }], else: [inner] }]);
    expect(answer.categories?.general).toBe("inner");
  });

  it("leaves rows in error and rows nothing matches as they are", () => {
    const failed = {
      ...coffeeAnswer,
      error: { code: "internal_error" as const, message: "No answer." },
    };
    const rules = rulesOf({ add_label: "groceries" });
    expect(applyRules(plain(rules), coffee, failed)).toMatchObject({ answer: failed, changes: [] });
    expect(applyRules(plain(rulesOf({ if: false })), coffee, coffeeAnswer).answer).toBe(
      coffeeAnswer
    );
  });
});
