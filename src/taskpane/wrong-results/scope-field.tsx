/** For whom something is learned: one account holder, or everyone. */
import { Field, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { LEARN_SCOPES, type LearnScope } from "../../client/learn/scope";
import { useStrings } from "../use-strings";

const useStyles = makeStyles({ choice: { overflowWrap: "anywhere" } });

interface ScopeFieldProps {
  scope: LearnScope;
  /** Name of the account holder; null where the workbook's has none. */
  holder: string | null;
  disabled: boolean;
  onChange: (scope: LearnScope) => void;
}

export function ScopeField({ scope, holder, disabled, onChange }: ScopeFieldProps) {
  const styles = useStyles();
  const words = useStrings().corrections.scope;
  const choices = { holder: words.holder(holder), everyone: words.everyone };
  return (
    <Field label={words.label} hint={words.hint}>
      <RadioGroup
        value={scope}
        disabled={disabled}
        onChange={(_event, { value }) => onChange(value === "everyone" ? "everyone" : "holder")}
      >
        {LEARN_SCOPES.map((one) => (
          <Radio key={one} className={styles.choice} value={one} label={choices[one]} />
        ))}
      </RadioGroup>
    </Field>
  );
}
