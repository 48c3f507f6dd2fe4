import {
  createClassifier,
  readModel,
  storeModel,
  trainModel,
  type LabelledInput,
  type ModelInput,
  type Training,
} from "../../src/engine/models";
import { createRandom } from "../samples/random";

function trainedOn(inputs: readonly LabelledInput[]): Training {
  const steps = trainModel(inputs);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
const input = (description: string, change: Partial<ModelInput> = {}): ModelInput => ({
  description,
  entry_type: "outgoing",
  amount: 10,
  facts: [],
  ...change,
});

const TRADES = {
  fuel: ["PETROL", "DIESEL", "OIL", "GASOLINE"],
  food: ["BAKERY", "GROCER", "MARKET", "BUTCHER"],
  fun: ["CINEMA", "THEATRE", "BOWLING", "CONCERT"],
} as const;
const PLACES = ["NORTH", "SOUTH", "EAST", "WEST", "CENTRAL", "RIVERSIDE", "HILL", "LAKE"] as const;

/** Rows whose label is in a word among others, of which `wrong` in a hundred are labelled by chance. */
function rows(count: number, wrong = 0): LabelledInput[] {
  const random = createRandom(7);
  const labels = ["fuel", "food", "fun"] as const;
  return Array.from({ length: count }, () => {
    const trade = random.pick(labels);
    const text = `${random.pick(PLACES)} ${random.pick(TRADES[trade])} ${random.digits(4)} ${random.pick(PLACES)}`;
    const label = random.chance(wrong / 100) ? random.pick(labels) : trade;
    return { ...input(text, { amount: random.money(1, 100) }), label };
  });
}

describe("a trained model", () => {
  it("answers what it was shown, also in words it has not seen whole", () => {
    const classifier = createClassifier(trainedOn(rows(300)).model);
    expect(classifier.classify(input("UPTOWN BAKERIES 99"))).toMatchObject({ label: "food" });
    expect(classifier.classify(input("GASOLINE"))).toMatchObject({ label: "fuel" });
  });

  it("is the same each time it is trained on the same rows", () => {
    const bytes = () => Buffer.from(storeModel(trainedOn(rows(120, 10)).model)).toString("base64");
    expect(bytes()).toBe(bytes());
  });

  it("tells how good it is by rows that it did not train on", () => {
    const clean = trainedOn(rows(300)).report;
    expect(clean.tested).toBe(300);
    expect(clean.accuracy).toBeGreaterThan(0.98);
    const noisy = trainedOn(rows(300, 45)).report;
    // Three of ten rows carry a label that nothing in them says.
    expect(noisy.accuracy).toBeLessThan(0.85);
    expect(noisy.accuracy).toBeGreaterThan(0.55);
    expect(noisy.confusions.length).toBeGreaterThan(0);
    expect(noisy.labels.map(({ label }) => label)).toEqual(["food", "fuel", "fun"]);
    expect(noisy.labels.reduce((sum, { rows: count }) => sum + count, 0)).toBe(300);
  });

  it("is as sure as it is right", () => {
    const all = rows(900, 45);
    const classifier = createClassifier(trainedOn(all.slice(0, 600)).model);
    let [right, sure] = [0, 0];
    for (const row of all.slice(600)) {
      const answer = classifier.classify(row);
      right += answer?.label === row.label ? 1 : 0;
      sure += answer?.probability ?? 0;
    }
    expect(Math.abs(right - sure) / 300).toBeLessThan(0.07);
  });

  it("learns the direction and what the engine found", () => {
    const paid = (entry_type: "incoming" | "outgoing", fact: string, label: string) =>
      Array.from({ length: 10 }, (_, index) => ({
        ...input(`TRANSFER ${"ABCDEFGHIJ"[index] ?? ""}`, { entry_type, facts: [fact] }),
        label,
      }));
    const { model } = trainedOn([
      ...paid("outgoing", "label=x", "out, x"),
      ...paid("outgoing", "label=y", "out, y"),
      ...paid("incoming", "label=x", "in"),
    ]);
    const { classify } = createClassifier(model);
    const ask = (change: Partial<ModelInput>) => classify(input("TRANSFER", change))?.label;
    expect(ask({ facts: ["label=x"] })).toBe("out, x");
    expect(ask({ facts: ["label=y"] })).toBe("out, y");
    expect(ask({ facts: ["label=x"], entry_type: "incoming" })).toBe("in");
  });

  it("knows one label too, and nothing of a row that says nothing it has seen", () => {
    const one = createClassifier(trainedOn([{ ...input("ONLY"), label: "one" }]).model);
    expect(one.classify(input("ONLY"))?.label).toBe("one");
    expect(one.classify(input("XYZ", { entry_type: "incoming", amount: null }))).toBeNull();
  });

  it("takes hostile texts and amounts", () => {
    const texts = ["", " ", "\u0000", "a".repeat(1_024), "🙂".repeat(500), "a ".repeat(512)];
    const { model } = trainedOn([
      ...texts.map((text) => ({ ...input(text), label: "odd" })),
      { ...input("A", { amount: Number.MAX_VALUE }), label: "much" },
      { ...input("A", { amount: 0 }), label: "none" },
    ]);
    const { classify } = createClassifier(model);
    for (const text of texts) expect(classify(input(text))?.label).toBeDefined();
  });

  it("lets others have their turn while it is trained, and tells its progress", () => {
    const told: number[] = [];
    const steps = trainModel(rows(800, 20));
    for (let step = steps.next(); step.done !== true; step = steps.next()) told.push(step.value);
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(Math.max(...told)).toBeLessThanOrEqual(1);
  });
});

describe("a stored model", () => {
  it("answers as before it was stored", () => {
    const { model } = trainedOn(rows(200, 20));
    const read = readModel(storeModel(model));
    if (read === null) throw new Error("A model was stored and is not read.");
    const [one, other] = [createClassifier(model), createClassifier(read)];
    for (const row of rows(50)) expect(other.classify(row)).toEqual(one.classify(row));
  });

  it("is not read where it is damaged", () => {
    const bytes = storeModel(trainedOn(rows(50)).model);
    const changed = bytes.slice();
    changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1;
    expect(readModel(changed)).toBeNull();
    expect(readModel(bytes.slice(0, -1))).toBeNull();
    expect(readModel(bytes.slice(0, 30))).toBeNull();
    expect(readModel(new Uint8Array())).toBeNull();
    expect(readModel(new TextEncoder().encode("not a model at all"))).toBeNull();
  });
});
