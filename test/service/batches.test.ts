import { BLOCK_ROWS, LedgerError, type Ledger } from "../../src/ledger";
import { createMemoryLedger } from "../../src/ledger/memory";
import {
  abandonBatch,
  createBatch,
  createEmbeddedJobs,
  createWebhook,
  enrichAtOnce,
  getBatch,
  processBatch,
  type BatchItem,
  type CategoryLabels,
  type Jobs,
  type JobTurns,
} from "../../src/service";
import { EMPTY_CATALOGUE } from "../support/empty-catalogue";
import { createFakeEngine } from "../support/fake-engine";
import { row } from "../ledger/contract";

const TENANT = "local";
const unasked = (): never => {
  throw new Error("No row brings labels of its own.");
};
const NO_LABELS: CategoryLabels = { ownSet: unasked, mapper: unasked };
const items = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({
    transaction: row(`t${index}`).transaction,
    notes: [],
  }));

/** Time that moves on by `step` milliseconds with each row, for the engine takes it. */
function ports(step = 0, ledger: Ledger = createMemoryLedger()) {
  let now = Date.UTC(2024, 0, 1);
  let made = 0;
  const engine = createFakeEngine();
  const { enrich } = engine;
  return {
    ledger,
    clock: { now: () => now },
    ids: { uuid: () => `batch-${(made += 1)}` },
    jobs: { submit: async () => {}, cancel: async () => {} } satisfies Jobs,
    categories: NO_LABELS,
    engine: {
      ...engine,
      enrich: (...given: Parameters<typeof enrich>) => {
        now += step;
        return enrich(...given);
      },
    },
  };
}

const work = (change: Partial<JobTurns> = {}): JobTurns => ({
  pause: async () => {},
  stopped: () => false,
  spent: () => false,
  ...change,
});

