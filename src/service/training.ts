/** The job that trains a custom model, and the models at work. */
import { z } from "zod";
import {
  createClassifier,
  readModel,
  storeModel,
  trainModel,
  type LabelledInput,
  type TextClassifier,
  type Training,
} from "../engine/models";
import { AccountHolderType, EntryType, NOT_ENOUGH_INFORMATION, type Evidence } from "../model";
import { modelInput } from "./model-input";
import {
  breakOff,
  CANDIDATES,
  MODELS,
  modelFile,
  modelToUse,
  noteTraining,
  rowsFile,
  type KeptModel,
  type LabelledTransaction,
  type ModelPlace,
} from "./models";
import { done, type Outcome } from "./outcome";
import type { Engine, JobEnd, Ledger, ServicePorts, TenantId } from "./ports";
import { SLICE_MILLISECONDS, type Turns } from "./slices";

/** Progress is told in such steps, of a hundred. */
const PROGRESS_STEP = 5;

type Ports = Pick<ServicePorts, "ledger" | "engine" | "clock">;

const KeptRows = z.array(
  z.object({
    label: z.string(),
    transaction: z.object({
      id: z.string(),
      description: z.string(),
      amount: z.number().nullable(),
      entry_type: EntryType,
      currency: z.string().nullable(),
      date: z.string().nullable(),
      account_holder_id: z.string().nullable(),
      account_holder_type: AccountHolderType.nullable(),
      account_holder_name: z.string().nullable(),
      country: z.string().nullable(),
      raw_address: z.string().nullable(),
      mcc: z.number().nullable(),
    }),
  })
);

/**
 * Trains a revision of a model from the rows that wait for it, which then go. It is begun anew where its
 * worker died, and comes to the same model. Ends early where another training was asked for.
 */
export async function runTraining(
  ports: Ports,
  tenant: TenantId,
  revision: string,
  turns: Turns
): Promise<JobEnd> {
  const found = await modelOf(ports, tenant, revision);
  const isWanted = found !== null && isUnfinished(found.model);
  const rows = isWanted ? await readRows(ports, tenant, revision) : null;
  if (!isWanted || rows === null) {
    if (isWanted) await abandonTraining(ports, tenant, revision);
    await ports.ledger.files.remove(tenant, rowsFile(revision));
    return { state: "done" };
  }
  const { model, place } = found;
  const training = await train(ports, tenant, found, rows, turns);
  if (training === null) return { state: "done" };
  await ports.ledger.files.put(tenant, modelFile(revision), storeModel(training.model));
  const ready = { status: "ready", test: training.report } as const;
  const isKept = await noteTraining(ports, tenant, model, ready, place);
  const dropped = isKept ? model.trained : revision;
  if (dropped !== null) await ports.ledger.files.remove(tenant, modelFile(dropped));
  await ports.ledger.files.remove(tenant, rowsFile(revision));
  return { state: "done" };
}

const isUnfinished = ({ trained, revision, status }: KeptModel): boolean =>
  trained !== revision && status !== "error";

/** Ends a training that no worker brings to its end. */
export async function abandonTraining(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  revision: string
): Promise<void> {
  const found = await modelOf(ports, tenant, revision);
  if (found !== null) await breakOff(ports, tenant, found.model, found.place);
  await ports.ledger.files.remove(tenant, rowsFile(revision));
}

/** A model with where it stands. */
interface PlacedModel {
  model: KeptModel;
  place: ModelPlace;
}

async function modelOf(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  revision: string
): Promise<PlacedModel | null> {
  const first = { limit: 1, after: null, createdAfter: null, createdBefore: null };
  for (const place of [MODELS, CANDIDATES]) {
    const { items } = await place.list(ports, tenant, { ...first, subject: revision });
    const [model] = items;
    if (model !== undefined) return { model, place };
  }
  return null;
}

