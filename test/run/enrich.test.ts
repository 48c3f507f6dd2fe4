import { type Desk, sitDown } from "./desk";

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "netflix.com 123", -15.49],
  [45_660, "STARBUCKS 0042 SEATTLE", -4.5],
  [45_661, "acme payroll", 2_100],
  [45_690, "netflix.com 123", -15.49],
];

describe("enriching a plain range", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  it("writes label, merchant and recurrence right of the data", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({ state: "completed", locked: 0, skipped: 0, putBack: 0 });
    expect(desk.excel.read("Bank!D1:F5")).toEqual([
      ["Label", "Merchant", "Recurrence"],
      ["label of netflix.com", "Netflix.com", "subscription, monthly"],
      ["label of starbucks", "Starbucks", "one off"],
      ["label of acme", "Acme", "one off"],
      ["label of netflix.com", "Netflix.com", "subscription, monthly"],
    ]);
  });
});
