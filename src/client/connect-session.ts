/**
 * The session on the main thread: calls go over a message port to the worker, which holds the real one.
 * Errors cross as data, `{ code, message }`, for a thrown error would lose its code on the way. When
 * the worker dies every call that waits, and every later one, is rejected with `engine_failed`.
 */
import { expose, wrap, type Endpoint, type Remote } from "comlink";
import { SessionError, type EnrichmentSession, type SessionErrorCode } from "./session";

type Settled<Value> =
  { ok: true; value: Value } | { ok: false; code: SessionErrorCode; message: string };

/** The session as it crosses the port: nothing in it throws. */
type PortSession = {
  [Method in keyof EnrichmentSession]: EnrichmentSession[Method] extends (
    ...parameters: infer Parameters
  ) => Promise<infer Value>
    ? (...parameters: Parameters) => Promise<Settled<Value>>
    : never;
};

/** Serves a session on a port: the worker's own global scope, or one end of a `MessageChannel`. */
export function exposeSession(session: EnrichmentSession, port: Endpoint): void {
  const served: PortSession = {
    status: () => settle(session.status()),
    openRun: (options) => settle(session.openRun(options)),
    enrich: (run, rows) => settle(session.enrich(run, rows)),
    computeRecurrence: (run) => settle(session.computeRecurrence(run)),
    recurrenceOf: (run, ids) => settle(session.recurrenceOf(run, ids)),
    closeRun: (run) => settle(session.closeRun(run)),
    evaluate: (rows) => settle(session.evaluate(rows)),
  };
  expose(served, port);
}

async function settle<Value>(call: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (error instanceof SessionError)
      return { ok: false, code: error.code, message: error.message };
    const message = error instanceof Error ? error.message : "The engine failed.";
    return { ok: false, code: "engine_failed", message };
  }
}

/** The session of a worker, or of the far end of a port that `exposeSession` serves. */
export function connectSession(worker: Worker | MessagePort): EnrichmentSession {
  const remote: Remote<PortSession> = wrap<PortSession>(worker);
  const life = watchLife(worker);
  const call = async <Value>(send: () => Promise<Settled<Value>>): Promise<Value> => {
    const settled = await life.whileAlive(send);
    if (settled.ok) return settled.value;
    throw new SessionError(settled.code, settled.message);
  };
  return {
    status: () => call(() => remote.status()),
    openRun: (options) => call(() => remote.openRun(options)),
    enrich: (run, rows) => call(() => remote.enrich(run, rows)),
    computeRecurrence: (run) => call(() => remote.computeRecurrence(run)),
    recurrenceOf: (run, ids) => call(() => remote.recurrenceOf(run, ids)),
    closeRun: (run) => call(() => remote.closeRun(run)),
    evaluate: (rows) => call(() => remote.evaluate(rows)),
  };
}

/** Rejects what waits for a worker that fails: it will never answer. */
function watchLife(worker: Worker | MessagePort) {
  const waiting = new Set<(error: SessionError) => void>();
  let death: SessionError | null = null;
  const die = (message: string) => {
    death ??= new SessionError("engine_failed", message);
    for (const reject of waiting) reject(death);
    waiting.clear();
  };
  worker.addEventListener("error", (event) => {
    const reason = (event as Partial<ErrorEvent>).message ?? "";
    die(reason === "" ? "The engine could not be started." : `The engine stopped: ${reason}`);
  });
  worker.addEventListener("messageerror", () => die("A message of the engine could not be read."));
  // The far end of a port was closed; a worker raises no such event.
  worker.addEventListener("close", () => die("The engine was closed."));

  return {
    async whileAlive<Value>(send: () => Promise<Value>): Promise<Value> {
      if (death !== null) throw death;
      return new Promise<Value>((resolve, reject) => {
        waiting.add(reject);
        send()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      });
    },
  };
}

/**
 * A session that starts its worker at the first call, and a new one at the first call after the last
 * one died. Runs die with their worker: their keys are rejected by the new one.
 */
export function createRestartingSession(startWorker: () => Worker): EnrichmentSession & {
  /** Ends the worker; what waits is rejected with `engine_failed`. */
  stop(): void;
} {
  let current: { worker: Worker; session: EnrichmentSession } | null = null;

  const session = (): EnrichmentSession => {
    if (current !== null) return current.session;
    const worker = startWorker();
    const started = { worker, session: connectSession(worker) };
    worker.addEventListener("error", () => {
      worker.terminate();
      if (current === started) current = null;
    });
    current = started;
    return started.session;
  };

  return {
    status: () => session().status(),
    openRun: (options) => session().openRun(options),
    enrich: (run, rows) => session().enrich(run, rows),
    computeRecurrence: (run) => session().computeRecurrence(run),
    recurrenceOf: (run, ids) => session().recurrenceOf(run, ids),
    closeRun: (run) => session().closeRun(run),
    evaluate: (rows) => session().evaluate(rows),
    stop() {
      const stopping = current;
      current = null;
      stopping?.worker.dispatchEvent(new Event("error"));
      stopping?.worker.terminate();
    },
  };
}
