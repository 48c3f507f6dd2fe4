/** Which rows are meant, and whether hidden ones count. */
import { Field, Radio, RadioGroup, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { Scope } from "../../run/types";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import type { Desk } from "./desk";
import type { SheetState } from "./desk-state";

const SCOPES: readonly Scope[] = ["selection", "table", "region"];

const useStyles = makeStyles({
  what: { margin: 0, overflowWrap: "anywhere" },
  count: { fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface RowsSectionProps {
  desk: Desk;
  scope: Scope;
  sheet: SheetState;
  disabled: boolean;
}

export function RowsSection({ desk, scope, sheet, disabled }: RowsSectionProps) {
  const styles = useStyles();
  const words = useStrings();
  return (
    <Section heading={words.rows.heading}>
      {sheet.state === "reading" && <p className={styles.quiet}>{words.rows.reading}</p>}
      {sheet.state === "ready" && (
        <p className={styles.what}>
          <span className={styles.count}>{words.rows.count(sheet.preparation.rowCount)}</span>{" "}
          {words.rows.what(
            sheet.preparation.sheetName,
            sheet.preparation.tableName,
            sheet.preparation.address
          )}
        </p>
      )}
      <Select
        aria-label={words.rows.scopeLabel}
        value={scope}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const chosen = SCOPES.find((one) => one === value);
          if (chosen) void desk.setScope(chosen);
        }}
      >
        {SCOPES.map((one) => (
          <option key={one} value={one}>
            {words.rows.scopes[one]}
          </option>
        ))}
      </Select>
      {sheet.state === "ready" && sheet.preparation.hiddenRows > 0 && (
        <Field label={words.rows.hidden.legend(sheet.preparation.hiddenRows)}>
          <RadioGroup
            disabled={disabled}
            value={sheet.choices.includeHiddenRows ? "include" : "exclude"}
            onChange={(_event, { value }) => desk.answerHiddenRows(value === "include")}
          >
            <Radio value="exclude" label={words.rows.hidden.exclude} />
            <Radio value="include" label={words.rows.hidden.include} />
          </RadioGroup>
        </Field>
      )}
    </Section>
  );
}
