/** `/types` and `/performance` of v1 (contract section 3), whose contents the documents leave open. */
import { z } from "zod";
import { Timestamp } from "../../model";
import { measurePerformance } from "../../service";
import { operation, type Operation } from "../operation";

const codes = z.array(z.string());
const Types = z
  .object({
    moto_eci_code: codes,
    pan_entry_mode_auth: codes,
    pan_entry_mode_capture: codes,
  })
  .meta({ id: "Types" });

/** Codes as card networks number them (docs/v1.md); a transaction may carry others. */
const TYPES: z.infer<typeof Types> = {
  moto_eci_code: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  pan_entry_mode_auth: [
    ...["00", "01", "02", "03", "04", "05", "07", "09", "1", "10", "79", "80", "81", "82"],
    ...["90", "91", "95"],
  ],
  pan_entry_mode_capture: ["0", "1", "2", "6", "7", "A", "B", "C", "F", "M", "N", "R", "S", "T"],
};

const Performance = z
  .object({
    measured_at: Timestamp,
    transactions: z.number().int(),
    milliseconds: z.number(),
    transactions_per_second: z.number().nullable(),
  })
  .meta({ id: "Performance" });

export const factOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/types",
    summary: "Codes that say how a card was read",
    tag: "Service",
    answers: { 200: { description: "By field of a transaction", schema: Types } },
    async handle() {
      return { status: 200, body: TYPES };
    },
  }),
  operation({
    method: "get",
    path: "/performance",
    summary: "How fast this host answers, measured when asked",
    tag: "Service",
    answers: { 200: { description: "The measurement", schema: Performance } },
    async handle(ports) {
      return { status: 200, body: measurePerformance(ports) };
    },
  }),
];
