/**
 * Holds a process to a share of one core: its processor time is read from /proc every few milliseconds,
 * and it is stopped (SIGSTOP) while it has used more than its share since the beginning, and goes on
 * (SIGCONT) when it has less. Linux only.
 */
import { existsSync, readFileSync } from "node:fs";

const LOOK_MILLISECONDS = 10;
/** What /proc counts in, on every Linux that Node runs on. */
const TICK_MILLISECONDS = 10;

/** Whether a process can be held here. */
export const canHold = (): boolean => existsSync("/proc/self/stat");

/** Begins now; the function it answers lets the process go. */
export function holdTo(share: number, pid: number): () => void {
  const begun = performance.now();
  const before = usedBy(pid);
  let isHeld = false;
  const timer = setInterval(() => {
    const isOver = usedBy(pid) - before > share * (performance.now() - begun);
    if (isOver === isHeld) return;
    isHeld = isOver;
    signal(pid, isOver ? "SIGSTOP" : "SIGCONT");
  }, LOOK_MILLISECONDS);
  return () => {
    clearInterval(timer);
    signal(pid, "SIGCONT");
  };
}

/** Processor milliseconds of all its threads; those of a process that is gone count as none. */
function usedBy(pid: number): number {
  try {
    // After the name, which stands in brackets and may hold blanks: utime and stime are fields 14 and 15.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
  } catch {
    return 0;
  }
}

function signal(pid: number, name: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}
