import {
  migrate,
  openEmbedded,
  openPostgresLedger,
  type Database,
} from "../../src/ledger/postgres";
import { databaseUrl, openScratch } from "../support/postgres";

jest.setTimeout(120_000);

const FIRST = "CREATE TABLE ntropy.fruits (name text PRIMARY KEY)";
const SECOND =
  "ALTER TABLE ntropy.fruits ADD COLUMN color text; INSERT INTO ntropy.fruits VALUES ('apple', 'red')";

function describeMigrations(name: string, open: () => Promise<Database>): void {
  describe(`migrations of ${name}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    it("are taken once, by one of several that start together, and then those that are new", async () => {
      await Promise.all([1, 2, 3].map(() => migrate(database, { name: "fruits", steps: [FIRST] })));
      await migrate(database, { name: "fruits", steps: [FIRST, SECOND] });
      await migrate(database, { name: "fruits", steps: [FIRST, SECOND] });
      expect(await database.query("SELECT * FROM ntropy.fruits")).toEqual([
        { name: "apple", color: "red" },
      ]);
      expect(
        await database.query("SELECT version FROM ntropy.migrations WHERE name = 'fruits'")
      ).toEqual([{ version: 1 }, { version: 2 }]);
    });

    it("are taken whole or not at all", async () => {
      const steps = ["CREATE TABLE ntropy.half (id int); SELECT nonsense"];
      await expect(migrate(database, { name: "half", steps })).rejects.toThrow(/nonsense/);
      expect(await database.query("SELECT to_regclass('ntropy.half') AS half")).toEqual([
        { half: null },
      ]);
    });

    it("refuse a database that a newer version has used", async () => {
      await openPostgresLedger(database);
      await database.query("INSERT INTO ntropy.migrations (name, version) VALUES ('ledger', 1000)");
      await expect(openPostgresLedger(database)).rejects.toMatchObject({
        name: "LedgerError",
        code: "denied",
        message: expect.stringContaining("newer version"),
      });
    });
  });
}

describeMigrations("the built-in Postgres", () => openEmbedded(null));
if (databaseUrl === null)
  it.skip("migrations of a Postgres server: none is reachable here", () => {});
else describeMigrations("a Postgres server", () => openScratch());
