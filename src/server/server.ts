/** A server put together: storage, engine, jobs, API, and what stands between them and the network. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { DestinationStream, Logger } from "pino";
import { createApi, type Api } from "../api";
import { createCatalogue, createEngine } from "../engine";
import type { Knowledge } from "../knowledge";
import {
  categoryLabelsOf,
  createRuleUsage,
  labelPathOf,
  rememberingRecurrence,
  type ServicePorts,
} from "../service";
import { statementReader } from "../statements";
import { openDoor } from "./admin/door";
import type { KeyQuestion } from "./admin/messages";
import { dataFolder } from "./data-folder";
import { httpDelivery } from "./deliver/deliver";
import { createCors } from "./edge/cors";
import { createEdge, metricsResponse } from "./edge/edge";
import { RELAY_TARGETS, type RelayTargets } from "./edge/relay";
import { listen, type Listener } from "./http";
import { createKeyCheck } from "./keys/authenticate";
import { answerQuestion } from "./keys/answer-question";
import { createKeyRing, type KeyRing } from "./keys/key-ring";
import { openLimiter, type CreateLimiter } from "./limits/limiter";
import { createLimits, type LimitOptions } from "./limits/limits";
import { createLog, faultFacts } from "./logging";
import { createMetrics, type Metrics } from "./metrics";
import type { ServeOptions } from "./serve-options";
import { createQueue } from "./queue";
import { seedSandbox } from "./sandbox/seed";
import { openStorage } from "./storage";

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
  const url = options["database-url"];
  const folder = url === undefined ? dataFolder(options.data, directory, environment) : null;
  const tls = await readTls(options, directory);
  const onJobFault = (error: unknown) =>
    log.error({ fault: faultFacts(error) }, "A job failed, or what looks after jobs");

  const knowledge = await surroundings.openKnowledge();
  const storage = await openStorage(url === undefined ? { folder: folder ?? "" } : { url });
  opened.push(() => storage.close());
  const { ledger, database } = storage;
  const queue = await createQueue({ database, onFault: onJobFault });
  opened.push(() => queue.stop(0));
  const metrics = createMetrics(() => queue.count());
  const clock = { now: () => Date.now() };
  const ruleUsage = createRuleUsage({ ledger, clock });
  const ports: ServicePorts = {
    ...knowledgePorts(knowledge, metrics),
    ledger,
    clock,
    ruleUsage,
    ids: { uuid: randomUUID },
    jobs: queue.jobs,
    statementReader: statementReader(),
    maximumRulesetBytes: options["max-ruleset"],
    deliver: httpDelivery({ allowsPrivate: options["webhook-private-addresses"] === "allow" }),
    pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  if (options.sandbox) await seedSandbox(ports);
  if (options.role !== "api") queue.work(ports);
  const keys = createKeyRing(ports);
  const check = createKeyCheck({ keys, clock: ports.clock, hasSandbox: options.sandbox });
  const limits = createLimits(ports, limitsOf(options, await openLimiter(database)));
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
        limits,
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

  const { host, port, "metrics-port": metricsPort } = options;
  const milliseconds = options["stop-seconds"] * 1_000;
  const listeners: Listener[] = [];
  const open = async (answer: Api, at: Parameters<typeof listen>[1]): Promise<Listener> => {
    const listener = await listen(answer, at);
    opened.push(() => listener.close(0));
    listeners.push(listener);
    return listener;
  };
  const main = options.role === "worker" ? null : await open(edge, { host, port, tls });
  if (metricsPort !== undefined)
    await open(() => metricsResponse(metrics), { host, port: metricsPort, tls: null });
  const answerKeys = (question: KeyQuestion) => answerQuestion(keys, question, check.forget);
  const door = folder === null ? null : await openDoor(folder, answerKeys);

  return {
    url: main?.url ?? null,
    folder,
    keys,
    log,
    async stop() {
      if (stopping) return;
      stopping = true;
      await Promise.all([
        ...listeners.map((listener) => listener.close(milliseconds)),
        queue.stop(milliseconds),
      ]);
      await door?.close();
      await ruleUsage.write();
      await storage.close();
    },
  };
}

/** What the knowledge gives the use cases. */
function knowledgePorts(knowledge: Knowledge, metrics: Metrics) {
  return {
    engine: rememberingRecurrence(metrics.counting(createEngine(knowledge))),
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
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

function limitsOf(options: ServeOptions, createLimiter: CreateLimiter): LimitOptions {
  return {
    createLimiter,
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
