/** Real servers in this process, on a free port, and callers of them. */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/ledger/postgres";
import { dependencies } from "../../package.json";
import { ServeOptions, startServer, type RunningServer } from "../../src/server";
import type { ServerSurroundings } from "../../src/server";
import type { NewKey } from "../../src/server/keys/key-ring";
import type { Knowledge } from "../../src/knowledge";
import { projectKnowledge } from "../support/sources-knowledge";

let opened: Knowledge | null = null;
export const openKnowledge = async (): Promise<Knowledge> => (opened ??= projectKnowledge());

export interface TestServer extends RunningServer {
  url: string;
  /** What it logged, line by line. */
  lines: string[];
  /** A new key; one that sees everything where nothing else is said. */
  key(wanted?: Partial<NewKey>): Promise<string>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface CallOptions {
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** Sends a request and reads the whole answer. */
export async function call(
  url: string,
  method: string,
  { key, body, headers = {} }: CallOptions = {}
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(key === undefined ? {} : { "X-API-Key": key }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type") === "application/json" && text !== "";
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

const folders: string[] = [];
const servers: RunningServer[] = [];

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ntropy-server-"));
  folders.push(folder);
  return folder;
}

/**
 * A folder with an empty database, as a first start would make it. Making one takes seconds and is the
 * library's work, so it is done once on this computer and copied.
 */
export async function dataFolder(): Promise<string> {
  const prepared = join(tmpdir(), `ntropy-empty-database-${dependencies["@electric-sql/pglite"]}`);
  if (!existsSync(prepared)) {
    const making = mkdtempSync(`${prepared}-`);
    await (await openEmbedded(making)).close();
    try {
      renameSync(making, prepared);
    } catch {
      // Another test was faster.
      rmSync(making, { recursive: true, force: true });
    }
  }
  const folder = temporaryFolder();
  cpSync(join(prepared, "data"), join(folder, "data"), { recursive: true });
  return folder;
}

/** Starts a server on a free port, in a folder of its own unless one is given. */
export async function start(
  given: Record<string, string | string[]> = {},
  surroundings: Partial<ServerSurroundings> = {}
): Promise<TestServer> {
  const lines: string[] = [];
  const read = ServeOptions.parse({
    port: "0",
    data: given["data"] ?? (await dataFolder()),
    ...given,
  });
  const server = await startServer(read, {
    openKnowledge,
    directory: tmpdir(),
    environment: {},
    logTo: { write: (line) => void lines.push(line) },
    ...surroundings,
  });
  servers.push(server);
  const url = server.url ?? "";
  return {
    ...server,
    url,
    lines,
    key: async (wanted = {}) =>
      (await server.keys.create({ name: null, fields: null, accounting: true, ...wanted })).key,
    call: (method, path, options) => call(url + path, method, options),
  };
}

/** Ends what a test began; for `afterAll`. */
export async function endAll(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A transaction v3 accepts. */
export function transaction(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "t1",
    description: "STARBUCKS STORE 00512 SEATTLE WA",
    date: "2024-03-05",
    amount: 4.5,
    entry_type: "outgoing",
    currency: "USD",
    account_holder_id: "robin",
    ...change,
  };
}

/** A transaction v2 accepts. */
export function transactionV2(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    transaction_id: "t1",
    description: "STARBUCKS STORE 00512 SEATTLE WA",
    date: "2024-03-05",
    amount: 4.5,
    entry_type: "outgoing",
    iso_currency_code: "USD",
    account_holder_id: "robin",
    account_holder_type: "business",
    ...change,
  };
}
