/** Figures as a table: what was measured, the figure, its target, whether it was met. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One measured figure. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Met when the value is at most (or at least) this; null for a figure that is only told. */
  target: { atMost: number } | { atLeast: number } | null;
}

const shown = (value: number) =>
  value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });

/** Whether a figure meets its target; figures without one always do. */
export function isMet({ value, target }: Figure): boolean {
  if (target === null) return true;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** The figures as lines of text under a heading. */
export function printTable(heading: string, figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { name, value, unit, target } = figure;
    const aim =
      target === null
        ? ""
        : "atMost" in target
          ? `at most ${shown(target.atMost)}`
          : `at least ${shown(target.atLeast)}`;
    const verdict = target === null ? "" : isMet(figure) ? "met" : "MISSED";
    return `  ${name.padEnd(58)} ${shown(value).padStart(10)} ${unit.padEnd(8)} ${aim.padEnd(18)} ${verdict}`.trimEnd();
  });
  return `${heading}\n${lines.join("\n")}\n`;
}

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Bytes of the heap in use once nothing is left to collect. */
export function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
