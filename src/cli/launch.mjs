/**
 * Starts one of the project's tools, building first what it needs and what has changed.
 * Everything it makes lies in `build/` (and the add-in in `dist/`), with a stamp of its inputs'
 * content beside it, so a second call starts at once. What it says goes to stderr.
 *
 *   node src/cli/launch.mjs cli|start|sideload|bench|bench-server|build|test [arguments …]
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const rooms = readdirSync(join(root, "src")).map((room) => `src/${room}`);
const outside = (...names) => rooms.filter((room) => !names.includes(room.slice("src/".length)));
const configuration = ["webpack.config.js", "package-lock.json", "tsconfig.json"];

const webpack = (name) => [
  join(root, "node_modules/webpack/bin/webpack.js"),
  "--config-name",
  name,
  "--mode",
  "production",
];

/**
 * Each step: what it reads, where it puts what it makes (and the one file of it that others look at), the
 * command that makes it, the steps before it.
 */
const steps = {
  node: {
    says: "command line and tools",
    inputs: [
      ...outside("taskpane", "functions", "commands", "run", "excel"),
      "test/bench",
      "test/e2e/support",
      "test/support",
      "test/samples",
      ...configuration,
    ],
    output: "build/node",
    command: webpack("node"),
    after: [],
  },
  knowledge: {
    says: "merchant knowledge",
    inputs: ["src/knowledge", "src/model"],
    output: "build/knowledge",
    made: "build/knowledge/knowledge.bin",
    command: [join(root, "build/node/knowledge.cjs"), join(root, "build/knowledge")],
    after: ["node"],
  },
  addin: {
    says: "add-in",
    inputs: [
      ...outside("workbench", "server", "cli"),
      "assets/icons",
      "manifest.xml",
      ...configuration,
    ],
    output: "dist",
    command: webpack("addin"),
    after: ["knowledge"],
    salt: process.env.ADDIN_BASE_URL ?? "",
  },
  workbench: {
    says: "workbench",
    inputs: [
      "src/workbench",
      "src/ledger",
      "src/model",
      "test/ledger/contract.ts",
      "test/e2e/fixtures",
      ...configuration,
    ],
    output: "build/workbench",
    command: webpack("workbench"),
    after: [],
  },
};

const needs = {
  cli: ["node", "knowledge"],
  start: ["node", "knowledge", "addin", "workbench"],
  sideload: ["node", "knowledge", "addin"],
  bench: ["node", "knowledge", "addin", "workbench"],
  "bench-server": ["node", "knowledge"],
  build: ["node", "knowledge", "addin"],
  test: ["node", "knowledge", "addin", "workbench"],
  refresh: ["node"],
  stats: ["node"],
};

function* filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    yield path;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
    else yield join(path, entry.name);
  }
}

function fingerprint({ inputs, salt = "" }) {
  const hash = createHash("sha256").update(salt).update(process.version);
  for (const input of inputs) {
    for (const file of filesUnder(input))
      hash.update(`\0${relative(root, join(root, file))}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Brings a step up to date and returns whether anything was built. */
function bringUpToDate(name) {
  const step = steps[name];
  const stamp = join(root, "build/stamps", name);
  const now = fingerprint(step);
  const then =
    existsSync(stamp) && existsSync(join(root, step.output)) ? readFileSync(stamp, "utf8") : "";
  if (now === then) {
    // Tests tell by the time whether what was built is newer than its sources; here their content told.
    if (step.made !== undefined) utimesSync(join(root, step.made), new Date(), new Date());
    return;
  }
  const begun = Date.now();
  process.stderr.write(`Building the ${step.says} …`);
  const run = spawnSync(process.execPath, step.command, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (run.status !== 0) {
    process.stderr.write(` failed.\n${run.stdout}${run.stderr}\n`);
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  process.stderr.write(` done in ${((Date.now() - begun) / 1000).toFixed(1)} s.\n`);
}

const [tool, ...args] = process.argv.slice(2);
if (!(tool in needs)) {
  process.stderr.write(`Unknown tool "${tool ?? ""}". Known: ${Object.keys(needs).join(", ")}.\n`);
  process.exit(2);
}
if (!existsSync(join(root, "node_modules/webpack"))) {
  process.stderr.write("The packages are not installed yet. Run: npm install\n");
  process.exit(2);
}
// While watching, webpack builds what it watches itself.
const watching = tool === "start" && args.includes("--watch");
for (const name of needs[tool]) {
  if (!watching || (name !== "addin" && name !== "workbench")) bringUpToDate(name);
}

if (tool !== "build") {
  const script =
    tool === "test"
      ? join(root, "node_modules/jest/bin/jest.js")
      : join(root, `build/node/${tool}.cjs`);
  const run = spawn(
    process.execPath,
    [...(tool === "cli" ? ["--enable-source-maps"] : []), script, ...args],
    { cwd: tool === "cli" ? process.cwd() : root, stdio: "inherit" }
  );
  // Ctrl+C reaches the tool too: let it end in its own way, and end with it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => signal !== "SIGINT" && run.kill(signal));
  }
  run.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  run.on("exit", (code) => process.exit(code ?? 1));
}
