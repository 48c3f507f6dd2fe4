/** What corrections would do to the sheet, before they are learned. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { PreviewState } from "../selected-row/selected-row";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";

/** Changes shown one by one. */
const MOST_SHOWN = 5;

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

export function PreviewWords({ preview }: { preview: PreviewState }) {
  const styles = useStyles();
  const words = useStrings().corrections;
  const { form, failed } = words;
  if (preview.state === "failed")
    return (
      <MessagePanel
        intent="warning"
        message={{ title: failed.title, text: failed.text(preview.message) }}
      />
    );
  if (preview.state === "none") return <div role="status" />;
  if (preview.state === "looking")
    return (
      <div role="status">
        <p className={styles.quiet}>{form.preview.looking}</p>
      </div>
    );
  const { tried } = preview;
  const sum = (of: (one: (typeof tried.candidates)[number]) => number) =>
    tried.candidates.reduce((total, one) => total + of(one), 0);
  const changed = tried.changed.length;
  const overridden = sum(({ overrides }) => overrides.length);
  const counts = new Map<string, number>();
  for (const { before, after } of tried.examples) {
    const { change, empty } = form.preview;
    const text = change(before ?? empty, after ?? empty);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return (
    <div role="status">
      <p className={styles.quiet}>
        {form.preview.matched(
          sum(({ matched }) => matched),
          tried.rows
        )}{" "}
        {changed === 0 ? form.preview.unchanged : form.preview.changed(changed)}
        {overridden > 0 && ` ${form.preview.overrides(overridden)}`}
      </p>
      {counts.size > 0 && (
        <ul className={styles.list}>
          {[...counts].slice(0, MOST_SHOWN).map(([text]) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
