/** What the columns of a table of bank rows mean. See docs/columns.md. */
export { type DecimalMark, readAmount, settleDecimalMark, type WrittenAmount } from "./amounts";
export {
  type ConventionEvidence,
  createConventionEvidence,
  type CurrencySource,
  type LocaleHints,
  type SettledConventions,
} from "./conventions";
export { countryOfText } from "./countries";
export {
  currencyInText,
  currencyOfCountry,
  currencyOfNumberFormat,
  currencyOfSign,
  type CurrencyHint,
} from "./currencies";
export {
  createDateOrderEvidence,
  dateOfSerial,
  type DateOrderEvidence,
  dateOrderOfCountry,
  type DateOrderReason,
  isDateSerial,
  parseDateText,
  readDate,
  serialOfDate,
  settleDateOrder,
  type SettledDateOrder,
} from "./dates";
export { detectTable, type DetectedColumn, type DetectedTable, type DetectOptions } from "./detect";
export { entryTypeOfWords, holderTypeOfWords } from "./entry-types";
export { currencyOfHeader, type HeaderReading, readHeader } from "./header-words";
export { contentHash, createIdentities, type Identities, type IdentityFields } from "./identity";
export { isDateFormat } from "./profile";
export { type RoleReason } from "./roles";
export {
  classifyRow,
  readRow,
  type RowFields,
  type RowKind,
  type RowOptions,
  type RowReading,
  type RowSkip,
} from "./rows";
export { type SignReason } from "./signs";
export { cellText, foldText, foldWords, isBlank } from "./text";
export type {
  CellValue,
  ColumnMapping,
  ColumnRole,
  DateOrder,
  SignConvention,
  TableConventions,
} from "./types";
