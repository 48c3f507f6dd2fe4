/** Names of people and everyday words, as `data/people.json` holds them. */
import { z } from "zod";
import type { PeopleFile } from "../schema";
import { fold } from "../text";
import { byText } from "./write";

/** How often a given name was given, by year. */
export const BabyNamesFile = z.record(
  z.string(),
  z.array(z.object({ count: z.number().nullable() }))
);
export type BabyNamesFile = z.infer<typeof BabyNamesFile>;

const NameLists = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional();
/** One locale of faker. */
export const FakerLocale = z.object({
  faker: z.object({
    rawDefinitions: z.object({
      person: z.object({ first_name: NameLists, last_name: NameLists }).optional(),
    }),
  }),
});
export type FakerLocale = z.infer<typeof FakerLocale>;

export interface PeopleInput {
  babyNames: BabyNamesFile;
  /** By file name of the locale. */
  locales: ReadonlyMap<string, FakerLocale>;
  /** The commonest words of a language, by its English name, commonest first. */
  words: (language: string) => readonly string[];
}

/** Locales whose romanised names are short everyday words elsewhere. */
const LEFT_OUT = /^(th|vi|ko|zh|ja|yo|dv|en_HK|base|eo|ur|bn|fa|ne|he|ta)/;
/** Words that are no names although a list has them. */
const NO_NAMES = new Set(
  (
    "the that with from this will can per fine said sky till beat comfort come constant desire idea " +
    "even floor jet lot sep son man cat mine server valid ion gun bar bars bay storm tin due song " +
    "bang line arc marine arcade wage ave promise anal dev loan mile tone among trace unique urban " +
    "else era name oral noble gene general block blank pour weight best gross hold just kick lack " +
    "fan butt cook law cap sin sun high grand mar los rico tall top perl menu manga fall " +
    "care pop post topic carbon campus arena pace lie dec wet den der hand beer little market " +
    "bank hotel school street store shop house city company group club center"
  ).split(" ")
);

/** Languages whose commonest words are everyday words, beside English. */
const LANGUAGES = [
  "german",
  "french",
  "spanish",
  "italian",
  "dutch",
  "portuguese",
  "polish",
  "swedish",
];
/** How many of the commonest words count, by what for. */
const COMMON_ENGLISH = 6000;
const EVERYDAY_ENGLISH = 3500;
const EVERYDAY_ELSEWHERE = 500;
/** Babies in the United States from which on a name is taken, and taken although it is a word too. */
const OFTEN_GIVEN = 8000;
const GIVEN_ALTHOUGH_WORD = 60000;

/** The first words of a language, folded, short ones left out. */
export function everydayWords(words: readonly string[], many: number): string[] {
  return words
    .slice(0, many)
    .map((word) => fold(word.trim()))
    .filter((word) => word.length > 2);
}

export function extractPeople({ babyNames, locales, words }: PeopleInput): PeopleFile {
  const counts = new Map<string, number>();
  for (const [name, years] of Object.entries(babyNames)) {
    const total = years.reduce((sum, { count }) => sum + (count ?? 0), 0);
    counts.set(fold(name), (counts.get(fold(name)) ?? 0) + total);
  }
  const given = new Set<string>();
  const family = new Set<string>();
  for (const [file, { faker }] of locales) {
    if (LEFT_OUT.test(file)) continue;
    const person = faker.rawDefinitions.person;
    addNames(given, person?.first_name);
    addNames(family, person?.last_name);
  }
  for (const [name, count] of counts) if (count >= OFTEN_GIVEN && name.length > 2) given.add(name);
  const common = new Set(everydayWords(words("english"), COMMON_ENGLISH));
  for (const name of [...given])
    if (NO_NAMES.has(name) || (common.has(name) && (counts.get(name) ?? 0) < GIVEN_ALTHOUGH_WORD))
      given.delete(name);
  for (const name of [...family])
    if (NO_NAMES.has(name) || (common.has(name) && name.length < 4)) family.delete(name);
  const everyday = new Set([
    ...everydayWords(words("english"), EVERYDAY_ENGLISH),
    ...LANGUAGES.flatMap((language) => everydayWords(words(language), EVERYDAY_ELSEWHERE)),
  ]);
  const noNames = [...everyday].filter(
    (word) => word.length > 3 && /^[a-z]+$/.test(word) && !given.has(word) && !family.has(word)
  );
  return {
    given: [...given].sort(byText),
    family: [...family].sort(byText),
    everyday: noNames.sort(byText),
  };
}

function addNames(names: Set<string>, lists: z.infer<typeof NameLists>): void {
  const all = Array.isArray(lists) ? [lists] : Object.values(lists ?? {});
  for (const list of all)
    for (const name of Array.isArray(list) ? list : [])
      for (const word of fold(String(name)).split(/[^\p{L}]+/u))
        if (word.length > 2 && /^[a-z]+$|^[\u0400-\u04ff]+$/.test(word)) names.add(word);
}
