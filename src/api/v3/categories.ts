/** `/v3/categories`: sets of labels that take the place of ours (contract section 5.5). */
import { z } from "zod";
import { CategorySet } from "../../model";
import { getCategorySet, readCategorySet, resetCategorySet, setCategorySet } from "../../service";
import { fieldErrors, type FieldError } from "../errors";
import { operation, replyTo, unwrap, type Operation } from "../operation";

const tag = "Categories";
/** `consumer`, `business`, or a name that account holders choose by their `category_id`. */
const byId = z.object({ id: z.string().min(1).max(256) });

export const categoryOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v3/categories/{id}",
    summary: "The labels in force for an account holder type, or under a name",
    tag,
    params: byId,
    answers: { 200: { description: "The set", schema: CategorySet } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getCategorySet(ports, tenant, path.id), (set) => set);
    },
  }),
  operation({
    method: "post",
    path: "/v3/categories/{id}",
    summary: "Put a set of your own in force; what is kept is shown in it from then on",
    tag,
    params: byId,
    body: CategorySet,
    readBody: readSet,
    answers: { 200: { description: "The set", schema: CategorySet } },
    async handle(ports, { tenant, path, body }) {
      return { status: 200, body: await setCategorySet(ports, tenant, path.id, body) };
    },
  }),
  operation({
    method: "post",
    path: "/v3/categories/{id}/reset",
    summary: "Take a set of your own away",
    tag,
    params: byId,
    answers: {
      200: {
        description: "The default set of the account holder type; null for a name",
        schema: CategorySet.nullable(),
      },
    },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await resetCategorySet(ports, tenant, path.id), (set) => set);
    },
  }),
];

/** The set as it was sent, checked as the engine reads it. The SDK's own `request_id` is passed over. */
function readSet(
  json: unknown
): { ok: true; body: CategorySet } | { ok: false; errors: FieldError[] } {
  const sent = withoutRequestId(unwrap(json, "body"));
  const checked = readCategorySet(sent);
  if (!checked.success) return { ok: false, errors: fieldErrors(["body"], checked.error, sent) };
  return { ok: true, body: CategorySet.parse(sent) };
}

function withoutRequestId(sent: unknown): unknown {
  if (sent === null || typeof sent !== "object" || !("request_id" in sent)) return sent;
  return Object.fromEntries(Object.entries(sent).filter(([key]) => key !== "request_id"));
}
