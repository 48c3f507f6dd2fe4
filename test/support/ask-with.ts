/** Panels' questions answered by a test: those it names, each from what it was asked with. */
import type { Ask, QuestionAnswer, QuestionInput, QuestionName } from "../../src/client/questions";
import { SessionError } from "../../src/client/session";

/** Answers by the name of the question. */
export type Answers = {
  [Name in QuestionName]?: (input: QuestionInput<Name>) => Promise<QuestionAnswer<Name>>;
};

/** Asks these answers; any other question is rejected. */
export function askWith(answers: Answers): Ask {
  return <Name extends QuestionName>(name: Name, input: QuestionInput<Name>) => {
    const answer = answers[name];
    return answer === undefined
      ? Promise.reject(new SessionError("rejected", `Nobody answers ${name}.`))
      : answer(input);
  };
}
