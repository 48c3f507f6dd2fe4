/** Bodies that are too large in shape for a schema to look at, however few bytes they have. */
import type { FieldError } from "./errors";

/** How deep JSON may be nested, and how many values it may hold in all. */
export interface ShapeLimits {
  levels: number;
  values: number;
}

/** Of bodies that are read by their schema: of each value that is wrong an error is made. */
export const USUAL_SHAPE: ShapeLimits = { levels: 1_000, values: 50_000 };

/** What is wrong with the shape of a body; null where nothing is. Keeps its own stack. */
export function shapeFault(json: unknown, { levels, values }: ShapeLimits): FieldError | null {
  const waiting: { value: object; level: number }[] = [];
  const visit = (value: unknown, level: number): void => {
    if (value !== null && typeof value === "object") waiting.push({ value, level });
  };
  visit(json, 1);
  let seen = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, level } = place;
    if (level > levels) return fault(`is nested more than ${levels} levels deep`, "too_deep");
    const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    seen += inside.length;
    if (seen > values) return fault(`holds more than ${values} values`, "too_big");
    for (const one of inside) visit(one, level + 1);
  }
  return null;
}

function fault(msg: string, type: string): FieldError {
  return { loc: ["body"], msg, type };
}
