/** Finds a browser of the Chromium family, the one kind that can be told to trust a single key. */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, posix, win32 } from "node:path";

export type BrowserName = "Chrome" | "Edge" | "Chromium";

/** A browser on this computer. */
export interface Browser {
  name: BrowserName;
  /** The program's full path. */
  path: string;
}

/** What the search depends on; taken from this process when left out. */
export interface Machine {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  isProgram: (path: string) => boolean;
}

/** Whether a path is a file this user may run. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The computer this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, isProgram };
}

const WINDOWS_PROGRAMS: readonly (readonly [BrowserName, string])[] = [
  ["Chrome", "Google\\Chrome\\Application\\chrome.exe"],
  ["Edge", "Microsoft\\Edge\\Application\\msedge.exe"],
  ["Chromium", "Chromium\\Application\\chrome.exe"],
];
const MAC_PROGRAMS: readonly (readonly [BrowserName, string])[] = [
  ["Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
  ["Chromium", "Chromium.app/Contents/MacOS/Chromium"],
];
const LINUX_PROGRAMS: readonly (readonly [BrowserName, string])[] = [
  ["Chrome", "google-chrome-stable"],
  ["Chrome", "google-chrome"],
  ["Edge", "microsoft-edge-stable"],
  ["Edge", "microsoft-edge"],
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
];

/** Every place a browser may lie, the preferred first. */
function candidates({ platform, environment }: Machine): Browser[] {
  const inFolders = (
    programs: readonly (readonly [BrowserName, string])[],
    folders: readonly (string | undefined)[],
    joined: (folder: string, program: string) => string
  ): Browser[] =>
    programs.flatMap(([name, program]) =>
      folders.flatMap((folder) => (folder ? [{ name, path: joined(folder, program) }] : []))
    );
  if (platform === "win32") {
    const { ProgramFiles, LOCALAPPDATA, "ProgramFiles(x86)": programFilesX86 } = environment;
    return inFolders(WINDOWS_PROGRAMS, [ProgramFiles, programFilesX86, LOCALAPPDATA], win32.join);
  }
  if (platform === "darwin") {
    const { HOME } = environment;
    const own = HOME && posix.join(HOME, "Applications");
    return inFolders(MAC_PROGRAMS, ["/Applications", own], posix.join);
  }
  const path = (environment.PATH ?? "").split(delimiter);
  return inFolders(
    LINUX_PROGRAMS,
    [...path, "/usr/bin", "/usr/local/bin", "/snap/bin"],
    posix.join
  );
}

/**
 * The browser to use: the one `CHROME_PATH` names, or else Chrome, Edge or Chromium where they are
 * usually installed. Null when there is none.
 */
export function findBrowser(machine: Machine = thisMachine()): Browser | null {
  const named = machine.environment.CHROME_PATH;
  if (named && machine.isProgram(named)) return { name: "Chromium", path: named };
  return candidates(machine).find(({ path }) => machine.isProgram(path)) ?? null;
}

/** One line that says how to get a browser on a computer that has none. */
export function howToGetBrowser(platform: NodeJS.Platform = process.platform): string {
  const way = {
    win32: "Edge comes with Windows; or install Chrome from https://www.google.com/chrome",
    darwin:
      "install Chrome from https://www.google.com/chrome, or run: brew install --cask chromium",
    linux: "on Debian or Ubuntu run: sudo apt-get install chromium",
  }[platform as string];
  const elsewhere = "install Chrome, Edge or Chromium";
  return `No Chrome, Edge or Chromium was found: ${way ?? elsewhere} (or name one in CHROME_PATH).`;
}

/** What a window of the workbench needs to know. */
export interface WindowOptions {
  url: string;
  /** A folder of its own, so that nothing of the user's browser is touched. */
  profile: string;
  /** The one key whose certificate is accepted although nobody vouches for it. */
  publicKeyHash: string;
  platform: NodeJS.Platform;
  /** Whether this process runs as root, where Chromium starts only without its sandbox. */
  root: boolean;
}

/** The browser's arguments for a window without tabs that trusts our key alone. */
export function windowArguments(options: WindowOptions): string[] {
  return [
    `--app=${options.url}`,
    `--user-data-dir=${options.profile}`,
    `--ignore-certificate-errors-spki-list=${options.publicKeyHash}`,
    "--window-size=1500,940",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-crash-restore-bubble",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate",
    ...(options.platform === "linux" && options.root ? ["--no-sandbox"] : []),
  ];
}

/** Whether a window can be shown: Linux needs a display. */
export function hasDisplay({ platform, environment }: Machine = thisMachine()): boolean {
  if (platform !== "linux") return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Where the browser's profile of the workbench lies. */
export function browserProfile(root: string): string {
  return join(root, "build", "browser-profile");
}
