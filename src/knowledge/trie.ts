/**
 * A dictionary of strings in typed arrays that can be walked one character at a time. Nodes stand in
 * breadth-first order, so that the children of a node are neighbours:
 *
 *   node        0      1   2   3
 *   letter      -      a   b   c        keys: "a", "ab", "c"
 *   children    2      1   0   0        children of 0: nodes 1 and 3's level, found by running sums
 *   ends        0      1   1   1        a key ends here
 *
 * Only `letters`, `children` and `ends` are stored; the running sums are made when it is opened.
 * Keys are numbered in node order.
 */

/** What is stored of a trie. */
export interface TrieData {
  /** UTF-16 unit on the edge into each node; 0 for the root. */
  letters: Uint16Array;
  /** Number of children of each node. */
  children: Uint16Array;
  /** 1 where a key ends. */
  ends: Uint8Array;
}

/** A trie ready to walk. */
export interface Trie {
  readonly letters: Uint16Array;
  /** First child of each node; the children end where those of the next node begin. */
  readonly firstChild: Uint32Array;
  /** Number of the key that ends at each node, or -1. */
  readonly keyAt: Int32Array;
  readonly keyCount: number;
}

/** Builds a trie and tells in which order it numbers the keys. Keys must be distinct and not empty. */
export function buildTrie(keys: readonly string[]): { data: TrieData; order: string[] } {
  const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const letters: number[] = [];
  const children: number[] = [];
  const ends: number[] = [];
  const order: string[] = [];
  const queue: { low: number; high: number; depth: number; letter: number }[] = [
    { low: 0, high: sorted.length, depth: 0, letter: 0 },
  ];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    if (node === undefined) break;
    let { low } = node;
    letters.push(node.letter);
    const first = sorted[low];
    if (first !== undefined && low < node.high && first.length === node.depth) {
      if (first === sorted[low + 1]) throw new Error(`The key "${first}" is there twice.`);
      ends.push(1);
      order.push(first);
      low++;
    } else ends.push(0);
    let count = 0;
    while (low < node.high) {
      const letter = sorted[low]?.charCodeAt(node.depth) ?? 0;
      let high = low + 1;
      while (high < node.high && sorted[high]?.charCodeAt(node.depth) === letter) high++;
      queue.push({ low, high, depth: node.depth + 1, letter });
      count++;
      low = high;
    }
    children.push(count);
  }
  return {
    data: {
      letters: Uint16Array.from(letters),
      children: Uint16Array.from(children),
      ends: Uint8Array.from(ends),
    },
    order,
  };
}

/** Makes the running sums of a stored trie. */
export function openTrie(data: TrieData): Trie {
  const nodes = data.letters.length;
  const firstChild = new Uint32Array(nodes + 1);
  const keyAt = new Int32Array(nodes);
  let next = 1;
  let keys = 0;
  for (let node = 0; node < nodes; node++) {
    firstChild[node] = next;
    next += data.children[node] ?? 0;
    keyAt[node] = data.ends[node] === 1 ? keys++ : -1;
  }
  firstChild[nodes] = next;
  return { letters: data.letters, firstChild, keyAt, keyCount: keys };
}

/** The node reached from a node by one letter, or -1. */
export function stepTrie(trie: Trie, node: number, letter: number): number {
  let low = trie.firstChild[node] ?? 0;
  let high = (trie.firstChild[node + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = trie.letters[middle] ?? 0;
    if (found === letter) return middle;
    if (found < letter) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The number of a whole key, or -1. */
export function findInTrie(trie: Trie, key: string): number {
  let node = 0;
  for (let index = 0; index < key.length && node !== -1; index++)
    node = stepTrie(trie, node, key.charCodeAt(index));
  return node === -1 ? -1 : (trie.keyAt[node] ?? -1);
}

/** No key below this node, or keys of several values. */
export const MIXED = -2;

/**
 * For each node the one value that all keys at or below it share, or MIXED: so that a name cut short
 * can be completed when only one merchant is left. `valueOf` gives a key's value, MIXED if it has
 * several.
 */
export function sharedValues(trie: Trie, valueOf: (key: number) => number): Int32Array {
  const shared = new Int32Array(trie.letters.length);
  for (let node = trie.letters.length - 1; node >= 0; node--) {
    const key = trie.keyAt[node] ?? -1;
    let value = key === -1 ? -1 : valueOf(key);
    const last = trie.firstChild[node + 1] ?? 0;
    for (let child = trie.firstChild[node] ?? 0; child < last && value !== MIXED; child++) {
      const below = shared[child] ?? MIXED;
      if (value === -1) value = below;
      else if (below !== -1 && below !== value) value = MIXED;
    }
    shared[node] = value;
  }
  return shared;
}

/** How many records each key has, from where they start: what is stored, being smaller. */
export function countsOf(start: Uint32Array): Uint8Array {
  const counts = new Uint8Array(Math.max(0, start.length - 1));
  for (let key = 0; key < counts.length; key++) {
    const count = (start[key + 1] ?? 0) - (start[key] ?? 0);
    if (count > 0xff) throw new Error("A key has more than 255 records.");
    counts[key] = count;
  }
  return counts;
}

/** Where the records of each key start; those of the last end at the last number. */
export function startsOf(counts: Uint8Array): Uint32Array {
  const start = new Uint32Array(counts.length + 1);
  for (let key = 0; key < counts.length; key++)
    start[key + 1] = (start[key] ?? 0) + (counts[key] ?? 0);
  return start;
}
