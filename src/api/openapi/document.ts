/** OpenAPI 3.1 documents, made from the operations as data: one for each version of the API. */
import { type z } from "zod";
import type { Operation } from "../operation";
import { errorStatusesOf, errorSchemas, statusWords, type ErrorSchemaName } from "./errors";
import { createSchemaBook, jsonSchemaOf, type JsonSchema, type SchemaBook } from "./schema-book";

export const API_VERSIONS = ["v1", "v2", "v3"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

export interface ParameterObject {
  name: string;
  in: "path" | "query";
  required: boolean;
  description?: string;
  "x-ntropy-addition"?: true;
  schema: JsonSchema;
}

interface Content {
  [mediaType: string]: { schema: JsonSchema };
}

export interface ResponseObject {
  description: string;
  headers: Record<string, { $ref: string }>;
  content?: Content;
}

export interface OperationObject {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: ParameterObject[];
  requestBody?: { required: true; content: Content };
  responses: Record<string, ResponseObject>;
  /** Empty where no key is needed. */
  security?: [];
  "x-ntropy-addition"?: true;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string; description: string }[];
  security: { apiKey: [] }[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<Operation["method"], OperationObject>>>;
  components: {
    securitySchemes: Record<string, unknown>;
    headers: Record<string, unknown>;
    schemas: Record<string, JsonSchema>;
  };
}

/** Version numbers of the documents: of the contract, and of what we make of it. */
const NUMBERS: Record<ApiVersion, string> = { v1: "1.0.0", v2: "2.0.0", v3: "3.0.0" };

/** Which version's document an operation stands in. The one health route serves v1 and v2. */
export function versionsOf({ path }: Pick<Operation, "path">): readonly ApiVersion[] {
  if (path.startsWith("/v3/")) return ["v3"];
  if (path.startsWith("/v2/") || path.startsWith("/datasources/")) return ["v2"];
  return path === "/health" ? ["v1", "v2"] : ["v1"];
}

/** The document of a version. It takes some hundredths of a second to make; keep it. */
export function openApiDocument(version: ApiVersion, all: readonly Operation[]): OpenApiDocument {
  const operations = all.filter((one) => versionsOf(one).includes(version));
  const book = createSchemaBook();
  const paths: OpenApiDocument["paths"] = {};
  for (const one of operations)
    paths[one.path] = { ...paths[one.path], [one.method]: operationObject(one, book) };
  return {
    openapi: "3.1.0",
    info: {
      title: `Transaction enrichment, ${version}`,
      version: NUMBERS[version],
      description:
        "Ntropy's contract, served by this host. What the contract does not have is marked x-ntropy-addition.",
    },
    servers: [{ url: "/", description: "The host that serves this document" }],
    security: [{ apiKey: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-API-KEY" } },
      headers: HEADERS,
      schemas: book.components(),
    },
  };
}

const HEADERS = {
  "X-Request-ID": {
    description: "The request's own id where it sent one, else a new one; tell it with a question",
    schema: { type: "string" },
  },
  "Retry-After": { description: "Seconds to wait", schema: { type: "integer", minimum: 1 } },
};

/** A name for programs: `get_v3_transactions_id`. */
export function operationIdOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return [method, ...path.split(/\W+/).filter((step) => step !== "")].join("_");
}

function operationObject(one: Operation, book: SchemaBook): OperationObject {
  const { path, query, body } = one.schemas;
  return {
    operationId: operationIdOf(one),
    summary: one.summary,
    tags: [one.tag],
    parameters: [...parametersOf(path, "path"), ...parametersOf(query, "query")],
    ...(body === undefined ? {} : { requestBody: requestBody(one, body, book) }),
    responses: { ...answersOf(one, book), ...errorsOf(one, book) },
    ...(one.isOpen ? { security: [] } : {}),
    ...(one.isAddition ? { "x-ntropy-addition": true } : {}),
  };
}

function parametersOf(
  schema: z.ZodObject | undefined,
  place: ParameterObject["in"]
): ParameterObject[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, "input");
  return Object.entries(properties).flatMap(([name, found]): ParameterObject[] => {
    if (typeof found === "boolean") return [];
    const { description, "x-ntropy-addition": addition, ...rest } = found;
    return [
      {
        name,
        in: place,
        required: place === "path" || required.includes(name),
        ...(description === undefined ? {} : { description }),
        ...(addition === true ? { "x-ntropy-addition": true } : {}),
        schema: rest,
      },
    ];
  });
}

function requestBody(
  { bodyKind }: Operation,
  body: z.ZodType,
  book: SchemaBook
): NonNullable<OperationObject["requestBody"]> {
  const schema = book.add(body, "input");
  return bodyKind === "multipart"
    ? { required: true, content: { "multipart/form-data": { schema: withFiles(schema) } } }
    : { required: true, content: { "application/json": { schema } } };
}

/** What of a form JSON Schema has no word for is a file. */
function withFiles(form: JsonSchema): JsonSchema {
  const properties = Object.entries(form.properties ?? {}).map(([name, field]) => {
    const isFile = typeof field === "object" && Object.keys(field).length === 0;
    return [
      name,
      isFile ? { type: "string", contentMediaType: "application/octet-stream" } : field,
    ];
  });
  return { ...form, properties: Object.fromEntries(properties) };
}

const REQUEST_ID = { "X-Request-ID": { $ref: "#/components/headers/X-Request-ID" } };
const RETRY_AFTER = { "Retry-After": { $ref: "#/components/headers/Retry-After" } };

function answersOf({ answers }: Operation, book: SchemaBook): Record<string, ResponseObject> {
  const responses = Object.entries(answers).map(([status, { description, schema }]) => {
    const content =
      schema === null
        ? {}
        : { content: { "application/json": { schema: book.add(schema, "output") } } };
    return [status, { description, headers: REQUEST_ID, ...content }] as const;
  });
  return Object.fromEntries(responses);
}

function errorsOf(one: Operation, book: SchemaBook): Record<string, ResponseObject> {
  const responses = errorStatusesOf(one).map(({ status, schema }) => {
    const response: ResponseObject = {
      description: statusWords(status),
      headers: status === 429 ? { ...REQUEST_ID, ...RETRY_AFTER } : REQUEST_ID,
      content: { "application/json": { schema: errorSchema(schema, book) } },
    };
    return [String(status), response] as const;
  });
  return Object.fromEntries(responses);
}

function errorSchema(name: ErrorSchemaName, book: SchemaBook): JsonSchema {
  return book.add(errorSchemas[name], "output");
}
