/** Asks before something is gone for good; by a word to be typed where it is much. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useOpenings } from "../use-openings";

const useStyles = makeStyles({
  surface: { padding: tokens.spacingHorizontalL, width: "calc(100% - 16px)" },
  content: { overflowWrap: "anywhere" },
});

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  cancel: string;
  /** The word that has to be typed, and how it is asked for. */
  word?: { word: string; prompt: string };
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, cancel, word, onConfirm, onClose } = props;
  const styles = useStyles();
  const openings = useOpenings(open);
  const [typed, setTyped] = useState("");
  const isReady =
    word === undefined || typed.trim().toLocaleLowerCase() === word.word.toLocaleLowerCase();
  const close = () => {
    setTyped("");
    onClose();
  };
  return (
    <Dialog
      key={openings}
      open={open}
      modalType="alert"
      onOpenChange={(_event, state) => !state.open && close()}
    >
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isReady) return;
            close();
            onConfirm();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content} tabIndex={0}>
              {children}
              {word !== undefined && (
                <Field label={word.prompt}>
                  <Input
                    value={typed}
                    autoComplete="off"
                    maxLength={50}
                    onChange={(_event, { value }) => setTyped(value)}
                  />
                </Field>
              )}
            </DialogContent>
            <DialogActions fluid>
              <Button type="submit" appearance="primary" disabledFocusable={!isReady}>
                {confirm}
              </Button>
              <Button onClick={close}>{cancel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
