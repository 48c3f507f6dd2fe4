/** What the workbench's commands say in the terminal. */
import { type Browser } from "./browsers";
import { MANIFEST_PORT } from "./serve";

/** How somebody opens the workbench in a browser that has never heard of our certificate. */
export function otherBrowserHelp(url: string): string {
  return [
    `Open  ${url}  in a browser on this computer.`,
    "The browser warns once, for the certificate was made on this computer and nobody else vouches for it:",
    '  Chrome, Edge  "Your connection is not private": press Advanced, then Proceed to localhost (unsafe).',
    '  Firefox       "Warning: Potential Security Risk Ahead": press Advanced…, then Accept the Risk and Continue.',
    '  Safari        "This Connection Is Not Private": press Show Details, then visit this website.',
  ].join("\n");
}

/** What `npm start` says when the server runs. */
export function startedWords(options: {
  url: string;
  port: number;
  wantedPort: number;
  trusted: boolean;
  /** The browser whose window opens, null when none does. */
  browser: Browser | null;
  /** Why none does, in a sentence; empty when nobody asked for one. */
  reason: string;
}): string {
  const { url, port, wantedPort, trusted, browser, reason } = options;
  const lines: string[] = [];
  if (port !== wantedPort) {
    lines.push(
      `Port ${wantedPort} is taken, so the workbench uses port ${port}.` +
        (wantedPort === MANIFEST_PORT
          ? ` (manifest.xml names ${MANIFEST_PORT}: real Excel needs that one, the workbench does not.)`
          : "")
    );
  }
  if (browser) {
    lines.push(
      `The workbench opens in a ${browser.name} window of its own. Any other browser: ${url}`
    );
  } else {
    if (reason !== "") lines.push(reason);
    lines.push(trusted ? `Open  ${url}  in a browser on this computer.` : otherBrowserHelp(url));
  }
  lines.push("Press Ctrl+C here to stop.");
  return lines.join("\n");
}

/** What is said when no port can be had. */
export function portTakenWords(port: number): string {
  return `Port ${port} is taken by another program. Stop that program, or choose another port: npm start -- --port ${port + 100}`;
}

/** How to load the add-in into Excel on the web, step by step. */
export function excelOnTheWebSteps(origin: string, manifest: string, trusted: boolean): string {
  return [
    `The add-in is served at ${origin}. To load it into Excel on the web:`,
    ...(trusted
      ? []
      : [
          `  0. Open ${origin}/taskpane.html once in the same browser and accept the warning`,
          "     (Chrome, Edge: Advanced, Proceed to localhost; Firefox: Advanced…, Accept the Risk and Continue;",
          "     Safari: Show Details, visit this website). Excel shows an empty pane otherwise.",
        ]),
    "  1. Open a workbook at https://excel.cloud.microsoft (or from OneDrive).",
    "  2. Home tab, Add-ins, More Add-ins (or Advanced…), My Add-ins, Manage My Add-ins, Upload My Add-in.",
    `  3. Browse to this file and press Upload:  ${manifest}`,
    "  4. Chrome and Edge ask whether the page may reach devices on your local network (Local Network",
    "     Access): press Allow. Without it the pane stays empty.",
    "  5. The Enrich buttons appear on the ribbon. The add-in leaves when you clear the browser's site data",
    "     or upload another manifest.",
    "Press Ctrl+C here to stop serving it.",
  ].join("\n");
}
