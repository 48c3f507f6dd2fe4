/** All languages at once, for tests. */
import { ENGLISH, type Strings } from "../../src/strings";
import { de } from "../../src/strings/de";
import { es } from "../../src/strings/es";

/** The words of a language we have, by its two letters or a tag that begins with them. */
export function stringsOf(tag: string): Strings {
  const found = [ENGLISH, de, es].find(({ language }) => tag.startsWith(language));
  if (!found) throw new Error(`There are no words for ${tag}.`);
  return found;
}
