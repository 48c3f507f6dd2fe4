import {
  ANSWERED_BLANK,
  blankCodes,
  cellState,
  codeOf,
  decodeEntries,
  encodeEntries,
  fieldPosition,
  formerEntries,
  layOver,
  type LockEntry,
  NEVER_WRITTEN,
  TAKEN_BACK,
} from "../../src/excel/locks";
import { blocksOf } from "../../src/excel/lock-store";
import { fingerprint } from "../../src/excel/hash";

const cell = (value: string | number | boolean, formula = value) => ({ value, formula });

function entry(id: string, label: string | null, changes: Partial<LockEntry> = {}): LockEntry {
  const codes = blankCodes();
  codes[fieldPosition("label")] = codeOf(label);
  return {
    key: fingerprint(id, 10),
    descriptionHint: fingerprint(`description of ${id}`, 4),
    moneyHint: fingerprint(`money of ${id}`, 4),
    codes,
    answerVersion: "v1",
    ...changes,
  };
}

describe("whose a cell is", () => {
  const code = codeOf("groceries");

  it("is ours while it shows what we wrote", () => {
    expect(cellState(cell("groceries"), code)).toBe("ours");
    expect(cellState(cell(""), ANSWERED_BLANK)).toBe("ours");
    expect(cellState(cell("=text"), codeOf("=text"))).toBe("ours");
  });
  it("is free when blank and never written", () => {
    expect(cellState(cell(""), NEVER_WRITTEN)).toBe("free");
  });
  it("is the user's when changed, cleared, filled by another hand, or a formula", () => {
    expect(cellState(cell("food"), code)).toBe("locked");
    expect(cellState(cell(""), code)).toBe("cleared");
    expect(cellState(cell("groceries"), NEVER_WRITTEN)).toBe("locked");
    expect(cellState(cell("food"), ANSWERED_BLANK)).toBe("locked");
    expect(cellState(cell("groceries", '="gro"&"ceries"'), code)).toBe("locked");
    expect(cellState(cell("", '=""'), NEVER_WRITTEN)).toBe("locked");
  });
});

describe("entries", () => {
  it("come back from text as they were", () => {
    const entries = [entry("one", "a"), entry("two", null), entry("three", "c")];
    expect(decodeEntries(encodeEntries(entries, ["label"]), ["label"], "v1")).toEqual(entries);
  });
  it("that were damaged are left out, the others kept", () => {
    const text = encodeEntries([entry("one", "a"), entry("two", "b")], ["label"]);
    expect(decodeEntries(text.slice(0, -2), ["label"], "v1")).toEqual([entry("one", "a")]);
  });
  it("lie over older ones field by field", () => {
    const merchant = blankCodes();
    merchant[fieldPosition("merchant")] = codeOf("Rewe");
    const entries = new Map<string, LockEntry>();
    layOver(entries, [entry("one", "a")]);
    layOver(entries, [entry("one", "a", { codes: merchant, answerVersion: "v2" })]);
    const [found] = entries.values();
    expect(found?.codes[fieldPosition("label")]).toBe(codeOf("a"));
    expect(found?.codes[fieldPosition("merchant")]).toBe(codeOf("Rewe"));
    expect(found?.answerVersion).toBe("v2");
    const taken = blankCodes();
    taken[fieldPosition("label")] = TAKEN_BACK;
    layOver(entries, [entry("one", "a", { codes: taken })]);
    expect(found?.codes[fieldPosition("label")]).toBe(NEVER_WRITTEN);
  });
  it("are kept in blocks of a thousand rows and of one version", () => {
    const entries = Array.from({ length: 2_500 }, (_, index) => entry(`row ${index}`, "a"));
    const other = entry("other", "b", { answerVersion: "v2" });
    const blocks = blocksOf([...entries, other]);
    expect(blocks.map(({ body }) => body.split(";").length)).toEqual([1_000, 1_000, 500, 1]);
    expect(blocks.map(({ head }) => head)).toEqual([
      ...Array.from({ length: 3 }, () => ({ fields: ["label"], answer: "v1" })),
      { fields: ["label"], answer: "v2" },
    ]);
  });
});

describe("a row under a new id", () => {
  const known = new Map([entry("old", "a"), entry("present", "b")].map((one) => [one.key, one]));
  const row = (id: string, changes: Partial<LockEntry> = {}) => entry(id, null, changes);

  it("is known by the half of it that did not change, where its cells still hold our values", () => {
    const old = entry("old", "a");
    const renamed = row("new", { moneyHint: old.moneyHint });
    const rows = [renamed, row("present")];
    expect(formerEntries(rows, known, () => 1).get(renamed.key)?.key).toBe(old.key);
    expect(formerEntries(rows, known, () => 0).size).toBe(0);
  });
  it("never takes an entry whose row is still there", () => {
    const present = entry("present", "b");
    const rows = [row("new", { descriptionHint: present.descriptionHint }), row("present")];
    expect(formerEntries(rows, known, () => 1).size).toBe(0);
  });
  it("takes each entry once, and looks fast when thousands changed at once", () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      entry(`old ${index}`, "a", { descriptionHint: "same" })
    );
    const rows = many.map((_, index) => row(`new ${index}`, { descriptionHint: "same" }));
    const found = formerEntries(rows, new Map(many.map((one) => [one.key, one])), () => 1);
    expect(found.size).toBe(5_000);
    expect(new Set(found.values()).size).toBe(5_000);
  });
});
