/** Corrections as v2 takes them (contract section 4.2; docs/v2.md says what each key does). */
import { z } from "zod";
import {
  MerchantCategoryCode,
  RecurrenceType,
  TransactionType,
  WebsiteInput,
  type Location,
} from "../../model";
import type { RowCorrection } from "../../service";

const text = (most: number) => z.string().trim().min(1).max(most).nullable();
const part = z.string().max(1024).nullish();

/** A bare host, also where it comes as an address. */
const Website = WebsiteInput.nullable();

const Code = MerchantCategoryCode;

/** Keys that are left out stay as they are; null takes away what was found. Other keys are refused. */
export const Corrections = z
  .strictObject({
    merchant: text(1024),
    person: text(1024),
    website: Website,
    logo: text(2048),
    mcc: z.union([z.array(Code).max(10), Code.transform((code) => [code])]).nullable(),
    labels: z
      .union([
        z.array(z.string().trim().min(1).max(200)).min(1).max(10),
        z
          .string()
          .trim()
          .min(1)
          .max(200)
          .transform((label) => [label]),
      ])
      .nullable(),
    location: text(1024),
    location_structured: z
      .object({
        address: part,
        house_number: part,
        city: part,
        state: part,
        postcode: part,
        country: part,
        country_name: part,
        latitude: z.number().min(-90).max(90).nullish(),
        longitude: z.number().min(-180).max(180).nullish(),
        google_maps_url: part,
        apple_maps_url: part,
        store_number: part,
      })
      .nullable(),
    intermediaries: z
      .array(
        z
          .object({ id: text(256), name: text(1024), website: Website, logo: text(2048) })
          .partial()
          .refine(
            ({ name, website }) => (name ?? website ?? null) !== null,
            "needs a name or website"
          )
      )
      .max(10)
      .nullable(),
    transaction_type: TransactionType.nullable(),
    recurrence: RecurrenceType.nullable(),
    /** Taken, and kept nowhere: nothing is reviewed here. */
    review_state: z.enum(["incomplete", "satisfied", "forced"]).nullable(),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, "must correct something")
  .refine(
    ({ merchant, person }) => typeof merchant !== "string" || typeof person !== "string",
    "merchant and person exclude each other"
  )
  .meta({ id: "CorrectionsV2" });

/** The correction as the service knows it. */
export function correctionOf({
  mcc,
  location,
  location_structured,
  intermediaries,
  review_state: _reviewState,
  ...same
}: z.output<typeof Corrections>): RowCorrection {
  const isPlace = location !== undefined || location_structured !== undefined;
  return {
    ...same,
    ...(mcc === undefined ? {} : { mccs: mcc ?? [] }),
    ...(isPlace ? { location: placeOf(location ?? null, location_structured ?? null) } : {}),
    ...(intermediaries === undefined
      ? {}
      : { intermediaries: (intermediaries ?? []).map((one) => ({ ...one, mccs: [] })) }),
  };
}

type Structured = NonNullable<z.output<typeof Corrections>["location_structured"]>;

/** One line and its parts; a line that is left out is made of the parts. */
function placeOf(line: string | null, parts: Structured | null): Location | null {
  if (parts === null) return line === null ? null : { raw_address: line, structured: null };
  const { address, country, country_name, ...same } = parts;
  const named = [address, parts.city, parts.state, parts.postcode, country_name ?? country];
  const made = named.filter((one) => typeof one === "string" && one !== "").join(", ");
  return {
    raw_address: line ?? (made === "" ? null : made),
    structured: { ...same, street: address, country_code: country, country: country_name },
  };
}
