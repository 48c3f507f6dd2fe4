/** Why a question was not answered, as data: its words are `settings.failed`. */
import { SessionError, type SessionErrorCode } from "../client/session";

export interface Failure {
  code: SessionErrorCode | "unknown";
  /** Of whatever refused, in its own words. */
  message: string;
}

export function failureOf(error: unknown): Failure {
  return {
    code: error instanceof SessionError ? error.code : "unknown",
    message: error instanceof Error ? error.message : String(error),
  };
}
