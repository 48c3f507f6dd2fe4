/** Use cases of v1 (contract section 3): transactions are answered and kept in no ledger. */
import { done, stopped, type Outcome } from "./outcome";
import { amongPossibleLabels } from "./possible-labels";
import type { BatchItem, LedgerRow, ServicePorts, TenantId } from "./ports";
import { enrichAtOnce } from "./transactions";

/** Answers one transaction that names the type of its account holder, in its own labels if it has some. */
export async function classify(
  ports: Pick<ServicePorts, "ledger" | "engine" | "clock" | "pause" | "categories">,
  tenant: TenantId,
  item: BatchItem
): Promise<Outcome<LedgerRow>> {
  const enriched = await enrichAtOnce(ports, tenant, [item]);
  if (!enriched.ok) return enriched;
  const turns = { pause: ports.pause, stopped: () => false };
  const [row] = (await amongPossibleLabels(ports, [item], enriched.value, turns)) ?? [];
  if (row === undefined) throw new Error("One transaction went in and none came out.");
  return (row.answer.error ?? null) === null
    ? done(row)
    : stopped({ code: "not_answered", id: row.transaction.id });
}
