/**
 * Label sets of others to measure the answers in: for each of our labels the labels of the set that a
 * person would find right.
 */
import { z } from "zod";
import type { LabelMapper } from "../../engine/custom";
import { AccountHolderType, EntryType } from "../../model";

const Labels = z.array(z.string().min(1)).min(1);

const CustomSet = z.strictObject({
  account_holder_type: AccountHolderType.default("consumer"),
  entry_type: EntryType.default("outgoing"),
  labels: Labels,
  /** Our label to the set's labels that are right for it; labels that are not here are not scored. */
  accept: z.record(z.string(), Labels),
});
export type CustomSet = z.infer<typeof CustomSet>;

const CustomSetsFile = z.strictObject({
  about: z.string().optional(),
  sets: z.record(z.string(), CustomSet),
});

export type CustomSetsReading =
  { ok: true; sets: ReadonlyMap<string, CustomSet> } | { ok: false; message: string };

/** Reads sets to measure in. The message names what is wrong and where. */
export function readCustomSets(text: string): CustomSetsReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      message: `this is not JSON: ${error instanceof Error ? error.message : ""}`,
    };
  }
  const read = CustomSetsFile.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, message: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
  }
  for (const [name, { labels, accept }] of Object.entries(read.data.sets))
    for (const [ours, theirs] of Object.entries(accept))
      for (const label of theirs)
        if (!labels.includes(label))
          return {
            ok: false,
            message: `set "${name}", accept "${ours}": "${label}" is no label of the set`,
          };
  return { ok: true, sets: new Map(Object.entries(read.data.sets)) };
}

/** One of our labels that went to a label nobody finds right. */
export interface WrongLabel {
  ours: string;
  theirs: string;
  accepted: readonly string[];
  confidence: number;
}

/** How many of our labels a mapper takes to the right one, each counted once. */
export function measureLabels(
  mapper: LabelMapper,
  { accept, entry_type }: CustomSet
): { right: number; of: number; wrong: WrongLabel[] } {
  const wrong: WrongLabel[] = [];
  const entries = Object.entries(accept);
  for (const [ours, accepted] of entries) {
    const { label, confidence } = mapper.map(ours, entry_type);
    if (!accepted.includes(label)) wrong.push({ ours, theirs: label, accepted, confidence });
  }
  return { right: entries.length - wrong.length, of: entries.length, wrong };
}
