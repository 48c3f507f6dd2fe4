/**
 * `/v3/models` (additions of ours, docs/models.md): models that are trained to be looked at before
 * they are used, and models as files.
 */
import { z } from "zod";
import { CustomModel } from "../../model";
import {
  CANDIDATES,
  deleteModel,
  exportModel,
  getModel,
  importModel,
  keepCandidate,
  listModels,
  trainCandidate,
} from "../../service";
import { problemReply } from "../errors";
import { MAXIMUM_MODEL_FILE_BYTES, ModelFile, modelFileReply, readModelFile } from "../model-file";
import { labelledRowsReader, LabelledRows, ModelName } from "../model-input";
import { operation, replyTo, type Operation } from "../operation";
import { incompleteParameter } from "../transaction-input";

const tag = "Custom models";
const byName = z.object({ name: ModelName });
const ModelsReply = z
  .object({
    /** Newest first. */
    models: z.array(CustomModel),
    /** Being trained, or trained and not kept yet. */
    candidates: z.array(CustomModel),
  })
  .meta({ id: "CustomModels" });

export const modelOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v3/models",
    isAddition: true,
    summary: "All custom models, and those that wait to be kept",
    tag,
    answers: { 200: { description: "The models", schema: ModelsReply } },
    async handle(ports, { tenant }) {
      const [models, candidates] = await Promise.all([
        listModels(ports, tenant),
        listModels(ports, tenant, CANDIDATES),
      ]);
      return { status: 200, body: { models, candidates } };
    },
  }),
  operation({
    method: "post",
    path: "/v3/models/{name}/candidate",
    isAddition: true,
    summary: "Train a model that is not used before it is kept",
    tag,
    params: byName,
    query: z.object(incompleteParameter),
    body: LabelledRows,
    readBody: labelledRowsReader,
    answers: { 200: { description: "The candidate, queued", schema: CustomModel } },
    errors: [400],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await trainCandidate(ports, tenant, path.name, body), (model) => model);
    },
  }),
  operation({
    method: "get",
    path: "/v3/models/{name}/candidate",
    isAddition: true,
    summary: "A candidate with the progress of its training, and what its test found",
    tag,
    params: byName,
    answers: { 200: { description: "The candidate", schema: CustomModel } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getModel(ports, tenant, path.name, CANDIDATES), (model) => model);
    },
  }),
  operation({
    method: "post",
    path: "/v3/models/{name}/candidate/keep",
    isAddition: true,
    summary: "Use a candidate under its name, in the place of an earlier model",
    tag,
    params: byName,
    answers: { 200: { description: "The model", schema: CustomModel } },
    errors: [404, 409],
    async handle(ports, { tenant, path }) {
      return replyTo(await keepCandidate(ports, tenant, path.name), (model) => model);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/models/{name}/candidate",
    isAddition: true,
    summary: "Stop a training or discard what it came to; an earlier model of the name stays",
    tag,
    params: byName,
    answers: { 200: { description: "The candidate that was", schema: CustomModel } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await deleteModel(ports, tenant, path.name, CANDIDATES), (model) => model);
    },
  }),
  operation({
    method: "get",
    path: "/v3/models/{name}/file",
    isAddition: true,
    summary: "A model as a file",
    tag,
    params: byName,
    answers: { 200: { description: "The file", schema: ModelFile } },
    errors: [404, 409],
    async handle(ports, { tenant, path }) {
      return replyTo(await exportModel(ports, tenant, path.name), modelFileReply);
    },
  }),
  operation({
    method: "post",
    path: "/v3/models/{name}/file",
    isAddition: true,
    summary: "Take a model from a file, under a name that is free",
    tag,
    params: byName,
    maximumBodyBytes: MAXIMUM_MODEL_FILE_BYTES,
    body: ModelFile,
    readBody: readModelFile,
    answers: { 200: { description: "The model", schema: CustomModel } },
    errors: [400, 409, 413],
    async handle(ports, { tenant, path, body }) {
      if (!body.ok) return problemReply({ code: "model_file_unreadable", why: body.why });
      const file = { ...body.file, name: path.name };
      return replyTo(await importModel(ports, tenant, file), (model) => model);
    },
  }),
];
