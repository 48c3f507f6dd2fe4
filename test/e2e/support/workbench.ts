/** The workbench served for a test, as `npm start` serves it, on a port of its own. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownIdentity } from "../../../src/workbench/server/certificate";
import { type SiteOptions, serve, workbenchSite } from "../../../src/workbench/server/serve";
import { projectSite } from "../../../src/workbench/server/site";

/** The nearest folder above that is a project: tests run from `test/`, benchmarks from `build/node/`. */
function projectAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("No package.json was found above this file.");
  return projectAbove(parent);
}

/** The project's folder. */
export const ROOT = projectAbove(__dirname);

/** A workbench that is served. */
export interface ServedWorkbench {
  /** `https://localhost:49152`, without a slash at its end. */
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves the workbench with the add-in as built, or with other folders.
 *
 * @throws Error when the workbench, or the add-in that is to be served, was not built.
 */
export async function startWorkbench(
  other: Partial<Omit<SiteOptions, "workbench">> & { samples?: string; page?: string } = {}
): Promise<ServedWorkbench> {
  const site = projectSite(ROOT);
  const { samples = site.workbench.samples, page = site.workbench.page, ...addin } = other;
  const options = { ...site, ...addin, workbench: { ...site.workbench, samples, page } };
  for (const file of [
    join(options.workbench.page, "index.html"),
    join(options.addin, "taskpane.html"),
  ]) {
    if (!existsSync(file)) throw new Error(`${file} is not there: run npm test, which builds it.`);
  }
  const identity = await ownIdentity(join(ROOT, "build/certificates"));
  const server = await serve(workbenchSite(options), identity, { port: 0 });
  if (!server) throw new Error("No port is free.");
  return { origin: server.origin, close: server.close };
}
