/** Rules of the user's own over answers (contract, rules.md). */
export { applyRules, compileRules, ruledProperties, tryRules } from "./apply";
export type { CompiledRules, NamedRule, RuledAnswer, TriedAnswer } from "./apply";
export type { RuleFault } from "./fault";
export { MAXIMUM_RULE_DEPTH, readRule } from "./read";
export type { RuleRead } from "./read";
export type { RuleChange } from "./state";
