/**
 * Passes calls on to the hosted API, for pages whose browser may not call it: `/relay/us/v3/…` goes to
 * `https://api.ntropy.com/v3/…`, `/relay/eu/…` to its European side, and nothing goes anywhere else.
 */
import { failure, type ErrorReply } from "../../api";
import { readBytes } from "./body-bytes";

/** Where calls are passed on to, by the name in their path. */
export const RELAY_TARGETS = {
  us: "https://api.ntropy.com",
  eu: "https://api.eu.ntropy.com",
} as const;
export type RelayTargets = Readonly<Record<keyof typeof RELAY_TARGETS, string>>;

/** Headers that are passed on; all others stay here, cookies and addresses too. */
const SENT = ["accept", "content-type", "x-api-key", "x-request-id"];
const ANSWERED = ["content-type", "retry-after", "x-request-id"];
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** As long as the hosted API may take for its largest request, and some. */
const TIMEOUT_MILLISECONDS = 120_000;

export interface RelayOptions {
  targets: RelayTargets;
  maximumBodyBytes: number;
}

/** Which target a path names, and what is asked there; null where it is no path of the relay's. */
export function relayPath(
  pathname: string
): { target: keyof typeof RELAY_TARGETS; path: string } | null {
  const match = /^\/relay\/(us|eu)(\/.*)$/.exec(pathname);
  const target = match?.[1];
  if (match === null || (target !== "us" && target !== "eu")) return null;
  return { target, path: match[2] ?? "/" };
}

/** Passes a request on and its answer back. Redirects are not followed: they are a bad answer. */
export async function relay(
  request: Request,
  to: { target: keyof typeof RELAY_TARGETS; path: string },
  { targets, maximumBodyBytes }: RelayOptions
): Promise<Response> {
  if (!METHODS.has(request.method)) return told(failure(405, "The relay does not pass this on."));
  const url = new URL(targets[to.target]);
  url.pathname = to.path;
  url.search = new URL(request.url).search;
  const body =
    request.method === "GET" ? new Uint8Array() : await readBytes(request, maximumBodyBytes);
  if (body === null)
    return told(failure(413, `The body is larger than ${maximumBodyBytes} bytes.`));
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: request.method,
      headers: only(SENT, request.headers),
      body: body.byteLength === 0 ? undefined : Buffer.from(body),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return isLate
      ? told(failure(504, `${url.origin} did not answer in time.`))
      : told(failure(502, `${url.origin} cannot be reached from this server.`));
  }
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel();
    return told(failure(502, `${url.origin} answered with a redirect, which is not followed.`));
  }
  const isEmpty = answer.status === 204 || answer.status === 205;
  return new Response(isEmpty ? null : answer.body, {
    status: answer.status,
    headers: only(ANSWERED, answer.headers),
  });
}

function only(names: readonly string[], headers: Headers): Headers {
  const kept = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

function told({ status, body }: ErrorReply): Response {
  return Response.json(body, { status });
}
