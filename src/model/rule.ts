/**
 * A rule of the user's own: what to change in an answer, and when. The grammar is Ntropy's
 * (contract, rules.md section 2): objects whose one key says what they are. Reading gives each such
 * object a tag beside its key (`call`, `action`), so that one schema is chosen and a fault is named
 * where it stands: `0.if.==.1`. There are no patterns in the grammar, only plain text to find.
 */
import { z } from "zod";
import type { LearnedCorrection } from "./learned-correction";
import { MerchantCategoryCode } from "./values";

/** Longest text in a rule, in UTF-16 code units: four times the longest description. */
export const MAXIMUM_RULE_TEXT = 4_096;

/** Most bytes of a list of rules on our own hosts, as JSON in UTF-8 (contract section 1, row 6). */
export const MAXIMUM_RULESET_BYTES = 2 * 1024 * 1024;
/** The same on the hosted API. */
export const MAXIMUM_HOSTED_RULESET_BYTES = 200_000;

/** What a rule may read of a transaction and its answer. */
export const RuleProperty = z.enum([
  "logo",
  "website",
  "merchant",
  "description",
  "merchant_id",
  "location",
  "person",
  "transaction_type",
  "amount",
  "entry_type",
  "account_holder_type",
  "account_holder_id",
  "account_holder_name",
  "country",
]);
export type RuleProperty = z.infer<typeof RuleProperty>;

/** What a rule may set. */
export const EditableProperty = z.enum([
  "logo",
  "website",
  "merchant",
  "merchant_id",
  "location",
  "person",
  "transaction_type",
]);
export type EditableProperty = z.infer<typeof EditableProperty>;

/** Calls of two operands and more. */
export const MANY_CALLS = ["&&", "||", "+", "-", "*", "/", "//"] as const;
/** Calls of two operands. */
export const PAIR_CALLS = [
  "==",
  "<",
  "<=",
  ">",
  ">=",
  "is_substring",
  "starts_with",
  "ends_with",
] as const;
/** Calls of one operand, which stands bare. */
export const UNARY_CALLS = ["!", "to_lower", "to_upper", "has_label", "has_mcc"] as const;
type Call = (typeof MANY_CALLS | typeof PAIR_CALLS | typeof UNARY_CALLS)[number];

/** A value to be worked out. Literals and calls alike, told apart by `call`. */
export type Expression =
  | { call: "literal"; value: boolean | string | number }
  | { call: "get"; property: RuleProperty }
  | { call: Call; operands: Expression[] };

/** Changes of one label or one code. */
export const SINGLE_ACTIONS = ["add_label", "remove_label", "add_mcc", "remove_mcc"] as const;
/** Changes of all labels or all codes. */
export const LIST_ACTIONS = ["set_labels", "set_mcc"] as const;
type SingleAction = (typeof SINGLE_ACTIONS)[number];
type ListAction = (typeof LIST_ACTIONS)[number];

/** One rule, or one step of a rule: told apart by `action`. */
export type RuleAction =
  | { action: "if"; condition: Expression; then: RuleAction[]; else: RuleAction[] }
  | { action: "set"; property: EditableProperty; to: Expression }
  | { action: SingleAction; value: Expression }
  | { action: ListAction; values: Expression[] };

const CALLS: readonly string[] = ["get", ...UNARY_CALLS, ...PAIR_CALLS, ...MANY_CALLS];
const ACTIONS: readonly string[] = ["if", "set", ...SINGLE_ACTIONS, ...LIST_ACTIONS];

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Puts the tag beside the key; what cannot be tagged is left as it is, and told of by the schema. */
function tagExpression(value: unknown): unknown {
  if (typeof value === "boolean" || typeof value === "string" || typeof value === "number")
    return { call: "literal", value };
  if (!isObject(value)) return value;
  const [only] = Object.keys(value);
  // "literal" is our tag of bare values, no key of the wire.
  return { ...value, call: only === "literal" ? '"literal"' : only };
}

function tagAction(value: unknown): unknown {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  return { ...value, action: ACTIONS.find((action) => keys.includes(action)) ?? keys[0] };
}

/** Names the words that would have done, which zod leaves out where none fitted. */
function chooses(what: string, words: readonly string[], tag: string) {
  return (issue: { code?: string; input?: unknown }): string | undefined => {
    if (issue.code === "invalid_type") return `must be ${what}`;
    if (issue.code !== "invalid_union" || !isObject(issue.input)) return undefined;
    const given = issue.input[tag];
    const found = given === undefined ? "an empty object" : JSON.stringify(given).slice(0, 60);
    return `${found} is not ${what}; known are ${words.join(", ")}`;
  };
}

