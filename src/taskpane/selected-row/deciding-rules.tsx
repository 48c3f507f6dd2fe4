/** The rules that decided on a row, each in its sentence, with the way to change it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ruleSentence } from "../rules/rule-sentence";
import { treeOf } from "../rules/rule-tree";
import { useStrings } from "../use-strings";
import type { DecidingRule } from "./deciding-rule";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  rule: { overflowWrap: "anywhere" },
  sentence: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

interface DecidingRulesProps {
  rules: readonly DecidingRule[];
  /** Absent where there is no panel of rules. */
  onEdit: ((rule: DecidingRule) => void) | undefined;
}

export function DecidingRules({ rules, onEdit }: DecidingRulesProps) {
  const styles = useStyles();
  const words = useStrings();
  const { why } = words.corrections;
  return (
    <ul className={styles.list} aria-label={why.decidingRules}>
      {rules.map((one) => (
        <li key={`${one.holder ?? ""} ${one.id}`} className={styles.rule}>
          <p className={styles.sentence}>{ruleSentence(treeOf(one.rule), words.rules)}</p>
          {onEdit !== undefined && one.canBeEdited && (
            <Button size="small" onClick={() => onEdit(one)}>
              {why.editRule}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
