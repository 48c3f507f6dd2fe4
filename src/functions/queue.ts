/**
 * Gathers the formulas that Excel calculates at once into few requests. A filled column of 25,000
 * formulas is 25,000 calls within a moment: equal ones are asked once, the rest go out in chunks,
 * and every caller is answered, whatever happens.
 */
import { MAXIMUM_COLUMN_ROWS, SessionError, type SessionErrorCode } from "../client/session";
import type { EnrichedColumns, FormulaColumns } from "../client/session";
import type { NOT_ENOUGH_INFORMATION } from "../model";
import type { FormulaCall } from "./arguments";

/** What the formulas show of an answer; null where the engine abstains. */
export interface FormulaAnswer {
  label: string | null;
  merchant: string | null;
}

export type FormulaResult =
  | { ok: true; answer: FormulaAnswer }
  | { ok: false; code: "cancelled" | "timeout" }
  | { ok: false; code: "failed"; cause: SessionErrorCode | "unknown"; message: string };

export interface FormulaQueueOptions {
  evaluate: (rows: FormulaColumns) => Promise<EnrichedColumns>;
  /** How long the first call waits for its fellows, in milliseconds. */
  windowMilliseconds?: number;
  /** After this a request counts as failed, in milliseconds. */
  timeoutMilliseconds?: number;
  /** Most answers remembered; the least recently used go first. */
  remembered?: number;
}

export interface FormulaQueue {
  /** Answers one call; never rejects. `signal` is raised when Excel no longer wants the answer. */
  ask(call: FormulaCall, signal: AbortSignal): Promise<FormulaResult>;
}

/** One distinct question and everybody who waits for its answer. */
interface Question {
  key: string;
  call: FormulaCall;
  waiting: Set<(result: FormulaResult) => void>;
}

/** A queue over one session. Answers are remembered by content for as long as the queue lives. */
export function createFormulaQueue({
  evaluate,
  windowMilliseconds = 25,
  timeoutMilliseconds = 60_000,
  remembered = 50_000,
}: FormulaQueueOptions): FormulaQueue {
  const answers = new Map<string, FormulaAnswer>();
  /** Every open question: those that wait to be sent and those that were. */
  const open = new Map<string, Question>();
  let toSend: Question[] = [];
  let gathering = false;

  return {
    ask(call, signal) {
      if (signal.aborted) return Promise.resolve({ ok: false, code: "cancelled" });
      const key = keyOf(call);
      const known = recall(key);
      if (known) return Promise.resolve({ ok: true, answer: known });
      return new Promise((resolve) => {
        const question = questionFor(key, call);
        const settle = (result: FormulaResult) => {
          signal.removeEventListener("abort", cancel);
          question.waiting.delete(settle);
          resolve(result);
        };
        const cancel = () => settle({ ok: false, code: "cancelled" });
        question.waiting.add(settle);
        signal.addEventListener("abort", cancel, { once: true });
      });
    },
  };

  function questionFor(key: string, call: FormulaCall): Question {
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
      chunk.forEach((question, index) => {
        const result = results[index] ?? unanswered;
        if (result.ok) remember(question.key, result.answer);
        close(question, result);
      });
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
      const columns = await withTimeout(evaluate(columnsOf(chunk)), timeoutMilliseconds);
      if (columns === TIMEOUT) return chunk.map(() => ({ ok: false, code: "timeout" }));
      return chunk.map((_, index) => ({
        ok: true,
        answer: {
          label: labelOf(columns.label[index] ?? null),
          merchant: columns.merchant[index] ?? null,
        },
      }));
    } catch (error) {
      const failure: FormulaResult = {
        ok: false,
        code: "failed",
        cause: error instanceof SessionError ? error.code : "unknown",
        message: error instanceof Error ? error.message : String(error),
      };
      return chunk.map(() => failure);
    }
  }

  function recall(key: string): FormulaAnswer | undefined {
    const answer = answers.get(key);
    if (answer) {
      answers.delete(key);
      answers.set(key, answer);
    }
    return answer;
  }

  function remember(key: string, answer: FormulaAnswer): void {
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= remembered) break;
      answers.delete(oldest);
    }
  }
}

const unanswered: FormulaResult = {
  ok: false,
  code: "failed",
  cause: "unknown",
  message: "no answer for this row",
};

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

const ABSTAINED: typeof NOT_ENOUGH_INFORMATION = "not enough information";

/** The contract's words for "not known" are no label: a cell says #N/A then. */
function labelOf(label: string | null): string | null {
  return label === ABSTAINED ? null : label;
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

function columnsOf(chunk: readonly Question[]): FormulaColumns {
  return {
    description: chunk.map(({ call }) => call.description),
    amount: chunk.map(({ call }) => call.amount),
    entryType: chunk.map(({ call }) => call.entryType),
    currency: chunk.map(({ call }) => call.currency),
    date: chunk.map(({ call }) => call.date),
    country: chunk.map(({ call }) => call.country),
    accountHolderType: chunk.map(({ call }) => call.accountHolderType),
  };
}
