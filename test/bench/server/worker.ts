/** A worker in a process of its own, from the outside. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface WorkerProcess {
  pid: number;
  /** It begins to look for jobs. */
  go(): void;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

/** Starts the bundle's worker on a database and waits until it has opened everything. */
export async function startWorker(
  root: string,
  url: string,
  takeoverSeconds: number
): Promise<WorkerProcess> {
  const bundle = join(root, "build/node/bench-server.cjs");
  const child = spawn(process.execPath, [bundle, "worker", url, String(takeoverSeconds)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { pid } = child;
  const ended = once(child, "exit");
  const isReady = await Promise.race([
    once(child.stdout, "data").then(() => true),
    ended.then(() => false),
  ]);
  if (!isReady || pid === undefined) throw new Error("The worker did not start.");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    pid,
    go: () => void child.stdin.write("go\n"),
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}
