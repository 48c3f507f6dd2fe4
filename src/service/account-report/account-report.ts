/** An account holder's report over a period: read from the ledger, computed here (docs/account-reports.md). */
import { onlyHeld } from "../../engine/recurrence/held";
import { BLOCK_ROWS } from "../../ledger/ledger";
import type { AccountReport, CalendarDate, ReportComparison } from "../../model";
import { shownRows } from "../categories";
import { done, stopped, type Outcome } from "../outcome";
import type { LedgerRow, ServicePorts, TenantId } from "../ports";
import { computeReport } from "./compute";
import { reportRows, type RowWords } from "./rows";

/** What a report is asked of. */
export interface ReportQuestion {
  /** First day; null is the first of all rows. */
  from: CalendarDate | null;
  /** Last day, included; null is the latest of all rows. */
  to: CalendarDate | null;
  comparison: ReportComparison;
  /** Most merchants each way. */
  top: number;
  /**
   * Only these rows, with what a sheet says of them where that differs from what was answered; null is
   * the holder's whole history.
   */
  rows: ReadonlyMap<string, RowWords> | null;
}

type ReportPorts = Pick<ServicePorts, "ledger" | "engine" | "categories" | "pause">;

/** The report; sums are exact, each currency by itself. */
export async function accountReport(
  ports: ReportPorts,
  tenant: TenantId,
  accountHolderId: string,
  question: ReportQuestion
): Promise<Outcome<AccountReport>> {
  const { ledger, engine } = ports;
  const holder = await ledger.holders.get(tenant, accountHolderId);
  if (holder === null) return stopped({ code: "account_holder_not_found", ids: [accountHolderId] });
  const history = await ledger.transactions.history(tenant, accountHolderId);
  const wanted = question.rows;
  const kept =
    wanted === null ? history : history.filter(({ transaction }) => wanted.has(transaction.id));
  const shown: LedgerRow[] = [];
  for (let start = 0; start < kept.length; start += BLOCK_ROWS) {
    if (start > 0) await ports.pause();
    const block = await shownRows(ports, tenant, kept.slice(start, start + BLOCK_ROWS));
    shown.push(...block.map(({ row }) => row));
  }
  const read = reportRows(kept, shown, wanted ?? new Map<string, RowWords>());
  await ports.pause();
  const { groups } = engine.recurrence(kept);
  await ports.pause();
  const income = engine.income(kept);
  await ports.pause();
  return done({
    account_holder_id: accountHolderId,
    ...computeReport(read, {
      ...question,
      groups,
      income,
      onlyHeld: (ids) =>
        onlyHeld(
          kept.filter(({ transaction }) => ids.has(transaction.id)),
          kept
        ),
      unknown: wanted === null ? 0 : wanted.size - kept.length,
    }),
  });
}
