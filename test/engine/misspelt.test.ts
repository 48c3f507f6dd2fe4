import { projectEngine, transactionOf } from "../support/sources-knowledge";

const engine = projectEngine();
const to = (description: string, country: string) =>
  engine.enrich(transactionOf({ description, country }), { type: "consumer", name: null });

describe("a name with one slip", () => {
  it.each([
    ["STARBUKCS 1234 SEATTLE WA", "US", "Starbucks"],
    ["WALLMART SUPERCENTER", "US", "Walmart"],
    ["SAINSBURRYS LEEDS", "GB", "Sainsbury's"],
    ["NETLFIX", "US", "Netflix"],
    ["Whole Foosd Market", "US", "Whole Foods Market"],
  ])("%s in %s is %s", (description, country, merchant) => {
    const { entities, confidence } = to(description, country);
    expect(entities?.counterparty?.name).toBe(merchant);
    // Never as sure as the name itself.
    expect(confidence ?? 1).toBeLessThan(to(merchant.toUpperCase(), country).confidence ?? 0);
  });

  it("is another's where it is a host, or two letters off", () => {
    for (const description of ["WALKMARTT", "STARBUKCSS", "NETLFIX.COM"])
      expect(["Walmart", "Starbucks", "Netflix"]).not.toContain(
        to(description, "US").entities?.counterparty?.name
      );
  });

  it("is nobody's in a transfer between people", () => {
    const { entities } = to("ZELLE PAYMENT TO WALLMART SMITH", "US");
    expect(entities?.counterparty?.name).not.toBe("Walmart");
  });
});
