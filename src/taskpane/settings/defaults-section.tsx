/** Country and currency: of this workbook, and of workbooks in which none were chosen yet. */
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactNode, useId, useMemo, useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import type { Defaults } from "../device-defaults";
import {
  type CodeChoice,
  CodeSelect,
  countryChoices,
  currencyChoices,
} from "../enrich/code-select";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import { FormulasNote } from "./formula-cells";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface DefaultsSectionProps {
  bench: PaneBench;
  disabled: boolean;
}

export function DefaultsSection({ bench, disabled }: DefaultsSectionProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.defaults;
  const { desk, defaults } = bench;
  const [isOpen, setOpen] = useState(false);
  const [changes, setChanges] = useState(0);
  const { sheet } = useSyncExternalStore(desk.subscribe, desk.state);
  const ofDevice = useSyncExternalStore(defaults.subscribe, defaults.chosen);
  const countries = useMemo(() => countryChoices(strings.language), [strings.language]);
  const currencies = useMemo(() => currencyChoices(strings.language), [strings.language]);
  const settings = sheet.state === "ready" ? sheet.choices.settings : null;
  const shown = settings ?? ofDevice;
  const codes = { countries, currencies, disabled };
  return (
    <FoldingSection
      heading={words.heading}
      summary={words.sentence(
        countries.find(({ code }) => code === shown.country)?.name ?? "",
        shown.currency ?? ""
      )}
      open={isOpen}
      onToggle={() => setOpen(!isOpen)}
      disabled={disabled}
    >
      <Group heading={words.ofWorkbook}>
        {settings === null ? (
          <p className={styles.quiet}>{words.noSheet}</p>
        ) : (
          <Codes
            {...codes}
            value={settings}
            onChange={(change) => {
              desk.choose((choices) => ({
                ...choices,
                settings: { ...choices.settings, ...change },
              }));
              setChanges(changes + 1);
            }}
          />
        )}
      </Group>
      {changes > 0 && <FormulasNote key={changes} bench={bench} disabled={disabled} />}
      <Group heading={words.ofDevice}>
        <p className={styles.quiet}>{words.ofDeviceHint}</p>
        <Codes {...codes} value={ofDevice} onChange={defaults.choose} />
      </Group>
    </FoldingSection>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <Text id={id} weight="semibold">
        {heading}
      </Text>
      {children}
    </div>
  );
}

interface CodesProps {
  value: Defaults;
  countries: readonly CodeChoice[];
  currencies: readonly CodeChoice[];
  disabled: boolean;
  onChange: (change: Partial<Defaults>) => void;
}

function Codes({ value, countries, currencies, disabled, onChange }: CodesProps) {
  const words = useStrings().settings.defaults;
  return (
    <>
      <CodeSelect
        label={words.country}
        value={value.country}
        unknown={words.unknown}
        choices={countries}
        disabled={disabled}
        onChange={(country) => onChange({ country })}
      />
      <CodeSelect
        label={words.currency}
        value={value.currency}
        unknown={words.unknown}
        choices={currencies}
        disabled={disabled}
        onChange={(currency) => onChange({ currency })}
      />
    </>
  );
}
