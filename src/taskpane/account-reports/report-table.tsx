/** A table of figures that fits the narrow pane, and the change of a sum in words. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ComparedSum } from "../../model";
import { useStrings } from "../use-strings";
import type { Formats } from "./formats";

const useStyles = makeStyles({
  scroll: { overflowX: "auto", maxWidth: "100%" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
      verticalAlign: "top",
      textAlign: "start",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontWeight: tokens.fontWeightRegular,
      overflowWrap: "anywhere",
    },
    "& .figure": {
      textAlign: "end",
      whiteSpace: "nowrap",
      fontVariantNumeric: "tabular-nums",
      overflowWrap: "normal",
    },
    "& thead th": { fontWeight: tokens.fontWeightSemibold, overflowWrap: "normal" },
    "& thead th.figure": { whiteSpace: "normal" },
  },
  strong: { "& > *": { fontWeight: `${tokens.fontWeightSemibold} !important` } },
  small: { display: "block", color: tokens.colorNeutralForeground2, whiteSpace: "normal" },
});

export interface ReportColumn {
  key: string;
  header: ReactNode;
  isFigure?: boolean;
}

export interface ReportRow {
  key: string;
  isStrong?: boolean;
  /** In the order of the columns; the first one names the row. */
  cells: readonly ReactNode[];
}

interface ReportTableProps {
  /** What the table is called by a screen reader. */
  name: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
}

export function ReportTable({ name, columns, rows }: ReportTableProps) {
  const styles = useStyles();
  const look = (index: number) => (columns[index]?.isFigure === true ? "figure" : undefined);
  const wide = columns.length > 3;
  return (
    <div
      className={styles.scroll}
      {...(wide ? { tabIndex: 0, role: "group", "aria-label": name } : {})}
    >
      <table className={styles.table} aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ key, header }, index) => (
              <th key={key} scope="col" className={look(index)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, isStrong = false }) => (
            <tr key={key} className={mergeClasses(isStrong && styles.strong)}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} className={look(index)}>
                    {cell}
                  </td>
                )
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** From so many times the former sum on, a share says nothing. */
const LARGEST_SHARE = 10;

/** A sum's change against the period before, with its share of it. */
export function Change({ sum, formats }: { sum: ComparedSum; formats: Formats }) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { change, amount_before: before } = sum;
  if (change === null || before === null) return <>–</>;
  if (change === 0) return <>{formats.signed(0)}</>;
  const share = before === 0 ? null : change / Math.abs(before);
  if (share !== null && Math.abs(share) >= LARGEST_SHARE) return <>{formats.signed(change)}</>;
  return (
    <>
      {formats.signed(change)}
      <span className={styles.small}>
        {share === null ? words.totals.isNew : formats.signedPercent(share)}
      </span>
    </>
  );
}

/** A second line in a cell. */
export function Small({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <span className={styles.small}>{children}</span>;
}
