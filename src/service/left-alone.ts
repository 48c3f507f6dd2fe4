/**
 * Jobs that were lost: whoever took a thing in may have died between storing it and submitting its job,
 * and a queue in memory goes with its page. Such a thing is found by whoever asks for it.
 */
import type { Clock } from "./ports";

/** A thing that nothing was heard of for so long is submitted again; mostly it waits its turn. */
export const LEFT_ALONE_MILLISECONDS = 10 * 60 * 1_000;

/** Whether a thing that was last moved then has been left alone. */
export function isLeftAlone(movedAt: string, { now }: Clock): boolean {
  return now() - Date.parse(movedAt) >= LEFT_ALONE_MILLISECONDS;
}
