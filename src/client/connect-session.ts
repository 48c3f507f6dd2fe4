/**
 * The session on the main thread: calls go over a message port to the worker, which holds the real one.
 * Errors cross as data, `{ code, message }`, for a thrown error would lose its code on the way. When
 * the worker dies every call that waits, and every later one, is rejected with `engine_failed`.
 */
import { expose, wrap, type Endpoint, type Remote } from "comlink";
import type { Destination } from "./destination";
import type { Ask, QuestionAnswer, QuestionInput, QuestionName } from "./questions";
import { type EnrichmentSession, type Fault, SessionError, type SessionErrorCode } from "./session";

type Settled<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      code: SessionErrorCode;
      message: string;
      status: number | null;
      faults: readonly Fault[];
    };

/** The session as it crosses the port: nothing in it throws. */
type PortSession = {
  [Method in Exclude<keyof EnrichmentSession, "ask">]: EnrichmentSession[Method] extends (
    ...parameters: infer Parameters
  ) => Promise<infer Value>
    ? (...parameters: Parameters) => Promise<Settled<Value>>
    : never;
} & {
  /** A signal cannot cross: the caller's `number` says what `cancel` means. */
  ask<Name extends QuestionName>(
    number: number,
    name: Name,
    input: QuestionInput<Name>,
    destination: Destination | undefined
  ): Promise<Settled<QuestionAnswer<Name>>>;
  cancel(number: number): Promise<void>;
};

/** Serves a session on a port: the worker's own global scope, or one end of a `MessageChannel`. */
export function exposeSession(session: EnrichmentSession, port: Endpoint): void {
  const asked = new Map<number, AbortController>();
  const served: PortSession = {
    status: () => settle(session.status()),
    openRun: (options) => settle(session.openRun(options)),
    enrich: (run, rows) => settle(session.enrich(run, rows)),
    submit: (run, rows) => settle(session.submit(run, rows)),
    collect: (run, rows, batches) => settle(session.collect(run, rows, batches)),
    recall: (run, rows) => settle(session.recall(run, rows)),
    computeRecurrence: (run) => settle(session.computeRecurrence(run)),
    recurrenceOf: (run, ids) => settle(session.recurrenceOf(run, ids)),
    closeRun: (run) => settle(session.closeRun(run)),
    evaluate: (rows) => settle(session.evaluate(rows)),
    testConnection: (destination) => settle(session.testConnection(destination)),
    async ask(number, name, input, destination) {
      const controller = new AbortController();
      asked.set(number, controller);
      const { signal } = controller;
      const settled = await settle(
        session.ask(name, input, destination ? { destination, signal } : { signal })
      );
      asked.delete(number);
      return settled;
    },
    async cancel(number) {
      asked.get(number)?.abort();
    },
  };
  expose(served, port);
}

async function settle<Value>(call: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (error instanceof SessionError) {
      const { code, message, status, faults } = error;
      return { ok: false, code, message, status, faults };
    }
    const message = error instanceof Error ? error.message : "The engine failed.";
    return { ok: false, code: "engine_failed", message, status: null, faults: [] };
  }
}

/** The session of a worker, or of the far end of a port that `exposeSession` serves. */
export function connectSession(worker: Worker | MessagePort): EnrichmentSession {
  return connect(worker, () => {}).session;
}

interface Connection {
  session: EnrichmentSession;
  /** Rejects what waits, and all that comes, with `engine_failed`. */
  end(message: string): void;
}

