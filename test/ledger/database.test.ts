import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded, type Database } from "../../src/ledger/postgres/database";
import { databaseUrl, openScratch } from "../support/postgres";

jest.setTimeout(120_000);

function describeDatabase(name: string, open: () => Promise<Database>): void {
  describe(name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
      await database.execute("CREATE SCHEMA lab; CREATE TABLE lab.things (id int PRIMARY KEY)");
    });
    beforeEach(() => database.execute("DELETE FROM lab.things"));
    afterAll(() => database.close());

    const ids = async () =>
      (await database.query<{ id: number }>("SELECT id FROM lab.things ORDER BY id")).map(
        ({ id }) => id
      );

    it("answers values that are alike everywhere", async () => {
      const [row] = await database.query(
        `SELECT 5::bigint AS big, $1::jsonb AS json, $2::bytea AS bytes, $3::text[] AS texts,
          '2024-01-02'::date AS day, null AS nothing`,
        [JSON.stringify({ a: [1] }), Uint8Array.of(1, 2), ["a", 'b",{}']]
      );
      expect(row).toMatchObject({
        big: 5,
        json: { a: [1] },
        texts: ["a", 'b",{}'],
        day: "2024-01-02",
        nothing: null,
      });
      const { bytes } = row as { bytes: Uint8Array };
      expect([...bytes]).toEqual([1, 2]);
    });

    it("stores all of a transaction or nothing", async () => {
      await database.transaction(async (inside) => {
        await inside.query("INSERT INTO lab.things VALUES ($1)", [1]);
        await inside.transaction((same) => same.query("INSERT INTO lab.things VALUES (2)"));
      });
      const failing = database.transaction(async (inside) => {
        await inside.query("INSERT INTO lab.things VALUES (3)");
        throw new Error("not this one");
      });
      await expect(failing).rejects.toMatchObject({ name: "LedgerError", code: "failed" });
      expect(await ids()).toEqual([1, 2]);
    });

    it("tells faults as the storage's, without the values they met", async () => {
      await database.query("INSERT INTO lab.things VALUES (1)");
      const twice = database.query("INSERT INTO lab.things VALUES (1)");
      await expect(twice).rejects.toMatchObject({ name: "LedgerError", code: "failed" });
      const wrong = database.query("SELECT 'my secret text'::int");
      await expect(wrong).rejects.toThrow(/^The database refused a value \(22P02\)\.$/);
      await expect(database.query("SELECT nowhere")).rejects.toThrow(/nowhere/);
    });
  });
}

describeDatabase("the built-in database", () => openEmbedded(null));

if (databaseUrl === null)
  it.skip("a Postgres server: none is reachable here (TEST_DATABASE_URL names one)", () => {});
else {
  describeDatabase("a Postgres server", () => openScratch());

  it("goes on with new connections where the server ended the old ones", async () => {
    const database = await openScratch();
    const end = "SELECT pg_terminate_backend(pg_backend_pid())";
    await expect(database.query(end)).rejects.toMatchObject({ name: "LedgerError" });
    const broken = database.transaction(async (inside) => {
      await inside.query("SELECT 1");
      await inside.query(end).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 20));
      await inside.query("SELECT 2");
    });
    await expect(broken).rejects.toMatchObject({ name: "LedgerError" });
    expect(await database.query("SELECT 3 AS three")).toEqual([{ three: 3 }]);
    const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await Promise.all([1, 2, 3].map(() => database.query("SELECT pg_sleep(0.02)")));
    await database.query(others);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await database.query("SELECT 4 AS four")).toEqual([{ four: 4 }]);
    await database.close();
  });

  it("runs a transaction again that lost to another one", async () => {
    const database = await openScratch();
    await database.execute(
      "CREATE TABLE things (id int PRIMARY KEY, n int); INSERT INTO things VALUES (1, 0), (2, 0)"
    );
    const inOrder = (first: number, second: number) =>
      database.transaction(async (inside) => {
        await inside.query("UPDATE things SET n = n + 1 WHERE id = $1", [first]);
        await inside.query("SELECT pg_sleep(0.05)");
        await inside.query("UPDATE things SET n = n + 1 WHERE id = $1", [second]);
      });
    await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
    expect(await database.query("SELECT n FROM things")).toEqual([{ n: 2 }, { n: 2 }]);
    await database.close();
  });
}

describe("a folder of the built-in database", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ledger-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is refused to a second process while the first one lives, and free once it was killed", async () => {
    const locker = `require("proper-lockfile").lock(${JSON.stringify(folder)}, {
      lockfilePath: ${JSON.stringify(join(folder, "lock"))}, stale: 5000, update: 1000,
    }).then(() => { setInterval(() => {}, 1000); console.log("held"); })`;
    const other = spawn(process.execPath, ["-e", locker], { cwd: process.cwd() });
    await new Promise((resolve) => other.stdout.once("data", resolve));
    await expect(openEmbedded(folder)).rejects.toMatchObject({
      name: "LedgerError",
      code: "denied",
      message: expect.stringContaining("Another process is using the folder"),
    });
    other.kill("SIGKILL");
    const database = await openEmbedded(folder);
    await database.close();
  });
});
