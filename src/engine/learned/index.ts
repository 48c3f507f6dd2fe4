/** Learned corrections: which payments they are about, and what they make of them. */
export {
  applyCorrections,
  compileCorrections,
  correctionOf,
  matchingCorrections,
  NO_CORRECTIONS,
} from "./learned";
export type { CompiledCorrections } from "./learned";
export { suggestPatterns } from "./suggest";
export { stableWords } from "./words";
