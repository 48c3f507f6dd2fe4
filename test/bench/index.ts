/**
 * `npm run bench [-- engine|pane]`: prints what was measured beside its targets. Machines differ and
 * are noisy: compare figures of one run, not of two days. Never fails for a slow machine.
 */
import { resolve } from "node:path";
import { measureEngine } from "./engine";
import { measurePane } from "./pane";
import { printTable } from "./table";

async function main(parts: readonly string[]): Promise<void> {
  const root = resolve(__dirname, "../..");
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants("engine"))
    process.stdout.write(printTable("Engine, in Node", await measureEngine(root)));
  if (wants("pane")) {
    const figures = await measurePane();
    if (figures)
      process.stdout.write(printTable("Add-in, in the browser over the workbench", figures));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
  );
  process.exitCode = 1;
});
