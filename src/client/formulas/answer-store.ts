/**
 * What this device remembers of formulas' answers, so that a workbook that is opened again calculates
 * without a second enrichment. Answers are found by a hash of what was asked; descriptions are not kept.
 */
import type { FormulaAnswer, FormulaHistory } from "./types";

/** One remembered answer: of a row (null where the engine failed on it is never kept), or of a history. */
export type StoredAnswer =
  { kind: "row"; answer: FormulaAnswer } | { kind: "history"; answer: FormulaHistory };

/**
 * Answers of one version of what decides them: asked for another one, a store forgets all it has.
 * None of its calls rejects: what storage refuses is forgotten, and asked for again.
 */
export interface AnswerStore {
  /** Those that are known, by key. */
  find(version: string, keys: readonly string[]): Promise<Map<string, StoredAnswer>>;
  keep(version: string, answers: ReadonlyMap<string, StoredAnswer>): Promise<void>;
  /** Answers remembered. */
  count(): Promise<number>;
  clear(): Promise<void>;
}

/** Most rows remembered, in rows or histories; the oldest go first. Some 30 MB at the most. */
export const MOST_REMEMBERED_ROWS = 100_000;

/** How much of the store an answer takes up, in rows. */
export function weightOf(stored: StoredAnswer): number {
  return stored.kind === "row" ? 1 : 1 + stored.answer.recurrence.type.length / 8;
}

/** Answers in memory. */
export interface AnswerMemory {
  /** Null until answers of some version were kept or loaded. */
  readonly version: string | null;
  readonly size: number;
  get(key: string): StoredAnswer | undefined;
  /** Takes answers in; how many rows too much there are then is for the caller to see to. */
  add(answers: Iterable<readonly [string, StoredAnswer]>): void;
  remove(keys: Iterable<string>): void;
  /** Forgets everything and begins with a version. */
  begin(version: string | null): void;
}

/** An empty memory. */
export function createAnswerMemory(): AnswerMemory {
  const answers = new Map<string, StoredAnswer>();
  let current: string | null = null;
  return {
    get version() {
      return current;
    },
    get size() {
      return answers.size;
    },
    get: (key) => answers.get(key),
    add(entries) {
      for (const [key, answer] of entries) answers.set(key, answer);
    },
    remove(keys) {
      for (const key of keys) answers.delete(key);
    },
    begin(version) {
      answers.clear();
      current = version;
    },
  };
}

/** A store that lasts as long as the page. */
export function createMemoryAnswers(most = MOST_REMEMBERED_ROWS): AnswerStore {
  const memory = createAnswerMemory();
  let blocks: { keys: string[]; weight: number }[] = [];
  const turnTo = (version: string): void => {
    if (memory.version === version) return;
    memory.begin(version);
    blocks = [];
  };
  return {
    async find(version, keys) {
      turnTo(version);
      return foundIn(memory, keys);
    },
    async keep(version, answers) {
      turnTo(version);
      memory.add(answers);
      blocks.push(blockOf(answers));
      for (const block of surplus(blocks, most)) memory.remove(block.keys);
    },
    count: async () => memory.size,
    async clear() {
      memory.begin(null);
      blocks = [];
    },
  };
}

/** The answers a memory has. */
export function foundIn(memory: AnswerMemory, keys: readonly string[]): Map<string, StoredAnswer> {
  const found = new Map<string, StoredAnswer>();
  for (const key of keys) {
    const answer = memory.get(key);
    if (answer !== undefined) found.set(key, answer);
  }
  return found;
}

/** What a block of answers is to be remembered by. */
export function blockOf(answers: ReadonlyMap<string, StoredAnswer>): {
  keys: string[];
  weight: number;
} {
  let weight = 0;
  for (const stored of answers.values()) weight += weightOf(stored);
  return { keys: [...answers.keys()], weight };
}

/** Takes the oldest blocks out of a list until the rest is little enough; the newest always stays. */
export function surplus<Block extends { weight: number }>(blocks: Block[], most: number): Block[] {
  let weight = blocks.reduce((sum, block) => sum + block.weight, 0);
  const taken: Block[] = [];
  while (weight > most && blocks.length > 1) {
    const oldest = blocks.shift();
    if (oldest === undefined) break;
    weight -= oldest.weight;
    taken.push(oldest);
  }
  return taken;
}
