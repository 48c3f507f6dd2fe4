/** A folder that belongs to one process at a time. */
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { LedgerError } from "../ledger";
import { asLedgerError, codeOf } from "./faults";

export interface FolderLock {
  /** Throws a `LedgerError` where the folder was taken over: this process had stood still too long. */
  check(): void;
  release(): Promise<void>;
}

/** A lock that was not renewed for so long belonged to a process that is gone. */
const STALE_MILLISECONDS = 5_000;
const RENEWED_MILLISECONDS = 1_000;
/** A little longer than a dead process's lock lasts. */
const RETRIES = { retries: 24, factor: 1, minTimeout: 250, maxTimeout: 250 };

/**
 * Takes the folder. Where another process has it this waits for as long as the lock of one that died
 * may last, and then rejects with a `LedgerError` `denied`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  let isLost = false;
  try {
    const release = await lockfile.lock(folder, {
      lockfilePath: join(folder, "lock"),
      stale: STALE_MILLISECONDS,
      update: RENEWED_MILLISECONDS,
      retries: RETRIES,
      onCompromised: () => {
        isLost = true;
      },
    });
    return {
      check() {
        if (isLost)
          throw new LedgerError("closed", `Another process has taken the folder ${folder} over.`);
      },
      async release() {
        if (!isLost) await release();
      },
    };
  } catch (error) {
    if (codeOf(error) !== "ELOCKED") throw asLedgerError(error);
    const advice = "End it first, or let both use one Postgres server.";
    const words = `Another process is using the folder ${folder}. ${advice}`;
    throw new LedgerError("denied", words, { cause: error });
  }
}
