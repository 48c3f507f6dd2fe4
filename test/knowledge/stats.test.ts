import { countKnowledge } from "../../src/knowledge/stats/count";
import { statsText } from "../../src/knowledge/stats/text";
import { TRADE_GROUPS } from "../../src/knowledge/stats/trade-groups";
import { projectSources } from "../support/sources-knowledge";
import { smallSources, sourcesWith } from "./small-sources";

const merchants = (...entries: readonly unknown[]) => ({
  "us.json": { trade: "groceries", countries: ["US"], merchants: entries },
});
const countsOf = (...entries: readonly unknown[]) =>
  countKnowledge(sourcesWith({ merchants: merchants(...entries) }), []);

describe("the count of the knowledge", () => {
  it("has no trade in two rows, and none that the project does not know", () => {
    const counted = TRADE_GROUPS.flatMap(([, ...trades]) => trades);
    const known = new Set(Object.keys(projectSources().trades as object));
    expect(new Set(counted).size).toBe(counted.length);
    expect(counted.filter((trade) => !known.has(trade))).toEqual([]);
  });

  it("counts a merchant in each of its regions, and once in all", () => {
    const [row] = countsOf(
      { name: "A" },
      { name: "B", countries: ["DE", "US"] },
      { name: "C", trade: "bakery", countries: ["KE"] }
    ).groups;
    expect(row).toMatchObject({ group: "groceries, wholesale clubs, convenience", all: 2 });
    expect(row?.regions.slice(0, 3)).toEqual([2, 0, 1]);
  });

  it("counts merchants of the whole world, and of countries without a column, apart", () => {
    const sources = sourcesWith({
      merchants: {
        "world.json": {
          trade: "software",
          countries: [],
          merchants: [{ name: "A" }, { name: "B", countries: ["KE"] }],
        },
      },
    });
    expect(countKnowledge(sources, []).groups).toMatchObject([{ world: 1, elsewhere: 1, all: 2 }]);
  });

  it("counts websites that are answered, those that wait, and merchants without", () => {
    const { websites } = countsOf(
      { name: "A", website: "a.example" },
      { name: "B", website: "b.example", unverified: true },
      { name: "C" }
    );
    expect(websites).toEqual({ verified: 1, unverified: 1, none: 1 });
  });

  it("counts brands, local places, carriers and words", () => {
    const counts = countKnowledge(
      sourcesWith({
        brands: { "world.json": [{ name: "A", trade: "grocer", website: "a.example" }] },
        shopWords: { "de.json": { language: "de", trades: { grocer: ["hofladen"] } } },
      }),
      [{ country: "US", city: "Lakewood", trades: { bar: ["The Anchor|ANCHOR", "Low Tide"] } }]
    );
    expect(counts.brands).toEqual({ all: 1, withWebsite: 1, byFile: [["world", 1]] });
    expect(counts.local).toEqual({ names: 2, byPlace: [["Lakewood, US", 2]] });
    expect(counts.processors).toEqual([["processor", 1]]);
    expect(counts.words).toEqual([
      { language: "de", operations: 1, trades: 2, others: 3, shops: 1 },
    ]);
  });

  it("is a table that says what its columns are", () => {
    const text = statsText(countKnowledge(smallSources(), []));
    expect(text).toMatch(/^Written merchants by trade and region\./);
    expect(text).toMatch(/trade +US +UK\+IE +DE/);
    expect(text).toMatch(/other trades +2 +0 +1/);
    expect(text).toContain("Local places: none.");
  });
});
