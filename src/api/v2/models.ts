/** `/v2/models` (contract section 4.10): models trained on labelled transactions. */
import { z } from "zod";
import { CustomModel, MAXIMUM_MODEL_LABEL } from "../../model";
import {
  deleteModel,
  getModel,
  listModels,
  trainModelOf,
  type LabelledTransaction,
} from "../../service";
import { fieldErrors, MAXIMUM_FIELD_ERRORS, type FieldError } from "../errors";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { readRowsV2, TransactionV2 } from "../transaction-input";

/** Most transactions that a model is trained on. */
export const MAXIMUM_TRAINING_SIZE = 50_000;

const tag = "Custom models";
const byName = z.object({ name: z.string().min(1).max(128) });
const Label = z.object({ label: z.string().trim().min(1).max(MAXIMUM_MODEL_LABEL) });

const bodyOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    transactions: z
      .array(row)
      .min(1, "at least one transaction")
      .max(MAXIMUM_TRAINING_SIZE, `at most ${MAXIMUM_TRAINING_SIZE} transactions`),
  });
const TrainingInput = bodyOf(TransactionV2.extend(Label.shape).meta({ id: "LabelledTransaction" }));
/** The same before its rows are read, which goes row by row. */
const UnreadTrainingInput = bodyOf(z.unknown());

export const modelOperationsV2: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v2/models",
    summary: "All custom models, newest first",
    tag,
    answers: { 200: { description: "The models", schema: z.array(CustomModel) } },
    async handle(ports, { tenant }) {
      return { status: 200, body: await listModels(ports, tenant) };
    },
  }),
  operation({
    method: "post",
    path: "/v2/models/{name}",
    summary: "Train a model on labelled transactions; one of that name is trained anew",
    tag,
    params: byName,
    body: TrainingInput,
    readBody: async (json, _query, pause): Promise<BodyOutcome<LabelledTransaction[]>> => {
      const sent = unwrap(json, "body");
      const wrapped = Array.isArray(sent) ? { transactions: sent } : sent;
      const read = UnreadTrainingInput.safeParse(wrapped);
      if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, wrapped) };
      return readLabelled(read.data.transactions, pause);
    },
    answers: { 200: { description: "The model, queued", schema: CustomModel } },
    errors: [400],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await trainModelOf(ports, tenant, path.name, body), (model) => model);
    },
  }),
  operation({
    method: "get",
    path: "/v2/models/{name}",
    summary: "A model with the progress of its training",
    tag,
    params: byName,
    answers: { 200: { description: "The model", schema: CustomModel } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getModel(ports, tenant, path.name), (model) => model);
    },
  }),
  operation({
    method: "delete",
    path: "/v2/models/{name}",
    summary: "Forget a model (an addition of ours)",
    tag,
    params: byName,
    answers: { 200: { description: "The model that was", schema: CustomModel } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await deleteModel(ports, tenant, path.name), (model) => model);
    },
  }),
];

async function readLabelled(
  sent: readonly unknown[],
  pause: () => Promise<void>
): Promise<BodyOutcome<LabelledTransaction[]>> {
  const loc = ["body", "transactions"];
  const rows = await readRowsV2(sent, { incomplete: "refuse", loc, pause });
  if (!rows.ok) return rows;
  const body: LabelledTransaction[] = [];
  const errors: FieldError[] = [];
  for (const [index, { transaction }] of rows.items.entries()) {
    if (errors.length >= MAXIMUM_FIELD_ERRORS) break;
    const read = Label.safeParse(sent[index]);
    if (read.success) body.push({ transaction, label: read.data.label });
    else errors.push(...fieldErrors([...loc, index], read.error, sent[index]));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, body };
}
