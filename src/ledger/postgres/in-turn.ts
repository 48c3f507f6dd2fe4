/** Work on one thing in the order it was asked for, so that callers of one process do not compete. */
export function createTurns(): <Value>(name: string, work: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name);
    const own = before === undefined ? work() : before.then(work, work);
    last.set(name, own);
    const end = (): void => {
      if (last.get(name) === own) last.delete(name);
    };
    own.then(end, end);
    return own;
  };
}
