/**
 * What a descriptor of the greatest length costs, a character, when its words are chosen to be dear:
 * nothing that is read may backtrack or look at everything again at each character.
 */
import type { Knowledge } from "../../src/knowledge";
import { MAXIMUM_DESCRIPTION_LENGTH } from "../../src/model";
import { createRandom, type Random } from "../samples/random";

export interface HostileKind {
  name: string;
  /** Different texts of the same kind, each of the greatest length. */
  texts: readonly string[];
}

const VARIANTS = 5;

/** Every kind, over the words that the knowledge knows best. */
export function hostileKinds(knowledge: Knowledge): HostileKind[] {
  const { words, counts } = knowledge.vocabulary;
  const common = [...words.keys()]
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .slice(0, 400)
    .map((index) => words[index] ?? "");
  const names = knowledge.merchants.map(({ name }) => name);
  const beginnings = commonBeginnings(names);
  const cities = Array.from({ length: 3_000 }, (_, index) => knowledge.places.cities.cityAt(index))
    .map(({ name }) => name)
    .filter((name) => name !== "");
  const prefixes = [...knowledge.processorByPrefix.keys()];
  const given = [...knowledge.givenNames];
  const family = [...knowledge.familyNames];
  const branches = [...knowledge.branchWords];
  const states = [...(knowledge.places.countries.get("US")?.states.keys() ?? [])];
  const money = [
    "transfer from",
    "payment to",
    "direct debit",
    "sepa lastschrift",
    "atm withdrawal",
    "salary",
    "refund",
    "virement",
    "interest",
    "fee",
  ];
  const random = createRandom(1_024);
  const kind = (name: string, piece: (random: Random, variant: number) => string): HostileKind => ({
    name,
    texts: Array.from({ length: VARIANTS }, (_, variant) => longest(() => piece(random, variant))),
  });
  const from = (name: string, items: readonly string[], gap = " ") =>
    kind(name, (chance) => `${items[chance.between(0, items.length - 1)] ?? ""}${gap}`);
  const letter = (chance: Random) => String.fromCharCode(97 + chance.between(0, 25));
  return [
    kind("one letter repeated", (_, variant) => "asxe0".charAt(variant)),
    kind("one letter and blanks", (_, variant) => `${"asxei".charAt(variant)} `),
    kind("one letter with an accent", (_, variant) => `${"éáöñy".charAt(variant)} `),
    kind("one letter and a mark", (_, variant) => `${["y#", "a&c&", "á:", "e-", "x,"][variant]}`),
    kind(
      "one short word and a mark",
      (_, variant) => `${["to:", "de.", "la/", "of#", "a'"][variant]}`
    ),
    kind("digits", (chance) => String(chance.between(0, 9))),
    kind("groups of digits", (chance) => `${chance.digits(chance.between(1, 6))} `),
    kind("stars", () => "*"),
    kind("stars between letters", (chance) => `${letter(chance)}*`),
    kind("slashes", (_, variant) => "/\\|>:".charAt(variant)),
    kind("slashes between letters and digits", (chance) => `${letter(chance)}1/`),
    kind("dots, dashes, at signs", (_, variant) => ".-@&'".charAt(variant)),
    kind("dots between letters", (chance) => `${letter(chance)}.`),
    kind("hosts", (chance) => `${letter(chance)}${letter(chance)}.com `),
    kind("hosts without end", () => "www."),
    kind("no blanks, random letters", letter),
    kind("alternating letters and digits", (chance) => `${letter(chance)}${chance.between(0, 9)}`),
    kind("dates", (chance) => `${chance.between(1, 31)}/${chance.between(1, 12)}/24 `),
    kind("days and months", (chance) => `${chance.between(1, 31)} jan `),
    kind("combining marks", (_, variant) => (variant % 2 === 0 ? "a\u0301" : "\u0315")),
    kind("letters that expand", (_, variant) => "ﷺ㋿ﬃ㏂ǰ".charAt(variant)),
    kind("no Latin letters", (chance) => String.fromCharCode(0x4e00 + chance.between(0, 20_000))),
    kind("pictures", (chance) => String.fromCodePoint(0x1f600 + chance.between(0, 70))),
    kind("any character", (chance) => String.fromCharCode(chance.between(32, 0x24f))),
    from("words that names are made of", common),
    from("the same, without blanks", common, ""),
    from("words that begin many names", beginnings),
    from("the same, without blanks ", beginnings, ""),
    from("names of merchants", names),
    from("names of merchants, starred", names, " *"),
    from("cities", cities),
    from("cities before commas", cities, ", "),
    from("states", states),
    from("prefixes of processors", prefixes, "*"),
    from("given names", given),
    from("family names", family),
    from("words for branches", branches),
    from("words for operations", money),
    kind("street addresses", (chance) => `${chance.digits(3)} main st `),
  ];
}

/** Text of the greatest length, out of pieces. */
function longest(piece: () => string): string {
  let text = "";
  while (text.length < MAXIMUM_DESCRIPTION_LENGTH) text += piece();
  return text.slice(0, MAXIMUM_DESCRIPTION_LENGTH);
}

/** First words that most names have in common. */
function commonBeginnings(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const first = name.split(" ")[0] ?? "";
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 60)
    .map(([word]) => word);
}
