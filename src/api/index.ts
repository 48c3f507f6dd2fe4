/** The API as a function from `Request` to `Response`. */
export { createApi, DEFAULT_MAXIMUM_BODY_BYTES, OPERATIONS } from "./api";
export type { Api, ApiOptions, Authenticate, Limits, RequestFacts } from "./api";
export { createEmbeddedApi, EMBEDDED_TENANT } from "./embedded";
export type { EmbeddedApiOptions } from "./embedded";
export { failure } from "./errors";
export type { ErrorReply } from "./errors";
export type { Operation } from "./operation";
export { requestIdOf } from "./request-id";
export { ENRICHED_FIELDS, FULL_VIEW } from "./view";
export type { EnrichedField, View } from "./view";
