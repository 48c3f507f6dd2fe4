/** What is wrong with a set of labels, at the labels concerned. Pure. */
import type { Fault } from "../../client/session";
import type { Direction, LabelNode, LabelTree } from "./label-tree";

export interface LabelFault {
  direction: Direction;
  /** Of the name that has to be changed. */
  key: string;
  /** Names from general to specific. */
  path: readonly string[];
  what: { kind: "blank" } | { kind: "said"; message: string };
}

/**
 * The faults that name a label, each once; the others are told in the error's own words.
 *
 * @param tree the set that was sent, as `setOfTree` makes it: faults name labels by their number in it
 */
export function placeFaults(faults: readonly Fault[], tree: LabelTree): LabelFault[] {
  const placed = new Map<string, LabelFault>();
  for (const { path, message } of faults) {
    const at = path.findIndex((part) => part === "outgoing" || part === "incoming");
    const direction = path[at] === "incoming" ? "incoming" : "outgoing";
    const index = path[at + 1];
    if (at < 0 || typeof index !== "number") continue;
    const way = waysTo(tree[direction], [])[index];
    const wrong = way?.find(({ name }) => name.trim() === "");
    const node = wrong ?? way?.at(-1);
    if (way === undefined || node === undefined || placed.has(node.key)) continue;
    placed.set(node.key, {
      direction,
      key: node.key,
      path: way.slice(0, way.indexOf(node) + 1).map(({ name }) => name),
      what: wrong === undefined ? { kind: "said", message } : { kind: "blank" },
    });
  }
  return [...placed.values()];
}

/** The nodes that lead to each label, in the order of `pathsOfNodes`. */
function waysTo(nodes: readonly LabelNode[], above: readonly LabelNode[]): LabelNode[][] {
  return nodes.flatMap((node) => {
    const way = [...above, node];
    if (node.children.length === 0) return [way];
    return [...(node.isLabelToo ? [way] : []), ...waysTo(node.children, way)];
  });
}
