/** Many small calls as few large ones: what is asked while an answer is under way is asked together. */
export interface GatherOptions<Question> {
  /** Most that is asked at once, by `weigh`; one question that weighs more is asked alone. */
  most: number;
  /** 1 for each where it is left out. */
  weigh?: (question: Question) => number;
  /** How many large calls may be under way at a time; 1 where it is left out. */
  lanes?: number;
}

/**
 * A function that answers one question, over one that answers many at once, in their order. Questions of
 * one turn of the event loop go together, and so do those that come while earlier ones are answered. A
 * question is never answered by a call that was begun before it was asked. A call that rejects rejects
 * all its questions.
 */
export function gather<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { most, weigh = () => 1, lanes = 1 }: GatherOptions<Question>
): (question: Question) => Promise<Answer> {
  interface Asked {
    question: Question;
    resolve: (answer: Answer) => void;
    reject: (error: unknown) => void;
  }
  let waiting: Asked[] = [];
  let underWay = 0;
  let isTurnSet = false;

  const take = (): Asked[] => {
    let weight = 0;
    let count = 0;
    for (const { question } of waiting) {
      weight += weigh(question);
      if (count > 0 && weight > most) break;
      count += 1;
    }
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return taken;
  };
  const answer = async (asked: readonly Asked[]): Promise<void> => {
    try {
      const answers = await answerAll(asked.map(({ question }) => question));
      asked.forEach(({ resolve, reject }, index) => {
        if (index < answers.length) resolve(answers[index] as Answer);
        else reject(new Error("A question was not answered."));
      });
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  const work = async (): Promise<void> => {
    underWay += 1;
    while (waiting.length > 0) await answer(take());
    underWay -= 1;
  };
  const turn = (): void => {
    isTurnSet = false;
    if (waiting.length > 0 && underWay < lanes) void work();
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (isTurnSet || underWay >= lanes) return;
      isTurnSet = true;
      setImmediate(turn);
    });
}
