/** What a model's test found: how often it was right, label by label, and its mistakes. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ModelTest } from "../../model";
import { useStrings } from "../use-strings";
import { FigureTable, Folded } from "./figures";

const useStyles = makeStyles({
  text: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  mistakes: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    overflowWrap: "anywhere",
  },
});

/** Mistakes shown. */
const MOST_MISTAKES = 20;

export function TestReport({ test }: { test: ModelTest }) {
  const styles = useStyles();
  const { test: words, percent } = useStrings().models;
  const { accuracy, tested } = test;
  if (accuracy === null) return <p className={styles.text}>{words.untested}</p>;
  const share = (part: number, of: number) => (of === 0 ? "–" : percent(part / of));
  const lines = [...test.labels]
    .sort((one, other) => other.rows - one.rows)
    .map(({ label, rows, tested: asked, right, answered }) => ({
      about: label,
      figures: [String(rows), share(right, asked), share(right, answered)],
    }));
  return (
    <>
      <p className={styles.text}>{words.accuracy(accuracy, tested)}</p>
      <p className={styles.hint}>{words.flatters}</p>
      <Folded title={words.labels}>
        <FigureTable
          caption={words.labels}
          heads={[words.labelHead, words.rowsHead, words.foundHead, words.rightHead]}
          width={68}
          lines={lines}
        />
        <p className={styles.hint}>{words.headsHint}</p>
      </Folded>
      <Folded title={words.confusions}>
        {test.confusions.length === 0 ? (
          <p className={styles.text}>{words.noConfusions}</p>
        ) : (
          <ol className={styles.mistakes}>
            {test.confusions.slice(0, MOST_MISTAKES).map(({ label, answered, count }) => (
              <li key={JSON.stringify([label, answered])}>
                {words.confusion(label, answered, count)}
              </li>
            ))}
          </ol>
        )}
      </Folded>
    </>
  );
}
