/** What `ntropy keys` can be told. */
import { z } from "zod";
import { ENRICHED_FIELDS } from "../../api";
import { toggle } from "../option-values";
import type { OptionTable } from "../read-options";
import { storageOptions, storageTable } from "../serve-options";
import { KeyFields, KeyName } from "./key";

const known = ENRICHED_FIELDS.join(", ");

const Fields = z
  .string()
  .transform((value) => value.split(",").map((field) => field.trim()))
  .pipe(KeyFields.unwrap());

export const KeysOptions = z.object({
  ...storageOptions,
  name: z
    .string()
    .refine((value) => KeyName.safeParse(value).success, { error: "has 1 to 100 characters" })
    .optional(),
  fields: z
    .string()
    .refine((value) => Fields.safeParse(value).success, {
      error: `is a list such as labels,merchant out of ${known}`,
    })
    .transform((value) => Fields.parse(value))
    .optional(),
  accounting: toggle.default(true),
});
export type KeysOptions = z.output<typeof KeysOptions>;

export const KEYS_TABLE = {
  ...storageTable,
  name: { value: "NAME", help: "what the key is for, to tell keys apart" },
  fields: {
    value: "a,b,…",
    help: "what of an enriched transaction it may see, out of\nlabels, merchant, website, logo, person, mcc, location, intermediaries,\nrecurrence, transaction_type, confidence, evidence; all unless said",
  },
  accounting: { value: "on|off", help: "whether it may see accounting categories: on" },
} satisfies OptionTable<typeof KeysOptions>;

/** Options that only `keys create` has a use for. */
export const CREATE_OPTIONS = ["name", "fields", "accounting"] as const;
