/** How a label of the label sets is spelled in v2 (architecture, decision 1). */
import type { EntryType } from "../model";
import type { LabelPath } from "./ports";

type Paths = Readonly<Record<EntryType, ReadonlyMap<string, { path: readonly string[] }>>>;

/** The part of the knowledge that is needed here. */
export interface LabelSets {
  consumer: Paths;
  business: Paths;
}

/**
 * Looks a label up in the set of the holder's type: `unknown` holders use the consumer set, `freelance`
 * the union of both, the business label winning. A label of no set is its own path.
 */
export function labelPathOf({ consumer, business }: LabelSets): LabelPath {
  return (label, entryType, holderType) => {
    const inConsumer = consumer[entryType].get(label)?.path;
    const inBusiness = business[entryType].get(label)?.path;
    const path =
      holderType === "business"
        ? inBusiness
        : holderType === "freelance"
          ? (inBusiness ?? inConsumer)
          : inConsumer;
    return path ?? [label];
  };
}
