/** Every text that an object of words can say, with the values its functions are called with. */

/** The values of one call. */
export type Call = readonly unknown[];

/** What is said, where, and with which values. */
export interface Said {
  /** As `plan/columns/new(2)`, the number being that of the call. */
  path: string;
  text: string;
  /** Texts and numbers that went into it. */
  values: readonly (string | number)[];
}

/** Calls that most functions understand: of numbers, of texts, of lists. */
const USUAL_CALLS: readonly Call[] = [
  [1, 1, 1, 1],
  [731, 732, 733, 734],
  ["Quartz", "Quince", "Quokka", "Quorum"],
  [["Quartz"], ["Quince"]],
  [["Quartz", "Quince"], ["Quokka"]],
  ["Quartz", 731, 732, 733],
  [731, "Quartz", "Quince"],
];

/** What JavaScript says of a value that was not meant. */
const MEANINGLESS = /undefined|NaN|\[object|\[native|null|=>/;

/** An object of words, its branches, and what its functions answer. */
type Node = unknown;

function isBranch(node: Node): node is Record<string, Node> {
  return typeof node === "object" && node !== null;
}

/** The paths of all texts and functions. */
export function pathsOf(words: Node, path = ""): string[] {
  if (!isBranch(words)) return [path];
  return Object.entries(words).flatMap(([key, value]) => pathsOf(value, at(path, key)));
}

/**
 * All that `words` says.
 *
 * @param samples calls by path, for functions that the usual calls do not suit
 * @param callsOf the calls to make of a function; by default those it answers with sense
 */
export function saidBy(
  words: Node,
  callsOf: (path: string, say: (...values: unknown[]) => unknown) => readonly Call[]
): Said[] {
  const said: Said[] = [];
  const walk = (node: Node, path: string, values: readonly (string | number)[]): void => {
    if (typeof node === "string") said.push({ path, text: node, values });
    else if (typeof node === "function") {
      const say = (...given: unknown[]): unknown => Reflect.apply(node, undefined, given);
      callsOf(path, say).forEach((call, index) =>
        walk(say(...call), `${path}(${index + 1})`, call.flatMap(plainValues))
      );
    } else if (isBranch(node))
      for (const [key, value] of Object.entries(node)) walk(value, at(path, key), values);
  };
  walk(words, "", []);
  return said;
}

/** The usual calls that all of some functions answer with sense. */
export function usualCalls(functions: readonly ((...values: unknown[]) => unknown)[]): Call[] {
  return USUAL_CALLS.filter((call) => functions.every((say) => answersWithSense(say, call)));
}

function answersWithSense(say: (...values: unknown[]) => unknown, call: Call): boolean {
  try {
    const texts = saidBy(say(...call), () => []).map(({ text }) => text);
    return texts.length > 0 && texts.every((text) => !MEANINGLESS.test(text));
  } catch {
    return false;
  }
}

/** The texts and numbers in a value. */
function plainValues(value: unknown): (string | number)[] {
  if (typeof value === "string" || typeof value === "number") return [value];
  return isBranch(value) ? Object.values(value).flatMap(plainValues) : [];
}

/** What stands at a path such as `plan/columns/new`. */
export function findIn(words: Node, path: string): Node {
  return path
    .split(PATH_MARK)
    .reduce<Node>((node, key) => (isBranch(node) ? node[key] : undefined), words);
}

/** Between the keys of a path; no key of ours holds it. */
const PATH_MARK = "/";

function at(path: string, key: string): string {
  return path === "" ? key : `${path}${PATH_MARK}${key}`;
}
