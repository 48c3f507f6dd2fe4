/** What may be wrong with labels, in words. */
import { makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import type { LabelWarning } from "./label-check";

const useStyles = makeStyles({
  body: { overflowWrap: "anywhere", whiteSpace: "normal" },
});

/** Examples told of many. */
const EXAMPLES = 3;

export function LabelWarnings({ warnings }: { warnings: readonly LabelWarning[] }) {
  const styles = useStyles();
  const words = useStrings().models.warnings;
  return warnings.map((warning) => (
    <MessageBar key={warning.code} intent={intentOf(warning)} layout="multiline">
      <MessageBarBody className={styles.body}>{sentenceOf(warning, words)}</MessageBarBody>
    </MessageBar>
  ));
}

function intentOf({ code }: LabelWarning): "info" | "warning" | "error" {
  switch (code) {
    case "none":
    case "one_label":
    case "too_many_labels":
      return "error";
    case "hardly_any_twice":
    case "few_rows":
    case "rare_labels":
    case "near_duplicates":
      return "warning";
    case "blank":
    case "too_long":
    case "too_many_rows":
      return "info";
  }
}

function sentenceOf(warning: LabelWarning, words: Strings["models"]["warnings"]): string {
  switch (warning.code) {
    case "none":
      return words.none;
    case "one_label":
      return words.oneLabel(warning.label);
    case "too_many_labels":
      return words.tooManyLabels(warning.labels, warning.maximum);
    case "hardly_any_twice":
      return words.hardlyAnyTwice(warning.labels, warning.rows);
    case "few_rows":
      return words.fewRows(warning.rows);
    case "rare_labels":
      return words.rareLabels(
        warning.labels.length,
        warning.labels.slice(0, EXAMPLES).map(({ label }) => label)
      );
    case "near_duplicates":
      return words.nearDuplicates(
        warning.pairs.slice(0, EXAMPLES).map(([one, other]) => words.pair(one, other))
      );
    case "blank":
      return words.blank(warning.rows);
    case "too_long":
      return words.tooLong(warning.rows, warning.maximum);
    case "too_many_rows":
      return words.tooManyRows(warning.rows, warning.maximum);
  }
}
