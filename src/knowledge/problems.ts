/** What the compiler finds wrong in the source files: all of it at once, each with file and entry. */
import type { z } from "zod";

/** One thing to mend. */
export interface SourceProblem {
  file: string;
  message: string;
}

/** Thrown when sources have problems; its message lists them. */
export class SourceError extends Error {
  constructor(readonly problems: readonly SourceProblem[]) {
    super(problems.map(({ file, message }) => `${file}: ${message}`).join("\n"));
    this.name = "SourceError";
  }
}

/** Parses one source file, or reports and returns null. */
export function parseSource<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
  problems: SourceProblem[]
): z.infer<Schema> | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    problems.push({ file, message: `${issue.path.join(".")}: ${issue.message}` });
  return null;
}

/** Reports the first two neighbours that are out of order. Plain order of lower-cased text. */
export function checkSorted(
  names: readonly string[],
  what: string,
  file: string,
  problems: SourceProblem[]
): void {
  for (let index = 1; index < names.length; index++) {
    const before = names[index - 1] ?? "";
    const after = names[index] ?? "";
    const [a, b] = [before.toLowerCase(), after.toLowerCase()];
    if (a < b || (a === b && before <= after)) continue;
    problems.push({
      file,
      message: `${what} are not sorted: "${after}" belongs before "${before}"`,
    });
    return;
  }
}
