/** Where enrichment runs: the choice, the address and the key, and whether it works. */
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useState, useSyncExternalStore } from "react";
import { readServerAddress } from "../../client/destination";
import { MessagePanel } from "../message-panel";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import type { ConnectionState, Where, WhereState } from "./where";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const CHOICES = ["built_in", "own_server", "hosted"] as const;
const REGIONS = ["us", "eu"] as const;
const KEEPS = ["session", "device"] as const;

interface WhereSectionProps {
  where: Where;
  disabled: boolean;
}

export function WhereSection({ where, disabled }: WhereSectionProps) {
  const words = useStrings().where;
  const [open, setOpen] = useState(false);
  const state = useSyncExternalStore(where.subscribe, where.state);
  const { settings } = state;
  return (
    <FoldingSection
      heading={words.heading}
      summary={sentenceOf(words, state)}
      open={open}
      onToggle={() => setOpen(!open)}
      disabled={disabled}
    >
      <Field label={words.legend}>
        <RadioGroup
          value={settings.choice}
          disabled={disabled}
          onChange={(_event, { value }) => {
            const choice = CHOICES.find((one) => one === value);
            if (choice) where.change({ choice });
          }}
        >
          {CHOICES.map((choice) => (
            <Radio key={choice} value={choice} label={words.choices[choice]} />
          ))}
        </RadioGroup>
      </Field>
      {settings.choice === "built_in" && <Quiet>{words.builtInHint}</Quiet>}
      {settings.choice === "hosted" && (
        <Field label={words.region}>
          <Select
            value={settings.region}
            disabled={disabled}
            onChange={(_event, { value }) => {
              const region = REGIONS.find((one) => one === value);
              if (region) where.change({ region });
            }}
          >
            {REGIONS.map((region) => (
              <option key={region} value={region}>
                {words.regions[region]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {settings.choice === "own_server" && (
        <AddressField where={where} address={settings.address} />
      )}
      {settings.choice !== "built_in" && <KeyFields where={where} state={state} />}
      {settings.choice === "hosted" && (
        <Field hint={words.relayHint}>
          <Checkbox
            label={words.relay}
            checked={settings.throughOwnServer}
            onChange={(_event, { checked }) => where.change({ throughOwnServer: checked === true })}
          />
        </Field>
      )}
      {settings.choice === "hosted" && settings.throughOwnServer && (
        <AddressField where={where} address={settings.address} />
      )}
      {settings.choice !== "built_in" && <Actions where={where} state={state} />}
    </FoldingSection>
  );
}

/** Where rows go, in one sentence. */
export function sentenceOf(
  words: ReturnType<typeof useStrings>["where"],
  { settings, addressee }: WhereState
): string {
  if (settings.choice === "built_in") return words.sentence.builtIn;
  return addressee === null ? words.sentence.incomplete : words.sentence.sent(addressee);
}

function Quiet({ children }: { children: string }) {
  return <p className={useStyles().quiet}>{children}</p>;
}

/** The address, judged once it was left, not while it is typed. */
function AddressField({ where, address }: { where: Where; address: string }) {
  const words = useStrings().where;
  const [wasLeft, setLeft] = useState(address !== "");
  const read = readServerAddress(address);
  return (
    <Field
      label={words.address}
      hint={words.addressHint}
      required
      {...(read.ok || !wasLeft
        ? {}
        : { validationState: "error", validationMessage: words.addressProblems[read.problem] })}
    >
      <Input
        type="url"
        inputMode="url"
        value={address}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        onBlur={() => setLeft(true)}
        onChange={(_event, { value }) => where.change({ address: value })}
      />
    </Field>
  );
}

function KeyFields({ where, state }: { where: Where; state: WhereState }) {
  const words = useStrings().where;
  const { settings, key, isKept } = state;
  const isHosted = settings.choice === "hosted";
  const [wasLeft, setLeft] = useState(false);
  const isMissing = isHosted && key === "" && wasLeft;
  return (
    <>
      <Field
        label={isHosted ? words.key : words.optionalKey}
        hint={words.keyHint}
        required={isHosted}
        {...(isMissing ? { validationState: "error", validationMessage: words.keyMissing } : {})}
      >
        <Input
          type="password"
          value={key}
          maxLength={1_000}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => setLeft(true)}
          onChange={(_event, { value }) => where.setKey(value)}
        />
      </Field>
      <Field label={words.keepLegend} hint={words.keepHint}>
        <RadioGroup
          value={settings.keep}
          onChange={(_event, { value }) => {
            const keep = KEEPS.find((one) => one === value);
            if (keep) where.change({ keep });
          }}
        >
          {KEEPS.map((keep) => (
            <Radio key={keep} value={keep} label={words.keep[keep]} />
          ))}
        </RadioGroup>
      </Field>
      {!isKept && <Quiet>{words.notKept}</Quiet>}
    </>
  );
}

function Actions({ where, state }: { where: Where; state: WhereState }) {
  const styles = useStyles();
  const words = useStrings().where;
  const { connection, addressee, key, justForgotten } = state;
  const isTesting = connection.state === "testing";
  return (
    <>
      <div className={styles.buttons}>
        <Button
          disabledFocusable={addressee === null || isTesting}
          onClick={() => void where.test()}
        >
          {isTesting ? words.testing : words.test}
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={key === ""}
          onClick={() => where.forgetKey()}
        >
          {words.forget}
        </Button>
      </div>
      <div role="status">
        {justForgotten && <Quiet>{words.forgotten}</Quiet>}
        <Report connection={connection} />
      </div>
    </>
  );
}

function Report({ connection }: { connection: ConnectionState }) {
  const words = useStrings().where.report;
  if (connection.state !== "tested") return null;
  const { report, addressee } = connection;
  if (report.ok)
    return (
      <MessagePanel
        intent="success"
        message={{
          title: words.ok(addressee.host),
          text: words.version(report.version, report.milliseconds),
        }}
      />
    );
  const message = words.problem(report.problem, addressee, window.location.origin);
  return <MessagePanel intent="error" message={message} />;
}
