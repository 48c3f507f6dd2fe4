/** Whose account it is. Labels, recurrence and income are always seen from the account holder's side. */
import { z } from "zod";
import { AccountHolderType, Timestamp } from "./values";

/** What `POST /v3/account_holders` takes; v3 itself knows consumer and business only. */
export const AccountHolderInput = z.object({
  id: z.string().min(1).max(256),
  type: AccountHolderType,
  name: z.string().max(1024).nullish(),
  category_id: z.string().max(256).nullish(),
});
export type AccountHolderInput = z.infer<typeof AccountHolderInput>;

export const AccountHolder = z.object({
  id: z.string(),
  type: AccountHolderType,
  name: z.string().nullable(),
  category_id: z.string().nullish(),
  created_at: Timestamp,
});
export type AccountHolder = z.infer<typeof AccountHolder>;
