/** What the rule would do to the sheet: counts, and row by row each cell before and after. */
import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import type { Preview, PreviewRow } from "./preview";
import type { PreviewState } from "./rules-state";

const ROWS_A_PAGE = 20;

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  rows: { margin: 0, padding: 0, listStyleType: "none", overflowWrap: "anywhere" },
  row: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  changes: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  before: { textDecorationLine: "line-through" },
  after: { fontWeight: tokens.fontWeightSemibold },
  heard: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

interface PreviewSectionProps {
  preview: PreviewState;
  onStart: () => void;
  onStop: () => void;
}

export function PreviewSection({ preview, onStart, onStop }: PreviewSectionProps) {
  const styles = useStyles();
  const words = useStrings().rules;
  const { preview: said, editor } = words;
  const isUnderWay = preview.state === "reading" || preview.state === "running";
  return (
    <section className={styles.section} aria-label={said.heading}>
      <div className={styles.line}>
        <Button onClick={isUnderWay ? onStop : onStart}>
          {isUnderWay ? said.stop : preview.state === "done" ? said.again : said.start}
        </Button>
      </div>
      <div role="status" className={styles.section}>
        {preview.state === "none" && <p className={styles.text}>{editor.previewFirst}</p>}
        {preview.state === "reading" && <p className={styles.text}>{said.reading}</p>}
        {preview.state === "failed" && (
          <p className={styles.text}>{preview.say?.(words) ?? said.noSheet}</p>
        )}
        {preview.state === "done" && (
          <>
            {preview.isStale && <p className={styles.text}>{said.stale}</p>}
            <Counts preview={preview.preview} words={words} />
          </>
        )}
      </div>
      {preview.state === "running" && (
        <>
          <ProgressBar
            aria-label={said.heading}
            value={preview.total === 0 ? 0 : preview.done / preview.total}
          />
          <p className={styles.text}>{said.progress(preview.done, preview.total)}</p>
        </>
      )}
      {preview.state === "done" && preview.preview.rows.length > 0 && (
        <Rows rows={preview.preview.rows} words={words} />
      )}
      {preview.state === "done" && preview.preview.isBuiltIn && (
        <p className={styles.text}>{words.triedHere}</p>
      )}
    </section>
  );
}

function Counts({ preview, words }: { preview: Preview; words: Strings["rules"] }) {
  const styles = useStyles();
  const { preview: said } = words;
  const { matched, changedIds, looked, total, keptCells, unseen } = preview;
  return (
    <>
      <p className={styles.text}>{said.counts(matched, changedIds.size, looked)}</p>
      {looked < total && <p className={styles.text}>{said.stopped(looked)}</p>}
      {matched === 0 && preview.rows.length === 0 && <p className={styles.text}>{said.none}</p>}
      {matched > 0 && changedIds.size === 0 && <p className={styles.text}>{said.unchanged}</p>}
      {unseen.length > 0 && (
        <p className={styles.text}>
          {said.unseen(
            unseen.map((property) =>
              property === "label"
                ? words.editor.label
                : property === "mcc"
                  ? words.editor.code
                  : words.properties[property]
            )
          )}
        </p>
      )}
      {keptCells > 0 && <p className={styles.text}>{said.keptCount(keptCells)}</p>}
    </>
  );
}

function Rows({ rows, words }: { rows: readonly PreviewRow[]; words: Strings["rules"] }) {
  const styles = useStyles();
  const [page, setPage] = useState(0);
  const { preview: said } = words;
  const pages = Math.ceil(rows.length / ROWS_A_PAGE);
  const shown = Math.min(page, pages - 1);
  const from = shown * ROWS_A_PAGE;
  return (
    <>
      <ul className={styles.rows} aria-label={said.table}>
        {rows.slice(from, from + ROWS_A_PAGE).map((row) => (
          <Row key={row.id} row={row} words={words} />
        ))}
      </ul>
      {pages > 1 && (
        <div className={styles.line}>
          <Button
            size="small"
            disabledFocusable={shown === 0}
            onClick={() => setPage(Math.max(0, shown - 1))}
          >
            {said.previous}
          </Button>
          <span role="status">{said.page(shown + 1, pages)}</span>
          <Button
            size="small"
            disabledFocusable={shown >= pages - 1}
            onClick={() => setPage(Math.min(pages - 1, shown + 1))}
          >
            {said.next}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ row, words }: { row: PreviewRow; words: Strings["rules"] }) {
  const styles = useStyles();
  const { names } = useStrings().fields;
  const { preview: said } = words;
  return (
    <li className={styles.row}>
      <div>
        {said.row} {row.sheetRow}: {row.description}
        {row.changes.length === 0 && ` (${said.matchedOnly})`}
      </div>
      {row.changes.length > 0 && (
        <ul className={styles.changes}>
          {row.changes.map(({ field, before, after, isKept }) => (
            <li key={field}>
              {names[field]}: <span className={styles.heard}>{said.before} </span>
              <span className={isKept ? undefined : styles.before}>{before ?? said.blank}</span>
              <span aria-hidden> → </span>
              <span className={styles.heard}>, {said.after} </span>
              <span className={isKept ? styles.before : styles.after}>{after ?? said.blank}</span>
              {isKept && ` (${said.kept})`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
