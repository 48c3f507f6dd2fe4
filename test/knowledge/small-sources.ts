/** The smallest knowledge that compiles: tests change one thing in it at a time. */
import type { KnowledgeSources } from "../../src/knowledge/schema";

const label = (name: string) => ({
  label: name,
  v2_path: ["shopping", name],
  mccs: [],
  meaning: "",
});

/** Sources of three merchants in two countries, with the words of one language. */
export function smallSources(): KnowledgeSources {
  return {
    taxonomy: {
      consumer: {
        outgoing: [label("groceries"), label("bank fee")],
        incoming: [label("refund")],
      },
      business: { outgoing: [label("supplies")], incoming: [label("refund")] },
    },
    trades: {
      grocer: {
        consumer: { outgoing: "groceries", incoming: "refund" },
        business: { outgoing: "supplies" },
        mccs: [5411],
      },
    },
    operations: {
      "bank fee": {
        consumer: { outgoing: "bank fee" },
        business: {},
        over: "all",
        rank: 70,
        confidence: 0.9,
        faceless: true,
      },
    },
    processors: [{ name: "Square", website: "squareup.com", kind: "processor", prefixes: ["sq"] }],
    mccs: [{ from: 5411, to: 5412, trade: "grocer" }],
    places: {
      DE: { name: "Germany", alpha3: "DEU", cities: ["Kleinstadt"] },
      US: { name: "United States", alpha3: "USA", states: { TX: "Texas" } },
    },
    cities: {
      DE: ["München||48.14|11.58|1260"],
      US: ["Austin|TX|30.27|-97.74|931", "Saint Hedwig|TX|29.41|-98.20|3"],
    },
    names: { given: ["anna"], family: ["tan"], notNames: ["bank"] },
    people: { given: ["jürgen"], family: ["müller"], everyday: ["market"] },
    generic: { veto: ["market"], careful: ["coop"] },
    guess: {
      channels: {
        shop: { consumer: { grocer: 1 }, business: { grocer: 1 } },
        online: { consumer: { grocer: 1 }, business: { grocer: 1 } },
        bill: { consumer: { grocer: 1 }, business: { grocer: 1 } },
      },
      amounts: { grocer: [30, 2] },
      currencies: { USD: 1 },
    },
    branches: { en: ["plaza", "square"] },
    local: {
      "us-austin.json": { country: "US", city: "Austin", trades: { grocer: ["Lone Pear"] } },
    },
    merchants: {
      "de.json": {
        trade: "grocer",
        countries: ["DE"],
        merchants: [{ name: "Müller Märkte", website: "mueller-maerkte.example" }],
      },
      "us.json": {
        trade: "grocer",
        countries: ["US"],
        merchants: [
          { name: "Barn Door Foods", website: "barndoor.example", spellings: ["BDF STORES"] },
          { name: "Coop", website: "coop.example", unverified: true },
        ],
      },
    },
    brands: {},
    shopWords: {},
    words: {
      "de.json": {
        language: "de",
        countries: ["DE"],
        operations: { "bank fee": ["gebühr~"] },
        trades: { grocer: ["kiosk?", "~markt"] },
        filler: ["karte"],
        references: ["mandat"],
        leads: ["zahlung an"],
      },
    },
    concepts: {
      "tree.json": {
        concepts: {
          bank: {},
          "bank fee": { in: { bank: 0.9 } },
          groceries: { sink: true },
          miscellaneous: { weak: true },
          refund: {},
          supplies: { near: { groceries: 0.6 } },
        },
        labels: {
          consumer: { outgoing: {}, incoming: {} },
          business: { outgoing: {}, incoming: {} },
        },
        trades: {},
      },
      "de.json": {
        language: "de",
        head: "last",
        conjunctions: ["und"],
        small: ["der"],
        filler: ["kosten"],
        other: ["sonstige"],
        words: { groceries: ["lebensmittel"], miscellaneous: ["sonstiges"] },
      },
    },
  };
}

/** The same with one part replaced. */
export function sourcesWith(part: Partial<KnowledgeSources>): KnowledgeSources {
  return { ...smallSources(), ...part };
}

/** A merchants file of one entry and more. */
export function merchantsFile(...merchants: readonly unknown[]): unknown {
  return { trade: "grocer", countries: ["US"], merchants };
}