describe("working through a batch", () => {
  it("pauses after 500 rows at the latest", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    let last = 0;
    const slices: number[] = [];
    const count = jest.spyOn(given.engine, "enrich");
    await processBatch(given, TENANT, id, {
      ...work(),
      pause: async () => {
        slices.push(count.mock.calls.length - last);
        last = count.mock.calls.length;
      },
    });
    expect(Math.max(...slices)).toBe(500);
    expect(slices.reduce((sum, slice) => sum + slice, 0)).toBe(2_400);
  });

  it("pauses earlier where rows take long", async () => {
    const given = ports(5);
    const { id } = await createBatch(given, TENANT, items(200));
    let last = 0;
    const slices: number[] = [];
    const count = jest.spyOn(given.engine, "enrich");
    await processBatch(given, TENANT, id, {
      ...work(),
      pause: async () => {
        slices.push(count.mock.calls.length - last);
        last = count.mock.calls.length;
      },
    });
    // 30 ms are over after 6 rows; time is looked at every few rows.
    expect(Math.max(...slices)).toBeLessThanOrEqual(16);
  });

  it("tells its progress block by block", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    const seen = new Set<number>();
    await processBatch(given, TENANT, id, {
      ...work(),
      pause: async () => {
        const found = await getBatch(given, TENANT, id);
        if (found.ok) seen.add(found.value.progress);
      },
    });
    const end = await getBatch(given, TENANT, id);
    expect(end).toMatchObject({ value: { status: "completed", progress: 2_400 } });
    for (const progress of seen) expect(progress % BLOCK_ROWS).toBe(0);
    expect(seen.size).toBeGreaterThan(1);
  });

  it("goes on where another worker stopped, and answers each row once", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    let pauses = 0;
    await processBatch(given, TENANT, id, { ...work(), stopped: () => (pauses += 1) > 2 });
    const half = await getBatch(given, TENANT, id);
    expect(half).toMatchObject({ value: { status: "processing", progress: 1_000 } });
    await processBatch(given, TENANT, id, work());
    const results = await given.ledger.batches.results(TENANT, id, 0, 2_400);
    expect(results.map(({ transaction }) => transaction.id)).toEqual(
      items(2_400).map(({ transaction }) => transaction.id)
    );
  });

  it("is done once, also by two workers at the same time", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(1_500));
    await Promise.all([
      processBatch(given, TENANT, id, work()),
      processBatch(given, TENANT, id, work()),
    ]);
    expect(await getBatch(given, TENANT, id)).toMatchObject({
      value: { status: "completed", progress: 1_500 },
    });
    expect(await given.ledger.batches.results(TENANT, id, 0, 3_000)).toHaveLength(1_500);
  });

  it("ends quietly when it is stopped between two blocks", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    let pauses = 0;
    const stopping = async () => {
      pauses += 1;
      if (pauses === 3)
        await given.ledger.batches.finish(TENANT, id, "error", "2024-01-01T00:00:00.000Z");
    };
    await processBatch(given, TENANT, id, { ...work(), pause: stopping });
    expect(await getBatch(given, TENANT, id)).toMatchObject({
      value: { status: "error", progress: 1_000 },
    });
  });

  it("ends its turn when that is spent, with each row stored that it had answered", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    const turn = () => processBatch(given, TENANT, id, work({ spent: () => true }));
    expect(await turn()).toEqual({ state: "again", afterMilliseconds: 0 });
    expect(await getBatch(given, TENANT, id)).toMatchObject({ value: { progress: 1_000 } });
    expect(await turn()).toEqual({ state: "again", afterMilliseconds: 0 });
    expect(await turn()).toEqual({ state: "done" });
    expect(await getBatch(given, TENANT, id)).toMatchObject({
      value: { status: "completed", progress: 2_400 },
    });
  });

  it("stands where it stood after a fault of the storage, and is taken up again", async () => {
    const { ledger, mend } = brokenLedger();
    const given = ports(0, ledger);
    const { id } = await createBatch(given, TENANT, items(1_500));
    await expect(processBatch(given, TENANT, id, work())).rejects.toThrow("The disk is gone.");
    expect(await getBatch(given, TENANT, id)).toMatchObject({
      value: { status: "processing", progress: 0 },
    });
    mend();
    await processBatch(given, TENANT, id, work());
    expect(await getBatch(given, TENANT, id)).toMatchObject({ value: { status: "completed" } });
    expect(await given.ledger.batches.results(TENANT, id, 0, 3_000)).toHaveLength(1_500);
  });

  it("is looked at again where another worker moved it on and may be gone since", async () => {
    const given = ports();
    const { id } = await createBatch(given, TENANT, items(2_400));
    let pauses = 0;
    const overtaking = async () => {
      pauses += 1;
      if (pauses === 1) await processBatch(given, TENANT, id, work({ spent: () => true }));
    };
    const end = await processBatch(given, TENANT, id, { ...work(), pause: overtaking });
    expect(end.state).toBe("again");
    expect(await getBatch(given, TENANT, id)).toMatchObject({ value: { progress: 1_000 } });
  });

  it("ends with status error where its rows are lost", async () => {
    const ledger = createMemoryLedger();
    const batches = { ...ledger.batches, items: async () => [] };
    const given = ports(0, { ...ledger, batches });
    const { id } = await createBatch(given, TENANT, items(3));
    expect(await processBatch(given, TENANT, id, work())).toEqual({ state: "done" });
    expect(await getBatch(given, TENANT, id)).toMatchObject({ value: { status: "error" } });
  });
});

