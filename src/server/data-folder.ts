/** Where the data lies where nobody said: the folder that the system keeps for such data. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** The data folder: as it was given, from the folder where it was typed, or the system's. */
export function dataFolder(
  given: string | undefined,
  directory: string,
  environment: Environment
): string {
  return given === undefined ? systemFolder(environment) : resolve(directory, given);
}

function systemFolder(environment: Environment): string {
  switch (process.platform) {
    case "win32":
      return join(environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "ntropy");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "ntropy");
    default:
      return join(environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), "ntropy");
  }
}
