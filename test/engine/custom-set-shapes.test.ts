import { CustomLabelSet } from "../../src/engine/custom";
import { labelWords, stemOf } from "../../src/knowledge/label-words";

const issuesOf = (body: unknown) => {
  const read = CustomLabelSet.safeParse(body);
  return read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a set as it comes in", () => {
  it("is a list of labels for each direction", () => {
    const set = CustomLabelSet.parse({
      incoming: ["Salary"],
      outgoing: [" Food ", "Rent", "Food"],
    });
    expect(set.outgoing).toEqual([
      { label: "Food", path: ["Food"] },
      { label: "Rent", path: ["Rent"] },
    ]);
  });

  it("may have paths, and trees as v2 had them; equal ends are told apart by their whole path", () => {
    const paths = CustomLabelSet.parse({
      incoming: [],
      outgoing: [["Home", "Insurance"], ["Car", "Insurance"], ["Car", "Fuel"], "Other"],
    });
    expect(paths.outgoing.map(({ label }) => label)).toEqual([
      "Home / Insurance",
      "Car / Insurance",
      "Fuel",
      "Other",
    ]);
    const tree = CustomLabelSet.parse({
      incoming: {},
      outgoing: { goods: ["clothing", "books"], fun: { games: [], tv: ["streaming"] } },
    });
    expect(tree.outgoing).toEqual([
      { label: "clothing", path: ["goods", "clothing"] },
      { label: "books", path: ["goods", "books"] },
      { label: "games", path: ["fun", "games"] },
      { label: "streaming", path: ["fun", "tv", "streaming"] },
    ]);
  });

  it.each([
    [{ incoming: [] }, ["outgoing: is missing"]],
    [{ incoming: [], outgoing: "Food" }, ["outgoing: must be a list of labels"]],
    [
      { incoming: ["Salary", 3], outgoing: ["Food", " ", "x".repeat(201)] },
      [
        "incoming.1: must be a label, or a list of labels from general to specific",
        "outgoing.1: must not be blank",
        "outgoing.2: must not be longer than 200 characters",
      ],
    ],
    [{ incoming: [], outgoing: [], outgoign: [] }, [': Unrecognized key: "outgoign"']],
    [
      { incoming: [], outgoing: { food: 3 } },
      ["outgoing: must be a list of labels, or a tree whose leaves are lists of labels"],
    ],
  ])("is refused with what is wrong and where: %j", (body, issues) => {
    expect(issuesOf(body)).toEqual(issues);
  });

  it("may be large, but not without end", () => {
    const many = Array.from({ length: 2_001 }, (_, index) => `Label ${index}`);
    expect(issuesOf({ incoming: [], outgoing: many })).toEqual([
      "outgoing: must not hold more than 2000 labels",
    ]);
    expect(issuesOf({ incoming: [], outgoing: many.slice(1) })).toEqual([]);
  });
});

describe("the words of a label", () => {
  const texts = (label: string) =>
    labelWords(label, (word) => word === "und").map(({ text }) => text);

  it("are folded, without signs and conjunctions", () => {
    expect(texts("01 🍔 Essen und Trinken (Café)")).toEqual(["01", "essen", "trinken", "cafe"]);
    expect(texts("dépenses d'énergie")).toEqual(["depenses", "d", "energie"]);
    expect(texts("Owner's Drawings")).toEqual(["owners", "drawings"]);
    expect(texts("FoodAndDrink")).toEqual(["food", "and", "drink"]);
    expect(texts("家賃・地代")).toEqual(["家賃", "地代"]);
  });

  it.each([
    ["groceries", "grocery"],
    ["versicherungen", "versicherung"],
    ["viajes", "viaje"],
    ["книги", "книга"],
    ["ενοίκια", "ενοίκιο"],
  ])("lose the endings of number and case: %s, %s", (one, other) => {
    const [a, b] = [one, other].map((word) => labelWords(word, () => false)[0]?.stem);
    expect(a).toBe(b);
  });

  it("keep at least what tells them apart", () => {
    expect(stemOf("gas")).toBe("gas");
    expect(stemOf("cars")).toBe("car");
    expect(stemOf("bus")).toBe("bus");
  });
});
