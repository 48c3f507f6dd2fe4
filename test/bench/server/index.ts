/**
 * `npm run bench:server [-- PART …]`: prints what was measured of the server beside its targets. Parts:
 * requests, batch, workers, costs, queue; all of them where none is named. Machines differ and are noisy:
 * compare figures of one run. Never fails for a slow machine.
 */
import { resolve } from "node:path";
import { machine } from "../machine";
import { printTable } from "../table";

const root = resolve(__dirname, "../..");

/** In the order they run. Each returns its text. */
const PARTS: Readonly<Record<string, () => Promise<string>>> = {
  async requests() {
    const { measureServing } = await import("./serving");
    return printTable("ntropy serve, on the built-in database", await measureServing(root));
  },
  async batch() {
    const { measureBatch } = await import("./batch");
    return printTable("Batches, on the built-in database", await measureBatch(root));
  },
  async workers() {
    const { databaseUrl } = await import("../../support/postgres");
    if (databaseUrl === null)
      return `Workers on Postgres: none is reachable (TEST_DATABASE_URL).\n`;
    const { measureKill, measureSharing } = await import("./workers");
    const figures = [...(await measureSharing(root)), ...(await measureKill(root))];
    return printTable("Workers, on a Postgres server", figures);
  },
  async costs() {
    const { databaseUrl } = await import("../../support/postgres");
    if (databaseUrl === null) return `Costs on Postgres: none is reachable (TEST_DATABASE_URL).\n`;
    const { measureCosts } = await import("./costs");
    return printTable("What rows cost, on a Postgres server", await measureCosts(root));
  },
  async queue() {
    return (await import("./days")).printDays();
  },
};

async function main(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  // What the processes do that are started to be measured.
  if (first === "worker")
    return (await import("./process")).beWorker(root, rest[0] ?? "", Number(rest[1]));
  const unknown = args.find((part) => !(part in PARTS));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(", ")}.`);
  process.stdout.write(machine());
  for (const [part, measure] of Object.entries(PARTS)) {
    if (args.length > 0 && !args.includes(part)) continue;
    process.stdout.write(await measure());
  }
  process.stdout.write(machine());
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
  );
  process.exitCode = 1;
});
