/** What a run will do, in numbers, before it is started. */
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { PlannedColumn, RunChoices } from "../../run/types";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { Limits } from "../where/limits";
import type { Where } from "../where/where";
import type { Desk } from "./desk";
import { PlanHolders } from "./plan-holders";
import type { PlanState } from "./desk-state";

const COLUMN_STATES: readonly PlannedColumn["state"][] = ["existing", "new"];

const useStyles = makeStyles({
  counts: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    "& dd": { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  },
  detail: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface PlanSectionProps {
  desk: Desk;
  where: Where;
  plan: PlanState;
  choices: RunChoices;
  disabled: boolean;
}

export function PlanSection({ desk, where, plan, choices, disabled }: PlanSectionProps) {
  const styles = useStyles();
  const words = useStrings();
  return (
    <Section heading={words.plan.heading}>
      {plan.state === "counting" && <p className={styles.quiet}>{words.plan.counting}</p>}
      {plan.state === "problem" && (
        <MessagePanel intent="warning" message={words.problems.of(plan.problem)} />
      )}
      {plan.state === "counted" && <Counts plan={plan.plan} />}
      <Limits where={where} fields={choices.settings.fields} />
      {plan.state === "counted" && (plan.plan.upToDate > 0 || choices.refreshUpToDate) && (
        <Checkbox
          label={words.plan.refresh}
          checked={choices.refreshUpToDate}
          disabled={disabled}
          onChange={(_event, { checked }) =>
            desk.choose((current) => ({ ...current, refreshUpToDate: checked === true }))
          }
        />
      )}
    </Section>
  );
}

function Counts({ plan }: { plan: Extract<PlanState, { state: "counted" }>["plan"] }) {
  const styles = useStyles();
  const words = useStrings();
  const skipped = plan.skipped.reduce((sum, { count }) => sum + count, 0);
  const counts: [string, number][] = [
    [words.plan.toFill, plan.toFill],
    [words.plan.toUpdate, plan.toUpdate],
    [words.plan.upToDate, plan.upToDate],
    [words.plan.locked, plan.locked],
    [words.plan.skipped, skipped],
  ];
  return (
    <>
      <dl className={styles.counts}>
        {counts
          .filter(([, value], index) => index === 0 || value > 0)
          .map(([name, value]) => (
            <CountLine key={name} name={name} value={value} />
          ))}
      </dl>
      {plan.skipped.length > 0 && (
        <p className={styles.quiet}>
          {words.plan.skipped}:{" "}
          {plan.skipped
            .map(({ reason, count, firstRow }) => words.plan.skippedWhy(reason, count, firstRow))
            .join(", ")}
          .
        </p>
      )}
      {plan.lockedCells > 0 && (
        <p className={styles.quiet}>{words.plan.lockedCells(plan.lockedCells)}</p>
      )}
      {plan.noted.length > 0 && (
        <div className={styles.quiet}>
          {words.plan.notedIntro}
          <ul className={styles.list}>
            {plan.noted.map(({ code, count, firstRow }) => (
              <li key={code}>{words.plan.noted(code, count, firstRow)}</li>
            ))}
          </ul>
        </div>
      )}
      {plan.holders !== null && <PlanHolders plan={plan.holders} />}
      {COLUMN_STATES.map((state) => {
        const columns = plan.columns.filter((column) => column.state === state);
        return columns.length === 0 ? null : (
          <p key={state} className={styles.quiet}>
            {words.plan.columns[state](
              columns.map(({ header, letter }) => words.plan.column(header, letter))
            )}
          </p>
        );
      })}
    </>
  );
}

function CountLine({ name, value }: { name: string; value: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value.toLocaleString(useStrings().language)}</dd>
    </>
  );
}
