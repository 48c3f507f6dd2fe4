/** How a header cell looks: headers of ours look like their neighbour, and undo takes that back. */
import { z } from "zod";
import { formatOf } from "./read";

export const HeaderLook = z.object({
  /** `#RRGGBB`; white also where there is no fill. */
  fill: z.string(),
  fontColor: z.string(),
  bold: z.boolean(),
});
export type HeaderLook = z.infer<typeof HeaderLook>;

const NO_FILL = "#FFFFFF";

/** Queues reading a cell's look; the returned function answers after the next sync. */
export function queueReadLook(cell: Excel.Range): () => HeaderLook {
  const { fill, font } = formatOf(cell);
  fill.load("color");
  font.load("color, bold");
  return () => ({ fill: fill.color, fontColor: font.color, bold: font.bold });
}

/** Queues giving a cell a look. */
export function queueLookOf(cell: Excel.Range, { fill, fontColor, bold }: HeaderLook): void {
  const format = formatOf(cell);
  if (fill === "" || fill.toUpperCase() === NO_FILL) format.fill.clear();
  else format.fill.color = fill;
  format.font.color = fontColor;
  format.font.bold = bold;
}
