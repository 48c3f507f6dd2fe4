/** What the queue promises, on whichever database: the built-in one and a Postgres server pass the same. */
import { LedgerError, type Ledger } from "../../src/ledger";
import { createMemoryLedger } from "../../src/ledger/memory";
import type { Database } from "../../src/ledger/postgres/database";
import { createQueue, type Queue, type QueueSettings } from "../../src/server/queue";
import { createBatch, inPageDelivery, type BatchItem, type ServicePorts } from "../../src/service";
import { statementReader } from "../../src/statements";
import { row } from "../ledger/contract";
import { EMPTY_CATALOGUE } from "../support/empty-catalogue";
import { createFakeEngine } from "../support/fake-engine";

const TENANT = "tenant";
const OTHER = "other tenant";

/** On a busy machine the built-in database takes its time to open. */
const OPENING_MILLISECONDS = 60_000;
jest.setTimeout(30_000);

/** Short times, so that nothing is waited for long. */
const QUICK: Partial<QueueSettings> = {
  takeoverSeconds: 1,
  pollMilliseconds: 10,
  turnMilliseconds: 0,
  retrySeconds: 0,
};

export const itemsOf = (count: number, first = 0): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({
    transaction: row(`t${first + index}`).transaction,
    notes: [],
  }));

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

