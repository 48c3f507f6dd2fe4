/** One thing wrong with a rule. */
export interface RuleFault {
  /** Where, from the rule on: `["if", "==", 1]`. */
  path: (string | number)[];
  /** For a person. */
  message: string;
  /** A word for programs, as `invalid_type`. */
  code: string;
}
