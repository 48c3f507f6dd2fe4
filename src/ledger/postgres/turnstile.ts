/** Who may use the one connection: statements pass one behind another, a transaction has it alone. */
export interface Turnstile {
  /** Runs, and so sends its statement, as soon as nobody is alone and nobody came earlier. */
  pass<Value>(use: () => Promise<Value>): Promise<Value>;
  /** Runs with nobody sending anything between; what was sent before is done before. */
  alone<Value>(use: () => Promise<Value>): Promise<Value>;
}

/** A free turnstile. */
export function createTurnstile(): Turnstile {
  const waiting: { isAlone: boolean; start: () => void }[] = [];
  let isTaken = false;

  const letIn = (): void => {
    while (!isTaken) {
      const next = waiting.shift();
      if (next === undefined) return;
      isTaken = next.isAlone;
      next.start();
    }
  };
  const enter = <Value>(isAlone: boolean, use: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve) => {
      waiting.push({ isAlone, start: () => resolve(use()) });
      letIn();
    });

  return {
    pass: (use) => enter(false, use),
    alone: (use) =>
      enter(true, async () => {
        try {
          return await use();
        } finally {
          isTaken = false;
          letIn();
        }
      }),
  };
}
