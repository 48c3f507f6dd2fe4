import { MAXIMUM_RULE_DEPTH, readRule } from "../../src/engine/rules";

/** The places and codes of what is wrong. */
function faultsOf(json: unknown): string[] {
  const read = readRule(json);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path.join(".")}: ${code}`);
}

function messageOf(json: unknown): string {
  const read = readRule(json);
  return read.ok ? "" : (read.faults[0]?.message ?? "");
}

describe("reading a rule", () => {
  it.each([
    {
      if: { "==": [{ get: "website" }, "ntropy.com"] },
      then: [{ set: "logo", to: "https://logos.ntropy.com/ntropy.com" }],
    },
    {
      if: { is_substring: [{ get: "website" }, "ntropy"] },
      then: [{ set: "logo", to: "http://example.com/favicon.ico" }],
      else: [{ remove_label: "example label" }],
    },
    { if: true, then: [{ add_mcc: 5814 }], else: [] },
    { if: false },
    { set: "merchant", to: { to_upper: { get: "merchant" } } },
    { set_labels: [] },
    { set_mcc: [742, { "+": [1, 2, 3] }] },
    { if: { "!": { "&&": [true, { has_label: "a" }, { has_mcc: 1 }] } }, then: [{ if: true }] },
    { add_label: { to_lower: "A" } },
  ])("takes %j", (json) => {
    expect(faultsOf(json)).toEqual([]);
  });

  it.each([
    [5, ": invalid_type"],
    [null, ": invalid_type"],
    [[], ": invalid_type"],
    [{}, ": invalid_union"],
    [{ sett: "logo", to: "x" }, ": invalid_union"],
    [{ set: "logo" }, "to: invalid_type"],
    [{ set: "amount", to: "1" }, "set: invalid_value"],
    [{ set: "logo", to: 1 }, "to: invalid_type"],
    [{ set: "logo", to: null }, "to: invalid_type"],
    [{ add_label: "a", remove_label: "b" }, ": unrecognized_keys"],
    [{ if: true, than: [] }, ": unrecognized_keys"],
    [{ if: true, then: { add_label: "a" } }, "then: invalid_type"],
    [{ if: { get: "website" } }, "if: invalid_type"],
    [{ if: { get: "colour" } }, "if.get: invalid_value"],
    [{ if: { "=": [1, 1] } }, "if: invalid_union"],
    [{ if: { literal: true } }, "if: invalid_union"],
    [{ if: { "==": [1] } }, "if.==: too_small"],
    [{ if: { "==": [1, 2, 3] } }, "if.==: too_big"],
    [{ if: { "==": [{ get: "amount" }, "5"] } }, "if.==: invalid_type"],
    [{ if: { "&&": [true] } }, "if.&&: too_small"],
    [{ if: { "&&": [true, 1] } }, "if.&&.1: invalid_type"],
    [{ if: { "!": 1 } }, "if.!: invalid_type"],
    [{ if: { "<": [{ get: "description" }, 1] } }, "if.<.0: invalid_type"],
    [{ if: true, then: [{ if: { has_mcc: "5" } }] }, "then.0.if.has_mcc: invalid_type"],
    [{ set: "merchant", to: { "+": ["a", "b"] } }, "to.+.0: invalid_type"],
    [{ add_mcc: 10000 }, "add_mcc: invalid_value"],
    [{ set_mcc: [5814, 1.5] }, "set_mcc.1: invalid_value"],
    [{ add_label: "x".repeat(4097) }, "add_label: too_big"],
  ])("refuses %j and says where", (json, fault) => {
    expect(faultsOf(json)).toContain(fault);
  });

  it("has no patterns, and says what there is", () => {
    const json = { if: { regex: [{ get: "description" }, "(a+)+$"] } };
    expect(faultsOf(json)).toEqual(["if: invalid_union"]);
    expect(messageOf(json)).toMatch(/^"regex" is not an expression; known are .*is_substring/);
  });

  it("tells every fault, not only the first", () => {
    const json = { if: { has_mcc: "a" }, then: [{ add_label: 1 }], else: [{ set_mcc: [-1] }] };
    expect(faultsOf(json)).toEqual([
      "if.has_mcc: invalid_type",
      "then.0.add_label: invalid_type",
      "else.0.set_mcc.0: invalid_value",
    ]);
  });

  it("refuses nesting that would exhaust the stack, at once", () => {
    const deep = JSON.parse(`{"if":${'{"!":'.repeat(100_000)}true${"}".repeat(100_000)}}`);
    expect(faultsOf(deep)).toEqual(["if.!.!.!.!.!: too_deep"]);
    expect(messageOf(deep)).toBe(`is nested more than ${MAXIMUM_RULE_DEPTH} levels deep`);
    const allowed = JSON.parse(`{"if":${'{"!":'.repeat(100)}true${"}".repeat(100)}}`);
    expect(faultsOf(allowed)).toEqual([]);
  });
});
