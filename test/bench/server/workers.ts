/** Workers on a real Postgres: how two share what one does, and what is left when one is killed. */
import { openPostgres } from "../../../src/ledger/postgres/database";
import { createBatch, type ServicePorts } from "../../../src/service";
import { scratchDatabase } from "../../support/postgres";
import type { Figure } from "../table";
import { canHold, holdTo } from "./half-core";
import { HOLDER, itemsOf, openServerParts, TENANT } from "./process";
import { startWorker } from "./worker";

const BATCHES = 12;
const BATCH_ROWS = 2_000;
const KILLED_ROWS = 12_000;
/** Shorter than a server's, so that the bench is not mostly waiting. */
const TAKEOVER_SECONDS = 3;
const HALF = 0.5;

/** Uses an empty database on the Postgres server, and drops it. */
export async function onScratch<Value>(
  root: string,
  use: (ports: ServicePorts, url: string) => Promise<Value>
): Promise<Value> {
  const { url, drop } = await scratchDatabase();
  const database = await openPostgres(url, { connections: 2 });
  try {
    const { queue, ports } = await openServerParts(root, database);
    const value = await use(ports, url);
    await queue.stop();
    return value;
  } finally {
    await database.close();
    await drop();
  }
}

async function untilEnded({ ledger }: ServicePorts, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    while ((await ledger.batches.get(TENANT, id))?.status === "processing")
      await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Seconds that some workers, each held to half a core, take for a queue of batches. */
async function secondsOf(root: string, workers: number): Promise<number> {
  return onScratch(root, async (ports, url) => {
    const ids: string[] = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      // Each of its own account holder: rows of one are placed one block after another.
      const items = itemsOf(BATCH_ROWS, batch * BATCH_ROWS, `holder-${batch}`);
      ids.push((await createBatch(ports, TENANT, items)).id);
    }
    const started = [];
    for (let count = 0; count < workers; count += 1)
      started.push(await startWorker(root, url, TAKEOVER_SECONDS));
    const letGo = started.map(({ pid }) => holdTo(HALF, pid));
    const begun = performance.now();
    for (const worker of started) worker.go();
    await untilEnded(ports, ids);
    const seconds = (performance.now() - begun) / 1_000;
    for (const release of letGo) release();
    for (const worker of started) await worker.stop();
    return seconds;
  });
}

export async function measureSharing(root: string): Promise<Figure[]> {
  if (!canHold()) return [];
  const one = await secondsOf(root, 1);
  const two = await secondsOf(root, 2);
  const what = `${BATCHES} batches of ${BATCH_ROWS.toLocaleString("en")}`;
  return [
    { name: `${what}, one worker at half a core`, value: one, unit: "s", target: null },
    { name: `${what}, two workers at half a core each`, value: two, unit: "s", target: null },
    { name: "two workers' time, of one's", value: two / one, unit: "", target: { atMost: 0.6 } },
  ];
}

/** What is left of a batch whose worker was killed in its midst. */
export interface Aftermath {
  seconds: number;
  status: string;
  /** Rows answered, ids among them, and rows in the ledger. */
  answered: number;
  distinct: number;
  kept: number;
}

/** Kills one of two workers in the middle of a batch, and waits for the other. */
export async function killInMidBatch(root: string): Promise<Aftermath> {
  return onScratch(root, async (ports, url) => {
    const first = await startWorker(root, url, TAKEOVER_SECONDS);
    const second = await startWorker(root, url, TAKEOVER_SECONDS);
    const { id } = await createBatch(ports, TENANT, itemsOf(KILLED_ROWS));
    first.go();
    const { batches, transactions } = ports.ledger;
    while (((await batches.get(TENANT, id))?.progress ?? 0) === 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
    await first.kill();
    const begun = performance.now();
    second.go();
    await untilEnded(ports, [id]);
    const seconds = (performance.now() - begun) / 1_000;
    const rows = await batches.results(TENANT, id, 0, KILLED_ROWS * 2);
    const batch = await batches.get(TENANT, id);
    const kept = await transactions.count(TENANT, HOLDER);
    await second.stop();
    return {
      seconds,
      status: batch?.status ?? "gone",
      answered: rows.length,
      distinct: new Set(rows.map(({ transaction }) => transaction.id)).size,
      kept,
    };
  });
}

export async function measureKill(root: string): Promise<Figure[]> {
  const { seconds, status, answered, distinct, kept } = await killInMidBatch(root);
  const lost = KILLED_ROWS - Math.min(distinct, kept);
  return [
    {
      name: `kill -9 in mid-batch (takeover ${TAKEOVER_SECONDS} s): ${status} after`,
      value: seconds,
      unit: "s",
      target: null,
    },
    { name: "  rows lost", value: lost, unit: "", target: { atMost: 0 } },
    { name: "  rows doubled", value: answered - distinct, unit: "", target: { atMost: 0 } },
  ];
}
