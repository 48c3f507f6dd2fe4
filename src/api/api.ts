/**
 * The API: one function from `Request` to `Response`, on web standards alone, so that it runs in the
 * add-in's worker, in Node and in tests alike. Routing is hono's; every operation is data (see
 * `operation.ts`), from which the routes and the OpenAPI documents are made.
 */
import { Hono, type Context } from "hono";
import type { ServicePorts, TenantId } from "../service";
import { readBody, type BodyRead } from "./body";
import { failure, inWordsOf, invalid, type ErrorReply } from "./errors";
import { jsonResponse } from "./json-response";
import type { Operation, Reply } from "./operation";
import { serveDocuments } from "./openapi/site";
import { requestIdOf } from "./request-id";
import { FULL_VIEW, showerOf, type Shower, type View } from "./view";
import { healthOperations } from "./health";
import { classifierOperations } from "./v1/classifier";
import { factOperations } from "./v1/facts";
import { reportOperationsV1 } from "./v1/report";
import { accountHolderOperationsV2 } from "./v2/account-holders";
import { hierarchyOperationsV2 } from "./v2/hierarchies";
import { metricOperationsV2 } from "./v2/metrics";
import { holderHistoryOperationsV2 } from "./v2/holder-history";
import { holderLedgerOperationsV2 } from "./v2/holder-ledger";
import { catalogueOperationsV2 } from "./v2/catalogue";
import { entityOperationsV2 } from "./v2/entities";
import { modelOperationsV2 } from "./v2/models";
import { reportOperationsV2 } from "./v2/reports";
import { ruleOperationsV2 } from "./v2/rules";
import { statementOperationsV2 } from "./v2/statements";
import { transactionOperationsV2 } from "./v2/transactions";
import { accountHolderOperations } from "./v3/account-holders";
import { accountReportOperations } from "./v3/account-report";
import { batchOperations } from "./v3/batches";
import { categoryOperations } from "./v3/categories";
import { correctionOperations } from "./v3/corrections";
import { entityOperations } from "./v3/entities";
import { evaluationOperations } from "./v3/evaluate";
import { reportOperations } from "./v3/reports";
import { ruleOperations } from "./v3/rules";
import { ruleTrialOperations } from "./v3/rules-dry-run";
import { modelOperations } from "./v3/models";
import { ruleListOperations } from "./v3/rules-list";
import { statementOperations } from "./v3/statements";
import { storedOperations } from "./v3/stored";
import { transactionOperations } from "./v3/transactions";
import { webhookOperations } from "./v3/webhooks";

/** Every operation served. */
export const OPERATIONS: readonly Operation[] = [
  ...transactionOperations,
  ...batchOperations,
  ...accountHolderOperations,
  ...accountReportOperations,
  ...categoryOperations,
  ...ruleTrialOperations,
  ...ruleListOperations,
  ...evaluationOperations,
  ...modelOperations,
  ...ruleOperations,
  ...reportOperations,
  ...correctionOperations,
  ...webhookOperations,
  ...statementOperations,
  ...storedOperations,
  ...transactionOperationsV2,
  ...accountHolderOperationsV2,
  ...holderLedgerOperationsV2,
  ...holderHistoryOperationsV2,
  ...metricOperationsV2,
  ...hierarchyOperationsV2,
  ...reportOperationsV2,
  ...statementOperationsV2,
  ...catalogueOperationsV2,
  ...ruleOperationsV2,
  ...modelOperationsV2,
  ...entityOperations,
  ...entityOperationsV2,
  ...classifierOperations,
  ...factOperations,
  ...reportOperationsV1,
  ...healthOperations,
];

/** Most bytes of a body: a full batch whose descriptors all have 1,024 characters has some 32 MB. */
export const DEFAULT_MAXIMUM_BODY_BYTES = 64 * 1024 * 1024;

/**
 * Who asks, and what they may see (everything where nothing is said). Built in there is one tenant and
 * no key; the server looks the key up.
 */
export type Authenticate = (
  request: Request
) => Promise<{ ok: true; tenant: TenantId; view?: View } | { ok: false; error: ErrorReply }>;

/** How much a tenant may ask. */
export interface Limits {
  /** Asked before a body is read; `done` is called when the request has been answered. */
  admit(
    tenant: TenantId,
    one: Operation
  ): Promise<{ ok: true; done: () => void } | { ok: false; error: ErrorReply }>;
  /** Takes credits; answers with what is said instead where there are too few. */
  spend(tenant: TenantId, credits: number): Promise<ErrorReply | null>;
}

/** What a log may tell of a request that was answered. */
export interface RequestFacts {
  /** The operation's path with its parameters unfilled; null where no operation was asked for. */
  route: string | null;
  /** Null where nobody asked, or nobody known. */
  tenant: TenantId | null;
}

export interface ApiOptions {
  ports: ServicePorts;
  authenticate: Authenticate;
  /** None where left out. */
  limits?: Limits;
  maximumBodyBytes?: number;
  /**
   * Whether answers are made as text at once, which is faster where they leave the process; otherwise
   * the text is made when it is read.
   */
  answersText?: boolean;
  /** Told of each request when it has been answered. */
  onAnswered?: (request: Request, facts: RequestFacts) => void;
  /** Told of faults of ours, which the caller sees as a bare 500. Never given a body or a key. */
  onFault?: (error: unknown, requestId: string) => void;
}

