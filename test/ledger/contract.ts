/**
 * What every ledger must do, whatever lies behind it. `open` answers a fresh, empty one for each test;
 * `reopen`, where the storage lasts, closes a ledger and opens the same storage again.
 */
import type { AccountHolder, CategorySet, Ruleset, Transaction } from "../../src/model";
import type {
  BatchRow,
  KeptBatch,
  Ledger,
  LedgerRow,
  ListQuery,
  StoredDocument,
} from "../../src/ledger/ledger";

export interface LedgerUnderTest {
  name: string;
  open: () => Promise<Ledger>;
  reopen?: (ledger: Ledger) => Promise<Ledger>;
  dispose?: (ledger: Ledger) => Promise<void>;
}

const US = "tenant-us";
const THEM = "tenant-them";

/** A moment so many seconds after a fixed one. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2024, 0, 1) + seconds * 1_000).toISOString();

export function holder(id: string, seconds = 0, type: AccountHolder["type"] = "consumer") {
  return { id, type, name: `Name of ${id}`, created_at: at(seconds) } satisfies AccountHolder;
}

export function row(id: string, change: Partial<Transaction> = {}, seconds = 0): LedgerRow {
  const transaction: Transaction = {
    id,
    description: `Payment ${id}`,
    amount: 12.34,
    entry_type: "outgoing",
    currency: "USD",
    date: "2024-01-01",
    account_holder_id: null,
    account_holder_type: null,
    account_holder_name: null,
    country: null,
    raw_address: null,
    mcc: null,
    ...change,
  };
  return {
    transaction,
    answer: {
      id,
      entities: {
        counterparty: { type: "organization", name: transaction.description, mccs: [5411] },
        intermediaries: [],
      },
      categories: { general: "groceries" },
      location: null,
      notes: [],
    },
    created_at: at(seconds),
  };
}

export function batch(id: string, total: number, seconds = 0): KeptBatch {
  return {
    id,
    origin: "v3",
    model: null,
    operation: "POST /v3/transactions",
    status: "processing",
    created_at: at(seconds),
    updated_at: at(seconds),
    progress: 0,
    total,
  };
}

const labels = (label: string): CategorySet => ({ incoming: [], outgoing: [label] });
const rules = (...labels: string[]): Ruleset => ({
  lastId: labels.length,
  rules: labels.map((label, index) => ({ id: String(index + 1), rule: { add_label: label } })),
});
const kept = (...rows: LedgerRow[]): BatchRow[] => rows.map((one) => ({ row: one, kept: true }));
const page = (change: Partial<ListQuery> = {}): ListQuery => ({
  limit: 10,
  after: null,
  createdAfter: null,
  createdBefore: null,
  ...change,
});
const anyHolder = { accountHolderId: null };
const idsOf = (rows: readonly LedgerRow[]) => rows.map(({ transaction }) => transaction.id);

/** Declares the contract's tests. */
export function describeLedger({ name, open, reopen, dispose }: LedgerUnderTest): void {
  describe(`the ledger in ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(async () => {
      await dispose?.(ledger);
    });

    describe("account holders", () => {
      it("are found by id", async () => {
        expect(await ledger.holders.create(US, holder("a"))).toBe(true);
        expect(await ledger.holders.get(US, "a")).toEqual(holder("a"));
        expect(await ledger.holders.get(US, "b")).toBeNull();
      });

      it("are not made twice: the first one stays", async () => {
        await ledger.holders.create(US, holder("a"));
        expect(await ledger.holders.create(US, holder("a", 9, "business"))).toBe(false);
        expect(await ledger.holders.get(US, "a")).toEqual(holder("a"));
      });

      it("are made once when two callers make the same one at the same time", async () => {
        const made = await Promise.all(
          [1, 2, 3, 4].map((seconds) => ledger.holders.create(US, holder("a", seconds)))
        );
        expect(made.filter(Boolean)).toHaveLength(1);
      });

      it("are replaced in their place", async () => {
        await ledger.holders.put(US, holder("a", 1));
        await ledger.holders.put(US, holder("b", 2));
        await ledger.holders.put(US, { ...holder("a", 1), name: "Another" });
        const { items } = await ledger.holders.list(US, page());
        expect(items.map((one) => [one.id, one.name])).toEqual([
          ["b", "Name of b"],
          ["a", "Another"],
        ]);
      });

      it("are found together", async () => {
        await ledger.holders.put(US, holder("a"));
        await ledger.holders.put(US, holder("b"));
        const found = await ledger.holders.getMany(US, ["b", "c", "a"]);
        expect([...found.keys()].sort()).toEqual(["a", "b"]);
      });

      it("are listed newest first, page by page, without gap or repetition", async () => {
        for (let index = 0; index < 7; index += 1)
          await ledger.holders.create(US, holder(`h${index}`, index));
        const seen: string[] = [];
        let after: string | null = null;
        let pages = 0;
        do {
          const found = await ledger.holders.list(US, page({ limit: 3, after }));
          seen.push(...found.items.map((one) => one.id));
          after = found.next;
          pages += 1;
        } while (after !== null);
        expect(seen).toEqual(["h6", "h5", "h4", "h3", "h2", "h1", "h0"]);
        expect(pages).toBe(3);
      });

      it("say there is no next page when the last one is exactly full", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        expect((await ledger.holders.list(US, page({ limit: 2 }))).next).toBeNull();
      });

      it("take their transactions and their batch rows with them", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        await ledger.batches.create(US, batch("batch", 2), []);
        await ledger.batches.advance(US, "batch", {
          from: 0,
          rows: kept(row("1", { account_holder_id: "a" }), row("2", { account_holder_id: "b" })),
          at: at(1),
        });
        await ledger.transactions.putMany(US, [row("3", { account_holder_id: "a" })]);

        expect(await ledger.holders.remove(US, "a")).toBe(true);

        expect(await ledger.holders.get(US, "a")).toBeNull();
        expect(await ledger.transactions.get(US, "1")).toBeNull();
        expect(await ledger.transactions.get(US, "3")).toBeNull();
        expect(idsOf(await ledger.transactions.history(US, "a"))).toEqual([]);
        expect(idsOf(await ledger.transactions.history(US, "b"))).toEqual(["2"]);
        expect(idsOf(await ledger.batches.results(US, "batch", 0, 2))).toEqual(["2"]);
        expect(await ledger.holders.remove(US, "a")).toBe(false);
      });

      it("begin empty when they are made again", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.transactions.putMany(US, [row("1", { account_holder_id: "a" })]);
        await ledger.holders.remove(US, "a");
        await ledger.holders.create(US, holder("a"));
        expect(await ledger.transactions.history(US, "a")).toEqual([]);
        await ledger.transactions.putMany(US, [row("2", { account_holder_id: "a" })]);
        expect(idsOf(await ledger.transactions.history(US, "a"))).toEqual(["2"]);
      });

      it("are not brought back by rows that come too late", async () => {
        await ledger.transactions.putMany(US, [row("1", { account_holder_id: "gone" })]);
        expect(await ledger.transactions.get(US, "1")).toBeNull();
        expect(await ledger.holders.get(US, "gone")).toBeNull();
      });
    });

    describe("transactions", () => {
      it("come back as they were stored", async () => {
        const stored = row("1", { amount: null, date: null, currency: null });
        await ledger.transactions.putMany(US, [stored]);
        expect(await ledger.transactions.get(US, "1")).toEqual(stored);
        expect(await ledger.transactions.get(US, "2")).toBeNull();
      });

      it("are replaced by the same id", async () => {
        await ledger.transactions.putMany(US, [row("1"), row("2")]);
        await ledger.transactions.putMany(US, [row("1", { description: "Newer" }, 5)]);
        expect((await ledger.transactions.get(US, "1"))?.transaction.description).toBe("Newer");
        const { items } = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(idsOf(items)).toEqual(["1", "2"]);
      });

      it("keep the last of equal ids in one call", async () => {
        await ledger.transactions.putMany(US, [
          row("1", { description: "First" }),
          row("1", { description: "Second" }),
        ]);
        expect((await ledger.transactions.get(US, "1"))?.transaction.description).toBe("Second");
        const { items } = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(items).toHaveLength(1);
      });

      it("leave their former holder's history when they are replaced under another one", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        await ledger.transactions.putMany(US, [row("1", { account_holder_id: "a" })]);
        await ledger.transactions.putMany(US, [row("1", { account_holder_id: "b" })]);
        expect(await ledger.transactions.history(US, "a")).toEqual([]);
        expect(idsOf(await ledger.transactions.history(US, "b"))).toEqual(["1"]);
      });

      it("are all in their holder's history, also more than a few blocks of them", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        const rows = Array.from({ length: 3_100 }, (_, index) =>
          row(`t${index}`, { account_holder_id: index % 10 === 0 ? "b" : "a" })
        );
        await ledger.transactions.putMany(US, rows);
        await ledger.transactions.putMany(US, [
          row("t5", { account_holder_id: "a", description: "Newer" }),
        ]);
        const ofA = await ledger.transactions.history(US, "a");
        expect(ofA).toHaveLength(2_790);
        expect(new Set(idsOf(ofA)).size).toBe(2_790);
        expect(
          ofA.find(({ transaction }) => transaction.id === "t5")?.transaction.description
        ).toBe("Newer");
        expect(await ledger.transactions.history(US, "b")).toHaveLength(310);
      });

      it("are listed newest first, of one holder or of all, page by page", async () => {
        await ledger.holders.create(US, holder("a"));
        for (let index = 0; index < 6; index += 1)
          await ledger.transactions.putMany(US, [
            row(`t${index}`, { account_holder_id: index % 2 === 0 ? "a" : null }, index),
          ]);
        const all = await ledger.transactions.list(US, { ...page({ limit: 4 }), ...anyHolder });
        expect(idsOf(all.items)).toEqual(["t5", "t4", "t3", "t2"]);
        const rest = await ledger.transactions.list(US, {
          ...page({ limit: 4, after: all.next }),
          ...anyHolder,
        });
        expect(idsOf(rest.items)).toEqual(["t1", "t0"]);
        expect(rest.next).toBeNull();
        const ofA = { accountHolderId: "a" };
        const first = await ledger.transactions.list(US, { ...page({ limit: 2 }), ...ofA });
        const second = await ledger.transactions.list(US, {
          ...page({ limit: 2, after: first.next }),
          ...ofA,
        });
        expect(idsOf([...first.items, ...second.items])).toEqual(["t4", "t2", "t0"]);
      });

      it("are listed by when they were created", async () => {
        for (let index = 0; index < 5; index += 1)
          await ledger.transactions.putMany(US, [row(`t${index}`, {}, index)]);
        const between = page({ createdAfter: at(0), createdBefore: at(3) });
        const { items } = await ledger.transactions.list(US, { ...between, ...anyHolder });
        expect(idsOf(items)).toEqual(["t2", "t1"]);
      });

      it("show new rows on earlier pages only, while someone pages", async () => {
        for (let index = 0; index < 4; index += 1)
          await ledger.transactions.putMany(US, [row(`t${index}`, {}, index)]);
        const first = await ledger.transactions.list(US, { ...page({ limit: 2 }), ...anyHolder });
        await ledger.transactions.putMany(US, [row("new", {}, 9)]);
        const second = await ledger.transactions.list(US, {
          ...page({ limit: 2, after: first.next }),
          ...anyHolder,
        });
        expect(idsOf(second.items)).toEqual(["t1", "t0"]);
      });

      it("move to another holder without losing their place", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        await ledger.transactions.putMany(US, [
          row("1", { account_holder_id: "a" }),
          row("2", { account_holder_id: "b" }),
        ]);
        await ledger.transactions.putMany(US, [row("3", { account_holder_id: "b" })]);
        expect(await ledger.transactions.replace(US, row("1", { account_holder_id: "b" }))).toBe(
          true
        );
        expect(await ledger.transactions.history(US, "a")).toEqual([]);
        const { items } = await ledger.transactions.list(US, { ...page(), accountHolderId: "b" });
        expect(idsOf(items)).toEqual(["3", "2", "1"]);
        expect((await ledger.transactions.get(US, "1"))?.transaction.account_holder_id).toBe("b");
        expect(await ledger.transactions.replace(US, row("none"))).toBe(false);
      });

      it("may be replaced in place again and again, and then anew", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.transactions.putMany(US, [row("1"), row("2")]);
        for (const description of ["one", "two", "three"])
          await ledger.transactions.replace(
            US,
            row("1", { description, account_holder_id: description === "two" ? "a" : null })
          );
        const inPlace = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(idsOf(inPlace.items)).toEqual(["2", "1"]);
        expect(await ledger.transactions.history(US, "a")).toEqual([]);
        await ledger.transactions.putMany(US, [row("1", { description: "four" })]);
        const anew = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(anew.items.map(({ transaction }) => transaction.description)).toEqual([
          "four",
          "Payment 2",
        ]);
      });

      it("are forgotten for good", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.transactions.putMany(US, [
          row("1", { account_holder_id: "a" }),
          row("2", { account_holder_id: "a" }),
        ]);
        expect(await ledger.transactions.remove(US, "1")).toBe(true);
        expect(await ledger.transactions.remove(US, "1")).toBe(false);
        expect(await ledger.transactions.get(US, "1")).toBeNull();
        expect(idsOf(await ledger.transactions.history(US, "a"))).toEqual(["2"]);
      });
    });

    describe("texts of any kind", () => {
      const ODD = [
        "plain",
        "with 'quotes', \\ and \"more\"",
        "\0",
        "\u0001",
        '\u0001"\\u0000"',
        "half \ud83d",
        "half \ude00",
        "\u{1f4b6}",
        "%_{}",
        "null",
      ];

      it("are ids, holders and descriptions", async () => {
        for (const id of ODD) await ledger.holders.create(US, { ...holder(id), name: id });
        await ledger.transactions.putMany(
          US,
          ODD.map((id) => row(id, { account_holder_id: id, description: id }))
        );
        for (const id of ODD) {
          expect(await ledger.holders.get(US, id)).toEqual({ ...holder(id), name: id });
          const stored = row(id, { account_holder_id: id, description: id });
          expect(await ledger.transactions.get(US, id)).toEqual(stored);
          expect(await ledger.transactions.history(US, id)).toEqual([stored]);
        }
        expect((await ledger.transactions.getMany(US, ODD)).size).toBe(ODD.length);
        const all = await ledger.transactions.list(US, { ...page({ limit: 99 }), ...anyHolder });
        expect(idsOf(all.items)).toEqual([...ODD].reverse());
      });

      it("are what batches answer, and are erased with their holder", async () => {
        for (const id of ODD) await ledger.holders.create(US, holder(id));
        await ledger.batches.create(US, batch("b", ODD.length), []);
        const rows = ODD.map((id) => row(id, { account_holder_id: id, description: id }));
        await ledger.batches.advance(US, "b", { from: 0, rows: kept(...rows), at: at(1) });
        for (const id of ODD) expect(await ledger.holders.remove(US, id)).toBe(true);
        expect(await ledger.batches.results(US, "b", 0, ODD.length)).toEqual([]);
        expect((await ledger.transactions.getMany(US, ODD)).size).toBe(0);
      });

      it("are subjects, statuses and names", async () => {
        for (const text of ODD) {
          await ledger.categories.put(US, text, labels(text));
          await ledger.rules.change(US, text, () => rules(text));
          const document = { id: text, created_at: at(0), status: text, subject: text, body: text };
          await ledger.documents.create(US, "report", { ...document, account_holder_id: text });
        }
        for (const text of ODD) {
          expect(await ledger.categories.get(US, text)).toEqual(labels(text));
          expect(await ledger.rules.get(US, text)).toEqual(rules(text));
          const found = await ledger.documents.list(US, "report", {
            ...page(),
            statuses: [text],
            subject: text,
            accountHolderId: text,
          });
          expect(found.items.map(({ id }) => id)).toEqual([text]);
        }
      });
    });

    describe("rows that nobody replaced", () => {
      it("are the same objects in every history, and new ones where they were replaced", async () => {
        await ledger.holders.create(US, holder("a"));
        const put = (...ids: string[]) =>
          ledger.transactions.putMany(
            US,
            ids.map((id) => row(id, { account_holder_id: "a" }))
          );
        await put("1", "2", "3");
        const first = await ledger.transactions.history(US, "a");
        await put("4", "2");
        const second = await ledger.transactions.history(US, "a");
        expect(idsOf(second)).toEqual(["1", "3", "4", "2"]);
        expect(second[0]).toBe(first[0]);
        expect(second[1]).toBe(first[2]);
        expect(idsOf(first)).toEqual(["1", "2", "3"]);
      });

      it("stay in step with rows that are changed, moved and forgotten", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        const of = (id: string, holderId: string | null, description = id) =>
          row(id, { account_holder_id: holderId, description });
        const histories = async () => [
          idsOf(await ledger.transactions.history(US, "a")).join(" "),
          idsOf(await ledger.transactions.history(US, "b")).join(" "),
        ];
        await ledger.transactions.putMany(US, [of("1", "a"), of("2", "b"), of("3", "a")]);
        expect(await histories()).toEqual(["1 3", "2"]);
        await ledger.transactions.replace(US, of("1", "b"));
        expect(await histories()).toEqual(["3", "1 2"]);
        await ledger.transactions.putMany(US, [of("2", "a")]);
        expect(await histories()).toEqual(["3 2", "1"]);
        await ledger.transactions.replace(US, of("3", "a", "changed"));
        const [changed] = await ledger.transactions.history(US, "a");
        expect(changed?.transaction.description).toBe("changed");
        await ledger.transactions.putMany(US, [of("3", null)]);
        await ledger.transactions.remove(US, "1");
        expect(await histories()).toEqual(["2", ""]);
        await ledger.holders.remove(US, "a");
        await ledger.holders.create(US, holder("a"));
        expect(await histories()).toEqual(["", ""]);
        await ledger.transactions.putMany(US, [of("5", "a")]);
        expect(await histories()).toEqual(["5", ""]);
      });
    });

    describe("batches", () => {
      it("move on block by block and end with their results in order", async () => {
        const items = ["1", "2", "3"].map((id) => ({
          transaction: row(id).transaction,
          notes: [],
        }));
        await ledger.batches.create(US, batch("b", 3), items);
        expect(await ledger.batches.items(US, "b", 1, 3)).toEqual(items.slice(1));
        await ledger.batches.advance(US, "b", {
          from: 0,
          rows: kept(row("1"), row("2")),
          at: at(1),
        });
        expect(await ledger.batches.get(US, "b")).toEqual({
          ...batch("b", 3),
          progress: 2,
          updated_at: at(1),
        });
        await ledger.batches.advance(US, "b", { from: 2, rows: kept(row("3")), at: at(2) });
        expect(await ledger.batches.finish(US, "b", "completed", at(3))).toBe(true);
        expect(await ledger.batches.get(US, "b")).toMatchObject({
          status: "completed",
          progress: 3,
          updated_at: at(3),
        });
        expect(await ledger.batches.results(US, "b", 0, 3)).toEqual([row("1"), row("2"), row("3")]);
        expect(idsOf(await ledger.batches.results(US, "b", 1, 2))).toEqual(["2"]);
      });

      it("answer results across blocks", async () => {
        await ledger.batches.create(US, batch("b", 2_500), []);
        for (const from of [0, 1_000, 2_000]) {
          const rows = Array.from({ length: Math.min(1_000, 2_500 - from) }, (_, index) =>
            row(`t${from + index}`)
          );
          await ledger.batches.advance(US, "b", { from, rows: kept(...rows), at: at(1) });
        }
        const results = await ledger.batches.results(US, "b", 995, 2_005);
        expect(idsOf(results)).toEqual(
          Array.from({ length: 1_010 }, (_, index) => `t${995 + index}`)
        );
      });

      it("store rows in the ledger, except those that are only answered", async () => {
        await ledger.batches.create(US, batch("b", 2), []);
        await ledger.batches.advance(US, "b", {
          from: 0,
          rows: [
            { row: row("1"), kept: true },
            { row: row("2"), kept: false },
          ],
          at: at(1),
        });
        expect(await ledger.transactions.get(US, "1")).toEqual(row("1"));
        expect(await ledger.transactions.get(US, "2")).toBeNull();
        const { items } = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(idsOf(items)).toEqual(["1"]);
        expect(idsOf(await ledger.batches.results(US, "b", 0, 2))).toEqual(["1", "2"]);
      });

      it("keep what they answered when a transaction is later replaced or forgotten", async () => {
        await ledger.batches.create(US, batch("b", 2), []);
        await ledger.batches.advance(US, "b", {
          from: 0,
          rows: kept(row("1"), row("2")),
          at: at(1),
        });
        await ledger.transactions.putMany(US, [row("1", { description: "Newer" })]);
        await ledger.transactions.replace(US, row("2", { description: "Changed" }));
        expect(await ledger.batches.results(US, "b", 0, 2)).toEqual([row("1"), row("2")]);
        expect((await ledger.transactions.get(US, "2"))?.transaction.description).toBe("Changed");
      });

      it("take answers from one worker only", async () => {
        await ledger.batches.create(US, batch("b", 4), []);
        const advance = (id: string) =>
          ledger.batches.advance(US, "b", { from: 0, rows: kept(row(id)), at: at(1) });
        const [first, second] = await Promise.all([advance("1"), advance("2")]);
        expect([first, second].filter(Boolean)).toHaveLength(1);
        expect(await ledger.batches.get(US, "b")).toMatchObject({ progress: 1 });
        expect(await ledger.batches.results(US, "b", 0, 4)).toHaveLength(1);
        const { items } = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(items).toHaveLength(1);
      });

      it("take no answers once they have ended", async () => {
        await ledger.batches.create(US, batch("b", 2), []);
        expect(await ledger.batches.finish(US, "b", "error", at(1))).toBe(true);
        expect(await ledger.batches.finish(US, "b", "completed", at(2))).toBe(false);
        const late = { from: 0, rows: kept(row("1")), at: at(2) };
        expect(await ledger.batches.advance(US, "b", late)).toBe(false);
        expect(await ledger.transactions.get(US, "1")).toBeNull();
        expect((await ledger.batches.get(US, "b"))?.status).toBe("error");
      });

      it("are listed newest first, of one status or of all", async () => {
        for (let index = 0; index < 4; index += 1)
          await ledger.batches.create(US, batch(`b${index}`, 0, index), []);
        await ledger.batches.finish(US, "b1", "completed", at(9));
        const all = await ledger.batches.list(US, {
          origin: "v3",
          ...page({ limit: 3 }),
          status: null,
        });
        expect(all.items.map(({ id }) => id)).toEqual(["b3", "b2", "b1"]);
        const rest = await ledger.batches.list(US, {
          ...page({ limit: 3, after: all.next }),
          origin: "v3",
          status: null,
        });
        expect(rest.items.map(({ id }) => id)).toEqual(["b0"]);
        const done = await ledger.batches.list(US, {
          origin: "v3",
          ...page(),
          status: "completed",
        });
        expect(done.items.map(({ id }) => id)).toEqual(["b1"]);
      });

      it("are known to be stalled, or old", async () => {
        await ledger.batches.create(US, batch("old", 1, 0), []);
        await ledger.batches.create(THEM, batch("moving", 1, 60), []);
        const stalled = await ledger.batches.stalled(at(30));
        expect(stalled).toEqual([{ tenant: US, batch: batch("old", 1, 0) }]);
        await ledger.batches.advance(US, "old", { from: 0, rows: kept(row("1")), at: at(1) });
        await ledger.batches.finish(US, "old", "completed", at(2));
        expect(await ledger.batches.prune(at(2))).toBe(0);
        expect(await ledger.batches.prune(at(30))).toBe(1);
        expect(await ledger.batches.get(US, "old")).toBeNull();
        expect(await ledger.batches.results(US, "old", 0, 1)).toEqual([]);
        expect(await ledger.transactions.get(US, "1")).toEqual(row("1"));
        expect(await ledger.batches.get(THEM, "moving")).not.toBeNull();
      });
    });

    describe("tenants", () => {
      it("see, change and count nothing of each other", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.transactions.putMany(US, [row("1", { account_holder_id: "a" })]);
        await ledger.batches.create(US, batch("b", 1), []);

        expect(await ledger.holders.get(THEM, "a")).toBeNull();
        expect((await ledger.holders.getMany(THEM, ["a"])).size).toBe(0);
        expect((await ledger.holders.list(THEM, page())).items).toEqual([]);
        expect(await ledger.holders.remove(THEM, "a")).toBe(false);
        expect(await ledger.transactions.get(THEM, "1")).toBeNull();
        expect(await ledger.transactions.history(THEM, "a")).toEqual([]);
        expect(await ledger.transactions.remove(THEM, "1")).toBe(false);
        expect(await ledger.transactions.replace(THEM, row("1"))).toBe(false);
        const theirs = await ledger.transactions.list(THEM, { ...page(), ...anyHolder });
        expect(theirs.items).toEqual([]);
        expect(await ledger.batches.get(THEM, "b")).toBeNull();
        expect(await ledger.batches.finish(THEM, "b", "error", at(1))).toBe(false);
        const answers = { from: 0, rows: kept(row("1")), at: at(1) };
        expect(await ledger.batches.advance(THEM, "b", answers)).toBe(false);
        expect(await ledger.batches.items(THEM, "b", 0, 1)).toEqual([]);
        expect(await ledger.batches.results(THEM, "b", 0, 1)).toEqual([]);
        expect(
          (await ledger.batches.list(THEM, { origin: "v3", ...page(), status: null })).items
        ).toEqual([]);

        expect(idsOf(await ledger.transactions.history(US, "a"))).toEqual(["1"]);
        expect((await ledger.batches.get(US, "b"))?.status).toBe("processing");
      });

      it("may use the same ids", async () => {
        await ledger.holders.create(US, holder("a"));
        expect(await ledger.holders.create(THEM, holder("a", 1, "business"))).toBe(true);
        await ledger.transactions.putMany(US, [row("1", { description: "Ours" })]);
        await ledger.transactions.putMany(THEM, [row("1", { description: "Theirs" })]);
        await ledger.transactions.remove(THEM, "1");
        expect((await ledger.transactions.get(US, "1"))?.transaction.description).toBe("Ours");
        await ledger.holders.remove(THEM, "a");
        expect(await ledger.holders.get(US, "a")).not.toBeNull();
      });

      it("are exported and forgotten whole", async () => {
        await ledger.holders.create(US, holder("a", 1));
        await ledger.holders.create(US, holder("b", 2));
        const rows = [row("1", { account_holder_id: "a" }), row("2")];
        await ledger.transactions.putMany(US, rows);
        await ledger.batches.create(US, batch("b", 0), []);
        await ledger.transactions.putMany(THEM, [row("9")]);
        await ledger.categories.put(US, "consumer", labels("Food"));
        await ledger.rules.change(US, null, () => rules("Food"));

        expect(await ledger.export(US)).toEqual({
          version: 2,
          documents: [],
          holder_rulesets: [],
          account_holders: [holder("a", 1), holder("b", 2)],
          transactions: rows,
          category_sets: [{ id: "consumer", set: labels("Food") }],
          ruleset: rules("Food"),
        });
        await ledger.clear(US);
        expect(await ledger.export(US)).toEqual({
          version: 2,
          documents: [],
          holder_rulesets: [],
          account_holders: [],
          transactions: [],
          category_sets: [],
          ruleset: rules(),
        });
        expect(await ledger.batches.get(US, "b")).toBeNull();
        expect((await ledger.export(THEM)).transactions).toEqual([row("9")]);
        await ledger.transactions.putMany(US, [row("1")]);
        expect(await ledger.transactions.get(US, "1")).toEqual(row("1"));
      });
    });

    describe("category sets", () => {
      it("are found by id, alone and together, and replaced", async () => {
        await ledger.categories.put(US, "consumer", labels("Food"));
        await ledger.categories.put(US, "household", labels("Home"));
        await ledger.categories.put(US, "consumer", labels("Eating"));
        expect(await ledger.categories.get(US, "consumer")).toEqual(labels("Eating"));
        expect(await ledger.categories.get(US, "business")).toBeNull();
        expect(await ledger.categories.getMany(US, ["household", "business"])).toEqual(
          new Map([["household", labels("Home")]])
        );
        expect(await ledger.categories.list(US)).toEqual([
          { id: "consumer", set: labels("Eating") },
          { id: "household", set: labels("Home") },
        ]);
        expect(await ledger.categories.list(THEM)).toEqual([]);
      });

      it("are removed, and are each tenant's own", async () => {
        await ledger.categories.put(US, "consumer", labels("Food"));
        expect(await ledger.categories.get(THEM, "consumer")).toBeNull();
        expect(await ledger.categories.remove(THEM, "consumer")).toBe(false);
        expect(await ledger.categories.remove(US, "consumer")).toBe(true);
        expect(await ledger.categories.get(US, "consumer")).toBeNull();
      });
    });

    describe("rules", () => {
      it("are one list, changed by what is made of it, and each tenant's own", async () => {
        expect(await ledger.rules.get(US, null)).toEqual(rules());
        expect(await ledger.rules.change(US, null, () => rules("Food"))).toEqual(rules("Food"));
        expect(await ledger.rules.change(US, null, () => null)).toBeNull();
        expect(await ledger.rules.get(US, null)).toEqual(rules("Food"));
        expect(await ledger.rules.get(THEM, null)).toEqual(rules());
      });

      it("hold what was learned beside them", async () => {
        const learned: Ruleset["learned"] = [
          {
            id: "c1",
            created_at: at(1),
            is_on: true,
            pattern: {
              kind: "description",
              words: "corner shop",
              entry_type: null,
              account_holder_id: null,
            },
            expected: { label: "groceries" },
            report_id: null,
          },
        ];
        await ledger.rules.change(US, null, (before) => ({ ...before, learned }));
        await ledger.rules.change(US, null, (before) => ({ ...before, ...rules("Food") }));
        expect(await ledger.rules.get(US, null)).toEqual({ ...rules("Food"), learned });
        expect((await ledger.export(US)).ruleset.learned).toEqual(learned);
      });

      it("lose no change of callers that change them at the same time", async () => {
        const append = (label: string) =>
          ledger.rules.change(US, null, ({ lastId, rules: before }) => ({
            lastId: lastId + 1,
            rules: [...before, { id: String(lastId + 1), rule: { add_label: label } }],
          }));
        await Promise.all(["a", "b", "c"].map(append));
        expect(await ledger.rules.get(US, null)).toEqual(rules("a", "b", "c"));
      });

      it("are the same object until they change, so that they are read and indexed once", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.rules.change(US, null, () => rules("Food"));
        await ledger.rules.change(US, "a", () => rules("Own"));
        const first = await ledger.rules.get(US, null);
        const ofHolder = (await ledger.rules.getMany(US, ["a"])).get("a");
        await ledger.transactions.putMany(US, [row("1")]);
        expect(await ledger.rules.get(US, null)).toBe(first);
        expect((await ledger.rules.getMany(US, ["a", "b"])).get("a")).toBe(ofHolder);
        await ledger.rules.change(US, null, () => rules("Other"));
        expect(await ledger.rules.get(US, null)).toEqual(rules("Other"));
        expect(await ledger.rules.get(US, "a")).toBe(ofHolder);
      });
    });

    describe("rules of account holders", () => {
      it("are lists of their own, and go with their holder", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.rules.change(US, "a", () => rules("Food"));
        await ledger.rules.change(US, null, () => rules("Other"));
        expect(await ledger.rules.get(US, "a")).toEqual(rules("Food"));
        expect(await ledger.rules.get(US, "b")).toEqual(rules());
        expect(await ledger.rules.get(US, null)).toEqual(rules("Other"));
        expect(await ledger.rules.getMany(US, ["a", "b"])).toEqual(new Map([["a", rules("Food")]]));
        expect((await ledger.rules.getMany(THEM, ["a"])).size).toBe(0);
        await ledger.holders.remove(US, "a");
        expect(await ledger.rules.get(US, "a")).toEqual(rules());
        expect(await ledger.rules.get(US, null)).toEqual(rules("Other"));
      });
    });

    describe("pages by number", () => {
      const query = { skip: 0, limit: 2, order: "ascending" } as const;

      it("show account holders in the order they were made, found by their text", async () => {
        for (const [index, id] of ["a", "b", "c"].entries())
          await ledger.holders.create(US, holder(id, index));
        await ledger.holders.create(US, { ...holder("nameless", 9), name: null });
        const all = { ...query, text: null, isNamed: false };
        const first = await ledger.holders.page(US, all);
        expect(first.items.map(({ id }) => id)).toEqual(["a", "b"]);
        expect(first.total).toBe(4);
        const last = await ledger.holders.page(US, { ...all, order: "descending", skip: 1 });
        expect(last.items.map(({ id }) => id)).toEqual(["c", "b"]);
        const found = await ledger.holders.page(US, { ...all, text: "NAME OF B" });
        expect(found).toEqual({ items: [holder("b", 1)], total: 1 });
        expect((await ledger.holders.page(US, { ...all, text: "%" })).total).toBe(0);
        expect((await ledger.holders.page(US, { ...all, isNamed: true })).total).toBe(3);
        expect((await ledger.holders.page(THEM, all)).total).toBe(0);
      });

      it("show an account holder's rows by date, those without one last", async () => {
        await ledger.holders.create(US, holder("a"));
        const of = (id: string, date: string | null) => row(id, { date, account_holder_id: "a" });
        await ledger.transactions.putMany(US, [
          of("late", "2024-03-01"),
          of("none", null),
          of("early", "2024-01-01"),
          of("early too", "2024-01-01"),
          row("another's"),
        ]);
        const first = await ledger.transactions.byDate(US, "a", { ...query, limit: 3 });
        expect(idsOf(first.items)).toEqual(["early", "early too", "late"]);
        expect(first.total).toBe(4);
        const down = await ledger.transactions.byDate(US, "a", {
          skip: 1,
          limit: 3,
          order: "descending",
        });
        expect(idsOf(down.items)).toEqual(["early", "early too", "none"]);
        expect(await ledger.transactions.count(US, "a")).toBe(4);
        expect(await ledger.transactions.count(THEM, "a")).toBe(0);
      });
    });

    describe("transactions of a period", () => {
      it("are answered in pieces, of one account holder or of all", async () => {
        await ledger.holders.create(US, holder("a"));
        const dates = ["2024-01-31", "2024-02-01", "2024-02-15", "2024-02-29", "2024-03-01"];
        await ledger.transactions.putMany(US, [
          ...dates.map((date) => row(date, { date, account_holder_id: "a" })),
          row("free", { date: "2024-02-10" }),
          row("undated", { date: null }),
        ]);
        const february = { from: "2024-02-01", to: "2024-02-29", limit: 2 };
        const collect = async (tenant: string, accountHolderId: string | null) => {
          const ids: string[] = [];
          let after: string | null = null;
          do {
            const piece = await ledger.transactions.ofPeriod(tenant, {
              ...february,
              accountHolderId,
              after,
            });
            expect(piece.items.length).toBeLessThanOrEqual(2);
            ids.push(...idsOf(piece.items));
            after = piece.next;
          } while (after !== null);
          return ids.sort();
        };
        expect(await collect(US, "a")).toEqual(["2024-02-01", "2024-02-15", "2024-02-29"]);
        expect(await collect(US, null)).toEqual(["2024-02-01", "2024-02-15", "2024-02-29", "free"]);
        expect(await collect(THEM, null)).toEqual([]);
      });

      it("are found by their ids, those that exist", async () => {
        await ledger.transactions.putMany(US, [row("1"), row("2")]);
        const found = await ledger.transactions.getMany(US, ["2", "3", "2"]);
        expect([...found]).toEqual([["2", row("2")]]);
        expect((await ledger.transactions.getMany(THEM, ["2"])).size).toBe(0);
      });
    });

    describe("documents", () => {
      const document = (id: string, change: Partial<StoredDocument> = {}): StoredDocument => ({
        id,
        created_at: at(0),
        status: "open",
        subject: null,
        account_holder_id: null,
        body: { words: ["a", 1, null, true], text: "\u00e9\u{1f4b6} 'quoted'" },
        ...change,
      });
      const any = { statuses: null, subject: null, accountHolderId: null };

      it("are kept by kind and id, and made once", async () => {
        expect(await ledger.documents.create(US, "report", document("1"))).toBe(true);
        expect(await ledger.documents.create(US, "report", document("1"))).toBe(false);
        expect(await ledger.documents.create(US, "webhook", document("1"))).toBe(true);
        expect(await ledger.documents.get(US, "report", "1")).toEqual(document("1"));
        expect(await ledger.documents.get(US, "report", "2")).toBeNull();
        expect(await ledger.documents.get(THEM, "report", "1")).toBeNull();
        expect(await ledger.documents.remove(THEM, "report", "1")).toBe(false);
        expect(await ledger.documents.remove(US, "report", "1")).toBe(true);
        expect(await ledger.documents.get(US, "report", "1")).toBeNull();
        expect(await ledger.documents.get(US, "webhook", "1")).not.toBeNull();
      });

      it("are listed newest first, by status, subject and account holder", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.documents.create(US, "report", document("1", { subject: "x" }));
        await ledger.documents.create(US, "report", document("2", { account_holder_id: "a" }));
        await ledger.documents.create(US, "report", document("3", { status: "closed" }));
        await ledger.documents.create(US, "report", document("4", { status: null }));
        const list = async (change: object) => {
          const query = { ...page(), ...any, ...change };
          const { items } = await ledger.documents.list(US, "report", query);
          expect(await ledger.documents.count(US, "report", query)).toBe(items.length);
          return items.map(({ id }) => id);
        };
        expect(await list({})).toEqual(["4", "3", "2", "1"]);
        expect(await list({ statuses: ["open"] })).toEqual(["2", "1"]);
        expect(await list({ statuses: ["open", "closed"] })).toEqual(["3", "2", "1"]);
        expect(await list({ subject: "x" })).toEqual(["1"]);
        expect(await list({ accountHolderId: "a" })).toEqual(["2"]);
        const limited = await ledger.documents.list(US, "report", {
          ...page({ limit: 2 }),
          ...any,
        });
        expect(limited.items.map(({ id }) => id)).toEqual(["4", "3"]);
        const rest = { ...page({ limit: 2, after: limited.next }), ...any };
        const after = await ledger.documents.list(US, "report", rest);
        expect(after.items.map(({ id }) => id)).toEqual(["2", "1"]);
        expect(after.next).toBeNull();
        const skipped = { ...page({ limit: 2, skip: 3 }), ...any };
        expect((await ledger.documents.list(US, "report", skipped)).items).toHaveLength(1);
        expect((await ledger.documents.list(THEM, "report", { ...page(), ...any })).items).toEqual(
          []
        );
        await ledger.holders.remove(US, "a");
        expect(await list({})).toEqual(["4", "3", "1"]);
      });

      it("are changed one change at a time, and keep their place", async () => {
        await ledger.documents.create(US, "report", document("1", { body: { count: 0 } }));
        await ledger.documents.create(US, "report", document("2"));
        const count = (one: StoredDocument): StoredDocument => ({
          ...one,
          created_at: at(99),
          status: "counted",
          body: { count: (one.body as { count: number }).count + 1 },
        });
        await Promise.all([1, 2, 3].map(() => ledger.documents.change(US, "report", "1", count)));
        expect(await ledger.documents.get(US, "report", "1")).toEqual(
          document("1", { status: "counted", body: { count: 3 } })
        );
        const { items } = await ledger.documents.list(US, "report", { ...page(), ...any });
        expect(items.map(({ id }) => id)).toEqual(["2", "1"]);
        expect(await ledger.documents.change(US, "report", "2", () => null)).toBeNull();
        expect(await ledger.documents.change(US, "report", "3", count)).toBeNull();
        expect(await ledger.documents.change(THEM, "report", "1", count)).toBeNull();
      });
    });

    describe("files", () => {
      it("are bytes by id, each tenant's own", async () => {
        const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
        await ledger.files.put(US, "f", bytes);
        expect(Array.from((await ledger.files.get(US, "f")) ?? [])).toEqual(Array.from(bytes));
        await ledger.files.put(US, "f", bytes.slice(0, 3));
        expect(Array.from((await ledger.files.get(US, "f")) ?? [])).toEqual([0, 1, 2]);
        expect(await ledger.files.get(THEM, "f")).toBeNull();
        expect(await ledger.files.remove(THEM, "f")).toBe(false);
        expect(await ledger.files.remove(US, "f")).toBe(true);
        expect(await ledger.files.get(US, "f")).toBeNull();
      });
    });

    describe("batches of several origins", () => {
      it("are listed apart", async () => {
        await ledger.batches.create(US, batch("three", 0), []);
        await ledger.batches.create(US, { ...batch("two", 0), origin: "v2", model: "mine" }, []);
        const list = async (origin: KeptBatch["origin"]) => {
          const { items } = await ledger.batches.list(US, { ...page(), origin, status: null });
          return items.map(({ id }) => id);
        };
        expect(await list("v3")).toEqual(["three"]);
        expect(await list("v2")).toEqual(["two"]);
        expect(await ledger.batches.get(US, "two")).toMatchObject({ origin: "v2", model: "mine" });
      });
    });

    it("forgets all of a tenant's documents, rules and files with everything else", async () => {
      await ledger.holders.create(US, holder("a"));
      await ledger.rules.change(US, "a", () => rules("Food"));
      await ledger.files.put(US, "f", Uint8Array.of(1));
      const document = { id: "1", created_at: at(0), status: null, subject: null, body: 1 };
      await ledger.documents.create(US, "report", { ...document, account_holder_id: null });
      const exported = await ledger.export(US);
      expect(exported.holder_rulesets).toEqual([
        { account_holder_id: "a", ruleset: rules("Food") },
      ]);
      expect(exported.documents.map(({ kind }) => kind)).toEqual(["report"]);
      await ledger.clear(US);
      expect(await ledger.rules.get(US, "a")).toEqual(rules());
      expect(await ledger.files.get(US, "f")).toBeNull();
      expect(await ledger.documents.get(US, "report", "1")).toBeNull();
    });

    it("answers no call once it is closed", async () => {
      await ledger.close();
      await expect(ledger.holders.get(US, "a")).rejects.toMatchObject({ code: "closed" });
    });

    if (reopen !== undefined) {
      it("has everything again after it was closed and opened", async () => {
        await ledger.holders.create(US, holder("a"));
        await ledger.holders.create(US, holder("b"));
        await ledger.batches.create(US, batch("batch", 2), []);
        await ledger.batches.advance(US, "batch", {
          from: 0,
          rows: kept(row("1", { account_holder_id: "a" }), row("2", { account_holder_id: "a" })),
          at: at(1),
        });
        await ledger.transactions.putMany(US, [row("3", { account_holder_id: "a" })]);
        await ledger.transactions.putMany(US, [
          row("1", { account_holder_id: "a", description: "Newer" }),
        ]);
        await ledger.transactions.remove(US, "2");
        await ledger.transactions.replace(US, row("3", { account_holder_id: "b" }));

        await ledger.categories.put(US, "consumer", labels("Food"));
        await ledger.rules.change(US, null, () => rules("Food"));

        ledger = await reopen(ledger);

        const ofA = await ledger.transactions.history(US, "a");
        expect(ofA.map(({ transaction }) => transaction.description)).toEqual(["Newer"]);
        expect(idsOf(await ledger.transactions.history(US, "b"))).toEqual(["3"]);
        expect(await ledger.transactions.get(US, "2")).toBeNull();
        expect(await ledger.batches.get(US, "batch")).toMatchObject({ progress: 2 });
        expect(idsOf(await ledger.batches.results(US, "batch", 0, 2))).toEqual(["1", "2"]);
        expect((await ledger.holders.list(US, page())).items.map(({ id }) => id)).toEqual([
          "b",
          "a",
        ]);
        expect(await ledger.categories.get(US, "consumer")).toEqual(labels("Food"));
        expect(await ledger.rules.get(US, null)).toEqual(rules("Food"));
        await ledger.transactions.putMany(US, [row("4")]);
        const { items } = await ledger.transactions.list(US, { ...page(), ...anyHolder });
        expect(idsOf(items)).toEqual(["4", "1", "3"]);
      });
    }
  });
}