const AnyExpression: z.ZodType<Expression> = z.lazy(() => TaggedExpression);
const AnyAction: z.ZodType<RuleAction> = z.lazy(() => TaggedAction);
const text = z.string().max(MAXIMUM_RULE_TEXT);

const unary = (call: (typeof UNARY_CALLS)[number]) =>
  z
    .strictObject({ call: z.literal(call), [call]: AnyExpression })
    .transform((read) => ({ call, operands: [read[call]] }));
const several = (
  call: (typeof PAIR_CALLS | typeof MANY_CALLS)[number],
  operands: z.ZodArray<z.ZodType<Expression>>
) =>
  z
    .strictObject({ call: z.literal(call), [call]: operands })
    .transform((read) => ({ call, operands: read[call] }));

const TaggedExpression = z.preprocess(
  tagExpression,
  z.discriminatedUnion(
    "call",
    [
      z.strictObject({
        call: z.literal("literal"),
        value: z.union([z.boolean(), text, z.number()]),
      }),
      z
        .strictObject({ call: z.literal("get"), get: RuleProperty })
        .transform(({ get }) => ({ call: "get", property: get })),
      ...UNARY_CALLS.map(unary),
      ...PAIR_CALLS.map((call) => several(call, z.array(AnyExpression).length(2))),
      ...MANY_CALLS.map((call) => several(call, z.array(AnyExpression).min(2))),
    ],
    { error: chooses("an expression", CALLS, "call") }
  )
) as z.ZodType<unknown> as z.ZodType<Expression>;

const single = (action: SingleAction) =>
  z
    .strictObject({ action: z.literal(action), [action]: AnyExpression })
    .transform((read) => ({ action, value: read[action] }));
const list = (action: ListAction) =>
  z
    .strictObject({ action: z.literal(action), [action]: z.array(AnyExpression) })
    .transform((read) => ({ action, values: read[action] }));

const TaggedAction = z.preprocess(
  tagAction,
  z.discriminatedUnion(
    "action",
    [
      z
        .strictObject({
          action: z.literal("if"),
          if: AnyExpression,
          then: z.array(AnyAction).default([]),
          else: z.array(AnyAction).default([]),
        })
        .transform((read) => ({
          action: "if",
          condition: read.if,
          then: read.then,
          else: read.else,
        })),
      z
        .strictObject({ action: z.literal("set"), set: EditableProperty, to: AnyExpression })
        .transform(({ set, to }) => ({ action: "set", property: set, to })),
      ...SINGLE_ACTIONS.map(single),
      ...LIST_ACTIONS.map(list),
    ],
    { error: chooses("an action", ACTIONS, "action") }
  )
) as z.ZodType<unknown> as z.ZodType<RuleAction>;

/** An expression as the wire spells it, read. */
export const Expression = TaggedExpression;
/** A rule as the wire spells it, read: a bare action or a conditional one. Types are checked after. */
export const RuleAction = TaggedAction;

/** A rule as the wire spells it, unread. */
export const RuleJson = z.record(z.string(), z.unknown());
export type RuleJson = z.infer<typeof RuleJson>;

/** A rule as it is kept: the id it is addressed by (a decimal number as text) and its JSON. */
export const Rule = z.object({ id: z.string(), rule: RuleJson });
export type Rule = z.infer<typeof Rule>;

/** A rule that is switched off, with its place among those that are on. */
export interface SwitchedOffRule extends Rule {
  /** How many rules that are on stand before it. */
  behind: number;
}

/** All rules of a tenant, in the order they run. */
export interface Ruleset {
  /** The greatest id ever given: ids are not given twice. */
  lastId: number;
  rules: Rule[];
  /** Those that are switched off, in order; other programs never see them. Absent: none. */
  off?: SwitchedOffRule[];
  /**
   * Learned corrections, oldest first, which run before the rules; of the list for everyone only. They
   * stand here because they are needed wherever rules are: one look into the ledger finds both.
   */
  learned?: readonly LearnedCorrection[];
}

/** Whether a number may stand as a merchant category code. */
export function isCategoryCode(value: number): boolean {
  return MerchantCategoryCode.safeParse(value).success;
}
