/** One part of the page: a heading, what it comes to in a sentence, and the details behind "Change". */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useStrings } from "./use-strings";

const useStyles = makeStyles({
  section: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    minHeight: "32px",
    gap: tokens.spacingHorizontalS,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  summary: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    // A list of long names must not make its field wider than the pane.
    "& .fui-Field": { gridTemplateColumns: "minmax(0, 1fr)" },
    "& select": { minWidth: 0, width: "100%" },
  },
  toggle: {
    minWidth: "auto",
    marginRight: `calc(-1 * ${tokens.spacingHorizontalS})`,
    "&:enabled": { color: tokens.colorBrandForegroundLink },
  },
});

/** A section whose content is always there. */
export function Section({ heading, children }: { heading: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {heading}
        </h2>
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

export interface FoldingSectionProps {
  heading: string;
  /** What the details come to, shown while they are folded away. */
  summary: string;
  /** What the user has to answer; it stays in sight while the details are folded away. */
  questions?: ReactNode;
  open: boolean;
  /** Null where the details must stay open. */
  onToggle: (() => void) | null;
  disabled?: boolean;
  children: ReactNode;
}

/** A section that is one sentence until the user wants to change something. */
export function FoldingSection(props: FoldingSectionProps) {
  const { heading, summary, questions, open, onToggle, disabled = false, children } = props;
  const styles = useStyles();
  const words = useStrings();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {heading}
        </h2>
        {onToggle && (
          <Button
            className={styles.toggle}
            appearance="subtle"
            size="small"
            aria-expanded={open}
            aria-controls={`${id}-body`}
            aria-describedby={id}
            disabled={disabled}
            onClick={onToggle}
          >
            {open ? words.common.done : words.common.change}
          </Button>
        )}
      </div>
      <div id={`${id}-body`} className={styles.body}>
        {open ? (
          children
        ) : (
          <>
            <p className={styles.summary}>{summary}</p>
            {questions}
          </>
        )}
      </div>
    </section>
  );
}
