/** Networks for tests: none at all, and this computer's own, with the waiting written down. */
import { networkTransport } from "../../src/client/network";
import type { WorkerNetwork } from "../../src/worker/serve";

/** A network on which every request fails as in a browser that is offline. */
export function noNetwork(): WorkerNetwork {
  const fail = async (): Promise<Response> => {
    throw new TypeError("Failed to fetch");
  };
  return {
    fetch: fail,
    sleep: async () => undefined,
    probe: { fetch: fail, answers: async () => false, isSecurePage: true, now: () => 0 },
  };
}

export interface WatchedNetwork extends WorkerNetwork {
  /** Every request sent, as `POST http://…`, oldest first. */
  requests: string[];
  /** Milliseconds each wait was asked for. */
  slept: number[];
}

/** The network of this process. Waiting takes no time. */
export function watchedNetwork({ isSecurePage = true } = {}): WatchedNetwork {
  const requests: string[] = [];
  const slept: number[] = [];
  const go = networkTransport(async (request, init) => {
    requests.push(`${request.method} ${request.url}`);
    return fetch(request, init);
  }, 5_000);
  return {
    requests,
    slept,
    fetch: go,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
    probe: {
      fetch: go,
      answers: (url) =>
        fetch(url).then(
          () => true,
          () => false
        ),
      isSecurePage,
      now: () => performance.now(),
    },
  };
}
