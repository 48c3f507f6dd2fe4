/** What a benchmark ran on. */
import { cpus, loadavg } from "node:os";

/** The machine now: others may share it, so a calculation that is always the same says how fast it is. */
export function machine(): string {
  const begun = performance.now();
  let mixed = 1;
  for (let step = 0; step < 50_000_000; step += 1) mixed = Math.imul(mixed ^ step, 0x5bd1e995);
  const took = performance.now() - begun;
  const load = loadavg().map((value) => value.toFixed(1));
  return (
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.version}, ` +
    `load ${load.join(" ")}, 50 million steps of a fixed calculation ${took.toFixed(0)} ms${mixed === 0 ? "." : ""}\n`
  );
}
