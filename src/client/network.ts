/** The network of the worker: `fetch` as a transport that keeps keys where they belong. */
import { RequestError } from "./request-error";
import type { Transport } from "./transport";

/** The official SDK waits ten minutes; a person in front of a pane does not. */
const LONGEST_WAIT = 120_000;

/**
 * A transport over `fetch`: no cookies, no referrer, no cache, and no redirect, for one would carry
 * the key to another address. Rejects with a `RequestError` `network` where no answer comes in time.
 */
export function networkTransport(
  fetchIt: (request: Request, init: RequestInit) => Promise<Response>,
  longestWaitMilliseconds = LONGEST_WAIT
): Transport {
  return async (request) => {
    const patience = new AbortController();
    const give = () => patience.abort();
    if (request.signal.aborted) give();
    request.signal.addEventListener("abort", give, { once: true });
    const timer = setTimeout(give, longestWaitMilliseconds);
    try {
      const response = await fetchIt(request, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        redirect: "manual",
        signal: patience.signal,
      });
      if (isRedirect(response))
        throw new RequestError("network", "The address answers with another one.", response.status);
      return response;
    } catch (error) {
      if (patience.signal.aborted && !request.signal.aborted)
        throw new RequestError("network", "No answer in time.", null);
      throw error;
    } finally {
      clearTimeout(timer);
      request.signal.removeEventListener("abort", give);
    }
  };
}

function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304);
}
