/** The sheet's room: the only place that touches `Excel.*`. What it may write: docs/writing.md. */
export { activeCell, type ActiveCell } from "./active-cell";
export { addressOf, columnLetter, type Rectangle, rectangleOf, type Span } from "./address";
export {
  type BegunRun,
  beginRun,
  queueProgress,
  readSentRows,
  type RunToBegin,
  saveChoices,
  saveSentRows,
} from "./begin-run";
export {
  type Book,
  defaultSettings,
  type NewWorkbook,
  type RunRecord,
  type SentChunk,
  type SentRows,
} from "./book";
export { officeCode, problemOf, refuse, WorkbookError } from "./errors";
export { shownText } from "./guard";
export { countFormulaCells, recalculateFormulaCells } from "./formula-cells";
export { fingerprint, rowFingerprint } from "./hash";
export { columnReferences } from "./column-references";
export {
  type Batch,
  breathe,
  contentLanguage,
  inSlices,
  patiently,
  persistently,
  reading,
  writing,
} from "./host";
export { type LabelListOutcome, readLabelList, removeLabelList, setLabelList } from "./label-list";
export { type KnownPlace, locate, type Located, type Target } from "./locate";
export { readLastRun, readLocks } from "./lock-store";
export {
  blankCodes,
  cellState,
  codeOf,
  fieldPosition,
  formerEntries,
  isBlankCell,
  type KnownRow,
  layOver,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
} from "./locks";
export { type ColumnLook, type ColumnPlan, planColumns } from "./new-columns";
export { hiddenRows } from "./hidden-rows";
export * from "./insertions/formula";
export type * from "./insertions/types";
export { insertSheets, listInsertions, undoInsertion } from "./insertions/insert";
export { ownersOf } from "./owned-columns";
export { mergedWithin, type SheetValue } from "./read";
export { readSelectedCells, type SelectedCells } from "./selected-cells";
export { showSheet } from "./show-sheet";
export {
  readBlockRow,
  readCellsOfRow,
  readSample,
  type RowChunk,
  type Sample,
  streamRows,
} from "./stream";
export * from "./types";
export { type ChunkRecord } from "./records";
export { restoreCells, type RowsNow } from "./restore-cells";
export { forgetLastRun, readLastRunRecord, removeCreated } from "./undo";
export {
  countWorkbookRecords,
  removeWorkbookRecords,
  type WorkbookRecords,
} from "./workbook-records";
export { type ChunkOutcome, type RowToWrite, writeRows, type WriteTarget } from "./write";
