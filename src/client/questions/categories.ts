/** Questions about sets of labels (`/v3/categories`). */
import { z } from "zod";
import { CategorySet, type AccountHolderType } from "../../model";
import type { QuestionSet, Sides } from "./question";

const at = (id: string) => `/v3/categories/${encodeURIComponent(id)}`;

const NamedSets = z.array(
  z.object({ id: z.string(), categories: CategorySet, is_own: z.boolean() })
);
export type NamedSets = z.infer<typeof NamedSets>;

const told = {
  direction: z.enum(["incoming", "outgoing"]),
  label: z.string(),
  becomes: z.string(),
};
const Preview = z.object({
  labels: z.array(z.object({ ...told, confidence: z.number() })),
  rows: z.array(z.object({ ...told, count: z.number() })),
  others: z.number(),
  unknown: z.number(),
});
export type CategoryPreview = z.infer<typeof Preview>;

/** Ids of rows in one request. */
const MOST_IDS = 20_000;

export const categoryQuestions = {
  /** The labels in force for an account holder type, or under a name. */
  "categories.read": ({ chosen }: Sides, { id }: { id: string }, signal: AbortSignal) =>
    chosen.send("GET", at(id), CategorySet, { signal }),

  /**
   * Every set that can be chosen. Where the destination lists none, those of the two types: whether
   * such a set is an own one cannot be told, so it counts as one.
   */
  "categories.list": async (
    { chosen }: Sides,
    _input: Record<string, never>,
    signal: AbortSignal
  ): Promise<NamedSets> => {
    if (chosen.capabilities.triesCategorySets)
      return chosen.send("GET", "/v3/categories", NamedSets, { signal });
    const sets: NamedSets = [];
    for (const id of ["business", "consumer"]) {
      const categories = await chosen.send("GET", at(id), CategorySet, { signal });
      sets.push({ id, categories, is_own: true });
    }
    return sets;
  },

  /** Puts a set in force; faults name the direction and the label. */
  "categories.put": (
    { chosen }: Sides,
    { id, set }: { id: string; set: CategorySet },
    signal: AbortSignal
  ) => chosen.send("POST", at(id), CategorySet, { body: set, signal }),

  /** Takes an own set away. */
  "categories.reset": async ({ chosen }: Sides, { id }: { id: string }, signal: AbortSignal) => {
    await chosen.send("POST", `${at(id)}/reset`, CategorySet.nullable(), { signal });
    return null;
  },

  /** What a set, or our own where it is null, would make of labels and kept rows; nothing is stored. */
  "categories.preview": async (
    { chosen, builtIn }: Sides,
    input: { type: AccountHolderType; set: CategorySet | null; ids: readonly string[] },
    signal: AbortSignal
  ): Promise<CategoryPreview> => {
    const side = chosen.capabilities.triesCategorySets ? chosen : builtIn;
    const parts: CategoryPreview[] = [];
    for (let first = 0; first === 0 || first < input.ids.length; first += MOST_IDS) {
      const body = {
        account_holder_type: input.type,
        categories: input.set,
        transaction_ids: input.ids.slice(first, first + MOST_IDS),
      };
      parts.push(await side.send("POST", "/v3/category_preview", Preview, { body, signal }));
    }
    return together(parts);
  },
} satisfies QuestionSet;

function together(parts: readonly CategoryPreview[]): CategoryPreview {
  const rows = new Map<string, CategoryPreview["rows"][number]>();
  for (const row of parts.flatMap((part) => part.rows)) {
    const key = JSON.stringify([row.direction, row.label, row.becomes]);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { ...row });
    else known.count += row.count;
  }
  return {
    labels: parts[0]?.labels ?? [],
    rows: [...rows.values()].sort((one, other) => other.count - one.count),
    others: parts.reduce((sum, { others }) => sum + others, 0),
    unknown: parts.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}
