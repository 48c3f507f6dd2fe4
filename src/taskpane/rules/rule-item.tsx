/** One rule of the list: what it says, what it did, and what can be done with it. */
import {
  Badge,
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { MoreHorizontalRegular, ReOrderDotsVerticalRegular } from "@fluentui/react-icons";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import type { ListedRule } from "../../client/questions/rules";
import { useStrings } from "../use-strings";
import { ruleSentence } from "./rule-sentence";
import { treeOf } from "./rule-tree";

const useStyles = makeStyles({
  item: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  target: { outline: `2px dashed ${tokens.colorNeutralStrokeAccessible}`, outlineOffset: "-2px" },
  handle: {
    flexShrink: 0,
    display: "inline-flex",
    padding: tokens.spacingVerticalXS,
    cursor: "grab",
    color: tokens.colorNeutralForeground3,
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  sentence: { margin: 0 },
  did: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexShrink: 0, flexDirection: "column", alignItems: "flex-end" },
});

/** What can be done with a rule. */
export interface RuleActions {
  edit: () => void;
  duplicate: () => void;
  /** To a position counted from 0. */
  move: (to: number) => void;
  /** Null where rules cannot be switched off. */
  switchRule: ((isOn: boolean) => void) | null;
  remove: () => void;
}

interface RuleItemProps {
  rule: ListedRule;
  /** Counted from 0. */
  position: number;
  total: number;
  /** Rows of the sheet it matches; null where nobody counted. */
  matched: number | null;
  /** Whether the list tells what each rule did. */
  hasUsage: boolean;
  disabled: boolean;
  actions: RuleActions;
  /** The rule that is being dragged, and what to do where it is dropped here. */
  dragged: string | null;
  onDrag: (id: string | null) => void;
  onDrop: () => void;
}

export function RuleItem(props: RuleItemProps) {
  const { rule, position, total, matched, hasUsage, disabled, actions, dragged } = props;
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.rules;
  const [isOver, setOver] = useState(false);
  const sentence = ruleSentence(treeOf(rule.rule), words);
  const place = words.item.position(position + 1, total);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || disabled) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    actions.move(position + (event.key === "ArrowUp" ? -1 : 1));
  };
  const day = (moment: string) =>
    new Date(moment).toLocaleDateString(strings.language, { dateStyle: "medium" });
  const did = [
    ...(matched === null || !rule.is_on ? [] : [words.item.here(matched)]),
    ...(hasUsage
      ? [
          rule.usage === null
            ? words.item.never
            : words.item.used(rule.usage.rows, day(rule.usage.last_run_at)),
        ]
      : []),
  ].join(" · ");
  const dropProps =
    dragged === null || dragged === rule.id
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            event.preventDefault();
            setOver(true);
          },
          onDragLeave: () => setOver(false),
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            setOver(false);
            props.onDrop();
          },
        };
  return (
    <li
      className={mergeClasses(styles.item, isOver && dragged !== null && styles.target)}
      data-rule={rule.id}
      onKeyDown={onKeyDown}
      {...dropProps}
    >
      <span
        className={styles.handle}
        draggable={!disabled}
        title={words.item.drag}
        aria-hidden
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", rule.id);
          props.onDrag(rule.id);
        }}
        onDragEnd={() => props.onDrag(null)}
      >
        <ReOrderDotsVerticalRegular />
      </span>
      <div className={styles.text}>
        <div className={styles.sentence}>
          {position + 1}. {!rule.is_on && <Badge appearance="outline">{words.item.off}</Badge>}{" "}
          {sentence}
        </div>
        {did !== "" && <p className={styles.did}>{did}</p>}
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${words.item.edit}: ${place}`}
          data-action="edit"
          onClick={actions.edit}
        >
          {words.item.edit}
        </Button>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="small"
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              aria-label={`${words.item.actions}: ${place}`}
              data-action="more"
              disabledFocusable={disabled}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem disabled={position === 0} onClick={() => actions.move(position - 1)}>
                {words.item.moveUp}
              </MenuItem>
              <MenuItem
                disabled={position === total - 1}
                onClick={() => actions.move(position + 1)}
              >
                {words.item.moveDown}
              </MenuItem>
              <MenuItem onClick={actions.duplicate}>{words.item.duplicate}</MenuItem>
              {actions.switchRule !== null && (
                <MenuItem onClick={() => actions.switchRule?.(!rule.is_on)}>
                  {rule.is_on ? words.item.switchOff : words.item.switchOn}
                </MenuItem>
              )}
              <MenuItem onClick={actions.remove}>{words.item.remove}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
    </li>
  );
}
