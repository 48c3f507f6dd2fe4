/** A set of labels as a tree to be edited. Pure. */
import type { CategorySet } from "../../model";

export type Direction = "outgoing" | "incoming";

/** One name of the tree. What has nothing below is a label; what has may be one besides. */
export interface LabelNode {
  /** Its own among all of the tree, for as long as it is edited. */
  key: string;
  name: string;
  isLabelToo: boolean;
  children: readonly LabelNode[];
}

export type LabelTree = Readonly<Record<Direction, readonly LabelNode[]>>;

/** Longest label, and most labels of one direction, as the engine takes them. */
export const LONGEST_LABEL = 200;
export const MOST_LABELS = 2_000;

/** Labels of one direction as paths from general to specific, in their order. */
function pathsOf(labels: unknown, above: readonly string[] = []): string[][] {
  if (Array.isArray(labels))
    return labels.flatMap((label): string[][] => {
      if (typeof label === "string") return [[...above, label]];
      return Array.isArray(label) ? [[...above, ...label.map(String)]] : [];
    });
  if (labels === null || typeof labels !== "object") return [];
  return Object.entries(labels).flatMap(([name, below]) => {
    const path = [...above, name];
    const deeper = pathsOf(below, path);
    return deeper.length === 0 ? [path] : deeper;
  });
}

/** A tree of paths; `makeKey` gives each node a key of its own. */
export function treeOfPaths(
  paths: readonly (readonly string[])[],
  makeKey: () => string
): LabelNode[] {
  const byFirst = new Map<string, string[][]>();
  for (const [first, ...rest] of paths) {
    const name = first?.trim().slice(0, LONGEST_LABEL) ?? "";
    if (name === "") continue;
    byFirst.set(name, [...(byFirst.get(name) ?? []), rest]);
  }
  return [...byFirst].map(([name, rests]): LabelNode => {
    const below = rests.filter((rest) => rest.length > 0);
    return {
      key: makeKey(),
      name,
      isLabelToo: below.length > 0 && below.length < rests.length,
      children: treeOfPaths(below, makeKey),
    };
  });
}

/** A set as a tree. */
export function treeOfSet(set: CategorySet, makeKey: () => string): LabelTree {
  return {
    outgoing: treeOfPaths(pathsOf(set.outgoing), makeKey),
    incoming: treeOfPaths(pathsOf(set.incoming), makeKey),
  };
}

/** The tree as a set: labels as texts where they stand alone, else as paths. */
export function setOfTree(tree: LabelTree): CategorySet {
  const labels = (nodes: readonly LabelNode[]) =>
    pathsOfNodes(nodes, [])
      .map((path) => path.map((name) => name.trim()))
      .map((path) => (path.length === 1 ? (path[0] ?? "") : path));
  return { incoming: labels(tree.incoming), outgoing: labels(tree.outgoing) };
}

/** Every label as a path, in the order of the tree. */
export function pathsOfNodes(nodes: readonly LabelNode[], above: readonly string[]): string[][] {
  return nodes.flatMap(({ name, isLabelToo, children }) => {
    const path = [...above, name];
    if (children.length === 0) return [path];
    return [...(isLabelToo ? [path] : []), ...pathsOfNodes(children, path)];
  });
}

/** How many labels there are. */
export function countLabels(nodes: readonly LabelNode[]): number {
  return pathsOfNodes(nodes, []).length;
}

/** Pasted lines as paths: `Home > Rent` is two levels, and of a row of cells the last filled one counts. */
export function pathsOfText(text: string): string[][] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cell = line.split("\t").findLast((one) => one.trim() !== "") ?? "";
    const path = cell
      .replace(/^"(.*)"$/, "$1")
      .split(/\s*[>»→]\s*/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    return path.length === 0 ? [] : [path];
  });
}

