/** What each column means and how its values are written: one sentence, or every choice to change. */
import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ColumnMapping, ColumnRole } from "../../columns/types";
import type { Preparation, RunChoices } from "../../run/types";
import { MessagePanel } from "../message-panel";
import { FoldingSection } from "../section";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import { CurrencyField, DateOrderField, DecimalMarkField, SignField } from "./convention-fields";
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
  const { mapping } = choices;
  const asks = (question: Question) => questions.includes(question);
  const [wanted, setWanted] = useState(false);
  // A question once asked stays where it is when it is answered: nothing vanishes under the hand.
  const [asked, setAsked] = useState<readonly Question[]>([]);
  if (questions.some((question) => !asked.includes(question))) {
    setAsked([...asked, ...questions]);
    if (asks("description")) setWanted(true);
  }
  const field = { desk, choices, disabled };

  return (
    <FoldingSection
      heading={words.mapping.heading}
      summary={sentenceOf(words, preparation, choices)}
      questions={
        <>
          {asked.includes("date_order") && <DateOrderField {...field} asks={asks("date_order")} />}
          {asked.includes("currency") && <CurrencyField {...field} asks={asks("currency")} />}
        </>
      }
      open={wanted}
      onToggle={asks("description") ? null : () => setWanted(!wanted)}
      disabled={disabled}
    >
      {asks("description") && (
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
      {mapping.date !== undefined && <DateOrderField {...field} asks={asks("date_order")} />}
      {mapping.amount !== undefined && <SignField {...field} />}
      {hasAmount(mapping) && (
        <>
          <DecimalMarkField {...field} />
          <CurrencyField {...field} asks={asks("currency")} />
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
