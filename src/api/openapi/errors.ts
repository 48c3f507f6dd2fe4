/** Which errors an operation may answer, and their shapes (contract section 2.1). */
import { z } from "zod";
import type { Operation } from "../operation";

const FieldError = z
  .object({
    /** Where: `["body", "data", 3, "amount"]`. */
    loc: z.array(z.union([z.string(), z.number().int()])),
    msg: z.string(),
    type: z.string(),
  })
  .meta({ id: "FieldError" });

/** Shapes of error bodies. */
export const errorSchemas = {
  sentence: z
    .object({
      detail: z.union([z.string(), z.array(FieldError)]),
      missingIds: z.array(z.string()).optional(),
    })
    .meta({ id: "Error" }),
  fields: z.object({ detail: z.array(FieldError) }).meta({ id: "ValidationError" }),
  details: z.object({ details: z.string() }).meta({ id: "ErrorDetails" }),
} as const;
export type ErrorSchemaName = keyof typeof errorSchemas;

/** The errors an operation may answer, by status, without those that stand among its answers. */
export function errorStatusesOf(one: Operation): { status: number; schema: ErrorSchemaName }[] {
  const { path, query, body } = one.schemas;
  const takesInput = path !== undefined || query !== undefined || body !== undefined;
  const statuses = new Set([...one.errors, 500]);
  if (!one.isOpen) for (const status of [401, 403, 429]) statuses.add(status);
  if (takesInput) statuses.add(one.invalidStatus);
  if (body !== undefined) statuses.add(413);
  if (one.bodyKind === "multipart") for (const status of [400, 415]) statuses.add(status);
  if (one.enriches) statuses.add(423);
  return [...statuses]
    .filter((status) => one.answers[status] === undefined)
    .sort((some, other) => some - other)
    .map((status) => ({ status, schema: schemaOf(one, status) }));
}

function schemaOf(one: Operation, status: number): ErrorSchemaName {
  if (one.errorKey === "details") return "details";
  return status === 422 ? "fields" : "sentence";
}

/** What a status means here. */
export function statusWords(status: number): string {
  return WORDS[status] ?? "Not answered";
}

const WORDS: Readonly<Record<number, string>> = {
  400: "A value is not valid",
  401: "The key is not valid",
  403: "No key, or one that may not do this",
  404: "Not found",
  409: "Not ready yet",
  413: "Too large",
  415: "This type of file is not supported",
  422: "The request does not match its schema; each wrong field is named",
  423: "Out of credits",
  429: "Too many requests",
  500: "A fault of the service",
};
