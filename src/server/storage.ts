/** Where a server keeps everything: in a folder of its own or on a Postgres server. */
import type { Ledger } from "../ledger";
import { openEmbedded, openPostgres, openPostgresLedger, type Database } from "../ledger/postgres";

/** A Postgres server's address, or a folder for the Postgres that is built in. */
export type StoragePlace = { url: string } | { folder: string };

export interface Storage {
  ledger: Ledger;
  /** Closed with the ledger. */
  database: Database;
  /** Rejects where it does not answer. */
  check(): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Opens it, with its tables brought up to date. Rejects with a `LedgerError`. */
export async function openStorage(place: StoragePlace): Promise<Storage> {
  const database =
    "url" in place ? await openPostgres(place.url) : await openEmbedded(place.folder);
  try {
    const ledger = await openPostgresLedger(database);
    return {
      ledger,
      database,
      check: async () => void (await database.query("SELECT 1")),
      close: () => ledger.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
