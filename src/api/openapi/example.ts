/** Examples made from JSON Schema: what a request or an answer may look like. */
import type { JsonSchema } from "./schema-book";

/** Values for properties that a schema alone says too little of. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  id: "t1",
  transaction_id: "t1",
  account_holder_id: "robin",
  user_id: "robin",
  description: "SQ *STARBUCKS SEATTLE",
  amount: 4.5,
  entry_type: "outgoing",
  currency: "USD",
  iso_currency_code: "USD",
  name: "Starbucks",
  merchant: "Starbucks",
  website: "starbucks.com",
  logo: "https://logos.ntropy.com/starbucks.com",
  url: "https://example.com/hook",
  webhook_url: "https://example.com/hook",
  country: "US",
  possible_labels: ["Food and drink", "Groceries"],
  labels: ["coffee shop"],
  general: "coffee shop",
  incoming: ["salary", "other"],
  outgoing: ["food", "rent", "other"],
};

/** Deeper than this everything is left out: schemas may hold themselves. */
const DEEPEST = 8;

/**
 * A value the schema takes. Of an object that is sent only what must be there and what `BY_NAME` knows
 * is given, of an answer everything.
 */
export function exampleOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  isAnswer: boolean
): unknown {
  const make = (at: JsonSchema, name: string, depth: number): unknown => {
    const { $ref, examples, anyOf, oneOf, allOf } = at;
    if ($ref !== undefined) return make(components[$ref.split("/").pop() ?? ""] ?? {}, name, depth);
    if (examples?.[0] !== undefined) return examples[0];
    if (at.const !== undefined) return at.const;
    const known = BY_NAME[name];
    if (known !== undefined && fits(known, at)) return known;
    if (at.default !== undefined) return at.default;
    if (at.enum?.[0] !== undefined) return at.enum[0];
    const [first] = anyOf ?? oneOf ?? allOf ?? [];
    if (typeof first === "object") return make(first, name, depth);
    const type = Array.isArray(at.type) ? at.type[0] : at.type;
    switch (type) {
      case "object":
        return depth >= DEEPEST ? {} : objectOf(at, depth);
      case "array":
        return depth < DEEPEST && isSchema(at.items) ? [make(at.items, name, depth + 1)] : [];
      case "string":
        return textOf(at);
      case "integer":
      case "number":
        return Math.max(at.minimum ?? 1, at.exclusiveMinimum === undefined ? 1 : 2);
      case "boolean":
        return true;
      default:
        return null;
    }
  };
  const objectOf = ({ properties = {}, required = [] }: JsonSchema, depth: number): unknown =>
    Object.fromEntries(
      Object.entries(properties).flatMap(([name, property]) => {
        const isWanted = isAnswer || required.includes(name) || name in BY_NAME;
        if (!isWanted || !isSchema(property) || property.not !== undefined) return [];
        return [[name, make(property, name, depth + 1)]];
      })
    );
  return make(schema, "", 0);
}

function isSchema(value: unknown): value is JsonSchema {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether a value is of the schema's type, and of its list where it has one. */
function fits(value: unknown, { type, anyOf, enum: list, format, items }: JsonSchema): boolean {
  if (anyOf !== undefined) return anyOf.some((one) => isSchema(one) && fits(value, one));
  if (list !== undefined) return list.some((one) => one === value);
  if (format !== undefined && format !== "uri") return false;
  const types = Array.isArray(type) ? type : [type];
  if (Array.isArray(value))
    return types.includes("array") && (!isSchema(items) || value.every((one) => fits(one, items)));
  return types.some((one) => one === typeof value);
}

function textOf({ format, contentMediaType }: JsonSchema): string {
  if (contentMediaType !== undefined) return "@statement.pdf";
  switch (format) {
    case "date":
      return "2024-03-05";
    case "date-time":
      return "2024-03-05T09:30:00.000Z";
    case "uuid":
      return "b7e1c2a0-4d3f-4c55-9a52-0d3c1f6f2a11";
    case "uri":
      return "https://example.com/";
    default:
      return "text";
  }
}
