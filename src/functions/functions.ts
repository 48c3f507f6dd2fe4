/**
 * The formulas of the NTROPY namespace. What stands here becomes functions.json: the generator finds
 * tagged function declarations only (an arrow function would vanish without an error) and takes the
 * parameters' names as they are, so they are spelled as Excel shows them.
 */
import { type FormulaArguments, readArguments } from "./arguments";
import type { FormulaAnswer, FormulaResult } from "./queue";
import { formulaRuntime } from "./runtime";
import { words } from "./words";

/**
 * The label of a bank transaction: what kind of spending or income it is.
 * @customfunction LABEL
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE.
 * @param [amount] Amount of money; the sign is not needed.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD.
 * @param [country] Two-letter country code of the account, such as US.
 * @param [holder_type] consumer or business; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function label(
  description: string,
  amount: unknown,
  entry_type: unknown,
  date: unknown,
  currency: unknown,
  country: unknown,
  holder_type: unknown,
  invocation: CustomFunctions.CancelableInvocation
): Promise<string> {
  return answerCell(
    [description, amount, entry_type, date, currency, country, holder_type],
    invocation,
    { preview: words.preview.label, pick: (answer) => answer.label, none: words.noLabel }
  );
}

/**
 * The merchant of a bank transaction: who was paid, or who paid.
 * @customfunction MERCHANT
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE.
 * @param [amount] Amount of money; the sign is not needed.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD.
 * @param [country] Two-letter country code of the account, such as US.
 * @param [holder_type] consumer or business; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function merchant(
  description: string,
  amount: unknown,
  entry_type: unknown,
  date: unknown,
  currency: unknown,
  country: unknown,
  holder_type: unknown,
  invocation: CustomFunctions.CancelableInvocation
): Promise<string> {
  return answerCell(
    [description, amount, entry_type, date, currency, country, holder_type],
    invocation,
    { preview: words.preview.merchant, pick: (answer) => answer.merchant, none: words.noMerchant }
  );
}

interface CellView {
  preview: string;
  pick: (answer: FormulaAnswer) => string | null;
  none: string;
}

/** The cell's value. Throws a `CustomFunctions.Error` with a reason: #VALUE! or #N/A. */
async function answerCell(
  given: FormulaArguments,
  invocation: CustomFunctions.CancelableInvocation,
  { preview, pick, none }: CellView
): Promise<string> {
  if (isPreview(invocation)) return preview;
  const read = readArguments(given);
  if (!read.ok) throw read.kind === "blank" ? notAvailable(read.reason) : invalidValue(read.reason);
  const runtime = formulaRuntime();
  if (!runtime) throw notAvailable(words.notStarted);

  const cancelled = new AbortController();
  invocation.onCanceled = () => cancelled.abort();
  const defaults = runtime.defaults();
  const result = await runtime.queue.ask(
    {
      ...read.call,
      accountHolderType: read.call.accountHolderType ?? defaults.accountHolderType,
      country: read.call.country ?? defaults.country,
      currency: read.call.currency ?? defaults.currency,
    },
    cancelled.signal
  );
  if (!result.ok) throw notAvailable(reasonOf(result));
  const text = pick(result.answer);
  if (text === null) throw notAvailable(none);
  return text;
}

/** True while Excel only previews the formula. The declared type says text, Microsoft's page true or false. */
function isPreview(invocation: CustomFunctions.Invocation): boolean {
  return String(invocation.isInValuePreview ?? false).toLowerCase() === "true";
}

function reasonOf(result: Exclude<FormulaResult, { ok: true }>): string {
  switch (result.code) {
    case "cancelled":
      return words.cancelled;
    case "timeout":
      return words.timeout;
    case "failed":
      return words.failed(result.cause, result.message);
  }
}

function invalidValue(reason: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, reason);
}

function notAvailable(reason: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, reason);
}
