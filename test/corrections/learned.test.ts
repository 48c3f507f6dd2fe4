import fc from "fast-check";
import { corrected } from "../../src/engine/corrections";
import {
  applyCorrections,
  compileCorrections,
  matchingCorrections,
  stableWords,
  suggestPatterns,
} from "../../src/engine/learned";
import { CorrectionPattern, type LearnedCorrection } from "../../src/model";
import { coffee, coffeeAnswer } from "../rules/rows";

let count = 0;
const learned = (
  pattern: object,
  expected: LearnedCorrection["expected"],
  is_on = true
): LearnedCorrection => ({
  id: `c${(count += 1)}`,
  created_at: "2026-11-20T00:00:00.000Z",
  is_on,
  pattern: CorrectionPattern.parse(pattern),
  expected,
  report_id: null,
});
const starbucks = {
  kind: "counterparty",
  counterparty_id: "id of starbucks.com",
  name: "Starbucks",
};
const words = (text: string, change: object = {}) => ({
  kind: "description",
  words: text,
  ...change,
});
const labelOf = (all: LearnedCorrection[], change: Partial<typeof coffee> = {}) =>
  applyCorrections(compileCorrections(all), { ...coffee, ...change }, coffeeAnswer).categories
    ?.general;

describe("words that stay the same", () => {
  it.each([
    ["SQ *Café Blå 00123 03/04", "sq cafe bla"],
    ["PAYPAL *STEAM GAMES 35314369001", "paypal steam games"],
    ["Netflix.com 866-579-7172 CA", "netflix ca"],
    ["12345 / 99", ""],
  ])("of %s are %s", (description, expected) => {
    expect(stableWords(description).join(" ")).toBe(expected);
  });
});

describe("a learned correction", () => {
  it("is about its counterparty, whatever the description says, and names itself as the reason", () => {
    const one = learned(starbucks, { label: "groceries", website: "coffee.example" });
    const answer = applyCorrections(compileCorrections([one]), coffee, coffeeAnswer);
    expect(answer.categories).toEqual({ general: "groceries", accounting: null });
    expect(answer.confidence).toBe(1);
    expect(answer.entities?.counterparty).toMatchObject({
      name: "Starbucks",
      website: "coffee.example",
    });
    expect(answer.evidence).toEqual([
      { field: "counterparty", source: "correction", detail: one.id },
      { field: "category", source: "correction", detail: one.id },
    ]);
  });

  it("is about its words where they stand next to each other, whatever their case and numbers", () => {
    const one = [learned(words("Starbucks Séattle"), { label: "groceries" })];
    expect(labelOf(one)).toBe("groceries");
    expect(labelOf(one, { description: "STARBUCKS 00417 SEATTLE 11/12" })).toBe("groceries");
    expect(labelOf(one, { description: "STARBUCKS OF SEATTLE" })).toBe("coffee shop");
    expect(labelOf(one, { description: "NOTSTARBUCKS SEATTLE" })).toBe("coffee shop");
  });

  it("keeps to its direction and its account holder", () => {
    const outgoing = learned(words("starbucks", { entry_type: "outgoing" }), { label: "a" });
    const kims = learned(words("starbucks", { account_holder_id: "kim" }), { label: "b" });
    expect(labelOf([outgoing, kims])).toBe("a");
    expect(labelOf([outgoing, kims], { account_holder_id: "kim" })).toBe("b");
    expect(labelOf([outgoing, kims], { entry_type: "incoming" })).toBe("coffee shop");
  });

  it("changes nothing while it is switched off, or on a row in error", () => {
    const off = learned(starbucks, { label: "groceries" }, false);
    expect(labelOf([off])).toBe("coffee shop");
    const failed = {
      ...coffeeAnswer,
      error: { code: "internal_error" as const, message: "It failed." },
    };
    const on = compileCorrections([learned(starbucks, { label: "groceries" })]);
    expect(applyCorrections(on, coffee, failed)).toBe(failed);
  });

  it("gives way to a later one where both speak, and to none where they speak of other things", () => {
    const first = learned(starbucks, { label: "a", merchant: "Coffee House" });
    const second = learned(words("starbucks"), { label: "b" });
    const answer = applyCorrections(compileCorrections([first, second]), coffee, coffeeAnswer);
    expect(answer.categories?.general).toBe("b");
    expect(answer.entities?.counterparty?.name).toBe("Coffee House");
  });

  it("is found by what the engine found, also where another one renamed the counterparty", () => {
    const renamed = learned(words("starbucks"), { merchant: "Somebody Else" });
    const after = learned(starbucks, { label: "groceries" });
    expect(labelOf([renamed, after])).toBe("groceries");
  });

  it("takes away what is expected to be nothing", () => {
    const one = learned(starbucks, { merchant: null, website: null, mcc: [], label: null });
    const answer = applyCorrections(compileCorrections([one]), coffee, {
      ...coffeeAnswer,
      entities: {
        counterparty: {
          type: "organization",
          name: "Starbucks",
          id: "id of starbucks.com",
          mccs: [],
        },
        intermediaries: [],
      },
    });
    expect(answer.entities?.counterparty).toBeNull();
    expect(answer.categories?.general).toBe("not enough information");
  });
});

describe("any number of corrections", () => {
  const alphabet = fc.constantFrom("acme", "shop", "north", "cart", "art", "old");
  const text = fc.array(alphabet, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));
  const pattern = fc.oneof(
    text.map((one) => words(one)),
    fc.constantFrom("id 1", "id 2").map((id) => ({ ...starbucks, counterparty_id: id }))
  );

  it("do what going through all of them in order does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pattern, fc.constantFrom("a", "b", "c"), fc.boolean()), {
          maxLength: 12,
        }),
        text,
        fc.constantFrom("id 1", "id 2", "id 3"),
        (all, description, id) => {
          const list = all.map(([one, label, isOn]) => learned(one, { label }, isOn));
          const row = { ...coffee, description: description.replaceAll(" ", " 4711 ") };
          const found = {
            ...coffeeAnswer,
            entities: {
              counterparty: { type: "organization" as const, id, name: "X", mccs: [] },
              intermediaries: [],
            },
          };
          const isAbout = ({ pattern: one, is_on }: LearnedCorrection) =>
            is_on &&
            (one.kind === "counterparty"
              ? one.counterparty_id === id
              : ` ${description} `.includes(` ${one.words} `));
          const expected = list
            .filter(isAbout)
            .reduce(
              (answer, one) =>
                corrected(
                  answer,
                  { label: one.expected.label ?? null },
                  { source: "correction", id: one.id }
                ),
              found as typeof coffeeAnswer
            );
          expect(applyCorrections(compileCorrections(list), row, found)).toEqual(expected);
        }
      ),
      { numRuns: 500 }
    );
  });

  it("are suggested so that they are about the row they were suggested for", () => {
    // The name of this host is a reference where it stands alone.
    const example: [string, string] = ["A0000.tV", ""];
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 20 }),
        (description, detail) => {
          const row = { ...coffee, description };
          const found = {
            ...coffeeAnswer,
            evidence: [{ field: "counterparty" as const, source: "words" as const, detail }],
          };
          for (const one of suggestPatterns(row, found)) {
            const correction = learned(one, { label: "a" });
            expect(matchingCorrections(compileCorrections([correction]), row, found)).toEqual([
              correction,
            ]);
          }
        }
      ),
      { numRuns: 500, examples: [example] }
    );
  });
});
