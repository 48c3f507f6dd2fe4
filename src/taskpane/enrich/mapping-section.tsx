/** What each column means and how its values are written: one sentence, or every choice to change. */
import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type {
  ColumnMapping,
  ColumnRole,
  DateOrder,
  SignConvention,
  TableConventions,
} from "../../columns/types";
import type { Preparation, RunChoices } from "../../run/types";
import { MessagePanel } from "../message-panel";
import { FoldingSection } from "../section";
import type { Strings } from "../strings/en";
import { useStrings } from "../strings/use-strings";
import { CodeSelect, currencyChoices } from "./code-select";
import type { Desk } from "./desk";
import { AMOUNT_ROLES, type Question } from "./questions";

const ROLES: readonly ColumnRole[] = [
  "description",
  "date",
  "amount",
  "debit",
  "credit",
  "entry_type",
  "currency",
  "account",
  "id",
  "country",
  "mcc",
  "account_holder_id",
  "account_holder_type",
  "account_holder_name",
  "balance",
];
const DATE_ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
const SIGNS: readonly SignConvention[] = ["account", "card"];
const DECIMAL_MARKS: readonly TableConventions["decimalMark"][] = [".", ","];

const useStyles = makeStyles({
  columns: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  samples: {
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface MappingSectionProps {
  desk: Desk;
  preparation: Preparation;
  choices: RunChoices;
  questions: readonly Question[];
  disabled: boolean;
}

export function MappingSection(props: MappingSectionProps) {
  const { desk, preparation, choices, questions, disabled } = props;
  const styles = useStyles();
  const words = useStrings();
  const [wanted, setWanted] = useState(false);
  const { mapping, conventions } = choices;
  const asks = questions.some((question) => question !== "hidden_rows");
  // Opened by a question, it stays open when that is answered: nothing vanishes under the hand.
  if (asks && !wanted) setWanted(true);
  const open = wanted || asks;
  const convention = (change: Partial<TableConventions>) =>
    desk.choose((current) => ({
      ...current,
      conventions: { ...current.conventions, ...change },
    }));

  return (
    <FoldingSection
      heading={words.mapping.heading}
      summary={sentenceOf(words, preparation, choices)}
      open={open}
      onToggle={asks ? null : () => setWanted(!wanted)}
      disabled={disabled}
    >
      {questions.includes("description") && (
        <MessagePanel intent="warning" message={words.mapping.noDescription} />
      )}
      <ul className={styles.columns}>
        {preparation.columns.map(({ index, letter, header, samples }) => (
          <li key={index}>
            <Field
              label={words.mapping.roleOf(header, letter)}
              hint={
                <div className={styles.samples} title={samples.join(" · ")}>
                  {words.mapping.samples(samples)}
                </div>
              }
            >
              <Select
                value={roleOf(mapping, index) ?? ""}
                disabled={disabled}
                onChange={(_event, { value }) => {
                  const role = ROLES.find((one) => one === value) ?? null;
                  desk.choose((current) => ({
                    ...current,
                    mapping: withRole(current.mapping, index, role),
                  }));
                }}
              >
                <option value="">{words.mapping.unused}</option>
                {ROLES.map((role) => (
                  <option key={role} value={role}>
                    {words.mapping.roles[role]}
                  </option>
                ))}
              </Select>
            </Field>
          </li>
        ))}
      </ul>
      {!hasAmount(mapping) && <p className={styles.quiet}>{words.mapping.noAmount}</p>}
      {mapping.date !== undefined && (
        <Field
          label={words.mapping.dateOrderLabel}
          {...(questions.includes("date_order")
            ? {
                validationState: "warning" as const,
                validationMessage: words.mapping.dateOrderUncertain,
              }
            : {})}
        >
          <Select
            value={questions.includes("date_order") ? "" : conventions.dateOrder}
            disabled={disabled}
            onChange={(_event, { value }) => {
              const dateOrder = DATE_ORDERS.find((one) => one === value);
              if (dateOrder) convention({ dateOrder, dateOrderUncertain: false });
            }}
          >
            {questions.includes("date_order") && (
              <option value="">{words.mapping.dateOrderAsk}</option>
            )}
            {DATE_ORDERS.map((order) => (
              <option key={order} value={order}>
                {words.mapping.dateOrders[order]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {mapping.amount !== undefined && (
        <Field label={words.mapping.signLabel}>
          <Select
            value={conventions.sign}
            disabled={disabled}
            onChange={(_event, { value }) => {
              const sign = SIGNS.find((one) => one === value);
              if (sign) convention({ sign });
            }}
          >
            {SIGNS.map((sign) => (
              <option key={sign} value={sign}>
                {words.mapping.signs[sign]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {hasAmount(mapping) && (
        <>
          <Field label={words.mapping.decimalLabel}>
            <Select
              value={conventions.decimalMark}
              disabled={disabled}
              onChange={(_event, { value }) => {
                const decimalMark = DECIMAL_MARKS.find((one) => one === value);
                if (decimalMark) convention({ decimalMark });
              }}
            >
              {DECIMAL_MARKS.map((mark) => (
                <option key={mark} value={mark}>
                  {words.mapping.decimals[mark]}
                </option>
              ))}
            </Select>
          </Field>
          <CodeSelect
            label={words.mapping.currencyLabel}
            hint={words.mapping.currencyHint}
            question={questions.includes("currency") ? words.mapping.currencyNeeded : null}
            value={conventions.currency ?? choices.settings.currency}
            unknown={words.mapping.currencyUnknown}
            choices={currencyChoices(words.language)}
            disabled={disabled}
            onChange={(currency) =>
              desk.choose((current) => ({
                ...current,
                conventions: { ...current.conventions, currency },
                settings: { ...current.settings, currency },
              }))
            }
          />
        </>
      )}
    </FoldingSection>
  );
}

function roleOf(mapping: ColumnMapping, index: number): ColumnRole | null {
  return ROLES.find((role) => mapping[role] === index) ?? null;
}

function hasAmount(mapping: ColumnMapping): boolean {
  return AMOUNT_ROLES.some((role) => mapping[role] !== undefined);
}

/** The mapping with a column in another role, or in none; a role is only ever held by one column. */
export function withRole(
  mapping: ColumnMapping,
  index: number,
  role: ColumnRole | null
): ColumnMapping {
  const rest = Object.fromEntries(
    Object.entries(mapping).filter(([other, at]) => at !== index && other !== role)
  );
  return role === null ? rest : { ...rest, [role]: index };
}

/**
 * Everything read and how, as one sentence: "Reading date from “Posted” (A) …; minus is money out."
 * An order that real dates do not need, and a sign that another column overrules, go unsaid.
 */
export function sentenceOf(
  words: Strings,
  { columns, reasons, mapping: found }: Preparation,
  { mapping, conventions, settings }: RunChoices
): string {
  const parts = ROLES.flatMap((role) => {
    const column = columns.find(({ index }) => index === mapping[role]);
    return column && role !== "balance"
      ? [words.mapping.part(role, column.header, column.letter)]
      : [];
  });
  const currency = conventions.currency ?? settings.currency;
  const how = [
    ...(mapping.date === undefined ||
    (reasons.dateOrder === "no order needed" && mapping.date === found.date)
      ? []
      : [words.mapping.dateOrderSentence[conventions.dateOrder]]),
    ...(mapping.amount === undefined || reasons.sign === "direction given"
      ? []
      : [words.mapping.signSentence[conventions.sign]]),
    ...(currency === null || mapping.currency !== undefined
      ? []
      : [words.mapping.currencySentence(currency)]),
  ];
  return words.mapping.sentence(parts, how);
}
