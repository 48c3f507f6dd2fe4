/** Cells with formulas keep their answers until they are calculated anew: said, and done on demand. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { problemOf } from "../../excel";
import type { SheetProblem } from "../../run/types";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex" },
  note: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
  },
});

type Said = { kind: "asked"; cells: number } | { kind: "problem"; problem: SheetProblem } | null;

interface FormulaCellsProps {
  bench: PaneBench;
  disabled?: boolean;
}

/** The section of the settings. */
export function FormulasSection({ bench, disabled = false }: FormulaCellsProps) {
  const styles = useStyles();
  const words = useStrings().settings.formulas;
  const [isOpen, setOpen] = useState(false);
  return (
    <FoldingSection
      heading={words.heading}
      summary={words.summary}
      open={isOpen}
      onToggle={() => setOpen(!isOpen)}
      disabled={disabled}
    >
      <p className={styles.quiet}>{words.summary}</p>
      <Recalculate bench={bench} disabled={disabled} />
    </FoldingSection>
  );
}

/**
 * A quiet line for where rules, labels or settings were saved: how many cells keep their answers, with
 * the way to renew them. Nothing where the workbook has no such cell.
 */
export function FormulasNote({ bench, disabled = false }: FormulaCellsProps) {
  const styles = useStyles();
  const words = useStrings().settings.formulas;
  const [cells, setCells] = useState(0);
  const { formulas } = bench.device;
  useEffect(() => {
    let isGone = false;
    // Where they cannot be counted, for instance while a cell is edited, there is nothing to say.
    formulas.count().then(
      (found) => isGone || setCells(found),
      () => undefined
    );
    return () => {
      isGone = true;
    };
  }, [formulas]);
  if (cells === 0) return null;
  return (
    <div className={styles.note}>
      <p className={styles.quiet}>{words.keep(cells)}</p>
      <Recalculate bench={bench} disabled={disabled} />
    </div>
  );
}

function Recalculate({ bench: { device }, disabled = false }: FormulaCellsProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.formulas;
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  const recalculate = async () => {
    setBusy(true);
    setSaid(null);
    try {
      setSaid({ kind: "asked", cells: await device.formulas.recalculate() });
    } catch (error) {
      setSaid({ kind: "problem", problem: problemOf(error, "") });
    }
    setBusy(false);
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button disabledFocusable={disabled || isBusy} onClick={() => void recalculate()}>
          {isBusy ? words.recalculating : words.recalculate}
        </Button>
      </div>
      <div role="status">
        {said?.kind === "asked" && <p className={styles.quiet}>{words.recalculated(said.cells)}</p>}
        {said?.kind === "problem" && (
          <MessagePanel intent="error" message={strings.problems.of(said.problem)} />
        )}
      </div>
    </>
  );
}
