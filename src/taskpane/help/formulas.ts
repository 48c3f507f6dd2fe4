/** The formulas Help lists, each with an example that can be pasted into a cell. */
import type { Strings } from "../../strings";

export type FormulaName = keyof Strings["help"]["formulas"]["does"];

/** In the order of the list; commas and points as in English. The same as Excel shows them. */
export const FORMULA_EXAMPLES: Readonly<Record<FormulaName, string>> = {
  LABEL: "=NTROPY.LABEL(B2,C2)",
  MERCHANT: "=NTROPY.MERCHANT(B2)",
  WEBSITE: "=NTROPY.WEBSITE(B2)",
  LOGO: "=NTROPY.LOGO(B2)",
  MCC: "=NTROPY.MCC(B2)",
  LOCATION: "=NTROPY.LOCATION(B2)",
  PERSON: "=NTROPY.PERSON(B2)",
  INTERMEDIARY: "=NTROPY.INTERMEDIARY(B2)",
  CONFIDENCE: "=NTROPY.CONFIDENCE(B2)",
  CATEGORYGROUP: "=NTROPY.CATEGORYGROUP(B2)",
  ACCOUNTING: "=NTROPY.ACCOUNTING(B2,C2)",
  ENRICH: '=NTROPY.ENRICH(A1:C200,"label,merchant")',
  RECURRENCE: "=NTROPY.RECURRENCE(A2:A200,B2:B200,C2:C200)",
  RECURRING: "=NTROPY.RECURRING(A2:A200,B2:B200,C2:C200)",
  INCOME: "=NTROPY.INCOME(A2:A200,B2:B200,C2:C200)",
  LABELS: '=NTROPY.LABELS("business","outgoing")',
  RULETEST: "=NTROPY.RULETEST(1,A1:C200)",
  STATS: '=NTROPY.STATS(A1:C200,"month")',
};

/** The formulas by name, in the order of the list. */
export const FORMULA_NAMES: readonly FormulaName[] = Object.keys(FORMULA_EXAMPLES).filter(
  (name): name is FormulaName => Object.hasOwn(FORMULA_EXAMPLES, name)
);

/**
 * An example as it is typed where the decimal mark is a comma: arguments are parted by semicolons
 * there, and Excel takes no others. Texts in quotes stay.
 */
export function exampleFor(example: string, decimalMark: string): string {
  if (decimalMark !== ",") return example;
  return example
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : semicolons(part)))
    .join("");
}

function semicolons(outsideQuotes: string): string {
  return outsideQuotes.replaceAll(",", ";").replace(/(\d)\.(\d)/g, "$1,$2");
}
