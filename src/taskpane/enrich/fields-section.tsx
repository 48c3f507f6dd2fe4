/** Which columns are written beside the rows. */
import { Checkbox, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { OUTPUT_FIELDS, type OutputField } from "../../run/types";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import type { Desk } from "./desk";

const useStyles = makeStyles({
  group: { ...shorthands.borderStyle("none"), margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  error: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  grid: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(132px, 1fr))",
  },
});

interface FieldsSectionProps {
  desk: Desk;
  fields: readonly OutputField[];
  disabled: boolean;
}

export function FieldsSection({ desk, fields, disabled }: FieldsSectionProps) {
  const styles = useStyles();
  const words = useStrings();
  const [wanted, setWanted] = useState(false);
  const nothing = fields.length === 0;

  return (
    <FoldingSection
      heading={words.fields.heading}
      summary={words.fields.sentence(fields.map((field) => words.fields.names[field]))}
      open={wanted || nothing}
      onToggle={nothing ? null : () => setWanted(!wanted)}
      disabled={disabled}
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.fields.legend}</legend>
        <div className={styles.grid}>
          {OUTPUT_FIELDS.map((field) => (
            <Checkbox
              key={field}
              label={words.fields.names[field]}
              checked={fields.includes(field)}
              disabled={disabled}
              onChange={(_event, { checked }) =>
                desk.choose((current) => ({
                  ...current,
                  settings: {
                    ...current.settings,
                    fields: OUTPUT_FIELDS.filter((one) =>
                      one === field ? checked === true : current.settings.fields.includes(one)
                    ),
                  },
                }))
              }
            />
          ))}
        </div>
      </fieldset>
      {fields.includes("logo") && <p className={styles.hint}>{words.fields.logoHint}</p>}
      {nothing && (
        <p className={styles.error} role="alert">
          {words.fields.nothing}
        </p>
      )}
    </FoldingSection>
  );
}
