/**
 * The server as the launcher starts it: the built bundle in a process of its own. `npm test` builds
 * before; without a build these tests skip, saying so.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { call, dataFolder, endAll, transactionV2 } from "./running";

const root = join(__dirname, "../..");
const program = join(root, "build/node/cli.cjs");
const isBuilt = existsSync(program) && existsSync(join(root, "build/knowledge/knowledge.bin"));
if (!isBuilt) console.warn("Skipped: the command line is not built. Run: npm test");
const built = isBuilt ? it : it.skip;

interface Process {
  child: ChildProcess;
  url: string;
  ended: Promise<number | null>;
  output: () => string;
}

const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await endAll();
});

/** Starts `ntropy serve` and waits until it says where it is. */
async function serve(folder: string, ...argv: string[]): Promise<Process> {
  const child = spawn(
    process.execPath,
    [program, "serve", "--port", "0", "--data", folder, ...argv],
    { stdio: ["ignore", "pipe", "pipe"] }
  );
  children.push(child);
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (piece: Buffer) => {
      output += piece.toString("utf8");
      const [, found] = /Serving on (\S+)\n/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => reject(new Error(`It ended: ${output}`)));
  });
  return { child, url, ended, output: () => output };
}

const ntropy = (...argv: string[]) =>
  spawnSync(process.execPath, [program, ...argv], { encoding: "utf8" });

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => transactionV2({ transaction_id: `t${index}` }));

describe("a server in its own process", () => {
  built(
    "keeps what it acknowledged through kill -9, finishes its batch, and ends with 0 when asked",
    async () => {
      const folder = await dataFolder();
      const first = await serve(folder);
      // While it runs the folder is its own: the command asks it.
      const made = ntropy("keys", "create", "--data", folder, "--name", "mine");
      expect(made.status).toBe(0);
      const key = made.stdout.trim();
      const sent = await call(`${first.url}/v2/transactions/sync`, "POST", { key, body: rows(20) });
      expect(sent.status).toBe(200);
      const batch = await call(`${first.url}/v2/transactions/async`, "POST", {
        key,
        body: rows(4_000).map((row) => ({ ...row, transaction_id: `b-${row["transaction_id"]}` })),
      });
      expect(batch.status).toBe(202);
      first.child.kill("SIGKILL");
      await first.ended;

      const second = await serve(folder);
      const kept = await call(`${second.url}/v3/transactions/t19`, "GET", { key });
      expect(kept.json).toMatchObject({ id: "t19", account_holder_id: "robin" });
      const { id } = batch.json as { id: string };
      const finished = await pollBatch(second.url, key, id);
      expect(finished).toMatchObject({ status: "finished", progress: 4_000, total: 4_000 });
      expect(new Set(finished.results.map((row) => row.transaction_id)).size).toBe(4_000);

      const [mine] = ntropy("keys", "list", "--data", folder).stdout.split("\n").slice(1);
      expect(ntropy("keys", "revoke", mine?.split(" ")[0] ?? "", "--data", folder).status).toBe(0);
      expect((await call(`${second.url}/v3/transactions`, "GET", { key })).status).toBe(401);
      second.child.kill("SIGTERM");
      expect(await second.ended).toBe(0);
      // And when it has ended the command opens the folder itself.
      expect(ntropy("keys", "list", "--data", folder).stdout).toContain("revoked");
    },
    90_000
  );

  built(
    "answers what was under way before it ends",
    async () => {
      const server = await serve(await dataFolder(), "--sandbox", "--log-level", "silent");
      const slow = call(`${server.url}/v2/transactions/sync`, "POST", {
        key: "sandbox",
        body: rows(4_000),
      });
      // The request is there when the answer to a later one on another connection is.
      await call(`${server.url}/health`, "GET");
      server.child.kill("SIGTERM");
      const answer = await slow;
      expect(answer.status).toBe(200);
      expect(answer.json).toHaveLength(4_000);
      expect(await server.ended).toBe(0);
    },
    60_000
  );

  built("is refused as worker on a folder, with the reason and code 2", () => {
    const { status, stderr } = ntropy("serve", "--role", "worker");
    expect(status).toBe(2);
    expect(stderr).toContain("--role worker needs --database-url");
  });

  built(
    "prints its first key to a terminal alone, never where output is kept",
    async () => {
      const server = await serve(await dataFolder());
      while (!server.output().includes("keys create"))
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(server.output()).not.toContain("ntropy_");
      server.child.kill("SIGTERM");
      expect(await server.ended).toBe(0);
    },
    60_000
  );
});

async function pollBatch(url: string, key: string, id: string) {
  for (;;) {
    const { json } = await call(`${url}/v2/transactions/async/${id}`, "GET", { key });
    const batch = json as { status: string; results: { transaction_id: string }[] };
    if (batch.status !== "started") return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
