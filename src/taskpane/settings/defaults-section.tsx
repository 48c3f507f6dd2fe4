/** The workbook's country and currency. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { CodeSelect, countryChoices, currencyChoices } from "../enrich/code-select";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface DefaultsSectionProps {
  bench: PaneBench;
  disabled: boolean;
}

export function DefaultsSection({ bench: { desk }, disabled }: DefaultsSectionProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.defaults;
  const [isOpen, setOpen] = useState(false);
  const { sheet } = useSyncExternalStore(desk.subscribe, desk.state);
  const countries = useMemo(() => countryChoices(strings.language), [strings.language]);
  const currencies = useMemo(() => currencyChoices(strings.language), [strings.language]);
  const settings = sheet.state === "ready" ? sheet.choices.settings : null;
  return (
    <FoldingSection
      heading={words.heading}
      summary={words.sentence(
        countries.find(({ code }) => code === settings?.country)?.name ?? "",
        settings?.currency ?? ""
      )}
      open={isOpen}
      onToggle={() => setOpen(!isOpen)}
      disabled={disabled}
    >
      {settings === null ? (
        <p className={styles.quiet}>{words.noSheet}</p>
      ) : (
        <>
          <CodeSelect
            label={words.country}
            value={settings.country}
            unknown={words.unknown}
            choices={countries}
            disabled={disabled}
            onChange={(country) =>
              desk.choose((choices) => ({
                ...choices,
                settings: { ...choices.settings, country },
              }))
            }
          />
          <CodeSelect
            label={words.currency}
            value={settings.currency}
            unknown={words.unknown}
            choices={currencies}
            disabled={disabled}
            onChange={(currency) =>
              desk.choose((choices) => ({
                ...choices,
                settings: { ...choices.settings, currency },
              }))
            }
          />
        </>
      )}
    </FoldingSection>
  );
}
