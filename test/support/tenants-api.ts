/** An API in this process that several tenants share: the header `X-API-KEY` is the tenant's name. */
import { createEmbeddedApi, failure, type Api } from "../../src/api";
import { createMemoryLedger } from "../../src/ledger/memory";
import { categoryLabelsOf, type Catalogue, type KnownEntity, type Ledger } from "../../src/service";
import { conceptKnowledge } from "./concept-knowledge";
import { EMPTY_CATALOGUE } from "./empty-catalogue";
import { createFakeEngine } from "./fake-engine";
import { statementReader } from "../../src/statements";

/** A catalogue of one organisation, which is all of them. */
const NETFLIX: KnownEntity = {
  id: "11111111-1111-3111-8111-111111111111",
  name: "Netflix",
  website: "netflix.com",
  logo: "https://logos.ntropy.com/netflix.com",
  mccs: [4899],
  parent: "Parent of Netflix",
  location: null,
};
const ONE_ENTITY: Catalogue = {
  ...EMPTY_CATALOGUE,
  entityById: (id) => (id === NETFLIX.id ? NETFLIX : null),
  resolve: ({ name }) => (name === NETFLIX.name ? NETFLIX : null),
  mccs: () => [{ code: 4899, description: "Cable and streaming" }],
  labelPaths: () => [["goods", "groceries"], ["rent"]],
  accounts: () => [{ account: "taxes", label: "income tax" }],
};

/** Builds it over an empty ledger; ids count up, time moves on by a millisecond with each look. */
export function startTenantsApi(): { api: Api; ledger: Ledger } {
  const ledger = createMemoryLedger();
  let now = Date.UTC(2024, 0, 1);
  let count = 0;
  const api = createEmbeddedApi({
    engine: createFakeEngine(),
    ledger,
    labelPath: (label) => [`group of ${label}`, label],
    catalogue: ONE_ENTITY,
    categories: categoryLabelsOf(conceptKnowledge()),
    statementReader: statementReader(),
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
