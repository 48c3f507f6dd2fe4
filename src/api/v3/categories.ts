/** `/v3/categories`: sets of labels that take the place of ours (contract section 5.5). */
import { z } from "zod";
import { CategorySet } from "../../model";
import { getCategorySet, resetCategorySet, setCategorySet } from "../../service";
import { readSet } from "../category-set-input";
import { operation, replyTo, type Operation } from "../operation";

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
