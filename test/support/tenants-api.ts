/** An API in this process that several tenants share: the header `X-API-KEY` is the tenant's name. */
import { createEmbeddedApi, failure, type Api } from "../../src/api";
import { createMemoryLedger } from "../../src/ledger/memory";
import { categoryLabelsOf, type Ledger } from "../../src/service";
import { conceptKnowledge } from "./concept-knowledge";
import { EMPTY_CATALOGUE } from "./empty-catalogue";
import { createFakeEngine } from "./fake-engine";
import { tableStatementReader } from "../../src/statements";

/** Builds it over an empty ledger; ids count up, time moves on by a millisecond with each look. */
export function startTenantsApi(): { api: Api; ledger: Ledger } {
  const ledger = createMemoryLedger();
  let now = Date.UTC(2024, 0, 1);
  let count = 0;
  const api = createEmbeddedApi({
    engine: createFakeEngine(),
    ledger,
    labelPath: (label) => [`group of ${label}`, label],
    catalogue: EMPTY_CATALOGUE,
    categories: categoryLabelsOf(conceptKnowledge()),
    statementReader: tableStatementReader(),
    clock: { now: () => (now += 1) },
    ids: { uuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}` },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    authenticate: async (request) => {
      const tenant = request.headers.get("X-API-KEY");
      return tenant === null
        ? { ok: false, error: failure(403, "There is no key.") }
        : { ok: true, tenant };
    },
  });
  return { api, ledger };
}
