/** What a refused or failed request becomes: a `RequestError` with a session's code. */
import { z } from "zod";
import { type Fault, SessionError, type SessionErrorCode } from "./session";

/** A request that did not succeed. */
export class RequestError extends SessionError {
  constructor(
    code: SessionErrorCode,
    message: string,
    status: number | null,
    faults: readonly Fault[] = []
  ) {
    super(code, message, status, faults);
    this.name = "RequestError";
  }
}

/** Longest text of a service's own that is handed on, in characters. */
const LONGEST_MESSAGE = 2_000;
/** Most faults handed on. */
const MOST_FAULTS = 20;

/** What was thrown on the way as an error of the session. */
export function asRequestError(error: unknown, signal: AbortSignal | undefined): SessionError {
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
export function refusal(status: number, json: unknown): RequestError {
  const { text, faults } = detailOf(json);
  return new RequestError(
    codeOf(status),
    text ?? `The service answered ${status}.`,
    status,
    faults
  );
}

/** What a body of failure says, in one text and by place; nothing where we cannot read it. */
function detailOf(json: unknown): { text: string | null; faults: Fault[] } {
  const read = Detail.safeParse(json);
  const detail: unknown = read.success ? (read.data.details ?? read.data.detail) : null;
  if (typeof detail === "string") return { text: detail.slice(0, LONGEST_MESSAGE), faults: [] };
  const fields = Fields.safeParse(detail);
  if (!fields.success) return { text: null, faults: [] };
  const faults = fields.data
    .slice(0, MOST_FAULTS)
    .map(({ loc, msg }) => ({ path: loc, message: msg.slice(0, LONGEST_MESSAGE) }));
  const lines = faults.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return { text: lines.join("; ").slice(0, LONGEST_MESSAGE), faults };
}

function codeOf(status: number): SessionErrorCode {
  switch (status) {
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 423:
      return "quota_exceeded";
    case 429:
    case 503:
      return "busy";
    case 502:
    case 504:
      return "network";
    default:
      return status >= 500 ? "engine_failed" : "rejected";
  }
}
