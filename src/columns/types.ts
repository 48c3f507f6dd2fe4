/**
 * What the columns of a table of bank rows mean. Pure data: the sheet, the command line and the CSV
 * reader all detect and read columns through this room, so that the same file means the same rows
 * everywhere.
 */

/** What one column can be to us. A table has at most one column for each role. */
export type ColumnRole =
  | "date"
  | "description"
  | "amount"
  | "debit"
  | "credit"
  | "entry_type"
  | "currency"
  | "account"
  | "account_holder_id"
  | "account_holder_type"
  | "account_holder_name"
  | "country"
  | "id"
  | "mcc"
  | "balance";

/** 0-based column index for each role that was found or chosen. */
export type ColumnMapping = Partial<Record<ColumnRole, number>>;

/** Order of day, month and year in text dates, settled over the whole column. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** What a bare number in the amount column means. `card`: positive is money spent. */
export type SignConvention = "account" | "card";

/** How the values of the mapped columns are written. Each choice is shown to the user, who may change it. */
export interface TableConventions {
  dateOrder: DateOrder;
  /** True when the column itself leaves day and month undecided and `dateOrder` is the locale's guess. */
  dateOrderUncertain: boolean;
  decimalMark: "." | ",";
  sign: SignConvention;
  /** Currency of rows whose own column or number format names none; null when nothing says. */
  currency: string | null;
}

/** A cell as the sheet or a file gives it: text, number (dates may be serial numbers), truth or nothing. */
export type CellValue = string | number | boolean | null;
