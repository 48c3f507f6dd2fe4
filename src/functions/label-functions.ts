/**
 * Formulas on what a transaction is: LABEL, CATEGORYGROUP, ACCOUNTING, CONFIDENCE.
 *
 * What stands here becomes functions.json: the generator finds tagged function declarations only (an
 * arrow function would vanish without an error) and takes the parameters' names as they are, so they
 * are spelled as Excel shows them. Parameters are declared as ranges, for a cell is one too, and a
 * range in one formula is one call.
 */
import { answerRows } from "./row-formula";

/**
 * The label of a bank transaction: what kind of spending or income it is.
 * Example: =NTROPY.LABEL(B2,C2)
 * @customfunction LABEL
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE; or a range of such cells.
 * @param [amount] Amount of money; a negative one is money out.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD; left out, the workbook's.
 * @param [country] Two-letter country code of the account, such as US; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function label(
  description: unknown[][],
  amount: unknown[][],
  entry_type: unknown[][],
  date: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  const given = [description, amount, entry_type, date, currency, country, holder_type] as const;
  return answerRows("label", given, invocation);
}

/**
 * The group a transaction's label belongs to, such as shopping or housing.
 * Example: =NTROPY.CATEGORYGROUP(B2)
 * @customfunction CATEGORYGROUP
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE; or a range of such cells.
 * @param [amount] Amount of money; a negative one is money out.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD; left out, the workbook's.
 * @param [country] Two-letter country code of the account, such as US; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function categoryGroup(
  description: unknown[][],
  amount: unknown[][],
  entry_type: unknown[][],
  date: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  const given = [description, amount, entry_type, date, currency, country, holder_type] as const;
  return answerRows("group", given, invocation);
}

/**
 * The accounting category of a transaction: revenue, cost of goods sold, operational expenses, financing or taxes.
 * Example: =NTROPY.ACCOUNTING(B2,C2)
 * @customfunction ACCOUNTING
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE; or a range of such cells.
 * @param [amount] Amount of money; a negative one is money out.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD; left out, the workbook's.
 * @param [country] Two-letter country code of the account, such as US; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function accounting(
  description: unknown[][],
  amount: unknown[][],
  entry_type: unknown[][],
  date: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  const given = [description, amount, entry_type, date, currency, country, holder_type] as const;
  return answerRows("accounting", given, invocation);
}

/**
 * How sure the label of a transaction is, from 0 to 1.
 * Example: =NTROPY.CONFIDENCE(B2)
 * @customfunction CONFIDENCE
 * @param description What the bank printed, such as SQ *BLUE BOTTLE COFFEE; or a range of such cells.
 * @param [amount] Amount of money; a negative one is money out.
 * @param [entry_type] incoming or outgoing (also credit or debit); left out, money out.
 * @param [date] Day of the transaction: a date cell, or text such as 2024-03-31.
 * @param [currency] Three-letter currency code, such as USD; left out, the workbook's.
 * @param [country] Two-letter country code of the account, such as US; left out, the workbook's.
 * @param [holder_type] consumer, business, freelance or unknown; left out, the workbook's.
 * @param invocation
 * @cancelable
 */
export async function confidence(
  description: unknown[][],
  amount: unknown[][],
  entry_type: unknown[][],
  date: unknown[][],
  currency: unknown[][],
  country: unknown[][],
  holder_type: unknown[][],
  invocation: CustomFunctions.CancelableInvocation
): Promise<unknown[][]> {
  const given = [description, amount, entry_type, date, currency, country, holder_type] as const;
  return answerRows("confidence", given, invocation);
}
