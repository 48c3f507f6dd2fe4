/**
 * The built-in Postgres in a thread of its own: a statement takes it some milliseconds, in which this
 * thread goes on answering. It does one statement after another, in the order they are sent.
 */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { LedgerError } from "../ledger";

/**
 * What the thread runs. It is plain JavaScript in a text, and finds the package by its full path, so
 * that it is the same from sources, from a bundle and under test.
 */
const PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
const { PGlite, types } = require(workerData.engine);
const parsers = {
  [types.INT8]: Number,
  [types.DATE]: String,
  [types.TIMESTAMP]: String,
  [types.TIMESTAMPTZ]: String,
};
const opening = PGlite.create({ dataDir: workerData.folder ?? undefined, parsers });
opening.then(
  () => parentPort.postMessage({ id: 0, rows: [] }),
  (error) => parentPort.postMessage({ id: 0, fault: faultOf(error) })
);
const faultOf = (error) => ({ message: String(error?.message ?? error), code: error?.code ?? null });
const run = async ({ sql, values }) => {
  const engine = await opening;
  if (sql === null) return void (await engine.close());
  if (values !== null) return (await engine.query(sql, values)).rows;
  await engine.exec(sql);
};
parentPort.on("message", (order) => {
  run(order).then(
    (rows) => {
      parentPort.postMessage({ id: order.id, rows: rows ?? [] });
      if (order.sql === null) parentPort.close();
    },
    (error) => parentPort.postMessage({ id: order.id, fault: faultOf(error) })
  );
});
`;

/** What the thread answers to a statement. */
type Reply =
  | { id: number; rows: unknown[]; fault?: undefined }
  | { id: number; fault: { message: string; code: string | null } };

export interface EngineThread {
  /** Sends one statement with its values at once. */
  query(sql: string, values: readonly unknown[]): Promise<unknown[]>;
  /** Sends several statements without values at once. */
  execute(sql: string): Promise<void>;
  /** Ends the database and the thread, after what was sent before. */
  close(): Promise<void>;
}

/** Starts the database in a folder, or in memory where it is null. */
export async function startEngineThread(folder: string | null): Promise<EngineThread> {
  const engine = createRequire(__filename).resolve("@electric-sql/pglite");
  const thread = new Worker(PROGRAM, { eval: true, workerData: { engine, folder } });
  const calls = new Map<
    number,
    { resolve: (rows: unknown[]) => void; reject: (error: unknown) => void }
  >();
  let sent = -1;
  let end: Error | null = null;

  const endAll = (error: Error): void => {
    end ??= error;
    for (const { reject } of calls.values()) reject(end);
    calls.clear();
  };
  thread.on("message", (reply: Reply) => {
    const call = calls.get(reply.id);
    calls.delete(reply.id);
    if (reply.fault === undefined) call?.resolve(reply.rows);
    else call?.reject(Object.assign(new Error(reply.fault.message), { code: reply.fault.code }));
  });
  thread.on("error", (error) => endAll(error instanceof Error ? error : new Error(String(error))));
  thread.on("exit", () => endAll(new LedgerError("closed", "The built-in database has ended.")));

  const answerOf = (post: (id: number) => void): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      if (end !== null) {
        reject(end);
        return;
      }
      const id = (sent += 1);
      calls.set(id, { resolve, reject });
      post(id);
    });
  const order = (sql: string | null, values: readonly unknown[] | null): Promise<unknown[]> =>
    answerOf((id) => thread.postMessage({ id, sql, values }));

  try {
    await answerOf(() => {});
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return {
    query: order,
    async execute(sql) {
      await order(sql, null);
    },
    async close() {
      if (end !== null) return;
      const ended = new Promise((resolve) => thread.once("exit", resolve));
      await order(null, null);
      await ended;
    },
  };
}
