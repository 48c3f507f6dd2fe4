/** Whose the rows are, where the sheet says so: what the run will do about each account holder. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { HolderPlan } from "../../run/types";
import { useStrings } from "../use-strings";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
});

/** Account holders named one by one; the others are counted. */
const MOST_NAMED = 5;

export function PlanHolders({ plan: { holders, workbookRows } }: { plan: HolderPlan }) {
  const styles = useStyles();
  const words = useStrings().rowHolders;
  const named = holders.slice(0, MOST_NAMED);
  const others = holders.slice(MOST_NAMED);
  const newOnes = holders.filter(({ isNew }) => isNew === true).map(nameOf);
  return (
    <div className={styles.quiet}>
      {words.intro(holders.length)}
      <ul className={styles.list}>
        {named.map((holder) => (
          <li key={holder.id}>
            {words.line(nameOf(holder), words.types[holder.type], holder.rows)}
          </li>
        ))}
        {others.length > 0 && (
          <li>
            {words.others(
              others.length,
              others.reduce((sum, { rows }) => sum + rows, 0)
            )}
          </li>
        )}
        {workbookRows > 0 && <li>{words.workbookRows(workbookRows)}</li>}
      </ul>
      {newOnes.length > 0 && (
        <p className={styles.quiet}>
          {words.newOnes(newOnes.slice(0, MOST_NAMED), Math.max(0, newOnes.length - MOST_NAMED))}
        </p>
      )}
      {holders
        .filter(({ otherTypes }) => otherTypes > 0)
        .slice(0, MOST_NAMED)
        .map((holder) => (
          <p key={holder.id} className={styles.quiet}>
            {words.otherTypes(nameOf(holder), words.types[holder.type], holder.otherTypes)}
          </p>
        ))}
    </div>
  );
}

const nameOf = ({ id, name }: HolderPlan["holders"][number]) =>
  name === null || name === id ? id : `${name} · ${id}`;
