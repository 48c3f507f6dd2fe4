/** Data validation of cells, kept as the add-in gave it; the emulated host does not enforce it. */

/** What `Range.dataValidation` holds, in the shapes of the API. */
export interface DataValidation {
  rule: Record<string, unknown>;
  errorAlert: Record<string, unknown>;
  prompt: Record<string, unknown>;
  ignoreBlanks: boolean;
}

/** `Excel.DataValidationType` by the name of the rule's key. */
const TYPES: Record<string, string> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

/** `Excel.DataValidationType` of a rule. */
export function validationType(rule: Record<string, unknown>): string {
  const key = Object.keys(rule).find((each) => rule[each] !== null && rule[each] !== undefined);
  return (key !== undefined && TYPES[key]) || "None";
}

/** Validation with a rule and Excel's defaults for the rest. */
export function validationOf(rule: Record<string, unknown>): DataValidation {
  return {
    rule,
    errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
    prompt: { message: "", showPrompt: true, title: "" },
    ignoreBlanks: true,
  };
}
