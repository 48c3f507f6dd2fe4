/** `ntropy serve`: a server from its options to its end. */
import type { ServerCommandIo, ServerExitCode } from "./command-io";
import { faultFacts } from "./logging";
import { readOptions } from "./read-options";
import { SERVE_HELP } from "./serve-help";
import { contradiction, SERVE_TABLE, ServeOptions } from "./serve-options";
import { startServer, type RunningServer } from "./server";
import { startWords } from "./words";

/** Serves until the process is asked to stop; resolves with its exit code. */
export async function serveCommand(
  argv: readonly string[],
  io: ServerCommandIo
): Promise<ServerExitCode> {
  if (argv.includes("--help") || argv.includes("-h")) {
    await io.writeOut(SERVE_HELP);
    return 0;
  }
  const read = readOptions(argv, io.environment, SERVE_TABLE, ServeOptions);
  const refused = !read.ok
    ? read.message
    : read.positionals[0] !== undefined
      ? `"${read.positionals[0]}" is not an option.`
      : contradiction(read.options);
  if (!read.ok || refused !== null) {
    io.writeError(`${refused} See ntropy serve --help.\n`);
    return 2;
  }
  const asked = stopAsked();
  let server: RunningServer;
  try {
    server = await startServer(read.options, io);
  } catch (error) {
    io.writeError(`The server cannot start: ${startWords(error, read.options)}\n`);
    return 1;
  }
  endOnFault(server);
  await introduce(server, read.options, io);
  await asked;
  if (io.isTerminal) io.writeError("Stopping …\n");
  await server.stop();
  return 0;
}

/** Resolves with the first signal that asks the process to end; the second one ends it at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    const onSignal = () => {
      count += 1;
      if (count > 1) process.exit(1);
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}

/** A fault nobody expected leaves the process in a state nobody knows: it is logged and the process ends. */
function endOnFault({ log }: RunningServer): void {
  const end = (error: unknown) => {
    log.fatal({ fault: faultFacts(error) }, "The server met a fault and ends");
    log.flush(() => process.exit(1));
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}

/** Says where the server is and how to begin. */
async function introduce(
  { url, keys, folder }: RunningServer,
  { sandbox, role }: ServeOptions,
  io: ServerCommandIo
): Promise<void> {
  io.writeError(url === null ? "Doing jobs.\n" : `Serving on ${url}\n`);
  if (folder !== null) io.writeError(`Data in ${folder}\n`);
  if (sandbox) io.writeError('The key "sandbox" opens sample data.\n');
  if (role === "worker" || !(await keys.isEmpty())) return;
  // A first key only where a person sees it, and not where several processes would each make one.
  if (folder === null || !io.isTerminal || sandbox) {
    io.writeError("There is no API key yet. Make one: npm run -s ntropy -- keys create\n");
    return;
  }
  const { key } = await keys.create({ name: "first", fields: null, accounting: true });
  io.writeError(
    `Your first API key, shown this once: ${key}\n` +
      `Try: curl ${url ?? ""}/v3/account_holders -H "X-API-Key: ${key}"\n`
  );
}
