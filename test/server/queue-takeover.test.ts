/**
 * A worker that is killed in mid-batch, as a process of its own on a real Postgres. `npm test` builds what
 * it runs; without that, or without a Postgres, this skips, saying so.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { killInMidBatch } from "../bench/server/workers";
import { databaseUrl } from "../support/postgres";

const root = join(__dirname, "../..");
const isBuilt =
  existsSync(join(root, "build/node/bench-server.cjs")) &&
  existsSync(join(root, "build/knowledge/knowledge.bin"));
if (!isBuilt) console.warn("Skipped: the worker is not built. Run: npm test");
if (databaseUrl === null) console.warn("Skipped: no Postgres (TEST_DATABASE_URL names one).");
const ifPossible = isBuilt && databaseUrl !== null ? it : it.skip;

describe("a worker killed in the middle of a batch", () => {
  ifPossible(
    "is followed by another, which completes the batch: no row lost, none doubled",
    async () => {
      expect(await killInMidBatch(root)).toMatchObject({
        status: "completed",
        answered: 12_000,
        distinct: 12_000,
        kept: 12_000,
      });
    },
    120_000
  );
});
