/** Use cases on an account holder's ledger: its pages, rows by id, and corrections (contract section 4.2). */
import { corrected } from "../engine/corrections";
import type { Correction, Transaction } from "../model";
import { labelSetNamesOf } from "./categories";
import { done, stopped, type Outcome } from "./outcome";
import type { LedgerRow, NumberedPageQuery, ServicePorts, TenantId } from "./ports";

type LedgerPorts = Pick<ServicePorts, "ledger">;

/** A page of an account holder's rows by date, and how many rows there are on all pages. */
export async function ledgerPage(
  { ledger }: LedgerPorts,
  tenant: TenantId,
  accountHolderId: string,
  query: NumberedPageQuery
): Promise<Outcome<{ rows: LedgerRow[]; total: number }>> {
  if ((await ledger.holders.get(tenant, accountHolderId)) === null) return unknown(accountHolderId);
  const { items, total } = await ledger.transactions.byDate(tenant, accountHolderId, query);
  return done({ rows: items, total });
}

/** Rows of an account holder by id, in the order asked; ids it has no row of are passed over. */
export async function ledgerRows(
  { ledger }: LedgerPorts,
  tenant: TenantId,
  accountHolderId: string,
  ids: readonly string[]
): Promise<Outcome<LedgerRow[]>> {
  if ((await ledger.holders.get(tenant, accountHolderId)) === null) return unknown(accountHolderId);
  const found = await ledger.transactions.getMany(tenant, [...new Set(ids)]);
  return done(
    [...new Set(ids)].flatMap((id) => {
      const row = found.get(id);
      return row?.transaction.account_holder_id === accountHolderId ? [row] : [];
    })
  );
}

/** What a user corrects; labels as v2 has them, from general to specific. */
export interface RowCorrection extends Omit<Correction, "label"> {
  labels?: readonly string[] | null;
}

/**
 * Corrects rows of an account holder and answers them, once each. One that is not there stops it, and
 * then none is changed. A row that is sent again is answered anew, without the correction.
 */
export async function correctRows(
  ports: Pick<ServicePorts, "ledger" | "categories" | "labelPath">,
  tenant: TenantId,
  accountHolderId: string,
  ids: readonly string[],
  { labels, ...correction }: RowCorrection
): Promise<Outcome<LedgerRow[]>> {
  const found = await ledgerRows(ports, tenant, accountHolderId, ids);
  if (!found.ok) return found;
  const known = new Set(found.value.map(({ transaction }) => transaction.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) return stopped({ code: "transaction_not_found", id: missing });
  const rows = found.value.map((row) => {
    const label = labels === undefined ? {} : { label: labelOf(ports, labels, row.transaction) };
    return { ...row, answer: corrected(row.answer, { ...correction, ...label }) };
  });
  for (const row of rows) await ports.ledger.transactions.replace(tenant, row);
  return done(rows);
}

/** Our label whose path in v2 these labels are; else the most specific of them, a word of the user's own. */
function labelOf(
  { categories, labelPath }: Pick<ServicePorts, "categories" | "labelPath">,
  labels: readonly string[] | null,
  { entry_type: direction, account_holder_type: type }: Transaction
): string | null {
  const last = labels?.at(-1);
  if (labels === null || last === undefined) return null;
  if (type === null) return last;
  const path = JSON.stringify(labels);
  for (const name of labelSetNamesOf(type))
    for (const label of Object.values(categories.ownSet(name)[direction]))
      if (typeof label === "string" && JSON.stringify(labelPath(label, direction, type)) === path)
        return label;
  return last;
}

function unknown(id: string) {
  return stopped({ code: "account_holder_not_found", ids: [id] });
}
