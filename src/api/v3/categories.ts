/** `/v3/categories`: sets of labels that take the place of ours (contract section 5.5). */
import { z } from "zod";
import { AccountHolderType, CategorySet, MAXIMUM_BATCH_SIZE } from "../../model";
import {
  getCategorySet,
  listCategorySets,
  previewCategorySet,
  resetCategorySet,
  setCategorySet,
} from "../../service";
import { readSet } from "../category-set-input";
import { fieldErrors, type FieldError } from "../errors";
import { shapeFault } from "../json-shape";
import { operation, replyTo, unwrap, type Operation } from "../operation";

const tag = "Categories";
/** `consumer`, `business`, or a name that account holders choose by their `category_id`. */
const byId = z.object({ id: z.string().min(1).max(256) });

const NamedSet = z
  .object({
    id: z.string(),
    categories: CategorySet,
    /** Whether it is a set of your own; else it is ours, in force as long as there is no own one. */
    is_own: z.boolean(),
  })
  .meta({ id: "NamedCategorySet" });

const EntryType = z.enum(["incoming", "outgoing"]);
const told = { direction: EntryType, label: z.string(), becomes: z.string() };
const CategoryPreview = z
  .object({
    labels: z.array(z.object({ ...told, confidence: z.number() })),
    rows: z.array(z.object({ ...told, count: z.number().int() })),
    others: z.number().int(),
    unknown: z.number().int(),
  })
  .meta({ id: "CategoryPreview" });

const PreviewInput = z.object({
  account_holder_type: AccountHolderType,
  /** Null: our own labels, as after a reset. */
  categories: CategorySet.nullable(),
  transaction_ids: z.array(z.string().min(1).max(256)).max(MAXIMUM_BATCH_SIZE).optional(),
});

/** The body of a preview; its set is checked as one that is put in force. */
function readPreview(
  json: unknown
): { ok: true; body: z.output<typeof PreviewInput> } | { ok: false; errors: FieldError[] } {
  const body = unwrap(json, "body");
  const fault = shapeFault(body, PREVIEW_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const read = PreviewInput.safeParse(body);
  if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, body) };
  if (read.data.categories === null) return { ok: true, body: read.data };
  const set = readSet(read.data.categories);
  if (set.ok) return { ok: true, body: { ...read.data, categories: set.body } };
  const errors = set.errors.map((error): FieldError => {
    const [, ...rest] = error.loc;
    return { ...error, loc: ["body", "categories", ...rest] };
  });
  return { ok: false, errors };
}

/** A set, and ids of rows. */
const PREVIEW_SHAPE = { levels: 34, values: 100_000 };

export const categoryOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v3/categories",
    summary: "Every set of labels that can be chosen",
    tag,
    isAddition: true,
    answers: { 200: { description: "Sets, by id", schema: z.array(NamedSet) } },
    async handle(ports, { tenant }) {
      const sets = await listCategorySets(ports, tenant);
      const body = sets.map(({ id, set, isOwn }) => ({ id, categories: set, is_own: isOwn }));
      return { status: 200, body };
    },
  }),
  operation({
    method: "post",
    path: "/v3/category_preview",
    summary: "How a set would tell our labels, and rows that are kept; nothing is stored",
    tag,
    isAddition: true,
    body: PreviewInput.meta({ id: "CategoryPreviewInput" }),
    readBody: readPreview,
    answers: { 200: { description: "What would become what", schema: CategoryPreview } },
    async handle(ports, { tenant, body }) {
      const preview = await previewCategorySet(ports, tenant, {
        type: body.account_holder_type,
        set: body.categories,
        transactionIds: body.transaction_ids ?? [],
      });
      return { status: 200, body: preview };
    },
  }),
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
