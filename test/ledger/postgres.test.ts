import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LedgerError, type Ledger } from "../../src/ledger/ledger";
import {
  openEmbedded,
  openPostgres,
  openPostgresLedger,
  type Database,
} from "../../src/ledger/postgres";
import { databaseUrl, scratchDatabase } from "../support/postgres";
import { at, describeLedger, holder, row } from "./contract";

jest.setTimeout(120_000);

const EMPTY = `TRUNCATE ntropy.holders, ntropy.transactions, ntropy.batches, ntropy.batch_items,
  ntropy.batch_results, ntropy.category_sets, ntropy.rulesets, ntropy.documents, ntropy.files`;

/** The contract on a database that is opened once for all tests, and emptied before each. */
function describeOn(
  name: string,
  place: () => Promise<{ open: () => Promise<Database>; dispose: () => Promise<void> }>
): void {
  let found: Awaited<ReturnType<typeof place>>;
  let database: Database;

  /** What a test closes is its own way to the database only. */
  const ownWay = (): Database => {
    let isClosed = false;
    const check = (): void => {
      if (isClosed) throw new LedgerError("closed", "The database is closed.");
    };
    return {
      kind: database.kind,
      async query<Row>(sql: string, values?: readonly unknown[]) {
        check();
        return database.query<Row>(sql, values);
      },
      execute: async (sql) => (check(), database.execute(sql)),
      transaction: async (use) => (check(), database.transaction(use)),
      close: async () => {
        isClosed = true;
      },
    };
  };

  beforeAll(async () => {
    found = await place();
    database = await found.open();
    await openPostgresLedger(database);
  });
  afterAll(async () => {
    await database.close();
    await found.dispose();
  });
  describeLedger({
    name,
    async open() {
      await database.execute(EMPTY);
      return openPostgresLedger(ownWay());
    },
    async reopen(ledger: Ledger) {
      await ledger.close();
      await database.close();
      database = await found.open();
      return openPostgresLedger(ownWay());
    },
  });
}

describe("built in", () => {
  describeOn("the built-in Postgres", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ledger-"));
    return {
      open: () => openEmbedded(folder),
      dispose: () => rm(folder, { recursive: true, force: true }),
    };
  });
});

describe("on a server", () => {
  if (databaseUrl === null) {
    it.skip("no Postgres server is reachable here: TEST_DATABASE_URL names one", () => {});
    return;
  }
  describeOn("a Postgres server", async () => {
    const { url, drop } = await scratchDatabase();
    return { open: () => openPostgres(url), dispose: drop };
  });
});

it("tidies the built-in Postgres up when old batches are forgotten, and keeps at most so many rows", async () => {
  const database = await openEmbedded(null);
  const ledger = await openPostgresLedger(database, { historyRows: 3 });
  await ledger.holders.create("us", holder("a"));
  const rows = ["1", "2", "3", "4"].map((id) => row(id, { account_holder_id: "a" }));
  await ledger.transactions.putMany("us", rows);
  const [before] = await ledger.transactions.history("us", "a");
  expect(await ledger.batches.prune(at(0))).toBe(0);
  const [table] = await database.query<{ rows: number }>(
    "SELECT reltuples AS rows FROM pg_class WHERE oid = 'ntropy.transactions'::regclass"
  );
  expect(table?.rows).toBe(4);
  const [after] = await ledger.transactions.history("us", "a");
  expect(after).toEqual(before);
  expect(after).not.toBe(before);
  await ledger.close();
});
