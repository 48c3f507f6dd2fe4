/** Models that a user trains on rows of its own (docs/models.md). */
export { createClassifier } from "./classifier";
export type { ModelAnswer, TextClassifier } from "./classifier";
export type { ModelInput } from "./features";
export { MAXIMUM_LABELS, MAXIMUM_TRAINING_ROWS } from "./limits";
export { checkModel, readModel, storeModel } from "./stored-model";
export { trainModel } from "./train";
export type { LabelledInput, Training } from "./train";
export type { LabelReport, TestReport } from "./test-report";
