/** How often something comes again, as it is written into workbooks: in English, as all we write there. */
import type { Cadence } from "../model";

/** Empty for a rhythm that has no word. */
export const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
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
