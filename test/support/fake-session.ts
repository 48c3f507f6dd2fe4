/**
 * A session whose answers are plain to see: the label is `label of` and the first word of the
 * description, the merchant that word with a capital. It remembers what it was sent, like a ledger.
 */
import {
  type EnrichedColumns,
  type EnrichmentSession,
  MAXIMUM_COLUMN_ROWS,
  type RunOptions,
  SessionError,
  type TransactionColumns,
} from "../../src/client/session";

export interface FakeSession extends EnrichmentSession {
  /** Names the engine; rows written under another version are worth updating. */
  version: string;
  /** How often the engine was started. */
  starts: number;
  /** Called before each answer; a test waits, counts or throws here. */
  beforeAnswer: (rows: TransactionColumns) => Promise<void> | void;
  /** Every chunk sent, oldest first. */
  sent: TransactionColumns[];
  /** Called when a batch was taken, before its id is told. */
  beforeSubmit: (rows: TransactionColumns) => Promise<void> | void;
  /** Rows by the batch they were submitted in; a test forgets a batch here. */
  batches: Map<string, TransactionColumns>;
  /** Every chunk asked for by its batches, oldest first. */
  collected: { rows: TransactionColumns; batches: string[] }[];
  /** Every chunk recalled. */
  recalled: TransactionColumns[];
  opened: RunOptions[];
  closed: string[];
  /** Ids the holder's history holds. */
  history: Map<string, string>;
  label: (description: string) => string | null;
}

export function createFakeSession(): FakeSession {
  let runs = 0;
  const open = new Set<string>();
  const check = (run: string, rows: number) => {
    if (!open.has(run)) throw new SessionError("rejected", "This run has ended.");
    if (rows > MAXIMUM_COLUMN_ROWS) throw new SessionError("rejected", "Too many rows.");
  };
  const session: FakeSession = {
    version: "fake-1",
    beforeAnswer: () => undefined,
    beforeSubmit: () => undefined,
    batches: new Map(),
    collected: [],
    recalled: [],
    sent: [],
    opened: [],
    closed: [],
    history: new Map(),
    label: (description) => `label of ${firstWord(description)}`,
    starts: 1,
    status: async () => ({
      version: session.version,
      merchants: 1,
      storage: "memory",
      storageProblem: null,
      starts: session.starts,
    }),
    async openRun(options) {
      session.opened.push(options);
      const run = `run ${(runs += 1)}`;
      open.add(run);
      return run;
    },
    async enrich(run, rows) {
      check(run, rows.id.length);
      session.sent.push(rows);
      await session.beforeAnswer(rows);
      rows.id.forEach((id, index) => session.history.set(id, rows.description[index] ?? ""));
      return answersFor(rows, session.label);
    },
    async submit(run, rows) {
      check(run, rows.id.length);
      const id = `batch ${session.batches.size + 1}`;
      session.batches.set(id, rows);
      await session.beforeSubmit(rows);
      return [id];
    },
    async collect(run, rows, batches) {
      check(run, rows.id.length);
      if (batches.some((batch) => !session.batches.has(batch))) return null;
      session.collected.push({ rows, batches });
      await session.beforeAnswer(rows);
      rows.id.forEach((id, index) => session.history.set(id, rows.description[index] ?? ""));
      return answersFor(rows, session.label);
    },
    async recall(run, rows) {
      check(run, rows.id.length);
      session.recalled.push(rows);
      rows.id.forEach((id, index) => session.history.set(id, rows.description[index] ?? ""));
    },
    testConnection: async () => ({ ok: false, problem: { code: "unreachable" } }),
    async computeRecurrence(run) {
      check(run, 0);
      return { groups: 0 };
    },
    async recurrenceOf(run, ids) {
      check(run, ids.length);
      const counts = new Map<string, number>();
      for (const text of session.history.values()) {
        const word = firstWord(text);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      const comesAgain = ids.map(
        (id) => (counts.get(firstWord(session.history.get(id) ?? "")) ?? 0) > 1
      );
      return {
        id: [...ids],
        type: comesAgain.map((again) => (again ? "subscription" : "one off")),
        periodicity: comesAgain.map((again) => (again ? "monthly" : null)),
        cadence: comesAgain.map((again) => (again ? "monthly" : null)),
        nextDate: comesAgain.map((again) => (again ? "2025-02-01" : null)),
        nextAmount: comesAgain.map((again) => (again ? 1 : null)),
      };
    },
    async closeRun(run) {
      open.delete(run);
      session.closed.push(run);
    },
    evaluate: async () => {
      throw new SessionError("rejected", "Runs do not evaluate formulas.");
    },
    ask: () => Promise.reject(new SessionError("rejected", "Runs ask no questions.")),
  };
  return session;
}

function firstWord(description: string): string {
  return description.trim().split(/\s+/)[0]?.toLowerCase() ?? "";
}

function answersFor(
  rows: TransactionColumns,
  label: (description: string) => string | null
): EnrichedColumns {
  const words = rows.description.map(firstWord);
  return {
    id: [...rows.id],
    label: rows.description.map(label),
    merchant: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
    website: words.map((word) => `${word}.example`),
    logo: words.map((word) => `https://logos.example/${word}`),
    mcc: words.map(() => [742, 5411]),
    location: words.map(() => null),
    person: words.map(() => null),
    intermediaries: words.map(() => ["Square", "Stripe"]),
    confidence: words.map(() => 0.93),
    evidence: words.map(() => []),
    notes: rows.amount.map((amount) => (amount === null ? [{ code: "amount_missing" }] : [])),
  };
}
