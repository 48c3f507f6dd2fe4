/**
 * The embedded road put together: ledger, engine, API, client and session. The worker's entry calls it
 * with the browser's own; tests and the command line with others.
 */
import { createEmbeddedApi, EMBEDDED_TENANT, type Api } from "../api";
import { createClient, type Client } from "../client/client";
import { testConnection, type Probe } from "../client/connection";
import { createSession } from "../client/create-session";
import type { AnswerStore } from "../client/formulas/answer-store";
import type { EngineStatus, EnrichmentSession } from "../client/session";
import { sideOf, type Network } from "../client/sides";
import { embeddedSide, sleepOnPauses } from "../client/transport";
import type { Catalogue, Engine } from "../engine";
import type { Ledger } from "../ledger";
import type { WebhookEvent } from "../model";
import {
  tidyBatches,
  tidyModels,
  type CategoryLabels,
  type Clock,
  type Ids,
  type LabelPath,
  type StatementReader,
} from "../service";

/** What the embedded road stands on. */
export interface EmbeddedParts {
  engine: Engine;
  ledger: Ledger;
  labelPath: LabelPath;
  catalogue: Catalogue;
  categories: CategoryLabels;
  statementReader: StatementReader;
  clock: Clock;
  ids: Ids;
  /** Most bytes of a list of rules; `MAXIMUM_RULESET_BYTES` where it is left out. */
  maximumRulesetBytes?: number;
  /** A macrotask, so that messages have their turn between slices of work. */
  pause: () => Promise<void>;
  onFault?: (error: unknown) => void;
  /** Told of the events that webhooks ask for. */
  onEvent?: (event: WebhookEvent, url: string) => void;
  /** Reaches destinations beyond this page; nothing is asked of it unless the user chose one. */
  network: WorkerNetwork;
  /** What is remembered of formulas' answers; for as long as the session where none is given. */
  answers?: AnswerStore;
  /** For tests: whether the API's own answers are checked with the schemas. */
  checksAnswers?: boolean;
}

/** The worker's way out: requests of runs, and looks of connection tests. */
export interface WorkerNetwork extends Network {
  probe: Probe;
}

export interface EmbeddedRoad {
  api: Api;
  client: Client;
  session: EnrichmentSession;
}

/** A batch that has not moved for a minute belonged to a page that is gone. */
const STALLED_MILLISECONDS = 60_000;
/** What a batch answered is kept for a day; its transactions stay in the ledger. */
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Puts the road together; nothing runs yet. */
export function embeddedRoad(parts: EmbeddedParts): EmbeddedRoad {
  const { engine, ledger, ids, pause, network, checksAnswers = false } = parts;
  const api = createEmbeddedApi(parts);
  const client = createClient(embeddedSide(api, { checksAnswers }), sleepOnPauses(pause));
  const status = async (): Promise<EngineStatus> => {
    const { storage, problem } = ledger.status();
    return {
      version: engine.version,
      merchants: engine.merchants,
      storage: storage === "indexeddb" ? "indexeddb" : "memory",
      storageProblem: problem,
      starts: 1,
    };
  };
  const session = createSession({
    client,
    remoteClient: (destination) => createClient(sideOf(destination, network), network.sleep),
    testConnection: (destination) => testConnection(destination, network.probe),
    status,
    uuid: ids.uuid,
    ...(parts.answers === undefined ? {} : { answers: parts.answers }),
  });
  return { api, client, session };
}

/** Ends what earlier pages left unfinished and forgets old batches; a fault is no reason not to start. */
export async function tidyLedger({
  ledger,
  clock,
  onFault = () => {},
}: Pick<EmbeddedParts, "ledger" | "clock" | "onFault">): Promise<void> {
  try {
    await tidyBatches(
      { ledger, clock },
      { stalledMilliseconds: STALLED_MILLISECONDS, keptMilliseconds: KEPT_MILLISECONDS }
    );
    await tidyModels({ ledger, clock }, EMBEDDED_TENANT, STALLED_MILLISECONDS);
  } catch (error) {
    onFault(error);
  }
}

/** Tenant of everything built in. */
export { EMBEDDED_TENANT };

/**
 * A session that may be called before the road is built: calls wait for it, and building begins at
 * once. Where it fails the calls that waited are rejected with that fault, and the next call tries again.
 */
export function sessionWhenBuilt(build: () => Promise<EnrichmentSession>): EnrichmentSession {
  let building: Promise<EnrichmentSession> | null = null;
  const built = (): Promise<EnrichmentSession> => {
    if (building !== null) return building;
    const attempt = build();
    attempt.catch(() => {
      building = null;
    });
    building = attempt;
    return attempt;
  };
  void built().catch(() => {});
  return {
    status: async () => (await built()).status(),
    openRun: async (options) => (await built()).openRun(options),
    enrich: async (run, rows) => (await built()).enrich(run, rows),
    submit: async (run, rows) => (await built()).submit(run, rows),
    collect: async (run, rows, batches) => (await built()).collect(run, rows, batches),
    recall: async (run, rows) => (await built()).recall(run, rows),
    computeRecurrence: async (run) => (await built()).computeRecurrence(run),
    recurrenceOf: async (run, ids) => (await built()).recurrenceOf(run, ids),
    closeRun: async (run) => (await built()).closeRun(run),
    evaluate: async (rows) => (await built()).evaluate(rows),
    testConnection: async (destination) => (await built()).testConnection(destination),
    ask: (name, input, asking) => built().then((session) => session.ask(name, input, asking)),
  };
}
