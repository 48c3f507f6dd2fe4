/** A Postgres server for tests, where one is reachable: each test file in databases of its own. */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { openPostgres, type Database } from "../../src/ledger/postgres/database";

const CANDIDATES = [
  process.env.TEST_DATABASE_URL,
  "postgres://root@127.0.0.1:5432/test",
  "postgres://postgres@127.0.0.1:5432/test",
].filter((url): url is string => url !== undefined && url !== "");

/** Tests are declared before anything can be awaited, so this asks in a process of its own. */
function isReachable(url: string): boolean {
  const ask = `const { Client } = require("pg");
    const client = new Client({ connectionString: process.argv[1], connectionTimeoutMillis: 2000 });
    client.connect().then(() => client.end()).catch(() => { process.exitCode = 1; });`;
  return spawnSync(process.execPath, ["-e", ask, url]).status === 0;
}

/** Where a server is; null where none is reachable. */
export const databaseUrl: string | null = CANDIDATES.find(isReachable) ?? null;

/** The address of an empty database of its own, and what drops it. */
export async function scratchDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (databaseUrl === null) throw new Error("No Postgres server is reachable.");
  const name = `scratch_${randomUUID().replaceAll("-", "")}`;
  const main = await openPostgres(databaseUrl, { connections: 1 });
  await main.execute(`CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await main.execute(`DROP DATABASE ${name} WITH (FORCE)`);
      await main.close();
    },
  };
}

/** An empty database of its own, dropped when it is closed. */
export async function openScratch(): Promise<Database> {
  const { url, drop } = await scratchDatabase();
  const database = await openPostgres(url);
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}
