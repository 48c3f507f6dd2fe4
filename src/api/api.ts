/**
 * The API: one function from `Request` to `Response`, on web standards alone, so that it runs in the
 * add-in's worker, in Node and in tests alike. Routing is hono's; every operation is data (see
 * `operation.ts`), from which the routes and the OpenAPI documents are made.
 */
import { Hono, type Context } from "hono";
import type { ServicePorts, TenantId } from "../service";
import { readJson } from "./body";
import { failure, invalid, type ErrorReply } from "./errors";
import { jsonResponse } from "./json-response";
import type { Operation, Reply } from "./operation";
import { healthOperations } from "./health";
import { accountHolderOperationsV2 } from "./v2/account-holders";
import { catalogueOperationsV2 } from "./v2/catalogue";
import { entityOperationsV2 } from "./v2/entities";
import { transactionOperationsV2 } from "./v2/transactions";
import { accountHolderOperations } from "./v3/account-holders";
import { batchOperations } from "./v3/batches";
import { categoryOperations } from "./v3/categories";
import { entityOperations } from "./v3/entities";
import { ruleOperations } from "./v3/rules";
import { transactionOperations } from "./v3/transactions";

/** Every operation served. */
export const OPERATIONS: readonly Operation[] = [
  ...transactionOperations,
  ...batchOperations,
  ...accountHolderOperations,
  ...categoryOperations,
  ...ruleOperations,
  ...transactionOperationsV2,
  ...accountHolderOperationsV2,
  ...catalogueOperationsV2,
  ...entityOperations,
  ...entityOperationsV2,
  ...healthOperations,
];

/** Most bytes of a body: a full batch whose descriptors all have 1,024 characters has some 32 MB. */
export const DEFAULT_MAXIMUM_BODY_BYTES = 64 * 1024 * 1024;

/** Who asks. Built in there is one tenant and no key; the server looks the key up. */
export type Authenticate = (
  request: Request
) => Promise<{ ok: true; tenant: TenantId } | { ok: false; error: ErrorReply }>;

export interface ApiOptions {
  ports: ServicePorts;
  authenticate: Authenticate;
  maximumBodyBytes?: number;
  /** Told of faults of ours, which the caller sees as a bare 500. Never given a body or a key. */
  onFault?: (error: unknown, requestId: string) => void;
}

/** The API as a function. It answers every request and never rejects. */
export type Api = (request: Request) => Promise<Response>;

/** Puts the API together over its ports. */
export function createApi(options: ApiOptions): Api {
  const { ports, onFault = () => {} } = options;
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.res.headers.set("X-Request-ID", requestId(context, ports));
  });
  for (const [path, operations] of byPath(OPERATIONS)) {
    const route = path.replace(/\{(\w+)\}/g, ":$1");
    for (const one of operations)
      app.on(one.method.toUpperCase(), route, (context) => answer(context, one, options));
    const allowed = operations.map((one) => one.method.toUpperCase());
    app.all(route, () =>
      respond({ ...failure(405, "Method not allowed."), headers: { Allow: allowed.join(", ") } })
    );
  }
  app.notFound(() => respond(failure(404, "There is nothing at this address.")));
  app.onError((error, context) => {
    onFault(error, requestId(context, ports));
    return respond(failure(500, "The service failed to answer."));
  });
  return async (request) => app.fetch(request);
}

/** Who asks an operation that needs no key. */
const NOBODY = { ok: true, tenant: "" } as const;

async function answer(
  context: Context,
  one: Operation,
  { ports, authenticate, maximumBodyBytes = DEFAULT_MAXIMUM_BODY_BYTES }: ApiOptions
): Promise<Response> {
  const who = one.isOpen ? NOBODY : await authenticate(context.req.raw);
  if (!who.ok) return respond(who.error);
  let json: unknown;
  if (one.readsBody) {
    const read = await readJson(context.req.raw, maximumBodyBytes);
    if (!read.ok) {
      return respond(
        read.reason === "too_large"
          ? failure(413, `The body is larger than ${maximumBodyBytes} bytes.`)
          : invalid([{ loc: ["body"], msg: read.detail, type: "json_invalid" }])
      );
    }
    json = read.json;
  }
  const query = Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? "") : values,
    ])
  );
  return respond(await one.run(ports, who.tenant, { path: context.req.param(), query, json }));
}

function respond({ status, body, headers = {} }: Reply): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return jsonResponse(body, { status, headers });
}

/** The caller's own request id where it is one that may stand in a header and a log, else a new one. */
function requestId(context: Context, ports: ServicePorts): string {
  const known: unknown = context.get("requestId");
  if (typeof known === "string") return known;
  const given = context.req.header("X-Request-ID") ?? "";
  const id = /^[A-Za-z0-9_-]{1,128}$/.test(given) ? given : ports.ids.uuid().replaceAll("-", "");
  context.set("requestId", id);
  return id;
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const one of operations) {
    const at = paths.get(one.path);
    if (at === undefined) paths.set(one.path, [one]);
    else at.push(one);
  }
  return paths;
}
