/** Choosing a currency or a country by its code and name. */
import { Field, Select } from "@fluentui/react-components";
import {
  CONTRACT_COUNTRIES,
  CONTRACT_CURRENCIES,
  FURTHER_COUNTRIES,
  FURTHER_CURRENCIES,
} from "../../model/codes";

export interface CodeChoice {
  code: string;
  name: string;
}

/** All currencies in use, by code, so that typing EUR finds the euro. */
export function currencyChoices(language: string): CodeChoice[] {
  return named([...CONTRACT_CURRENCIES, ...FURTHER_CURRENCIES], "currency", language)
    .map(({ code, name }) => ({ code, name: `${code} – ${name}` }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** All countries, by name in a language. */
export function countryChoices(language: string): CodeChoice[] {
  const { compare } = new Intl.Collator(language);
  return named([...CONTRACT_COUNTRIES, ...FURTHER_COUNTRIES], "region", language).sort(
    (one, other) => compare(one.name, other.name)
  );
}

/** Codes that the language has a name for: fund codes and forgotten currencies have none. */
function named(
  codes: readonly string[],
  type: "currency" | "region",
  language: string
): CodeChoice[] {
  const names = new Intl.DisplayNames(language, { type, fallback: "none" });
  return codes.flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [{ code, name }];
  });
}

interface CodeSelectProps {
  label: string;
  hint?: string;
  /** What the user has to decide, where they do. */
  question?: string | null;
  value: string | null;
  /** The words for choosing none. */
  unknown: string;
  choices: readonly CodeChoice[];
  disabled: boolean;
  onChange: (code: string | null) => void;
}

export function CodeSelect(props: CodeSelectProps) {
  const { label, hint, question = null, value, unknown, choices, disabled, onChange } = props;
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(question === null
        ? {}
        : { validationState: "warning" as const, validationMessage: question })}
    >
      <Select
        value={value ?? ""}
        disabled={disabled}
        onChange={(_event, { value: code }) => onChange(code === "" ? null : code)}
      >
        <option value="">{unknown}</option>
        {value !== null && !choices.some(({ code }) => code === value) && (
          <option value={value}>{value}</option>
        )}
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
