/** The labels of one direction as a tree, and what can be done to the one in front. */
import {
  Button,
  Field,
  Input,
  makeStyles,
  tokens,
  Tree,
  TreeItem,
  TreeItemLayout,
} from "@fluentui/react-components";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { useStrings } from "../use-strings";
import {
  add,
  countLabels,
  findNode,
  type LabelNode,
  LONGEST_LABEL,
  move,
  nest,
  remove,
  rename,
  unnest,
} from "./label-tree";
import type { LabelFault } from "./set-faults";
import { faultText } from "./set-outcome";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  tree: {
    maxHeight: "45vh",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  fault: { color: tokens.colorStatusDangerForeground1 },
  current: { fontWeight: tokens.fontWeightSemibold, textDecoration: "underline" },
});

interface LabelTreeViewProps {
  nodes: readonly LabelNode[];
  canUndo: boolean;
  faults: readonly LabelFault[];
  /** Key of the label in front; null, or of another direction, where none is. */
  current: string | null;
  /** Where the label in front is renamed. */
  nameField: RefObject<HTMLInputElement | null>;
  makeKey: () => string;
  onCurrent: (key: string | null) => void;
  onChange: (nodes: readonly LabelNode[]) => void;
  onUndo: () => void;
}

export function LabelTreeView(props: LabelTreeViewProps) {
  const { nodes, canUndo, faults, current, nameField, makeKey, onCurrent, onChange, onUndo } =
    props;
  const styles = useStyles();
  const words = useStrings().categories;
  const tree = useRef<HTMLDivElement>(null);
  const node = current === null ? null : findNode(nodes, current);
  const wrong = new Map(faults.map((fault) => [fault.key, faultText(fault, words)]));
  const nodeFault =
    node === null
      ? undefined
      : (wrong.get(node.key) ?? (node.name.trim() === "" ? words.nameMissing : undefined));

  const editName = () => {
    nameField.current?.focus();
    nameField.current?.select();
  };
  const addNode = (place: "behind" | "below") => {
    const made = { key: makeKey(), name: words.newLabel, isLabelToo: false, children: [] };
    onChange(add(nodes, made, node === null ? { at: "end" } : { at: place, key: node.key }));
    onCurrent(made.key);
    requestAnimationFrame(editName);
  };
  const removeNode = () => {
    if (node === null) return;
    onChange(remove(nodes, node.key));
    onCurrent(null);
    tree.current?.querySelector<HTMLElement>('[role="treeitem"]')?.focus();
  };
  const change = (by: (nodes: readonly LabelNode[], key: string) => readonly LabelNode[]) => {
    if (node !== null) onChange(by(nodes, node.key));
  };
  const withAlt: Readonly<Record<string, () => void>> = {
    ArrowUp: () => change((all, key) => move(all, key, -1)),
    ArrowDown: () => change((all, key) => move(all, key, 1)),
    ArrowRight: () => change(nest),
    ArrowLeft: () => change(unnest),
  };
  const plain: Readonly<Record<string, () => void>> = {
    F2: editName,
    Insert: () => addNode("behind"),
    Delete: removeNode,
  };
  const onKey = (event: KeyboardEvent) => {
    const act = (event.altKey ? withAlt : plain)[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <>
      {nodes.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <div ref={tree} className={styles.tree} onKeyDownCapture={onKey}>
          <Tree aria-label={words.tree(countLabels(nodes))}>
            {nodes.map((one) => (
              <Branch
                key={one.key}
                node={one}
                current={current}
                wrong={wrong}
                onCurrent={onCurrent}
              />
            ))}
          </Tree>
        </div>
      )}
      {node !== null && (
        <Field
          label={words.name}
          {...(nodeFault === undefined
            ? {}
            : { validationState: "error" as const, validationMessage: nodeFault })}
        >
          <Input
            input={{ ref: nameField }}
            value={node.name}
            maxLength={LONGEST_LABEL}
            autoComplete="off"
            onChange={(_event, { value }) => onChange(rename(nodes, node.key, value))}
          />
        </Field>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => addNode("behind")}>
          {words.add}
        </Button>
        {node !== null && (
          <>
            <Button size="small" onClick={() => addNode("below")}>
              {words.addBelow}
            </Button>
            <Button size="small" onClick={() => change((all, key) => move(all, key, -1))}>
              {words.up}
            </Button>
            <Button size="small" onClick={() => change((all, key) => move(all, key, 1))}>
              {words.down}
            </Button>
            <Button size="small" onClick={() => change(nest)}>
              {words.nest}
            </Button>
            <Button size="small" onClick={() => change(unnest)}>
              {words.unnest}
            </Button>
            <Button size="small" onClick={removeNode}>
              {words.remove}
            </Button>
          </>
        )}
        <Button size="small" disabledFocusable={!canUndo} onClick={onUndo}>
          {words.undo}
        </Button>
      </div>
      <p className={styles.quiet}>{words.keys}</p>
    </>
  );
}

interface BranchProps {
  node: LabelNode;
  current: string | null;
  /** What is wrong, by key. */
  wrong: ReadonlyMap<string, string>;
  onCurrent: (key: string) => void;
}

function Branch({ node, current, wrong, onCurrent }: BranchProps) {
  const styles = useStyles();
  const words = useStrings().categories;
  const fault = wrong.get(node.key);
  const isBranch = node.children.length > 0;
  return (
    <TreeItem
      value={node.key}
      itemType={isBranch ? "branch" : "leaf"}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onCurrent(node.key);
      }}
    >
      <TreeItemLayout {...(node.key === current ? { className: styles.current } : {})}>
        {node.name.trim() === "" ? words.unnamed : node.name}
        {fault !== undefined && <span className={styles.fault}>{` – ${fault}`}</span>}
      </TreeItemLayout>
      {isBranch && (
        <Tree>
          {node.children.map((child) => (
            <Branch
              key={child.key}
              node={child}
              current={current}
              wrong={wrong}
              onCurrent={onCurrent}
            />
          ))}
        </Tree>
      )}
    </TreeItem>
  );
}