/** A ledger that stores no answers until it is mended. */
function brokenLedger(): { ledger: Ledger; mend: () => void } {
  const ledger = createMemoryLedger();
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

describe("rows answered at once", () => {
  it("give other requests their turn too", async () => {
    const pause = jest.fn(async () => {});
    const given = {
      ...ports(),
      pause,
      labelPath: (label: string) => [label],
      catalogue: EMPTY_CATALOGUE,
    };
    const found = await enrichAtOnce(given, TENANT, items(4_000));
    expect(found.ok && found.value).toHaveLength(4_000);
    expect(pause.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  it("tells webhooks where the worker that ended it died before telling", async () => {
    const ledger = createMemoryLedger();
    const given = ports(0, ledger);
    await createWebhook(given, TENANT, {
      url: "https://caller.example",
      events: ["batches.completed"],
    });
    const { id } = await createBatch(given, TENANT, items(3));
    jest.spyOn(ledger.documents, "create").mockRejectedValueOnce(new Error("Dead."));
    await expect(processBatch(given, TENANT, id, work())).rejects.toThrow("Dead.");
    expect((await ledger.batches.get(TENANT, id))?.status).toBe("completed");
    const submit = jest.spyOn(given.jobs, "submit");
    expect(await processBatch(given, TENANT, id, work())).toEqual({ state: "done" });
    expect(submit.mock.calls).toMatchObject([[{ kind: "delivery", tenant: TENANT }]]);
  });

  it("tells webhooks once where two workers race to its end", async () => {
    const given = ports();
    await createWebhook(given, TENANT, {
      url: "https://caller.example",
      events: ["batches.completed"],
    });
    const { id } = await createBatch(given, TENANT, items(3));
    const submit = jest.spyOn(given.jobs, "submit");
    await Promise.all([1, 2].map(() => processBatch(given, TENANT, id, work())));
    expect(submit).toHaveBeenCalledTimes(1);
  });
});

describe("jobs in the same process", () => {
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const jobsOver = (given: ReturnType<typeof ports>, onFault?: (fault: unknown) => void) =>
    createEmbeddedJobs({
      pause: turn,
      run: (job, turns) => processBatch(given, job.tenant, job.id, turns),
      abandon: (job) => abandonBatch(given, job.tenant, job.id),
      onFault,
      retryMilliseconds: [1, 1],
    });
  const ended = async (given: ReturnType<typeof ports>, id: string) => {
    for (;;) {
      const status = (await given.ledger.batches.get(TENANT, id))?.status;
      if (status !== "processing") return status;
      await turn();
    }
  };

  it("are worked through one after another, after their requests were answered", async () => {
    const given = ports();
    const jobs = jobsOver(given);
    const all = { ...given, jobs };
    const first = await createBatch(all, TENANT, items(600));
    const second = await createBatch(all, TENANT, items(600));
    expect([first.status, second.status]).toEqual(["processing", "processing"]);
    const statuses = async () =>
      Promise.all(
        [first, second].map(async ({ id }) => (await given.ledger.batches.get(TENANT, id))?.status)
      );
    const seen: string[] = [];
    for (;;) {
      const now = (await statuses()).join();
      if (seen.at(-1) !== now) seen.push(now);
      if (now === "completed,completed") break;
      await turn();
    }
    expect(seen).toEqual(["processing,processing", "completed,processing", "completed,completed"]);
  });

  it("are tried again after a fault, and complete", async () => {
    const { ledger, mend } = brokenLedger();
    const given = ports(0, ledger);
    const faults: unknown[] = [];
    const jobs = jobsOver(given, (fault) => {
      faults.push(fault);
      mend();
    });
    const { id } = await createBatch({ ...given, jobs }, TENANT, items(3));
    expect(await ended(given, id)).toBe("completed");
    expect(faults).toHaveLength(1);
  });

  it("are given up with status error after the third fault, and the next goes on", async () => {
    const { ledger, mend } = brokenLedger();
    const given = ports(0, ledger);
    const faults: unknown[] = [];
    const jobs = jobsOver(given, (fault) => faults.push(fault));
    const first = await createBatch({ ...given, jobs }, TENANT, items(3));
    expect(await ended(given, first.id)).toBe("error");
    expect(faults).toHaveLength(3);
    mend();
    const second = await createBatch({ ...given, jobs }, TENANT, items(3));
    expect(await ended(given, second.id)).toBe("completed");
  });

  it("are not begun where they are cancelled while they wait", async () => {
    const given = ports();
    const enrich = jest.spyOn(given.engine, "enrich");
    const jobs = jobsOver(given);
    const { id } = await createBatch({ ...given, jobs }, TENANT, items(3));
    await jobs.cancel({ kind: "batch", tenant: TENANT, id });
    for (let turns = 0; turns < 10; turns += 1) await turn();
    expect(enrich).not.toHaveBeenCalled();
  });
});
