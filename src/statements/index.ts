/** Reading files of bank rows, as tables and as statements. */
export { columnLetter } from "./places";
export { readStatement, STATEMENT_READERS } from "./read-statement";
export { tableOfStatement } from "./statement-table";
export { statementReader } from "./statement-reader";
export {
  DEFAULT_LIMITS,
  type StatementContent,
  type StatementError,
  type StatementErrorCode,
  type StatementLimits,
  type StatementPlace,
  type StatementReader,
  type StatementReading,
  type StatementSource,
  type StatementTable,
} from "./types";
export type { StatementNote, WrittenAccount, WrittenRow, WrittenStatement } from "./written";
