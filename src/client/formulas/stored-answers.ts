/**
 * Formulas' answers in the browser's database. They lie in blocks, one for each request that was
 * answered: ten thousand single puts would take half a second, five blocks take none. All blocks are
 * read when the first formula asks. Where the browser denies storage, or it fails, memory does.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import {
  type AnswerStore,
  blockOf,
  createAnswerMemory,
  foundIn,
  MOST_REMEMBERED_ROWS,
  type StoredAnswer,
  surplus,
} from "./answer-store";

/** Version of what lies in the blocks; older ones are thrown away. */
const SCHEMA_VERSION = 1;
const STORE = "blocks";

interface Block {
  /** What decided the answers. */
  version: string;
  answers: [string, StoredAnswer][];
}

interface AnswersSchema extends DBSchema {
  [STORE]: { key: number; value: Block };
}

export interface StoredAnswersOptions {
  /** Of the database: one for each partition of the browser's storage. */
  name: string;
  most?: number;
  onFault?: (error: unknown) => void;
}

/** A store that lasts. The database is opened when it is first asked. */
export function storedAnswers({
  name,
  most = MOST_REMEMBERED_ROWS,
  onFault = () => {},
}: StoredAnswersOptions): AnswerStore {
  const memory = createAnswerMemory();
  let blocks: { n: number | null; keys: string[]; weight: number }[] = [];
  let opening: Promise<IDBPDatabase<AnswersSchema> | null> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const open = async (): Promise<IDBPDatabase<AnswersSchema> | null> => {
    try {
      return await openDB<AnswersSchema>(name, SCHEMA_VERSION, {
        upgrade(opened) {
          for (const store of opened.objectStoreNames) opened.deleteObjectStore(store);
          opened.createObjectStore(STORE, { autoIncrement: true });
        },
        blocking: (_current, _next, event) => {
          // Somebody deletes or renews the database; here memory goes on.
          opening = Promise.resolve(null);
          if (event.target instanceof IDBDatabase) event.target.close();
        },
      });
    } catch (error) {
      onFault(error);
      return null;
    }
  };
  /** Null where there is no storage, or no more. */
  const database = () => (opening ??= open());

  /** Does something with the database; where that fails it is not asked again. */
  const stored = async <Value>(
    use: (opened: IDBPDatabase<AnswersSchema>) => Promise<Value>
  ): Promise<Value | null> => {
    const opened = await database();
    if (opened === null) return null;
    try {
      return await use(opened);
    } catch (error) {
      onFault(error);
      opening = Promise.resolve(null);
      return null;
    }
  };

  /** One call after the other, so that none meets a store that is half loaded. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };

  const drop = async (numbers: readonly (number | null)[]): Promise<void> => {
    const kept = numbers.filter((n) => n !== null);
    if (kept.length === 0) return;
    await stored(async (opened) => {
      const transaction = opened.transaction(STORE, "readwrite");
      await Promise.all([...kept.map((n) => transaction.store.delete(n)), transaction.done]);
    });
  };

  const turnTo = async (version: string): Promise<void> => {
    if (memory.version === version) return;
    memory.begin(version);
    blocks = [];
    const others: number[] = [];
    await stored(async (opened) => {
      const transaction = opened.transaction(STORE);
      for (
        let cursor = await transaction.store.openCursor();
        cursor !== null;
        cursor = await cursor.continue()
      ) {
        const { version: ofBlock, answers } = cursor.value;
        if (ofBlock !== version) {
          others.push(cursor.key);
          continue;
        }
        memory.add(answers);
        blocks.push({ n: cursor.key, ...blockOf(new Map(answers)) });
      }
    });
    await drop(others);
  };

  return {
    find: (version, keys) =>
      inTurn(async () => {
        await turnTo(version);
        return foundIn(memory, keys);
      }),
    keep: (version, answers) =>
      inTurn(async () => {
        await turnTo(version);
        memory.add(answers);
        const n = await stored((opened) => opened.add(STORE, { version, answers: [...answers] }));
        blocks.push({ n, ...blockOf(answers) });
        const old = surplus(blocks, most);
        for (const block of old) memory.remove(block.keys);
        await drop(old.map((block) => block.n));
      }),
    count: () =>
      inTurn(async () => {
        if (memory.version !== null) return memory.size;
        const kept = await stored((opened) => opened.getAll(STORE));
        return (kept ?? []).reduce((sum, { answers }) => sum + answers.length, 0);
      }),
    clear: () =>
      inTurn(async () => {
        memory.begin(null);
        blocks = [];
        await stored((opened) => opened.clear(STORE));
      }),
  };
}
