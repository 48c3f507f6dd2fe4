/** One page of a list: newest first, with a cursor to the next page or null at the end. */
import { z } from "zod";

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ next_cursor: z.string().nullable(), data: z.array(item) });

export interface Page<Item> {
  next_cursor: string | null;
  data: Item[];
}
