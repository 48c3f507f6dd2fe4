/** Whose account it is. Labels, recurrence and income are always seen from the account holder's side. */
import { z } from "zod";
import { AccountHolderType, Timestamp } from "./values";

/** What v2 keeps of an account holder beside its name; nothing is decided by it. */
export const AccountHolderDetails = z.object({
  industry: z.string().max(1024).nullable(),
  website: z.string().max(2048).nullable(),
  company: z
    .object({
      loan_state: z.enum(["tbd", "ongoing", "done"]).nullable(),
      logo: z.string().max(2048).nullable(),
    })
    .nullable(),
});
export type AccountHolderDetails = z.infer<typeof AccountHolderDetails>;

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
  details: AccountHolderDetails.nullish(),
  created_at: Timestamp,
});
export type AccountHolder = z.infer<typeof AccountHolder>;
