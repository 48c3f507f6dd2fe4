/** How far a run is, and how long it will still take. */
import type { Clock, RunPhase, RunProgress } from "./types";

export interface ProgressReport {
  /** Begins a phase of so many rows. */
  begin(phase: RunPhase, total: number): void;
  /** So many more rows of the phase are done. */
  advance(rows: number): void;
}

/** Reports progress by the clock: rows per second and seconds left of the present phase. */
export function createProgress(
  clock: Clock,
  onProgress: (progress: RunProgress) => void
): ProgressReport {
  let phase: RunPhase = "reading";
  let total = 0;
  let done = 0;
  let since = clock();
  const report = () => {
    const seconds = (clock() - since) / 1000;
    const rowsPerSecond = seconds > 0 ? done / seconds : 0;
    onProgress({
      phase,
      done,
      total,
      rowsPerSecond,
      secondsLeft: rowsPerSecond > 0 ? Math.max(0, total - done) / rowsPerSecond : null,
    });
  };
  return {
    begin(next, rows) {
      phase = next;
      total = rows;
      done = 0;
      since = clock();
      report();
    },
    advance(rows) {
      done = Math.min(total, done + rows);
      report();
    },
  };
}
