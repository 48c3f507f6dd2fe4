/**
 * Answers formulas on this device, in the worker: always built in, nothing stored in the ledger, no
 * credit spent (architecture, decision 10). What was answered before is remembered by its content and
 * by what decides answers, so that rules or labels that change are obeyed when formulas are calculated
 * the next time, and not before.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { z } from "zod";
import { type EnrichedTransactionV2, IncomeGroup, Recurrence, RecurrenceGroup } from "../../model";
import type { Client } from "../client";
import { RequestError } from "../request-error";
import type { AnswerStore, StoredAnswer } from "./answer-store";
import { inputsOf, inputsOfHistory } from "./inputs";
import type {
  FormulaAnswer,
  FormulaColumns,
  FormulaGroup,
  FormulaHistory,
  FormulaIncome,
} from "./types";

/** Most rows of one request of v2 sync. */
const MAXIMUM_SYNC_ROWS = 4_000;

/** What answers formulas. Rejects with a `SessionError`. */
export interface FormulaAnswerer {
  /** Answers of rows, in their order; null where the engine failed on one. */
  rows(columns: FormulaColumns): Promise<(FormulaAnswer | null)[]>;
  /** What rows tell as a history. `signal` ends the waiting; what is worked out is remembered. */
  history(columns: FormulaColumns, signal: AbortSignal): Promise<FormulaHistory>;
  /** Answers remembered on this device. */
  remembered(): Promise<number>;
  forget(): Promise<void>;
}

/** When something was asked: under what decides answers, and since when they are remembered. */
interface Moment {
  version: string;
  forgotten: number;
}

const VersionReply = z.object({ version: z.string() });
const HistoryReply = z.object({
  recurrence: z.array(Recurrence.nullable()),
  groups: z.array(RecurrenceGroup),
  income: z.array(IncomeGroup),
});

/** An answerer over the API built in. */
export function createFormulaAnswerer(client: Client, store: AnswerStore): FormulaAnswerer {
  const histories = new Map<string, Promise<FormulaHistory>>();
  /** How often answers were forgotten: what was asked before the last time is not remembered. */
  let forgotten = 0;
  const versionNow = async () =>
    (await client.send("GET", "/v3/evaluate/version", VersionReply, {})).version;
  const momentNow = async (): Promise<Moment> => {
    const before = forgotten;
    return { version: await versionNow(), forgotten: before };
  };

  /**
   * Keeps answers for the moment they were asked in, unless it has passed: what was forgotten since
   * stays so, and what other rules or labels may have decided is no answer of that version. The store
   * is written behind the answers; it keeps the order of its calls itself.
   */
  const keep = async (asked: Moment, fresh: ReadonlyMap<string, StoredAnswer>): Promise<void> => {
    if (fresh.size === 0) return;
    const version = await versionNow().catch(() => null);
    if (version === asked.version && forgotten === asked.forgotten) void store.keep(version, fresh);
  };

  const historyOf = async (
    asked: Moment,
    key: string,
    columns: FormulaColumns
  ): Promise<FormulaHistory> => {
    const { version } = asked;
    const known = (await store.find(version, [key])).get(key);
    if (known?.kind === "history") return known.answer;
    const reply = await client.send(
      "POST",
      "/v3/evaluate/history?incomplete=answer",
      HistoryReply,
      { body: inputsOfHistory(columns) }
    );
    const answer = historyIn(reply);
    await keep(asked, new Map([[key, { kind: "history", answer }]]));
    return answer;
  };

  return {
    async rows(columns) {
      const { unique, position } = inputsOf(columns);
      if (unique.length === 0) return [];
      const moment = await momentNow();
      const keys = unique.map(keyOf);
      const known = await store.find(moment.version, keys);
      const asked = unique.flatMap((input, index) =>
        known.has(keys[index] ?? "") ? [] : [{ input, index }]
      );
      const answers = keys.map((key): FormulaAnswer | null => {
        const stored = known.get(key);
        return stored?.kind === "row" ? stored.answer : null;
      });
      for (let from = 0; from < asked.length; from += MAXIMUM_SYNC_ROWS) {
        const piece = asked.slice(from, from + MAXIMUM_SYNC_ROWS);
        const found = await client.enrichAtOnce(
          piece.map(({ input }, at) => ({ transaction_id: String(at), ...input }))
        );
        const fresh = new Map<string, StoredAnswer>();
        piece.forEach(({ index }, at) => {
          const answer = answerIn(found[at]);
          answers[index] = answer;
          if (answer !== null) fresh.set(keys[index] ?? "", { kind: "row", answer });
        });
        await keep(moment, fresh);
      }
      return position.map((at) => answers[at] ?? null);
    },

    async history(columns, signal) {
      const moment = await momentNow();
      const key = keyOf({ history: columns });
      const inFlight = `${moment.forgotten} ${moment.version} ${key}`;
      let history = histories.get(inFlight);
      if (history === undefined) {
        history = historyOf(moment, key, columns).finally(() => histories.delete(inFlight));
        histories.set(inFlight, history);
      }
      return untilAborted(history, signal);
    },

    remembered: () => store.count(),
    async forget() {
      forgotten += 1;
      await store.clear();
    },
  };
}

/** Stands for what was asked, without telling it: 128 bits. */
function keyOf(asked: object): string {
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(asked))).subarray(0, 16));
}

/** The work itself goes on: others may wait for it, and it will be asked for again. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new RequestError("cancelled", "The formula was cancelled.", null));
    if (signal.aborted) return cancel();
    signal.addEventListener("abort", cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", cancel));
  });
}

function answerIn(found: EnrichedTransactionV2 | undefined): FormulaAnswer | null {
  if (found === undefined || (found.error ?? null) !== null) return null;
  const intermediaries = found.intermediaries ?? [];
  return {
    label: found.label,
    group: found.label_group,
    accounting: found.accounting,
    merchant: found.merchant,
    website: found.website,
    logo: found.logo,
    mcc: found.mcc ?? [],
    location: found.location,
    person: found.person,
    intermediaries: intermediaries.flatMap(({ name }) => (name ? [name] : [])),
    confidence: found.confidence,
  };
}

function historyIn({ recurrence, groups, income }: z.infer<typeof HistoryReply>): FormulaHistory {
  return {
    recurrence: {
      type: recurrence.map((one) => one?.type ?? null),
      cadence: recurrence.map((one) => one?.cadence ?? one?.periodicity ?? null),
      nextDate: recurrence.map((one) => one?.next_date ?? null),
    },
    groups: groups.map((group): FormulaGroup => ({
      entryType: group.entry_type,
      name: group.counterparty.name ?? null,
      label: group.categories.general,
      type: group.type ?? null,
      cadence: group.cadence ?? group.periodicity,
      currency: group.currency ?? null,
      average: group.average_amount,
      total: group.total_amount,
      payments: group.transaction_ids.length,
      first: group.start_date,
      latest: group.end_date,
      nextDate: group.next_date ?? null,
      nextAmount: group.next_amount ?? null,
      isActive: group.is_active ?? false,
    })),
    income: income.map((one): FormulaIncome => {
      const amount = one.next_expected_payment_amount;
      return {
        source: one.source,
        type: one.income_type,
        total: one.total_amount,
        currency: one.iso_currency_code === "" ? null : one.iso_currency_code,
        frequency: one.pay_frequency,
        payments: one.transaction_ids.length,
        first: one.first_payment_date,
        latest: one.latest_payment_date,
        nextDate: one.next_expected_payment_date,
        nextAmount: amount === null ? null : Number(amount),
        isActive: one.is_active,
      };
    }),
  };
}
