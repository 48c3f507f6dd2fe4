/** What a refused or failed request becomes: a `RequestError` with a session's code. */
import { z } from "zod";
import { SessionError, type SessionErrorCode } from "./session";

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

/** Longest text of a service's own that is handed on, in characters. */
const LONGEST_MESSAGE = 2_000;

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
  return new RequestError(
    codeOf(status),
    detailOf(json) ?? `The service answered ${status}.`,
    status
  );
}

/** What a body of failure says, in one text; null where it says nothing we can read. */
function detailOf(json: unknown): string | null {
  const read = Detail.safeParse(json);
  const detail: unknown = read.success ? (read.data.details ?? read.data.detail) : null;
  const fields = Fields.safeParse(detail);
  if (typeof detail === "string") return detail.slice(0, LONGEST_MESSAGE);
  if (!fields.success) return null;
  const lines = fields.data.slice(0, 20).map(({ loc, msg }) => `${loc.join(".")}: ${msg}`);
  return lines.join("; ").slice(0, LONGEST_MESSAGE);
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
