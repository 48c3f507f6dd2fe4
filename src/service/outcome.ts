/** How a use case ends: with its value, or with what stood in the way, as data. */
import type { RuleFault } from "../engine/rules";
import type { AccountHolderType, Batch, ModelStatus } from "../model";

/** What stood in the way. Status codes and words are the API's. */
export type Problem =
  | { code: "account_holder_not_found"; ids: string[] }
  | { code: "account_holder_exists"; id: string }
  | { code: "account_holder_types_differ"; from: AccountHolderType; to: AccountHolderType }
  | { code: "transaction_not_found"; id: string }
  | { code: "not_answered"; id: string }
  | { code: "batch_not_found"; id: string }
  | { code: "batch_not_ready"; id: string; status: Batch["status"] }
  | { code: "category_set_not_found"; id: string }
  | { code: "not_on_this_device" }
  | { code: "rule_invalid"; faults: RuleFault[] }
  | { code: "rule_not_found"; id: string }
  | { code: "rule_index_not_found"; index: string; count: number }
  | { code: "rules_too_large"; maximumBytes: number }
  | { code: "model_not_found"; name: string; asked: "resource" | "parameter" }
  | { code: "model_not_ready"; name: string; status: ModelStatus }
  | { code: "model_labels_too_many"; labels: number; maximum: number }
  | { code: "models_too_many"; maximum: number }
  | { code: "model_candidate_not_found"; name: string }
  | { code: "model_exists"; name: string }
  | { code: "model_file_unreadable"; why: ModelFileFault }
  | { code: "entity_not_found"; asked: string }
  | { code: "entity_id_invalid"; id: string }
  | { code: "statement_not_found"; id: string }
  | { code: "statement_not_ready"; id: string }
  | { code: "statement_too_large"; maximumBytes: number }
  | { code: "statement_unreadable"; message: string }
  | { code: "report_not_found"; id: string }
  | { code: "correction_not_found"; id: string }
  | { code: "correction_without_words"; words: string }
  | { code: "corrections_too_many"; maximum: number }
  | { code: "webhook_not_found"; id: string }
  | { code: "too_many_webhooks"; maximum: number }
  | { code: "entity_question_invalid"; given: "both" | "neither" };

/** Why a file is no model that we can use. */
export type ModelFileFault = "not_a_model" | "newer" | "other_version" | "damaged";

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** A use case that reached its end. */
export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** A use case that was stopped by something its caller can mend. */
export function stopped(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
