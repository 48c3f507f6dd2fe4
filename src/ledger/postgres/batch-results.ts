/** What batches answered, in blocks of rows. */
import type { LedgerRow, TenantId } from "../ledger";
import type { Database } from "./database";
import { keyOf } from "./keys";

/** Rows of a block; null where the row's account holder was removed. */
export type BlockRows = (LedgerRow | null)[];

/** Erases an account holder's rows from what batches answered, one block after another. */
export async function eraseFromResults(
  database: Database,
  tenant: TenantId,
  accountHolderId: string
): Promise<void> {
  const holder = keyOf(accountHolderId);
  const blocks = await database.query<{ batch: string; start: number }>(
    "SELECT batch, start FROM ntropy.batch_results WHERE tenant = $1 AND holders @> ARRAY[$2::text]",
    [keyOf(tenant), holder]
  );
  for (const { batch, start } of blocks) {
    const where = "tenant = $1 AND batch = $2 AND start = $3";
    const which = [keyOf(tenant), batch, start];
    const [block] = await database.query<{ json: string }>(
      `SELECT rows::text AS json FROM ntropy.batch_results WHERE ${where} FOR UPDATE`,
      which
    );
    if (block === undefined) continue;
    const rows = (JSON.parse(block.json) as BlockRows).map((row) =>
      row?.transaction.account_holder_id === accountHolderId ? null : row
    );
    await database.query(
      `UPDATE ntropy.batch_results SET rows = $4, holders = array_remove(holders, $5) WHERE ${where}`,
      [...which, JSON.stringify(rows), holder]
    );
  }
}
