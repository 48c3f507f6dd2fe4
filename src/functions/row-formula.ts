/** Answers a formula on rows: one cell, or as many as the range of descriptions has. */
import type { FormulaAnswer } from "../client/session";
import type { FormulaCall, FunctionWords, ReadArguments } from "./arguments";
import {
  cancelSignal,
  type CellResult,
  invalidValue,
  isPreview,
  notAvailable,
  reasonOf,
  textCell,
} from "./outcome";
import type { FormulaResult } from "./queue";
import { type FormulaArguments, readRowArguments } from "./row-arguments";
import { type FormulaDefaults, formulaRuntime, functionWords } from "./runtime";

/** A part of an answer that a formula shows. */
export type RowField = keyof FunctionWords["none"];

/** What stands above the column where the range has a heading; English, as Enrich writes it. */
export const FIELD_HEADERS: Readonly<Record<RowField, string>> = {
  label: "Label",
  group: "Category group",
  accounting: "Accounting",
  merchant: "Merchant",
  website: "Website",
  logo: "Logo",
  mcc: "MCC",
  location: "Location",
  person: "Person",
  intermediary: "Intermediary",
  confidence: "Confidence",
};

/** The contract's words for not knowing; no labels. */
const NO_LABELS: ReadonlySet<string> = new Set([
  "not enough information",
  "missing account holder information",
]);

/** The label, null where the words only say that there is none. */
export function knownLabel({ label }: FormulaAnswer): string | null {
  return label === null || NO_LABELS.has(label) ? null : label;
}

/** What an answer says of a field; null where nothing is known. */
export function fieldOf(answer: FormulaAnswer, field: RowField): string | number | null {
  switch (field) {
    case "label":
      return knownLabel(answer);
    case "group":
      return answer.group !== null && NO_LABELS.has(answer.group) ? null : answer.group;
    case "accounting":
    case "merchant":
    case "website":
    case "logo":
    case "location":
    case "person":
      return answer[field];
    case "mcc":
      return answer.mcc[0] ?? null;
    case "intermediary":
      return answer.intermediaries.length === 0 ? null : answer.intermediaries.join(", ");
    case "confidence":
      return knownLabel(answer) === null ? null : answer.confidence;
  }
}

/** A call with what the workbook says where the formula says nothing. */
export function withDefaults(call: FormulaCall, defaults: FormulaDefaults): FormulaCall {
  return {
    ...call,
    accountHolderType: call.accountHolderType ?? defaults.accountHolderType,
    country: call.country ?? defaults.country,
    currency: call.currency ?? defaults.currency,
  };
}

/**
 * The value of a formula on rows. Throws a `CustomFunctions.Error` with a reason where the whole formula
 * has none; in a range each cell has its own, and blank rows stay blank.
 */
export async function answerRows(
  field: RowField,
  given: FormulaArguments,
  invocation: CustomFunctions.CancelableInvocation
): Promise<CellResult[][]> {
  const words = functionWords();
  if (isPreview(invocation)) return [[words.preview[field]]];
  const read = readRowArguments(given, words);
  if (!read.ok) throw invalidValue(read.reason);
  const rows = read.kind === "cell" ? [[read.cell]] : read.rows;
  if (read.kind === "cell" && !read.cell.ok) throw errorOf(read.cell);
  const runtime = formulaRuntime();
  if (!runtime) throw notAvailable(words.notStarted);

  const defaults = runtime.defaults();
  const calls = rows.flatMap((row) =>
    row.flatMap((cell) =>
      cell !== "heading" && cell.ok ? [withDefaults(cell.call, defaults)] : []
    )
  );
  const results = await runtime.queue.ask(calls, cancelSignal(invocation));
  // An engine that does not answer at all is said once, not in every cell.
  const broken = results.find((result) => !result.ok && result.code !== "unanswered");
  if (broken !== undefined && !broken.ok) throw notAvailable(reasonOf(broken, words));
  let next = 0;
  const shown = rows.map((row) =>
    row.map((cell): CellResult => {
      if (cell === "heading") return FIELD_HEADERS[field];
      if (!cell.ok) return cell.kind === "blank" ? "" : errorOf(cell);
      return resultCell(results[next++], field, words);
    })
  );
  const only = read.kind === "cell" ? shown[0]?.[0] : undefined;
  if (only instanceof CustomFunctions.Error) throw only;
  return shown;
}

function errorOf(read: ReadArguments & { ok: false }): CustomFunctions.Error {
  return read.kind === "invalid" ? invalidValue(read.reason) : notAvailable(read.reason);
}

function resultCell(
  result: FormulaResult | undefined,
  field: RowField,
  words: FunctionWords
): CellResult {
  if (result === undefined) return notAvailable(words.unanswered);
  if (!result.ok) return notAvailable(reasonOf(result, words));
  const value = fieldOf(result.answer, field);
  if (value === null) return notAvailable(words.none[field]);
  return typeof value === "number" ? value : textCell(value);
}
