/** The process around the command line; the launcher runs it as `ntropy`. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Knowledge } from "../knowledge";
import { openKnowledgeFile } from "./knowledge-file";
import { main } from "./main";
import { openRoad } from "./road";

/** `build/node` in the repository, where the bundle of this file lies. */
const here = __dirname;

/** `npm run` changes into the repository; a path that was typed starts where it was typed. */
const directory =
  process.env.npm_lifecycle_event === "ntropy" && process.env.INIT_CWD
    ? process.env.INIT_CWD
    : process.cwd();

function packageVersion(): string {
  const text = readFileSync(join(here, "../../package.json"), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

let opened: Promise<Knowledge> | null = null;
/** The compiled knowledge, read once. */
const openKnowledge = (): Promise<Knowledge> =>
  (opened ??= openKnowledgeFile(join(here, "../knowledge/knowledge.bin")));

const writeOut = (chunk: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
const writeError = (text: string): void => {
  process.stderr.write(text);
};
const isTerminal = process.stderr.isTTY === true;

// A reader that has seen enough (`| head`) closes the pipe; that is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

main(process.argv.slice(2), {
  directory,
  version: packageVersion(),
  readFile,
  openClient: async (onFault) => openRoad(await openKnowledge(), onFault),
  openMapping: () => openKnowledge(),
  runServer: async (name, argv) => {
    // The server's libraries are read only by its own commands.
    const { keysCommand, serveCommand } = await import("../server");
    const run = name === "serve" ? serveCommand : keysCommand;
    const environment = process.env;
    return run(argv, { openKnowledge, directory, environment, writeOut, writeError, isTerminal });
  },
  writeOut,
  writeError,
  isTerminal,
  now: () => performance.now(),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    );
    process.exitCode = 1;
  }
);