/** The API as a function. It answers every request and never rejects. */
export type Api = (request: Request) => Promise<Response>;

interface Variables {
  requestId: string;
  facts: RequestFacts;
}
type ApiContext = Context<{ Variables: Variables }>;

/** Puts the API together over its ports. */
export function createApi(options: ApiOptions): Api {
  const { ports, answersText = false, onFault = () => {}, onAnswered = () => {} } = options;
  // With or without a slash at the end: v2 has paths of either kind.
  const app = new Hono<{ Variables: Variables }>({ strict: false });
  const respond = responder(answersText);

  app.use(async (context, next) => {
    const { headers } = context.req.raw;
    context.set("requestId", requestIdOf(headers.get("X-Request-ID"), ports.ids.uuid));
    context.set("facts", { route: null, tenant: null });
    await next();
    context.res.headers.set("X-Request-ID", context.get("requestId"));
    onAnswered(context.req.raw, context.get("facts"));
  });
  for (const [path, operations] of byPath(OPERATIONS)) {
    const route = path.replace(/\{(\w+)\}/g, ":$1").replace(/\/$/, "");
    for (const one of operations) {
      const answer = answerer(one, options);
      app.on(one.method.toUpperCase(), route, async (context) => respond(await answer(context)));
    }
    const allowed = operations.map((one) => one.method.toUpperCase());
    app.all(route, (context) => {
      context.get("facts").route = path;
      return respond(notAllowed(allowed));
    });
  }
  serveDocuments(app, OPERATIONS, () => respond(notAllowed(["GET"])));
  app.notFound(() => respond(failure(404, "There is nothing at this address.")));
  app.onError((error, context) => {
    onFault(error, context.get("requestId"));
    return respond(failure(500, "The service failed to answer."));
  });
  return async (request) => app.fetch(request);
}

/** A known address, asked by another method. */
function notAllowed(allowed: readonly string[]): Reply {
  const reply = failure(405, `Method not allowed; this address takes ${allowed.join(", ")}.`);
  return { ...reply, headers: { Allow: allowed.join(", ") } };
}

/** Who asks an operation that needs no key. */
const NOBODY: { ok: true; tenant: TenantId; view?: View } = { ok: true, tenant: "" };

/** Answers requests for an operation: who asks, whether they may, what they sent, what they see. */
function answerer(one: Operation, options: ApiOptions): (context: ApiContext) => Promise<Reply> {
  const { authenticate, limits } = options;
  const shows = showersOf(one);
  return async (context) => {
    const facts = context.get("facts");
    facts.route = one.path;
    const who = one.isOpen ? NOBODY : await authenticate(context.req.raw);
    if (!who.ok) return inWordsOf(one, who.error);
    const { tenant, view = FULL_VIEW } = who;
    if (!one.isOpen) facts.tenant = tenant;
    const admission = one.isOpen ? undefined : await limits?.admit(tenant, one);
    if (admission?.ok === false) return inWordsOf(one, admission.error);
    try {
      const reply = inWordsOf(one, await run(context, one, tenant, options));
      const shower = view === FULL_VIEW ? undefined : shows.get(reply.status);
      return shower === undefined ? reply : { ...reply, body: shower(reply.body, view) };
    } finally {
      admission?.done();
    }
  };
}

/** By status, of those answers that hold something a view could hide. */
function showersOf({ answers }: Operation): Map<number, Shower> {
  const showers = new Map<number, Shower>();
  for (const [status, { schema }] of Object.entries(answers)) {
    const shower = schema === null ? null : showerOf(schema);
    if (shower !== null) showers.set(Number(status), shower);
  }
  return showers;
}

async function run(
  context: ApiContext,
  one: Operation,
  tenant: TenantId,
  { ports, limits, maximumBodyBytes = DEFAULT_MAXIMUM_BODY_BYTES }: ApiOptions
): Promise<Reply> {
  const most = Math.min(maximumBodyBytes, one.maximumBodyBytes ?? maximumBodyBytes);
  const read = await readBody(context.req.raw, one.bodyKind, most);
  if (!read.ok) return bodyRefused(read, most, one.invalidStatus);
  const { json } = read;
  const query = Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? "") : values,
    ])
  );
  const spend =
    limits === undefined ? undefined : (credits: number) => limits.spend(tenant, credits);
  return one.run(ports, tenant, { path: context.req.param(), query, json, spend });
}

function bodyRefused(
  read: BodyRead & { ok: false },
  maximumBytes: number,
  invalidStatus: Operation["invalidStatus"]
): ErrorReply {
  switch (read.reason) {
    case "too_large":
      return failure(413, `The body is larger than ${maximumBytes} bytes.`);
    case "not_json":
      return invalid([{ loc: ["body"], msg: read.detail, type: "json_invalid" }], invalidStatus);
    case "not_multipart":
      return failure(415, "Send the file as multipart/form-data, in a field named file.");
    case "form_unreadable":
      return failure(400, "The body is not readable as multipart/form-data.");
  }
}

function responder(answersText: boolean): (reply: Reply) => Response {
  return ({ status, body, headers = {} }) => {
    if (body === undefined) return new Response(null, { status, headers });
    if (!answersText) return jsonResponse(body, { status, headers });
    return new Response(JSON.stringify(body), {
      status,
      headers: { "Content-Type": "application/json", ...headers },
    });
  };
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
