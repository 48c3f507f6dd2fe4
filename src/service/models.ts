/** Use cases on custom models (contract section 4.10): trained by a job, kept as files, used by name. */
import { z } from "zod";
import { MAXIMUM_LABELS } from "../engine/models";
import { type AccountHolderType, CustomModel, type ModelTest, type Transaction } from "../model";
import { collection, type Collection } from "./collection";
import { timestamp } from "./enrich";
import { isLeftAlone } from "./left-alone";
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** Most models of a tenant. */
export const MAXIMUM_MODELS = 100;

/** A transaction with the label a model is to answer. */
export interface LabelledTransaction {
  transaction: Transaction;
  label: string;
}

/** A model as it is kept: each training is a revision of its own. */
const KeptModel = CustomModel.extend({
  id: z.string(),
  /** Of the training asked for last. */
  revision: z.string(),
  /** Of the training in use. */
  trained: z.string().nullable(),
});
export type KeptModel = z.infer<typeof KeptModel>;

const keysOf = ({ status, revision }: KeptModel) => ({ status, subject: revision });

/** Models by name. */
export const MODELS = collection("model", KeptModel, keysOf);
/** Trained, but not to be used before somebody has kept them: by the name they are to have. */
export const CANDIDATES = collection("model_candidate", KeptModel, keysOf);

/** Where a model stands. */
export type ModelPlace = Collection<KeptModel>;

/** Where a revision's rows lie until it is trained, and where the trained model lies. */
export const rowsFile = (revision: string): string => `model/${revision}/rows`;
export const modelFile = (revision: string): string => `model/${revision}`;

type Ports = Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">;

/**
 * Has a model trained in the background. One of that name that is in use stays in use until the new
 * training is done; a training that is under way is given up.
 *
 * @param place where it is to stand
 */
export async function trainModelOf(
  ports: Ports,
  tenant: TenantId,
  name: string,
  rows: readonly LabelledTransaction[],
  place: ModelPlace = MODELS
): Promise<Outcome<CustomModel>> {
  const { ledger, clock, ids, jobs } = ports;
  const labels = new Set(rows.map(({ label }) => label)).size;
  if (labels > MAXIMUM_LABELS)
    return stopped({ code: "model_labels_too_many", labels, maximum: MAXIMUM_LABELS });
  const before = await place.get(ports, tenant, name);
  if (before === null && (await place.count(ports, tenant)) >= MAXIMUM_MODELS)
    return stopped({ code: "models_too_many", maximum: MAXIMUM_MODELS });
  const revision = ids.uuid();
  const text = JSON.stringify(rows);
  await ledger.files.put(tenant, rowsFile(revision), new TextEncoder().encode(text));
  const now = timestamp(clock);
  const asked = {
    status: "queued" as const,
    progress: 0,
    updated_at: now,
    account_holder_type: commonType(rows),
    transactions: rows.length,
    error: null,
    revision,
  };
  const first: KeptModel = { ...asked, id: name, name, created_at: now, test: null, trained: null };
  let given: string | null = null;
  const change = (): Promise<KeptModel | null> =>
    place.change(ports, tenant, name, (model) => {
      given = model.revision;
      return { ...model, ...asked };
    });
  const made = (await place.create(ports, tenant, first)) ? first : await change();
  if (made === null) return stopped({ code: "model_not_found", name, asked: "resource" });
  if (given !== null) {
    await jobs.cancel({ kind: "training", tenant, id: given });
    await ledger.files.remove(tenant, rowsFile(given));
  }
  await jobs.submit({ kind: "training", tenant, id: revision });
  return done(modelReply(made));
}

/** All models, newest first. */
export async function listModels(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  place: ModelPlace = MODELS
): Promise<CustomModel[]> {
  const all = { limit: MAXIMUM_MODELS, after: null, createdAfter: null, createdBefore: null };
  const { items } = await place.list(ports, tenant, all);
  return items.map(modelReply);
}

/** A model with the progress of its training. A training that was left alone is submitted again. */
export async function getModel(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  name: string,
  place: ModelPlace = MODELS
): Promise<Outcome<CustomModel>> {
  const model = await place.get(ports, tenant, name);
  if (model !== null && isLost(ports, model)) await revive(ports, tenant, name, place);
  return model === null
    ? stopped({ code: "model_not_found", name, asked: "resource" })
    : done(modelReply(model));
}

