/** Why rows are answered as they are (ours, docs/corrections.md): what each of those that decide made of them. */
import { NO_CORRECTIONS, suggestPatterns } from "../engine/learned";
import type { CorrectionPattern } from "../model";
import { inActiveSets } from "./categories";
import { withHolder } from "./dry-run";
import { enrichRow, knownHolders, missingHolders, timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { BatchItem, LedgerRow, ServicePorts, TenantId } from "./ports";
import { rulesInForce } from "./rules-in-force";

/** Rows between two turns for others. */
const ROWS_BETWEEN_PAUSES = 16;

export interface ExplainedRow {
  id: string;
  /** As it is kept, with what the user corrected in it; null where no row of that id is. */
  kept: LedgerRow | null;
  /** As the engine alone answers it now. */
  engine: LedgerRow;
  /** As it would be answered now: by the engine, learned corrections and rules. */
  now: LedgerRow;
  /** Which payments are like it, the narrowest sensible first. */
  patterns: CorrectionPattern[];
}

/** Explains rows. Nothing is stored, no account holder is made. */
export async function explainRows(
  ports: Pick<ServicePorts, "ledger" | "engine" | "categories" | "clock" | "pause">,
  tenant: TenantId,
  rows: { items: readonly BatchItem[]; accountHolderId: string | null }
): Promise<Outcome<ExplainedRow[]>> {
  const items = rows.items.map((item) => withHolder(item, rows.accountHolderId));
  const transactions = items.map(({ transaction }) => transaction);
  const holders = await knownHolders(ports, tenant, transactions);
  const missing = missingHolders(transactions, holders);
  if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
  const inForce = await rulesInForce(ports, tenant, transactions);
  const bare = { corrections: NO_CORRECTIONS, of: () => [] };
  const createdAt = timestamp(ports.clock);
  const engine: LedgerRow[] = [];
  const now: LedgerRow[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % ROWS_BETWEEN_PAUSES === 0) await ports.pause();
    engine.push(enrichRow(ports.engine, item, holders, createdAt, bare));
    now.push(enrichRow(ports.engine, item, holders, createdAt, inForce));
  }
  const found = await ports.ledger.transactions.getMany(
    tenant,
    transactions.map(({ id }) => id)
  );
  const keptRows = await inActiveSets(ports, tenant, [...found.values()]);
  const kept = new Map(keptRows.map((row) => [row.transaction.id, row]));
  const [engineShown, nowShown] = [
    await inActiveSets(ports, tenant, engine),
    await inActiveSets(ports, tenant, now),
  ];
  return done(
    engine.map((row, index) => ({
      id: row.transaction.id,
      kept: kept.get(row.transaction.id) ?? null,
      engine: engineShown[index] ?? row,
      now: nowShown[index] ?? row,
      patterns: suggestPatterns(row.transaction, row.answer),
    }))
  );
}
