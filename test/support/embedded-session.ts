/** The whole embedded road in this process, over a ledger in memory: for tests of any room. */
import type { Api } from "../../src/api";
import type { Client } from "../../src/client/client";
import type { AnswerStore } from "../../src/client/formulas/answer-store";
import type { EnrichmentSession } from "../../src/client/session";
import { createCatalogue, createEngine, type Catalogue } from "../../src/engine";
import type { Engine } from "../../src/engine/types";
import type { Knowledge } from "../../src/knowledge";
import type { Ledger } from "../../src/ledger/ledger";
import { createMemoryLedger } from "../../src/ledger/memory";
import type { WebhookEvent } from "../../src/model";
import {
  categoryLabelsOf,
  labelPathOf,
  type CategoryLabels,
  type LabelPath,
} from "../../src/service";
import { statementReader } from "../../src/statements";
import { embeddedRoad, type WorkerNetwork } from "../../src/worker/serve";
import { EMPTY_CATALOGUE } from "./empty-catalogue";
import { conceptKnowledge } from "./concept-knowledge";
import { createFakeEngine } from "./fake-engine";
import { noNetwork } from "./networks";
import { projectKnowledge } from "./sources-knowledge";

export interface EmbeddedSession {
  session: EnrichmentSession;
  client: Client;
  /** The API itself, for tests that speak HTTP. */
  api: Api;
  ledger: Ledger;
  engine: Engine;
}

export interface EmbeddedSessionOptions {
  /** The fake engine where none is given. */
  engine?: Engine;
  ledger?: Ledger;
  labelPath?: LabelPath;
  /** One that knows nothing where none is given. */
  catalogue?: Catalogue;
  /** Those of the project's concepts where none are given, read when first needed. */
  categories?: CategoryLabels;
  /** Milliseconds since 1970 at which time stands; it moves on by one with each look. */
  startsAt?: number;
  onFault?: (error: unknown) => void;
  onEvent?: (event: WebhookEvent, url: string) => void;
  maximumRulesetBytes?: number;
  /** One on which nobody can be reached where none is given. */
  network?: WorkerNetwork;
  /** What is remembered of formulas' answers; nothing of before where none is given. */
  answers?: AnswerStore | undefined;
}

/** Builds API, client and session over an engine and a ledger; ids count up, time is the test's. */
export function startEmbeddedSession(options: EmbeddedSessionOptions = {}): EmbeddedSession {
  const { engine = createFakeEngine(), ledger = createMemoryLedger(), onFault, onEvent } = options;
  let now = options.startsAt ?? Date.UTC(2024, 0, 1);
  let count = 0;
  const road = embeddedRoad({
    engine,
    ledger,
    labelPath: options.labelPath ?? ((label) => [`group of ${label}`, label]),
    catalogue: options.catalogue ?? EMPTY_CATALOGUE,
    categories: options.categories ?? projectCategories(),
    statementReader: statementReader(),
    clock: { now: () => (now += 1) },
    ids: { uuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}` },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onFault,
    onEvent,
    maximumRulesetBytes: options.maximumRulesetBytes,
    network: options.network ?? noNetwork(),
    ...(options.answers === undefined ? {} : { answers: options.answers }),
    // Tests prove that what the built-in API answers is what its schemas say.
    checksAnswers: true,
  });
  return { ...road, ledger, engine };
}

function projectCategories(): CategoryLabels {
  let opened: CategoryLabels | null = null;
  const labels = () => (opened ??= categoryLabelsOf(conceptKnowledge()));
  return {
    ownSet: (name) => labels().ownSet(name),
    mapper: (set, type) => labels().mapper(set, type),
  };
}

/** The project's own knowledge. */
export const realKnowledge = (): Promise<Knowledge> => Promise.resolve(projectKnowledge());

/** The same road with the real engine and the real knowledge. */
export async function startRealSession(
  options: Omit<EmbeddedSessionOptions, "engine" | "labelPath" | "catalogue" | "categories"> = {}
): Promise<EmbeddedSession> {
  const knowledge = await realKnowledge();
  const engine = createEngine(knowledge);
  return startEmbeddedSession({
    ...options,
    engine,
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
  });
}
