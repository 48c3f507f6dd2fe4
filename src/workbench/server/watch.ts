/** Builds the add-in and the workbench anew whenever one of their files changes. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type webpack from "webpack";
import { type Announce } from "./serve";

type Configure = (
  environment: unknown,
  options: { mode: "development" }
) => webpack.Configuration[];

/**
 * Starts webpack's watch in development mode. `announce` is called after each good build but the
 * first, `report` with the errors of a bad one. The builds in `dist` and `build/workbench` are no
 * longer what `npm run build` would make, so their stamps go.
 *
 * @returns once both were built for the first time, with a function that stops watching.
 */
export async function watchBuilds(
  root: string,
  announce: Announce,
  report: (errors: string) => void
): Promise<() => Promise<void>> {
  // Loaded by Node when needed, not bundled: webpack is large, and its configuration is a file's own affair.
  const { default: bundle } = (await import(/* webpackIgnore: true */ "webpack")) as {
    default: typeof webpack;
  };
  const file = pathToFileURL(join(root, "webpack.config.js")).href;
  const { default: configure } = (await import(/* webpackIgnore: true */ file)) as {
    default: Configure;
  };
  const configurations = configure({}, { mode: "development" });
  const watched = (["addin", "workbench"] as const).map((name) => {
    const configuration = configurations.find((candidate) => candidate.name === name);
    if (!configuration) throw new Error(`webpack.config.js has no configuration "${name}".`);
    rmSync(join(root, "build/stamps", name), { force: true });
    const compiler = bundle(configuration);
    if (!compiler) throw new Error(`webpack refused the configuration "${name}".`);
    let built = false;
    const first = new Promise<void>((resolve) => {
      compiler.watch({ aggregateTimeout: 150 }, (error, stats) => {
        if (error || !stats) report(String(error));
        else if (stats.hasErrors()) report(stats.toString({ preset: "errors-only", colors: true }));
        else if (built) announce(name);
        built = true;
        resolve();
      });
    });
    return { compiler, first };
  });
  await Promise.all(watched.map(({ first }) => first));
  return async () => {
    await Promise.all(
      watched.map(({ compiler }) => new Promise<void>((resolve) => compiler.close(() => resolve())))
    );
  };
}
