/** Calls custom functions as Excel does, with an invocation, against a session in memory. */
import {
  createFormulaQueue,
  type FormulaQueue,
  type FormulaQueueOptions,
} from "../../src/functions/queue";
import {
  connectFormulas,
  type FormulaDefaults,
  type FormulaRuntime,
} from "../../src/functions/runtime";
import { ENGLISH } from "../../src/strings";
import type { FormulaAnswer, FormulaColumns } from "../../src/client/session";

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

/** Nothing known. */
export const NOTHING_KNOWN: FormulaAnswer = {
  label: null,
  group: null,
  accounting: null,
  merchant: null,
  website: null,
  logo: null,
  mcc: [],
  location: null,
  person: null,
  intermediaries: [],
  confidence: null,
};

/** Answers of an engine that labels each row with its own description. */
export function echo(rows: FormulaColumns): FormulaAnswer[] {
  return rows.description.map((text) => ({
    ...NOTHING_KNOWN,
    label: `label of ${text}`,
    merchant: `merchant of ${text}`,
  }));
}

type Answers = readonly (FormulaAnswer | null)[];

/** A queue whose requests are written down, over an engine that answers with `answer`. */
export function recordedQueue(
  answer: (rows: FormulaColumns) => Answers | Promise<Answers> = echo,
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

/** Takes formulas' questions over a queue, in English, as the page does that the formulas live in. */
export function connectQueue(
  queue: FormulaQueue,
  {
    ask = askNothing,
    defaults = {},
  }: { ask?: FormulaRuntime["ask"]; defaults?: Partial<FormulaDefaults> } = {}
): void {
  connectFormulas({
    queue,
    ask,
    defaults: () => ({ accountHolderType: "consumer", country: null, currency: null, ...defaults }),
    words: () => ENGLISH.functions,
  });
}

const askNothing: FormulaRuntime["ask"] = (name) =>
  Promise.reject(new Error(`${name} was asked, and nobody is there to answer.`));
