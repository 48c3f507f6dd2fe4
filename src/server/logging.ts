/** Structured logs: one JSON object a line. Never a transaction's text, an id of a caller's, or a key. */
import { createHash } from "node:crypto";
import pino, { type DestinationStream, type Logger } from "pino";
import type { TenantId } from "../service";

/** A log to standard output, or to where tests look. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: undefined }, destination ?? pino.destination({ sync: false }));
}

/** By which lines of one tenant are told together without telling whose they are. */
export function tenantMark(tenant: TenantId): string {
  return createHash("sha256").update(tenant).digest("hex").slice(0, 12);
}

/** Frames that are enough to find a fault. */
const MAXIMUM_FRAMES = 30;

/**
 * What a log may tell of a fault: what kind it is and where it was met. Its message is left out, for a
 * database's or a parser's may quote what was sent.
 */
export function faultFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, routine, syscall } = error as Error & Record<string, unknown>;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAXIMUM_FRAMES)
    .map((line) => line.trim());
  return {
    type: error.name,
    ...textual({ code, constraint, routine, syscall }),
    frames,
    ...(error.cause === undefined ? {} : { cause: faultFacts(error.cause) }),
  };
}

function textual(values: Record<string, unknown>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (typeof value === "string") kept[name] = value.slice(0, 100);
  return kept;
}
