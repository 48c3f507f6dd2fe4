/**
 * Which of many texts stand somewhere in a text, found in one walk through it whatever their number
 * (Aho and Corasick). Long texts are told by their beginning alone, so what is found may have to be
 * looked at again; what stands there is always found.
 */

/** A text to be found, and whose it is. */
export interface Part {
  text: string;
  owner: number;
}

export interface PartFinder {
  /** Calls `found` with the owner of every part in `text`, of each part once. */
  find(text: string, found: (owner: number) => void): void;
}

/** Units of a part that are told apart: bounds memory, and bank texts rarely begin alike for longer. */
const LONGEST_BEGINNING = 64;
const ROOT = 0;
const NONE = -1;

/** A finder of parts; an empty part stands in every text and must not be among them. */
export function createPartFinder(parts: readonly Part[]): PartFinder {
  const trie = createTrie(parts);
  const { step, fallback, further, owners } = trie;
  const seen = new Uint32Array(owners.length);
  let look = 0;

  return {
    find(text, found) {
      look += 1;
      let node = ROOT;
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        let next = step(node, unit);
        while (next === NONE && node !== ROOT) {
          node = fallback[node] ?? ROOT;
          next = step(node, unit);
        }
        if (next === NONE) continue;
        node = next;
        // Of an end that was seen all shorter ends within it were seen too.
        for (
          let end = owners[node] === undefined ? (further[node] ?? NONE) : node;
          end !== NONE && seen[end] !== look;
          end = further[end] ?? NONE
        ) {
          seen[end] = look;
          for (const owner of owners[end] ?? []) found(owner);
        }
      }
    },
  };
}

interface Trie {
  /** The child of a node by a unit, or -1. */
  step(node: number, unit: number): number;
  /** By node: the node of its longest proper ending that is a beginning too. */
  fallback: Int32Array;
  /** By node: the nearest shorter ending that is a whole part, or -1. */
  further: Int32Array;
  /** By node: owners of the parts that end there. */
  owners: (number[] | undefined)[];
}

function createTrie(parts: readonly Part[]): Trie {
  const most = parts.reduce((sum, { text }) => sum + Math.min(text.length, LONGEST_BEGINNING), 1);
  const edges = createEdges(most);
  const parents = new Int32Array(most);
  const units = new Uint16Array(most);
  const byDepth: number[][] = [];
  const owners: (number[] | undefined)[] = [undefined];
  for (const { text, owner } of parts) {
    let node = ROOT;
    for (let at = 0; at < Math.min(text.length, LONGEST_BEGINNING); at += 1) {
      const unit = text.charCodeAt(at);
      let child = edges.get(node, unit);
      if (child === NONE) {
        child = owners.push(undefined) - 1;
        edges.set(node, unit, child);
        parents[child] = node;
        units[child] = unit;
        (byDepth[at] ??= []).push(child);
      }
      node = child;
    }
    (owners[node] ??= []).push(owner);
  }
  const fallback = new Int32Array(owners.length);
  const further = new Int32Array(owners.length).fill(NONE);
  for (const node of byDepth.flat()) {
    const parent = parents[node] ?? ROOT;
    if (parent !== ROOT) fallback[node] = fallbackOf(parent, units[node] ?? 0, edges.get, fallback);
    const ending = fallback[node] ?? ROOT;
    further[node] = owners[ending] === undefined ? (further[ending] ?? NONE) : ending;
  }
  return { step: edges.get, fallback, further, owners };
}

/** Where the longest ending of `parent` that can be followed by `unit` leads. */
function fallbackOf(
  parent: number,
  unit: number,
  step: Trie["step"],
  fallback: Int32Array
): number {
  for (let node = parent; node !== ROOT;) {
    node = fallback[node] ?? ROOT;
    const next = step(node, unit);
    if (next !== NONE) return next;
  }
  return ROOT;
}

/** A table from node and unit to child, in flat arrays: a rule set may have a million nodes. */
function createEdges(most: number): {
  get(node: number, unit: number): number;
  set(node: number, unit: number, child: number): void;
} {
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
  const nodes = new Int32Array(size).fill(NONE);
  const units = new Uint16Array(size);
  const children = new Int32Array(size);
  const slotOf = (node: number, unit: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    while (nodes[slot] !== NONE && (nodes[slot] !== node || units[slot] !== unit))
      slot = (slot + 1) & (size - 1);
    return slot;
  };
  return {
    get(node, unit) {
      const slot = slotOf(node, unit);
      return nodes[slot] === NONE ? NONE : (children[slot] ?? NONE);
    },
    set(node, unit, child) {
      const slot = slotOf(node, unit);
      nodes[slot] = node;
      units[slot] = unit;
      children[slot] = child;
    },
  };
}
