/** `npm start` and `npm run dev`: serves the workbench and opens it in a browser window of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { parseStartArguments } from "./arguments";
import {
  browserProfile,
  findBrowser,
  hasDisplay,
  howToGetBrowser,
  windowArguments,
} from "./browsers";
import { serverIdentity } from "./certificate";
import { MANIFEST_PORT, serve, workbenchSite } from "./serve";
import { projectSite } from "./site";
import { untilStopped } from "./stop";
import { watchBuilds } from "./watch";
import { portTakenWords, startedWords } from "./words";

const say = (words: string) => process.stdout.write(`${words}\n`);
const complain = (words: string) => process.stderr.write(`${words}\n`);

/**
 * Runs until it is stopped.
 *
 * @returns the process's exit code: 0 when stopped, 1 when no port was free, 2 for bad arguments.
 */
async function start(root: string, args: readonly string[]): Promise<number> {
  const parsed = parseStartArguments(args, MANIFEST_PORT);
  if (!parsed.ok) {
    complain(parsed.message);
    return 2;
  }
  const { port, open, watch } = parsed.options;
  const identity = await serverIdentity(join(root, "build/certificates"));
  const site = workbenchSite(projectSite(root));
  const server = await serve(site, identity, { port });
  if (server === null) {
    complain(portTakenWords(port));
    return 1;
  }
  const stopWatching = watch ? await watchBuilds(root, site.announce, complain) : null;

  const url = `${server.origin}/workbench/${watch ? "?watch" : ""}`;
  const browser = open ? findBrowser() : null;
  const shown = browser !== null && hasDisplay() ? browser : null;
  const reason = !open
    ? ""
    : browser === null
      ? howToGetBrowser()
      : shown === null
        ? "This terminal has no display, so no window was opened."
        : "";
  let window: ChildProcess | null = null;
  if (shown) {
    const windowOptions = {
      url,
      profile: browserProfile(root),
      publicKeyHash: identity.publicKeyHash,
      platform: process.platform,
      root: process.getuid?.() === 0,
    };
    window = spawn(shown.path, windowArguments(windowOptions), { stdio: "ignore" });
    window.once("error", (error) =>
      complain(`${shown.name} did not start (${error.message}). Open ${url} yourself.`)
    );
  }
  say(
    startedWords({
      url,
      port: server.port,
      wantedPort: port,
      trusted: identity.trusted,
      browser: shown,
      reason,
    })
  );

  await untilStopped();
  window?.kill();
  await stopWatching?.();
  await server.close();
  return 0;
}

start(resolve(__dirname, "../.."), process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
);
