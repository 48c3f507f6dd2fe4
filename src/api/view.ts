/**
 * What a key may see of an enriched transaction. Fields that are off are absent in v1 and v2 and null
 * (lists: empty) in v3. Where enriched transactions stand in an answer is read from the answer's schema,
 * so that no operation can forget them.
 */
import { z } from "zod";

/** Fields a key may have on or off, by their names in v2. */
export const ENRICHED_FIELDS = [
  "labels",
  "merchant",
  "website",
  "logo",
  "person",
  "mcc",
  "location",
  "intermediaries",
  "recurrence",
  "transaction_type",
  "confidence",
  "evidence",
] as const;
export type EnrichedField = (typeof ENRICHED_FIELDS)[number];

/** What a key may see. */
export interface View {
  /** Null is all. */
  fields: ReadonlySet<EnrichedField> | null;
  /** Whether `categories.accounting` is told. */
  accounting: boolean;
}

/** Everything: what is seen built in, and by a key for which nothing else was said. */
export const FULL_VIEW: View = { fields: null, accounting: true };

/** Gives back an answer as a view shows it, without changing it. */
export type Shower = (value: unknown, view: View) => unknown;

type Json = Record<string, unknown>;

/** The shower of answers of a schema; null where they hold nothing that a view could hide. */
export function showerOf(schema: z.ZodType): Shower | null {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return showerOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return showerOfItems(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return showerOfOptions(schema.options as z.ZodType[]);
  if (!(schema instanceof z.ZodObject)) return null;
  const shape: Record<string, z.ZodType> = schema.shape;
  if ("transaction_id" in shape && "labels" in shape) return inObjects(showRowV2);
  if ("categories" in shape && "entities" in shape) return inObjects(showRow);
  if ("categories" in shape && "counterparty" in shape) return inObjects(showGroup);
  if ("recurrence_group_id" in shape && "transaction_ids" in shape) return inObjects(showPayments);
  if ("income_type" in shape) return inObjects(showIncome);
  if ("stats_by_label" in shape) return inObjects(showMetrics);
  if ("matched" in shape && "changes" in shape) return inObjects(showTrial);
  return showerOfMembers(shape);
}

function showerOfItems(element: z.ZodType): Shower | null {
  const shower = showerOf(element);
  if (shower === null) return null;
  return (value, view) => (Array.isArray(value) ? value.map((item) => shower(item, view)) : value);
}

/** Of an answer that may be of several shapes all showers are used: each leaves alone what it knows not. */
function showerOfOptions(options: readonly z.ZodType[]): Shower | null {
  const showers = options.map(showerOf).filter((shower) => shower !== null);
  if (showers.length === 0) return null;
  return (value, view) => showers.reduce((shown, shower) => shower(shown, view), value);
}

function showerOfMembers(shape: Record<string, z.ZodType>): Shower | null {
  const members = Object.entries(shape).flatMap(([key, schema]) => {
    const shower = showerOf(schema);
    return shower === null ? [] : [[key, shower] as const];
  });
  if (members.length === 0) return null;
  return inObjects((value, view) => {
    const shown = { ...value };
    for (const [key, shower] of members) if (key in shown) shown[key] = shower(shown[key], view);
    return shown;
  });
}

function inObjects(show: (value: Json, view: View) => Json): Shower {
  return (value, view) => (isObject(value) ? show(value, view) : value);
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Keys of v1 and v2 that go with a field. */
const KEYS_V2: Readonly<Record<EnrichedField, readonly string[]>> = {
  labels: ["labels", "label_group", "label", "accounting"],
  merchant: ["merchant", "merchant_id", "contact"],
  website: ["website"],
  logo: ["logo"],
  person: ["person"],
  mcc: ["mcc"],
  location: ["location", "location_structured"],
  intermediaries: ["intermediaries"],
  recurrence: ["recurrence", "recurrence_group", "recurrence_group_id"],
  transaction_type: ["transaction_type"],
  confidence: ["confidence"],
  evidence: ["evidence"],
};

function hideKeys(row: Json, { fields, accounting }: View): Json {
  if (fields === null && accounting) return row;
  const shown = { ...row };
  if (!accounting) delete shown["accounting"];
  if (fields === null) return shown;
  for (const field of ENRICHED_FIELDS)
    if (!fields.has(field)) for (const key of KEYS_V2[field]) delete shown[key];
  return shown;
}

function showRowV2(row: Json, view: View): Json {
  const { fields } = view;
  const shown = hideKeys(row, view);
  if (fields === null) return shown;
  if ("evidence" in shown) shown["evidence"] = showEvidence(shown["evidence"], fields);
  if (isObject(shown["recurrence_group"]) && !fields.has("website"))
    shown["recurrence_group"] = { ...shown["recurrence_group"], other_party: "unknown" };
  if (Array.isArray(shown["intermediaries"]))
    shown["intermediaries"] = shown["intermediaries"].map((one) =>
      isObject(one) ? withoutKeys(one, ["website", "logo"], fields) : one
    );
  return shown;
}

/** Which field tells what a piece of evidence is of. */
const FIELDS_OF_EVIDENCE: Readonly<Record<string, EnrichedField>> = {
  counterparty: "merchant",
  person: "person",
  intermediary: "intermediaries",
  category: "labels",
  location: "location",
};

function showEvidence(evidence: unknown, fields: ReadonlySet<EnrichedField>): unknown {
  return ofFields(evidence, "field", FIELDS_OF_EVIDENCE, fields);
}

/** The objects of a list whose `key` names something that may be seen. */
function ofFields(
  list: unknown,
  key: string,
  fieldOf: Readonly<Record<string, EnrichedField>>,
  fields: ReadonlySet<EnrichedField>
): unknown {
  if (!Array.isArray(list)) return list;
  return list.filter((one) => {
    const field = isObject(one) ? fieldOf[String(one[key])] : undefined;
    return field === undefined || fields.has(field);
  });
}

/** What rules change, by the field that tells it. */
const FIELDS_OF_CHANGES: Readonly<Record<string, EnrichedField>> = {
  label: "labels",
  merchant: "merchant",
  merchant_id: "merchant",
  person: "person",
  website: "website",
  logo: "logo",
  mcc: "mcc",
  location: "location",
  transaction_type: "transaction_type",
};

function showTrial(row: Json, { fields }: View): Json {
  if (fields === null) return row;
  return { ...row, changes: ofFields(row["changes"], "property", FIELDS_OF_CHANGES, fields) };
}

/** Payments that come again are what was asked for: their group is told in any case. */
function showPayments(group: Json, view: View): Json {
  return { ...hideKeys(group, view), recurrence_group_id: group["recurrence_group_id"] };
}

/** The SDK looks for the source, so it is null where it is hidden. */
function showIncome(group: Json, view: View): Json {
  const { fields } = view;
  if (fields === null || fields.has("merchant")) return group;
  return { ...hideKeys(group, view), source: null };
}

function showMetrics(metrics: Json, view: View): Json {
  const { fields } = view;
  if (fields === null) return metrics;
  const shown = { ...metrics };
  if (!fields.has("labels")) delete shown["stats_by_label"];
  const ofMerchants = shown["stats_by_merchant"];
  if (!fields.has("merchant")) delete shown["stats_by_merchant"];
  else if (isObject(ofMerchants))
    shown["stats_by_merchant"] = Object.fromEntries(
      Object.entries(ofMerchants).map(([name, one]) => [
        name,
        isObject(one) ? hideKeys(one, view) : one,
      ])
    );
  return shown;
}

function withoutKeys(
  value: Json,
  keys: readonly EnrichedField[],
  fields: ReadonlySet<EnrichedField>
): Json {
  const shown = { ...value };
  for (const key of keys) if (!fields.has(key)) delete shown[key];
  return shown;
}

function showRow(row: Json, view: View): Json {
  const shown = showAccounting(row, view);
  const { fields } = view;
  if (fields === null) return shown;
  const hidden = { ...shown };
  if (!fields.has("labels")) hidden["categories"] = null;
  if (!fields.has("location")) hidden["location"] = null;
  if (!fields.has("confidence")) hidden["confidence"] = null;
  hidden["evidence"] = fields.has("evidence") ? showEvidence(hidden["evidence"], fields) : [];
  if (!fields.has("recurrence") && "recurrence" in hidden) hidden["recurrence"] = null;
  if (isObject(hidden["entities"])) hidden["entities"] = showEntities(hidden["entities"], fields);
  return hidden;
}

/** A recurrence group of v3: what it is of has a counterparty with a type, and categories, in any case. */
function showGroup(group: Json, view: View): Json {
  const shown = showAccounting(group, view);
  const { fields } = view;
  const { counterparty, categories } = shown;
  if (fields === null || !isObject(counterparty) || !isObject(categories)) return shown;
  return {
    ...shown,
    counterparty: showCounterparty(counterparty, fields) ?? {
      ...counterparty,
      ...NAMELESS,
      website: null,
      logo: null,
      mccs: [],
    },
    categories: fields.has("labels") ? categories : { general: null, accounting: null },
  };
}

function showEntities(entities: Json, fields: ReadonlySet<EnrichedField>): Json {
  const { counterparty, intermediaries } = entities;
  const showsIntermediaries = fields.has("intermediaries") && Array.isArray(intermediaries);
  return {
    counterparty: isObject(counterparty) ? showCounterparty(counterparty, fields) : null,
    intermediaries: showsIntermediaries
      ? intermediaries.map((one) => (isObject(one) ? showOrganisation(one, fields, true) : one))
      : [],
  };
}

function showCounterparty(counterparty: Json, fields: ReadonlySet<EnrichedField>): Json | null {
  if (counterparty["type"] === "person") return fields.has("person") ? counterparty : null;
  const isSeen = (["merchant", "website", "logo", "mcc"] as const).some((one) => fields.has(one));
  return isSeen ? showOrganisation(counterparty, fields, fields.has("merchant")) : null;
}

function showOrganisation(
  organisation: Json,
  fields: ReadonlySet<EnrichedField>,
  isNamed: boolean
): Json {
  return {
    ...organisation,
    ...(isNamed ? {} : NAMELESS),
    ...(fields.has("website") ? {} : { website: null }),
    ...(fields.has("logo") ? {} : { logo: null }),
    ...(fields.has("mcc") ? {} : { mccs: [] }),
    ...(fields.has("website") || !isObject(organisation["parent"]) || !isNamed
      ? {}
      : { parent: { ...organisation["parent"], website: null } }),
  };
}

/** What of an organisation tells its name. */
const NAMELESS = {
  id: null,
  name: null,
  phone_number: null,
  tax_number: null,
  naics2017: null,
  parent: null,
};

function showAccounting(value: Json, { accounting }: View): Json {
  const { categories } = value;
  if (accounting || !isObject(categories)) return value;
  return { ...value, categories: { ...categories, accounting: null } };
}
