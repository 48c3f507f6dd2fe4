import fc from "fast-check";
import { createLabelMapper, inOwnLabels, type MappingContext } from "../../src/engine/custom";
import type { AccountHolderType, EntryType } from "../../src/model";
import { measureLabels } from "../../src/cli/eval/custom-sets";
import { conceptKnowledge } from "../support/concept-knowledge";
import { inventedSets } from "../support/custom-sets";

const knowledge = conceptKnowledge();
const NOTHING = "not enough information";

/** Our label in a set of outgoing labels. */
function mapped(
  labels: readonly string[],
  label: string,
  context: MappingContext = {},
  type: AccountHolderType = "consumer",
  direction: EntryType = "outgoing"
): string {
  const set = { incoming: labels, outgoing: labels };
  return createLabelMapper(knowledge, set, type).map(label, direction, context).label;
}

describe("a label of a user's set", () => {
  it.each([
    ["en", "coffee shop", ["Rent", "Coffee", "Groceries"], "Coffee"],
    ["de", "fuel", ["Miete", "Tanken", "Lebensmittel"], "Tanken"],
    ["fr", "drugstore or pharmacy", ["Loyer", "Pharmacie", "Courses"], "Pharmacie"],
    ["es", "rent", ["Alquiler", "Ocio", "Comida"], "Alquiler"],
    ["pt", "toll charge", ["Mercado", "Pedágio", "Lazer"], "Pedágio"],
    ["it", "utilities", ["Affitto", "Bollette", "Svago"], "Bollette"],
    ["nl", "groceries", ["Huur", "Boodschappen", "Uitjes"], "Boodschappen"],
    [
      "pl",
      "public transport",
      ["Czynsz", "Komunikacja miejska", "Rozrywka"],
      "Komunikacja miejska",
    ],
    ["sv", "telecom and internet", ["Hyra", "Bredband", "Nöjen"], "Bredband"],
    ["no", "toll charge", ["Husleie", "Bompenger", "Klær"], "Bompenger"],
    ["da", "ATM withdrawal", ["Husleje", "Kontanter", "Tøj"], "Kontanter"],
    ["fi", "insurance premium", ["Vuokra", "Vakuutukset", "Ruoka"], "Vakuutukset"],
    ["cs", "medical bill", ["Nájem", "Lékař", "Potraviny"], "Lékař"],
    ["tr", "clothing", ["Kira", "Giyim", "Market"], "Giyim"],
    ["ru", "taxes", ["Аренда", "Налоги", "Еда"], "Налоги"],
    ["uk", "pets", ["Оренда", "Тварини", "Їжа"], "Тварини"],
    ["ro", "education", ["Chirie", "Educație", "Haine"], "Educație"],
    ["hu", "bank fee", ["Lakbér", "Bankköltség", "Ruha"], "Bankköltség"],
    ["el", "fuel", ["Ενοίκιο", "Βενζίνη", "Ρούχα"], "Βενζίνη"],
    ["ja", "restaurant", ["家賃", "外食", "衣服"], "外食"],
    ["zh", "rideshare or taxi transport", ["房租", "打车", "服装"], "打车"],
    ["ko", "coffee shop", ["월세", "카페", "의류"], "카페"],
    ["ar", "rent", ["طعام", "إيجار", "ملابس"], "إيجار"],
    ["hi", "utilities", ["किराया", "बिजली पानी", "कपड़े"], "बिजली पानी"],
    ["id", "groceries", ["Sewa rumah", "Belanja bulanan", "Hiburan"], "Belanja bulanan"],
    ["vi", "airfare", ["Tiền nhà", "Vé máy bay", "Quần áo"], "Vé máy bay"],
  ])("is found in its own language (%s: %s)", (_, ours, labels, theirs) => {
    expect(mapped(labels, ours)).toBe(theirs);
  });

  it("is the wider one where there is none for the thing itself", () => {
    expect(mapped(["Eating out", "Food", "Home"], "coffee shop")).toBe("Eating out");
    expect(mapped(["Food", "Home"], "coffee shop")).toBe("Food");
    expect(mapped(["Transport", "Travel"], "fuel")).toBe("Transport");
  });

  it("is never a neighbour that only sounds like it", () => {
    expect(mapped(["Car insurance", "Car"], "fuel")).toBe("Car");
    expect(mapped(["Gas", "Groceries", "Utilities"], "utilities")).toBe("Utilities");
    expect(mapped(["Gas", "Groceries", "Utilities"], "fuel")).toBe("Gas");
  });

  it("takes in all its parts", () => {
    const labels = ["Strom, Gas & Wasser", "Bus und Bahn", "Kleidung/Schuhe"];
    expect(mapped(labels, "utilities")).toBe("Strom, Gas & Wasser");
    expect(mapped(labels, "public transport")).toBe("Bus und Bahn");
    expect(mapped(labels, "clothing")).toBe("Kleidung/Schuhe");
    const insurance = ["Home & car insurance", "Home", "Car"];
    expect(mapped(insurance, "insurance premium")).toBe("Home & car insurance");
  });

  it("is read whatever stands around it: numbers, pictures, case, accents, codes, other spellings", () => {
    expect(mapped(["4930 Bürobedarf", "4210 Miete"], "office supplies", {}, "business")).toBe(
      "4930 Bürobedarf"
    );
    expect(mapped(["🍽️ DINING OUT!!", "🏠 rent"], "restaurant")).toBe("🍽️ DINING OUT!!");
    expect(mapped(["oeffentliche verkehrsmittel", "gebuehren"], "public transport")).toBe(
      "oeffentliche verkehrsmittel"
    );
    expect(mapped(["TRAVEL_FLIGHTS", "TRAVEL_LODGING"], "hotel or lodging")).toBe("TRAVEL_LODGING");
    expect(mapped(["Restau.", "Loyer"], "restaurant")).toBe("Restau.");
    expect(mapped(["Resturants", "Rent"], "restaurant")).toBe("Resturants");
    expect(mapped(["🛒", "🏠"], "groceries")).toBe("🛒");
  });

  it("is read as part of its path", () => {
    const labels = [
      "Auto > Versicherung",
      "Auto > Tanken",
      "Wohnen > Versicherung",
      "Wohnen > Miete",
    ];
    expect(mapped(labels, "fuel")).toBe("Auto > Tanken");
    expect(mapped(labels, "rent")).toBe("Wohnen > Miete");
    expect(mapped(["Food/Groceries", "Food/Other", "Car/Fuel"], "restaurant")).toBe("Food/Other");
  });

  it("may be narrower than ours: code, words and merchant tell which", () => {
    const labels = ["Friseur", "Kosmetik", "Bäckerei", "Restaurant", "Netflix", "Streaming"];
    expect(mapped(labels, "restaurant", { mccs: [5462] })).toBe("Bäckerei");
    expect(mapped(labels, "restaurant")).toBe("Restaurant");
    expect(mapped(labels, "self care", { words: "FRISEUR" })).toBe("Friseur");
    expect(mapped(labels, "digital content and streaming", { merchant: "Netflix" })).toBe(
      "Netflix"
    );
    // A code that speaks of something else did not decide the label.
    expect(mapped(labels, "restaurant", { mccs: [7230] })).toBe("Restaurant");
  });

  it("is the one for everything else, where what it is fits no other", () => {
    expect(mapped(["Rent", "Other"], "pets")).toBe("Other");
    expect(mapped(["Miete", "Sonstiges"], "legal services")).toBe("Sonstiges");
  });

  it("is none where nothing fits", () => {
    expect(mapped(["Rent", "Salary"], "fuel")).toBe(NOTHING);
    expect(mapped(["Rent", "Other"], "intra account transfer")).toBe(NOTHING);
    expect(mapped([], "fuel")).toBe(NOTHING);
    expect(mapped(["xyzzy", "plugh"], "fuel")).toBe(NOTHING);
  });

  it("never is a special value, which stays what it is", () => {
    const labels = ["not enough information", "missing account holder information", "Food"];
    expect(mapped(labels, "not enough information")).toBe(NOTHING);
    expect(mapped(labels, "missing account holder information")).toBe(
      "missing account holder information"
    );
  });

  it("follows the direction: incoming money has other labels", () => {
    const set = { incoming: ["Lohn", "Zinsen"], outgoing: ["Miete", "Zinsen"] };
    const mapper = createLabelMapper(knowledge, set, "consumer");
    expect(mapper.map("paycheck", "incoming").label).toBe("Lohn");
    expect(mapper.map("interest / dividend earned", "incoming").label).toBe("Zinsen");
    expect(mapper.map("interest payment", "outgoing").label).toBe("Zinsen");
    expect(mapper.map("rent", "outgoing").label).toBe("Miete");
  });

  it("is surer the nearer it is", () => {
    const set = { incoming: [], outgoing: ["Coffee shop", "Food"] };
    const mapper = createLabelMapper(knowledge, set, "consumer");
    const own = mapper.map("coffee shop", "outgoing").confidence;
    const wider = mapper.map("restaurant", "outgoing").confidence;
    expect(own).toBeGreaterThan(0.95);
    expect(wider).toBeLessThan(own);
    expect(wider).toBeGreaterThan(0.6);
  });
});

