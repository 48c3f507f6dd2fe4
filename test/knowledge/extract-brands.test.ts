import { type BrandInput, extractBrands } from "../../src/knowledge/refresh/brands";
import { countriesOf } from "../../src/knowledge/refresh/brand-countries";
import { byRegion } from "../../src/knowledge/refresh/brand-regions";
import { BRAND_TRADES, tradeOfCategory } from "../../src/knowledge/refresh/brand-trades";
import { chooseWebsite, hostOf } from "../../src/knowledge/refresh/brand-websites";
import { linesAsJson } from "../../src/knowledge/refresh/write";
import { projectSources } from "../support/sources-knowledge";

const known = new Set(["CA", "DE", "FR", "GB", "JP", "PL", "US"]);
const ordinary = {
  words: new Set(["first", "choice", "corner", "jack", "foods"]),
  everyday: new Set(["corner", "jack"]),
  cities: new Set(["lakewood"]),
};

interface ItemGiven {
  category?: string;
  in?: string[];
  tags: Record<string, string>;
  matchNames?: string[];
}

function extract(items: readonly ItemGiven[], facts: BrandInput["facts"] = {}) {
  const index: BrandInput["index"] = {};
  for (const { category = "brands/shop/supermarket", in: include = ["us"], ...item } of items)
    (index[category] ??= { items: [] }).items.push({
      id: "some",
      locationSet: { include },
      ...item,
    });
  return extractBrands({ index, facts, shapes: new Map(), countries: known, ordinary });
}

const site = (website: string, label?: string) => ({ identities: { website }, label });

describe("brands from the index", () => {
  it("have name, trade, countries, website and other names", () => {
    const tags = {
      name: "Hilltop Grocers (US)",
      brand: "Hilltop Grocers",
      "brand:wikidata": "Q1",
      official_name: "Hilltop Holdings Ltd.",
      short_name: "Hilltopper",
    };
    expect(
      extract([{ tags, in: ["us", "ca"] }], { Q1: site("https://www.hilltop.example/us/") })
    ).toEqual([
      {
        name: "Hilltop Grocers",
        trade: "groceries",
        countries: ["CA", "US"],
        website: "hilltop.example",
        spellings: ["Hilltop Holdings Ltd.", "Hilltopper"],
      },
    ]);
  });

  it("are in the trade that speaks strongest when one name stands for several", () => {
    const tags = { brand: "Hilltop Grocers", "brand:wikidata": "Q1" };
    const brands = extract([
      { tags, category: "brands/amenity/fuel" },
      { tags },
      { tags, category: "brands/amenity/pharmacy" },
    ]);
    expect(brands).toMatchObject([{ name: "Hilltop Grocers", trade: "groceries" }]);
  });

  it("keep the trade of a branch with the branch's name", () => {
    const brand = { brand: "Hilltop Grocers", "brand:wikidata": "Q1" };
    const [hilltop] = extract([
      { tags: brand },
      { tags: { ...brand, name: "Hilltop Pumps" }, category: "brands/amenity/fuel" },
    ]);
    expect(hilltop).toMatchObject({
      name: "Hilltop Grocers",
      spellings: [{ text: "Hilltop Pumps", trade: "fuel" }],
    });
  });

  it("leave out what nobody pays", () => {
    const tags = { brand: "Hilltop Grocers" };
    const silent = [
      "brands/advertising/totem",
      "brands/amenity/atm",
      "brands/amenity/parcel_locker",
      "brands/amenity/vending_machine",
      "brands/leisure/playground",
      "brands/man_made/charge_point",
      "operators/amenity/post_box",
      "operators/amenity/clinic",
      "flags/man_made/flagpole",
    ];
    for (const category of silent) {
      expect(tradeOfCategory(category)).toBeNull();
      expect(extract([{ tags, category }])).toEqual([]);
    }
    expect(tradeOfCategory("brands/amenity/charging_station")?.trade).toBe("ev charging");
  });

  it("are named in Latin letters, Cyrillic ones beside them, and left out in others", () => {
    expect(
      extract([
        { tags: { brand: "ローソン", "brand:en": "Lawson Mart" }, in: ["jp"] },
        { tags: { brand: "Пятёрочка", "name:en": "Pyaterochka Stores" }, in: ["pl"] },
        { tags: { brand: "Монетка маркет" }, in: ["pl"] },
        { tags: { brand: "ファミリー" }, in: ["jp"] },
      ]).map(({ name, spellings }) => [name, spellings])
    ).toEqual([
      ["Lawson Mart", undefined],
      ["Monetka market", ["Монетка маркет"]],
      ["Pyaterochka Stores", ["Пятёрочка"]],
    ]);
  });

  it("count only alone when they are everyday words, a city, or one short word", () => {
    const brands = extract([
      { tags: { brand: "First Choice" } },
      { tags: { brand: "Lakewood" } },
      { tags: { brand: "Zoltek" } },
      { tags: { brand: "Zoltekmarket" } },
    ]);
    expect(brands.map(({ name, alone }) => [name, alone])).toEqual([
      ["First Choice", ["First Choice"]],
      ["Lakewood", ["Lakewood"]],
      ["Zoltek", ["Zoltek"]],
      ["Zoltekmarket", undefined],
    ]);
  });

  it("leave out one everyday English word or given name where English is spoken", () => {
    expect(
      extract([
        { tags: { brand: "Corner" }, in: ["us", "fr"] },
        { tags: { brand: "Jack's" }, in: ["us"] },
      ])
    ).toEqual([{ name: "Corner", trade: "groceries", countries: ["FR"], alone: ["Corner"] }]);
  });

  it("are one for each name and country: the one with a website first", () => {
    const brands = extract(
      [
        { tags: { brand: "Zoltekmarket" }, in: ["us", "de"] },
        { tags: { brand: "Zoltekmarket", "brand:wikidata": "Q2" }, in: ["us"] },
      ],
      { Q2: site("zoltekmarket.example") }
    );
    expect(brands).toEqual([
      { name: "Zoltekmarket", trade: "groceries", countries: ["DE"] },
      {
        name: "Zoltekmarket",
        trade: "groceries",
        countries: ["US"],
        website: "zoltekmarket.example",
      },
    ]);
  });

  it("leave out what ended before the statements of our time, abbreviations, and public bodies", () => {
    expect(
      extract(
        [
          { tags: { brand: "Zoltekmarket", "brand:wikidata": "Q2" } },
          { tags: { brand: "ZTM" } },
          { tags: { operator: "Lakewood City Council" }, category: "operators/amenity/parking" },
        ],
        { Q2: { dissolutions: [{ date: "1999-01-01" }] } }
      )
    ).toEqual([]);
  });

  it("take networks of buses and trains only with a website and a name of their own", () => {
    const category = "transit/route/bus";
    const brands = extract(
      [
        { tags: { network: "Rivertown Transit", "network:wikidata": "Q3" }, category },
        { tags: { network: "Eastshire", "network:wikidata": "Q4" }, category },
        { tags: { network: "Lakewood", "network:wikidata": "Q3" }, category },
      ],
      { Q3: site("rivertown.example") }
    );
    expect(brands).toMatchObject([{ name: "Rivertown Transit", trade: "public transport" }]);
  });
});

