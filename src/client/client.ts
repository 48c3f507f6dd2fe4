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
import { SessionError, type SessionErrorCode } from "./session";
import type { Capabilities, Side, Sleep } from "./transport";

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

/** A request that did not succeed. */
export class RequestError extends SessionError {
  constructor(
    code: SessionErrorCode,
    message: string,
    /** The answer's status; null where there was none. */
    readonly status: number | null
  ) {
    super(code, message);
    this.name = "RequestError";
  }
}

export interface Client {
  readonly capabilities: Capabilities;
  createAccountHolder(input: AccountHolderInput, signal?: AbortSignal): Promise<AccountHolder>;
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
   * Sends a batch and waits for its answers. An abort stops the waiting, and the batch itself where
   * the side can; `onProgress` gets rows done so far.
   */
  enrich(
    transactions: readonly IncompleteTransactionInput[],
    options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }
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

  const client: Client = {
    capabilities: side.capabilities,
    createAccountHolder: (input, signal) =>
      send("POST", "/v3/account_holders", AccountHolder, { body: input, signal }),
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
    async enrich(transactions, { signal, onProgress = () => {} } = {}) {
      let batch = await client.createBatch(transactions, signal);
      try {
        for (let look = 0; batch.status === "processing"; look += 1) {
          onProgress(batch.progress, batch.total);
          await sleep(pauseBefore(look, side.pollMilliseconds), signal);
          batch = await client.getBatch(batch.id, signal);
        }
      } catch (error) {
        // The rows are no longer wanted: spare the service the work, but do not wait for it.
        if (signal?.aborted === true && side.capabilities.cancelsBatches)
          client.cancelBatch(batch.id).catch(() => {});
        throw asRequestError(error, signal);
      }
      if (batch.status === "error")
        throw new RequestError("engine_failed", "The batch failed as a whole.", null);
      onProgress(batch.total, batch.total);
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

function sender({ transport, baseUrl, checksAnswers }: Side) {
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
    const read = schema.safeParse(json);
    if (read.success) return read.data;
    const at = read.error.issues[0]?.path.join(".") ?? "";
    throw new RequestError(
      "engine_failed",
      `The service's answer is not understood at "${at}".`,
      null
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

function asRequestError(error: unknown, signal: AbortSignal | undefined): SessionError {
  if (signal?.aborted === true)
    return new RequestError("cancelled", "The request was cancelled.", null);
  if (error instanceof SessionError) return error;
  const detail = error instanceof Error ? error.message : "unknown reason";
  return new RequestError("network", `The service cannot be reached: ${detail}`, null);
}

const Detail = z.object({ detail: z.unknown().optional(), details: z.unknown().optional() });
const Fields = z.array(
  z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })
);

/** A status and its body as an error (contract section 2.1). */
function refusal(status: number, json: unknown): RequestError {
  const read = Detail.safeParse(json);
  const detail: unknown = read.success ? (read.data.details ?? read.data.detail) : null;
  const fields = Fields.safeParse(detail);
  const message =
    typeof detail === "string"
      ? detail
      : fields.success
        ? fields.data.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ")
        : `The service answered ${status}.`;
  return new RequestError(codeOf(status), message.slice(0, 2_000), status);
}

function codeOf(status: number): SessionErrorCode {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 423) return "quota_exceeded";
  if (status === 502 || status === 503 || status === 504 || status === 429) return "network";
  return status >= 500 ? "engine_failed" : "rejected";
}
