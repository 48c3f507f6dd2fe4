/** A category set as it comes in, in v3 as in v2. */
import { CategorySet } from "../model";
import { readCategorySet } from "../service";
import { fieldErrors, type FieldError } from "./errors";
import { shapeFault } from "./json-shape";
import { unwrap } from "./operation";

/** Labels in a tree of groups: more levels than any books have. */
const SET_SHAPE = { levels: 32, values: 50_000 };

/** The set as it was sent, checked as the engine reads it. The SDK's own `request_id` is passed over. */
export function readSet(
  json: unknown
): { ok: true; body: CategorySet } | { ok: false; errors: FieldError[] } {
  const sent = withoutRequestId(unwrap(json, "body"));
  const fault = shapeFault(sent, SET_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const checked = readCategorySet(sent);
  if (!checked.success) return { ok: false, errors: fieldErrors(["body"], checked.error, sent) };
  return { ok: true, body: CategorySet.parse(sent) };
}

function withoutRequestId(sent: unknown): unknown {
  if (sent === null || typeof sent !== "object" || !("request_id" in sent)) return sent;
  return Object.fromEntries(Object.entries(sent).filter(([key]) => key !== "request_id"));
}
