import fc from "fast-check";
import { contentHash, createIdentities, type IdentityFields } from "../../src/columns";

const coffee: IdentityFields = {
  id: null,
  account: null,
  date: "2024-01-05",
  amount: 4.5,
  entry_type: "outgoing",
  description: "COFFEE",
};

const fields = fc.record<IdentityFields>({
  id: fc.constant(null),
  account: fc.constantFrom(null, "1", "2"),
  date: fc.constantFrom(null, "2024-01-05", "2024-01-06"),
  amount: fc.constantFrom(null, 0, 4.5, 45),
  entry_type: fc.constantFrom(null, "incoming", "outgoing"),
  description: fc.constantFrom("COFFEE", "TEA", ""),
});

const identitiesOf = (rows: readonly IdentityFields[]) => {
  const identities = createIdentities();
  return rows.map((row) => identities.next(row));
};

describe("a row's identity", () => {
  it("is the same on every host for ever", () => {
    expect(contentHash(coffee)).toBe("fyc2n0ycrj4vynv9");
    expect(contentHash({ ...coffee, description: "Café über €" })).toBe("ac0egfyr1gq0nctv");
  });

  it("does not change when rows are sorted", () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 30 }), fc.integer(), (rows, seed) => {
        const shuffled = rows
          .map((row, index) => ({ row, key: Math.imul(index + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect([...identitiesOf(shuffled)].sort()).toEqual([...identitiesOf(rows)].sort());
      })
    );
  });

  it("keeps two equal coffees two, and tells apart rows that differ in one field", () => {
    const [first, second] = identitiesOf([coffee, coffee]);
    expect(second).toBe(`${first ?? ""}-2`);
    const others = [
      { ...coffee, account: "2" },
      { ...coffee, date: "2024-01-06" },
      { ...coffee, amount: 45 },
      { ...coffee, entry_type: "incoming" as const },
      { ...coffee, description: "COFFEE " },
    ];
    expect(new Set([coffee, ...others].map(contentHash)).size).toBe(6);
  });

  it("is the user's own id where there is one, made unique and no longer than the API takes", () => {
    const own = (id: string) => ({ ...coffee, id });
    expect(identitiesOf([own("a"), own("b"), own("a"), own("a-2")])).toEqual([
      "a",
      "b",
      "a-2",
      "a-2-2",
    ]);
    const long = identitiesOf([own("x".repeat(256)), own("x".repeat(256))]);
    expect(long.map((id) => id.length)).toEqual([256, 256]);
    expect(long[0]).not.toBe(long[1]);
  });

  it("is unique among all rows", () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 60 }), (rows) => {
        expect(new Set(identitiesOf(rows)).size).toBe(rows.length);
      })
    );
  });
});
