/** The browser's network as the worker uses it. Built in, nothing here is ever called. */
import { networkTransport } from "../client/network";
import { sleepOnTimers } from "../client/transport";
import type { WorkerNetwork } from "./serve";

/** How long a connection test waits for one answer, milliseconds. */
const TEST_PATIENCE = 15_000;

/** The network of the scope this runs in. */
export function browserNetwork(): WorkerNetwork {
  const go = (request: Request, init: RequestInit) => fetch(request, init);
  return {
    fetch: networkTransport(go),
    sleep: sleepOnTimers,
    probe: {
      fetch: networkTransport(go, TEST_PATIENCE),
      // An opaque answer tells that somebody is there, and nothing else.
      answers: (url) =>
        fetch(url, {
          mode: "no-cors",
          credentials: "omit",
          cache: "no-store",
          signal: AbortSignal.timeout(TEST_PATIENCE),
        }).then(
          () => true,
          () => false
        ),
      isSecurePage: self.location.protocol === "https:",
      now: () => performance.now(),
    },
  };
}
