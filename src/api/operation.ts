/**
 * One operation of the contract as data: where it is, what it takes, what it answers, what it does.
 * The router, the check of the input and the OpenAPI document are made from it.
 */
import type { z } from "zod";
import type { Outcome, ServicePorts, TenantId } from "../service";
import { fieldErrors, invalid, problemReply, type ErrorReply, type FieldError } from "./errors";
import { shapeFault, USUAL_SHAPE } from "./json-shape";

/** What came in, read: exactly what the operation's schemas say. */
export interface OperationInput<Path, Query, Body> {
  tenant: TenantId;
  path: Path;
  query: Query;
  body: Body;
}

/** What goes out. A body of `undefined` is no body (204). */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What reading a body came to. */
export type BodyOutcome<Body> = { ok: true; body: Body } | { ok: false; errors: FieldError[] };

/** A body, read from what JSON said; one that takes its time lets others have their turn by `pause`. */
export type BodyReader<Body, Query> = (
  json: unknown,
  query: Query,
  pause: ServicePorts["pause"]
) => BodyOutcome<Body> | Promise<BodyOutcome<Body>>;

/** As JSON, or as the fields of a form: texts, and files as web-standard `File`s. */
export type BodyKind = "json" | "multipart";

/** An operation with its types forgotten, as the router holds it. */
export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** As in OpenAPI: `/v3/transactions/{id}`. */
  path: string;
  summary: string;
  tag: string;
  schemas: {
    path?: z.ZodObject;
    query?: z.ZodObject;
    body?: z.ZodType;
  };
  /** Status and shape of the answers that are no errors; null where there is no body. */
  answers: Readonly<Record<number, { description: string; schema: z.ZodType | null }>>;
  /** Statuses of errors beside those every operation may answer. */
  errors: readonly number[];
  /** Status where path, query or body do not match their schemas. */
  invalidStatus: 400 | 422;
  /** Whether it is an operation of our own, which the contract does not have. */
  isAddition: boolean;
  /** Whether it is answered without a key; then `tenant` is empty and nothing of a tenant is read. */
  isOpen: boolean;
  /** How the body is sent; null where none is read. The router hands in what it said. */
  bodyKind: BodyKind | null;
  /** Most bytes of the body, where it is less than of other bodies. */
  maximumBodyBytes: number | null;
  /** Under which key errors stand: `details` where the contract says so (section 2.1). */
  errorKey: "detail" | "details";
  /** Whether it enriches: such operations are the ones that credits and concurrency are counted of. */
  enriches: boolean;
  run(ports: ServicePorts, tenant: TenantId, raw: RawInput): Promise<Reply>;
}

/** What came in, as the router has it. */
export interface RawInput {
  path: Record<string, string>;
  query: Record<string, string | string[]>;
  /** What JSON said, or an object of a form's fields. */
  json: unknown;
  /**
   * Asked before an operation that costs credits does its work, with their number; answers with what
   * is said instead where there are not enough. Absent: nothing is counted.
   */
  spend?: (credits: number) => Promise<ErrorReply | null>;
}

/** What `operation` takes. Schemas that are left out read nothing. */
export interface OperationDefinition<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Read,
> extends Pick<Operation, "method" | "path" | "summary" | "tag" | "answers"> {
  errors?: readonly number[];
  /** 422 where it is left out. */
  invalidStatus?: 400 | 422;
  /** Answered without a key. */
  isOpen?: boolean;
  isAddition?: boolean;
  params?: Path;
  query?: Query;
  /** Describes the body, and reads it where `readBody` does not. */
  body?: Body;
  /** JSON where it is left out. */
  bodyKind?: BodyKind;
  maximumBodyBytes?: number;
  errorKey?: Operation["errorKey"];
  readBody?: BodyReader<Read, z.output<Query>>;
  /**
   * Credits it costs (contract section 2): one for each transaction to be enriched, one for an entity
   * looked up by name.
   */
  credits?: (input: { query: z.output<Query>; body: Read }) => number;
  handle(
    ports: ServicePorts,
    input: OperationInput<z.output<Path>, z.output<Query>, Read>
  ): Promise<Reply>;
}

/** An operation from its definition. */
export function operation<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Read = z.output<Body>,
>(definition: OperationDefinition<Path, Query, Body, Read>): Operation {
  const { method, path, summary, tag, answers, errors = [], isOpen = false } = definition;
  const { params, query, body, invalidStatus = 422 } = definition;
  return {
    method,
    path,
    summary,
    tag,
    answers,
    errors,
    schemas: { path: params, query, body },
    invalidStatus,
    isAddition: definition.isAddition ?? false,
    isOpen,
    bodyKind: body === undefined ? null : (definition.bodyKind ?? "json"),
    maximumBodyBytes: definition.maximumBodyBytes ?? null,
    errorKey: definition.errorKey ?? "detail",
    enriches: definition.credits !== undefined,
    async run(ports, tenant, raw) {
      const pathRead = params?.safeParse(raw.path);
      const queryRead = query?.safeParse(raw.query);
      const wrong: FieldError[] = [];
      if (pathRead?.error) wrong.push(...fieldErrors(["path"], pathRead.error, raw.path));
      if (queryRead?.error) wrong.push(...fieldErrors(["query"], queryRead.error, raw.query));
      if (wrong.length > 0) return invalid(wrong, invalidStatus);
      const queryValue = (queryRead?.data ?? {}) as z.output<Query>;
      const read = await readBody(definition, raw.json, queryValue, ports.pause);
      if (!read.ok) return invalid(read.errors, invalidStatus);
      const credits = definition.credits?.({ query: queryValue, body: read.body }) ?? 0;
      const refused = credits > 0 ? ((await raw.spend?.(credits)) ?? null) : null;
      if (refused !== null) return refused;
      return definition.handle(ports, {
        tenant,
        path: (pathRead?.data ?? {}) as z.output<Path>,
        query: queryValue,
        body: read.body,
      });
    },
  };
}

function readBody<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Read,
>(
  definition: OperationDefinition<Path, Query, Body, Read>,
  json: unknown,
  query: z.output<Query>,
  pause: ServicePorts["pause"]
): ReturnType<BodyReader<Read, z.output<Query>>> {
  if (definition.readBody !== undefined) return definition.readBody(json, query, pause);
  if (definition.body === undefined) return { ok: true, body: undefined as Read };
  const body = unwrap(json, "body");
  const fault = shapeFault(body, USUAL_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const read = definition.body.safeParse(body);
  return read.success
    ? { ok: true, body: read.data as Read }
    : { ok: false, errors: fieldErrors(["body"], read.error, body) };
}

/**
 * What stands under `key` where an object holds that key and nothing else, and otherwise the value
 * itself: some published examples wrap a body in `{"body": …}` or `{"transactions": …}`.
 */
export function unwrap(json: unknown, key: string): unknown {
  if (json === null || typeof json !== "object" || Array.isArray(json)) return json;
  const entries = Object.entries(json);
  const [only] = entries;
  return entries.length === 1 && only !== undefined && only[0] === key ? only[1] : json;
}

/** A use case's end as an answer: its value rendered with a status, or its problem's words. */
export function replyTo<Value>(
  outcome: Outcome<Value>,
  render: (value: Value) => unknown,
  status = 200
): Reply | ErrorReply {
  return outcome.ok ? { status, body: render(outcome.value) } : problemReply(outcome.problem);
}

/** The answer to a deletion: 204 without a body, or its problem's words. */
export function emptyReply(outcome: Outcome<null>): Reply | ErrorReply {
  return outcome.ok ? { status: 204 } : problemReply(outcome.problem);
}
