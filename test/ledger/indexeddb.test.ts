import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { openIndexedDbLedger } from "../../src/ledger/indexeddb/ledger";
import { at, batch, describeLedger, holder, row } from "./contract";

const US = "tenant-us";
let count = 0;
const freshName = () => `ledger-${(count += 1)}`;
const everything = {
  limit: 100,
  after: null,
  createdAfter: null,
  createdBefore: null,
  accountHolderId: null,
};

const names = new WeakMap<object, string>();
const openNamed = async (name: string) => {
  const ledger = await openIndexedDbLedger({ name });
  names.set(ledger, name);
  return ledger;
};

beforeAll(() => {
  globalThis.indexedDB = new IDBFactory();
});

describeLedger({
  name: "IndexedDB",
  open: () => openNamed(freshName()),
  async reopen(ledger) {
    await ledger.close();
    return openNamed(names.get(ledger) ?? "");
  },
  dispose: (ledger) => ledger.close(),
});

describe("a ledger that an older version made", () => {
  it("keeps its rows and takes category sets", async () => {
    const name = freshName();
    const older = await openDB(name, 1, {
      upgrade(database) {
        for (const store of ["holders", "batches"]) {
          const made = database.createObjectStore(store, { keyPath: "place", autoIncrement: true });
          made.createIndex("id", ["tenant", "id"], { unique: true });
          made.createIndex("tenant", "tenant");
        }
        const directory = { keyPath: "n", autoIncrement: true };
        database.createObjectStore("directory", directory).createIndex("tenant", "tenant");
        database.createObjectStore("blocks", { keyPath: "n" });
      },
    });
    await older.add("holders", { tenant: US, id: "a", holder: holder("a") });
    older.close();
    const ledger = await openNamed(name);
    expect(await ledger.holders.get(US, "a")).toEqual(holder("a"));
    await ledger.categories.put(US, "consumer", { incoming: [], outgoing: ["Food"] });
    expect((await ledger.export(US)).category_sets).toHaveLength(1);
  });
});

describe("a ledger that two windows have open", () => {
  it("shows in each what the other one did", async () => {
    const name = freshName();
    const [one, other] = [await openNamed(name), await openNamed(name)];
    await one.holders.create(US, holder("a"));
    await one.transactions.putMany(US, [row("1", { account_holder_id: "a" }), row("2")]);
    expect((await other.transactions.history(US, "a")).map((r) => r.transaction.id)).toEqual(["1"]);
    await other.transactions.putMany(US, [row("2", { description: "Newer" }), row("3")]);
    await other.transactions.remove(US, "1");
    expect((await one.transactions.get(US, "2"))?.transaction.description).toBe("Newer");
    expect(await one.transactions.get(US, "1")).toBeNull();
    await one.transactions.putMany(US, [row("4", { account_holder_id: "a" })]);
    await other.holders.remove(US, "a");
    expect(await one.transactions.get(US, "4")).toBeNull();
    await other.clear(US);
    expect((await one.transactions.list(US, everything)).items).toEqual([]);
  });

  it("shows in each what rules the other one changed", async () => {
    const name = freshName();
    const [one, other] = [await openNamed(name), await openNamed(name)];
    const labelled = (label: string) => ({
      lastId: 1,
      rules: [{ id: "1", rule: { add_label: label } }],
    });
    await one.holders.create(US, holder("a"));
    for (const scope of [null, "a"]) {
      await one.rules.change(US, scope, () => labelled("Food"));
      expect(await other.rules.get(US, scope)).toEqual(labelled("Food"));
      await other.rules.change(US, scope, () => labelled("Home"));
      expect(await one.rules.get(US, scope)).toEqual(labelled("Home"));
    }
    await other.holders.remove(US, "a");
    await other.holders.create(US, holder("a"));
    expect((await one.rules.getMany(US, ["a"])).size).toBe(0);
    await other.rules.change(US, "a", () => labelled("Anew"));
    expect(await one.rules.get(US, "a")).toEqual(labelled("Anew"));
    await other.clear(US);
    expect((await one.rules.get(US, null)).rules).toEqual([]);
  });

  it("finishes a batch once", async () => {
    const name = freshName();
    const [one, other] = [await openNamed(name), await openNamed(name)];
    await one.batches.create(US, batch("b", 1), []);
    const finished = await Promise.all([
      one.batches.finish(US, "b", "completed", at(1)),
      other.batches.finish(US, "b", "error", at(1)),
    ]);
    expect(finished.filter(Boolean)).toHaveLength(1);
  });
});

