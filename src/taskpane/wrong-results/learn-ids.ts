/** Ids for what is to be learned, made before it is sent. */

export interface LearnIds {
  /** The id of what is said so: the same one each time, until it is forgotten. */
  of(said: unknown): string;
  /** What was sent is known to be learned: the same said anew is something new. */
  forget(): void;
}

/** While nobody knows whether something was learned, trying again must not learn it twice. */
export function createLearnIds(): LearnIds {
  const ids = new Map<string, string>();
  return {
    of(said) {
      const key = JSON.stringify(said);
      const id = ids.get(key) ?? crypto.randomUUID();
      ids.set(key, id);
      return id;
    },
    forget: () => ids.clear(),
  };
}
