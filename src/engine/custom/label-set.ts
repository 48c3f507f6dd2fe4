/**
 * A user's own labels as they come in (v3: `{"incoming": […], "outgoing": […]}`): a list of labels, of
 * paths from general to specific, or a tree of them as v2 had it.
 */
import { z } from "zod";

/** One label of a user's set. */
export interface CustomLabel {
  /** As it is answered. */
  label: string;
  /** General to specific; the label itself where it came as plain text. */
  path: readonly string[];
}

export interface CustomLabelSet {
  incoming: readonly CustomLabel[];
  outgoing: readonly CustomLabel[];
}

/** Longest label, and most labels of one direction. */
const LONGEST_LABEL = 200;
const MOST_LABELS = 2_000;

const Text = z
  .string({ error: "must be text" })
  .trim()
  .min(1, "must not be blank")
  .max(LONGEST_LABEL, `must not be longer than ${LONGEST_LABEL} characters`);
const Label = z.union([Text, z.array(Text).min(1, "must not be empty")], {
  error: (issue) =>
    typeof issue.input === "string"
      ? issue.input.trim() === ""
        ? "must not be blank"
        : `must not be longer than ${LONGEST_LABEL} characters`
      : "must be a label, or a list of labels from general to specific",
});

interface Tree {
  [name: string]: Tree | string[];
}
const Tree: z.ZodType<Tree> = z.lazy(() =>
  z.record(Text, z.union([z.array(Text), Tree], { error: "must be a list of labels, or a tree" }))
);

const Direction = z.union([z.array(Label), Tree]).transform((given) => {
  const paths = Array.isArray(given)
    ? given.map((label) => (typeof label === "string" ? [label] : label))
    : pathsOfTree(given, []);
  return namedOf(paths);
});

const Labels = z.preprocess(
  (given) => given,
  z.unknown().transform((given, context) => {
    if (given === undefined) {
      context.addIssue({ code: "custom", message: "is missing" });
      return z.NEVER;
    }
    if (typeof given !== "object" || given === null) {
      context.addIssue({ code: "custom", message: "must be a list of labels" });
      return z.NEVER;
    }
    if (Array.isArray(given) && given.length > MOST_LABELS) {
      context.addIssue({
        code: "custom",
        message: `must not hold more than ${MOST_LABELS} labels`,
      });
      return z.NEVER;
    }
    // Each entry by itself, so that the one that is wrong can be named.
    if (Array.isArray(given)) {
      let wrong = false;
      given.forEach((entry: unknown, index) => {
        const label = Label.safeParse(entry);
        if (label.success) return;
        wrong = true;
        const [issue] = label.error.issues;
        context.addIssue({
          code: "custom",
          path: [index],
          message: issue?.message ?? "must be a label",
        });
      });
      if (wrong) return z.NEVER;
    }
    const read = Direction.safeParse(given);
    if (read.success && read.data.length <= MOST_LABELS) return read.data;
    if (read.success) {
      context.addIssue({
        code: "custom",
        message: `must not hold more than ${MOST_LABELS} labels`,
      });
      return z.NEVER;
    }
    context.addIssue({
      code: "custom",
      message: "must be a list of labels, or a tree whose leaves are lists of labels",
    });
    return z.NEVER;
  })
);

/** The body of a set. Unknown keys are refused: a mistyped direction would go unheard. */
export const CustomLabelSet = z.strictObject({ incoming: Labels, outgoing: Labels });

function pathsOfTree(tree: Tree, above: readonly string[]): string[][] {
  return Object.entries(tree).flatMap(([name, below]) => {
    const path = [...above, name];
    if (!Array.isArray(below)) {
      const deeper = pathsOfTree(below, path);
      return deeper.length === 0 ? [path] : deeper;
    }
    return below.length === 0 ? [path] : below.map((leaf) => [...path, leaf]);
  });
}

/** A path answers with its last label, or with the whole of it where two end alike. */
export function namedOf(paths: readonly string[][]): CustomLabel[] {
  const ends = new Map<string, number>();
  for (const path of paths) {
    const end = path[path.length - 1] ?? "";
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const named = new Map<string, CustomLabel>();
  for (const path of paths) {
    const end = path[path.length - 1] ?? "";
    const label = path.length === 1 || ends.get(end) === 1 ? end : path.join(" / ");
    if (!named.has(label)) named.set(label, { label, path });
  }
  return [...named.values()];
}
