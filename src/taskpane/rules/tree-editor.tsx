/** A rule as it is written: if, then, otherwise. */
import { Button } from "@fluentui/react-components";
import { useStrings } from "../use-strings";
import { ConditionEditor } from "./condition-editor";
import { stepPath, type DraftFault, type Path } from "./draft";
import { useEditorStyles } from "./editor-styles";
import type { Condition, RuleTree } from "./rule-tree";
import { StepsEditor } from "./step-editor";

interface BranchEditorProps {
  tree: RuleTree;
  path: Path;
  faults: readonly DraftFault[];
  labels: readonly string[];
  onChange: (tree: RuleTree) => void;
}

/** One condition alone is shown as a group of one, so that others can be added to it. */
const asGroup = (when: Condition): Condition =>
  when.kind === "group" ? when : { kind: "group", mode: "all", parts: [when] };

export function BranchEditor({ tree, path, faults, labels, onChange }: BranchEditorProps) {
  const styles = useEditorStyles();
  const words = useStrings().rules.editor;
  const { when, then, otherwise } = tree;
  return (
    <div className={styles.part}>
      <p className={styles.word}>{when === null ? words.always : words.when}</p>
      {when === null ? (
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() => onChange({ ...tree, when: { kind: "group", mode: "all", parts: [] } })}
          >
            {words.addCondition}
          </Button>
        </div>
      ) : (
        <ConditionEditor
          condition={asGroup(when)}
          path={[...path, "if"]}
          faults={faults}
          labels={labels}
          onChange={(changed) => onChange({ ...tree, when: changed })}
          onRemove={null}
        />
      )}
      <p className={styles.word}>{words.then}</p>
      <StepsEditor
        name={words.then}
        steps={then ?? []}
        pathOf={(index) => [...path, ...stepPath(tree, "then", index)]}
        path={[...path, "then"]}
        faults={faults}
        labels={labels}
        onChange={(steps) => onChange({ ...tree, then: steps })}
      />
      {otherwise === null || otherwise.length === 0 ? (
        <div className={styles.buttons}>
          <Button
            size="small"
            appearance="subtle"
            onClick={() => onChange({ ...tree, otherwise: [{ kind: "set_labels", labels: [""] }] })}
          >
            {words.addOtherwise}
          </Button>
        </div>
      ) : (
        <>
          <p className={styles.word}>{words.otherwise}</p>
          <StepsEditor
            name={words.otherwise}
            steps={otherwise}
            pathOf={(index) => [...path, "else", index]}
            path={[...path, "else"]}
            faults={faults}
            labels={labels}
            onChange={(steps) =>
              onChange({ ...tree, otherwise: steps.length === 0 ? null : steps })
            }
          />
        </>
      )}
    </div>
  );
}
