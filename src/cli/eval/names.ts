/** When two names are one: case, accents, punctuation, blanks and legal forms do not count. */

/** Legal forms as they end names, longest first, spelled as `compact` leaves them word by word. */
const LEGAL_FORMS: readonly string[] = [
  "gmbh co kg",
  "gmbh and co kg",
  "sp z o o",
  "s a r l",
  "s p a",
  "s r l",
  "b v",
  "n v",
  "s a",
  "a g",
  "pty ltd",
  "pvt ltd",
  "private limited",
  "public limited company",
  "co ltd",
  "limited",
  "incorporated",
  "corporation",
  "company",
  "gmbh",
  "sarl",
  "sasu",
  "spzoo",
  "ltda",
  "ltd",
  "llc",
  "llp",
  "plc",
  "inc",
  "corp",
  "pte",
  "pty",
  "pvt",
  "srl",
  "spa",
  "sas",
  "aps",
  "oyj",
  "abp",
  "asa",
  "bv",
  "nv",
  "ag",
  "ab",
  "as",
  "oy",
  "sa",
  "se",
  "kg",
  "ug",
  "ek",
  "co",
  "me",
  "eireli",
];

/** The form in which names are compared. */
export function comparableName(name: string): string {
  let words = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("&", " and ")
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  for (const form of LEGAL_FORMS) {
    if (words.endsWith(` ${form}`)) {
      words = words.slice(0, -form.length - 1);
      break;
    }
  }
  return words.replaceAll(" ", "");
}

/** A host without `www.`, in lower case. */
export function comparableHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/.*$/, "");
}
