/** The API as a function from `Request` to `Response`. */
export { createApi, DEFAULT_MAXIMUM_BODY_BYTES, OPERATIONS } from "./api";
export type { Api, ApiOptions, Authenticate } from "./api";
export { createEmbeddedApi, EMBEDDED_TENANT } from "./embedded";
export type { EmbeddedApiOptions } from "./embedded";
export { failure } from "./errors";
export type { ErrorReply } from "./errors";
