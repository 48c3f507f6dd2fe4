/** Custom models as files of a user's own: taken out, and brought in from elsewhere. */
import { checkModel } from "../engine/models";
import type { CustomModel } from "../model";
import { timestamp } from "./enrich";
import { MAXIMUM_MODELS, MODELS, modelFile, modelReply, type KeptModel } from "./models";
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** A model with what is told of it. */
export interface ModelFile extends Pick<
  CustomModel,
  "name" | "account_holder_type" | "transactions" | "test"
> {
  /** As `storeModel` writes it. */
  bytes: Uint8Array;
}

/** The model in use under a name. */
export async function exportModel(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  name: string
): Promise<Outcome<ModelFile>> {
  const model = await MODELS.get(ports, tenant, name);
  if (model === null) return stopped({ code: "model_not_found", name, asked: "resource" });
  const { status, trained, account_holder_type, transactions, test } = model;
  const bytes = trained === null ? null : await ports.ledger.files.get(tenant, modelFile(trained));
  if (bytes === null) return stopped({ code: "model_not_ready", name, status });
  return done({ name, account_holder_type, transactions, test, bytes });
}

/** Keeps a model from elsewhere under a name that is free. Its bytes are looked at as a stranger's. */
export async function importModel(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids">,
  tenant: TenantId,
  { name, account_holder_type, transactions, test, bytes }: ModelFile
): Promise<Outcome<CustomModel>> {
  const why = checkModel(bytes);
  if (why !== null) return stopped({ code: "model_file_unreadable", why });
  if ((await MODELS.count(ports, tenant)) >= MAXIMUM_MODELS)
    return stopped({ code: "models_too_many", maximum: MAXIMUM_MODELS });
  const revision = ports.ids.uuid();
  const now = timestamp(ports.clock);
  await ports.ledger.files.put(tenant, modelFile(revision), bytes);
  const model: KeptModel = {
    id: name,
    name,
    status: "ready",
    progress: 100,
    created_at: now,
    updated_at: now,
    account_holder_type,
    transactions,
    error: null,
    test,
    revision,
    trained: revision,
  };
  if (await MODELS.create(ports, tenant, model)) return done(modelReply(model));
  await ports.ledger.files.remove(tenant, modelFile(revision));
  return stopped({ code: "model_exists", name });
}
