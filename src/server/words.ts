/** What went wrong at the start, in words for the person who started it. */
import { LedgerError } from "../ledger";
import type { ServeOptions } from "./serve-options";

/** One line. */
export function startWords(
  error: unknown,
  { host, port }: Pick<ServeOptions, "host" | "port">
): string {
  if (error instanceof LedgerError) return storageWords(error);
  const code = codeOf(error);
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} is taken by another program. Choose another with --port.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `"${host}" is no address of this computer. --host takes one of its own, or 0.0.0.0.`;
    case "EACCES":
      return `this user may not use port ${port} on ${host}, or read a file that was named.`;
    case "ENOENT":
      return `there is no such file: ${pathOf(error)}`;
    default:
      return error instanceof Error ? oneLine(error.message) : String(error);
  }
}

/** Why the storage cannot be opened. */
export function storageWords(error: LedgerError): string {
  return oneLine(error.message);
}

function oneLine(text: string): string {
  return text.split("\n")[0]?.slice(0, 500) ?? "";
}

function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

function pathOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("path" in error)) return "unknown";
  return typeof error.path === "string" ? error.path : "unknown";
}