describe("a set of anything", () => {
  it("never fails, and answers in the set or not at all", () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("Food & ", "a > b > c", "////", "::", "(((", "食費・", "l'", "12 34", "🍕🍕")
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (labels) => {
        const set = { incoming: labels, outgoing: labels };
        const mapper = createLabelMapper(knowledge, set, "consumer");
        const { label, confidence } = mapper.map("groceries", "outgoing");
        expect([...labels, NOTHING]).toContain(label);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 }
    );
  });

  it("may be as large as it likes: two thousand labels are read in a moment", () => {
    const labels = Array.from({ length: 2_000 }, (_, index) => `Food & drink ${index} `.repeat(8));
    const begun = performance.now();
    createLabelMapper(knowledge, { incoming: [], outgoing: labels }, "consumer");
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe("an answer in a user's labels", () => {
  const answer = {
    categories: { general: "restaurant", accounting: null },
    confidence: 0.9,
    entities: { counterparty: null, intermediaries: [] },
    evidence: [],
  };
  const mapperOf = (...labels: string[]) =>
    createLabelMapper(knowledge, { incoming: labels, outgoing: labels }, "consumer");

  it("multiplies how sure ours is with how sure the set's is", () => {
    const mapper = mapperOf("Restaurants");
    const own = inOwnLabels(mapper, answer, { direction: "outgoing", mcc: null });
    expect(own.categories).toEqual({ general: "Restaurants", accounting: null });
    const { confidence } = mapper.map("restaurant", "outgoing");
    expect(own.confidence).toBeCloseTo(0.9 * confidence, 3);
  });

  it("is not sure at all where nothing fits", () => {
    const none = inOwnLabels(mapperOf("Rent"), answer, { direction: "outgoing", mcc: null });
    expect(none.categories?.general).toBe(NOTHING);
    expect(none.confidence).toBe(0);
  });
});

describe("sets in the manner of other apps", () => {
  it.each([...inventedSets()])("are met in nine of ten labels: %s", (_, set) => {
    const labels = { incoming: set.labels, outgoing: set.labels };
    const mapper = createLabelMapper(knowledge, labels, set.account_holder_type);
    const { right, of } = measureLabels(mapper, set);
    expect(right / of).toBeGreaterThanOrEqual(0.9);
  });
});
