/** Calls custom functions as Excel does, with an invocation, against a session in memory. */
import { createFormulaQueue, type FormulaQueueOptions } from "../../src/functions/queue";
import type { EnrichedColumns, FormulaColumns } from "../../src/client/session";

/** Office.js's own classes exist only inside an Office frame; these answer the same questions. */
export function installCustomFunctionsGlobal(): void {
  class CellError {
    constructor(
      readonly code: string,
      readonly message?: string
    ) {}
  }
  Object.assign(globalThis, {
    CustomFunctions: {
      Error: CellError,
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
      associate: () => undefined,
    },
  });
}

/** What Excel hands over as the last argument of a cancelable function. */
export function invocation(
  given: Partial<CustomFunctions.CancelableInvocation> = {}
): CustomFunctions.CancelableInvocation {
  return { onCanceled: () => undefined, ...given };
}

/** Answers of an engine that labels each row with its own description. */
export function echo(rows: FormulaColumns): EnrichedColumns {
  const nothing = rows.description.map(() => null);
  return {
    id: rows.description.map((_, index) => String(index)),
    label: rows.description.map((text) => `label of ${text}`),
    merchant: rows.description.map((text) => `merchant of ${text}`),
    website: nothing,
    logo: nothing,
    mcc: rows.description.map(() => []),
    location: nothing,
    person: nothing,
    intermediaries: rows.description.map(() => []),
    confidence: nothing,
    evidence: rows.description.map(() => []),
    notes: rows.description.map(() => []),
  };
}

/** A queue whose requests are written down, over an engine that answers with `answer`. */
export function recordedQueue(
  answer: (rows: FormulaColumns) => EnrichedColumns | Promise<EnrichedColumns> = echo,
  options: Partial<FormulaQueueOptions> = {}
) {
  const requests: FormulaColumns[] = [];
  const queue = createFormulaQueue({
    evaluate: async (rows) => {
      requests.push(rows);
      return answer(rows);
    },
    windowMilliseconds: 1,
    ...options,
  });
  return { queue, requests };
}
