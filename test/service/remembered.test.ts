import type { Ledger } from "../../src/ledger";
import { createMemoryLedger } from "../../src/ledger/memory";
import { type LedgerRow, recurrenceOfRows, rememberingRecurrence } from "../../src/service";
import { holder, row } from "../ledger/contract";
import { createFakeEngine } from "../support/fake-engine";

const TENANT = "local";
const rowOf = (holderId: string, number: number): LedgerRow =>
  row(`${holderId}-${number}`, { account_holder_id: holderId });

/** A ledger in which Robin and Kim have four rows each, and how often the engine walks through one. */
async function start() {
  const ledger = createMemoryLedger();
  const engine = createFakeEngine();
  const walks = jest.spyOn(engine, "recurrence");
  const rows = ["robin", "kim"].flatMap((id) => [0, 1, 2, 3].map((number) => rowOf(id, number)));
  for (const id of ["robin", "kim"]) await ledger.holders.create(TENANT, holder(id));
  await ledger.transactions.putMany(TENANT, rows);
  const ports = { ledger, engine: rememberingRecurrence(engine) };
  return { ledger, walks, ask: () => recurrenceOfRows(ports, TENANT, rows) };
}

describe("an engine that remembers recurrence", () => {
  it("walks once through each account holder's history, however often it is asked", async () => {
    const { walks, ask } = await start();
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(first.size).toBe(8);
    expect(walks).toHaveBeenCalledTimes(2);
  });

  it.each<[string, (ledger: Ledger) => Promise<unknown>]>([
    ["a row more", (ledger) => ledger.transactions.putMany(TENANT, [rowOf("robin", 4)])],
    ["a row replaced", (ledger) => ledger.transactions.replace(TENANT, rowOf("robin", 0))],
    ["a row less", (ledger) => ledger.transactions.remove(TENANT, "robin-1")],
  ])("walks again through the one history that has %s", async (_, change) => {
    const { ledger, walks, ask } = await start();
    await ask();
    await change(ledger);
    await ask();
    expect(walks).toHaveBeenCalledTimes(3);
  });
});
