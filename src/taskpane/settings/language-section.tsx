/** The language of the pane: Excel's own, or one of ours. */
import { Field, Select } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { Section } from "../section";
import { type Language, LANGUAGE_CHOICES, type LanguageChoice } from "../language";
import { useStrings } from "../use-strings";

/** Languages are called by their own names, for whoever cannot read the one shown. */
const NAMES: Readonly<Record<Exclude<LanguageChoice, "excel">, string>> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
};

export function LanguageSection({ language }: { language: Language }) {
  const words = useStrings().languageChoice;
  const choice = useSyncExternalStore(language.subscribe, language.choice);
  return (
    <Section heading={words.heading}>
      <Field label={words.label} hint={words.hint}>
        <Select
          value={choice}
          onChange={(_event, { value }) => {
            const chosen = LANGUAGE_CHOICES.find((one) => one === value);
            if (chosen) void language.choose(chosen);
          }}
        >
          {LANGUAGE_CHOICES.map((one) => (
            <option key={one} value={one} {...(one === "excel" ? {} : { lang: one })}>
              {one === "excel" ? words.excel : NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}
