/** The way from what was learned to the sheet: exactly the rows it changes are enriched anew. */
import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { PaneBench } from "../bench";
import { useStrings } from "../use-strings";
import { onePerBench } from "./store";

const useStyles = makeStyles({ done: { outlineStyle: "none" } });

/** What came of it, by the rows it was offered for: it stays while another panel is in front. */
const toldOf = onePerBench(() => new WeakMap<readonly string[], string>());

interface EnrichAgainProps {
  bench: PaneBench;
  /** Ids of the rows; none draws nothing. */
  ids: readonly string[];
}

export function EnrichAgain({ bench, ids }: EnrichAgainProps) {
  const styles = useStyles();
  const words = useStrings();
  const [running, setRunning] = useState(false);
  const known = toldOf(bench);
  const [done, setDone] = useState(() => known.get(ids) ?? null);
  const status = useRef<HTMLDivElement>(null);
  const isHere = useRef(false);
  // The button goes when it is done; what came of it stands here.
  useEffect(() => {
    if (done !== null && isHere.current) status.current?.focus();
  }, [done]);
  const run = async (): Promise<void> => {
    setRunning(true);
    const ended = await bench.desk.enrichRows(new Set(ids));
    setRunning(false);
    // Where it cannot run now, or went wrong, the Enrich tab says why and what to do.
    if (ended?.state === "finished") {
      const told = words.result.completed(ended.outcome);
      known.set(ids, told);
      isHere.current = true;
      setDone(told);
    } else bench.navigation.show("enrich");
  };
  if (ids.length === 0) return null;
  return (
    <>
      {done === null && (
        <Button disabledFocusable={running} onClick={() => void run()}>
          {words.corrections.again(ids.length)}
        </Button>
      )}
      <div ref={status} role="status" tabIndex={-1} className={styles.done}>
        {done}
      </div>
    </>
  );
}
