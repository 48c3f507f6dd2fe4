/** Labels as a column: pasted, or taken from the cells the user has selected. */
import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Message } from "../../strings";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";
import { type Direction, pathsOfText, textOfCells, treeOfPaths } from "./label-tree";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Said = { kind: "read"; labels: number } | { kind: "refused"; message: Message } | null;

interface PasteLabelsProps {
  bench: PaneBench;
  direction: Direction;
}

export function PasteLabels({ bench, direction }: PasteLabelsProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.categories;
  const { labelSets: editor } = bench;
  const [text, setText] = useState("");
  const [said, setSaid] = useState<Said>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const put = (isAdded: boolean) => {
    const pasted = treeOfPaths(pathsOfText(text), editor.makeKey);
    const before = editor.state().tree[direction];
    editor.change(direction, isAdded ? [...before, ...pasted] : pasted);
    setText("");
    setSaid(null);
    area.current?.focus();
  };
  const take = async () => {
    const read = await bench.selectedCells();
    if (!read.ok) {
      setSaid({ kind: "refused", message: strings.problems.of(read.problem) });
      return;
    }
    switch (read.value.state) {
      case "empty":
        setSaid({ kind: "refused", message: words.selectionEmpty });
        return;
      case "too_many":
        setSaid({ kind: "refused", message: words.selectionTooBig(read.value.most) });
        return;
      case "read": {
        const taken = textOfCells(read.value.values);
        setText(taken);
        setSaid({ kind: "read", labels: pathsOfText(taken).length });
        area.current?.focus();
      }
    }
  };
  return (
    <>
      <Field label={words.paste}>
        <Textarea
          rows={3}
          value={text}
          maxLength={400_000}
          textarea={{ ref: area }}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <div role="status">
        {said?.kind === "read" && (
          <p className={styles.quiet}>{words.selectionRead(said.labels)}</p>
        )}
        {said?.kind === "refused" && <MessagePanel intent="warning" message={said.message} />}
      </div>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void take()}>
          {words.takeSelection}
        </Button>
        {text.trim() !== "" && (
          <>
            <Button size="small" onClick={() => put(false)}>
              {words.pasteInstead}
            </Button>
            <Button size="small" onClick={() => put(true)}>
              {words.pasteToo}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
