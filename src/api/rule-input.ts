/** A rule as it comes in, in v2 and v3 alike. */
import { RuleJson } from "../model";

/** A rule's JSON; what an answer of ours or the SDK puts beside it (`id`, `request_id`) is left out. */
export const RuleInput = RuleJson.meta({
  id: "RuleInput",
  description: "An action, or a condition with actions",
  examples: [
    {
      if: { "==": [{ get: "website" }, "starbucks.com"] },
      then: [{ set_labels: ["coffee with clients"] }],
    },
  ],
}).transform((json) =>
  Object.fromEntries(Object.entries(json).filter(([key]) => key !== "id" && key !== "request_id"))
);
