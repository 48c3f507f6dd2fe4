/** What goes wrong in a database, told as faults of the storage. */
import { LedgerError } from "../ledger";

/** SQLSTATE classes whose messages hold values of rows, which must not reach a log. */
const CLASSES_WITH_VALUES = new Set(["22", "23"]);
/** Serialization failure and deadlock: the same statement may well succeed when it is sent again. */
const LOST_TO_ANOTHER = new Set(["40001", "40P01"]);
/** How often something that lost to others is tried. */
const ATTEMPTS = 5;

/** The SQLSTATE or system code of an error, as `40P01` or `ECONNREFUSED`; null where it has none. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** An error of a database as the ledger's own. */
export function asLedgerError(error: unknown): LedgerError {
  if (error instanceof LedgerError) return error;
  const code = codeOf(error);
  const name = code === null ? "" : ` (${code})`;
  if (code !== null && CLASSES_WITH_VALUES.has(code.slice(0, 2)))
    return new LedgerError("failed", `The database refused a value${name}.`);
  const words = error instanceof Error ? error.message : "unknown";
  return new LedgerError(kindOf(code), `The database failed${name}: ${words}`, { cause: error });
}

function kindOf(code: string | null): LedgerError["code"] {
  if (code === "53100" || code === "ENOSPC") return "full";
  if (code === "42501" || code === "EACCES" || code?.startsWith("28") === true) return "denied";
  return "failed";
}

/** Runs something again where it lost to others; rejects with a `LedgerError`. */
export async function persistently<Value>(use: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await use();
    } catch (error) {
      if (attempt === ATTEMPTS || !LOST_TO_ANOTHER.has(codeOf(causeOf(error)) ?? ""))
        throw asLedgerError(error);
    }
  }
}

/** What a fault within a transaction was at first. */
function causeOf(error: unknown): unknown {
  return error instanceof LedgerError && error.cause !== undefined ? error.cause : error;
}
