/** Histories that are kept in the process are what the database holds, whatever was done. */
import fc from "fast-check";
import { openEmbedded, openPostgresLedger, type Database } from "../../src/ledger/postgres";
import type { Ledger } from "../../src/ledger";
import { at, batch, holder, row } from "./contract";

const TENANT = "tenant";
let database: Database;
let ledger: Ledger;
/** Reads everything anew each time, and stores nothing. */
let witness: Ledger;

beforeAll(async () => {
  database = await openEmbedded(null);
  ledger = await openPostgresLedger(database);
  witness = await openPostgresLedger(database, { historyRows: 0 });
}, 60_000);
afterAll(() => database.close());

const holderId = fc.constantFrom("a", "b", null);
const rows = fc.array(fc.record({ id: fc.integer({ min: 0, max: 9 }), of: holderId }), {
  minLength: 1,
  maxLength: 6,
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("put" as const), rows }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("batch" as const), rows }) },
  fc.record({ does: fc.constantFrom("replace" as const, "remove" as const), rows }),
  fc.record({ does: fc.constantFrom("read" as const, "forget" as const), rows })
);

it("stay the same as the database's through rows, batches, moves and deletions", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      run += 1;
      const tenant = `${TENANT}-${run}`;
      let count = 0;
      const made = (given: { id: number; of: string | null }[]) =>
        given.map(({ id, of }) =>
          row(`r${id}`, { account_holder_id: of, description: `${(count += 1)}` })
        );
      await ledger.holders.create(tenant, holder("a"));
      await ledger.holders.create(tenant, holder("b"));
      for (const { does, rows: given } of steps) {
        const all = made(given);
        if (does === "put") await ledger.transactions.putMany(tenant, all);
        else if (does === "batch") {
          const id = `batch-${(count += 1)}`;
          await ledger.batches.create(tenant, batch(id, all.length), []);
          const answers = all.map((one, index) => ({ row: one, kept: index !== 1 }));
          await ledger.batches.advance(tenant, id, { from: 0, rows: answers, at: at(1) });
        } else if (does === "replace")
          for (const one of all) await ledger.transactions.replace(tenant, one);
        else if (does === "remove")
          for (const one of all) await ledger.transactions.remove(tenant, one.transaction.id);
        else if (does === "forget") {
          await ledger.holders.remove(tenant, "b");
          await ledger.holders.create(tenant, holder("b"));
        } else
          for (const id of ["a", "b"])
            expect(await ledger.transactions.history(tenant, id)).toEqual(
              await witness.transactions.history(tenant, id)
            );
      }
      for (const id of ["a", "b"])
        expect(await ledger.transactions.history(tenant, id)).toEqual(
          await witness.transactions.history(tenant, id)
        );
    }),
    { numRuns: 25 }
  );
}, 60_000);

it("have rows that were just stored without reading them back", async () => {
  await ledger.holders.create(TENANT, holder("a"));
  const [first, second] = [
    row("1", { account_holder_id: "a" }),
    row("2", { account_holder_id: "a" }),
  ];
  await ledger.transactions.putMany(TENANT, [first]);
  await ledger.transactions.putMany(TENANT, [second]);
  const history = await ledger.transactions.history(TENANT, "a");
  expect(history[0]).toBe(first);
  expect(history[1]).toBe(second);
});
