import {
  connectSession,
  createRestartingSession,
  exposeSession,
} from "../../src/client/connect-session";
import { SessionError, type EnrichmentSession } from "../../src/client/session";
import { startEmbeddedSession } from "../support/embedded-session";

const options = {
  accountHolder: { id: "w", type: "consumer", name: null } as const,
  country: null,
};
const cells = {
  description: ["NETFLIX"],
  amount: [null],
  entryType: [null],
  currency: [null],
  date: [null],
  country: [null],
  accountHolderType: ["consumer" as const],
};

const open: MessagePort[] = [];
/** Both ends of a channel; they are closed after the test. */
function channel(): { near: MessagePort; far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return { near: port1, far: port2 };
}
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** A worker as the page sees one: a port that can fail and be terminated. */
class PageWorker extends EventTarget {
  terminated = false;
  private readonly near: MessagePort;
  constructor(session: EnrichmentSession) {
    super();
    const { near, far } = channel();
    this.near = near;
    exposeSession(session, far);
    near.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
  }
  postMessage(message: unknown): void {
    if (!this.terminated) this.near.postMessage(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event("error"), { message }));
  }
}
const asWorker = (worker: PageWorker) => worker as unknown as Worker;

/** A session whose calls never end. */
const silent = (): EnrichmentSession => {
  const { session } = startEmbeddedSession();
  return { ...session, openRun: () => new Promise(() => {}) };
};

describe("a session over a message port", () => {
  it("answers as the session behind it does", async () => {
    const { near, far } = channel();
    const { session } = startEmbeddedSession();
    exposeSession(session, far);
    const page = connectSession(near);
    expect(await page.status()).toEqual(await session.status());
    const run = await page.openRun(options);
    const rows = {
      id: ["1", "2"],
      description: ["NETFLIX", "NETFLIX"],
      amount: [9.99, 9.99],
      entryType: ["outgoing" as const, "outgoing" as const],
      currency: ["USD", "USD"],
      date: ["2024-01-01", "2024-02-01"],
      country: [null, null],
      mcc: [null, null],
    };
    expect((await page.enrich(run, rows)).merchant).toEqual(["Netflix", "Netflix"]);
    expect(await page.computeRecurrence(run)).toEqual({ groups: 1 });
    expect((await page.recurrenceOf(run, ["1"])).type).toEqual(["recurring"]);
    await page.closeRun(run);
    expect(await page.evaluate(cells)).toMatchObject([{ label: "digital content and streaming" }]);
  });

  it("answers the questions of panels, and says what was wrong with them", async () => {
    const { near, far } = channel();
    const { session } = startEmbeddedSession();
    exposeSession(session, far);
    const page = connectSession(near);
    const id = "consumer";
    expect(await page.ask("categories.read", { id })).toEqual(
      await session.ask("categories.read", { id })
    );
    await expect(page.ask("categories.read", { id: "no such set" })).rejects.toMatchObject({
      code: "rejected",
      status: 404,
    });
    await expect(page.ask("categories.read", { id: "x".repeat(300) })).rejects.toMatchObject({
      status: 422,
      faults: [{ path: ["path", "id"] }],
    });
  });

  it("ends a question nobody waits for any more", async () => {
    const { near, far } = channel();
    const { session } = startEmbeddedSession();
    const seen: AbortSignal[] = [];
    exposeSession(
      {
        ...session,
        ask: (_name, _input, asking) =>
          new Promise((_resolve, reject) => {
            const signal = asking?.signal;
            if (!signal) throw new Error("A question has a signal.");
            seen.push(signal);
            signal.addEventListener("abort", () => reject(new SessionError("cancelled", "Ended.")));
          }),
      },
      far
    );
    const page = connectSession(near);
    const stop = new AbortController();
    const asked = page.ask("categories.read", { id: "consumer" }, { signal: stop.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(seen[0]?.aborted).toBe(true);
    const late = page.ask("categories.read", { id: "consumer" }, { signal: stop.signal });
    await expect(late).rejects.toMatchObject({ code: "cancelled" });
    expect(seen).toHaveLength(1);
  });

  it("keeps the code of an error", async () => {
    const { near, far } = channel();
    const { session } = startEmbeddedSession();
    exposeSession(
      {
        ...session,
        evaluate: () => Promise.reject(new SessionError("quota_exceeded", "No credits left.")),
        status: () => Promise.reject(new Error("A bug.")),
      },
      far
    );
    const page = connectSession(near);
    const failing = page.evaluate(cells);
    await expect(failing).rejects.toBeInstanceOf(SessionError);
    await expect(failing).rejects.toMatchObject({
      code: "quota_exceeded",
      message: "No credits left.",
    });
    await expect(page.status()).rejects.toMatchObject({ code: "engine_failed", message: "A bug." });
    await expect(page.closeRun("none")).resolves.toBeUndefined();
    await expect(page.computeRecurrence("none")).rejects.toMatchObject({ code: "rejected" });
  });

  it("rejects rows that cannot cross the port, and goes on", async () => {
    const { near, far } = channel();
    exposeSession(startEmbeddedSession().session, far);
    const page = connectSession(near);
    const trap = { ...cells, description: [(() => {}) as unknown as string] };
    await expect(page.evaluate(trap)).rejects.toMatchObject({ code: "rejected" });
    expect(await page.evaluate(cells)).toHaveLength(1);
  });

  it("rejects what waits when the other end is closed", async () => {
    const { near, far } = channel();
    exposeSession(silent(), far);
    const page = connectSession(near);
    const waiting = page.openRun(options);
    const rejected = expect(waiting).rejects.toMatchObject({ code: "engine_failed" });
    await page.status();
    far.close();
    await rejected;
    await expect(page.status()).rejects.toMatchObject({ code: "engine_failed" });
  });
});

describe("a worker that dies", () => {
  it("takes every waiting call with it, and every later one", async () => {
    const worker = new PageWorker(silent());
    const page = connectSession(asWorker(worker));
    const waiting = Promise.allSettled([page.openRun(options), page.openRun(options)]);
    worker.fail("out of memory");
    const died = {
      status: "rejected",
      reason: expect.objectContaining({ code: "engine_failed" }),
    };
    expect(await waiting).toEqual([died, died]);
    await expect(page.openRun(options)).rejects.toMatchObject({
      code: "engine_failed",
      message: "The engine stopped: out of memory",
    });
  });

  it("is started anew by the next call, which knows nothing of the old runs", async () => {
    const workers: PageWorker[] = [];
    const page = createRestartingSession(() => {
      const worker = new PageWorker(startEmbeddedSession().session);
      workers.push(worker);
      return asWorker(worker);
    });
    expect(workers).toHaveLength(0);
    const run = await page.openRun(options);
    expect(await page.status()).toMatchObject({ starts: 1 });
    workers[0]?.fail("");
    expect(workers[0]?.terminated).toBe(true);
    await expect(page.computeRecurrence(run)).rejects.toMatchObject({ code: "rejected" });
    expect(workers).toHaveLength(2);
    expect(await page.status()).toMatchObject({ starts: 2 });
  });

  it("may be stopped on purpose", async () => {
    const worker = new PageWorker(silent());
    const page = createRestartingSession(() => asWorker(worker));
    const waiting = page.openRun(options);
    page.stop();
    await expect(waiting).rejects.toMatchObject({ message: "The engine was stopped." });
    expect(worker.terminated).toBe(true);
  });
});
