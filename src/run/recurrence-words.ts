/** The words of the Recurrence column. */
import type { Cadence, RecurrenceType } from "../model";

const CADENCES: Readonly<Record<Cadence, string>> = {
  daily: "daily",
  weekly: "weekly",
  bi_weekly: "every two weeks",
  semi_monthly: "twice a month",
  four_weekly: "every four weeks",
  monthly: "monthly",
  bi_monthly: "every two months",
  quarterly: "quarterly",
  semi_yearly: "twice a year",
  yearly: "yearly",
  other: "",
};

/** `subscription, monthly`, `recurring, every two weeks`, `one off`; null where nothing is known. */
export function recurrenceWords(
  type: RecurrenceType | null,
  cadence: Cadence | null
): string | null {
  if (type === null) return null;
  const rhythm = cadence === null ? "" : CADENCES[cadence];
  return type === "one off" || rhythm === "" ? type : `${type}, ${rhythm}`;
}
