/** Learning from edits: what the user changed in the sheet, grouped and counted, chosen and learned. */
import { Button, Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { rowsIn } from "../../client/learn/group-edits";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import {
  candidatesOf,
  editsOf,
  type Edits,
  type EditsState,
  isTornApart,
  type ShownGroup,
} from "./edits";
import { EnrichAgain } from "./enrich-again";
import { learnedOf } from "./learned";
import { patternWords } from "./pattern-words";
import { Failure } from "./reports-section";
import { ScopeField } from "./scope-field";
import { useStore } from "./store";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  item: { overflowWrap: "anywhere", "& p": { margin: 0 } },
  detail: { paddingLeft: tokens.spacingHorizontalXXXL },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  found: { outlineStyle: "none" },
});

export function EditsSection({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings();
  const { edits: text } = words.corrections;
  const edits = editsOf(bench);
  const { now } = useStore(edits);
  const found = useRef<HTMLDivElement>(null);
  const isLearning = now.at === "found" && now.learning;
  const isShown = now.at === "found" || now.at === "learned" || now.at === "withdrawn";
  useEffect(() => {
    if (isShown) found.current?.focus();
  }, [isShown, now.at]);
  return (
    <Section heading={text.heading}>
      <p className={styles.quiet}>{text.intro}</p>
      <div>
        <Button disabled={now.at === "finding" || isLearning} onClick={() => void edits.find()}>
          {now.at === "finding" ? text.finding : text.find}
        </Button>
      </div>
      <div ref={found} role="status" tabIndex={-1} className={styles.found}>
        {now.at === "found" && isNothing(now) && <MessagePanel intent="info" message={text.none} />}
        {now.at === "found" && <Counts now={now} />}
        {now.at === "learned" && (
          <MessagePanel
            intent="success"
            message={{ title: text.learned(now.learned.length), text: "" }}
          >
            <Button
              size="small"
              disabledFocusable={now.withdrawing}
              onClick={() => void edits.withdraw().then(() => learnedOf(bench).load())}
            >
              {text.withdraw(now.learned.length)}
            </Button>
            <EnrichAgain bench={bench} ids={now.ids} />
          </MessagePanel>
        )}
        {now.at === "withdrawn" && (
          <MessagePanel intent="success" message={{ title: text.withdrawn(now.count), text: "" }}>
            <EnrichAgain bench={bench} ids={now.ids} />
          </MessagePanel>
        )}
      </div>
      {now.at === "problem" && (
        <MessagePanel intent="warning" message={words.problems.of(now.problem)} />
      )}
      {now.at === "failed" && <Failure message={now.message} onRetry={() => void edits.find()} />}
      {now.at === "learned" && now.failure !== null && (
        <Failure message={now.failure} onRetry={() => void edits.withdraw()} />
      )}
      {now.at === "found" && now.groups.length > 0 && (
        <Groups bench={bench} edits={edits} now={now} />
      )}
    </Section>
  );
}

type Found = Extract<EditsState, { at: "found" }>;

const isNothing = ({ scope, found }: Found): boolean => {
  const { groups, known, unlike } = found[scope];
  return groups.length + known.length + unlike.length === 0;
};

function Counts({ now: { scope, found, groups } }: { now: Found }) {
  const known = found[scope].known.length;
  const unlike = found[scope].unlike.length;
  const styles = useStyles();
  const { edits: text } = useStrings().corrections;
  const rows = new Set(groups.flatMap(({ group }) => group.options.flatMap((one) => one.rows)));
  return (
    <>
      {groups.length > 0 && <p className={styles.quiet}>{text.found(groups.length, rows.size)}</p>}
      {known > 0 && <p className={styles.quiet}>{text.known(known)}</p>}
      {unlike > 0 && <p className={styles.quiet}>{text.unlike(unlike)}</p>}
    </>
  );
}

interface GroupsProps {
  bench: PaneBench;
  edits: Edits;
  now: Found;
}

function Groups({ bench, edits, now }: GroupsProps) {
  const styles = useStyles();
  const { edits: text, failed } = useStrings().corrections;
  const candidates = candidatesOf(now.groups);
  const count = candidates.length;
  const isTorn = isTornApart(candidates);
  const holder = bench.desk.settings()?.accountHolder ?? null;
  return (
    <>
      <ScopeField
        scope={now.scope}
        holder={holder?.name ?? null}
        disabled={now.learning}
        onChange={(scope) => edits.setScope(scope)}
      />
      <ul className={styles.list} aria-label={text.heading}>
        {now.groups.map((one) => (
          <li key={one.group.key} className={styles.item}>
            <Group
              edits={edits}
              shown={one}
              disabled={now.learning}
              workbooks={holder?.id ?? null}
            />
          </li>
        ))}
      </ul>
      <div role="status">{isTorn && <MessagePanel intent="warning" message={text.both} />}</div>
      {now.failure !== null && (
        <MessagePanel
          intent="error"
          message={{ title: failed.title, text: failed.text(now.failure) }}
        />
      )}
      <div>
        <Button
          appearance="primary"
          disabled={count === 0 || isTorn || now.learning}
          onClick={() => void edits.learn().then(() => learnedOf(bench).load())}
        >
          {now.learning ? text.learning : text.learn(count)}
        </Button>
      </div>
    </>
  );
}

interface GroupProps {
  edits: Edits;
  shown: ShownGroup;
  disabled: boolean;
  /** Id of the workbook's account holder. */
  workbooks: string | null;
}

function Group({ edits, shown, disabled, workbooks }: GroupProps) {
  const styles = useStyles();
  const words = useStrings().corrections;
  const { edits: text, form } = words;
  const { group, value, isChosen, alike } = shown;
  const { key, pattern, property, before, options } = group;
  const was = before.length > 1 ? text.several : (before[0] ?? form.preview.empty);
  const change = text.change(form.fields[property], was, value ?? "?");
  const about = patternWords(pattern, words);
  const holder = pattern.account_holder_id;
  const ofOther = holder === null || holder === workbooks ? null : words.scope.forHolder(holder);
  return (
    <>
      <Checkbox
        checked={isChosen}
        disabled={disabled || value === null}
        label={`${about}. ${change}`}
        onChange={(_event, { checked }) => edits.choose(key, checked === true)}
      />
      <div className={styles.detail}>
        <p className={styles.quiet}>
          {text.count(rowsIn(group))}
          {ofOther === null ? "" : ` · ${ofOther}`}
          {alike === null ? "" : ` · ${text.alike(alike)}`}
        </p>
        {options.length > 1 && (
          <Field validationState="warning" label={text.conflict}>
            <Select
              size="small"
              value={value ?? ""}
              disabled={disabled}
              onChange={(_event, { value: chosen }) => {
                if (chosen !== "") edits.settle(key, chosen);
              }}
            >
              <option value="">{text.choose}</option>
              {options.map((one) => (
                <option key={one.value} value={one.value}>
                  {text.option(one.value, one.rows.length)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    </>
  );
}
