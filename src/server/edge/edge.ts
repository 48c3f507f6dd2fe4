/**
 * What stands between the network and the API: who may call from a browser, the server's own
 * addresses (`/ready`, `/metrics`, the relay), headers on every answer, a line in the log and figures.
 */
import type { Logger } from "pino";
import { failure, requestIdOf, type Api, type RequestFacts } from "../../api";
import { tenantMark } from "../logging";
import type { Metrics } from "../metrics";
import type { Cors } from "./cors";
import { relay, relayPath, type RelayOptions } from "./relay";

export interface EdgeOptions {
  /** The API's function over what tells of each request. */
  createApi: (onAnswered: (request: Request, facts: RequestFacts) => void) => Api;
  cors: Cors;
  /** Null where calls of anybody are passed on only from configured origins. */
  relay: RelayOptions & { forEverybody: boolean };
  metrics: Metrics;
  /** Whether `/metrics` is answered here; otherwise on a port of its own. */
  showsMetrics: boolean;
  /** Whether everything that is needed answers. */
  isReady: () => Promise<boolean>;
  isEncrypted: boolean;
  uuid: () => string;
  log: Logger;
}

/** Headers on every answer. The documents' page brings its own content security policy. */
const SECURITY: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cache-Control", "no-store"],
  ["X-Frame-Options", "DENY"],
];
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";
const ONE_YEAR = "max-age=31536000";

/** The server as a function: every request is answered, marked, measured and logged. */
export function createEdge(options: EdgeOptions): Api {
  const { cors, metrics, log, isEncrypted } = options;
  const known = new WeakMap<Request, RequestFacts>();
  const api = options.createApi((request, facts) => known.set(request, facts));
  return async (request) => {
    const began = performance.now();
    const own = await ownAnswer(request, options);
    const answer = own?.response ?? (await api(request));
    const { headers } = answer;
    for (const [name, value] of SECURITY) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has("Content-Security-Policy"))
      headers.set("Content-Security-Policy", CLOSED_POLICY);
    if (isEncrypted) headers.set("Strict-Transport-Security", ONE_YEAR);
    if (!headers.has("X-Request-ID"))
      headers.set("X-Request-ID", requestIdOf(request.headers.get("X-Request-ID"), options.uuid));
    cors.mark(request, headers);
    const facts = own ?? known.get(request);
    const route = facts?.route ?? null;
    const milliseconds = performance.now() - began;
    metrics.answered(request.method, route, answer.status, milliseconds / 1_000);
    const tenant = own === null ? (known.get(request)?.tenant ?? null) : null;
    log.info({
      request_id: headers.get("X-Request-ID"),
      method: request.method,
      route,
      status: answer.status,
      ms: Math.round(milliseconds * 10) / 10,
      ...(tenant === null ? {} : { tenant: tenantMark(tenant) }),
    });
    return answer;
  };
}

/** An answer of the edge's own, with the route that logs and figures name. */
interface OwnAnswer {
  route: string | null;
  response: Response;
}

async function ownAnswer(request: Request, options: EdgeOptions): Promise<OwnAnswer | null> {
  const asked = options.cors.preflight(request);
  if (asked !== null) return { route: "preflight", response: asked };
  const pathname = pathOf(request.url);
  if (pathname === "/ready") return { route: pathname, response: await readiness(options.isReady) };
  if (pathname === "/metrics" && options.showsMetrics)
    return { route: pathname, response: await metricsResponse(options.metrics) };
  const to = relayPath(pathname);
  if (to === null) return null;
  const route = `/relay/${to.target}/*`;
  if (!options.relay.forEverybody && !options.cors.isFromAllowedPage(request))
    return { route, response: notRelayed() };
  return { route, response: await relay(request, to, options.relay) };
}

/** The path of an address, without building a URL for each request. */
function pathOf(url: string): string {
  const from = url.indexOf("/", url.indexOf("://") + 3);
  if (from < 0) return "/";
  const end = url.slice(from).search(/[?#]/);
  return end < 0 ? url.slice(from) : url.slice(from, from + end);
}

async function readiness(isReady: () => Promise<boolean>): Promise<Response> {
  const ready = await isReady();
  return Response.json({ status: ready ? "ready" : "not ready" }, { status: ready ? 200 : 503 });
}

/** The figures as an answer. */
export async function metricsResponse(metrics: Metrics): Promise<Response> {
  const { contentType, text } = await metrics.text();
  return new Response(text, { headers: { "Content-Type": contentType } });
}

function notRelayed(): Response {
  const { status, body } = failure(
    403,
    "The relay is off: start the server with --relay, or call it from an origin given with --allow-origin."
  );
  return Response.json(body, { status });
}
