/**
 * The typed client of the API, whichever side it speaks to. Answers are read with the model's schemas;
 * whatever goes wrong is a `RequestError` with a session's code.
 */
import { z } from "zod";
import {
  AccountHolder,
  AccountHolderV2,
  Batch,
  BatchResults,
  EnrichedTransactionV2,
  IncomeGroup,
  RecurrenceGroup,
  type AccountHolderInput,
  type AccountHolderType,
  type EnrichedTransaction,
  type IncompleteTransactionInput,
} from "../model";
import { asRequestError, RequestError } from "./request-error";
import { type Send, sender } from "./send";
import type { Capabilities, Side, Sleep } from "./transport";

export { RequestError } from "./request-error";

/** A transaction as v2 takes it; with `?incomplete=answer` all but its id and description may be absent. */
export interface TransactionInputV2 {
  transaction_id: string;
  description: string;
  entry_type?: string | undefined;
  amount?: number | undefined;
  iso_currency_code?: string | undefined;
  date?: string | undefined;
  account_holder_id?: string | undefined;
  account_holder_type?: AccountHolderType | undefined;
  account_holder_name?: string | undefined;
  country?: string | undefined;
  mcc?: number | undefined;
}

export interface Waiting {
  signal?: AbortSignal;
  /** Name of the custom model that labels come from: for sides that know models. */
  model?: string | null;
  /** Rows done so far. */
  onProgress?: (done: number, total: number) => void;
}

export interface Client {
  readonly capabilities: Capabilities;
  /** Asks for any operation, for what has no call of its own here. */
  readonly send: Send;
  createAccountHolder(input: AccountHolderInput, signal?: AbortSignal): Promise<AccountHolder>;
  getAccountHolder(id: string, signal?: AbortSignal): Promise<AccountHolder>;
  /** v2's, for the types that v3 does not know. */
  createAccountHolderV2(input: AccountHolderInput, signal?: AbortSignal): Promise<AccountHolderV2>;
  getAccountHolderV2(id: string, signal?: AbortSignal): Promise<AccountHolderV2>;
  /** v3 cannot change an account holder; v2 can. */
  replaceAccountHolder(
    id: string,
    input: Omit<AccountHolderInput, "id">,
    signal?: AbortSignal
  ): Promise<AccountHolderV2>;
  createBatch(
    transactions: readonly IncompleteTransactionInput[],
    options?: Pick<Waiting, "signal" | "model">
  ): Promise<Batch>;
  getBatch(id: string, signal?: AbortSignal): Promise<Batch>;
  batchResults(
    id: string,
    options?: { recurrence?: boolean },
    signal?: AbortSignal
  ): Promise<EnrichedTransaction[]>;
  cancelBatch(id: string): Promise<void>;
  /**
   * Waits for a batch that was sent and gives its answers. `rejected` with status 404 where the
   * service no longer has it, `engine_failed` where it failed as a whole.
   */
  awaitBatch(id: string, options?: Waiting): Promise<EnrichedTransaction[]>;
  /**
   * Sends a batch and waits for its answers. An abort stops the waiting, and the batch itself where
   * the side can; `onProgress` gets rows done so far.
   */
  enrich(
    transactions: readonly IncompleteTransactionInput[],
    options?: Waiting
  ): Promise<EnrichedTransaction[]>;
  recurringGroups(accountHolderId: string, signal?: AbortSignal): Promise<RecurrenceGroup[]>;
  incomeGroups(accountHolderId: string, signal?: AbortSignal): Promise<IncomeGroup[]>;
  /** At most 4,000. */
  enrichAtOnce(
    transactions: readonly TransactionInputV2[],
    signal?: AbortSignal
  ): Promise<EnrichedTransactionV2[]>;
}

/** A client of one side. */
export function createClient(side: Side, sleep: Sleep): Client {
  const send = sender(side);
  const incomplete = side.capabilities.incompleteRows ? "?incomplete=answer" : "";
  const path = (id: string) => encodeURIComponent(id);

  /** Looks at a batch, ever less often, until it is done. */
  const settled = async (batch: Batch, { signal, onProgress }: Waiting, looks: number) => {
    let last = batch;
    try {
      for (let look = looks; last.status === "processing"; look += 1) {
        onProgress?.(last.progress, last.total);
        await sleep(pauseBefore(look, side.pollMilliseconds), signal);
        last = await client.getBatch(batch.id, signal);
      }
    } catch (error) {
      throw asRequestError(error, signal);
    }
    if (last.status === "error")
      throw new RequestError("engine_failed", "The batch failed as a whole.", null);
    onProgress?.(last.total, last.total);
  };

  const client: Client = {
    capabilities: side.capabilities,
    send,
    createAccountHolder: (input, signal) =>
      send("POST", "/v3/account_holders", AccountHolder, { body: input, signal }),
    getAccountHolder: (id, signal) =>
      send("GET", `/v3/account_holders/${path(id)}`, AccountHolder, { signal }),
    createAccountHolderV2: (input, signal) =>
      send("POST", "/v2/account-holder", AccountHolderV2, { body: input, signal }),
    getAccountHolderV2: (id, signal) =>
      send("GET", `/v2/account-holder/${path(id)}`, AccountHolderV2, { signal }),
    replaceAccountHolder: (id, input, signal) =>
      send("PUT", `/v2/account-holder/${path(id)}`, AccountHolderV2, { body: input, signal }),
    createBatch(transactions, { signal, model = null } = {}) {
      const named = model === null ? "" : `model_name=${path(model)}`;
      const query =
        incomplete === "" && named !== "" ? `?${named}` : `${incomplete}${named && `&${named}`}`;
      return send("POST", `/v3/batches${query}`, Batch, {
        body: { operation: "POST /v3/transactions", data: transactions },
        signal,
      });
    },
    getBatch: (id, signal) => send("GET", `/v3/batches/${path(id)}`, Batch, { signal }),
    async batchResults(id, { recurrence = false } = {}, signal) {
      const query = recurrence ? "?include=recurrence" : "";
      const address = `/v3/batches/${path(id)}/results${query}`;
      return (await send("GET", address, BatchResults, { signal })).results;
    },
    async cancelBatch(id) {
      await send("POST", `/v3/batches/${path(id)}/cancel`, Batch, {});
    },
    async awaitBatch(id, options = {}) {
      const batch = await client.getBatch(id, options.signal);
      await settled(batch, options, 1);
      return client.batchResults(id, {}, options.signal);
    },
    async enrich(transactions, options = {}) {
      const { signal } = options;
      const batch = await client.createBatch(transactions, options);
      try {
        await settled(batch, options, 0);
      } catch (error) {
        // The rows are no longer wanted: spare the service the work, but do not wait for it.
        if (signal?.aborted === true && side.capabilities.cancelsBatches)
          client.cancelBatch(batch.id).catch(() => {});
        throw error;
      }
      return client.batchResults(batch.id, {}, signal);
    },
    recurringGroups: (id, signal) =>
      send("POST", `/v3/account_holders/${path(id)}/recurring_groups`, z.array(RecurrenceGroup), {
        signal,
      }),
    incomeGroups: (id, signal) =>
      send("POST", `/v2/account-holder/${path(id)}/income`, z.array(IncomeGroup), {
        body: {},
        signal,
      }),
    enrichAtOnce: (transactions, signal) =>
      send("POST", `/v2/transactions/sync${incomplete}`, z.array(EnrichedTransactionV2), {
        body: transactions,
        signal,
      }),
  };
  return client;
}

function pauseBefore(look: number, pauses: readonly number[]): number {
  return pauses[Math.min(look, pauses.length - 1)] ?? 0;
}
