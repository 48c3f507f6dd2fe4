/** Labels that say where they belong: `Car > Fuel`, `Bills: Water`, `Home/Repairs`, `TRAVEL_FLIGHTS`. */

/** Always part a wider label from a narrower one. */
const SURE = />|»|→|::|\||\\|(?<=[\p{L})]):\s/u;
/** Part them where several labels of the set begin alike; else they only join two things. */
const PERHAPS = /\/|\s[-–—]\s|_/gu;
/** A number before a label: `4930 Office supplies`. */
const NUMBER = /^[\s\d.,#()–—-]+(?=\p{L})/u;

/** Each label from general to specific. Numbers before labels are no part of them. */
export function pathsOf(labels: readonly string[]): string[][] {
  const pieces = labels.map((label) =>
    label
      .replace(NUMBER, "")
      .split(SURE)
      .map((piece) => piece.trim())
  );
  const beginnings = new Map<string, number>();
  for (const piece of pieces.flat())
    for (const beginning of beginningsOf(piece))
      beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
  return pieces.map((path) =>
    path
      .flatMap((piece) => {
        const shared = beginningsOf(piece).filter((one) => (beginnings.get(one) ?? 0) > 1);
        const longest = shared[shared.length - 1];
        return longest === undefined
          ? [piece]
          : [longest, piece.slice(longest.length).replace(/^[\s/_–—-]+/u, "")];
      })
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "")
  );
}

/** What stands before each sign that perhaps parts a label, short ones first. */
function beginningsOf(label: string): string[] {
  return [...label.matchAll(PERHAPS)].flatMap(({ index }) =>
    index === 0 ? [] : [label.slice(0, index).trim()]
  );
}
