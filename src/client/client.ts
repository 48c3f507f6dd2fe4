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
import { asRequestError, refusal, RequestError } from "./request-error";
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
  /** Rows done so far. */
  onProgress?: (done: number, total: number) => void;
}

export interface Client {
  readonly capabilities: Capabilities;
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
    signal?: AbortSignal
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
    createBatch: (transactions, signal) =>
      send("POST", `/v3/batches${incomplete}`, Batch, {
        body: { operation: "POST /v3/transactions", data: transactions },
        signal,
      }),
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
      const batch = await client.createBatch(transactions, signal);
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

interface Sending {
  body?: unknown;
  signal?: AbortSignal | undefined;
}

function sender({ transport, baseUrl, checksAnswers, respell }: Side) {
  return async <Value>(
    method: string,
    path: string,
    schema: z.ZodType<Value>,
    { body, signal }: Sending
  ): Promise<Value> => {
    let response: Response;
    let json: unknown;
    try {
      signal?.throwIfAborted();
      const request = new Request(`${baseUrl}${path}`, {
        method,
        signal: signal ?? null,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
      });
      response = await transport(request);
      json = await readJson(response, checksAnswers);
    } catch (error) {
      throw asRequestError(error, signal);
    }
    if (!response.ok) throw refusal(response.status, json);
    // The built-in API is of this build: its answers have the schema's type because its code does.
    if (!checksAnswers) return json as Value;
    const read = schema.safeParse(respell === null ? json : respell(json));
    if (read.success) return read.data;
    const at = read.error.issues[0]?.path.join(".") ?? "";
    throw new RequestError(
      "engine_failed",
      `The service's answer is not understood at "${at}".`,
      response.status
    );
  };
}

/** An answer of this process is taken as the value it is; one of another machine is text to be read. */
async function readJson(response: Response, isText: boolean): Promise<unknown> {
  if (!isText && response.ok && response.body !== null) return response.json();
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page, say: its status tells enough.
    if (!response.ok) return null;
    throw new RequestError("engine_failed", "The service's answer is not JSON.", response.status);
  }
}
