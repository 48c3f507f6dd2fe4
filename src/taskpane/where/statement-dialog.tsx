/** What leaves the machine, said before the first row does: asked once for each destination. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { useOpenings } from "../use-openings";
import { useStrings } from "../use-strings";
import type { Where } from "./where";

const useStyles = makeStyles({
  surface: { padding: tokens.spacingHorizontalL, width: "calc(100% - 16px)" },
  content: {
    overflowWrap: "anywhere",
    "& p": { margin: `0 0 ${tokens.spacingVerticalS}` },
    "& ul": {
      margin: `0 0 ${tokens.spacingVerticalS}`,
      paddingLeft: tokens.spacingHorizontalXL,
    },
  },
});

interface StatementDialogProps {
  where: Where;
  /** The user agreed: what was asked for may go on. */
  onAgreed: () => void;
}

export function StatementDialog({ where, onAgreed }: StatementDialogProps) {
  const styles = useStyles();
  const words = useStrings().where.consent;
  const { isAsking, addressee } = useSyncExternalStore(where.subscribe, where.state);
  const openings = useOpenings(isAsking);
  if (addressee === null) return null;
  const leaves =
    addressee.kind === "own_server"
      ? [...words.leaves, words.sends, ...words.furtherLeaves]
      : [...words.leaves, words.sends];
  return (
    <Dialog
      key={openings}
      open={isAsking}
      modalType="alert"
      onOpenChange={(_event, { open }) => {
        if (!open) where.refuse();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.title(addressee)}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            <p>{words.intro(addressee)}</p>
            <p>{words.leavesLegend}</p>
            <ul>
              {leaves.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{words.stays}</p>
            <p>{words.who(addressee)}</p>
            <p>{words.once}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button
              appearance="primary"
              onClick={() => {
                where.confirm();
                onAgreed();
              }}
            >
              {words.agree(addressee)}
            </Button>
            <Button onClick={() => where.refuse()}>{words.refuse}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
