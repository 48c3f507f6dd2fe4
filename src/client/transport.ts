/**
 * How requests reach an API: to one in the same process, or over the network. The client cannot tell
 * them apart (architecture, "The one road").
 */
export type Transport = (request: Request) => Promise<Response>;

/** What a side can do, so that the client asks each only for what it has. */
export interface Capabilities {
  /** Answers rows that lack amount, date or currency (`?incomplete=answer`). */
  incompleteRows: boolean;
  /** Takes inputs beyond v3's own: MCC, holder type and name. */
  furtherInputs: boolean;
  /** Stops a batch that is under way. */
  cancelsBatches: boolean;
  /** Answers confidence, evidence and notes with each row. */
  explainsAnswers: boolean;
  /** Says with a recurring group what kind it is and when it comes next. */
  foreseesPayments: boolean;
  /** Knows the holder types of v2 in v3, and replaces an account holder. */
  changesHolders: boolean;
  /** Income, metrics of a history, models of the user's own, and trials of rules. */
  income: boolean;
  metrics: boolean;
  models: boolean;
  ruleTrials: boolean;
  /** Keeps rules that are switched off, says what each did, and has lists of account holders. */
  ruleLists: boolean;
  /** Lists sets of labels, and tries one before it is put in force. */
  triesCategorySets: boolean;
  /** Tells what an account took in and paid (docs/account-reports.md). */
  accountReports: boolean;
  /** Learns from reports, explains its answers row by row, and lets callers decide on reports. */
  learnsCorrections: boolean;
}

/** Our own API, built in or on a server. */
export const OUR_CAPABILITIES: Capabilities = {
  incompleteRows: true,
  furtherInputs: true,
  cancelsBatches: true,
  explainsAnswers: true,
  foreseesPayments: true,
  changesHolders: true,
  income: true,
  metrics: true,
  models: true,
  ruleTrials: true,
  ruleLists: true,
  triesCategorySets: true,
  accountReports: true,
  learnsCorrections: true,
};

/** Ntropy's hosted API as its published v3 describes it. */
export const HOSTED_CAPABILITIES: Capabilities = {
  incompleteRows: false,
  furtherInputs: false,
  cancelsBatches: false,
  explainsAnswers: false,
  foreseesPayments: false,
  changesHolders: false,
  income: false,
  metrics: false,
  models: false,
  ruleTrials: false,
  ruleLists: false,
  triesCategorySets: false,
  accountReports: false,
  learnsCorrections: false,
};

/** One side of the wire. */
export interface Side {
  transport: Transport;
  /** Without a slash at its end. */
  baseUrl: string;
  capabilities: Capabilities;
  /** Milliseconds between two looks at a batch; the last one repeats. */
  pollMilliseconds: readonly number[];
  /**
   * Whether answers are read from text and checked with the model's schemas. Those of another machine
   * always are; the built-in API is of the same build, and its answers are taken as the values they are.
   */
  checksAnswers: boolean;
  /** Brings an answer to our spelling before it is checked; null where it has it. */
  respell: ((json: unknown) => unknown) | null;
}

/** Looks whenever the work lets go for a moment: a look is a function call. */
const EMBEDDED_POLL = [0];
/** Looks at once, then ever less often, up to the ten seconds the official SDK waits. */
const REMOTE_POLL = [0, 250, 500, 1_000, 2_000, 4_000, 10_000];

/** An API in this process. Its address is a name that no request ever leaves for. */
export function embeddedSide(api: Transport, { checksAnswers }: { checksAnswers: boolean }): Side {
  return {
    checksAnswers,
    respell: null,
    transport: api,
    baseUrl: "http://embedded.invalid",
    capabilities: OUR_CAPABILITIES,
    pollMilliseconds: EMBEDDED_POLL,
  };
}

export interface RemoteSideOptions {
  /** `https://…`; a path is kept, a slash at the end is not. */
  url: string;
  /** Sent with each request and nowhere else: the key. */
  headers: Readonly<Record<string, string>>;
  capabilities: Capabilities;
  respell?: (json: unknown) => unknown;
  fetch: Transport;
  sleep: Sleep;
}

/** Resolves after a while; rejects with the signal's reason when it is aborted before. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** An API over the network: sends the key, waits and tries again where the service asks for it. */
export function remoteSide(options: RemoteSideOptions): Side {
  const { url, headers, capabilities, respell = null, fetch, sleep } = options;
  const withKey: Transport = async (request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return fetch(request);
  };
  return {
    checksAnswers: true,
    respell,
    transport: withRetries(withKey, sleep),
    baseUrl: url.replace(/\/+$/, ""),
    capabilities,
    pollMilliseconds: REMOTE_POLL,
  };
}

/** Most times a request is sent. */
const MAXIMUM_ATTEMPTS = 6;

/**
 * Tries again after 429 (after `Retry-After` seconds, 1 where it does not say) and after 503 (after
 * 1, 2, 4, 8, 8 seconds), as the official SDK does (contract section 2.2). The last answer is handed on.
 */
export function withRetries(transport: Transport, sleep: Sleep): Transport {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === MAXIMUM_ATTEMPTS;
      const response = await transport(isLast ? request : request.clone());
      if (isLast || (response.status !== 429 && response.status !== 503)) return response;
      await response.body?.cancel();
      const seconds =
        response.status === 429
          ? retryAfter(response.headers.get("Retry-After"))
          : Math.min(8, 2 ** (attempt - 1));
      await sleep(seconds * 1_000, request.signal);
    }
  };
}

/** Seconds to wait: at least 1, at most 10 minutes. */
function retryAfter(header: string | null): number {
  const seconds = Number(header ?? "");
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, 600) : 1;
}

/** A sleep on timers. */
export const sleepOnTimers: Sleep = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });

/** A sleep that, asked for nothing, waits for one macrotask instead of a timer's four milliseconds. */
export function sleepOnPauses(pause: () => Promise<void>): Sleep {
  return async (milliseconds, signal) => {
    if (milliseconds > 0) return sleepOnTimers(milliseconds, signal);
    await pause();
    signal?.throwIfAborted();
  };
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException("Aborted.", "AbortError");
}
