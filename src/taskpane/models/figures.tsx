/** A table of figures in the pane, and a list that is folded away. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    tableLayout: "fixed",
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
      textAlign: "end",
      verticalAlign: "top",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontVariantNumeric: "tabular-nums",
    },
    "& th": { fontWeight: tokens.fontWeightSemibold },
    "& th:first-child, & td:first-child": { textAlign: "start", overflowWrap: "anywhere" },
    "& tbody th": { fontWeight: tokens.fontWeightRegular },
  },
  folded: {
    "& summary": { cursor: "pointer", padding: `${tokens.spacingVerticalXS} 0` },
  },
});

interface FigureTableProps {
  caption: string;
  /** Headings; the first is of what each line is about. */
  heads: readonly [string, ...string[]];
  /** Widths of the columns after the first, in pixels. */
  width: number;
  lines: readonly { about: string; figures: readonly string[] }[];
}

export function FigureTable({ caption, heads, width, lines }: FigureTableProps) {
  const styles = useStyles();
  const [first, ...others] = heads;
  return (
    <table className={styles.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((head) => (
            <th key={head} scope="col" style={{ width }}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ about, figures }) => (
          <tr key={about}>
            <th scope="row">{about}</th>
            {figures.map((figure, index) => (
              <td key={heads[index + 1]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What only some want to read. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
