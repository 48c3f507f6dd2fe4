/** Waits for the user to stop a command. */

/** Resolves at the first Ctrl+C, or when the terminal or another program asks the process to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
}
