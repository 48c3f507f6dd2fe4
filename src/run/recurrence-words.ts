/** The words of the Recurrence column. */
import { CADENCE_WORDS } from "../columns/cadence-words";
import type { Cadence, RecurrenceType } from "../model";

/** `subscription, monthly`, `recurring, every two weeks`, `one off`; null where nothing is known. */
export function recurrenceWords(
  type: RecurrenceType | null,
  cadence: Cadence | null
): string | null {
  if (type === null) return null;
  const rhythm = cadence === null ? "" : CADENCE_WORDS[cadence];
  return type === "one off" || rhythm === "" ? type : `${type}, ${rhythm}`;
}
