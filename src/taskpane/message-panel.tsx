/** A message with its next step, in the colours of its weight. */
import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from "@fluentui/react-components";
import { type ReactNode, type Ref } from "react";
import type { Message } from "../strings";

const useStyles = makeStyles({
  title: { display: "block", outlineStyle: "none" },
  body: { overflowWrap: "anywhere", whiteSpace: "normal" },
});

interface MessagePanelProps {
  intent: "info" | "success" | "warning" | "error";
  message: Message;
  /** Further sentences, one a line. */
  lines?: readonly string[];
  /** The title can take the focus, so that a screen reader goes on from here. */
  titleRef?: Ref<HTMLSpanElement>;
  children?: ReactNode;
}

export function MessagePanel(props: MessagePanelProps) {
  const { intent, message, lines = [], titleRef, children } = props;
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title} ref={titleRef} tabIndex={-1}>
          {message.title}
        </MessageBarTitle>
        {message.text}
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </MessageBarBody>
      {children !== undefined && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}
