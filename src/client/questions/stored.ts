/** Questions about all that is kept on this computer: always of the API built in. */
import { z } from "zod";
import type { QuestionSet, Sides } from "./question";

const Counts = z.object({
  storage: z.enum(["memory", "indexeddb", "postgres"]),
  storage_problem: z.string().nullable(),
  account_holders: z.number(),
  transactions: z.number(),
  category_sets: z.number(),
  rules: z.number(),
  corrections: z.number(),
  reports: z.number(),
  models: z.number(),
  statements: z.number(),
  latest: z.array(
    z.object({
      transaction: z.looseObject({ description: z.string() }),
      answer: z.looseObject({
        categories: z.looseObject({ general: z.string().nullable() }).nullish(),
      }),
    })
  ),
});

/** How much is kept, and the rows kept last as they are read. */
export interface StoredOnDevice {
  counts: Record<
    | "account_holders"
    | "transactions"
    | "category_sets"
    | "rules"
    | "corrections"
    | "reports"
    | "models"
    | "statements",
    number
  >;
  storage: "memory" | "indexeddb" | "postgres";
  samples: { description: string; label: string | null }[];
}

type Nothing = Record<string, never>;

export const storedQuestions = {
  "stored.look": async (
    { builtIn }: Sides,
    _input: Nothing,
    signal: AbortSignal
  ): Promise<StoredOnDevice> => {
    const found = await builtIn.send("GET", "/v3/stored", Counts, { signal });
    const { storage, storage_problem: _problem, latest, ...counts } = found;
    return {
      counts,
      storage,
      samples: latest.map(({ transaction, answer }) => ({
        description: transaction.description,
        label: answer.categories?.general ?? null,
      })),
    };
  },

  /** Everything as the JSON of the ledger's export, in a blob that crosses the port without a copy. */
  "stored.export": async ({ builtIn }: Sides, _input: Nothing, signal: AbortSignal) => {
    const all = await builtIn.send("GET", "/v3/stored/export", z.unknown(), { signal });
    return new Blob([JSON.stringify(all)], { type: "application/json" });
  },

  /** Forgets everything, for good. */
  "stored.forget": async ({ builtIn }: Sides, _input: Nothing, signal: AbortSignal) => {
    await builtIn.send("DELETE", "/v3/stored", z.unknown(), { signal });
    return null;
  },
} satisfies QuestionSet;
