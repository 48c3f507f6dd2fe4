/**
 * `npm run bench [-- PART …] [-- --gold FILE]`: prints what was measured beside its targets. Parts:
 * engine, rules, models, contest, cold, cli, pane, formulas; all of them where none is named. `--gold` names labelled rows as
 * `ntropy eval` takes them, for the contest and the models. Machines differ and are noisy: compare figures of one run,
 * not of two days. Never fails for a slow machine.
 */
import { resolve } from "node:path";
import { machine } from "./machine";
import { printTable } from "./table";

const root = resolve(__dirname, "../..");

/** In the order they run. Each returns its text, or null where it could not be measured. */
const PARTS: Readonly<Record<string, (gold: string | null) => Promise<string | null>>> = {
  async engine() {
    const { measureEngine } = await import("./engine");
    return printTable("Engine, in Node", await measureEngine(root));
  },
  async rules() {
    const { measureRules } = await import("./rules");
    return printTable("Rules, in Node", await measureRules(root));
  },
  async models(gold) {
    const { measureTraining } = await import("./models/speed");
    const { compareAccuracy } = await import("./models/accuracy");
    const speed = printTable("Custom models, in Node", await measureTraining(root));
    const { measureTrainingInWorker } = await import("./models/in-worker");
    const figures = await measureTrainingInWorker(root);
    const inWorker = figures && printTable("Custom models, in the browser's worker", figures);
    return `${speed}${inWorker ?? ""}${await compareAccuracy(root, gold)}`;
  },
  async contest(gold) {
    const { runContest } = await import("./contest/contest");
    return runContest(root, gold);
  },
  async cold() {
    const { measureColdStart } = await import("./cold");
    return printTable("Cold start, in Node", await measureColdStart());
  },
  async cli() {
    const { measureCommandLine } = await import("./command-line");
    return printTable("Command line", await measureCommandLine(root));
  },
  async pane() {
    const { measurePane } = await import("./pane");
    const figures = await measurePane();
    return figures && printTable("Add-in, in the browser over the workbench", figures);
  },
  async formulas() {
    const { measureFormulas } = await import("./formulas");
    const figures = await measureFormulas();
    return figures && printTable("Formulas, in the browser over the workbench", figures);
  },
};

async function main(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  // What the processes do that are started to be measured.
  if (first === "ready") return (await import("./cold")).becomeReady(root);
  if (first === "contestant")
    return (await import("./contest/contest")).contest(root, rest[0] ?? "", rest[1] ?? "");
  const at = args.indexOf("--gold");
  const gold = at === -1 ? null : (args[at + 1] ?? null);
  const wanted = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  const unknown = wanted.find((part) => !(part in PARTS));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(", ")}.`);
  const begun = performance.now();
  process.stdout.write(machine());
  for (const [part, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(part)) continue;
    process.stdout.write((await measure(gold)) ?? "");
  }
  process.stdout.write(`${((performance.now() - begun) / 1_000).toFixed(0)} s, ${machine()}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
  );
  process.exitCode = 1;
});
