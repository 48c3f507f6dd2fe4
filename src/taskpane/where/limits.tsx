/** What the hosted API does not do, and who does it instead: said where the user reads what will happen. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { OutputField } from "../../run/types";
import { useStrings } from "../use-strings";
import type { Where } from "./where";

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
});

/** Columns the hosted API does not answer. */
const UNANSWERED: readonly OutputField[] = ["confidence"];

interface LimitsProps {
  where: Where;
  /** Columns to be written. */
  fields: readonly OutputField[];
}

export function Limits({ where, fields }: LimitsProps) {
  const styles = useStyles();
  const words = useStrings();
  const { settings } = useSyncExternalStore(where.subscribe, where.state);
  if (settings.choice !== "hosted") return null;
  const blank = UNANSWERED.filter((field) => fields.includes(field));
  return (
    <ul className={styles.list}>
      {words.where.limits(blank.map((field) => words.fields.names[field])).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