/** Cells as lines to be pasted: a row a line, its cells parted by tabs. */
export function textOfCells(rows: readonly (readonly (string | number | boolean)[])[]): string {
  return rows
    .map((cells) =>
      cells
        .map((cell) => String(cell).replace(/\s+/g, " "))
        .join("\t")
        .trimEnd()
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** The node of a key; null where it is not there. */
export function findNode(nodes: readonly LabelNode[], key: string): LabelNode | null {
  for (const node of nodes) {
    const found = node.key === key ? node : findNode(node.children, key);
    if (found !== null) return found;
  }
  return null;
}

/** The list that holds a key, changed. */
function changeSiblings(
  nodes: readonly LabelNode[],
  key: string,
  change: (siblings: readonly LabelNode[], at: number) => readonly LabelNode[]
): readonly LabelNode[] {
  const at = nodes.findIndex((node) => node.key === key);
  if (at >= 0) return change(nodes, at);
  return nodes.map((node) => ({ ...node, children: changeSiblings(node.children, key, change) }));
}

export function rename(nodes: readonly LabelNode[], key: string, name: string) {
  return changeSiblings(nodes, key, (siblings, at) =>
    siblings.map((node, index) => (index === at ? { ...node, name } : node))
  );
}

export function remove(nodes: readonly LabelNode[], key: string) {
  return changeSiblings(nodes, key, (siblings, at) => siblings.filter((_, index) => index !== at));
}

/** Moves a node among those of its level; at the ends it stays. */
export function move(nodes: readonly LabelNode[], key: string, by: -1 | 1) {
  return changeSiblings(nodes, key, (siblings, at) => {
    const other = siblings[at + by];
    const node = siblings[at];
    if (other === undefined || node === undefined) return siblings;
    return siblings.map((one, index) => (index === at ? other : index === at + by ? node : one));
  });
}

/** Puts a new node behind another one, below it, or at the end. */
export function add(
  nodes: readonly LabelNode[],
  node: LabelNode,
  place: { at: "end" } | { at: "behind" | "below"; key: string }
): readonly LabelNode[] {
  if (place.at === "end") return [...nodes, node];
  return changeSiblings(nodes, place.key, (siblings, at) =>
    place.at === "behind"
      ? siblings.toSpliced(at + 1, 0, node)
      : siblings.map((one, index) =>
          index === at
            ? {
                ...one,
                isLabelToo: one.children.length === 0 || one.isLabelToo,
                children: [...one.children, node],
              }
            : one
        )
  );
}

/** Makes a node a child of the one before it. */
export function nest(nodes: readonly LabelNode[], key: string): readonly LabelNode[] {
  return changeSiblings(nodes, key, (siblings, at) => {
    const [before, node] = [siblings[at - 1], siblings[at]];
    if (before === undefined || node === undefined) return siblings;
    const isLabelToo = before.children.length === 0 || before.isLabelToo;
    return siblings
      .toSpliced(at, 1)
      .map((one) =>
        one === before ? { ...before, isLabelToo, children: [...before.children, node] } : one
      );
  });
}

/** Takes a node out of its group, to stand behind it. */
export function unnest(nodes: readonly LabelNode[], key: string): readonly LabelNode[] {
  return nodes.flatMap((group): LabelNode[] => {
    const node = group.children.find((child) => child.key === key);
    if (node === undefined) return [{ ...group, children: unnest(group.children, key) }];
    return [{ ...group, children: group.children.filter((child) => child !== node) }, node];
  });
}

/** Labels as they are answered, each once: a path by its last name, or whole where two end alike. */
export function labelsOfTree({ outgoing, incoming }: LabelTree): string[] {
  return [...new Set([outgoing, incoming].flatMap(labelsWithin))];
}

function labelsWithin(nodes: readonly LabelNode[]): string[] {
  const paths = pathsOfNodes(nodes, []);
  const ends = new Map<string, number>();
  for (const path of paths) {
    const end = path.at(-1) ?? "";
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return paths.map((path) => {
    const end = path.at(-1) ?? "";
    return path.length === 1 || ends.get(end) === 1 ? end : path.join(" / ");
  });
}
