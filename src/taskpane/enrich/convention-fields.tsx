/** How the values of a table are written: one choice each, to be changed or to be answered. */
import { Field, Select } from "@fluentui/react-components";
import { useMemo } from "react";
import type { DateOrder, SignConvention, TableConventions } from "../../columns/types";
import type { RunChoices } from "../../run/types";
import { useStrings } from "../use-strings";
import { CodeSelect, currencyChoices } from "./code-select";
import type { Desk } from "./desk";

const DATE_ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
const SIGNS: readonly SignConvention[] = ["account", "card"];
const DECIMAL_MARKS: readonly TableConventions["decimalMark"][] = [".", ","];

export interface ConventionFieldProps {
  desk: Desk;
  choices: RunChoices;
  disabled: boolean;
}

/** A field that waits for an answer says why. */
interface AskingProps extends ConventionFieldProps {
  asks: boolean;
}

function change(desk: Desk, conventions: Partial<TableConventions>): void {
  desk.choose((current) => ({
    ...current,
    conventions: { ...current.conventions, ...conventions },
  }));
}

/** Day, month and year of text dates, as an example; nothing is chosen until the user has answered. */
export function DateOrderField({ desk, choices, disabled, asks }: AskingProps) {
  const words = useStrings();
  return (
    <Field
      label={words.mapping.dateOrderLabel}
      {...(asks
        ? {
            validationState: "warning" as const,
            validationMessage: words.mapping.dateOrderUncertain,
          }
        : {})}
    >
      <Select
        value={asks ? "" : choices.conventions.dateOrder}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const dateOrder = DATE_ORDERS.find((one) => one === value);
          if (dateOrder) change(desk, { dateOrder, dateOrderUncertain: false });
        }}
      >
        {asks && <option value="">{words.mapping.dateOrderAsk}</option>}
        {DATE_ORDERS.map((order) => (
          <option key={order} value={order}>
            {words.mapping.dateOrders[order]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What the sign of an amount means. */
export function SignField({ desk, choices, disabled }: ConventionFieldProps) {
  const words = useStrings();
  return (
    <Field label={words.mapping.signLabel}>
      <Select
        value={choices.conventions.sign}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const sign = SIGNS.find((one) => one === value);
          if (sign) change(desk, { sign });
        }}
      >
        {SIGNS.map((sign) => (
          <option key={sign} value={sign}>
            {words.mapping.signs[sign]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The decimal mark of amounts written as text. */
export function DecimalMarkField({ desk, choices, disabled }: ConventionFieldProps) {
  const words = useStrings();
  return (
    <Field label={words.mapping.decimalLabel}>
      <Select
        value={choices.conventions.decimalMark}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const decimalMark = DECIMAL_MARKS.find((one) => one === value);
          if (decimalMark) change(desk, { decimalMark });
        }}
      >
        {DECIMAL_MARKS.map((mark) => (
          <option key={mark} value={mark}>
            {words.mapping.decimals[mark]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The currency of rows that name none: of this table, and from now on of the workbook. */
export function CurrencyField({ desk, choices, disabled, asks }: AskingProps) {
  const words = useStrings();
  const currencies = useMemo(() => currencyChoices(words.language), [words.language]);
  return (
    <CodeSelect
      label={words.mapping.currencyLabel}
      hint={words.mapping.currencyHint}
      question={asks ? words.mapping.currencyNeeded : null}
      value={choices.conventions.currency ?? choices.settings.currency}
      unknown={words.mapping.currencyUnknown}
      choices={currencies}
      disabled={disabled}
      onChange={(currency) =>
        desk.choose((current) => ({
          ...current,
          conventions: { ...current.conventions, currency },
          settings: { ...current.settings, currency },
        }))
      }
    />
  );
}
