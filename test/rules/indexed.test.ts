import fc from "fast-check";
import { applyRules, compileRules } from "../../src/engine/rules";
import { createPartFinder } from "../../src/engine/rules/find-parts";
import { coffee, coffeeAnswer, plain, rulesOf } from "./rows";

const word = fc.constantFrom("a", "b", "ab", "aB", "ba", "A", "abc", "Starbucks", "");
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(""));
const property = fc.constantFrom(
  "merchant",
  "person",
  "website",
  "merchant_id",
  "location",
  "description",
  "transaction_type",
  "account_holder_id",
  "country",
  "entry_type"
);
const read = fc.oneof(
  property.map((name) => ({ get: name })),
  property.map((name) => ({ to_lower: { get: name } })),
  property.map((name) => ({ to_upper: { to_lower: { get: name } } }))
);
const code = fc.constantFrom(1, 2, 5814);

/** Conditions of which most can be looked up. */
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc
      .tuple(fc.constantFrom("is_substring", "starts_with", "ends_with", "=="), read, text)
      .map(([call, left, right]) => ({ [call]: [left, right] })),
    fc.tuple(text, read).map(([left, right]) => ({ "==": [left, right] })),
    text.map((label) => ({ has_label: label })),
    code.map((one) => ({ has_mcc: one })),
    fc.constantFrom(4.5, 5).map((amount) => ({ "==": [{ get: "amount" }, amount] })),
    fc.constantFrom(4, 5).map((amount) => ({ ">": [{ get: "amount" }, amount] })),
    fc.boolean(),
    tie("condition").map((one) => ({ "!": one })),
    fc
      .tuple(
        fc.constantFrom("&&", "||"),
        fc.array(tie("condition"), { minLength: 2, maxLength: 3 })
      )
      .map(([call, operands]) => ({ [call]: operands }))
  ),
}));
const editable = fc.constantFrom(
  "merchant",
  "person",
  "website",
  "merchant_id",
  "location",
  "transaction_type"
);
const { action } = fc.letrec<{ action: unknown }>((tie) => ({
  action: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    fc.tuple(editable, fc.oneof(text, read)).map(([set, to]) => ({ set, to })),
    text.map((label) => ({ add_label: label })),
    text.map((label) => ({ remove_label: label })),
    code.map((one) => ({ add_mcc: one })),
    code.map((one) => ({ remove_mcc: one })),
    fc.array(code, { maxLength: 2 }).map((codes) => ({ set_mcc: codes })),
    fc
      .tuple(condition, fc.array(tie("action"), { minLength: 1, maxLength: 2 }))
      .map(([when, then]) => ({ if: when, then })),
    fc
      .tuple(condition, fc.array(tie("action"), { maxLength: 2 }), tie("action"))
      .map(([when, then, otherwise]) => ({ if: when, then, else: [otherwise] }))
  ),
}));
/** Rules that mostly wait for something, as a user's do. */
const rules = fc.array(
  fc.tuple(condition, action).map(([when, then]) => ({ if: when, then: [then] })),
  { minLength: 8, maxLength: 80 }
);
const row = fc.record({
  description: text,
  account_holder_id: fc.option(text),
  country: fc.option(text),
  amount: fc.option(fc.constantFrom(4.5, 5, 0)),
});
const counterparty = fc.record({
  type: fc.constantFrom("organization" as const, "person" as const),
  name: text,
  website: fc.option(text),
  mccs: fc.array(code, { maxLength: 2 }),
});

describe("rules with an index", () => {
  it("change the same things in the same order as rules without one", () => {
    let changed = 0;
    fc.assert(
      fc.property(rules, row, fc.option(counterparty), text, (json, change, found, label) => {
        const read = rulesOf(...json);
        const compiled = compileRules(read);
        expect(compiled.index).not.toBeNull();
        const transaction = { ...coffee, ...change };
        const answer = {
          ...coffeeAnswer,
          entities: { counterparty: found, intermediaries: [] },
          categories: { general: label, accounting: null },
        };
        const { met, ...expected } = applyRules(plain(read), transaction, answer);
        // A row leaves nothing behind for the next.
        for (const _time of ["first", "second"]) {
          const { met: woken, ...found } = applyRules([compiled], transaction, answer);
          expect(found).toEqual(expected);
          // Rules with nothing to do sleep on, though their condition be met.
          expect(met).toEqual(expect.arrayContaining([...woken]));
          expect(woken).toEqual(
            expect.arrayContaining(
              found.changes.map(({ rule }) => rule).filter((id) => met.includes(id))
            )
          );
        }
        changed += expected.changes.length;
      }),
      { numRuns: 300 }
    );
    expect(changed).toBeGreaterThan(300);
  });

  it("see what a list before them left", () => {
    const filler = Array.from({ length: 40 }, (_, index) => ({
      if: { "==": [{ get: "merchant" }, `none ${index}`] },
      then: [{ add_label: "never" }],
    }));
    const first = compileRules(rulesOf({ set: "merchant", to: "Corner" }));
    const second = compileRules(
      rulesOf(
        ...filler,
        {
          if: { "==": [{ get: "merchant" }, "Corner"] },
          then: [{ set: "website", to: "corner.example" }],
        },
        { if: { ends_with: [{ get: "website" }, ".example"] }, then: [{ add_label: "met" }] }
      )
    );
    const { answer } = applyRules([first, second], coffee, coffeeAnswer);
    expect(answer.categories?.general).toBe("met");
  });

  it("evaluate only what a row can meet", () => {
    const json = Array.from({ length: 5_000 }, (_, index) => ({
      if: {
        "&&": [
          { "==": [{ get: "account_holder_id" }, "robin"] },
          { is_substring: [{ to_upper: { get: "description" } }, `SHOP ${index} `] },
        ],
      },
      then: [{ add_label: `label ${index}` }],
    }));
    const { index } = compileRules(rulesOf(...json));
    const woken: number[] = [];
    const state = {
      transaction: { ...coffee, description: "Shop 17 Seattle" },
      answer: coffeeAnswer,
      transactionType: null,
      changes: [],
      labelWords: (label: string) => [label],
    };
    index?.walk(state, (position) => woken.push(position));
    expect(woken).toEqual([17]);
  });
});

describe("many texts within a text", () => {
  const few = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });

  it("are found where the language itself finds them, each once", () => {
    fc.assert(
      fc.property(fc.array(few.filter((part) => part !== "")), few, few, (parts, one, other) => {
        const finder = createPartFinder(parts.map((part, owner) => ({ text: part, owner })));
        for (const text of [one, other, one + other]) {
          const found: number[] = [];
          finder.find(text, (owner) => found.push(owner));
          const expected = [...parts.keys()].filter((owner) => text.includes(parts[owner] ?? ""));
          expect(found.sort((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 500 }
    );
  });

  it("are told by their beginning where they are long, and never missed", () => {
    const long = "x".repeat(100);
    const finder = createPartFinder([{ text: `${long}y`, owner: 1 }]);
    const found: number[] = [];
    finder.find(`before ${long}y after`, (owner) => found.push(owner));
    expect(found).toEqual([1]);
  });
});
