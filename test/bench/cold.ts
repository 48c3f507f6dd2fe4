/** How long a process takes from its start until the engine can answer. */
import { spawn } from "node:child_process";
import { createEngine } from "../../src/engine";
import { openBuilt } from "./engine";
import { median, type Figure } from "./table";

const RUNS = 5;

/** What the measured process does: loads the knowledge, says so, and how long that alone took. */
export async function becomeReady(root: string): Promise<void> {
  const begun = performance.now();
  createEngine(await openBuilt(root));
  process.stdout.write(`${performance.now() - begun} ${performance.now()}\n`);
}

/** Measures some cold starts, each in a process of its own. */
export async function measureColdStart(): Promise<Figure[]> {
  const loads: number[] = [];
  const starts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { load, start } = await coldStart();
    loads.push(load);
    starts.push(start);
  }
  return [
    {
      name: `process start to ready engine, median of ${RUNS}`,
      value: median(starts),
      unit: "ms",
      target: { atMost: 400 },
    },
    {
      name: "of it the knowledge and the engine",
      value: median(loads),
      unit: "ms",
      target: { atMost: 400 },
    },
  ];
}

function coldStart(): Promise<{ load: number; start: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [process.argv[1] ?? "", "ready"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.on("error", reject);
    child.stdout.once("data", (chunk: Buffer) => {
      const start = performance.now() - begun;
      const [load = Number.NaN] = chunk.toString().split(" ").map(Number);
      child.once("close", () => resolve({ load, start }));
    });
  });
}