describe("where a brand is at home", () => {
  const shapes = new Map<string, readonly [number, number]>([
    ["us-tx.geojson", [-97.7, 30.3]],
    ["some-chain.geojson", [8.7, 47.7]],
  ]);
  const at = (include: (string | number[])[], exclude?: string[]) =>
    countriesOf({ include, exclude }, shapes, known);

  it.each([
    ["a country", ["us"], ["US"]],
    ["a part of one", ["gb-sct"], ["GB"]],
    ["a shape named after one", ["us-tx.geojson"], ["US"]],
    ["a shape of another name, by where it lies", ["some-chain.geojson"], ["DE"]],
    ["a circle on the map", [[2.35, 48.85, 30]], ["FR"]],
    ["France without its islands", ["fx"], ["FR"]],
    ["a region of the United Nations", ["155"], ["DE", "FR"]],
    ["the whole world", ["001", "us"], []],
    ["nowhere that is known", ["q99999999"], null],
  ])("understands %s", (_, include, countries) => {
    expect(at(include)).toEqual(countries);
  });

  it("takes away a country that is left out, but not for a part of it", () => {
    expect(at(["us", "ca"], ["ca"])).toEqual(["US"]);
    expect(at(["us"], ["us-tx.geojson"])).toEqual(["US"]);
  });
});

describe("a brand's website", () => {
  it("is a bare host, and never a page at somebody else's", () => {
    expect(hostOf("https://www.Hilltop.example/stores?x=1")).toBe("hilltop.example");
    expect(hostOf("https://www.facebook.com/hilltop")).toBeNull();
    expect(hostOf("not a host")).toBeNull();
  });

  it("ends as the brand's only country does, or as no country", () => {
    const addresses = ["https://hilltop.pl", "https://hilltop.de", "https://hilltop.com"];
    expect(chooseWebsite(addresses, ["DE"])).toBe("hilltop.de");
    expect(chooseWebsite(addresses, ["DE", "PL"])).toBe("hilltop.com");
    expect(chooseWebsite(["https://hilltop.co.uk"], ["GB"])).toBe("hilltop.co.uk");
    expect(chooseWebsite(["https://hilltop.pl"], ["US"])).toBe("hilltop.pl");
    expect(chooseWebsite([], ["US"])).toBeNull();
  });
});

describe("the files of brands", () => {
  it("hold one brand a line, by the smallest region that has all its countries", () => {
    const regions = new Map([
      ["DE", ["155", "150"]],
      ["FR", []],
      ["PL", ["151", "150"]],
    ]);
    const brand = (name: string, ...countries: string[]) => ({
      name,
      trade: "groceries",
      countries,
    });
    const files = byRegion(
      [brand("A", "DE", "FR"), brand("B", "DE", "PL"), { name: "C", trade: "groceries" }],
      regions
    );
    expect([...files].map(([file, [first]]) => [file, first?.name])).toEqual([
      ["western-europe", "A"],
      ["europe", "B"],
      ["world", "C"],
    ]);
    expect(linesAsJson([{ name: "A" }, { name: "B" }])).toBe('[\n{"name":"A"},\n{"name":"B"}\n]\n');
  });

  it("name trades that the project knows", () => {
    const trades = new Set(Object.keys(projectSources().trades as object));
    expect([...BRAND_TRADES].filter((trade) => !trades.has(trade))).toEqual([]);
  });
});
