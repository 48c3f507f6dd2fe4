/** The browser of the end-to-end tests: the Chrome, Edge or Chromium of this computer. */
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { findBrowser, howToGetBrowser } from "../../../src/workbench/server/browsers";

/** Starts the browser without a window. A test closes it when it is done. */
export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error(howToGetBrowser());
  return chromium.launch({
    executablePath: found.path,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

/** A window of its own, with nothing kept from other tests, that accepts our certificate. */
export function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1500, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    // What moves is waited for by every click.
    reducedMotion: "reduce",
  });
}

/**
 * A group of tests that need a browser. Where there is none they are skipped, saying in one line
 * how to get one; under CI that is a failure.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  if (findBrowser()) {
    describe(name, tests);
    return;
  }
  const line = howToGetBrowser();
  if (process.env.CI) {
    test(`${name}: needs a browser`, () => {
      throw new Error(line);
    });
    return;
  }
  process.stderr.write(`Skipped "${name}". ${line}\n`);
  describe.skip(name, tests);
}
