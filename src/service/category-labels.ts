/** Our label sets as category sets, and ours told in a user's own (docs/labels.md). */
import {
  createLabelMapper,
  CustomLabelSet,
  type LabelMapper,
  type MappingKnowledge,
} from "../engine/custom";
import type { CategorySet } from "../model";
import type { LabelSets } from "./label-path";
import type { CategoryLabels } from "./ports";

/** Sets that were read stay read: reading one takes its time, and every page of answers needs it. */
const REMEMBERED_MAPPERS = 16;

/** What is wrong with a set, or the set as the engine reads it. Errors name the direction and the label. */
export const readCategorySet = (set: unknown) => CustomLabelSet.safeParse(set);

/** The port over the project's knowledge. */
export function categoryLabelsOf(
  knowledge: MappingKnowledge & { taxonomy: LabelSets }
): CategoryLabels {
  const mappers = new Map<string, LabelMapper>();
  const texts = new WeakMap<CategorySet, string>();
  return {
    ownSet(type): CategorySet {
      const { incoming, outgoing } = knowledge.taxonomy[type];
      return { incoming: [...incoming.keys()], outgoing: [...outgoing.keys()] };
    },
    mapper(set, type) {
      // A ledger may hand the same set in anew each time.
      const text = texts.get(set) ?? JSON.stringify(set);
      texts.set(set, text);
      const key = `${type} ${text}`;
      const known = mappers.get(key);
      if (known !== undefined) return known;
      const mapper = createLabelMapper(knowledge, CustomLabelSet.parse(set), type);
      mappers.set(key, mapper);
      const [oldest] = mappers.keys();
      if (mappers.size > REMEMBERED_MAPPERS && oldest !== undefined) mappers.delete(oldest);
      return mapper;
    },
  };
}
