/** Lays out what words say, all languages together. */
import { compactName, spacedPhrase, spellingsOf } from "./text";
import { checkSorted, type SourceProblem } from "./problems";
import type { ProcessorEntry, ShopWordsFile, WordsFile } from "./schema";
import { buildTrie, type TrieData } from "./trie";
import { PHRASE_KINDS, type PhraseKind, STEM_PREFIX, STEM_SUFFIX } from "./types";

interface PhraseRecord {
  kind: PhraseKind;
  value: number;
  language: number;
  stem: number;
  weak: boolean;
}

export interface CompiledPhrases {
  trie: TrieData;
  start: Uint32Array;
  value: Uint16Array;
  kind: Uint8Array;
  language: Uint32Array;
  stem: Uint8Array;
  weak: Uint8Array;
}

/** Every language: names of processors are the same everywhere. */
export const ALL_LANGUAGES = 0xffffffff;

/** The marks beside a phrase: `~apotheke`, `gehalt~`, `services?`. */
function readMarks(text: string): { phrase: string; stem: number; weak: boolean } {
  let phrase = text;
  let stem = 0;
  let weak = false;
  for (;;) {
    if (phrase.endsWith("~")) stem |= STEM_PREFIX;
    else if (phrase.endsWith("?")) weak = true;
    else break;
    phrase = phrase.slice(0, -1);
  }
  if (phrase.startsWith("~")) {
    stem |= STEM_SUFFIX;
    phrase = phrase.slice(1);
  }
  return { phrase, stem, weak };
}

/**
 * Whether a compact key is something that the languages of some countries, or English, say: what is
 * done, a kind of business, how it was paid. Of no country (null) any language counts.
 */
export function saidWords(
  words: readonly { content: WordsFile }[]
): (key: string, countries: readonly string[] | null) => boolean {
  const languages = words.map(({ content }) => {
    const { operations, trades, filler, references, leads, language, countries } = content;
    const lists = [
      ...Object.values(operations),
      ...Object.values(trades),
      filler,
      references,
      leads,
    ];
    const phrases = lists.flat().map((text) => compactName(readMarks(text).phrase));
    return { countries: language === "en" ? null : countries, phrases: new Set(phrases) };
  });
  return (key, countries) =>
    languages.some(
      (one) =>
        one.phrases.has(key) &&
        (one.countries === null ||
          countries === null ||
          one.countries.some((country) => countries.includes(country)))
    );
}

/**
 * Lays out words and the phrases of processors; language i of `words` has bit i. Extracted words for
 * shops stand behind: where a language or English says something already, they are not heard.
 */
export function compilePhrases(
  words: readonly { file: string; content: WordsFile }[],
  shopWords: readonly { file: string; content: ShopWordsFile }[],
  processors: readonly ProcessorEntry[],
  tradeIndex: ReadonlyMap<string, number>,
  operationIndex: ReadonlyMap<string, number>,
  problems: SourceProblem[]
): CompiledPhrases {
  const records = new Map<string, PhraseRecord[]>();
  const addKey = (key: string, record: PhraseRecord): void => {
    if (key === "") return;
    const present = records.get(key) ?? [];
    const same = present.find(({ kind, value }) => kind === record.kind && value === record.value);
    if (same === undefined) present.push(record);
    else {
      same.language |= record.language;
      same.stem |= record.stem;
      same.weak &&= record.weak;
    }
    records.set(key, present);
  };
  const add = (text: string, kind: PhraseKind, value: number, language: number): void => {
    const { phrase, stem, weak } = readMarks(text);
    for (const spelling of spellingsOf(phrase))
      addKey(spacedPhrase(spelling), { kind, value, language, stem, weak });
  };

  words.forEach(({ file, content }, index) => {
    const language = 1 << index;
    const groups: [string, PhraseKind, ReadonlyMap<string, number>, Record<string, string[]>][] = [
      ["operations", "operation", operationIndex, content.operations],
      ["trades", "trade", tradeIndex, content.trades],
    ];
    for (const [title, kind, indexOf, entries] of groups) {
      checkSorted(Object.keys(entries), title, file, problems);
      for (const [name, phrases] of Object.entries(entries)) {
        const value = indexOf.get(name);
        if (value === undefined) problems.push({ file, message: `unknown ${kind} "${name}"` });
        else for (const phrase of phrases) add(phrase, kind, value, language);
        checkSorted(phrases, `${title} of ${name}`, file, problems);
      }
    }
    checkSorted(content.filler, "filler", file, problems);
    checkSorted(content.references, "references", file, problems);
    checkSorted(content.leads, "leads", file, problems);
    for (const phrase of content.filler) add(phrase, "filler", 0, language);
    for (const phrase of content.references) add(phrase, "reference", 0, language);
    for (const phrase of content.leads) add(phrase, "lead", 0, language);
  });
  const bitOf = new Map(words.map(({ content }, index) => [content.language, 1 << index]));
  const english = bitOf.get("en") ?? 0;
  const written = new Map(
    [...records].map(([key, present]) => [
      key,
      present.reduce((bits, { language }) => bits | language, 0),
    ])
  );
  for (const { file, content } of shopWords) {
    const language = bitOf.get(content.language) ?? 0;
    if (language === 0) problems.push({ file, message: `no words of "${content.language}"` });
    for (const [name, phrases] of Object.entries(content.trades)) {
      const value = tradeIndex.get(name);
      if (value === undefined) problems.push({ file, message: `unknown trade "${name}"` });
      checkSorted(phrases, `trades of ${name}`, file, problems);
      for (const phrase of value === undefined ? [] : phrases) {
        const said = written.get(spacedPhrase(readMarks(phrase).phrase)) ?? 0;
        if ((said & (language | english)) === 0) add(phrase, "trade", value ?? 0, language);
      }
    }
  }
  processors.forEach((processor, index) => {
    for (const phrase of processor.phrases ?? []) add(phrase, "processor", index, ALL_LANGUAGES);
  });

  const { data, order } = buildTrie([...records.keys()]);
  const start = [0];
  const flat: PhraseRecord[] = [];
  for (const key of order) {
    flat.push(...(records.get(key) ?? []));
    start.push(flat.length);
  }
  return {
    trie: data,
    start: Uint32Array.from(start),
    value: Uint16Array.from(flat.map((record) => record.value)),
    kind: Uint8Array.from(flat.map((record) => PHRASE_KINDS.indexOf(record.kind))),
    language: Uint32Array.from(flat.map((record) => record.language)),
    stem: Uint8Array.from(flat.map((record) => record.stem)),
    weak: Uint8Array.from(flat.map((record) => (record.weak ? 1 : 0))),
  };
}
