/** Questions of formulas over ranges, and about what is remembered of formulas' answers. */
import { z } from "zod";
import type { AccountHolderType, EntryType } from "../../model";
import { inputsOfHistory } from "../formulas/inputs";
import { testRule, type RuleAsked } from "../formulas/rule-test";
import type { FormulaColumns } from "../formulas/types";
import type { Asked, QuestionSet, Sides } from "./question";

const Labels = z.object({ incoming: z.array(z.string()), outgoing: z.array(z.string()) });

export const formulaQuestions = {
  /** What comes again among rows, and what is income. At most 50,000 rows. */
  "formulas.history": ({ formulas }: Asked, input: FormulaColumns, signal: AbortSignal) =>
    formulas.history(input, signal),
  /** The labels in force for an account holder type, by direction. */
  "formulas.labels": (
    { builtIn }: Sides,
    { type }: { type: AccountHolderType },
    signal: AbortSignal
  ): Promise<Record<EntryType, string[]>> =>
    builtIn.send("GET", `/v3/evaluate/labels?account_holder_type=${type}`, Labels, { signal }),
  /** Whether a rule matches each of some rows, and what it would change. */
  "formulas.ruleTest": (
    { builtIn }: Sides,
    { rule, rows }: { rule: RuleAsked; rows: FormulaColumns },
    signal: AbortSignal
  ) => testRule(builtIn, rule, inputsOfHistory(rows), signal),
  /** How many answers of formulas this device remembers. */
  "formulas.remembered": async ({ formulas }: Asked, _input: null) => ({
    answers: await formulas.remembered(),
  }),
  /** Forgets them: the next calculation enriches anew. */
  "formulas.forget": ({ formulas }: Asked, _input: null) => formulas.forget(),
} satisfies QuestionSet;
