/** Days of a million, fifty million and a billion transactions, simulated. */
import { workersNeeded } from "../queue-simulation";

const SEED = 20_260;
/** What one worker with a core of its own does, measured with `costs`; docs/scaling.md says how. */
const ROWS_PER_SECOND = 8_000;
const MOST_SECONDS = 10;
const DAYS = [1_000_000, 50_000_000, 1_000_000_000] as const;

export function printDays(): string {
  const lines = DAYS.map((transactions) => {
    const day = workersNeeded(transactions, ROWS_PER_SECOND, MOST_SECONDS, SEED);
    const count = transactions.toLocaleString("en").padStart(15);
    return (
      `  ${count} a day: ${String(day.workers).padStart(3)} workers, busy ${(day.busy * 100).toFixed(0)} %, ` +
      `waits ${day.median.toFixed(1)} s half, ${day.p99.toFixed(1)} s p99, ${day.worst.toFixed(1)} s worst, ` +
      `at most ${day.backlog} waiting`
    );
  });
  const heading =
    `The queue over a day, simulated: fewest workers of ${ROWS_PER_SECOND.toLocaleString("en")} rows/s ` +
    `with which 99 of 100 batches begin within ${MOST_SECONDS} s`;
  return `${heading}\n${lines.join("\n")}\n`;
}
