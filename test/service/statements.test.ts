import { createMemoryLedger } from "../../src/ledger/memory";
import { EMPTY_CATALOGUE } from "../support/empty-catalogue";
import { createFakeEngine } from "../support/fake-engine";
import {
  abandonJob,
  createStatement,
  createWebhook,
  deleteStatement,
  getStatement,
  getStatementResults,
  pageOfStatements,
  putStatement,
  runJob,
  type Job,
  type ServicePorts,
  type StatementHolder,
} from "../../src/service";
import { statementReader } from "../../src/statements";

const TENANT = "local";
const SAMPLE = "Date,Description,Amount\n2024-03-01,NETFLIX.COM,-0.30\n2024-03-02,PAYROLL,2.00";
const TURNS = { pause: async () => {}, stopped: () => false, spent: () => false };

/** A queue that only takes note, so that a test says when and how often a job runs. */
async function start(change: Partial<ServicePorts> = {}) {
  let made = 0;
  const submitted: Job[] = [];
  const told: string[] = [];
  const ports: ServicePorts = {
    ledger: createMemoryLedger(),
    engine: createFakeEngine(),
    clock: { now: () => Date.UTC(2024, 0, 1) },
    ids: { uuid: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}` },
    jobs: { submit: async (job) => void submitted.push(job), cancel: async () => {} },
    deliver: {
      send: async ({ body }) => {
        told.push(`${body.event_type} ${body.event_id}`);
        return { ok: true, status: 200 };
      },
    },
    statementReader: statementReader(),
    labelPath: (label) => [label],
    catalogue: EMPTY_CATALOGUE,
    categories: {
      ownSet: () => ({ incoming: {}, outgoing: {} }),
      mapper: () => ({ map: (label) => ({ label, confidence: 1 }) }),
    },
    pause: async () => {},
    ...change,
  };
  await createWebhook(ports, TENANT, {
    url: "https://caller.example",
    events: ["bank_statements.completed", "bank_statements.error"],
  });
  const run = (job: Job) => runJob(ports, job, TURNS);
  const runAll = async () => {
    for (let job = submitted.shift(); job !== undefined; job = submitted.shift()) await run(job);
  };
  const send = async (holder: StatementHolder | null, content = SAMPLE): Promise<Job> => {
    const bytes = new TextEncoder().encode(content);
    const made = await createStatement(
      ports,
      TENANT,
      { name: "march.csv", bytes, currency: "USD" },
      holder
    );
    if (!made.ok) throw new Error("It was not taken.");
    submitted.pop();
    return { kind: "statement", tenant: TENANT, id: made.value.id };
  };
  const state = async ({ id }: Job) => {
    const found = await getStatement(ports, TENANT, id);
    return found.ok ? found.value : null;
  };
  return { ports, submitted, told, run, runAll, send, state };
}

describe("the job of a statement", () => {
  it("gives the same rows the same ids and one batch, however often it runs", async () => {
    const { ports, told, run, runAll, send, state } = await start();
    const job = await send({ id: "robin", type: "consumer" });
    await Promise.all([run(job), run(job)]);
    await run(job);
    await runAll();
    const kept = await state(job);
    expect(kept?.status).toBe("completed");
    const rows = await ports.ledger.transactions.history(TENANT, "robin");
    expect(rows.map((row) => row.transaction.id).sort()).toEqual([`${job.id}-1`, `${job.id}-2`]);
    const batch = await ports.ledger.batches.get(TENANT, kept?.enrichment?.batch_id ?? "");
    expect(batch).toMatchObject({ origin: "v2", status: "completed", total: 2, progress: 2 });
    expect(new Set(told).size).toBe(1);
  });

  it("tells where the worker before it died between ending and telling", async () => {
    const ledger = createMemoryLedger();
    const { ports, told, run, runAll, send, state } = await start({ ledger });
    const job = await send(null);
    const create = jest.spyOn(ledger.documents, "create").mockRejectedValueOnce(new Error("Dead."));
    await expect(run(job)).rejects.toThrow("Dead.");
    expect((await state(job))?.status).toBe("completed");
    create.mockRestore();
    expect(told).toEqual([]);
    await run(job);
    await runAll();
    expect(told).toHaveLength(1);
    expect((await getStatementResults(ports, TENANT, job.id)).ok).toBe(true);
  });

  it("ends with an internal error where a reader fails on the file, and where it is abandoned", async () => {
    const failing = {
      read: async () => Promise.reject(new Error("A reader's own fault.")),
      info: async () => Promise.reject(new Error("A reader's own fault.")),
    };
    const { ports, told, run, runAll, send, state } = await start({ statementReader: failing });
    const tripped = await send(null);
    await run(tripped);
    const given = await send(null);
    await abandonJob(ports, given);
    await runAll();
    for (const job of [tripped, given])
      expect(await state(job)).toMatchObject({
        status: "error",
        error: { code: "internal_error", message: expect.not.stringContaining("reader's own") },
      });
    expect(told.map((line) => line.split(" ")[0])).toEqual(Array(2).fill("bank_statements.error"));
  });

  it("is found again where it was lost before its job was submitted, once in ten minutes", async () => {
    let now = Date.UTC(2024, 0, 1);
    const { submitted, runAll, send, state, ports } = await start({ clock: { now: () => now } });
    const job = await send(null);
    expect(submitted).toEqual([]);
    now += 9 * 60_000;
    expect(await state(job)).toMatchObject({ status: "processing" });
    expect(submitted).toEqual([]);
    now += 60_000;
    await Promise.all([state(job), state(job), state(job)]);
    expect(submitted).toEqual([job]);
    now += 9 * 60_000;
    await state(job);
    expect(submitted).toEqual([job]);
    now += 60_000;
    const all = { skip: 0, limit: 10, order: "descending", text: null, status: null } as const;
    await pageOfStatements(ports, TENANT, { ...all, accountHolderId: null });
    expect(submitted).toEqual([job, job]);
    await runAll();
    expect(await state(job)).toMatchObject({ status: "completed" });
    now += 60 * 60_000;
    await state(job);
    expect(submitted).toEqual([]);
  });

  it("leaves nothing behind where the statement was deleted while it was read", async () => {
    const reader = statementReader();
    let reading: () => void = () => {};
    let goOn: () => void = () => {};
    const isReading = new Promise<void>((resolve) => (reading = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const slow = {
      ...reader,
      read: async (...given: Parameters<typeof reader.read>) => {
        reading();
        await mayGoOn;
        return reader.read(...given);
      },
    };
    const { ports, told, run, runAll, send, state } = await start({ statementReader: slow });
    const job = await send({ id: null, type: null });
    const running = run(job);
    await isReading;
    await deleteStatement(ports, TENANT, job.id);
    goOn();
    await running;
    await runAll();
    expect(await state(job)).toBeNull();
    expect(await ports.ledger.files.get(TENANT, `statement/${job.id}/results`)).toBeNull();
    expect(await ports.ledger.transactions.get(TENANT, `${job.id}-1`)).toBeNull();
    expect(await ports.ledger.holders.get(TENANT, job.id)).toBeNull();
    expect(told).toEqual([]);
  });
});

describe("sample statements", () => {
  it("are stored as they are, once, read or failed", async () => {
    const { ports, told, runAll } = await start();
    const read = await ports.statementReader.read({
      name: "sample.csv",
      bytes: new TextEncoder().encode(SAMPLE),
      currency: "USD",
    });
    if (!read.ok) throw new Error("It was not read.");
    const given = {
      id: "940ee882-cdf1-4770-838b-35e31859b56e",
      name: "sample.pdf",
      size: 1_000,
      currency: "CAD",
      enrichment: null,
      end: { status: "completed", read: read.statement },
    } as const;
    expect(await putStatement(ports, TENANT, given)).toBe(true);
    expect(await putStatement(ports, TENANT, { ...given, name: "other.pdf" })).toBe(false);
    const results = await getStatementResults(ports, TENANT, given.id);
    expect(results.ok && results.value.accounts[0]?.transactions).toHaveLength(2);
    const failed = {
      ...given,
      id: "adcdc5f8-9ce9-46a2-978c-2148a3271d50",
      end: {
        status: "error",
        error: { code: "unsupported_file_type", message: "Send another." },
      },
    } as const;
    expect(await putStatement(ports, TENANT, failed)).toBe(true);
    await runAll();
    expect(told).toEqual([]);
    const all = { skip: 0, limit: 10, status: null, accountHolderId: null };
    const listed = await pageOfStatements(ports, TENANT, {
      ...all,
      order: "ascending",
      text: "SAMPLE",
    });
    expect(listed.map(({ id, status }) => [id, status])).toEqual([
      [given.id, "completed"],
      [failed.id, "error"],
    ]);
  });
});
