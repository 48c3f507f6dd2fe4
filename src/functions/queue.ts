/**
 * Gathers the formulas that Excel calculates at once into few requests. A filled column of 25,000
 * formulas is 25,000 calls within a moment: equal ones are asked once, the rest go out in chunks,
 * and every caller is answered, whatever happens. Answers are remembered behind the session, where it
 * is known when rules or labels changed; here only what is under way is.
 */
import { MAXIMUM_COLUMN_ROWS, SessionError, type SessionErrorCode } from "../client/session";
import type { FormulaAnswer, FormulaColumns } from "../client/session";
import { columnsOf, type FormulaCall } from "./arguments";

export type FormulaResult = { ok: true; answer: FormulaAnswer } | FormulaFailure;

export type FormulaFailure =
  | { ok: false; code: "cancelled" | "timeout" | "unanswered" }
  | { ok: false; code: "failed"; cause: SessionErrorCode | "unknown"; message: string };

export interface FormulaQueueOptions {
  /** Answers rows in their order; null where the engine failed on one. */
  evaluate: (rows: FormulaColumns) => Promise<readonly (FormulaAnswer | null)[]>;
  /** How long the first call waits for its fellows, in milliseconds. */
  windowMilliseconds?: number;
  /** After this a request counts as failed, in milliseconds. */
  timeoutMilliseconds?: number;
}

export interface FormulaQueue {
  /**
   * Answers the calls of one formula, in their order; never rejects. `signal` is raised when Excel no
   * longer wants the answer: all of them are then cancelled.
   */
  ask(calls: readonly FormulaCall[], signal: AbortSignal): Promise<FormulaResult[]>;
}

/** One distinct question and everybody who waits for its answer. */
interface Question {
  key: string;
  call: FormulaCall;
  waiting: Set<(result: FormulaResult) => void>;
}

/** A queue over one session. */
export function createFormulaQueue({
  evaluate,
  windowMilliseconds = 25,
  timeoutMilliseconds = 60_000,
}: FormulaQueueOptions): FormulaQueue {
  /** Every open question: those that wait to be sent and those that were. */
  const open = new Map<string, Question>();
  let toSend: Question[] = [];
  let gathering = false;

  return {
    ask(calls, signal) {
      const cancelled = (): FormulaResult => ({ ok: false, code: "cancelled" });
      if (signal.aborted) return Promise.resolve(calls.map(cancelled));
      if (calls.length === 0) return Promise.resolve([]);
      return new Promise((resolve) => {
        const results: FormulaResult[] = calls.map(cancelled);
        const leave: (() => void)[] = [];
        let left = calls.length;
        const finish = () => {
          signal.removeEventListener("abort", cancel);
          resolve(results);
        };
        const cancel = () => {
          for (const go of leave) go();
          finish();
        };
        calls.forEach((call, index) => {
          const { waiting } = questionFor(call);
          const settle = (result: FormulaResult) => {
            waiting.delete(settle);
            results[index] = result;
            left -= 1;
            if (left === 0) finish();
          };
          waiting.add(settle);
          leave.push(() => waiting.delete(settle));
        });
        signal.addEventListener("abort", cancel, { once: true });
      });
    },
  };

  function questionFor(call: FormulaCall): Question {
    const key = keyOf(call);
    const asked = open.get(key);
    if (asked) return asked;
    const question: Question = { key, call, waiting: new Set() };
    open.set(key, question);
    toSend.push(question);
    if (!gathering) {
      gathering = true;
      setTimeout(() => void sendAll(), windowMilliseconds);
    }
    return question;
  }

  /** Sends chunk after chunk until nothing is left, so that a long column does not crowd out a run. */
  async function sendAll(): Promise<void> {
    while (toSend.length > 0) {
      const chunk: Question[] = [];
      while (chunk.length < MAXIMUM_COLUMN_ROWS && toSend.length > 0) {
        const rest = toSend.splice(0, MAXIMUM_COLUMN_ROWS - chunk.length);
        for (const question of rest) {
          if (question.waiting.size > 0) chunk.push(question);
          else open.delete(question.key);
        }
      }
      if (chunk.length === 0) break;
      const results = await resultsOf(chunk);
      chunk.forEach((question, index) =>
        close(question, results[index] ?? { ok: false, code: "unanswered" })
      );
      const first = results[0];
      if (first && !first.ok && first.code === "timeout") {
        // An engine that does not answer will not answer the next chunk either: nobody waits longer.
        const rest = toSend;
        toSend = [];
        for (const question of rest) close(question, first);
      }
    }
    gathering = false;
  }

  function close(question: Question, result: FormulaResult): void {
    open.delete(question.key);
    for (const settle of [...question.waiting]) settle(result);
  }

  async function resultsOf(chunk: readonly Question[]): Promise<FormulaResult[]> {
    try {
      const rows = columnsOf(chunk.map(({ call }) => call));
      const answers = await withTimeout(evaluate(rows), timeoutMilliseconds);
      if (answers === TIMEOUT) return chunk.map(() => ({ ok: false, code: "timeout" }));
      return chunk.map((_, index): FormulaResult => {
        const answer = answers[index] ?? null;
        return answer === null ? { ok: false, code: "unanswered" } : { ok: true, answer };
      });
    } catch (error) {
      const failure = failureOf(error);
      return chunk.map(() => failure);
    }
  }
}

/** What was thrown by a session, as a result. */
export function failureOf(error: unknown): FormulaFailure {
  if (error instanceof SessionError && error.code === "cancelled")
    return { ok: false, code: "cancelled" };
  return {
    ok: false,
    code: "failed",
    cause: error instanceof SessionError ? error.code : "unknown",
    message: error instanceof Error ? error.message : String(error),
  };
}

const TIMEOUT = Symbol("timeout");

function withTimeout<Value>(
  promise: Promise<Value>,
  milliseconds: number
): Promise<Value | typeof TIMEOUT> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(TIMEOUT), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function keyOf(call: FormulaCall): string {
  return JSON.stringify([
    call.description,
    call.amount,
    call.entryType,
    call.currency,
    call.date,
    call.country,
    call.accountHolderType,
  ]);
}
