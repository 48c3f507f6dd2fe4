/** The use cases of the API, and the ports they lean on. */
export * from "./account-holders";
export { accountReport } from "./account-report/account-report";
export type { ReportQuestion } from "./account-report/account-report";
export * from "./batches";
export * from "./catalogue";
export * from "./categories";
export * from "./category-preview";
export { classify } from "./classify";
export { categoryLabelsOf, readCategorySet } from "./category-labels";
export { createEmbeddedJobs } from "./embedded-jobs";
export type { EmbeddedJobsOptions } from "./embedded-jobs";
export * from "./collection";
export * from "./explain";
export * from "./learned-corrections";
export * from "./learned-reports";
export * from "./preview-corrections";
export * from "./dry-run";
export {
  DELIVERY_TIMEOUT_MILLISECONDS,
  inPageDelivery,
  MAXIMUM_DELIVERY_MILLISECONDS,
  runDelivery,
} from "./deliveries";
export * from "./evaluate";
export { publish } from "./events";
export * from "./history";
export * from "./holder-ledger";
export {
  CANDIDATES,
  deleteModel,
  getModel,
  listModels,
  MAXIMUM_MODELS,
  modelToUse,
  tidyModels,
  trainModelOf,
  type LabelledTransaction,
} from "./models";
export { portsWithModel } from "./training";
export { keepCandidate, trainCandidate } from "./model-candidates";
export { exportModel, importModel, type ModelFile } from "./model-files";
export { labelPathOf } from "./label-path";
export type { LabelSets } from "./label-path";
export type { ModelFileFault, Outcome, Problem } from "./outcome";
export { measurePerformance } from "./performance";
export type { Performance } from "./performance";
export { JOB_KINDS } from "./ports";
export type * from "./ports";
export { isOfPossibleLabels } from "./possible-labels";
export * from "./metrics";
export * from "./recurring-payments";
export { rememberingRecurrence } from "./remembered";
export { SLICE_MILLISECONDS, SLICE_ROWS } from "./slices";
export type { JobTurns, Turns } from "./slices";
export * from "./reports";
export * from "./rule-list";
export { createRuleUsage, RuleUse } from "./rule-usage";
export * from "./rules";
export { rulesInForce } from "./rules-in-force";
export type { RulesInForce } from "./rules-in-force";
export { abandonJob, runJob } from "./run-job";
export * from "./tidy-batches";
export { statementV3 } from "./kept-statement";
export type { KeptStatement } from "./kept-statement";
export { putStatement } from "./statement-ends";
export type { GivenStatement, StatementEnd } from "./statement-ends";
export * from "./statement-rows";
export * from "./stored";
export {
  createStatement,
  deleteStatement,
  getStatement,
  getStatementInfo,
  getStatementResults,
  listStatements,
  pollStatement,
  renameStatement,
} from "./statements";
export type { StatementFilter, StatementHolder } from "./statements";
export * from "./transactions";
export * from "./webhooks";
