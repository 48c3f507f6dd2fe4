/** A server put together: storage, engine, jobs, API, and what stands between them and the network. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { DestinationStream, Logger } from "pino";
import { createApi, type Api } from "../api";
import { createCatalogue, createEngine } from "../engine";
import type { Knowledge } from "../knowledge";
import {
  abandonJob,
  categoryLabelsOf,
  createEmbeddedJobs,
  labelPathOf,
  rememberingRecurrence,
  runJob,
  type ServicePorts,
} from "../service";
import { openDoor, type Door } from "./admin/door";
import { dataFolder } from "./data-folder";
import { httpDelivery } from "./deliver/deliver";
import { createCors } from "./edge/cors";
import { createEdge, metricsResponse } from "./edge/edge";
import { RELAY_TARGETS, type RelayTargets } from "./edge/relay";
import { listen, type Listener } from "./http";
import { createKeyCheck } from "./keys/authenticate";
import { answerQuestion } from "./keys/answer-question";
import { createKeyRing, type KeyRing } from "./keys/key-ring";
import { createLimits } from "./limits/limits";
import { createLog, faultFacts } from "./logging";
import { createMetrics } from "./metrics";
import type { ServeOptions } from "./serve-options";
import { memoryStorage, type Storage } from "./storage";

/** What the process gives a server. */
export interface ServerSurroundings {
  openKnowledge(): Promise<Knowledge>;
  /** Folder that relative paths start from. */
  directory: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Where the log goes; standard output where it is left out. */
  logTo?: DestinationStream;
  /** Where the relay passes calls on to; the hosted API where it is left out. */
  relayTargets?: RelayTargets;
  openStorage?: (options: ServeOptions, folder: string) => Promise<Storage>;
}

export interface RunningServer {
  /** Null where this process answers no requests. */
  url: string | null;
  /** Null where nothing is in a folder. */
  folder: string | null;
  keys: KeyRing;
  log: Logger;
  /** Ends requests and jobs under way, or after the time given leaves them; closes everything. */
  stop(): Promise<void>;
}

/** Starts a server. Rejects where something it needs cannot be had, with nothing left open. */
export async function startServer(
  options: ServeOptions,
  surroundings: ServerSurroundings
): Promise<RunningServer> {
  const opened: (() => Promise<void>)[] = [];
  try {
    return await start(options, surroundings, opened);
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
}

async function start(
  options: ServeOptions,
  surroundings: ServerSurroundings,
  opened: (() => Promise<void>)[]
): Promise<RunningServer> {
  const { directory, environment } = surroundings;
  const log = createLog(options["log-level"], surroundings.logTo);
  const folder =
    options["database-url"] === undefined ? dataFolder(options.data, directory, environment) : null;
  const tls = await readTls(options, directory);
  const storage = memoryStorage();
  opened.push(() => storage.close());
  const { ledger } = storage;
  const metrics = createMetrics(async () => null);
  const knowledge = await surroundings.openKnowledge();
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const ports: ServicePorts = {
    ledger,
    engine: rememberingRecurrence(metrics.counting(createEngine(knowledge))),
    clock: { now: () => Date.now() },
    ids: { uuid: randomUUID },
    jobs: createEmbeddedJobs({
      pause,
      run: (job, turns) => runJob(ports, job, turns),
      abandon: (job) => abandonJob(ports, job),
      onFault: (error) => log.error({ fault: faultFacts(error) }, "A job failed"),
    }),
    deliver: httpDelivery({ allowsPrivate: options["webhook-private-addresses"] === "allow" }),
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
    pause,
  };
  const keys = createKeyRing(ports);
  const check = createKeyCheck({ keys, clock: ports.clock, hasSandbox: options.sandbox });
  let stopping = false;

  const isReady = async (): Promise<boolean> => {
    if (stopping) return false;
    try {
      await storage.check();
      return true;
    } catch (error) {
      log.warn({ fault: faultFacts(error) }, "The storage does not answer");
      return false;
    }
  };
  const edge = createEdge({
    createApi: (onAnswered) =>
      createApi({
        ports,
        authenticate: check.authenticate,
        limits: createLimits(ports, limitsOf(options)),
        maximumBodyBytes: options["max-body"],
        answersText: true,
        onAnswered,
        onFault: (error, requestId) =>
          log.error({ request_id: requestId, fault: faultFacts(error) }, "A request failed"),
      }),
    cors: createCors(options["allow-origin"]),
    relay: {
      targets: surroundings.relayTargets ?? RELAY_TARGETS,
      maximumBodyBytes: options["max-body"],
      forEverybody: options.relay,
    },
    metrics,
    showsMetrics: options["metrics-port"] === undefined,
    isReady,
    isEncrypted: tls !== null,
    uuid: ports.ids.uuid,
    log,
  });

  const listeners: Listener[] = [];
  const { host, port } = options;
  const main = options.role === "worker" ? null : await listen(edge, { host, port, tls });
  if (main !== null) listeners.push(main);
  const metricsPort = options["metrics-port"];
  if (metricsPort !== undefined) {
    const only: Api = async () => metricsResponse(metrics);
    listeners.push(await listen(only, { host, port: metricsPort, tls: null }));
  }
  let door: Door | null = null;
  if (folder !== null) {
    door = await openDoor(folder, (question) => answerQuestion(keys, question, check.forget));
  }

  return {
    url: main?.url ?? null,
    folder,
    keys,
    log,
    async stop() {
      if (stopping) return;
      stopping = true;
      const milliseconds = options["stop-seconds"] * 1_000;
      await Promise.all(listeners.map((listener) => listener.close(milliseconds)));
      await door?.close();
      await storage.close();
    },
  };
}

async function readTls(options: ServeOptions, directory: string) {
  const { "tls-cert": certificate, "tls-key": key } = options;
  if (certificate === undefined || key === undefined) return null;
  const [cert, secret] = await Promise.all([
    readFile(resolve(directory, certificate)),
    readFile(resolve(directory, key)),
  ]);
  return { cert, key: secret };
}

function limitsOf(options: ServeOptions) {
  return {
    rates: options["rate-limits"]
      ? {
          overrides: new Map(
            options["rate-limit"].map(({ operation, perSecond }) => [operation, perSecond])
          ),
          concurrentEnrichments: options["concurrent-enrichments"],
        }
      : null,
    credits: options.credits
      ? { maximum: options["credits-maximum"], perSecond: options["credits-per-second"] }
      : null,
  };
}
