import fc from "fast-check";
import {
  EDITED_PROPERTIES,
  groupEdits,
  likeliestOption,
  rowsIn,
  type EditedRow,
} from "../../src/client/learn/group-edits";
import type { CorrectionPattern } from "../../src/model";

const scope = { entry_type: "outgoing" as const, account_holder_id: null };
const tesco: CorrectionPattern = {
  kind: "counterparty",
  counterparty_id: "id of tesco.com",
  name: "Tesco",
  ...scope,
};
const words = (text: string): CorrectionPattern => ({ kind: "description", words: text, ...scope });
const nothing = { label: null, merchant: null, person: null, website: null, location: null };

const row = (id: string, change: Partial<EditedRow>): EditedRow => ({
  id,
  edited: {},
  answered: { ...nothing, label: "groceries", merchant: "Tesco" },
  patterns: [tesco, words("tesco"), words("tesco leeds")],
  ...change,
});

describe("edits in the sheet", () => {
  it("of one merchant to one label are one group, counted, with what stood there before", () => {
    const { groups, known, unlike } = groupEdits([
      row("1", { edited: { label: "office supplies" } }),
      row("2", { edited: { label: "office supplies" } }),
      row("3", {
        edited: { label: "office supplies" },
        answered: { ...nothing, label: "fuel" },
      }),
    ]);
    expect(groups).toEqual([
      {
        key: expect.any(String),
        pattern: tesco,
        property: "label",
        before: ["groceries", "fuel"],
        options: [{ value: "office supplies", rows: ["1", "2", "3"] }],
      },
    ]);
    expect([known, unlike]).toEqual([[], []]);
  });

  it("of one merchant to two labels are a conflict, and the more frequent one is proposed", () => {
    const rows = [
      row("1", { edited: { label: "a" } }),
      row("2", { edited: { label: "b" } }),
      row("3", { edited: { label: "b" } }),
    ];
    const [group] = groupEdits(rows).groups;
    expect(group?.options).toEqual([
      { value: "b", rows: ["2", "3"] },
      { value: "a", rows: ["1"] },
    ]);
    expect(group && likeliestOption(group)).toBe("b");
    const [tie] = groupEdits(rows.slice(0, 2)).groups;
    expect(tie && likeliestOption(tie)).toBeNull();
  });

  it("of the merchant itself go by the words, for the merchant is what was wrong", () => {
    const { groups } = groupEdits([
      row("1", { edited: { merchant: "Tesco Mobile", label: "phone" } }),
    ]);
    expect(groups.map(({ pattern, property }) => [property, pattern])).toEqual([
      ["label", words("tesco")],
      ["merchant", words("tesco")],
    ]);
  });

  it("that would be answered already are known, and those nothing is like are told", () => {
    const { groups, known, unlike } = groupEdits([
      row("1", { edited: { label: "groceries" } }),
      row("2", { edited: { label: "x" }, patterns: [] }),
      row("3", { edited: { label: "  " } }),
    ]);
    expect([groups, known, unlike]).toEqual([[], ["1", "3"], ["2"]]);
  });

  it("each stand in exactly one group, whatever they are, and the largest group comes first", () => {
    const value = fc.constantFrom("a", "b", "c");
    const anyRow = fc.record({
      edited: fc.record(
        { label: value, merchant: value, person: value, website: value, location: value },
        { requiredKeys: [] }
      ),
      answered: fc.record({
        label: fc.option(value),
        merchant: fc.option(value),
        person: fc.option(value),
        website: fc.option(value),
        location: fc.option(value),
      }),
      patterns: fc.subarray([tesco, words("a"), words("b")]),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (all) => {
        const rows = all.map((one, index) => ({ ...one, id: String(index) }));
        const { groups, known, unlike } = groupEdits(rows);
        const stated = groups.flatMap(({ property, options }) =>
          options.flatMap((option) => option.rows.map((id) => `${id} ${property} ${option.value}`))
        );
        const expected = rows.flatMap(({ id, edited, answered, patterns }) =>
          patterns.length === 0
            ? []
            : EDITED_PROPERTIES.flatMap((property) => {
                const to = edited[property];
                return to === undefined || to === answered[property]
                  ? []
                  : [`${id} ${property} ${to}`];
              })
        );
        expect(stated.sort()).toEqual(expected.sort());
        const told = new Set([...known, ...unlike, ...stated.map((one) => one.split(" ")[0])]);
        expect(told.size).toBe(rows.length);
        const sizes = groups.map(rowsIn);
        expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
        const keys = groups.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 }
    );
  });
});
