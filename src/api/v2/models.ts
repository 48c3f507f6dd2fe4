/** `/v2/models` (contract section 4.10): models trained on labelled transactions. */
import { z } from "zod";
import { CustomModel } from "../../model";
import { deleteModel, getModel, listModels, trainModelOf } from "../../service";
import { labelledRowsReaderV2, LabelledRowsV2, ModelName } from "../model-input";
import { operation, replyTo, type Operation } from "../operation";

const tag = "Custom models";
const byName = z.object({ name: ModelName });

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
    body: LabelledRowsV2,
    readBody: labelledRowsReaderV2,
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