function isLost({ clock }: Pick<Ports, "clock">, { status, updated_at }: KeptModel): boolean {
  return (status === "queued" || status === "training") && isLeftAlone(updated_at, clock);
}

/** Of several who find it lost at once, one submits it. */
async function revive(
  ports: Pick<Ports, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  name: string,
  place: ModelPlace
): Promise<void> {
  const revived = await place.change(ports, tenant, name, (model) =>
    isLost(ports, model) ? { ...model, updated_at: timestamp(ports.clock) } : null
  );
  if (revived !== null) await ports.jobs.submit({ kind: "training", tenant, id: revived.revision });
}

/**
 * Forgets a model; a training that is under way is given up. Answers that it gave stay. A candidate
 * that is forgotten leaves the model that it was to replace as it is.
 */
export async function deleteModel(
  ports: Pick<ServicePorts, "ledger" | "jobs">,
  tenant: TenantId,
  name: string,
  place: ModelPlace = MODELS
): Promise<Outcome<CustomModel>> {
  const model = await place.get(ports, tenant, name);
  if (model === null || !(await place.remove(ports, tenant, name)))
    return stopped({ code: "model_not_found", name, asked: "resource" });
  const { revision, trained } = model;
  await ports.jobs.cancel({ kind: "training", tenant, id: revision });
  await ports.ledger.files.remove(tenant, rowsFile(revision));
  if (trained !== null) await ports.ledger.files.remove(tenant, modelFile(trained));
  return done(modelReply(model));
}

/**
 * The model of that name, null where none is asked for. One that is not there stops it, and one that
 * was never trained to its end.
 */
export async function modelToUse(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  name: string | undefined
): Promise<Outcome<string | null>> {
  if (name === undefined) return done(null);
  const model = await MODELS.get(ports, tenant, name);
  if (model === null) return stopped({ code: "model_not_found", name, asked: "parameter" });
  const { status } = model;
  return model.trained === null ? stopped({ code: "model_not_ready", name, status }) : done(name);
}

/** What a training tells of itself; nothing is changed where another one was asked for meanwhile. */
export async function noteTraining(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  { name, revision }: Pick<KeptModel, "name" | "revision">,
  state:
    | { status: "training"; progress: number }
    | { status: "ready"; test: ModelTest }
    | { status: "error"; error: string },
  place: ModelPlace = MODELS
): Promise<boolean> {
  const changed = await place.change(ports, tenant, name, (model) => {
    const isOver = model.status === "ready" || model.status === "error";
    if (model.revision !== revision || isOver) return null;
    const progress = state.status === "training" ? state.progress : 100;
    const trained = state.status === "ready" ? revision : model.trained;
    return { ...model, ...state, progress, trained, updated_at: timestamp(ports.clock) };
  });
  return changed !== null;
}

function commonType(rows: readonly LabelledTransaction[]): AccountHolderType | null {
  const types = new Set<AccountHolderType>();
  for (const { transaction } of rows)
    if (transaction.account_holder_type !== null) types.add(transaction.account_holder_type);
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : null;
}

/** A model as it is told of. */
export function modelReply({
  id: _id,
  revision: _revision,
  trained: _trained,
  ...model
}: KeptModel) {
  return model;
}

/**
 * Ends trainings that no worker moves any more, because the page they ran in is gone, with status
 * `error`. Built in only: on a server another worker takes them up.
 */
export async function tidyModels(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  stalledMilliseconds: number
): Promise<void> {
  const since = new Date(ports.clock.now() - stalledMilliseconds).toISOString();
  const all = { limit: MAXIMUM_MODELS, after: null, createdAfter: null, createdBefore: null };
  const statuses = ["queued", "training"];
  for (const place of [MODELS, CANDIDATES]) {
    const { items } = await place.list(ports, tenant, { ...all, statuses });
    for (const model of items)
      if (model.updated_at < since) await breakOff(ports, tenant, model, place);
  }
}

/** Ends a training that nobody brings to its end; its rows go. */
export async function breakOff(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  model: KeptModel,
  place: ModelPlace
): Promise<void> {
  const error = "The training was broken off. Send the transactions again.";
  await noteTraining(ports, tenant, model, { status: "error", error }, place);
  await ports.ledger.files.remove(tenant, rowsFile(model.revision));
}
