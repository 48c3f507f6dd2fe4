/** Query parameters of v2's lists: pages by number (contract section 4.2). */
import { z } from "zod";
import type { NumberedPageQuery } from "../../service";
import { skipOf, wholeNumber } from "../paging";

/** `true` and `false` as Python and JavaScript write them. */
export const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["true", "false", "1", "0"], { error: "must be true or false" }))
  .transform((word) => word === "true" || word === "1");

/** Page from 0, its size, and the order; sorted by one thing only. */
export const numberedPageParameters = <Sorted extends string>(
  sortedBy: Sorted,
  size: { usual: number; most: number }
) => ({
  page: wholeNumber(0, 999_999_999).default(0),
  per_page: wholeNumber(1, size.most).default(size.usual),
  sort_by: z.literal(sortedBy).default(sortedBy),
  sort_order: z.enum(["asc", "desc"]).default("desc"),
});

/** The page that parameters ask for. */
export function numberedPageQuery(parameters: {
  page: number;
  per_page: number;
  sort_order: "asc" | "desc";
}): NumberedPageQuery {
  const { page, per_page: limit, sort_order } = parameters;
  return {
    skip: skipOf(page, limit),
    limit,
    order: sort_order === "asc" ? "ascending" : "descending",
  };
}
