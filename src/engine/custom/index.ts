export { inOwnLabels } from "./answer";
export { CustomLabelSet } from "./label-set";
export type { CustomLabel } from "./label-set";
export { createLabelMapper } from "./mapper";
export type { LabelMapper, MappedLabel, MappingContext, MappingKnowledge } from "./mapper";
