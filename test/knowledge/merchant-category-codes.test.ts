import { labelOfTrade } from "../../src/engine/category/labels";
import { createEngine } from "../../src/engine";
import { answerTo, projectKnowledge } from "../support/sources-knowledge";
import { merchantCategoryCodes } from "../support/iso-18245";

const knowledge = projectKnowledge();
const engine = createEngine(knowledge);
const labelOf = (code: number, type: "consumer" | "business") => {
  const trade = knowledge.trades[knowledge.tradeByMcc.get(code) ?? -1];
  return trade === undefined ? null : labelOfTrade(trade, type, "outgoing");
};

describe("merchant category codes", () => {
  it.each(["consumer", "business"] as const)("all mean a label for a %s", (type) => {
    const codes = merchantCategoryCodes();
    expect(codes.length).toBeGreaterThan(1_300);
    expect(codes.filter((code) => labelOf(code, type) === null)).toEqual([]);
  });

  it.each([
    [3000, "airfare", "airfare"],
    [3301, "airfare", "airfare"],
    [3357, "other transport", "ground transport"],
    [3441, "other transport", "ground transport"],
    [3509, "hotel or lodging", "lodging"],
    [3838, "hotel or lodging", "lodging"],
    [742, "pets", "other"],
    [4111, "public transport", "ground transport"],
    [4789, "other transport", "ground transport"],
    [4899, "digital content and streaming", "subscriptions and dues"],
    [5047, "medical bill", "equipment"],
    [5311, "department or discount store", "general merchandise"],
    [5411, "groceries", "food and beverage supplies"],
    [5462, "restaurant", "meals and entertainment"],
    [5552, "ev charging", "fuel"],
    [5655, "clothing", "general merchandise"],
    [5723, "firearms", "other"],
    [5814, "fast food", "meals and entertainment"],
    [5967, "digital content and streaming", "subscriptions and dues"],
    [5973, "gifts", "general merchandise"],
    [6010, "teller withdrawal", "ATM withdrawal"],
    [6011, "ATM withdrawal", "ATM withdrawal"],
    [6300, "insurance premium", "insurance"],
    [7276, "other consumer services", "accounting and audit"],
    [7523, "parking", "ground transport"],
    [8111, "legal services", "legal services"],
    [8734, "other consumer services", "professional services"],
    [9311, "taxes", "other tax"],
    [9411, "loan repayment", "loan repayment"],
  ])("%i is %s, for a business %s", (code, consumer, business) => {
    expect(labelOf(code, "consumer")).toBe(consumer);
    expect(labelOf(code, "business")).toBe(business);
  });

  it("of cash machines say more than the bank's name", () => {
    const given = { mcc: 6011, country: "GB", currency: "GBP" };
    expect(answerTo(engine, "BARCLAYS BANK", given).label).toBe("ATM withdrawal");
    expect(answerTo(engine, "BARCLAYS BANK", { ...given, mcc: 6012 }).label).toBe(
      "inter account transfer"
    );
    expect(answerTo(engine, "QXZT 8841", given).label).toBe("ATM withdrawal");
  });
});
