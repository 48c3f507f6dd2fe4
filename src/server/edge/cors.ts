/** Which web pages may call: those of configured origins, and a page of the server's own origin. */

export interface Cors {
  /** The answer to a browser's question before a call; null where the request is none. */
  preflight(request: Request): Response | null;
  /** Puts what lets the page read it on an answer. */
  mark(request: Request, headers: Headers): void;
  /** Whether a request comes from a page of a configured origin. */
  isFromAllowedPage(request: Request): boolean;
}

const METHODS = "GET, POST, PUT, PATCH, DELETE";
const REQUEST_HEADERS = "X-API-Key, Content-Type, Accept, X-Request-ID";
const ANSWER_HEADERS = "X-Request-ID, Retry-After";
/** How long a browser may remember the answer: the most that Chromium takes. */
const REMEMBERED_SECONDS = 7_200;

/** `origins` as browsers send them: `https://addins.example.com`. */
export function createCors(origins: readonly string[]): Cors {
  const allowed = new Set(origins);
  const originOf = (request: Request): string | null => {
    if (allowed.size === 0) return null;
    const origin = request.headers.get("Origin");
    return origin !== null && allowed.has(origin) ? origin : null;
  };
  return {
    isFromAllowedPage: (request) => originOf(request) !== null,
    preflight(request) {
      const { headers } = request;
      if (request.method !== "OPTIONS" || !headers.has("Access-Control-Request-Method"))
        return null;
      if (originOf(request) === null) return new Response(null, { status: 403 });
      const answer = new Headers({
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": REQUEST_HEADERS,
        "Access-Control-Max-Age": String(REMEMBERED_SECONDS),
      });
      // A page of the internet that calls a server of the local network is asked for once more.
      if (headers.get("Access-Control-Request-Private-Network") === "true")
        answer.set("Access-Control-Allow-Private-Network", "true");
      return new Response(null, { status: 204, headers: answer });
    },
    mark(request, headers) {
      if (allowed.size === 0) return;
      headers.append("Vary", "Origin");
      const origin = originOf(request);
      if (origin === null) return;
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Access-Control-Expose-Headers", ANSWER_HEADERS);
    },
  };
}
