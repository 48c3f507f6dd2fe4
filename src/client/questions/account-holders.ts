/** Questions about account holders: who they are, what is kept of them, and changing that. */
import { z } from "zod";
import { AccountHolder, type AccountHolderType, AccountHolderV2 } from "../../model";
import type { Client } from "../client";
import { RequestError } from "../request-error";
import type { QuestionSet, Sides } from "./question";

/** An account holder as the pane shows it. */
export interface HolderInList {
  id: string;
  type: AccountHolderType;
  name: string | null;
}

/** What is kept of one. */
const Contents = AccountHolder.extend({
  transactions: z.number(),
  rules: z.number(),
  reports: z.number(),
  statements: z.number(),
});
export type HolderContents = z.infer<typeof Contents>;

/** Most account holders shown in a list. */
const MOST_LISTED = 1_000;
/** Looked up at a service beyond this computer, each by a request of its own. */
const MOST_LOOKED_UP_AWAY = 25;

const at = (id: string) => `/v3/account_holders/${encodeURIComponent(id)}`;

/** Who keeps them: the destination chosen where it speaks our API, else this computer. */
function keeperOf({ chosen, builtIn }: Sides): Client {
  return chosen.capabilities.changesHolders ? chosen : builtIn;
}

export const accountHolderQuestions = {
  /** All of them, oldest first, at most a thousand; `isHere` where they are kept on this computer. */
  "holders.list": async (sides: Sides, _input: Record<string, never>, signal: AbortSignal) => {
    const keeper = keeperOf(sides);
    const path = `/v2/account-holder?per_page=${MOST_LISTED}&sort_order=asc`;
    const found = await keeper.send("GET", path, z.array(AccountHolderV2), { signal });
    const holders = found.map(({ id, type, name }): HolderInList => ({
      id,
      type,
      name: name ?? null,
    }));
    return { holders, isHere: keeper === sides.builtIn };
  },

  /** One of them with what would go with it; null where it is not known. */
  "holders.contents": async (sides: Sides, { id }: { id: string }, signal: AbortSignal) =>
    unlessUnknown(keeperOf(sides).send("GET", `${at(id)}/contents`, Contents, { signal })),

  "holders.create": async (
    sides: Sides,
    { id, type, name }: HolderInList,
    signal: AbortSignal
  ): Promise<HolderInList> => {
    const body = { id, type, name };
    await keeperOf(sides).send("POST", "/v2/account-holder", AccountHolderV2, { body, signal });
    return { id, type, name };
  },

  /** Changes what is given; `category_id` names a set of labels, null is that of its type. */
  "holders.change": (
    sides: Sides,
    { id, ...change }: { id: string } & Partial<Omit<AccountHolder, "id" | "created_at">>,
    signal: AbortSignal
  ) => keeperOf(sides).send("PATCH", at(id), AccountHolder, { body: change, signal }),

  /** Removes one with all that is kept of it, for good. */
  "holders.remove": async (sides: Sides, { id }: { id: string }, signal: AbortSignal) => {
    await keeperOf(sides).send("DELETE", at(id), z.unknown(), { signal });
    return null;
  },

  /** Which of these are known where rows are enriched, as pairs; null where too many would be asked for. */
  "holders.known": async (
    { chosen }: Sides,
    { ids }: { ids: readonly string[] },
    signal: AbortSignal
  ): Promise<[string, Omit<HolderInList, "id">][] | null> => {
    const isOurs = chosen.capabilities.changesHolders;
    if (!isOurs && ids.length > MOST_LOOKED_UP_AWAY) return null;
    const known: [string, Omit<HolderInList, "id">][] = [];
    for (const id of ids) {
      const holder = await unlessUnknown<Omit<HolderInList, "id">>(
        isOurs ? chosen.getAccountHolderV2(id, signal) : chosen.getAccountHolder(id, signal)
      );
      if (holder !== null) known.push([id, { type: holder.type, name: holder.name }]);
    }
    return known;
  },
} satisfies QuestionSet;

async function unlessUnknown<Value>(asking: Promise<Value>): Promise<Value | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return null;
    throw error;
  }
}
