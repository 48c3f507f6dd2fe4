/**
 * A set of category labels that takes the place of the default ones (contract section 5.5). What a set
 * may hold in detail, and what its labels mean, is the engine's to say (docs/labels.md).
 */
import { z } from "zod";

/** Labels of one direction: a list of labels, of paths from general to specific, or a tree of them. */
const CategoryLabels = z.union([
  z.array(z.union([z.string(), z.array(z.string())])),
  z.record(z.string(), z.unknown()),
]);

/** A set as it was sent, and as it is echoed. */
export const CategorySet = z
  .object({ incoming: CategoryLabels, outgoing: CategoryLabels })
  .meta({ id: "CategorySet" });
export type CategorySet = z.infer<typeof CategorySet>;
