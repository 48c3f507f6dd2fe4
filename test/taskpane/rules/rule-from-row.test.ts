import type { AnswerState, SheetRow } from "../../../src/run/types";
import { ruleFromRow, stableCore } from "../../../src/taskpane/rules/rule-from-row";
import { ruleOf } from "../../../src/taskpane/rules/rule-tree";

function row(
  description: string,
  answers: Partial<Record<"label" | "merchant" | "website", [string, AnswerState]>> = {}
): SheetRow {
  return {
    sheetRow: 2,
    id: "1",
    fields: {
      id: null,
      description,
      amount: 12,
      entry_type: "outgoing",
      currency: "GBP",
      date: "2024-03-01",
      country: null,
      mcc: null,
      account: null,
      account_holder_id: null,
      account_holder_type: null,
      account_holder_name: null,
    },
    accountHolder: null,
    notes: [],
    answers: Object.fromEntries(
      Object.entries(answers).map(([field, [value, state]]) => [field, { value, state }])
    ),
    cells: [],
  };
}

describe("what stays the same in a description", () => {
  it.each([
    ["CARD PURCHASE TESCO STORES 3402 12/03", null, "TESCO STORES"],
    ["TESCO STORES 3402 LONDON GB", "Tesco", "TESCO"],
    ["SQ *BLUE BOTTLE 8842 SAN FRANCISCO", null, "BLUE BOTTLE"],
    ["SQ *BLUE BOTTLE 8842 SAN FRANCISCO", "Blue Bottle", "BLUE BOTTLE"],
    ["VISA PURCHASE 0423 SPOTIFY", null, "SPOTIFY"],
    ["DIRECT DEBIT THAMES WATER REF 99817-22", null, "THAMES WATER"],
    ["KARTENZAHLUNG REWE SAGT DANKE 4711//KOELN", null, "REWE SAGT DANKE"],
    ["7 ELEVEN 22134", null, "ELEVEN"],
    // “SAV” alone would be met by “SAVANNAH” too.
    ["ONLINE TRANSFER TO SAV ...4471 TRANSACTION#: 27128959452", null, "ONLINE TRANSFER TO SAV"],
    ["20240312 4411 9983", null, "20240312 4411 9983"],
    ["PAYMENT", null, "PAYMENT"],
    ["CARD **** 1234 ACME GMBH", null, "ACME GMBH"],
    // İ is two units in lower case: what is taken is still of the description.
    ["İSTANBUL KART", "istanbul", "İSTANBUL KART"],
  ])("of %s (%s) is %s", (description, merchant, core) => {
    expect(stableCore(description, merchant)).toBe(core);
    expect(description).toContain(stableCore(description, merchant));
  });
});

describe("a rule from a row", () => {
  const outgoing = { "==": [{ get: "entry_type" }, "outgoing"] };

  it("is met by the website the answer names, and sets what the user wrote", () => {
    const rule = ruleFromRow(
      row("AMZN MKTP 4411", {
        website: ["amazon.com", "ours"],
        label: ["office supplies", "edited"],
      })
    );
    expect(ruleOf(rule)).toEqual({
      if: { "&&": [{ "==": [{ get: "website" }, "amazon.com"] }, outgoing] },
      then: [{ set_labels: ["office supplies"] }],
    });
  });

  it("is met by the description where merchant or website are what is wrong", () => {
    const rule = ruleFromRow(row("AMZN MKTP 4411", { website: ["amazon.com", "ours"] }), {
      merchant: "Amazon Marketplace",
    });
    expect(ruleOf(rule)).toEqual({
      if: { "&&": [{ is_substring: [{ get: "description" }, "AMZN MKTP"] }, outgoing] },
      then: [{ set: "merchant", to: "Amazon Marketplace" }],
    });
  });

  it("does not trust a website that somebody wrote over, and asks for a label", () => {
    const rule = ruleFromRow(row("BOBS GARAGE 88", { website: ["bobs.example", "foreign"] }));
    expect(ruleOf(rule)).toEqual({
      if: { "&&": [{ is_substring: [{ get: "description" }, "BOBS GARAGE"] }, outgoing] },
      then: [{ set_labels: [] }],
    });
  });

  it("asks nothing of the direction where the row does not say it", () => {
    const one = row("BOBS GARAGE 88");
    const rule = ruleFromRow(
      { ...one, fields: { ...one.fields, entry_type: null } },
      { label: "car" }
    );
    expect(ruleOf(rule)).toEqual({
      if: { is_substring: [{ get: "description" }, "BOBS GARAGE"] },
      then: [{ set_labels: ["car"] }],
    });
  });
});
