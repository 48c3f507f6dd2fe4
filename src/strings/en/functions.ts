/** What a cell says where a formula has no answer, in English: Excel shows it in the error's card. */
import type { SessionErrorCode } from "../../client/session";
import { list, number, rows } from "./numbers";

export const functions = {
  /** Shown while the user still types the formula. */
  preview: {
    label: "(label)",
    group: "(category group)",
    accounting: "(accounting category)",
    merchant: "(merchant)",
    website: "(website)",
    logo: "(logo)",
    mcc: "(code)",
    location: "(location)",
    person: "(person)",
    intermediary: "(paid through)",
    confidence: "(confidence)",
    table: "(table)",
  },
  arguments: {
    description: "description",
    amount: "amount",
    entryType: "entry type",
    date: "date",
    currency: "currency",
    country: "country",
    holderType: "holder type",
  },
  /** Behind a reason: where in the range. Rows count from 1. */
  atRow: (reason: string, row: number) => `Row ${number(row)} of the range: ${reason}`,
  blank: "The description is blank. Choose a cell with the bank's text.",
  errorInput: (argument: string) => `The ${argument} is an error itself. Correct that cell first.`,
  notText: "The description must be text.",
  tooLong: (maximum: number) =>
    `The description is longer than ${number(maximum)} characters. Shorten it.`,
  amount: "The amount must be a number, such as 12.50.",
  entryType: 'The entry type must be "incoming", "outgoing", "credit" or "debit".',
  date: "The date must be a date cell or text such as 2024-03-31.",
  currency: "The currency must be a three-letter code, such as USD.",
  country: "The country must be a two-letter code, such as US.",
  holderType: 'The holder type must be "consumer", "business", "freelance" or "unknown".',
  oneValue: (argument: string) => `The ${argument} must be one value, not a range.`,
  unequal: (argument: string, height: number, other: string, otherHeight: number) =>
    `The ranges differ in size: ${argument} has ${rows(height)}, ${other} has ${rows(otherHeight)}. Make them the same size.`,
  unequalColumns: (argument: string) =>
    `The range for ${argument} must be as wide as that of the descriptions, or one value.`,
  oneColumn: (argument: string) => `The range for ${argument} must be one column.`,
  ranges: {
    dates: "dates",
    descriptions: "descriptions",
    amounts: "amounts",
    entryTypes: "entry types",
    currencies: "currencies",
  },
  tooManyRows: (count: number, maximum: number) =>
    `The range has ${rows(count)}; at most ${number(maximum)} are taken. Choose fewer rows.`,
  noDescriptions:
    "No column of the range holds descriptions. Choose the table with the bank's text.",
  noRows: "The range holds no transactions. Choose rows with the bank's text.",
  noDates: "No row of the range has a date that can be read. Choose the column with the dates.",
  noAmounts:
    "No row of the range has an amount that can be read. Choose the column with the amounts.",
  unknownField: (given: string, known: readonly string[]) =>
    `There is no field "${given}". Use one of ${list(known)}.`,
  unknownBy: (given: string, known: readonly string[]) =>
    `"${given}" is nothing to group by. Use one of ${list(known)}.`,
  unknownDirection: 'The direction must be "incoming" or "outgoing".',
  noneRecurring: "Nothing in these rows comes again.",
  noIncome: "No income was recognised in these rows.",
  ruleMissing: "Give the number of a rule in the Rules panel, or a rule as JSON.",
  ruleNotJson: "The rule is neither a number nor JSON. Copy it from the Rules panel's JSON view.",
  noSuchRule: (asked: number, count: number) =>
    count === 0
      ? "There are no rules yet. Make one in the Rules panel."
      : `There is no rule ${number(asked)}. Use a number from 1 to ${number(count)}, as in the Rules panel.`,
  ruleFault: (place: string, message: string) =>
    place === "" ? `Correct the rule: ${message}` : `Correct the rule at ${place}: ${message}`,
  none: {
    label: "The description does not say enough for a label.",
    group: "The description does not say enough for a category group.",
    accounting: "The label belongs to no accounting category.",
    merchant: "No merchant was recognised in the description.",
    website: "No website is known for it.",
    logo: "No logo is known for it.",
    mcc: "No merchant category code is known for it.",
    location: "The description names no place.",
    person: "The description names no person.",
    intermediary: "The payment went through nobody else.",
    confidence: "There is no label to be confident of.",
  },
  cancelled: "The formula was cancelled. Recalculate to try again.",
  timeout: "The engine did not answer in time. Recalculate to try again.",
  unanswered: "The engine could not answer this row. Check its text, then recalculate.",
  failed: (code: SessionErrorCode | "unknown", message: string) =>
    `The engine could not answer. Recalculate to try again; if it happens again, close the pane and open it anew. (${message}, ${code})`,
  notStarted: "The add-in is not started. Open its panel, then recalculate.",
};
