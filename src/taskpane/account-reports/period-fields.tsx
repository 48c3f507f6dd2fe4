/** Which days and which currency the report is of. */
import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useStrings } from "../use-strings";
import type { Formats } from "./formats";
import { PERIOD_KINDS, type PeriodChoice } from "./periods";
import type { AccountReports, ReportsState } from "./store";
import { shownReport } from "./store";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  days: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))",
    gap: tokens.spacingHorizontalS,
    "& input": { minWidth: 0, width: "100%" },
  },
});

interface PeriodFieldsProps {
  reports: AccountReports;
  state: ReportsState;
  formats: Formats;
  disabled: boolean;
}

export function PeriodFields({ reports, state, formats, disabled }: PeriodFieldsProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { choice, ends, view } = state;
  if (choice === null || ends === null) return null;
  const names: Record<PeriodChoice["kind"], string> = {
    all: words.period.all,
    last12: words.period.last12,
    year: words.period.year(ends.newest.slice(0, 4)),
    month: words.period.month(formats.month(ends.newest.slice(0, 7))),
    custom: words.period.custom,
  };
  const currencies = view.state === "ready" ? view.report.currencies : [];
  const change = (days: Partial<PeriodChoice>) => void reports.choose({ ...choice, ...days });
  const isWrong =
    choice.kind === "custom" &&
    choice.from !== null &&
    choice.to !== null &&
    choice.to < choice.from;
  return (
    <div className={styles.fields}>
      {state.holders.length > 1 && (
        <Field label={words.holderLabel}>
          <Select
            value={state.holder ?? ""}
            disabled={disabled}
            onChange={(_event, { value }) => void reports.showHolder(value === "" ? null : value)}
          >
            {state.holders.map(({ id, name }) => (
              <option key={id ?? ""} value={id ?? ""}>
                {id === null ? words.ownHolder : (name ?? id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words.period.label}>
        <Select
          value={choice.kind}
          disabled={disabled}
          onChange={(_event, { value }) => {
            const kind = PERIOD_KINDS.find((one) => one === value);
            if (kind) change({ kind });
          }}
        >
          {PERIOD_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {names[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {choice.kind === "custom" && (
        <div className={styles.days}>
          <Field label={words.period.from}>
            <Input
              type="date"
              value={choice.from ?? ""}
              disabled={disabled}
              onChange={(_event, { value }) => change({ from: value === "" ? null : value })}
            />
          </Field>
          <Field
            label={words.period.to}
            {...(isWrong
              ? { validationState: "error" as const, validationMessage: words.period.wrong }
              : {})}
          >
            <Input
              type="date"
              value={choice.to ?? ""}
              disabled={disabled}
              onChange={(_event, { value }) => change({ to: value === "" ? null : value })}
            />
          </Field>
        </div>
      )}
      {currencies.length > 1 && (
        <Field label={words.currencyLabel} hint={words.currenciesApart(currencies.length)}>
          <Select
            value={shownReport(state)?.currency ?? ""}
            disabled={disabled}
            onChange={(_event, { value }) => reports.showCurrency(value === "" ? null : value)}
          >
            {currencies.map(({ currency }) => (
              <option key={currency ?? ""} value={currency ?? ""}>
                {currency ?? words.noCurrency}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
