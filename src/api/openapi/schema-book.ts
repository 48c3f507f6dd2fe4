/** zod schemas as JSON Schema, with those that have a name collected as components. */
import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Which side of a schema: what is taken, or what is answered. */
export type Side = "input" | "output";

export interface SchemaBook {
  /** The schema; where it has a name, or holds one that has, a reference to `#/components/schemas/`. */
  add(schema: z.ZodType, side: Side): JsonSchema;
  /** Named schemas by name, sorted. */
  components(): Record<string, JsonSchema>;
}

const IN_ZOD = "#/$defs/";
const IN_DOCUMENT = "#/components/schemas/";

/** An empty book. Two schemas of one name that differ (input and output of the same) get two names. */
export function createSchemaBook(): SchemaBook {
  const byName = new Map<string, { identity: string; json: JsonSchema }>();

  const nameFor = (name: string, identity: string, side: Side): string => {
    const wishes = [name, side === "input" ? `${name}Input` : `${name}Output`];
    for (let count = 2; ; count += 1) {
      const wish = wishes.shift() ?? `${name}${count}`;
      const known = byName.get(wish);
      if (known === undefined || known.identity === identity) return wish;
    }
  };

  return {
    add(schema, side) {
      // Named schemas are references only below the root.
      const { $defs = {}, properties = {} } = jsonSchemaOf(z.object({ root: schema }), side);
      const names = new Map<string, string>();
      for (const name of Object.keys($defs)) {
        const identity = identityOf(name, $defs);
        const given = nameFor(name, identity, side);
        names.set(name, given);
        if (!byName.has(given)) byName.set(given, { identity, json: {} });
      }
      for (const [name, json] of Object.entries($defs)) {
        const known = byName.get(names.get(name) ?? name);
        if (known !== undefined) known.json = renamed(json, names);
      }
      const { root } = properties;
      return renamed(typeof root === "object" ? root : {}, names);
    },
    components: () =>
      Object.fromEntries(
        [...byName]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, { json }]) => [name, json])
      ),
  };
}

/** A schema as JSON Schema; what JSON cannot say may be anything. */
export function jsonSchemaOf(schema: z.ZodType, side: Side): JsonSchema {
  return z.toJSONSchema(schema, {
    io: side,
    unrepresentable: "any",
    override: ({ jsonSchema, zodSchema }) => {
      // Answers may have more keys one day.
      if (side === "output" && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
      // The pattern says nothing that the format does not.
      if (zodSchema._zod.def.type === "string" && jsonSchema.format !== undefined)
        delete jsonSchema.pattern;
      delete jsonSchema.id;
    },
  });
}

/** A schema with all it refers to, as text: equal texts mean the same. */
function identityOf(name: string, defs: Record<string, JsonSchema>): string {
  const reached = new Map<string, string>();
  const open = [name];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue;
    const text = JSON.stringify(defs[at] ?? {});
    reached.set(at, text);
    for (const [, other] of text.matchAll(/"#\/\$defs\/([^"]+)"/g))
      if (other !== undefined) open.push(other);
  }
  return JSON.stringify([...reached].sort());
}

function renamed(json: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify(json, (key, value: unknown) => {
    if (key !== "$ref" || typeof value !== "string" || !value.startsWith(IN_ZOD)) return value;
    const name = value.slice(IN_ZOD.length);
    return `${IN_DOCUMENT}${names.get(name) ?? name}`;
  });
  const copy: JsonSchema = JSON.parse(text);
  return copy;
}
