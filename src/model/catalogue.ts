/**
 * What is known without any transaction: organisations, label hierarchies, merchant category codes,
 * accounts of the books, and whether the service is well (contract sections 2, 4.7, 4.11 and 5.6).
 */
import { z } from "zod";
import { ADDITION } from "./addition";
import { Location, ParentEntity } from "./enrichment";
import { MerchantCategoryCode } from "./values";
import { LocationStructuredV2 } from "./version-2";

const text = z.string().nullable();

/** An organisation as `/v3/entities` answers it; every key is there. */
export const Entity = z
  .object({
    id: text,
    name: text,
    website: text,
    logo: text,
    mccs: z.array(MerchantCategoryCode),
    phone_number: text,
    tax_number: text,
    naics2017: text,
    parent: ParentEntity.nullable(),
    /** Of the place that was asked for, or where the only place of the organisation is. */
    location: Location.nullable(),
  })
  .meta({ id: "Entity" });
export type Entity = z.infer<typeof Entity>;

/** The same as v2 answers it. */
export const EntityV2 = z
  .object({
    id: text,
    name: text,
    website: text,
    logo: text,
    location: text,
    location_structured: LocationStructuredV2.nullable(),
    /** 0 to 1. */
    confidence: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: "EntityV2" });
export type EntityV2 = z.infer<typeof EntityV2>;

/** One code with what it stands for. */
export const MccDescription = z
  .object({ code: MerchantCategoryCode, description: z.string() })
  .meta({ id: "MccDescription" });
export type MccDescription = z.infer<typeof MccDescription>;

/**
 * Labels of v2 from general to specific: below a group its labels, or groups with theirs; a label
 * that is its own group has nothing below it.
 */
export const LabelHierarchy = z
  .record(z.string(), z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]))
  .meta({ id: "LabelHierarchy" });
export type LabelHierarchy = z.infer<typeof LabelHierarchy>;

/** Labels of businesses by the account of the books they belong to. */
export const ChartOfAccounts = z
  .record(z.string(), z.array(z.string()))
  .meta({ id: "ChartOfAccounts" });
export type ChartOfAccounts = z.infer<typeof ChartOfAccounts>;

/** `GET /health`. */
export const Health = z
  .object({
    status: z.literal("ok"),
    /** Seconds since 1970 in UTC, with a fraction. */
    updated_at: z.number(),
    /** Engine and knowledge. */
    version: z.string().nullish().meta(ADDITION),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof Health>;