/** Runs the tests on the database that `open` makes. */
export function describeQueue(name: string, open: () => Promise<Database>): void {
  describe(`the queue on ${name}`, () => {
    let database: Database;
    let queues: Queue[];
    let faults: unknown[];

    beforeAll(async () => {
      database = await open();
    }, OPENING_MILLISECONDS);
    beforeEach(() => {
      queues = [];
      faults = [];
    });
    afterEach(async () => {
      for (const queue of queues) await queue.stop(100);
      await database.execute("DROP SCHEMA IF EXISTS pgboss CASCADE");
    });
    afterAll(() => database.close());

    const start = async (
      ledger: Ledger,
      { on = database, settings }: { on?: Database; settings?: Partial<QueueSettings> } = {}
    ) => {
      const queue = await createQueue({
        database: on,
        onFault: (fault) => faults.push(fault),
        settings: { ...QUICK, ...settings },
      });
      queues.push(queue);
      return { queue, ports: portsOf(queue, ledger) };
    };
    const submit = (ports: ServicePorts, count: number, tenant = TENANT) =>
      createBatch(ports, tenant, itemsOf(count));
    const ended = async (ledger: Ledger, id: string, tenant = TENANT) => {
      for (;;) {
        const batch = await ledger.batches.get(tenant, id);
        if (batch?.status !== "processing") return batch;
        await soon();
      }
    };
    const waiting = async () =>
      (
        await database.query<{ jobs: number }>(
          "SELECT count(*)::int AS jobs FROM pgboss.job WHERE name <> 'housekeeping'"
        )
      )[0]?.jobs;
    const settled = async () => {
      while ((await waiting()) !== 0) await soon();
    };

    it("completes a batch in turns, each row once and in order, and leaves nothing behind", async () => {
      const ledger = createMemoryLedger();
      const { queue, ports } = await start(ledger, { settings: { atATime: { batch: 1 } } });
      queue.work(ports);
      const [big, small] = [await submit(ports, 3_300), await submit(ports, 5)];
      expect(await ended(ledger, small.id)).toMatchObject({ status: "completed", progress: 5 });
      expect(await ended(ledger, big.id)).toMatchObject({ status: "completed", progress: 3_300 });
      const results = await ledger.batches.results(TENANT, big.id, 0, 4_000);
      expect(results.map(({ transaction }) => transaction.id)).toEqual(
        itemsOf(3_300).map(({ transaction }) => transaction.id)
      );
      await settled();
      expect(faults).toEqual([]);
    });

    it("lets a process that only answers leave the work to another", async () => {
      const ledger = createMemoryLedger();
      const { ports } = await start(ledger);
      const { id } = await submit(ports, 5);
      const worker = await start(ledger);
      worker.queue.work(worker.ports);
      expect(await ended(ledger, id)).toMatchObject({ status: "completed" });
    });

    it("does tenants' jobs by turns, not those first that were sent first", async () => {
      const ledger = createMemoryLedger();
      const order: string[] = [];
      const finish: Ledger["batches"]["finish"] = (tenant, ...given) => {
        order.push(tenant);
        return ledger.batches.finish(tenant, ...given);
      };
      const noting = { ...ledger, batches: { ...ledger.batches, finish } };
      const { queue, ports } = await start(noting, { settings: { atATime: { batch: 1 } } });
      const sent: string[] = [];
      for (let count = 0; count < 4; count += 1) sent.push((await submit(ports, 1)).id);
      const { id } = await submit(ports, 1, OTHER);
      queue.work(ports);
      await ended(ledger, id, OTHER);
      for (const one of sent) await ended(ledger, one);
      expect(order).toEqual([TENANT, OTHER, TENANT, TENANT, TENANT]);
    });

    it("runs a job again after faults, and completes it", async () => {
      const memory = createMemoryLedger();
      const { ledger, mend } = brokenLedger(memory);
      const { queue, ports } = await start(ledger);
      queue.work(ports);
      const { id } = await submit(ports, 3);
      while (faults.length < 3) await soon();
      expect(await memory.batches.get(TENANT, id)).toMatchObject({ status: "processing" });
      mend();
      expect(await ended(memory, id)).toMatchObject({ status: "completed", progress: 3 });
      expect(await memory.batches.results(TENANT, id, 0, 9)).toHaveLength(3);
    });

    it("gives a job up with a visible error that fails every time, and can take it in anew", async () => {
      const memory = createMemoryLedger();
      const { ledger, mend } = brokenLedger(memory);
      const { queue, ports } = await start(ledger, { settings: { retries: 2 } });
      queue.work(ports);
      const { id } = await submit(ports, 3);
      expect(await ended(memory, id)).toMatchObject({ status: "error" });
      expect(faults).toHaveLength(3);
      await settled();
      mend();
      const second = await submit(ports, 3);
      expect(await ended(memory, second.id)).toMatchObject({ status: "completed" });
    });

    it("finishes what a worker left midway that is not heard of any more, each row once", async () => {
      const ledger = createMemoryLedger();
      const { database: cut, vanish, comeBack } = cuttable(database);
      // The second to know the database: the one who opens the built-in one takes everything back.
      const first = await start(ledger, { on: cut });
      const second = await start(ledger);
      const stuck = stuckAfterABlock(ledger);
      first.queue.work({ ...first.ports, ledger: stuck.ledger });
      const { id } = await submit(second.ports, 2_500);
      await stuck.reached;
      vanish();
      second.queue.work(second.ports);
      expect(await ended(ledger, id)).toMatchObject({ status: "completed", progress: 2_500 });
      expect(await ledger.batches.results(TENANT, id, 0, 9_000)).toHaveLength(2_500);
      await settled();
      // Where it was not dead but only cut off, what it does later changes nothing.
      comeBack();
      stuck.release();
      await first.queue.stop();
      expect(await ledger.batches.results(TENANT, id, 0, 9_000)).toHaveLength(2_500);
      expect(await waiting()).toBe(0);
    });

    it("keeps a job that takes longer than a takeover with the worker that has it", async () => {
      const ledger = createMemoryLedger();
      const slow = stuckAfterABlock(ledger);
      const first = await start(slow.ledger);
      const second = await start(ledger);
      first.queue.work(first.ports);
      const { id } = await submit(first.ports, 2_500);
      await slow.reached;
      const enrich = jest.spyOn(second.ports.engine, "enrich");
      second.queue.work(second.ports);
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      expect(enrich).not.toHaveBeenCalled();
      await second.queue.stop();
      slow.release();
      expect(await ended(ledger, id)).toMatchObject({ status: "completed" });
    });

    it("hands a batch on when it is stopped, at the end of a block", async () => {
      const ledger = createMemoryLedger();
      const first = await start(ledger);
      first.queue.work(first.ports);
      const { id } = await submit(first.ports, 20_000);
      while (((await ledger.batches.get(TENANT, id))?.progress ?? 0) === 0) await turn();
      await first.queue.stop();
      const left = await ledger.batches.get(TENANT, id);
      expect(left?.status).toBe("processing");
      expect(await waiting()).toBe(1);
      const second = await start(ledger);
      second.queue.work(second.ports);
      expect(await ended(ledger, id)).toMatchObject({ status: "completed", progress: 20_000 });
      expect(await ledger.batches.results(TENANT, id, 0, 30_000)).toHaveLength(20_000);
    });

    it("stops a batch that is cancelled, waiting or under way", async () => {
      const ledger = createMemoryLedger();
      const { queue, ports } = await start(ledger);
      const [waits, runs] = [await submit(ports, 5), await submit(ports, 20_000)];
      const cancel = async (id: string) => {
        await ledger.batches.finish(TENANT, id, "error", new Date().toISOString());
        await queue.jobs.cancel({ kind: "batch", tenant: TENANT, id });
      };
      await cancel(waits.id);
      queue.work(ports);
      while (((await ledger.batches.get(TENANT, runs.id))?.progress ?? 0) === 0) await turn();
      await cancel(runs.id);
      await settled();
      expect(await ledger.batches.get(TENANT, waits.id)).toMatchObject({ progress: 0 });
      const stopped = await ledger.batches.get(TENANT, runs.id);
      expect(stopped?.status).toBe("error");
      expect(stopped?.progress).toBeLessThan(20_000);
    });

    it("is given a job once, however often it is submitted while it is there", async () => {
      const { queue } = await start(createMemoryLedger());
      for (let time = 0; time < 3; time += 1)
        await queue.jobs.submit({ kind: "batch", tenant: TENANT, id: "one" });
      expect(await waiting()).toBe(1);
    });

    it("keeps neither rows nor the words of faults", async () => {
      const { ledger } = brokenLedger(createMemoryLedger());
      const { queue, ports } = await start(ledger, { settings: { retries: 1, retrySeconds: 60 } });
      queue.work(ports);
      await submit(ports, 1);
      while (faults.length === 0) await soon();
      await queue.stop();
      const kept = await database.query("SELECT data, output FROM pgboss.job");
      expect(JSON.stringify(kept)).toContain("LedgerError");
      expect(JSON.stringify(kept)).not.toContain("The disk is gone");
    });

    it("forgets old batches once for all processes, and takes up what nobody took in", async () => {
      const ledger = createMemoryLedger();
      const { queue, ports } = await start(ledger);
      const old = "2024-01-01T00:00:00.000Z";
      const batch = {
        operation: "POST /v3/transactions",
        created_at: old,
        updated_at: old,
      } as const;
      const lost = { ...batch, id: "lost", status: "processing", progress: 0, total: 2 } as const;
      const done = { ...batch, id: "done", status: "processing", progress: 0, total: 0 } as const;
      await ledger.batches.create(TENANT, { ...lost, origin: "v3", model: null }, itemsOf(2));
      await ledger.batches.create(TENANT, { ...done, origin: "v3", model: null }, []);
      await ledger.batches.finish(TENANT, "done", "completed", old);
      const prune = jest.spyOn(ledger.batches, "prune");
      const other = await start(ledger);
      queue.work(ports);
      other.queue.work(other.ports);
      expect(await ended(ledger, "lost")).toMatchObject({ status: "completed", progress: 2 });
      while ((await ledger.batches.get(TENANT, "done")) !== null) await soon();
      await queue.stop();
      await other.queue.stop();
      expect(prune).toHaveBeenCalledTimes(1);
    });
  });
}

