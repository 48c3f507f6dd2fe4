/** Lists of v3: filters, size and cursor (contract section 5). */
import { z } from "zod";
import { Timestamp, type Page } from "../model";
import type { ListPage, ListQuery } from "../service";
import type { FieldError } from "./errors";

/** Most items on a page; the contract names no limit. */
export const MAXIMUM_PAGE_SIZE = 1_000;

/**
 * A moment as callers write it, also with a space for the `T`, without a zone (then UTC), or a bare
 * date; read as ISO 8601 in UTC with milliseconds, so that moments compare as text.
 */
export const Moment = z.string().transform((text, context) => {
  const spelled = text.trim().replace(" ", "T");
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(spelled);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(
    spelled
  );
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(spelled.slice(10));
  const read = isDate
    ? Date.parse(`${spelled}T00:00:00Z`)
    : isMoment
      ? Date.parse(hasZone ? spelled : `${spelled}Z`)
      : Number.NaN;
  if (Number.isNaN(read)) {
    context.addIssue({ code: "custom", message: "must be a date or a date and time" });
    return z.NEVER;
  }
  return new Date(read).toISOString();
});

/** A whole number as a query gives it. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum));

/** Most things a page that is asked for by number passes over: what a database counts to. */
const MAXIMUM_SKIP = 2 ** 31 - 1;

/** How many things stand before a page, which is counted from 0. */
export function skipOf(page: number, size: number): number {
  return Math.min(page * size, MAXIMUM_SKIP);
}

/** The query parameters every list of v3 takes. */
export const listParameters = (defaultSize: number) => ({
  created_after: Moment.optional(),
  created_before: Moment.optional(),
  cursor: z.string().min(1).max(4096).optional(),
  limit: wholeNumber(1, MAXIMUM_PAGE_SIZE).default(defaultSize),
});

interface ListParameters {
  created_after?: string | undefined;
  created_before?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What a cursor holds: where the last page ended, and the filters, for clients drop some (section 5). */
const Cursor = z.object({
  after: z.string().max(256),
  created_after: Timestamp.nullable(),
  created_before: Timestamp.nullable(),
  filter: z.string().nullable(),
});
type Cursor = z.infer<typeof Cursor>;

/** A list's query: that of the cursor where one is given, else that of the parameters. */
export function listQuery(
  parameters: ListParameters,
  filter: string | null
): { ok: true; query: ListQuery; filter: string | null } | { ok: false; errors: FieldError[] } {
  if (parameters.cursor === undefined) {
    const query: ListQuery = {
      limit: parameters.limit,
      after: null,
      createdAfter: parameters.created_after ?? null,
      createdBefore: parameters.created_before ?? null,
    };
    return { ok: true, query, filter };
  }
  const cursor = readCursor(parameters.cursor);
  if (cursor === null) {
    const error = {
      loc: ["query", "cursor"],
      msg: "not a cursor of this API",
      type: "value_error",
    };
    return { ok: false, errors: [error] };
  }
  const query: ListQuery = {
    limit: parameters.limit,
    after: cursor.after,
    createdAfter: cursor.created_after,
    createdBefore: cursor.created_before,
  };
  return { ok: true, query, filter: cursor.filter };
}

/** A page as v3 answers it. */
export function pageReply<Item, Wire>(
  page: ListPage<Item>,
  query: ListQuery,
  filter: string | null,
  render: (item: Item) => Wire
): Page<Wire> {
  return {
    next_cursor:
      page.next === null
        ? null
        : writeCursor({
            after: page.next,
            created_after: query.createdAfter,
            created_before: query.createdBefore,
            filter,
          }),
    data: page.items.map(render),
  };
}

function writeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function readCursor(text: string): Cursor | null {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const read = Cursor.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
