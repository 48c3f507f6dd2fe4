/**
 * Formulas on who a transaction is with, and where: MERCHANT, WEBSITE, LOGO, MCC, LOCATION, PERSON,
 * INTERMEDIARY.
 *
 * What stands here becomes functions.json: the generator finds tagged function declarations only (an
 * arrow function would vanish without an error) and takes the parameters' names as they are, so they
 * are spelled as Excel shows them. Parameters are declared as ranges, for a cell is one too, and a
 * range in one formula is one call.
 */
import { answerRows } from "./row-formula";

/**
 * The merchant of a bank transaction: who was paid, or who paid.
 * Example: =NTROPY.MERCHANT(B2)
 * @customfunction MERCHANT
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
export async function merchant(
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
  return answerRows("merchant", given, invocation);
}

/**
 * The website of a transaction's merchant, such as netflix.com.
 * Example: =NTROPY.WEBSITE(B2)
 * @customfunction WEBSITE
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
export async function website(
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
  return answerRows("website", given, invocation);
}

/**
 * The address of the logo of a transaction's merchant. No picture is loaded.
 * Example: =NTROPY.LOGO(B2)
 * @customfunction LOGO
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
export async function logo(
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
  return answerRows("logo", given, invocation);
}

/**
 * The likeliest merchant category code of a transaction (ISO 18245).
 * Example: =NTROPY.MCC(B2)
 * @customfunction MCC
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
export async function mcc(
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
  return answerRows("mcc", given, invocation);
}

/**
 * Where a transaction took place, in one line, as far as the bank's text says.
 * Example: =NTROPY.LOCATION(B2)
 * @customfunction LOCATION
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
export async function location(
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
  return answerRows("location", given, invocation);
}

/**
 * The person a transaction went to or came from.
 * Example: =NTROPY.PERSON(B2)
 * @customfunction PERSON
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
export async function person(
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
  return answerRows("person", given, invocation);
}

/**
 * Who carried a payment between you and the merchant, such as PayPal or Square.
 * Example: =NTROPY.INTERMEDIARY(B2)
 * @customfunction INTERMEDIARY
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
export async function intermediary(
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
  return answerRows("intermediary", given, invocation);
}
