import { guessLabel, type GuessInput } from "../../src/engine/category/guess";
import { nameFeatures } from "../../src/knowledge";
import { trainNames } from "../../src/knowledge/names/train";
import {
  answerTo,
  projectEngine,
  projectKnowledge,
  transactionOf,
} from "../support/sources-knowledge";

const knowledge = projectKnowledge();
const engine = projectEngine();
const consumer = { type: "consumer", name: null } as const;
const guess = (words: string, given: Partial<GuessInput> = {}) =>
  guessLabel(knowledge, {
    words: words.split(" "),
    type: "consumer",
    channel: "shop",
    amount: null,
    currency: "USD",
    hint: null,
    ...given,
  });

describe("what is bought of a name that no list knows", () => {
  it.each([
    ["trattoria valdorcia", "restaurant"],
    ["emberline taproom", "bars and nightclubs"],
    ["sunfield veterinary", "pets"],
    ["lakemont auto body", "vehicle maintenance"],
    ["quillstone hair studio", "self care"],
  ])("is told by its letters: %s", (words, label) => {
    expect(guess(words)?.label).toBe(label);
  });

  it("is likelier what such an amount is paid for", () => {
    const at = (amount: number) => guess("orvanta", { amount })?.label;
    expect(at(24)).toBe("restaurant");
    expect(at(4200)).not.toBe("restaurant");
  });

  it("is by an amount of another currency what the same worth is by dollars", () => {
    const dollars = guess("orvanta", { amount: 20 });
    const yen = guess("orvanta", { amount: 3000, currency: "JPY" });
    expect(yen?.label).toBe(dollars?.label);
    expect(yen?.probability).toBeCloseTo(dollars?.probability ?? 0, 5);
  });

  it("is for a business that pays online rather software than a meal", () => {
    const paid = guess("zentivo", { type: "business", channel: "online", amount: 29 });
    expect(paid?.label).toBe("software subscription");
  });

  it("is drawn from an account by nobody who serves meals", () => {
    const drawn = guess("orvanta", { channel: "bill", amount: 60 });
    expect(["restaurant", "bars and nightclubs", "fast food"]).not.toContain(drawn?.label);
  });

  it("is likelier what a word beside it may mean", () => {
    const trade = knowledge.trades.findIndex(({ name }) => name === "florist");
    const plain = guess("orvanta");
    const hinted = guess("orvanta", { hint: trade });
    expect(plain?.label).not.toBe("gifts");
    expect(
      hinted?.label === "gifts" || (hinted?.probability ?? 1) < (plain?.probability ?? 0)
    ).toBe(true);
  });

  it("is nothing where the name has no letters", () => {
    expect(guess("4471 90")).toBeNull();
  });

  it("is never stated surely", () => {
    const { confidence } = engine.enrich(
      transactionOf({ description: "SQ *EMBERLINE TAPROOM KITCHEN" }),
      consumer
    );
    expect(confidence).toBeLessThanOrEqual(0.95);
    const plain = engine.enrich(transactionOf({ description: "QUENDALE" }), consumer);
    expect(plain.confidence).toBeLessThan(0.86);
  });

  it("is not guessed of money that comes in, nor of a transfer", () => {
    const answer = (description: string, given = {}) =>
      answerTo(engine, description, given, consumer).label;
    expect(answer("QUENDALE", { entry_type: "incoming" })).toBe("not enough information");
    expect(answer("TRANSFER TO QUENDALE")).toBe("inter account transfer");
  });

  it("is read from words that are printed as one", () => {
    const label = answerTo(engine, "OAKVALELAWOFFICES", { amount: 400 }, consumer).label;
    expect(label).toBe("legal services");
  });
});

describe("training on names", () => {
  const examples = [
    ["roma pizzeria", 0],
    ["napoli pizza", 0],
    ["pizza corner", 0],
    ["corner garage", 1],
    ["city garage", 1],
    ["main street garage", 1],
  ].map(([text, label]) => ({ words: String(text).split(" "), label: Number(label) }));

  it("gives the same weights each time", () => {
    expect(trainNames(examples, 2)).toEqual(trainNames(examples, 2));
  });

  it("learns which words name which class", () => {
    const { weights, scale } = trainNames(examples, 2);
    const score = (words: string[], label: number) =>
      nameFeatures(words).reduce(
        (sum, bucket) => sum + (weights[bucket * 2 + label] ?? 128) - 128,
        0
      ) * scale;
    expect(score(["milano", "pizza"], 0)).toBeGreaterThan(score(["milano", "pizza"], 1));
    expect(score(["park", "garage"], 1)).toBeGreaterThan(score(["park", "garage"], 0));
  });

  it("of no examples says nothing", () => {
    expect(trainNames([], 2).weights.every((weight) => weight === 128)).toBe(true);
  });

  it("counts as much of a hostile name as of a long one", () => {
    const hostile = Array.from({ length: 500 }, () => "abcdefghijklmnopqrstuvwxyz".repeat(20));
    expect(nameFeatures(hostile).length).toBeLessThan(8 * 80);
  });
});
