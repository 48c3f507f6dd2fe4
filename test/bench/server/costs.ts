/** What a row costs on a real Postgres: processor time on both sides, disk, and log. Feeds docs/scaling.md. */
import { readFileSync } from "node:fs";
import { openPostgres, type Database } from "../../../src/ledger/postgres/database";
import { MAXIMUM_BATCH_SIZE } from "../../../src/model";
import { createBatch } from "../../../src/service";
import { scratchDatabase } from "../../support/postgres";
import type { Figure } from "../table";
import { canHold } from "./half-core";
import { itemsOf, openServerParts, TENANT } from "./process";

const TICK_MILLISECONDS = 10;

/** Through one connection, whose server process can be watched where it runs on this machine. */
export async function measureCosts(root: string): Promise<Figure[]> {
  const { url, drop } = await scratchDatabase();
  const database = await openPostgres(url, { connections: 2 });
  try {
    const { queue, ports } = await openServerParts(root, database);
    queue.work(ports);
    const run = async (first: number) => {
      const { id } = await createBatch(ports, TENANT, itemsOf(MAXIMUM_BATCH_SIZE, first));
      while ((await ports.ledger.batches.get(TENANT, id))?.status === "processing")
        await new Promise((resolve) => setTimeout(resolve, 50));
    };
    // The first one warms both sides up.
    await run(0);
    const before = await standing(database);
    const busy = process.cpuUsage();
    await run(MAXIMUM_BATCH_SIZE);
    const { user, system } = process.cpuUsage(busy);
    const after = await standing(database);
    await queue.stop();
    const perThousand = MAXIMUM_BATCH_SIZE / 1_000;
    const figure = (name: string, value: number, unit: string): Figure => ({
      name,
      value,
      unit,
      target: null,
    });
    const figures = [
      figure("worker's processor time for 1,000 rows", (user + system) / 1_000 / perThousand, "ms"),
      figure("log (WAL) of a row", (after.log - before.log) / MAXIMUM_BATCH_SIZE, "bytes"),
      figure(
        "a row in the ledger, indexes with it",
        after.ledger / (2 * MAXIMUM_BATCH_SIZE),
        "bytes"
      ),
      figure("a row in a batch's results", after.results / (2 * MAXIMUM_BATCH_SIZE), "bytes"),
    ];
    if (before.milliseconds === null || after.milliseconds === null) return figures;
    const milliseconds = (after.milliseconds - before.milliseconds) / perThousand;
    return [figure("Postgres's processor time for 1,000 rows", milliseconds, "ms"), ...figures];
  } finally {
    await database.close();
    await drop();
  }
}

async function standing(database: Database) {
  const [row] = await database.query<{
    pid: number;
    log: number;
    ledger: number;
    results: number;
  }>(`SELECT pg_backend_pid() AS pid,
    (pg_current_wal_insert_lsn() - '0/0')::float8 AS log,
    pg_total_relation_size('ntropy.transactions')::float8 AS ledger,
    pg_total_relation_size('ntropy.batch_results')::float8 AS results`);
  if (row === undefined) throw new Error("Postgres answered nothing.");
  return { ...row, milliseconds: millisecondsOf(row.pid) };
}

/** Of Postgres's process for the connection; null where that is on another machine. */
function millisecondsOf(pid: number): number | null {
  if (!canHold()) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    if (!stat.includes("(postgres)")) return null;
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
  } catch {
    return null;
  }
}
