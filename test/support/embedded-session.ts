/** The whole embedded road in this process, over a ledger in memory: for tests of any room. */
import { createEmbeddedApi, type Api } from "../../src/api";
import { createClient, type Client } from "../../src/client/client";
import { createSession } from "../../src/client/create-session";
import type { EnrichmentSession } from "../../src/client/session";
import { embeddedSide, sleepOnTimers } from "../../src/client/transport";
import type { Engine } from "../../src/engine/types";
import type { Ledger } from "../../src/ledger/ledger";
import { createMemoryLedger } from "../../src/ledger/memory";
import type { LabelPath } from "../../src/service";
import { createFakeEngine } from "./fake-engine";

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
  /** Milliseconds since 1970 at which time stands; it moves on by one with each look. */
  startsAt?: number;
  onFault?: (error: unknown) => void;
}

/** Builds API, client and session over an engine and a ledger; ids count up, faults are rethrown. */
export function startEmbeddedSession(options: EmbeddedSessionOptions = {}): EmbeddedSession {
  const { engine = createFakeEngine(), ledger = createMemoryLedger() } = options;
  let now = options.startsAt ?? Date.UTC(2024, 0, 1);
  let count = 0;
  const uuid = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`;
  const api = createEmbeddedApi({
    engine,
    ledger,
    clock: { now: () => (now += 1) },
    ids: { uuid },
    labelPath: options.labelPath ?? ((label) => [`group of ${label}`, label]),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onFault: options.onFault,
  });
  const client = createClient(embeddedSide(api), sleepOnTimers);
  const session = createSession({
    client,
    formulaClient: client,
    uuid,
    status: async () => {
      const { storage, problem } = ledger.status();
      return {
        version: engine.version,
        merchants: engine.merchants,
        storage: storage === "indexeddb" ? storage : "memory",
        storageProblem: problem,
      };
    },
  });
  return { session, client, api, ledger, engine };
}
