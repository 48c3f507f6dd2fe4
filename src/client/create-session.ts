/**
 * The session behind the pane's face (`session.ts`), inside the worker: column arrays become requests
 * of the typed client and its answers become column arrays.
 *
 * **A remote destination** is sent the rows it takes; rows it would refuse are answered built in, with
 * a note. Where it can do less than the API built in, the built-in API is given the same rows beside
 * it, so that what is missing is worked out from the same history on this computer.
 */
import type { EnrichedTransaction, IncompleteTransactionInput, RecurrenceGroup } from "../model";
import type { Client } from "./client";
import type { ConnectionReport } from "./connection";
import { BUILT_IN, type RemoteDestination } from "./destination";
import { bringHolderUpToDate, bringRowHoldersUpToDate } from "./holder";
import { createFormulaAnswerer } from "./formulas/answerer";
import { type AnswerStore, createMemoryAnswers } from "./formulas/answer-store";
import { answerQuestion } from "./questions";
import { answersOf, divide, inBatches, labelledBuiltIn } from "./remote-rows";
import { fromResults, toTransactions } from "./rows";
import {
  MAXIMUM_COLUMN_ROWS,
  SessionError,
  type EngineStatus,
  type EnrichmentSession,
  type RunOptions,
} from "./session";

export interface SessionOptions {
  /** Of the API built in. Formulas are always answered by it (architecture, decision 10). */
  client: Client;
  /** A client of a destination beyond this page. */
  remoteClient: (destination: RemoteDestination) => Client;
  testConnection: (destination: RemoteDestination) => Promise<ConnectionReport>;
  status: () => Promise<EngineStatus>;
  /** Keys of runs. */
  uuid: () => string;
  /** What is remembered of formulas' answers; for as long as the session where none is given. */
  answers?: AnswerStore;
}

/** Recurring groups by the ids of their transactions. */
type GroupsById = ReadonlyMap<string, RecurrenceGroup>;

interface Run {
  options: RunOptions;
  /** Null where the run is answered built in. */
  remote: Client | null;
  /** Whether the API built in is given the rows as well. */
  isMirrored: boolean;
  /** Aborted when the run is closed. */
  life: AbortController;
  /** Ids of rows whose recurrence cannot be told: no date, no amount, or not answered. */
  unplaced: Set<string>;
  /** Ids of rows the destination does not take. */
  kept: Set<string>;
  /** Of the destination, and of the API built in where it is mirrored; null until computed. */
  groups: { chosen: GroupsById; builtIn: GroupsById } | null;
}

