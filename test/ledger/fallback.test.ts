import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { fallingBack, openBrowserLedger } from "../../src/ledger/fallback";
import { openIndexedDbLedger } from "../../src/ledger/indexeddb/ledger";
import { LedgerError, type Ledger } from "../../src/ledger/ledger";
import { at, batch, describeLedger, holder, row } from "./contract";

const TENANT = "local";
let count = 0;
const freshName = () => `fallback-${(count += 1)}`;
const everything = {
  limit: 100,
  after: null,
  createdAfter: null,
  createdBefore: null,
  accountHolderId: null,
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A lasting ledger whose disk is full from the moment `fill` is called: it can be read, not written. */
async function fillingUp(): Promise<{ ledger: Ledger; fill: () => void }> {
  const lasting = await openIndexedDbLedger({ name: freshName() });
  let isFull = false;
  const guard = <Parameters extends unknown[], Value>(
    write: (...given: Parameters) => Promise<Value>
  ) => {
    return async (...given: Parameters): Promise<Value> => {
      if (isFull) throw new LedgerError("full", "The browser's storage is full.");
      return write(...given);
    };
  };
  const { transactions, batches } = lasting;
  const ledger: Ledger = {
    ...lasting,
    transactions: { ...transactions, putMany: guard(transactions.putMany) },
    batches: { ...batches, create: guard(batches.create), advance: guard(batches.advance) },
  };
  return { ledger: fallingBack(ledger, [TENANT]), fill: () => (isFull = true) };
}

describeLedger({
  name: "the browser's storage, while it lasts",
  open: () => openBrowserLedger({ name: freshName(), tenants: [] }),
  dispose: (ledger) => ledger.close(),
});

describe("where the browser denies storage", () => {
  it("keeps rows in memory and says why", async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    const ledger = await openBrowserLedger({ name: freshName(), tenants: [TENANT] });
    expect(ledger.status()).toEqual({
      storage: "memory",
      problem: "The browser denies storage.",
    });
    await ledger.transactions.putMany(TENANT, [row("1")]);
    expect(await ledger.transactions.get(TENANT, "1")).toEqual(row("1"));
  });

  it("says so where there is no such thing as storage", async () => {
    Reflect.deleteProperty(globalThis, "indexedDB");
    const ledger = await openBrowserLedger({ name: freshName(), tenants: [] });
    expect(ledger.status().problem).toMatch(/no storage/);
  });
});

describe("when the disk fills up in the middle of a run", () => {
  it("goes on in memory with everything there was", async () => {
    const { ledger, fill } = await fillingUp();
    const set = { incoming: [], outgoing: ["Food"] };
    await ledger.holders.create(TENANT, holder("a"));
    await ledger.categories.put(TENANT, "consumer", set);
    const ruleset = { lastId: 1, rules: [{ id: "1", rule: { add_label: "Food" } }] };
    await ledger.rules.change(TENANT, null, () => ruleset);
    await ledger.transactions.putMany(TENANT, [row("1", { account_holder_id: "a" })]);
    expect(ledger.status()).toEqual({ storage: "indexeddb", problem: null });
    fill();
    await ledger.transactions.putMany(TENANT, [row("2", { account_holder_id: "a" })]);
    expect(ledger.status()).toEqual({
      storage: "memory",
      problem: "The browser's storage is full.",
    });
    const history = await ledger.transactions.history(TENANT, "a");
    expect(history.map(({ transaction }) => transaction.id)).toEqual(["1", "2"]);
    expect(await ledger.categories.get(TENANT, "consumer")).toEqual(set);
    expect(await ledger.rules.get(TENANT, null)).toEqual(ruleset);
  });

  it("goes on with a batch where it stood", async () => {
    const { ledger, fill } = await fillingUp();
    const items = ["1", "2", "3"].map((id) => ({ transaction: row(id).transaction, notes: [] }));
    await ledger.batches.create(TENANT, batch("b", 3), items);
    const rows = (...ids: string[]) => ids.map((id) => ({ row: row(id), kept: true }));
    await ledger.batches.advance(TENANT, "b", { from: 0, rows: rows("1", "2"), at: at(1) });
    fill();
    const late = { from: 2, rows: rows("3"), at: at(2) };
    expect(await ledger.batches.advance(TENANT, "b", late)).toBe(true);
    await ledger.batches.finish(TENANT, "b", "completed", at(3));
    expect(await ledger.batches.results(TENANT, "b", 0, 3)).toEqual([row("1"), row("2"), row("3")]);
    const { items: stored } = await ledger.transactions.list(TENANT, everything);
    expect(stored.map(({ transaction }) => transaction.id).sort()).toEqual(["1", "2", "3"]);
  });

  it("moves once, however many calls fail at the same time", async () => {
    const { ledger, fill } = await fillingUp();
    fill();
    await Promise.all(["1", "2", "3"].map((id) => ledger.transactions.putMany(TENANT, [row(id)])));
    const { items } = await ledger.transactions.list(TENANT, everything);
    expect(items).toHaveLength(3);
  });
});
