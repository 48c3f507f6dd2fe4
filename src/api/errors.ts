/**
 * Error answers of the contract (section 2.1): a JSON object whose `detail` is a sentence, or for 422
 * a list that names each field. The words are written here, for a person who reads a log or a pane.
 */
import { z } from "zod";
import type { ModelFileFault, Problem } from "../service";

/** One thing wrong with a request, FastAPI's shape. */
export interface FieldError {
  /** Where: `["body", "data", 3, "amount"]`, `["query", "limit"]`. */
  loc: (string | number)[];
  msg: string;
  /** A word for programs, as `missing`, `invalid_type`, `too_big`. */
  type: string;
}

export interface ErrorReply {
  status: number;
  body: { detail: string | FieldError[]; missingIds?: string[] };
  headers?: Record<string, string>;
}

const ErrorBody = z.object({
  detail: z.union([
    z.string(),
    z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
  ]),
});

/** Most field errors in one answer: a wrong column would otherwise be told 25,000 times. */
export const MAXIMUM_FIELD_ERRORS = 50;

/** The body or a parameter does not match: 422, in v1 400. */
export function invalid(errors: readonly FieldError[], status: 400 | 422 = 422): ErrorReply {
  return { status, body: { detail: errors.slice(0, MAXIMUM_FIELD_ERRORS) } };
}

/** An error answer with a sentence. */
export function failure(status: number, detail: string): ErrorReply {
  return { status, body: { detail } };
}

/**
 * A reply as an operation says it: some of v2 say `details`, in one text, for `detail` (contract
 * section 2.1).
 */
export function inWordsOf<Any extends { status: number; body?: unknown }>(
  { errorKey }: { errorKey: "detail" | "details" },
  reply: Any
): Any | (Omit<Any, "body"> & { body: { details: string } }) {
  if (errorKey === "detail" || reply.status < 400) return reply;
  const body = ErrorBody.safeParse(reply.body);
  if (!body.success) return reply;
  const { detail } = body.data;
  const text =
    typeof detail === "string"
      ? detail
      : detail.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ");
  return { ...reply, body: { details: text } };
}

/** What zod found wrong with `value`, in FastAPI's shape, below `loc`. */
export function fieldErrors(
  loc: (string | number)[],
  error: z.ZodError,
  value: unknown
): FieldError[] {
  return error.issues.slice(0, MAXIMUM_FIELD_ERRORS).map((issue) => {
    const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
    const isMissing = valueAt(value, path) === undefined;
    return {
      loc: [...loc, ...path],
      msg: isMissing ? "field required" : issue.message,
      type: isMissing ? "missing" : issue.code,
    };
  });
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      at !== null && typeof at === "object" ? (at as Record<string | number, unknown>)[part] : at,
    value
  );
}

const MODEL_FILE_FAULTS: Record<ModelFileFault, string> = {
  not_a_model: "The file is no custom model.",
  newer: "The custom model comes from a newer version. Update this one.",
  other_version:
    "The custom model comes from a version that reads texts in another way. Train it again.",
  damaged: "The file is damaged: what it holds is not what was put into it.",
};

