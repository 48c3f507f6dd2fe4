/**
 * Whether a destination can be used, as data: who it is, or what is wrong. No row is sent and no
 * credit spent: one look at its health, one at its account holders with the key.
 */
import { z } from "zod";
import type { RemoteDestination } from "./destination";
import { RequestError } from "./request-error";
import { targetOf, type Target } from "./sides";
import type { Transport } from "./transport";

/** What is wrong, as far as a browser lets a page know. */
export type ConnectionProblem =
  /** Nothing answers: wrong address, server down, no network, or a certificate that is not trusted. */
  | { code: "unreachable" }
  /** Something answers and the browser keeps the answer from us: no leave for this page (CORS). */
  | { code: "refused_by_browser" }
  /** A page of https may not call http, but for localhost. */
  | { code: "insecure" }
  | { code: "too_slow" }
  | { code: "redirected" }
  | { code: "wrong_key" }
  | { code: "key_missing" }
  | { code: "key_not_allowed"; message: string }
  | { code: "out_of_credits" }
  | { code: "busy" }
  /** It answers, and not as an API of Ntropy's. */
  | { code: "not_ntropy"; status: number }
  /** The own server is there and relays nothing. */
  | { code: "no_relay" }
  | { code: "server_fault"; status: number };

export type ConnectionReport =
  | {
      ok: true;
      /** Engine and knowledge; null where the service does not tell. */
      version: string | null;
      /** When it was last up, ISO 8601. */
      healthAt: string;
      milliseconds: number;
    }
  | { ok: false; problem: ConnectionProblem };

export interface Probe {
  /** As a run uses it. */
  fetch: Transport;
  /** Whether anything answers there at all, also where its answer may not be read. */
  answers: (url: string) => Promise<boolean>;
  /** The page was loaded over https. */
  isSecurePage: boolean;
  /** Milliseconds since some fixed moment. */
  now: () => number;
}

const HealthReply = z.object({
  status: z.literal("ok"),
  updated_at: z.number(),
  version: z.string().max(200).nullish(),
});
const PageReply = z.object({ next_cursor: z.string().nullable(), data: z.array(z.unknown()) });

/** Tests a destination. Never rejects. */
export async function testConnection(
  destination: RemoteDestination,
  probe: Probe
): Promise<ConnectionReport> {
  const target = targetOf(destination);
  if (isInsecure(target.url, probe)) return wrong({ code: "insecure" });
  const begun = probe.now();
  const health = await ask(target, "/health", false, probe);
  if (!health.ok) return wrong(health.problem);
  const read = HealthReply.safeParse(health.json);
  const isRelay = destination.kind === "hosted" && destination.through !== null;
  if (isRelay && (health.status === 403 || health.status === 404))
    return wrong({ code: "no_relay" });
  if (health.status >= 500) return wrong({ code: "server_fault", status: health.status });
  if (!read.success) {
    const problem = problemOf(health.status, health.json, destination);
    return wrong(problem ?? { code: "not_ntropy", status: health.status });
  }
  const milliseconds = Math.round(probe.now() - begun);
  const holders = await ask(target, "/v3/account_holders?limit=1", true, probe);
  if (!holders.ok) return wrong(holders.problem);
  const problem = problemOf(holders.status, holders.json, destination);
  if (problem !== null) return wrong(problem);
  if (!PageReply.safeParse(holders.json).success)
    return wrong({ code: "not_ntropy", status: holders.status });
  const { version, updated_at } = read.data;
  return { ok: true, version: version ?? null, healthAt: momentOf(updated_at), milliseconds };
}

function isInsecure(url: string, { isSecurePage }: Probe): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && hostname !== "localhost" && isSecurePage;
}

function wrong(problem: ConnectionProblem): ConnectionReport {
  return { ok: false, problem };
}

type Asked =
  { ok: true; status: number; json: unknown } | { ok: false; problem: ConnectionProblem };

/** One request; without its headers a browser asks no leave of the server beforehand. */
async function ask(
  { url, headers }: Target,
  path: string,
  withKey: boolean,
  { fetch, answers }: Probe
): Promise<Asked> {
  try {
    const init = withKey ? { headers: { ...headers } } : {};
    const response = await fetch(new Request(`${url}${path}`, init));
    return { ok: true, status: response.status, json: await jsonOf(response) };
  } catch (error) {
    if (error instanceof RequestError)
      return { ok: false, problem: { code: error.status === null ? "too_slow" : "redirected" } };
    const isThere = await answers(`${url}/health`);
    return { ok: false, problem: { code: isThere ? "refused_by_browser" : "unreachable" } };
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

const Refusal = z.object({ detail: z.string().max(500) });

/** What a status says; null where it is no failure. */
function problemOf(
  status: number,
  json: unknown,
  destination: RemoteDestination
): ConnectionProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return { code: "wrong_key" };
  if (status === 403) {
    const said = Refusal.safeParse(json);
    return hasKey(destination)
      ? { code: "key_not_allowed", message: said.success ? said.data.detail : "" }
      : { code: "key_missing" };
  }
  if (status === 423) return { code: "out_of_credits" };
  if (status === 429 || status === 503) return { code: "busy" };
  if (status >= 500) return { code: "server_fault", status };
  return { code: "not_ntropy", status };
}

function hasKey({ key }: RemoteDestination): boolean {
  return key !== null && key !== "";
}

/** A moment in seconds since 1970 as ISO 8601; nothing where it is none. */
function momentOf(seconds: number): string {
  const moment = new Date(seconds * 1_000);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}
