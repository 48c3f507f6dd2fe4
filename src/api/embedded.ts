/** The API built in: one tenant, no key, jobs in slices in the same process. */
import type { WebhookEvent } from "../model";
import {
  abandonJob,
  createEmbeddedJobs,
  createRuleUsage,
  inPageDelivery,
  rememberingRecurrence,
  runJob,
  type Catalogue,
  type CategoryLabels,
  type Clock,
  type Engine,
  type Ids,
  type LabelPath,
  type Ledger,
  type ServicePorts,
  type StatementReader,
  type TenantId,
} from "../service";
import { createApi, type Api, type Authenticate } from "./api";

/** Whose everything is where the API is built in. */
export const EMBEDDED_TENANT: TenantId = "local";

export interface EmbeddedApiOptions {
  engine: Engine;
  ledger: Ledger;
  clock: Clock;
  ids: Ids;
  labelPath: LabelPath;
  catalogue: Catalogue;
  categories: CategoryLabels;
  statementReader: StatementReader;
  /** Most bytes of a list of rules; `MAXIMUM_RULESET_BYTES` where it is left out. */
  maximumRulesetBytes?: number;
  /** Lets messages and timers have their turn between slices of work; a macrotask. */
  pause: () => Promise<void>;
  /**
   * Told of the events that webhooks ask for, each with its webhook's URL: built in nothing is sent
   * over the network.
   */
  onEvent?: (event: WebhookEvent, url: string) => void;
  /** One tenant without a key where it is left out. */
  authenticate?: Authenticate;
  /** Told of faults, of requests and of jobs. */
  onFault?: (error: unknown) => void;
}

/** The whole API as a function in this process. */
export function createEmbeddedApi(options: EmbeddedApiOptions): Api {
  const { ledger, clock, ids, labelPath, categories, catalogue, pause, onFault } = options;
  const { maximumRulesetBytes, statementReader, onEvent = () => {} } = options;
  const engine = rememberingRecurrence(options.engine);
  const jobs = createEmbeddedJobs({
    pause,
    run: (job, turns) => runJob(ports, job, turns),
    abandon: (job) => abandonJob(ports, job),
    onFault,
  });
  const deliver = inPageDelivery(onEvent);
  const ports: ServicePorts = {
    ledger,
    engine,
    clock,
    ids,
    jobs,
    deliver,
    statementReader,
    labelPath,
    categories,
    catalogue,
    pause,
    maximumRulesetBytes,
    ruleUsage: createRuleUsage({ ledger, clock }),
  };
  return createApi({
    ports,
    authenticate: options.authenticate ?? (async () => ({ ok: true, tenant: EMBEDDED_TENANT })),
    onFault,
  });
}
