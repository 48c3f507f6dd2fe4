/**
 * The session behind the pane's face (`session.ts`), inside the worker: column arrays become requests
 * of the typed client and its answers become column arrays.
 *
 * **The account holder.** `openRun` makes it. Where it is there already and its type or name differ, it
 * is replaced; rows enriched before keep their labels until they are sent again, so recurrence may
 * speak of rows labelled under the former type. A side on which holders cannot be replaced keeps the
 * former type, and `openRun` is rejected with `rejected`, saying so.
 */
import type { IncompleteTransactionInput, RecurrenceGroup } from "../model";
import { RequestError, type Client } from "./client";
import { fromFormulaAnswers, fromResults, toFormulaRows, toTransactions } from "./rows";
import {
  MAXIMUM_COLUMN_ROWS,
  SessionError,
  type EngineStatus,
  type EnrichmentSession,
  type RunAccountHolder,
  type RunOptions,
} from "./session";

/** Most rows of one request of v2 sync. */
const MAXIMUM_SYNC_ROWS = 4_000;

export interface SessionOptions {
  client: Client;
  /** Formulas are always answered built in, also where runs are not (architecture, decision 10). */
  formulaClient: Client;
  status: () => Promise<EngineStatus>;
  /** Keys of runs. */
  uuid: () => string;
}

interface Run {
  options: RunOptions;
  /** Aborted when the run is closed. */
  life: AbortController;
  /** Ids of rows whose recurrence cannot be told: no date, no amount, or not answered. */
  unplaced: Set<string>;
  /** By transaction id; null until it was computed. */
  groups: Map<string, RecurrenceGroup> | null;
}

/** A session over one client. */
export function createSession(sessionOptions: SessionOptions): EnrichmentSession {
  const { client, formulaClient, status, uuid } = sessionOptions;
  const runs = new Map<string, Run>();

  const find = (key: string): Run => {
    const run = runs.get(key);
    if (run === undefined) throw new SessionError("rejected", "This run has ended.");
    return run;
  };

  return {
    status,

    async openRun(options) {
      await bringHolderUpToDate(client, options.accountHolder);
      const key = uuid();
      runs.set(key, {
        options,
        life: new AbortController(),
        unplaced: new Set(),
        groups: null,
      });
      return key;
    },

    async enrich(key, rows) {
      const run = find(key);
      checkColumns(rows.id.length, Object.values(rows));
      const transactions = toTransactions(rows, run.options);
      const results = await client.enrich(transactions, { signal: run.life.signal });
      transactions.forEach((transaction) => {
        if (isPlaced(transaction)) run.unplaced.delete(transaction.id);
        else run.unplaced.add(transaction.id);
      });
      for (const { id, error, notes } of results) {
        const isUnreadable = notes?.some(
          ({ code }) => code === "date_unreadable" || code === "amount_unreadable"
        );
        if (error || isUnreadable === true) run.unplaced.add(id);
      }
      return fromResults(rows.id, results);
    },

    async computeRecurrence(key) {
      const run = find(key);
      const { accountHolder } = run.options;
      const groups = await client.recurringGroups(accountHolder.id, run.life.signal);
      run.groups = new Map(
        groups.flatMap((group) =>
          group.transaction_ids.map((id): [string, RecurrenceGroup] => [id, group])
        )
      );
      return { groups: groups.length };
    },

    async recurrenceOf(key, ids) {
      const { groups, unplaced } = find(key);
      checkColumns(ids.length, [ids]);
      if (groups === null)
        throw new SessionError("rejected", "The run's recurrence was not computed yet.");
      const found = ids.map((id) => groups.get(id) ?? null);
      return {
        id: [...ids],
        type: ids.map((id, index) => {
          const group = found[index] ?? null;
          if (group !== null) return group.type ?? "recurring";
          return unplaced.has(id) ? null : "one off";
        }),
        periodicity: found.map((group) => group?.periodicity ?? null),
        cadence: found.map((group) => group?.cadence ?? group?.periodicity ?? null),
        nextDate: found.map((group) => group?.next_date ?? null),
        nextAmount: found.map((group) => group?.next_amount ?? null),
      };
    },

    async closeRun(key) {
      const run = runs.get(key);
      runs.delete(key);
      run?.life.abort();
    },

    async evaluate(rows) {
      checkColumns(rows.description.length, Object.values(rows));
      const { unique, position } = toFormulaRows(rows);
      const answers = [];
      for (let from = 0; from < unique.length; from += MAXIMUM_SYNC_ROWS)
        answers.push(
          ...(await formulaClient.enrichAtOnce(unique.slice(from, from + MAXIMUM_SYNC_ROWS)))
        );
      return fromFormulaAnswers(answers, position);
    },
  };
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

async function bringHolderUpToDate(client: Client, wanted: RunAccountHolder): Promise<void> {
  const { id, type, name } = wanted;
  try {
    if (type === "consumer" || type === "business")
      await client.createAccountHolder({ id, type, name });
    else await client.createAccountHolderV2({ id, type, name });
    return;
  } catch (error) {
    // 400 is the contract's word for "already exists" (section 5.3).
    if (!(error instanceof RequestError) || error.status !== 400) throw error;
  }
  const there = await client.getAccountHolderV2(id);
  if (there.type === type && there.name === name) return;
  await client.replaceAccountHolder(id, { type, name });
}
