/**
 * When the sheet is read again. Reading a long sheet is work for Excel, and over the network for Excel
 * on the web, so the longer it took last time, the longer the selection has to rest before it is done
 * again; and turning to the pane reads only what is not fresh.
 */

/** Shortest and longest rest of the selection before a reading, milliseconds. */
const SHORTEST_REST = 200;
const LONGEST_REST = 3_000;
/** A reading younger than this is fresh, milliseconds. */
const FRESH = 2_000;
/** Readings take at most a fifth of the time. */
const SHARE = 4;

export interface ReadingPace {
  /** The selection moved: reads when it has come to rest. */
  moved(): void;
  /** The user turned to the pane: reads at once, unless what is shown is fresh. */
  turnedTo(): void;
}

/**
 * @param read reads the sheet and counts; must not reject
 * @param clock milliseconds since some fixed moment
 */
export function createReadingPace(read: () => Promise<void>, clock: () => number): ReadingPace {
  let cost = 0;
  let finishedAt = -Infinity;
  let isReading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function readNow(): Promise<void> {
    clearTimeout(timer);
    isReading = true;
    const begun = clock();
    await read();
    finishedAt = clock();
    cost = finishedAt - begun;
    isReading = false;
  }

  return {
    moved() {
      clearTimeout(timer);
      const rest = Math.min(LONGEST_REST, Math.max(SHORTEST_REST, cost * SHARE));
      timer = setTimeout(() => void readNow(), rest);
    },
    turnedTo() {
      if (isReading || clock() - finishedAt < Math.max(FRESH, cost * SHARE)) return;
      void readNow();
    },
  };
}
