/** What the process gives the server's commands. */
import type { ServerSurroundings } from "./server";

export interface ServerCommandIo extends Pick<
  ServerSurroundings,
  "openKnowledge" | "directory" | "environment"
> {
  /** Resolves when the text has been taken. */
  writeOut(text: string): Promise<void>;
  /** Words for a person. */
  writeError(text: string): void;
  /** Whether a person reads those words as they come. */
  isTerminal: boolean;
}

/** 0 all well, 1 something failed, 2 nothing can be done with what was given. */
export type ServerExitCode = 0 | 1 | 2;