/** A session over the API built in and the destinations beyond it. */
export function createSession(sessionOptions: SessionOptions): EnrichmentSession {
  const { client, remoteClient, testConnection, status, uuid } = sessionOptions;
  const formulas = createFormulaAnswerer(client, sessionOptions.answers ?? createMemoryAnswers());
  const runs = new Map<string, Run>();

  const find = (key: string): Run => {
    const run = runs.get(key);
    if (run === undefined) throw new SessionError("rejected", "This run has ended.");
    return run;
  };

  /** Notes which rows have no place in the history. */
  const place = (
    run: Run,
    rows: readonly IncompleteTransactionInput[],
    results: readonly EnrichedTransaction[]
  ): void => {
    for (const row of rows) {
      if (isPlaced(row)) run.unplaced.delete(row.id);
      else run.unplaced.add(row.id);
    }
    for (const { id, error, notes } of results) {
      const isUnreadable = notes?.some(
        ({ code }) => code === "date_unreadable" || code === "amount_unreadable"
      );
      if (error || isUnreadable === true) run.unplaced.add(id);
    }
  };

  const keep = (
    run: Run,
    rows: readonly IncompleteTransactionInput[],
    kept: ReadonlySet<string>
  ) => {
    for (const { id } of rows) {
      if (kept.has(id)) run.kept.add(id);
      else run.kept.delete(id);
    }
  };

  /** Answers of the API built in, by id: of all rows where it mirrors the run, else of none. */
  const mirror = async (run: Run, rows: readonly IncompleteTransactionInput[]) => {
    if (!run.isMirrored) return new Map<string, EnrichedTransaction>();
    const answers = await client.enrich(rows, { signal: run.life.signal });
    return new Map(answers.map((answer) => [answer.id, answer]));
  };

  const session: EnrichmentSession = {
    status,
    testConnection,

    async openRun(options) {
      const { destination = BUILT_IN, accountHolder, rowHolders = [] } = options;
      const life = new AbortController();
      const remote = destination.kind === "built_in" ? null : remoteClient(destination);
      const isMirrored = remote !== null && !remote.capabilities.foreseesPayments;
      const sides = remote === null ? [client] : isMirrored ? [remote, client] : [remote];
      for (const side of sides) {
        await bringHolderUpToDate(side, accountHolder);
        await bringRowHoldersUpToDate(side, rowHolders, life.signal);
      }
      const key = uuid();
      runs.set(key, {
        options,
        remote,
        isMirrored,
        life,
        unplaced: new Set(),
        kept: new Set(),
        groups: null,
      });
      return key;
    },

    async enrich(key, rows) {
      const run = find(key);
      if (run.remote !== null) {
        const collected = await session.collect(key, rows, await session.submit(key, rows));
        if (collected !== null) return collected;
        throw new SessionError("engine_failed", "The service lost the rows it was sent.");
      }
      checkColumns(rows.id.length, Object.values(rows));
      const transactions = toTransactions(rows, run.options);
      const { model = null } = run.options;
      const results = await client.enrich(transactions, { signal: run.life.signal, model });
      place(run, transactions, results);
      return fromResults(rows.id, results);
    },

    async submit(key, rows) {
      const { remote, options, life } = find(key);
      checkColumns(rows.id.length, Object.values(rows));
      if (remote === null) throw new SessionError("rejected", "This run is answered built in.");
      const { model = null } = options;
      const { fit } = divide(toTransactions(rows, options), remote);
      const ids: string[] = [];
      for (const batch of inBatches(fit))
        ids.push((await remote.createBatch(batch, { signal: life.signal, model })).id);
      return ids;
    },

    async collect(key, rows, batches) {
      const run = find(key);
      checkColumns(rows.id.length, Object.values(rows));
      if (run.remote === null) throw new SessionError("rejected", "This run is answered built in.");
      const transactions = toTransactions(rows, run.options);
      const { kept } = divide(transactions, run.remote);
      const answers = await answersOf(run.remote, batches, run.life.signal);
      if (answers === null) return null;
      const here = await mirror(run, transactions);
      const results = transactions.flatMap(({ id }): EnrichedTransaction[] => {
        const answer = kept.has(id) ? here.get(id) : answers.get(id);
        if (answer === undefined) return [];
        return [kept.has(id) ? labelledBuiltIn(answer) : answer];
      });
      place(run, transactions, results);
      keep(run, transactions, kept);
      return fromResults(rows.id, results);
    },

    async recall(key, rows) {
      const run = find(key);
      checkColumns(rows.id.length, Object.values(rows));
      const transactions = toTransactions(rows, run.options);
      place(run, transactions, []);
      if (run.remote === null) return;
      keep(run, transactions, divide(transactions, run.remote).kept);
      await mirror(run, transactions);
    },

    async computeRecurrence(key) {
      const run = find(key);
      const { accountHolder, rowHolders = [] } = run.options;
      const { signal } = run.life;
      const groupsOf = async (side: Client) => {
        const groups: RecurrenceGroup[] = [];
        for (const { id } of [accountHolder, ...rowHolders])
          groups.push(...(await side.recurringGroups(id, signal)));
        return groups;
      };
      const groups = await groupsOf(run.remote ?? client);
      const chosen = byTransaction(groups);
      const builtIn = run.isMirrored ? byTransaction(await groupsOf(client)) : chosen;
      run.groups = { chosen, builtIn };
      return { groups: groups.length };
    },

    async recurrenceOf(key, ids) {
      const { groups, unplaced, kept, remote } = find(key);
      checkColumns(ids.length, [ids]);
      if (groups === null)
        throw new SessionError("rejected", "The run's recurrence was not computed yet.");
      const found = ids.map(
        (id) => (kept.has(id) ? groups.builtIn : groups.chosen).get(id) ?? null
      );
      // What a side does not foresee is read from the history built in, where it agrees that it recurs.
      const next = found.map((group, index) =>
        group === null || remote === null || remote.capabilities.foreseesPayments
          ? group
          : (groups.builtIn.get(ids[index] ?? "") ?? null)
      );
      return {
        id: [...ids],
        type: ids.map((id, index) => {
          const group = found[index] ?? null;
          if (group !== null) return group.type ?? "recurring";
          return unplaced.has(id) ? null : "one off";
        }),
        periodicity: found.map((group) => group?.periodicity ?? null),
        cadence: found.map((group) => group?.cadence ?? group?.periodicity ?? null),
        nextDate: next.map((group) => group?.next_date ?? null),
        nextAmount: next.map((group) => group?.next_amount ?? null),
      };
    },

    async closeRun(key) {
      const run = runs.get(key);
      runs.delete(key);
      run?.life.abort();
    },

    async evaluate(rows) {
      checkColumns(rows.description.length, Object.values(rows));
      return formulas.rows(rows);
    },

    ask(name, input, { destination = BUILT_IN, signal = new AbortController().signal } = {}) {
      const chosen = destination.kind === "built_in" ? client : remoteClient(destination);
      return answerQuestion({ chosen, builtIn: client, formulas }, name, input, signal);
    },
  };
  return session;
}

function byTransaction(groups: readonly RecurrenceGroup[]): GroupsById {
  return new Map(
    groups.flatMap((group) =>
      group.transaction_ids.map((id): [string, RecurrenceGroup] => [id, group])
    )
  );
}

function isPlaced({ date, amount }: IncompleteTransactionInput): boolean {
  return date !== undefined && date !== null && amount !== undefined && amount !== null;
}

function checkColumns(length: number, columns: readonly (readonly unknown[])[]): void {
  if (length > MAXIMUM_COLUMN_ROWS)
    throw new SessionError("rejected", `At most ${MAXIMUM_COLUMN_ROWS} rows at a time.`);
  if (columns.some((column) => column.length !== length))
    throw new SessionError("rejected", "The columns have different lengths.");
}
