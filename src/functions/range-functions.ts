/**
 * Formulas on ranges: ENRICH, RECURRENCE, RECURRING, INCOME, LABELS, RULETEST, STATS. What stands here
 * becomes functions.json, as in label-functions.ts.
 */
import { isPreview } from "./outcome";
import { functionWords } from "./runtime";
import { enrichTable, labelList, ruleTable, statsTable } from "./table-formulas";
import { incomeTable, recurrenceRows, recurringTable } from "./history-formulas";

const previewed = (): unknown[][] => [[functionWords().preview.table]];

/**
 * Answers for every row of a table of bank transactions, a column for each field, in the order you name them.
 * Example: =NTROPY.ENRICH(A1:C200,"label,merchant")
 * @customfunction ENRICH
 * @param range The table of transactions with its heading, or one column of descriptions.
 * @param [fields] Names with commas between them: label, group, accounting, merchant, website, logo, mcc, location, person, intermediary, confidence; left out, label and merchant.
 * @param invocation
 * @cancelable
 */
export async function enrich(
  range: unknown[][],
  fields: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  return isPreview(invocation) ? previewed() : enrichTable(range, fields, invocation);
}

/**
 * What comes again, for every row: subscription, recurring or one off, how often, and when next.
 * Example: =NTROPY.RECURRENCE(A2:A200,B2:B200,C2:C200)
 * @customfunction RECURRENCE
 * @param dates Column of days: date cells, or text such as 2024-03-31.
 * @param descriptions Column of what the bank printed.
 * @param amounts Column of amounts; how money out is signed is found out from the column.
 * @param [entry_type] incoming or outgoing for all rows, or a column of it.
 * @param [currency] Three-letter code for all rows, or a column of codes; left out, the workbook's.
 * @param [country] Two-letter country code of the account; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function recurrence(
  dates: unknown[][],
  descriptions: unknown[][],
  amounts: unknown[][],
  entry_type: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  if (isPreview(invocation)) return previewed();
  const given = { dates, descriptions, amounts, currency, country };
  const history = { ...given, entryType: entry_type, holderType: holder_type };
  return recurrenceRows(history, invocation);
}

/**
 * A table of what is paid again and again: subscriptions and bills, with how often, how much and when next.
 * Example: =NTROPY.RECURRING(A2:A200,B2:B200,C2:C200)
 * @customfunction RECURRING
 * @param dates Column of days: date cells, or text such as 2024-03-31.
 * @param descriptions Column of what the bank printed.
 * @param amounts Column of amounts; how money out is signed is found out from the column.
 * @param [entry_type] incoming or outgoing for all rows, or a column of it.
 * @param [currency] Three-letter code for all rows, or a column of codes; left out, the workbook's.
 * @param [country] Two-letter country code of the account; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function recurring(
  dates: unknown[][],
  descriptions: unknown[][],
  amounts: unknown[][],
  entry_type: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  if (isPreview(invocation)) return previewed();
  const given = { dates, descriptions, amounts, currency, country };
  const history = { ...given, entryType: entry_type, holderType: holder_type };
  return recurringTable(history, invocation);
}

/**
 * A table of sources of income: what kind, how much in all, how often, and when next.
 * Example: =NTROPY.INCOME(A2:A200,B2:B200,C2:C200)
 * @customfunction INCOME
 * @param dates Column of days: date cells, or text such as 2024-03-31.
 * @param descriptions Column of what the bank printed.
 * @param amounts Column of amounts; how money out is signed is found out from the column.
 * @param [entry_type] incoming or outgoing for all rows, or a column of it.
 * @param [currency] Three-letter code for all rows, or a column of codes; left out, the workbook's.
 * @param [country] Two-letter country code of the account; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function income(
  dates: unknown[][],
  descriptions: unknown[][],
  amounts: unknown[][],
  entry_type: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  if (isPreview(invocation)) return previewed();
  const given = { dates, descriptions, amounts, currency, country };
  const history = { ...given, entryType: entry_type, holderType: holder_type };
  return incomeTable(history, invocation);
}

/**
 * The labels that transactions can get, one below the other: yours where you have put some in force.
 * Example: =NTROPY.LABELS("business","outgoing")
 * @customfunction LABELS
 * @param [type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param [direction] incoming or outgoing; left out, both.
 * @param invocation
 * @cancelable
 */
export async function labels(
  type: unknown[][],
  direction: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  return isPreview(invocation) ? previewed() : labelList(type, direction, invocation);
}

/**
 * Tries a rule on rows and changes nothing: for each row whether it matches, and what it would change.
 * Example: =NTROPY.RULETEST(1,A1:C200)
 * @customfunction RULETEST
 * @param rule Number of a rule in the Rules panel, or a rule as JSON.
 * @param range The table of transactions with its heading, or one column of descriptions.
 * @param invocation
 * @cancelable
 */
export async function ruleTest(
  rule: unknown[][],
  range: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  return isPreview(invocation) ? previewed() : ruleTable(rule, range, invocation);
}

/**
 * A table of totals, in and out, of the rows of a table: by label, merchant, month or another thing.
 * Example: =NTROPY.STATS(A1:C200,"month")
 * @customfunction STATS
 * @param range The table of transactions with its heading.
 * @param [by] label, group, accounting, merchant, person, month, year or direction; left out, label.
 * @param invocation
 * @cancelable
 */
export async function stats(
  range: unknown[][],
  by: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  return isPreview(invocation) ? previewed() : statsTable(range, by, invocation);
}
