/** A user's own labels by type of account holder (contract section 4.7); v3 calls them category sets. */
import { z } from "zod";
import { AccountHolderType, CategorySet } from "../../model";
import { ownCategorySet, removeCategorySet, setCategorySet } from "../../service";
import { readSet } from "../category-set-input";
import { failure } from "../errors";
import { operation, type Operation, type Reply } from "../operation";

const tag = "Labels";
const path = "/v2/labels/hierarchy/custom/{account_holder_type}";
// An unknown type is 400, not 422: the handler reads it.
const params = z.object({ account_holder_type: z.string().min(1) });

export const hierarchyOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path,
    summary: "Put labels of your own in force; what is kept is shown in them from then on",
    tag,
    params,
    body: CategorySet,
    readBody: readSet,
    answers: { 200: { description: "The labels", schema: CategorySet } },
    errors: [400],
    handle: (ports, { tenant, path: { account_holder_type: type }, body }) =>
      ofType(type, (id) => setCategorySet(ports, tenant, id, body)),
  }),
  operation({
    method: "get",
    path,
    summary: "Your own labels of a type, or null",
    tag,
    params,
    answers: { 200: { description: "The labels", schema: CategorySet.nullable() } },
    errors: [400],
    handle: (ports, { tenant, path: { account_holder_type: type } }) =>
      ofType(type, (id) => ownCategorySet(ports, tenant, id)),
  }),
  operation({
    method: "delete",
    path,
    summary: "Take your own labels of a type away; no error where there are none",
    tag,
    params,
    answers: {
      200: { description: "Taken away", schema: z.object({ status: z.literal("success") }) },
    },
    errors: [400],
    handle: (ports, { tenant, path: { account_holder_type: type } }) =>
      ofType(type, async (id) => {
        await removeCategorySet(ports, tenant, id);
        return { status: "success" };
      }),
  }),
];

/** Does it for a type there is; the type is the id of its set. */
async function ofType(
  given: string,
  act: (type: AccountHolderType) => Promise<unknown>
): Promise<Reply> {
  const type = AccountHolderType.safeParse(given);
  if (type.success) return { status: 200, body: await act(type.data) };
  return unknownHolderType();
}

/** 400 for a type there is not. */
export function unknownHolderType(): Reply {
  return failure(
    400,
    `account_holder_type must be one of ${AccountHolderType.options.join(", ")}.`
  );
}
