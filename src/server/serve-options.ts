/** What `ntropy serve` can be told. */
import { z } from "zod";
import {
  databaseUrl,
  oneOf,
  rateOverride,
  someText,
  toggle,
  webOrigin,
  wholeNumber,
} from "./option-values";
import type { OptionTable } from "./read-options";

const MEBIBYTE = 1024 * 1024;

/** Where the data lies; `ntropy keys` takes the same. */
export const storageOptions = {
  data: someText.optional(),
  "database-url": databaseUrl.optional(),
};

export const storageTable = {
  data: {
    value: "DIR",
    help: "folder of the data, made where it is not there; by default\n~/.local/share/ntropy (docs/server.md names it for Windows and Mac)",
  },
  "database-url": {
    value: "URL",
    help: "postgres://user:password@host:5432/database instead of the folder;\nbetter given as NTROPY_DATABASE_URL, where no process list shows it",
    isSecret: true,
  },
};

export const ServeOptions = z.object({
  port: wholeNumber(0, 65_535).default(8080),
  host: someText.default("127.0.0.1"),
  ...storageOptions,
  role: oneOf(["api", "worker", "all"]).default("all"),
  sandbox: toggle.default(false),
  "tls-cert": someText.optional(),
  "tls-key": someText.optional(),
  "allow-origin": z.array(webOrigin).max(100).default([]),
  relay: toggle.default(false),
  "rate-limits": toggle.default(false),
  "rate-limit": z.array(rateOverride).max(200).default([]),
  "concurrent-enrichments": wholeNumber(1, 10_000).default(10),
  credits: toggle.default(false),
  "credits-maximum": wholeNumber(1, 1_000_000_000).default(50_000),
  "credits-per-second": wholeNumber(0, 1_000_000_000).default(500),
  "max-body": wholeNumber(1_024, 1_024 * MEBIBYTE).default(64 * MEBIBYTE),
  "max-ruleset": wholeNumber(1_024, 256 * MEBIBYTE).default(2 * MEBIBYTE),
  "webhook-private-addresses": oneOf(["allow", "refuse"]).default("allow"),
  "metrics-port": wholeNumber(0, 65_535).optional(),
  "log-level": oneOf(["debug", "info", "warn", "error", "silent"]).default("info"),
  "stop-seconds": wholeNumber(1, 3_600).default(25),
});
export type ServeOptions = z.output<typeof ServeOptions>;

export const SERVE_TABLE = {
  port: { value: "N", help: "8080 unless said otherwise; 0 takes a free one" },
  host: { value: "H", help: "127.0.0.1, this computer alone; 0.0.0.0 is every network" },
  ...storageTable,
  role: {
    value: "R",
    help: "all; or api (answers requests) and worker (does jobs) in processes\nof their own, on one Postgres",
  },
  sandbox: {
    value: null,
    help: 'adds the key "sandbox" with sample data: for trying, not for the net',
  },
  "tls-cert": { value: "FILE", help: "certificate chain (PEM): serves https" },
  "tls-key": { value: "FILE", help: "its private key (PEM)" },
  "allow-origin": {
    value: "ORIGIN",
    help: "web page that may call, as https://localhost:3000; may be repeated",
    repeats: true,
  },
  relay: { value: null, help: "passes /relay/us and /relay/eu on to the hosted API" },
  "rate-limits": { value: null, help: "the documented limits a second, for each key" },
  "rate-limit": {
    value: '"OPERATION=N"',
    help: 'another limit for one operation, as "POST /v3/transactions=50";\nmay be repeated',
    repeats: true,
  },
  "concurrent-enrichments": { value: "N", help: "of one key at a time, where limits are on: 10" },
  credits: { value: null, help: "counts credits: one for each transaction enriched" },
  "credits-maximum": { value: "N", help: "most credits a key can have: 50000" },
  "credits-per-second": { value: "N", help: "how fast they come back: 500" },
  "max-body": { value: "BYTES", help: "largest request: 67108864" },
  "max-ruleset": { value: "BYTES", help: "largest list of rules of a key: 2097152" },
  "webhook-private-addresses": {
    value: "W",
    help: "allow (unless said otherwise) or refuse webhooks to private networks",
  },
  "metrics-port": { value: "N", help: "/metrics on a port of its own instead of the main one" },
  "log-level": { value: "L", help: "debug, info, warn, error or silent" },
  "stop-seconds": { value: "N", help: "most time a stop waits for what is under way: 25" },
} satisfies OptionTable<typeof ServeOptions>;

/** What is wrong with options together; null where nothing is. */
export function contradiction(options: ServeOptions): string | null {
  const { role, "database-url": url, "tls-cert": certificate, "tls-key": key } = options;
  if (role !== "all" && url === undefined)
    return `--role ${role} needs --database-url: the data folder belongs to one process, so processes that share the work share a Postgres server. Leave --role out, or name one.`;
  if ((certificate === undefined) !== (key === undefined))
    return "--tls-cert and --tls-key go together: one of them is missing.";
  if (url !== undefined && options.data !== undefined)
    return "--data and --database-url exclude each other: the data lies in one place.";
  return null;
}
