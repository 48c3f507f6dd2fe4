/** Whose account it is: labels are always seen from the account holder's side. */
import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { AccountHolderType } from "../../model";
import type { WorkbookSettings } from "../../run/types";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import { CodeSelect, countryChoices } from "./code-select";
import type { Desk } from "./desk";

/** What v3 knows; another type is offered only where the workbook already holds it. */
const OFFERED: readonly AccountHolderType[] = ["consumer", "business"];
const LONGEST_NAME = 1024;

interface HolderSectionProps {
  desk: Desk;
  settings: WorkbookSettings;
  disabled: boolean;
}

export function HolderSection({ desk, settings, disabled }: HolderSectionProps) {
  const words = useStrings();
  const [open, setOpen] = useState(false);
  const { accountHolder, country } = settings;
  const offered = OFFERED.includes(accountHolder.type) ? OFFERED : [...OFFERED, accountHolder.type];
  const countries = useMemo(() => countryChoices(words.language), [words.language]);
  const change = (next: Partial<WorkbookSettings>) =>
    desk.choose((current) => ({ ...current, settings: { ...current.settings, ...next } }));

  return (
    <FoldingSection
      heading={words.holder.heading}
      summary={words.holder.sentence(
        words.holder.types[accountHolder.type],
        accountHolder.name,
        countries.find(({ code }) => code === country)?.name ?? country
      )}
      open={open}
      onToggle={() => setOpen(!open)}
      disabled={disabled}
    >
      <Field label={words.holder.typeLabel}>
        <RadioGroup
          value={accountHolder.type}
          disabled={disabled}
          onChange={(_event, { value }) => {
            const type = offered.find((one) => one === value);
            if (type) change({ accountHolder: { ...accountHolder, type } });
          }}
        >
          {offered.map((type) => (
            <Radio key={type} value={type} label={words.holder.types[type]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words.holder.nameLabel} hint={words.holder.nameHint}>
        <Input
          value={accountHolder.name ?? ""}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          disabled={disabled}
          onChange={(_event, { value }) =>
            change({ accountHolder: { ...accountHolder, name: value === "" ? null : value } })
          }
        />
      </Field>
      <CodeSelect
        label={words.holder.countryLabel}
        value={country}
        unknown={words.holder.countryUnknown}
        choices={countries}
        disabled={disabled}
        onChange={(code) => change({ country: code })}
      />
    </FoldingSection>
  );
}
