/** Why a row is answered as it is, in plain words. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Reasons } from "../../client/questions/corrections";
import type { EnrichedTransaction, Evidence } from "../../model";
import type { AnswerState, OutputField, SheetRow } from "../../run/types";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import { expectedWords, patternWords } from "../wrong-results/pattern-words";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: {
    margin: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0 },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** One part of the answer with its reasons. */
export interface ReasonLine {
  field: string;
  text: string;
}

/** The parts of an answer, each with what decided on it. */
export function reasonLines(reasons: Reasons, words: Strings["corrections"]): ReasonLine[] {
  const { explanation } = reasons;
  if (explanation === null) return [];
  const answer = explanation.kept ?? explanation.now;
  const { why } = words;
  return FIELDS.flatMap((field) => {
    const value = valueOf(answer, field);
    const said = (answer.evidence ?? []).filter((one) => one.field === field);
    if (value === null && said.length === 0 && field !== "category") return [];
    const because = said.map((one) => reasonWords(one, reasons, words)).join("; ");
    const known = value ?? why.nothing;
    const text = because === "" ? why.plain(known) : why.line(known, because);
    return [{ field: why.sources[field], text }];
  });
}

const FIELDS = [
  "category",
  "counterparty",
  "person",
  "intermediary",
  "location",
] as const satisfies readonly Evidence["field"][];

function valueOf(
  { entities, categories, location }: EnrichedTransaction,
  field: Evidence["field"]
): string | null {
  const counterparty = entities?.counterparty ?? null;
  switch (field) {
    case "category":
      return categories?.general ?? null;
    case "counterparty":
      return counterparty?.type === "organization"
        ? (counterparty.name ?? counterparty.website ?? null)
        : null;
    case "person":
      return counterparty?.type === "person" ? (counterparty.name ?? null) : null;
    case "intermediary": {
      const names = (entities?.intermediaries ?? []).flatMap(({ name }) => name ?? []);
      return names.length === 0 ? null : names.join(", ");
    }
    case "location":
      return location?.raw_address ?? null;
  }
}

/** What decided, with the rule or the correction named. */
function reasonWords(
  { source, detail }: Evidence,
  { rules, corrections }: Reasons,
  words: Strings["corrections"]
): string {
  const { why } = words;
  switch (source) {
    case "rule": {
      if (detail.startsWith("account_holder/")) return why.because.rule(why.holderRule);
      const place = rules.find(({ id }) => id === detail)?.place ?? null;
      return why.because.rule(place === null ? why.unknownRule : why.rulePlace(String(place)));
    }
    case "correction": {
      const found = corrections.find(({ id }) => id === detail);
      if (found === undefined) return why.because.correction(why.unknownCorrection);
      const expected = expectedWords(found.expected, words);
      return why.because.correction(
        words.learned.about(patternWords(found.pattern, words), expected)
      );
    }
    case "knowledge":
    case "website":
    case "mcc":
    case "words":
    case "rail":
    case "model":
    case "custom model":
    case "holder name":
    case "input":
    case "user":
      return why.because[source](detail);
  }
}

/** Why an answer has its label. */
function labelReasons(
  { evidence }: EnrichedTransaction,
  reasons: Reasons,
  words: Strings["corrections"]
): string {
  return (evidence ?? [])
    .filter(({ field }) => field === "category")
    .map((one) => reasonWords(one, reasons, words))
    .join("; ");
}

/** What the sheet's own cells say against the answer. */
function cellLines({ answers }: SheetRow, words: Strings): string[] {
  const { why } = words.corrections;
  const say: Record<AnswerState, ((field: string) => string) | null> = {
    edited: why.edited,
    cleared: why.cleared,
    foreign: why.foreign,
    ours: null,
    blank: null,
  };
  const fields = Object.entries(answers) as [OutputField, { state: AnswerState }][];
  return fields.flatMap(([field, { state }]) => say[state]?.(words.fields.names[field]) ?? []);
}

export function ReasonsView({ row, reasons }: { row: SheetRow; reasons: Reasons }) {
  const styles = useStyles();
  const words = useStrings();
  const { why } = words.corrections;
  const { explanation } = reasons;
  if (explanation === null) return null;
  const { kept, engine, now } = explanation;
  const answer = kept ?? now;
  const label = (one: EnrichedTransaction) => one.categories?.general ?? "";
  const confidence = answer.confidence ?? null;
  const notes = [
    ...cellLines(row, words),
    ...(confidence === null || confidence === 0
      ? []
      : [why.confidence(Math.round(confidence * 100))]),
    ...(label(engine) === label(now) ? [] : [why.engineSaid(label(engine))]),
    ...(kept === null || label(kept) === label(now)
      ? []
      : [why.wouldChange(label(now), labelReasons(now, reasons, words.corrections))]),
    ...(kept === null ? [why.notKept] : []),
    ...(reasons.isBuiltIn ? [why.builtIn] : []),
  ];
  return (
    <>
      <h3 className={styles.heading} tabIndex={-1}>
        {why.heading}
      </h3>
      <dl className={styles.list}>
        {reasonLines(reasons, words.corrections).map(({ field, text }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
    </>
  );
}
