/** An answer in a user's own labels. */
import { type EnrichedTransaction, type EntryType, NOT_ENOUGH_INFORMATION } from "../../model";
import type { LabelMapper } from "./mapper";

type Labelled = Pick<EnrichedTransaction, "categories" | "confidence" | "entities" | "evidence">;

/**
 * The answer with the set's label in place of ours. Its confidence is that of both: that ours is right,
 * and that the set's is right for ours. Storage and recurrence keep our labels: this is for what is
 * shown.
 */
export function inOwnLabels<Answer extends Labelled>(
  mapper: LabelMapper,
  answer: Answer,
  row: { direction: EntryType; mcc: number | null }
): Answer {
  const general = answer.categories?.general ?? null;
  if (general === null) return answer;
  const counterparty = answer.entities?.counterparty ?? null;
  const decided = answer.evidence?.find(({ field }) => field === "category");
  const mapped = mapper.map(general, row.direction, {
    mccs: [...(row.mcc === null ? [] : [row.mcc]), ...(counterparty?.mccs ?? [])],
    words: decided?.source === "words" ? decided.detail : null,
    merchant: counterparty?.type === "organization" ? (counterparty.name ?? null) : null,
  });
  const nothing = mapped.label === NOT_ENOUGH_INFORMATION;
  const confidence = nothing
    ? 0
    : Math.round((answer.confidence ?? 0) * mapped.confidence * 1000) / 1000;
  return { ...answer, categories: { ...answer.categories, general: mapped.label }, confidence };
}
