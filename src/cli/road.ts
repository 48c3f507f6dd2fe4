/** The whole API in this process, on a ledger in memory that ends with the run. */
import { randomUUID } from "node:crypto";
import { createEmbeddedApi } from "../api";
import { type Client, createClient } from "../client/client";
import { embeddedSide, sleepOnTimers } from "../client/transport";
import { createCatalogue, createEngine } from "../engine";
import type { Knowledge } from "../knowledge";
import { createMemoryLedger } from "../ledger";
import { categoryLabelsOf, labelPathOf } from "../service";
import { statementReader } from "../statements";

/** A client of the API over an engine with this knowledge. */
export function openRoad(knowledge: Knowledge, onFault: (error: unknown) => void): Client {
  const api = createEmbeddedApi({
    engine: createEngine(knowledge),
    ledger: createMemoryLedger(),
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
    statementReader: statementReader(),
    clock: { now: () => Date.now() },
    ids: { uuid: randomUUID },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onFault,
  });
  return createClient(embeddedSide(api, { checksAnswers: false }), sleepOnTimers);
}
