/** The arguments of the workbench's commands. */
import { parseArgs } from "node:util";
import { z } from "zod";

const portNumber = z.coerce.number().int().min(1).max(65535);

/** A command's arguments, or what is wrong with them in one sentence. */
export type Parsed<Options> = { ok: true; options: Options } | { ok: false; message: string };

/** What `npm start` and `npm run dev` take. */
export interface StartOptions {
  /** The port wanted; the next free one is used when it is taken. */
  port: number;
  /** Whether a browser window is opened. */
  open: boolean;
  /** Whether the add-in and the workbench are built anew when a file changes. */
  watch: boolean;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Reads `--port N`, `--no-open` and `--watch`. */
export function parseStartArguments(args: readonly string[], port: number): Parsed<StartOptions> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: String(port) },
        "no-open": { type: "boolean", default: false },
        watch: { type: "boolean", default: false },
      },
    });
    const wanted = portNumber.safeParse(values.port);
    if (!wanted.success) {
      return { ok: false, message: `--port takes a number from 1 to 65535, not "${values.port}".` };
    }
    return {
      ok: true,
      options: { port: wanted.data, open: !values["no-open"], watch: values.watch },
    };
  } catch (error) {
    return { ok: false, message: message(error) };
  }
}

/** What `npm run sideload` takes. */
export interface SideloadOptions {
  /** Excel on the web instead of Excel on this computer. */
  web: boolean;
}

/** Reads `--web`. */
export function parseSideloadArguments(args: readonly string[]): Parsed<SideloadOptions> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { web: { type: "boolean", default: false } },
    });
    return { ok: true, options: { web: values.web } };
  } catch (error) {
    return { ok: false, message: message(error) };
  }
}
