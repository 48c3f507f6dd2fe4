/** The whole API in this process, on a ledger in memory that ends with the run. */
import { randomUUID } from "node:crypto";
import { createEmbeddedApi } from "../api";
import { type Client, createClient } from "../client/client";
import { embeddedSide, sleepOnTimers } from "../client/transport";
import { createEngine } from "../engine";
import { loadKnowledge } from "../knowledge";
import { createMemoryLedger } from "../ledger";
import { labelPathOf } from "../service";

/** Opens the engine from compiled knowledge and returns a client of the API over it. */
export async function openRoad(
  knowledgeBytes: Uint8Array,
  onFault: (error: unknown) => void
): Promise<Client> {
  const knowledge = await loadKnowledge(knowledgeBytes);
  const api = createEmbeddedApi({
    engine: createEngine(knowledge),
    ledger: createMemoryLedger(),
    labelPath: labelPathOf(knowledge.taxonomy),
    clock: { now: () => Date.now() },
    ids: { uuid: randomUUID },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onFault,
  });
  return createClient(embeddedSide(api, { checksAnswers: false }), sleepOnTimers);
}
