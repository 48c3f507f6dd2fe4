/** What a set would do, what was done with it, and what is wrong in it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { CategoryPreview } from "../../client/questions/categories";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";
import { NOT_ENOUGH_INFORMATION } from "./not-enough";
import type { EditorEvent, ForceEvent } from "./editor-state";
import type { LabelFault } from "./set-faults";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** Lines of a preview that are shown; the rest is counted. */
const MOST_LINES = 30;

export function Preview({ preview: { rows, labels, unknown } }: { preview: CategoryPreview }) {
  const styles = useStyles();
  const words = useStrings().categories;
  const changed = rows.filter(({ label, becomes }) => label !== becomes);
  const lost = changed
    .filter(({ becomes }) => becomes === NOT_ENOUGH_INFORMATION)
    .reduce((sum, { count }) => sum + count, 0);
  const homeless = labels.filter(({ becomes }) => becomes === NOT_ENOUGH_INFORMATION);
  return (
    <div className={styles.quiet}>
      {changed.length === 0
        ? words.previewNone
        : words.previewRows(changed.reduce((sum, { count }) => sum + count, 0))}
      <ul className={styles.list}>
        {changed.slice(0, MOST_LINES).map(({ direction, label, becomes, count }) => (
          <li key={`${direction} ${label} ${becomes}`}>{words.becomes(label, becomes, count)}</li>
        ))}
      </ul>
      {lost > 0 && <p className={styles.quiet}>{words.previewLost(lost)}</p>}
      {unknown > 0 && <p className={styles.quiet}>{words.previewUnknown(unknown)}</p>}
      {homeless.length > 0 && (
        <>
          {words.previewLabels(homeless.length)}
          <ul className={styles.list}>
            {homeless.slice(0, MOST_LINES).map(({ direction, label }) => (
              <li key={`${direction} ${label}`}>{label}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

export function Said({ event }: { event: EditorEvent }) {
  const styles = useStyles();
  const { categories: words, settings, problems } = useStrings();
  switch (event.kind) {
    case "saved":
      return <Done text={words.saved} event={event} />;
    case "reset":
      return <Done text={words.wasReset} event={event} />;
    case "put_back":
      return <Done text={words.wasPutBack} event={event} />;
    case "undone":
      return <Done text={words.wasUndone} event={event} />;
    case "listed":
      return <p className={styles.quiet}>{words.listed(event.labels)}</p>;
    case "list_taken":
      return <p className={styles.quiet}>{words.listTaken}</p>;
    case "no_label_column":
      return <p className={styles.quiet}>{words.noLabelColumn}</p>;
    case "validated_by_user":
      return <p className={styles.quiet}>{words.validatedByUser}</p>;
    case "not_json":
      return <p className={styles.quiet}>{words.notJson}</p>;
    case "faults":
      return <MessagePanel intent="error" message={words.faults} />;
    case "problem":
      return <MessagePanel intent="error" message={problems.of(event.problem)} />;
    case "failed":
      return <MessagePanel intent="error" message={settings.failed(event.code, event.message)} />;
    case "too_many":
      return <MessagePanel intent="error" message={words.tooMany(event.most)} />;
  }
}

function Done({ text, event: { sheet, isEdited } }: { text: string; event: ForceEvent }) {
  const styles = useStyles();
  const words = useStrings().categories;
  return (
    <>
      <p className={styles.quiet}>{text}</p>
      {isEdited && <p className={styles.quiet}>{words.editedMeanwhile}</p>}
      {sheet !== null && (
        <p className={styles.quiet}>
          {sheet.rows === null ? words.staleUnknown : words.stale(sheet.rows)}
        </p>
      )}
      {sheet?.isListRenewed === true && <p className={styles.quiet}>{words.listRenewed}</p>}
    </>
  );
}

interface FaultListProps {
  faults: readonly LabelFault[];
  onGo: (fault: LabelFault) => void;
}

/** Each fault leads to its label. */
export function FaultList({ faults, onGo }: FaultListProps) {
  const styles = useStyles();
  const words = useStrings().categories;
  return (
    <ul className={styles.list} aria-label={words.faults.title}>
      {faults.map((fault) => (
        <li key={fault.key}>
          {faultText(fault, words)}{" "}
          <Button size="small" onClick={() => onGo(fault)}>
            {words.goTo(pathText(fault, words))}
          </Button>
        </li>
      ))}
    </ul>
  );
}

type Words = ReturnType<typeof useStrings>["categories"];

/** What is wrong with a label, in words. */
export function faultText({ what }: LabelFault, words: Words): string {
  return what.kind === "blank" ? words.nameMissing : words.refused(what.message);
}

function pathText({ path }: LabelFault, words: Words): string {
  return path.map((name) => (name.trim() === "" ? words.unnamed : name)).join(" > ");
}
