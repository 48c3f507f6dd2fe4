import { z } from "zod";
import { OPERATIONS } from "../../src/api";

const name = ({ method, path }: { method: string; path: string }) =>
  `${method.toUpperCase()} ${path}`;

/** The JSON Schema's type, where it is defined, or what it may be; throws where a schema has no JSON Schema. */
function kindOf(schema: z.ZodType, io: "input" | "output"): unknown {
  const { type, $ref, anyOf } = z.toJSONSchema(schema, { io });
  return type ?? $ref ?? anyOf;
}

describe("the operations as data", () => {
  it("name each address and method once", () => {
    const names = OPERATIONS.map(name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(OPERATIONS.map((one) => [name(one), one] as const))(
    "%s can be described in OpenAPI 3.1: its schemas are JSON Schema",
    (_name, one) => {
      const taken = [one.schemas.path, one.schemas.query, one.schemas.body];
      for (const schema of taken)
        if (schema !== undefined) expect(kindOf(schema, "input")).toBeDefined();
      for (const { schema } of Object.values(one.answers))
        if (schema !== null) expect(kindOf(schema, "output")).toBeDefined();
      const inPath = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect(Object.keys(one.schemas.path?.shape ?? {})).toEqual(inPath);
    }
  );
});
