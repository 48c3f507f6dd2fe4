/** Texts that are the same in another language as in English: names, and words both languages have. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "where/region": ["de"],
  "fields/names/website": ["de"],
  "fields/names/logo": ["de"],
  "fields/names/mcc": ["de", "es"],
  "fields/names/person": ["de"],
  "corrections/why/sources/person": ["de"],
  "corrections/form/fields/person": ["de"],
  "corrections/form/fields/website": ["de"],
  "corrections/form/fields/mcc": ["de", "es"],
  // Keys of the keyboard.
  "help/keyboard/keys/pane/title": ["de", "es"],
  "help/keyboard/keys/close/title": ["de", "es"],
};
