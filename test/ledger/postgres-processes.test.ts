/**
 * Several processes on one database, each with what it keeps in memory: here several ledgers, which
 * share nothing but the database.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger, LedgerRow } from "../../src/ledger/ledger";
import { openEmbedded, openPostgresLedger, type Database } from "../../src/ledger/postgres";
import { databaseUrl, openScratch } from "../support/postgres";
import { batch, holder, row } from "./contract";

jest.setTimeout(120_000);

const idsOf = (rows: readonly LedgerRow[]) => rows.map(({ transaction }) => transaction.id);
const of = (holderId: string | null, ...ids: string[]) =>
  ids.map((id) => row(id, { account_holder_id: holderId }));

function describeProcesses(name: string, open: () => Promise<Database>): void {
  describe(name, () => {
    let database: Database;
    let here: Ledger;
    let there: Ledger;
    let tenants = 0;
    let us = "";
    beforeAll(async () => {
      database = await open();
      [here, there] = await Promise.all([
        openPostgresLedger(database),
        openPostgresLedger(database),
      ]);
    });
    beforeEach(async () => {
      us = `tenant ${(tenants += 1)}`;
      await here.holders.create(us, holder("a"));
    });
    afterAll(() => database.close());

    it("sees rules and category sets that another one changed, and the same objects until then", async () => {
      const set = (label: string) => ({ incoming: [], outgoing: [label] });
      const append = (ledger: Ledger) =>
        ledger.rules.change(us, "a", ({ lastId, rules }) => ({
          lastId: lastId + 1,
          rules: [...rules, { id: String(lastId + 1), rule: { add_label: "x" } }],
        }));
      await append(here);
      const before = await here.rules.get(us, "a");
      expect(await here.rules.get(us, "a")).toBe(before);
      expect((await here.rules.getMany(us, ["a"])).get("a")).toBe(before);
      await append(there);
      expect((await here.rules.get(us, "a")).lastId).toBe(2);

      await here.categories.put(us, "s", set("one"));
      expect(await there.categories.get(us, "s")).toEqual(set("one"));
      await there.categories.put(us, "s", set("two"));
      expect(await here.categories.get(us, "s")).toEqual(set("two"));
      await there.categories.remove(us, "s");
      expect(await here.categories.get(us, "s")).toBeNull();
      await there.categories.put(us, "s", set("three"));
      expect(await here.categories.get(us, "s")).toEqual(set("three"));
    });

    it("loses no change of rules or documents that several make at the same time", async () => {
      const times = [1, 2, 3, 4, 5];
      const created = { id: "d", created_at: "2024-01-01T00:00:00.000Z", body: 0 };
      const nowhere = { status: null, subject: null, account_holder_id: null };
      await here.documents.create(us, "report", { ...created, ...nowhere });
      await Promise.all(
        [here, there].flatMap((ledger) =>
          times.flatMap(() => [
            ledger.rules.change(us, null, ({ lastId, rules }) => ({ lastId: lastId + 1, rules })),
            ledger.documents.change(us, "report", "d", (one) => ({
              ...one,
              body: Number(one.body) + 1,
            })),
          ])
        )
      );
      expect((await here.rules.get(us, null)).lastId).toBe(10);
      expect((await there.documents.get(us, "report", "d"))?.body).toBe(10);
    });

    it("reads a history that another one added to, changed, and made anew", async () => {
      const known = async () => idsOf(await here.transactions.history(us, "a"));
      await here.transactions.putMany(us, of("a", "1", "2"));
      const [first] = await here.transactions.history(us, "a");
      await there.transactions.putMany(us, of("a", "3", "2"));
      expect(await known()).toEqual(["1", "3", "2"]);
      expect((await here.transactions.history(us, "a"))[0]).toBe(first);
      await there.transactions.remove(us, "3");
      expect(await known()).toEqual(["1", "2"]);
      await there.transactions.putMany(us, of(null, "1"));
      expect(await known()).toEqual(["2"]);
      await there.holders.remove(us, "a");
      expect(await known()).toEqual([]);
      await there.holders.create(us, holder("a"));
      await there.transactions.putMany(us, of("a", "9"));
      expect(await known()).toEqual(["9"]);
      await there.clear(us);
      expect(await known()).toEqual([]);
    });

    it("misses no row of a history that several write and read at the same time", async () => {
      const writes = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? here : there).transactions.putMany(
          us,
          of("a", `${index}`, `shared ${index % 3}`)
        )
      );
      const reads = Array.from({ length: 10 }, () => here.transactions.history(us, "a"));
      await Promise.all([...writes, ...reads]);
      const found = idsOf(await here.transactions.history(us, "a"));
      expect(found).toHaveLength(23);
      const fresh = await openPostgresLedger(database);
      expect(idsOf(await fresh.transactions.history(us, "a"))).toEqual(found);
    });

    it("keeps no row of a holder that is removed while rows of it are stored", async () => {
      for (let time = 0; time < 10; time += 1) {
        const id = `h${time}`;
        await here.holders.create(us, holder(id));
        await Promise.all([
          here.transactions.putMany(us, of(id, `${id} 1`)),
          there.holders.remove(us, id),
          there.transactions.putMany(us, of(id, `${id} 2`)),
        ]);
        expect(await here.transactions.count(us, id)).toBe(0);
      }
    });

    it("takes each block of a batch from one of them, and nothing of it twice", async () => {
      await here.batches.create(us, batch("b", 2), []);
      const advance = (ledger: Ledger, id: string) =>
        ledger.batches.advance(us, "b", {
          from: 0,
          rows: of("a", id).map((one) => ({ row: one, kept: true })),
          at: "2024-01-01T00:00:01.000Z",
        });
      const moved = await Promise.all([advance(here, "1"), advance(there, "2")]);
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await here.transactions.history(us, "a")).toHaveLength(1);
      expect(await here.batches.results(us, "b", 0, 2)).toHaveLength(1);
    });
  });
}

describeProcesses("several on the built-in Postgres", () => openEmbedded(null));
if (databaseUrl === null) it.skip("several on a Postgres server: none is reachable here", () => {});
else describeProcesses("several on a Postgres server", () => openScratch());

describe("a process that is killed", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ledger-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("loses no row of the built-in Postgres that it had acknowledged", async () => {
    const writer = spawn(
      process.execPath,
      [
        "-r",
        join(__dirname, "../support/typescript.cjs"),
        join(__dirname, "write-rows.ts"),
        folder,
      ],
      { stdio: ["ignore", "pipe", "inherit"] }
    );
    let acknowledged = "";
    await new Promise<void>((resolve, reject) => {
      writer.once("exit", () => reject(new Error("The writer ended by itself.")));
      writer.stdout.on("data", (piece: Buffer) => {
        acknowledged += piece.toString();
        if (acknowledged.split("\n").length > 40) resolve();
      });
    });
    const gone = new Promise((resolve) => writer.once("exit", resolve));
    writer.kill("SIGKILL");
    await gone;
    const ids = acknowledged.split("\n").slice(0, -1);

    const ledger = await openPostgresLedger(await openEmbedded(folder));
    const found = await ledger.transactions.getMany("us", ids);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
    await ledger.close();
  });
});
