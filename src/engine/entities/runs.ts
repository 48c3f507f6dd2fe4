/** The runs of words in a descriptor that may name somebody, and which of them does. */
import { isNameToken, type Token } from "../text/descriptor";
import type { Field, Roles } from "../text/roles";

/** Tokens from `from` up to but not including `to`, and what was said before them. */
export interface NameRun {
  from: number;
  to: number;
  field: Field;
}

export interface RunInput {
  tokens: readonly Token[];
  roles: Roles;
  /** First token that can name somebody: what stands before a star is a processor. */
  begin: number;
  /** Tokens of the place. */
  place: { from: number; to: number } | null;
  /** Money is sent: what follows a comma is another field. */
  sent: boolean;
}

/** Most words of a name that no list knows. */
const LONGEST_NAME = 6;
/** Letters that make a name. */
const FEWEST_LETTERS = 3;

/** All runs, in order: free words, not the place, cut at marks and numbers. */
export function nameRuns(input: RunInput): NameRun[] {
  const { tokens, roles, begin } = input;
  const runs: NameRun[] = [];
  let index = begin;
  while (index < tokens.length) {
    if (!isStart(input, index)) {
      index++;
      continue;
    }
    const from = index;
    index++;
    while (index < tokens.length && index - from < LONGEST_NAME) {
      const step = stepsOn(input, from, index);
      if (step === 0) break;
      index += step;
    }
    // What leads to a name leads to the next name only.
    const field = roles.fieldAt(from);
    const before = runs.at(-1);
    const behind = before !== undefined && before.from >= roles.fieldFrom(from);
    runs.push({ from, to: index, field: field === "lead" && behind ? "none" : field });
  }
  return runs;
}

/** The run that names the counterparty: after a word that leads to it, else the first, never a note. */
export function namingRun(tokens: readonly Token[], runs: readonly NameRun[]): NameRun | null {
  const worth = runs.filter((run) => lettersOf(tokens, run) >= FEWEST_LETTERS);
  const led = worth.filter(({ field }) => field === "lead");
  return (
    led.at(-1) ??
    worth.find(({ field }) => field === "none") ??
    worth[0] ??
    runs.find((run) => lettersOf(tokens, run) > 0) ??
    null
  );
}

/** Letters of the words of a run, digits alone left out. */
export function lettersOf(tokens: readonly Token[], { from, to }: NameRun): number {
  let letters = 0;
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token !== undefined && token.kind !== "number") letters += token.text.length;
  }
  return letters;
}

const inPlace = ({ place }: RunInput, index: number): boolean =>
  place !== null && index >= place.from && index < place.to;

function isStart(input: RunInput, index: number): boolean {
  const { tokens, roles, begin } = input;
  const token = tokens[index];
  // De Graaf: a name may begin with an article where a field begins.
  const article =
    token !== undefined &&
    ARTICLES.has(token.text) &&
    roles.isInnerWord(index) &&
    (index === begin || roles.fieldFrom(index) === index) &&
    tokens[index + 1]?.kind === "word" &&
    !roles.isOutsideNames(index + 1);
  return (
    token !== undefined &&
    isNameToken(token) &&
    (article || !roles.isOutsideNames(index)) &&
    !inPlace(input, index) &&
    !(token.kind === "number" && token.text.length > 2)
  );
}

/** How many tokens the run goes on by: more than one over inner words, 0 where it ends. */
function stepsOn(input: RunInput, from: number, index: number): number {
  const { tokens, roles, sent } = input;
  const token = tokens[index];
  if (token === undefined || token.kind === "number" || token.host !== null) return 0;
  if (tokens[from]?.host !== null && tokens[from]?.host !== undefined) return 0;
  if (roles.isInnerWord(index)) {
    let at = index;
    while (at - index < 2 && roles.isInnerWord(at)) {
      if (tokens[at]?.before !== "blank") return 0;
      if (sent && !PARTICLES.has(tokens[at]?.text ?? "")) return 0;
      at++;
    }
    const next = tokens[at];
    if (next?.before !== "blank" || next.kind !== "word" || roles.isOutsideNames(at)) return 0;
    // COOPERS OF BARNET: the place belongs to the name.
    return inPlace(input, at) && !JOINS_PLACES.has(token.text) ? 0 : at - index + 1;
  }
  if (roles.isOutsideNames(index)) return 0;
  if (inPlace(input, index) && !inPlace(input, index - 1)) return 0;
  switch (token.before) {
    case "star":
    case "hash":
    case "slash":
    case "gap":
      return 0;
    case "comma":
      return sent ? 0 : 1;
    default:
      return 1;
  }
}

/** Words that names begin with. */
const ARTICLES: ReadonlySet<string> = new Set(
  "the de het la le les el los las il lo gli der die das den o a os as".split(" ")
);
/** Small words that stand in the names of people. */
const PARTICLES: ReadonlySet<string> = new Set(
  "and de la le du des del della di da do dos das von vom van der den und y e et".split(" ")
);
/** Small words after which a city is part of the name. */
const JOINS_PLACES: ReadonlySet<string> = new Set(
  "of for de di da do von van der den zu".split(" ")
);
