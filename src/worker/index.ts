/**
 * The worker's entry: the whole API inside the add-in, off the main thread. The page names the worker
 * after the browser's storage partition (`new Worker(url, { name })`), and the ledger's database is
 * named after it too. Built in it only ever loads what is shipped beside it: its knowledge, and what reads
 * statements when the first one comes.
 */
import type { Endpoint } from "comlink";
import { exposeSession } from "../client/connect-session";
import { storedAnswers } from "../client/formulas/stored-answers";
import type { EnrichmentSession } from "../client/session";
import { createCatalogue, createEngine } from "../engine";
import { loadKnowledge } from "../knowledge";
import { openBrowserLedger } from "../ledger";
import { categoryLabelsOf, labelPathOf } from "../service";
import { browserNetwork } from "./network";
import { lateStatementReader } from "./statement-reader";
import { EMBEDDED_TENANT, embeddedRoad, sessionWhenBuilt, tidyLedger } from "./serve";

/** Lets messages have their turn; a timer would wait 4 ms each time. */
function createPause(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

async function build(): Promise<EnrichmentSession> {
  const asset = new URL("../../build/knowledge/knowledge.bin", import.meta.url);
  const loading = fetch(asset).then(async (response) => {
    if (!response.ok || response.body === null)
      throw new Error(`The merchant knowledge could not be loaded (${response.status}).`);
    return loadKnowledge(response.body);
  });
  const opening = openBrowserLedger({
    name: `ntropy-ledger ${self.name}`,
    tenants: [EMBEDDED_TENANT],
  });
  const [knowledge, ledger] = await Promise.all([loading, opening]);
  const clock = { now: () => Date.now() };
  // Faults go to the developer's console, without transaction text: they hold none.
  const onFault = (error: unknown) => console.error(error);
  const road = embeddedRoad({
    engine: createEngine(knowledge),
    ledger,
    labelPath: labelPathOf(knowledge.taxonomy),
    catalogue: createCatalogue(knowledge),
    categories: categoryLabelsOf(knowledge),
    statementReader: lateStatementReader,
    clock,
    ids: { uuid: () => crypto.randomUUID() },
    pause: createPause(),
    network: browserNetwork(),
    answers: storedAnswers({ name: `ntropy-formulas ${self.name}`, onFault }),
    onFault,
  });
  void tidyLedger({ ledger, clock, onFault });
  return road.session;
}

// The types know `self` as a window; here it is a worker's scope, which is one end of its port.
exposeSession(sessionWhenBuilt(build), self as unknown as Endpoint);
