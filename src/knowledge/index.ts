export { BUCKETS, nameFeatures } from "./names/features";
export { KnowledgeError } from "./container";
export { idOfName, idOfWebsite, logoOf } from "./entity-id";
export { loadKnowledge, openKnowledge } from "./load";
export type { TradeRhythm } from "./schema";
export { compactName, fold, isApostrophe, isSeparatorAbove, isWordCode, wordsOf } from "./text";
export { SILENT_WORDS } from "./text";
export { findInTrie, MIXED, stepTrie, type Trie } from "./trie";
export * from "./types";
