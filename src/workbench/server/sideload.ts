/** `npm run sideload`: serves the add-in as shipped and loads it into real Excel. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { logErrorMessage } from "office-addin-cli";
import { generateCertificates, installCaCertificate } from "office-addin-dev-certs";
import { parseSideloadArguments } from "./arguments";
import {
  serverIdentity,
  type ServerIdentity,
  trustedCertificateFolder,
  trustedIdentity,
} from "./certificate";
import { MANIFEST_PORT, serve, workbenchSite } from "./serve";
import { sideloadSite } from "./site";
import { untilStopped } from "./stop";
import { excelOnTheWebSteps } from "./words";

const say = (words: string) => process.stdout.write(`${words}\n`);
const complain = (words: string) => process.stderr.write(`${words}\n`);

/** Makes a certificate and has this computer trust it, which the system asks the user to allow. */
async function installTrustedIdentity(): Promise<ServerIdentity | null> {
  const folder = trustedCertificateFolder();
  say(
    "Excel only loads add-ins whose certificate this computer trusts. One is made now for localhost;\n" +
      "the system asks you to allow it. (To remove it later: npx office-addin-dev-certs uninstall)"
  );
  rmSync(folder, { recursive: true, force: true });
  await generateCertificates(
    join(folder, "ca.crt"),
    join(folder, "localhost.crt"),
    join(folder, "localhost.key")
  );
  try {
    await installCaCertificate(join(folder, "ca.crt"));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
  }
  return trustedIdentity();
}

/** Runs Microsoft's own tool, which starts Excel with the manifest or takes the add-in out again. */
function debuggingTool(root: string, action: "start" | "stop"): Promise<number> {
  const line = `npx --yes office-addin-debugging ${action} manifest.xml${action === "start" ? " desktop --app excel --no-debug --no-live-reload" : ""}`;
  return new Promise((done) => {
    // A Ctrl+C meant for us must not end the tool half-way: it runs in a process group of its own.
    const tool = spawn(line, {
      cwd: root,
      shell: true,
      stdio: "inherit",
      detached: process.platform !== "win32",
    });
    tool.once("error", () => done(1));
    tool.once("exit", (code) => done(code ?? 1));
  });
}

/**
 * Runs until it is stopped, then takes the add-in out of Excel again.
 *
 * @returns the process's exit code: 0 when stopped, 1 when it could not be loaded, 2 for bad arguments.
 */
async function sideload(root: string, args: readonly string[]): Promise<number> {
  const parsed = parseSideloadArguments(args);
  if (!parsed.ok) {
    complain(parsed.message);
    return 2;
  }
  const desktop = ["win32", "darwin"].includes(process.platform) && !parsed.options.web;
  const identity = desktop
    ? (trustedIdentity() ?? (await installTrustedIdentity()))
    : await serverIdentity(join(root, "build/certificates"));
  if (identity === null) {
    complain(
      "The certificate was not accepted, so Excel on this computer cannot load the add-in.\n" +
        "Run the command again and allow it, or use Excel on the web: npm run sideload -- --web"
    );
    return 1;
  }
  const site = workbenchSite(sideloadSite(root));
  const server = await serve(site, identity, { port: MANIFEST_PORT, strict: true });
  if (server === null) {
    complain(
      `Port ${MANIFEST_PORT} is taken, and manifest.xml names that port. Stop the other program\n` +
        "(perhaps npm start in another terminal) and run the command again."
    );
    return 1;
  }
  if (!desktop) {
    if (!parsed.options.web) {
      say("There is no desktop Excel on this system; Excel on the web works the same.");
    }
    say(excelOnTheWebSteps(server.origin, join(root, "manifest.xml"), identity.trusted));
    await untilStopped();
    await server.close();
    return 0;
  }

  say("Starting Excel with the add-in (the first time, Microsoft's tool is downloaded) …");
  const stopped = untilStopped();
  const started = await debuggingTool(root, "start");
  if (started === 0) {
    say("Excel is open with the Enrich buttons on its ribbon. Press Ctrl+C here to take them out.");
    await stopped;
  } else {
    complain(
      "Excel could not be started with the add-in. Is Excel installed? Excel on the web works without it:\n" +
        "npm run sideload -- --web"
    );
  }
  say("Taking the add-in out of Excel …");
  await debuggingTool(root, "stop");
  await server.close();
  return started === 0 ? 0 : 1;
}

sideload(resolve(__dirname, "../.."), process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    logErrorMessage(error);
    process.exit(1);
  }
);
