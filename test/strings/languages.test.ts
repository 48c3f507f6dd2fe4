/** English, German and Spanish say the same: nothing is missing, left in English, or dropped. */
import { ENGLISH, loadStrings, type Strings } from "../../src/strings";
import { stringsOf } from "../support/languages";
import { ALLOWED } from "./allowed";
import { SAMPLES } from "./samples";
import { findIn, pathsOf, saidBy, usualCalls, type Call, type Said } from "./walk";

const LANGUAGES: readonly Strings[] = ["en", "de", "es"].map(stringsOf);
const OTHERS = LANGUAGES.filter(({ language }) => language !== "en");

type Say = (...values: unknown[]) => unknown;
const isSay = (node: unknown): node is Say => typeof node === "function";

/** The same calls in every language, so that answers can be laid side by side. */
function callsOf(path: string): readonly Call[] {
  const written = SAMPLES[path];
  if (written) return written;
  return usualCalls(LANGUAGES.map((words) => findIn(words, path)).filter(isSay));
}

const said = (words: Strings): Said[] => saidBy(words, callsOf);
const inEnglish = new Map(said(ENGLISH).map((one) => [one.path, one]));

/** What is left of a text when the values, digits and marks are taken out: the words. */
function wordsOf({ text, values }: Said): string {
  return [...values]
    .map(String)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, value) => rest.replaceAll(value, " "), text)
    .replace(/[^\p{Letter}]+/gu, " ")
    .trim();
}

describe("the language of a tag", () => {
  it.each([
    ["de", "de"],
    ["de-CH", "de"],
    ["DE_at", "de"],
    ["es-MX", "es"],
    ["en-GB", "en"],
    ["fr-FR", "en"],
    ["", "en"],
  ])("%s is %s", async (tag, language) => {
    expect((await loadStrings(tag)).language).toBe(language);
  });
});

describe("the calls the walk makes", () => {
  it("reach every function among the words", () => {
    const silent = pathsOf(ENGLISH)
      .filter((path) => isSay(findIn(ENGLISH, path)))
      .filter((path) => callsOf(path).length === 0);
    // A path here wants an entry in samples.ts.
    expect(silent).toEqual([]);
  });

  it("are of functions that exist", () => {
    expect(Object.keys(SAMPLES).filter((path) => !isSay(findIn(ENGLISH, path)))).toEqual([]);
  });
});

describe.each(OTHERS.map((words) => [words.language, words] as const))("%s", (language, words) => {
  const all = said(words);

  it("has the keys English has, and no others", () => {
    expect(pathsOf(words).sort()).toEqual(pathsOf(ENGLISH).sort());
  });

  it("says nothing in English", () => {
    const same = all.filter((one) => {
      const english = inEnglish.get(one.path);
      return english !== undefined && english.text === one.text && wordsOf(one) !== "";
    });
    const left = same.filter(({ path }) => !ALLOWED[path]?.includes(language));
    expect(left.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it("has no English words in its sentences", () => {
    const english = /\b(the|of|and|with|your|you|were|this|rows?|please|choose)\b/i;
    const found = all.filter((one) => english.test(wordsOf(one)));
    const left = found.filter(({ path }) => !ALLOWED[path]?.includes(language));
    expect(left.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it("says nothing meaningless or unfinished", () => {
    const odd = all.filter(({ text }) =>
      /undefined|NaN|\[object| {2}|\$\{|TODO| [,.;:!](\s|$)|\.\.(?!\.)/.test(text)
    );
    expect(odd.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it("shows every value the English sentence shows", () => {
    const dropped = all.flatMap((one) => {
      const english = inEnglish.get(one.path);
      // A value in small letters is a code, which has a word of its own in each language.
      const shown = one.values
        .map(String)
        .filter((value) => value.length > 2 && !/^[a-z_]+$/.test(value));
      return shown
        .filter((value) => english?.text.includes(value) === true && !one.text.includes(value))
        .map((value) => `${one.path}: “${one.text}” drops ${value}`);
    });
    expect(dropped).toEqual([]);
  });
});

it("the list of what may stay English holds nothing that was translated since", () => {
  const stale = Object.entries(ALLOWED).flatMap(([path, languages]) =>
    languages
      .filter((language) => {
        const one = said(stringsOf(language)).find((each) => each.path === path);
        return one?.text !== inEnglish.get(path)?.text;
      })
      .map((language) => `${path} (${language})`)
  );
  expect(stale).toEqual([]);
});
