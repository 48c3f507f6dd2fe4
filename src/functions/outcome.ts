/** How a formula ends: values a cell may show, or Excel's own errors with a reason. */
import { shownText } from "../columns/shown-text";
import type { FunctionWords } from "./arguments";
import type { FormulaFailure } from "./queue";

/** One cell of an answer. */
export type CellResult = string | number | boolean | CustomFunctions.Error;

/** `#VALUE!`: an argument is wrong, and the reason says which and how. */
export function invalidValue(reason: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, reason);
}

/** `#N/A`: there is no answer, and the reason says why. */
export function notAvailable(reason: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, reason);
}

/**
 * Text of a bank, an API or a rule as a formula's result. A result is never read as a formula; what is
 * left to keep out are control characters, half characters and more than a cell holds.
 */
export function textCell(text: string | null): string {
  return text === null ? "" : shownText(text);
}

/** Why the queue or the worker gave no answer. */
export function reasonOf(failure: FormulaFailure, words: FunctionWords): string {
  switch (failure.code) {
    case "cancelled":
      return words.cancelled;
    case "timeout":
      return words.timeout;
    case "unanswered":
      return words.unanswered;
    case "failed":
      return words.failed(failure.cause, failure.message);
  }
}

/**
 * True while Excel only previews the formula: then nothing is asked. The declared type says text,
 * Microsoft's page true or false.
 */
export function isPreview(invocation: CustomFunctions.Invocation): boolean {
  return String(invocation.isInValuePreview ?? false).toLowerCase() === "true";
}

/** A signal that is raised when Excel no longer wants the answer. */
export function cancelSignal(invocation: CustomFunctions.CancelableInvocation): AbortSignal {
  const cancelled = new AbortController();
  invocation.onCanceled = () => cancelled.abort();
  return cancelled.signal;
}