async function readRows(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  revision: string
): Promise<LabelledTransaction[] | null> {
  const bytes = await ledger.files.get(tenant, rowsFile(revision));
  if (bytes === null) return null;
  return KeptRows.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Null where the training is not wanted any more. */
async function train(
  ports: Ports,
  tenant: TenantId,
  { model, place }: PlacedModel,
  rows: readonly LabelledTransaction[],
  turns: Turns
): Promise<Training | null> {
  const { clock } = ports;
  const steps = training(ports.engine, rows);
  let told = -1;
  let begun = clock.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    const progress = Math.min(99, Math.floor((step.value * 100) / PROGRESS_STEP) * PROGRESS_STEP);
    if (progress > told) {
      told = progress;
      const state = { status: "training", progress } as const;
      if (!(await noteTraining(ports, tenant, model, state, place))) return null;
    }
    if (clock.now() - begun < SLICE_MILLISECONDS) continue;
    await turns.pause();
    if (turns.stopped()) return null;
    begun = clock.now();
  }
}

/** Looking at the rows with the engine is the first tenth of the work. */
function* training(
  engine: Engine,
  rows: readonly LabelledTransaction[]
): Generator<number, Training> {
  const inputs: LabelledInput[] = [];
  for (const [index, { transaction, label }] of rows.entries()) {
    if (index % 16 === 0) yield (0.1 * index) / rows.length;
    const { account_holder_type: type, account_holder_name: name } = transaction;
    const answer = engine.enrich(transaction, { type: type ?? "unknown", name });
    inputs.push({ ...modelInput(transaction, answer), label });
  }
  const steps = trainModel(inputs);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    yield 0.1 + 0.9 * step.value;
  }
}

/** The same engine with labels from a model; rows that nobody's type is known of have none, as before. */
export function engineWithModel(engine: Engine, name: string, model: TextClassifier): Engine {
  return {
    ...engine,
    enrich(transaction, holder) {
      const answer = engine.enrich(transaction, holder);
      if (holder === null) return answer;
      const said = model.classify(modelInput(transaction, answer));
      const kept = (answer.evidence ?? []).filter(({ field }) => field !== "category");
      const evidence: Evidence = { field: "category", source: "custom model", detail: name };
      return {
        ...answer,
        categories: { general: said?.label ?? NOT_ENOUGH_INFORMATION, accounting: null },
        confidence: Math.round((said?.probability ?? 0) * 1000) / 1000,
        evidence: said === null ? kept : [...kept, evidence],
      };
    },
  };
}

/** Models that were read stay read; a few, for each is some megabytes. */
const REMEMBERED_MODELS = 4;
const remembered = new WeakMap<Ledger, Map<string, TextClassifier>>();

/** The engine with the labels of a model in use. Throws where the model is gone or cannot be read. */
export async function engineToUse(
  ports: Pick<ServicePorts, "ledger" | "engine">,
  tenant: TenantId,
  name: string | null
): Promise<Engine> {
  if (name === null) return ports.engine;
  const trained = (await MODELS.get(ports, tenant, name))?.trained ?? null;
  if (trained === null) throw new Error("A custom model that is in use is gone.");
  const known = remembered.get(ports.ledger) ?? new Map<string, TextClassifier>();
  remembered.set(ports.ledger, known);
  const key = JSON.stringify([tenant, trained]);
  const classifier = known.get(key) ?? (await readClassifier(ports.ledger, tenant, trained));
  // The one used last goes last.
  known.delete(key);
  known.set(key, classifier);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED_MODELS && oldest !== undefined) known.delete(oldest);
  return engineWithModel(ports.engine, name, classifier);
}

/**
 * The ports with the engine whose labels come from a model, to tell what enriching with it would answer.
 * A model that is not there, or was never trained to its end, stops it.
 */
export async function portsWithModel<Ports extends Pick<ServicePorts, "ledger" | "engine">>(
  ports: Ports,
  tenant: TenantId,
  name: string | undefined
): Promise<Outcome<Ports>> {
  const model = await modelToUse(ports, tenant, name);
  if (!model.ok) return model;
  return done({ ...ports, engine: await engineToUse(ports, tenant, model.value) });
}

async function readClassifier(
  ledger: Ledger,
  tenant: TenantId,
  revision: string
): Promise<TextClassifier> {
  const bytes = await ledger.files.get(tenant, modelFile(revision));
  const parts = bytes === null ? null : readModel(bytes);
  if (parts === null) throw new Error("A custom model is gone or cannot be read; train it again.");
  return createClassifier(parts);
}
