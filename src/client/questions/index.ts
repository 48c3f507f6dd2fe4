/** Every question of the panels, by name. Only the worker loads this; the pane knows its types. */
import type { Destination } from "../destination";
import { accountHolderQuestions } from "./account-holders";
import { accountReportQuestions } from "./account-reports";
import { categoryQuestions } from "./categories";
import { correctionQuestions } from "./corrections";
import { formulaQuestions } from "./formulas";
import { modelQuestions } from "./models";
import type { Asked, Question } from "./question";
import { reportQuestions } from "./reports";
import { ruleQuestions } from "./rules";
import { storedQuestions } from "./stored";

const QUESTIONS = {
  ...accountHolderQuestions,
  ...accountReportQuestions,
  ...categoryQuestions,
  ...correctionQuestions,
  ...formulaQuestions,
  ...modelQuestions,
  ...reportQuestions,
  ...ruleQuestions,
  ...storedQuestions,
};

type Questions = typeof QUESTIONS;
export type QuestionName = keyof Questions;
type Inputs = { [Name in QuestionName]: Parameters<Questions[Name]>[1] };
type Answers = { [Name in QuestionName]: Awaited<ReturnType<Questions[Name]>> };
/** What a question is asked with. */
export type QuestionInput<Name extends QuestionName> = Inputs[Name];
/** What it is answered with. */
export type QuestionAnswer<Name extends QuestionName> = Answers[Name];

type Table = {
  [Name in QuestionName]: Question<QuestionInput<Name>, QuestionAnswer<Name>>;
};

export interface Asking {
  /** Built in where none is named. */
  destination?: Destination;
  /** Ends the waiting; the answer is then `cancelled`. */
  signal?: AbortSignal;
}

/** Asks the worker. Rejects with a `SessionError`. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  input: QuestionInput<Name>,
  asking?: Asking
) => Promise<QuestionAnswer<Name>>;

/** Works out the answer to one question. */
export function answerQuestion<Name extends QuestionName>(
  asked: Asked,
  name: Name,
  input: QuestionInput<Name>,
  signal: AbortSignal
): Promise<QuestionAnswer<Name>> {
  const table: Table = QUESTIONS;
  return table[name](asked, input, signal);
}