function connect(worker: Worker | MessagePort, onEnd: () => void): Connection {
  const remote: Remote<PortSession> = wrap<PortSession>(worker);
  const waiting = new Set<(error: SessionError) => void>();
  let failure: SessionError | null = null;

  const end = (message: string): void => {
    if (failure !== null) return;
    failure = new SessionError("engine_failed", message);
    for (const reject of waiting) reject(failure);
    waiting.clear();
    onEnd();
  };
  worker.addEventListener("error", (event) => {
    const reason = (event as Partial<ErrorEvent>).message ?? "";
    end(reason === "" ? "The engine could not be started." : `The engine stopped: ${reason}`);
  });
  worker.addEventListener("messageerror", () => end("A message of the engine could not be read."));
  // The far end of a port was closed; a worker raises no such event.
  worker.addEventListener("close", () => end("The engine was closed."));

  const sent = async <Value>(send: () => Promise<Settled<Value>>): Promise<Settled<Value>> => {
    if (failure !== null) throw failure;
    return new Promise<Settled<Value>>((resolve, reject) => {
      waiting.add(reject);
      send()
        .then(resolve, (error: unknown) => {
          // What cannot cross the port never reaches the engine: a fault of the caller's rows.
          const reason = error instanceof Error ? error.message : "unknown reason";
          reject(new SessionError("rejected", `The rows could not be sent: ${reason}`));
        })
        .finally(() => waiting.delete(reject));
    });
  };
  const call = <Value>(send: () => Promise<Settled<Value>>): Promise<Value> =>
    sent(send).then((settled) => {
      if (settled.ok) return settled.value;
      throw new SessionError(settled.code, settled.message, settled.status, settled.faults);
    });

  let questions = 0;
  const ask: Ask = (name, input, { destination, signal } = {}) => {
    const number = (questions += 1);
    const cancelled = new SessionError("cancelled", "The question was cancelled.");
    if (signal?.aborted) return Promise.reject(cancelled);
    const cancel = () => void remote.cancel(number);
    signal?.addEventListener("abort", cancel, { once: true });
    return call(() => askPort(remote, number, name, input, destination))
      .catch((error: unknown) => {
        throw signal?.aborted ? cancelled : error;
      })
      .finally(() => signal?.removeEventListener("abort", cancel));
  };

  return {
    end,
    session: {
      status: () => call(() => remote.status()),
      openRun: (options) => call(() => remote.openRun(options)),
      enrich: (run, rows) => call(() => remote.enrich(run, rows)),
      submit: (run, rows) => call(() => remote.submit(run, rows)),
      collect: (run, rows, batches) => call(() => remote.collect(run, rows, batches)),
      recall: (run, rows) => call(() => remote.recall(run, rows)),
      computeRecurrence: (run) => call(() => remote.computeRecurrence(run)),
      recurrenceOf: (run, ids) => call(() => remote.recurrenceOf(run, ids)),
      closeRun: (run) => call(() => remote.closeRun(run)),
      evaluate: (rows) => call(() => remote.evaluate(rows)),
      testConnection: (destination) => call(() => remote.testConnection(destination)),
      ask,
    },
  };
}

/** Comlink's types lose the tie between a question's name and its answer; the port keeps it. */
function askPort<Name extends QuestionName>(
  remote: Remote<PortSession>,
  ...question: [
    number: number,
    name: Name,
    input: QuestionInput<Name>,
    destination: Destination | undefined,
  ]
): Promise<Settled<QuestionAnswer<Name>>> {
  const ask: unknown = remote.ask;
  return (ask as PortSession["ask"])(...question);
}

/** A session that can be ended, and begins anew by itself. */
export interface RestartingSession extends EnrichmentSession {
  /** Ends the worker; what waits is rejected with `engine_failed`. The next call starts another one. */
  stop(): void;
}

/**
 * A session that starts its worker at the first call, and a new one at the first call after the last
 * one died. Runs die with their worker: the new one rejects their keys with `rejected`.
 */
export function createRestartingSession(startWorker: () => Worker): RestartingSession {
  let current: Connection | null = null;
  let starts = 0;

  const session = (): EnrichmentSession => {
    if (current !== null) return current.session;
    const worker = startWorker();
    starts++;
    const connection = connect(worker, () => {
      worker.terminate();
      if (current === connection) current = null;
    });
    current = connection;
    return connection.session;
  };

  return {
    status: async () => {
      const status = await session().status();
      return { ...status, starts };
    },
    openRun: async (options) => session().openRun(options),
    enrich: async (run, rows) => session().enrich(run, rows),
    submit: async (run, rows) => session().submit(run, rows),
    collect: async (run, rows, batches) => session().collect(run, rows, batches),
    recall: async (run, rows) => session().recall(run, rows),
    computeRecurrence: async (run) => session().computeRecurrence(run),
    recurrenceOf: async (run, ids) => session().recurrenceOf(run, ids),
    closeRun: async (run) => session().closeRun(run),
    evaluate: async (rows) => session().evaluate(rows),
    testConnection: async (destination) => session().testConnection(destination),
    ask: (name, input, asking) => session().ask(name, input, asking),
    stop: () => current?.end("The engine was stopped."),
  };
}
