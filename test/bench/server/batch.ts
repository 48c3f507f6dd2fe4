/** A batch of the largest size through queue, engine and the built-in database. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../../src/ledger/postgres/database";
import { MAXIMUM_BATCH_SIZE } from "../../../src/model";
import { createBatch } from "../../../src/service";
import type { Figure } from "../table";
import { itemsOf, openServerParts, TENANT } from "./process";

/** How long a batch may take that is worked through at once. */
const MOST_SECONDS = 5;

export async function measureBatch(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ntropy-bench-"));
  const database = await openEmbedded(folder);
  try {
    const { queue, ports } = await openServerParts(root, database);
    queue.work(ports);
    const finish = async (count: number, first: number) => {
      const items = itemsOf(count, first);
      const begun = performance.now();
      const busy = process.cpuUsage();
      const { id } = await createBatch(ports, TENANT, items);
      const accepted = performance.now();
      for (;;) {
        const batch = await ports.ledger.batches.get(TENANT, id);
        if (batch?.status === "error") throw new Error("The batch ended with an error.");
        if (batch?.status === "completed") break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const { user, system } = process.cpuUsage(busy);
      return {
        accept: (accepted - begun) / 1_000,
        total: (performance.now() - begun) / 1_000,
        busy: (user + system) / 1e6,
      };
    };
    const small = await finish(10, 0);
    const big = await finish(MAXIMUM_BATCH_SIZE, 1_000);
    const again = await finish(MAXIMUM_BATCH_SIZE, 1_000_000);
    await queue.stop();
    return [
      { name: "a batch of 10, sent to done", value: small.total, unit: "s", target: null },
      {
        name: "a batch of 24,960, taken in",
        value: big.accept,
        unit: "s",
        target: null,
      },
      {
        name: "a batch of 24,960, sent to done, the process's first",
        value: big.total,
        unit: "s",
        target: { atMost: MOST_SECONDS },
      },
      {
        name: "a batch of 24,960, sent to done, the second",
        value: again.total,
        unit: "s",
        target: { atMost: MOST_SECONDS },
      },
      {
        name: "  of which processor time of all threads",
        value: again.busy,
        unit: "s",
        target: null,
      },
    ];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
