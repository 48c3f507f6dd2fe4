/** Learned corrections in words. */
import type { RunAccountHolder } from "../../client/session";
import type { CorrectionExpected, CorrectionPattern } from "../../model";
import type { Strings } from "../../strings";

type Words = Strings["corrections"];

/** Which payments a correction is about. */
export function patternWords(pattern: CorrectionPattern, { form }: Words): string {
  const { learn } = form;
  const what =
    pattern.kind === "counterparty" ? learn.counterparty(pattern.name) : learn.words(pattern.words);
  return pattern.entry_type === null ? what : `${what} (${learn[pattern.entry_type]})`;
}

/** Whose payments a correction is about; the workbook's own account holder may have no name. */
export function scopeWords(
  { account_holder_id: id }: CorrectionPattern,
  holderNames: Readonly<Record<string, string>>,
  workbooks: RunAccountHolder | null,
  { scope }: Words
): string {
  if (id === null) return scope.forEveryone;
  if (id === workbooks?.id) return scope.forHolder(workbooks.name);
  const name = holderNames[id];
  return name === undefined ? scope.forOther(id) : scope.forHolder(name);
}

/** What is expected, a part for each property. */
export function expectedWords(expected: CorrectionExpected, words: Words): string[] {
  const { fields, recurrences, preview } = words.form;
  const parts: string[] = [];
  const say = (field: string, value: string | null | undefined): void => {
    if (value !== undefined) parts.push(words.reports.part(field, value ?? preview.empty));
  };
  say(fields.label, expected.label);
  say(fields.merchant, expected.merchant);
  say(fields.person, expected.person);
  say(fields.website, expected.website);
  say(fields.location, expected.location);
  say(fields.mcc, expected.mcc?.join(", "));
  say(fields.recurrence, expected.recurrence && recurrences[expected.recurrence]);
  return parts;
}
