/** Facts to be copied for whoever helps, and whether contrast colours are in force. */
import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import { diagnosticsOf } from "./diagnostics";

/** Marks of ours; other code of the page may set others. */
const MARKS = ["engine-ready", "pane-interactive"] as const;

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex" },
  text: { fontFamily: tokens.fontFamilyMonospace },
});

export function DiagnosticsSection({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.diagnostics;
  const { desk, where, device } = bench;
  const [isOpen, setOpen] = useState(false);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const area = useRef<HTMLTextAreaElement>(null);
  const deskState = useSyncExternalStore(desk.subscribe, desk.state);
  const whereState = useSyncExternalStore(where.subscribe, where.state);
  const hasContrastColours =
    typeof matchMedia === "function" && matchMedia("(forced-colors: active)").matches;
  const text = isOpen
    ? diagnosticsOf({
        host: device.host(),
        desk: deskState,
        where: whereState,
        language: strings.language,
        width: window.innerWidth,
        hasContrastColours,
        errors: errorsOf(deskState),
        marks: marksSoFar(),
      })
    : "";
  return (
    <FoldingSection
      heading={words.heading}
      summary={words.summary}
      open={isOpen}
      onToggle={() => {
        setOpen(!isOpen);
        setCopied("no");
      }}
    >
      <p className={styles.quiet}>{words.summary}</p>
      <Field label={words.text}>
        <Textarea
          className={styles.text}
          readOnly
          rows={10}
          spellCheck={false}
          value={text}
          textarea={{ ref: area }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error());
            copying.then(
              () => setCopied("yes"),
              () => {
                area.current?.select();
                setCopied("refused");
              }
            );
          }}
        >
          {words.copy}
        </Button>
      </div>
      <div role="status">
        {copied !== "no" && (
          <p className={styles.quiet}>{copied === "yes" ? words.copied : words.notCopied}</p>
        )}
      </div>
      <p className={styles.quiet}>
        {words.contrast}: {hasContrastColours ? words.contrastOn : words.contrastOff}
      </p>
    </FoldingSection>
  );
}

function marksSoFar(): { name: string; at: number }[] {
  if (!("getEntriesByType" in performance)) return [];
  return performance
    .getEntriesByType("mark")
    .filter(({ name }) => MARKS.some((mark) => mark === name))
    .map(({ name, startTime }) => ({ name, at: startTime }));
}

/** Codes of what stands in the way just now. */
function errorsOf({ sheet, run, engine }: ReturnType<PaneBench["desk"]["state"]>): string[] {
  return [
    ...(engine.state === "failed" ? ["engine_failed"] : []),
    ...(sheet.state === "problem" ? [sheet.problem.code] : []),
    ...(sheet.state === "ready" && sheet.plan.state === "problem" ? [sheet.plan.problem.code] : []),
    ...(run.state === "problem" ? [run.problem.code] : []),
  ];
}