describe("the blocks of rows", () => {
  const blocksOf = async (name: string): Promise<{ rows: (object | null)[] }[]> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction("blocks").objectStore("blocks").getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result);
        };
      };
    });

  it("hold a thousand rows each", async () => {
    const name = freshName();
    const ledger = await openNamed(name);
    await ledger.transactions.putMany(
      US,
      Array.from({ length: 2_500 }, (_, index) => row(`t${index}`))
    );
    expect((await blocksOf(name)).map(({ rows }) => rows.length)).toEqual([1_000, 1_000, 500]);
  });

  it("hold nothing of a holder or a transaction that was removed", async () => {
    const name = freshName();
    const ledger = await openNamed(name);
    await ledger.holders.create(US, holder("a"));
    await ledger.transactions.putMany(US, [
      row("1", { account_holder_id: "a", description: "SECRET one" }),
      row("2", { description: "SECRET two" }),
      row("3"),
    ]);
    await ledger.holders.remove(US, "a");
    await ledger.transactions.remove(US, "2");
    const stored = JSON.stringify(await blocksOf(name));
    expect(stored).not.toContain("SECRET");
    expect(stored).toContain("Payment 3");
  });

  it("are tidied: rows that were replaced give their room back, and lists keep their order", async () => {
    const name = freshName();
    const ledger = await openNamed(name);
    await ledger.holders.create(US, holder("a"));
    const all = Array.from({ length: 1_500 }, (_, index) =>
      row(`t${index}`, { account_holder_id: "a" })
    );
    await ledger.transactions.putMany(US, all);
    await ledger.transactions.putMany(US, all.slice(0, 1_200));
    const before = await ledger.export(US);
    await ledger.batches.prune(at(0));
    const rows = (await blocksOf(name)).flatMap((block) => block.rows);
    expect(rows.length).toBeLessThan(2_000);
    expect(await ledger.export(US)).toEqual(before);
    await ledger.close();
    const again = await openNamed(name);
    expect(await again.export(US)).toEqual(before);
    expect(await again.transactions.history(US, "a")).toHaveLength(1_500);
  });

  it("stay few when transactions come one at a time", async () => {
    const name = freshName();
    const ledger = await openNamed(name);
    for (let index = 0; index < 150; index += 1)
      await ledger.transactions.putMany(US, [row(`t${index}`)]);
    expect((await blocksOf(name)).length).toBeLessThan(70);
    const { items } = await ledger.transactions.list(US, { ...everything, limit: 200 });
    expect(items.map((r) => r.transaction.id)).toEqual(
      Array.from({ length: 150 }, (_, index) => `t${149 - index}`)
    );
  });

  it("keep a batch's answers while the batch is kept", async () => {
    const name = freshName();
    const ledger = await openNamed(name);
    await ledger.batches.create(US, batch("b", 1), []);
    const rows = [{ row: row("1"), kept: true }];
    await ledger.batches.advance(US, "b", { from: 0, rows, at: at(1) });
    await ledger.batches.finish(US, "b", "completed", at(1));
    await ledger.transactions.remove(US, "1");
    await ledger.batches.prune(at(0));
    expect(await ledger.batches.results(US, "b", 0, 1)).toHaveLength(1);
    await ledger.batches.prune(at(5));
    expect(await blocksOf(name)).toEqual([]);
  });
});

it("keeps what it had when a write fails half-way", async () => {
  const ledger = await openNamed(freshName());
  await ledger.transactions.putMany(US, [row("1")]);
  // A function cannot be stored: the browser refuses the block after the directory was written.
  const unstorable = { ...row("2"), trap: () => {} };
  const failing = ledger.transactions.putMany(US, [unstorable]);
  const reading = ledger.transactions.get(US, "1");
  await expect(failing).rejects.toMatchObject({ name: "LedgerError", code: "failed" });
  expect(await reading).toEqual(row("1"));
  expect(await ledger.transactions.get(US, "2")).toBeNull();
  await ledger.transactions.putMany(US, [row("3")]);
  const { items } = await ledger.transactions.list(US, everything);
  expect(items.map((r) => r.transaction.id)).toEqual(["3", "1"]);
});
