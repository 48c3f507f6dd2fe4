/** What stands where a part of the report is empty: why, what to do, and the way there. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useStrings } from "../use-strings";

const useStyles = makeStyles({
  hint: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface NothingProps {
  text: string;
  /** Null where all rows are shown already. */
  onShowAll: (() => void) | null;
}

export function Nothing({ text, onShowAll }: NothingProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  return (
    <div>
      <p className={styles.hint}>{text}</p>
      {onShowAll !== null && (
        <Button size="small" onClick={onShowAll}>
          {words.empty.showAll}
        </Button>
      )}
    </div>
  );
}