/** Words and status of what stopped a use case. */
export function problemReply(problem: Problem): ErrorReply {
  switch (problem.code) {
    case "account_holder_not_found":
      return {
        status: 404,
        body: {
          detail:
            problem.ids.length === 1
              ? `Account holder not found: ${quoted(problem.ids)}.`
              : `Account holders not found: ${quoted(problem.ids)}.`,
          missingIds: problem.ids,
        },
      };
    case "account_holder_exists":
      return failure(400, `An account holder with id ${quoted([problem.id])} already exists.`);
    case "account_holder_types_differ":
      return failure(
        400,
        `The transaction belongs to a ${problem.from} account holder and cannot be assigned to a ${problem.to} one.`
      );
    case "transaction_not_found":
      return failure(404, `Transaction not found: ${quoted([problem.id])}.`);
    case "not_answered":
      return failure(500, `The transaction ${quoted([problem.id])} could not be answered.`);
    case "batch_not_found":
      return failure(404, `Batch not found: ${quoted([problem.id])}.`);
    case "batch_not_ready":
      return failure(409, `The batch is still ${problem.status}; its results are not ready yet.`);
    case "category_set_not_found":
      return failure(404, `Category set not found: ${quoted([problem.id])}.`);
    case "not_on_this_device":
      return failure(403, "This service keeps data of others too: ask whoever runs it.");
    case "rule_invalid":
      return {
        status: 400,
        body: {
          detail: problem.faults.slice(0, MAXIMUM_FIELD_ERRORS).map(({ path, message, code }) => ({
            loc: ["body", ...path],
            msg: message,
            type: code,
          })),
        },
      };
    case "rule_not_found":
      return failure(400, `Rule not found: ${quoted([problem.id])}.`);
    case "rule_index_not_found":
      return failure(
        400,
        problem.count === 0
          ? `There is no rule at index ${quoted([problem.index])}: the list is empty.`
          : `There is no rule at index ${quoted([problem.index])}: the list goes from 0 to ${problem.count - 1}.`
      );
    case "rules_too_large":
      return failure(413, `The rules together are larger than ${problem.maximumBytes} bytes.`);
    case "model_not_found":
      return failure(
        problem.asked === "resource" ? 404 : 400,
        `There is no custom model named ${quoted([problem.name])}.`
      );
    case "model_not_ready":
      return failure(
        409,
        `The custom model ${quoted([problem.name])} is not ready: its status is ${problem.status}.`
      );
    case "model_labels_too_many":
      return failure(
        400,
        `The transactions have ${problem.labels} different labels; a model knows at most ${problem.maximum}.`
      );
    case "models_too_many":
      return failure(
        400,
        `There are ${problem.maximum} custom models already; delete one before you train another.`
      );
    case "model_candidate_not_found":
      return failure(404, `No training of ${quoted([problem.name])} waits to be kept.`);
    case "model_exists":
      return failure(409, `There is a custom model named ${quoted([problem.name])} already.`);
    case "model_file_unreadable":
      return failure(400, MODEL_FILE_FAULTS[problem.why]);
    case "entity_not_found":
      return failure(404, `Entity not found: ${quoted([problem.asked])}.`);
    case "entity_id_invalid":
      return failure(400, `id must be a UUID, not ${quoted([problem.id])}.`);
    case "statement_not_found":
      return failure(404, `Bank statement not found: ${quoted([problem.id])}.`);
    case "statement_not_ready":
      return failure(409, "The bank statement is still processing; its results are not ready yet.");
    case "statement_too_large":
      return failure(
        413,
        `The file has ${problem.maximumBytes} bytes or more. Send a smaller one.`
      );
    case "statement_unreadable":
      return failure(400, `The bank statement could not be read: ${problem.message}`);
    case "report_not_found":
      return failure(404, `Report not found: ${quoted([problem.id])}.`);
    case "correction_not_found":
      return failure(404, `Learned correction not found: ${quoted([problem.id])}.`);
    case "correction_without_words":
      return failure(
        400,
        `There is no word in ${quoted([problem.words])}: numbers, dates and references alone are not looked for.`
      );
    case "corrections_too_many":
      return failure(
        400,
        `There are ${problem.maximum} learned corrections, the most there may be. Delete one first.`
      );
    case "webhook_not_found":
      return failure(404, `Webhook not found: ${quoted([problem.id])}.`);
    case "too_many_webhooks":
      return failure(
        400,
        `There are ${problem.maximum} webhooks, the most a key may have. Delete one first.`
      );
    case "entity_question_invalid":
      return failure(
        400,
        problem.given === "both"
          ? "name and website exclude each other: give one of them."
          : "Give a name or a website."
      );
  }
}

/** Ids as a sentence may hold them: JSON strings, so that no id breaks out of its quotes; ten at most. */
function quoted(ids: readonly string[]): string {
  const shown = ids.slice(0, 10).map((id) => JSON.stringify(id.slice(0, 256)));
  return ids.length > 10 ? `${shown.join(", ")} and ${ids.length - 10} more` : shown.join(", ");
}
