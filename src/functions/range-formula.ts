/** What formulas over ranges share: their errors, their questions, their rows. */
import type { QuestionAnswer, QuestionInput, QuestionName } from "../client/questions";
import { SessionError } from "../client/session";
import type { FormulaAnswer } from "../client/session";
import {
  countryOf,
  currencyOf,
  entryTypeOf,
  type FormulaCall,
  type FunctionWords,
  holderTypeOf,
  optional,
} from "./arguments";
import { type Cell, gridOf, singleOf } from "./cells";
import { invalidValue, notAvailable, reasonOf } from "./outcome";
import { failureOf } from "./queue";
import type { NamedColumns, RowsSaid, TableRead, TableRow } from "./read-table";
import { readNamedColumns } from "./read-table";
import { type FormulaRuntime, formulaRuntime, functionWords } from "./runtime";

/** After this a question counts as failed, in milliseconds. */
const PATIENCE = 120_000;

/** What one formula works with. */
export interface Working {
  runtime: FormulaRuntime;
  words: FunctionWords;
  /** Raised when Excel no longer wants the answer. */
  signal: AbortSignal;
}

/** Begins a formula; `#N/A` where the page did not start. */
export function begin(invocation: CustomFunctions.CancelableInvocation): Working {
  const words = functionWords();
  const runtime = formulaRuntime();
  if (runtime === null) throw notAvailable(words.notStarted);
  const cancelled = new AbortController();
  invocation.onCanceled = () => cancelled.abort();
  return { runtime, words, signal: cancelled.signal };
}

/** The rows of a range; `#VALUE!` with the reason where it cannot be read. */
export function rowsOf(read: TableRead): TableRow[] {
  if (!read.ok) throw invalidValue(read.reason);
  return read.rows;
}

/** Answers of the data rows among rows, by the row's place; `#N/A` where the engine does not answer. */
export async function answersOf(
  { runtime, words, signal }: Working,
  rows: readonly TableRow[]
): Promise<Map<number, FormulaAnswer>> {
  const asked = dataOf(rows);
  const results = await runtime.queue.ask(
    asked.map(({ call }) => call),
    signal
  );
  const answers = new Map<number, FormulaAnswer>();
  results.forEach((result, index) => {
    const place = asked[index]?.place;
    if (result.ok && place !== undefined) answers.set(place, result.answer);
    // A row the engine stumbles over stays blank; an engine that does not answer is said.
    else if (!result.ok && result.code !== "unanswered")
      throw notAvailable(reasonOf(result, words));
  });
  return answers;
}

/** The data rows with their places. */
export function dataOf(rows: readonly TableRow[]): { place: number; call: FormulaCall }[] {
  return rows.flatMap((row, place) => (row.kind === "data" ? [{ place, call: row.call }] : []));
}

/** Asks a question and always comes to an end: with the answer, cancelled, or out of patience. */
export async function askFor<Name extends QuestionName>(
  { runtime, words, signal }: Working,
  name: Name,
  input: QuestionInput<Name>
): Promise<QuestionAnswer<Name>> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    cancel();
  }, PATIENCE);
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await new Promise((resolve, reject) => {
      const stop = () => reject(new SessionError("cancelled", words.cancelled));
      if (controller.signal.aborted) return stop();
      controller.signal.addEventListener("abort", stop, { once: true });
      runtime.ask(name, input, { signal: controller.signal }).then(resolve, reject);
    });
  } catch (error) {
    if (isLate) throw notAvailable(words.timeout);
    if (error instanceof SessionError && error.faults.length > 0) throw error;
    throw notAvailable(reasonOf(failureOf(error), words));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
  }
}

/** One value of an argument, read; `#VALUE!` where it is a range or cannot be read. */
export function oneOf<Value>(
  given: unknown,
  name: string,
  read: (value: Cell) => Value | undefined,
  reason: string,
  words: FunctionWords
): Value | null {
  const single = singleOf(given);
  if (single === undefined) throw invalidValue(words.oneValue(name));
  const value = optional(single, read);
  if (value === undefined) throw invalidValue(reason);
  return value;
}

/** The arguments of RECURRENCE, RECURRING and INCOME. */
export interface HistoryArguments {
  dates: unknown;
  descriptions: unknown;
  amounts: unknown;
  entryType: unknown;
  currency: unknown;
  country: unknown;
  holderType: unknown;
}

/** Reads them: entry type and currency may be columns too, or one value for all rows. */
export async function readHistory(
  { runtime, words }: Working,
  given: HistoryArguments
): Promise<TableRow[]> {
  const isColumn = (value: unknown) => (gridOf(value)?.length ?? 0) > 1;
  const columns: NamedColumns = {
    dates: given.dates,
    descriptions: given.descriptions,
    amounts: given.amounts,
    entryTypes: isColumn(given.entryType) ? given.entryType : null,
    currencies: isColumn(given.currency) ? given.currency : null,
  };
  const { arguments: names } = words;
  const said: RowsSaid = {
    entryType:
      columns.entryTypes !== null
        ? null
        : oneOf(given.entryType, names.entryType, entryTypeOf, words.entryType, words),
    currency:
      columns.currencies !== null
        ? null
        : oneOf(given.currency, names.currency, currencyOf, words.currency, words),
    country: oneOf(given.country, names.country, countryOf, words.country, words),
    holderType: oneOf(given.holderType, names.holderType, holderTypeOf, words.holderType, words),
  };
  const rows = rowsOf(await readNamedColumns(columns, said, runtime.defaults(), words));
  const data = dataOf(rows);
  if (data.length === 0) throw invalidValue(words.noRows);
  if (data.every(({ call }) => call.date === null)) throw invalidValue(words.noDates);
  if (data.every(({ call }) => call.amount === null)) throw invalidValue(words.noAmounts);
  return rows;
}
