/** `ntropy serve` as a process of its own on the built-in database, asked over HTTP. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { MAXIMUM_BATCH_SIZE } from "../../../src/model";
import { spreadRows } from "../../support/spread";
import { median, type Figure } from "../table";

const CONNECTIONS = 32;
const SECONDS = 8;
const WARM_UP_SECONDS = 3;
const SYNC_ROWS = 4_000;
/** Batches that fill a holder's ledger with some 100,000 rows. */
const FILLING_BATCHES = 4;
const HOLDER = "holder";

interface Served {
  url: string;
  key: string;
}

export async function measureServing(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ntropy-bench-"));
  const bundle = join(root, "build/node/cli.cjs");
  const server = spawn(
    process.execPath,
    [bundle, "serve", "--port", "0", "--data", folder, "--log-level", "error"],
    { stdio: ["ignore", "ignore", "pipe"] }
  );
  const ended = once(server, "exit");
  try {
    const url = await addressOf(server.stderr);
    const made = spawnSync(process.execPath, [bundle, "keys", "create", "--data", folder], {
      encoding: "utf8",
    });
    const served = { url, key: made.stdout.trim().split(/\s+/).at(-1) ?? "" };
    await send(served, "POST", "/v3/account_holders", { id: HOLDER, type: "consumer" });
    return [
      ...(await measureRequests(served)),
      ...(await measureBatches(served)),
      ...(await measureSync(served)),
    ];
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for the line that says where it serves; what it says later is passed over. */
function addressOf(lines: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    lines.on("data", (chunk) => {
      said += String(chunk);
      const url = /Serving on (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    lines.on("end", () => reject(new Error(`The server ended: ${said}`)));
  });
}

async function send(
  { url, key }: Served,
  method: string,
  path: string,
  body?: unknown
): Promise<unknown> {
  const answer = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json", "x-api-key": key },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

const rowsOfVersion3 = (count: number, first: number) =>
  spreadRows(count).map(({ date, description, amount }, index) => ({
    id: `row-${first + index}`,
    date,
    description,
    amount: Math.abs(amount),
    entry_type: amount < 0 ? "outgoing" : "incoming",
    currency: "USD",
    account_holder_id: HOLDER,
    location: { country: "US" },
  }));

/** Single rows of one account holder, each another id, after a server's first seconds. */
async function measureRequests(served: Served): Promise<Figure[]> {
  const { url, key } = served;
  await send(served, "POST", "/v3/account_holders", { id: "single", type: "consumer" });
  const rows = rowsOfVersion3(5_000, 0);
  let sent = 0;
  const askFor = (duration: number) =>
    autocannon({
      url,
      connections: CONNECTIONS,
      duration,
      requests: [
        {
          method: "POST",
          path: "/v3/transactions",
          headers: { "content-type": "application/json", "x-api-key": key },
          setupRequest: (request) => {
            sent += 1;
            const row = { ...rows[sent % rows.length], account_holder_id: "single" };
            return { ...request, body: JSON.stringify({ ...row, id: `single-${sent}` }) };
          },
        },
      ],
    });
  await askFor(WARM_UP_SECONDS);
  const result = await askFor(SECONDS);
  const what = `POST /v3/transactions, ${CONNECTIONS} connections`;
  return [
    { name: what, value: result.requests.mean, unit: "/s", target: { atLeast: 1_500 } },
    { name: "  p99", value: result.latency.p99, unit: "ms", target: { atMost: 50 } },
    {
      name: "  answers other than 200",
      value: result.non2xx + result.errors,
      unit: "",
      target: { atMost: 0 },
    },
  ];
}

async function measureBatches(served: Served): Promise<Figure[]> {
  const seconds: number[] = [];
  for (let batch = 0; batch < FILLING_BATCHES; batch += 1) {
    const data = rowsOfVersion3(MAXIMUM_BATCH_SIZE, batch * MAXIMUM_BATCH_SIZE);
    const begun = performance.now();
    const made = await send(served, "POST", "/v3/batches", {
      operation: "POST /v3/transactions",
      data,
    });
    const id = textOf(made, "id");
    for (;;) {
      const status = textOf(await send(served, "GET", `/v3/batches/${id}`), "status");
      if (status === "completed") break;
      if (status === "error") throw new Error("A batch ended with an error.");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    seconds.push((performance.now() - begun) / 1_000);
  }
  return [
    {
      name: `a batch of 24,960 over HTTP, sent to done, median of ${FILLING_BATCHES}`,
      value: median(seconds),
      unit: "s",
      target: { atMost: 5 },
    },
  ];
}

async function measureSync(served: Served): Promise<Figure[]> {
  const seconds: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const rows = spreadRows(SYNC_ROWS).map(({ date, description, amount }, index) => ({
      transaction_id: `sync-${run}-${index}`,
      date,
      description,
      amount: Math.abs(amount),
      entry_type: amount < 0 ? "outgoing" : "incoming",
      iso_currency_code: "USD",
      country: "US",
      account_holder_id: HOLDER,
    }));
    const begun = performance.now();
    await send(served, "POST", "/v2/transactions/sync", rows);
    seconds.push((performance.now() - begun) / 1_000);
  }
  return [
    {
      name: "POST /v2/transactions/sync, 4,000 rows, 100,000 in the ledger",
      value: median(seconds),
      unit: "s",
      target: { atMost: 1 },
    },
  ];
}

function textOf(answer: unknown, key: string): string {
  if (typeof answer === "object" && answer !== null && key in answer)
    return String((answer as Record<string, unknown>)[key]);
  throw new Error(`The answer has no ${key}.`);
}
