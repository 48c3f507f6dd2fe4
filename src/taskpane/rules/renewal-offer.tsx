/** After rules were changed: how many rows still say what they made of them, and the way to renew those. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useStrings } from "../use-strings";
import type { RenewalState } from "./rules-state";
import type { RulesStore } from "./rules-store";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

interface RenewalOfferProps {
  renewal: RenewalState;
  isBusy: boolean;
  store: RulesStore;
}

export function RenewalOffer({ renewal, isBusy, store }: RenewalOfferProps) {
  const styles = useStyles();
  const { renewal: words, list } = useStrings().rules;
  return (
    <div className={styles.line}>
      <span role="status">
        {renewal.state === "counted" && words.outdated(renewal.ids.size)}
        {renewal.state === "unasked" && words.unasked(renewal.rows)}
      </span>
      {renewal.state === "counting" && <span>{words.looking}</span>}
      {renewal.state === "counted" && (
        <Button size="small" disabledFocusable={isBusy} onClick={() => void store.renew()}>
          {words.start(renewal.ids.size)}
        </Button>
      )}
      {renewal.state === "unasked" && (
        <Button size="small" onClick={() => void store.countOutdated()}>
          {list.countNow}
        </Button>
      )}
    </div>
  );
}