function portsOf({ jobs }: Queue, ledger: Ledger): ServicePorts {
  let made = 0;
  return {
    ledger,
    engine: createFakeEngine(),
    clock: { now: () => Date.now() },
    ids: { uuid: () => `batch-${(made += 1)}` },
    jobs,
    deliver: inPageDelivery(() => {}),
    statementReader: statementReader(),
    labelPath: (label) => [label],
    catalogue: EMPTY_CATALOGUE,
    categories: {
      ownSet: () => ({ incoming: {}, outgoing: {} }),
      mapper: () => ({ map: (label) => ({ label, confidence: 1 }) }),
    },
    pause: turn,
  };
}

/** A ledger that stores no answers until it is mended. */
function brokenLedger(ledger: Ledger): { ledger: Ledger; mend: () => void } {
  let isBroken = true;
  const advance: Ledger["batches"]["advance"] = async (...given) => {
    if (isBroken) throw new LedgerError("failed", "The disk is gone.");
    return ledger.batches.advance(...given);
  };
  return {
    ledger: { ...ledger, batches: { ...ledger.batches, advance } },
    mend: () => {
      isBroken = false;
    },
  };
}

/** A ledger that stores one block, and the next only when it is released. */
function stuckAfterABlock(ledger: Ledger) {
  let release = (): void => {};
  let reach = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const advance: Ledger["batches"]["advance"] = async (tenant, id, given) => {
    if (given.from > 0) {
      reach();
      await released;
    }
    return ledger.batches.advance(tenant, id, given);
  };
  const stuck: Ledger = { ...ledger, batches: { ...ledger.batches, advance } };
  return { ledger: stuck, reached, release };
}

/** The same database for a worker that can be cut off from it: what it asks is answered by nobody. */
function cuttable(database: Database) {
  let isCut = false;
  const unanswered: (() => void)[] = [];
  const unlessCut = <Value>(use: () => Promise<Value>): Promise<Value> =>
    isCut
      ? new Promise<Value>((_, reject) =>
          unanswered.push(() => reject(new LedgerError("failed", "No answer.")))
        )
      : use();
  const cut: Database = {
    kind: database.kind,
    query: (sql, values) => unlessCut(() => database.query(sql, values)),
    execute: (sql) => unlessCut(() => database.execute(sql)),
    transaction: (use) => unlessCut(() => database.transaction(use)),
    close: async () => {},
  };
  return {
    database: cut,
    vanish: () => {
      isCut = true;
    },
    comeBack: () => {
      isCut = false;
      for (const fail of unanswered) fail();
    },
  };
}
