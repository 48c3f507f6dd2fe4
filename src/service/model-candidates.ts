/**
 * Models that were trained to be looked at first: what such a training found is told, and nothing uses
 * it, until somebody keeps it. An earlier model of the name stays in use until then, and stays for
 * good where the candidate is discarded (`deleteModel` of `CANDIDATES`).
 */
import type { CustomModel } from "../model";
import {
  CANDIDATES,
  deleteModel,
  MAXIMUM_MODELS,
  MODELS,
  modelFile,
  modelReply,
  rowsFile,
  trainModelOf,
  type KeptModel,
  type LabelledTransaction,
} from "./models";
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** Has a candidate of that name trained in the background; one that was there goes. */
export async function trainCandidate(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">,
  tenant: TenantId,
  name: string,
  rows: readonly LabelledTransaction[]
): Promise<Outcome<CustomModel>> {
  const isNew = (await MODELS.get(ports, tenant, name)) === null;
  if (isNew && (await MODELS.count(ports, tenant)) >= MAXIMUM_MODELS)
    return stopped({ code: "models_too_many", maximum: MAXIMUM_MODELS });
  await deleteModel(ports, tenant, name, CANDIDATES);
  return trainModelOf(ports, tenant, name, rows, CANDIDATES);
}

/** Puts a candidate that is ready to use under its name, in the place of an earlier model. */
export async function keepCandidate(
  ports: Pick<ServicePorts, "ledger" | "jobs">,
  tenant: TenantId,
  name: string
): Promise<Outcome<CustomModel>> {
  const candidate = await CANDIDATES.get(ports, tenant, name);
  if (candidate === null) return stopped({ code: "model_candidate_not_found", name });
  const { status } = candidate;
  if (candidate.trained === null || status !== "ready")
    return stopped({ code: "model_not_ready", name, status });
  let replaced: KeptModel | null = null;
  let kept: KeptModel | null = candidate;
  if (!(await MODELS.create(ports, tenant, candidate)))
    kept = await MODELS.change(ports, tenant, name, (model) => {
      replaced = model;
      return { ...candidate, created_at: model.created_at };
    });
  if (kept === null) return stopped({ code: "model_not_found", name, asked: "resource" });
  await CANDIDATES.remove(ports, tenant, name);
  if (replaced !== null) await forgetFiles(ports, tenant, replaced, candidate.revision);
  return done(modelReply(kept));
}

async function forgetFiles(
  { ledger, jobs }: Pick<ServicePorts, "ledger" | "jobs">,
  tenant: TenantId,
  { revision, trained }: KeptModel,
  except: string
): Promise<void> {
  if (revision !== except) {
    await jobs.cancel({ kind: "training", tenant, id: revision });
    await ledger.files.remove(tenant, rowsFile(revision));
  }
  if (trained !== null && trained !== except) await ledger.files.remove(tenant, modelFile(trained));
}
