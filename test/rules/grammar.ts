/** Rules of the whole grammar, for properties: every call, every action, of any type. */
import fc from "fast-check";
import {
  EditableProperty,
  LIST_ACTIONS,
  MANY_CALLS,
  PAIR_CALLS,
  RuleProperty,
  SINGLE_ACTIONS,
  UNARY_CALLS,
} from "../../src/model";

const depth = { maxDepth: 5, depthSize: "small" as const };

/** Any rule of the grammar, whatever its types, with keys that may be left out left out at times. */
export const { anyRule, anyExpression } = fc.letrec<{
  anyRule: unknown;
  anyExpression: unknown;
}>((tie) => {
  const expressions = fc.array(tie("anyExpression"), { maxLength: 3 });
  const rules = fc.array(tie("anyRule"), { maxLength: 3 });
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("tesco", "TESCO", ""));
  const calls = [
    ...UNARY_CALLS.map((call) => tie("anyExpression").map((one) => ({ [call]: one }))),
    ...PAIR_CALLS.map((call) =>
      fc.tuple(tie("anyExpression"), tie("anyExpression")).map((pair) => ({ [call]: pair }))
    ),
    ...MANY_CALLS.map((call) =>
      fc
        .array(tie("anyExpression"), { minLength: 2, maxLength: 3 })
        .map((list) => ({ [call]: list }))
    ),
  ];
  const get = fc.constantFrom(...RuleProperty.options).map((property) => ({ get: property }));
  // What people write, more often than chance would.
  const usual = fc
    .tuple(fc.constantFrom(...PAIR_CALLS), get, fc.boolean(), fc.oneof(text, fc.integer()))
    .map(([call, left, lowered, right]) => ({
      [call]: [lowered ? { to_lower: left } : left, right],
    }));
  return {
    anyExpression: fc.oneof(depth, fc.boolean(), text, fc.integer(), get, usual, ...calls),
    anyRule: fc.oneof(
      depth,
      fc
        .tuple(fc.constantFrom(...EditableProperty.options), tie("anyExpression"))
        .map(([set, to]) => ({ set, to })),
      ...SINGLE_ACTIONS.map((action) => tie("anyExpression").map((one) => ({ [action]: one }))),
      ...LIST_ACTIONS.map((action) => expressions.map((list) => ({ [action]: list }))),
      fc.record({ if: tie("anyExpression"), then: rules, else: rules }, { requiredKeys: ["if"] })
    ),
  };
});
