/** A worker as a process of a server has it: the real engine, queue and ledger, on a database. */
import { randomUUID } from "node:crypto";
import { createCatalogue, createEngine } from "../../../src/engine";
import { openPostgresLedger } from "../../../src/ledger/postgres";
import { openPostgres, type Database } from "../../../src/ledger/postgres/database";
import { createQueue, type Queue, type QueueSettings } from "../../../src/server/queue";
import {
  categoryLabelsOf,
  inPageDelivery,
  labelPathOf,
  rememberingRecurrence,
  type BatchItem,
  type ServicePorts,
} from "../../../src/service";
import { statementReader } from "../../../src/statements";
import { spreadRows } from "../../support/spread";
import { openBuilt } from "../engine";

export const TENANT = "bench";
/** The account holder of rows, where none is named. */
export const HOLDER = "holder";

/** Rows that the engine is given before a worker begins. */
const WARMING_ROWS = 10_000;

/** The queue and the ports over a database. */
export async function openServerParts(
  root: string,
  database: Database,
  settings: Partial<QueueSettings> = {}
): Promise<{ queue: Queue; ports: ServicePorts }> {
  const knowledge = await openBuilt(root);
  const ledger = await openPostgresLedger(database);
  const onFault = (error: unknown) => process.stderr.write(`${String(error)}\n`);
  const queue = await createQueue({ database, onFault, settings });
  const ports: ServicePorts = {
    ledger,
    engine: rememberingRecurrence(createEngine(knowledge)),
    clock: { now: () => Date.now() },
    ids: { uuid: randomUUID },
    jobs: queue.jobs,
    statementReader: statementReader(),
    deliver: inPageDelivery(() => {}),
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
  return { queue, ports };
}

/** Rows of one account holder, ids from `first` on. */
export function itemsOf(count: number, first = 0, holder = HOLDER): BatchItem[] {
  return spreadRows(count).map(({ date, description, amount }, index) => ({
    transaction: {
      id: `row-${first + index}`,
      description,
      amount: Math.abs(amount),
      entry_type: amount < 0 ? "outgoing" : "incoming",
      currency: "USD",
      date,
      account_holder_id: holder,
      account_holder_type: "consumer",
      account_holder_name: null,
      country: "US",
      raw_address: null,
      mcc: null,
    },
    notes: [],
  }));
}

/** What a process does that is started as a worker: says "ready" and works until it is ended. */
export async function beWorker(root: string, url: string, takeoverSeconds: number): Promise<void> {
  const database = await openPostgres(url);
  const { queue, ports } = await openServerParts(root, database, { takeoverSeconds });
  // What is measured is a worker at work, not its compiler.
  const holder = { type: "consumer", name: null } as const;
  for (const { transaction } of itemsOf(WARMING_ROWS)) ports.engine.enrich(transaction, holder);
  process.stdout.write("ready\n");
  process.stdin.once("data", () => queue.work(ports));
  process.once("SIGTERM", () => {
    void queue.stop().then(async () => {
      await database.close();
      process.exit(0);
    });
  });
}
