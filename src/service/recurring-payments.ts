/** What an account holder pays again and again (contract section 4.5). */
import {
  addMonths,
  fromDayNumber,
  toDayNumber,
  type CalendarDate,
  type Periodicity,
  type RecurrenceGroup,
} from "../model";
import { shownRows, type ShownRow } from "./categories";
import { recurringGroups } from "./history";
import { done, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** A group of payments, and the newest of them in the set of labels in force. */
export interface RecurringPayment {
  group: RecurrenceGroup;
  latest: ShownRow;
  /** When the next payment is due, or was where the group has ended. */
  due: CalendarDate;
}

/** Whole months of a step; where there are none it goes by days. */
const MONTHS: Readonly<Partial<Record<Periodicity, number>>> = {
  monthly: 1,
  bi_monthly: 2,
  quarterly: 3,
  semi_yearly: 6,
  yearly: 12,
};

/** Groups of outgoing payments, newest end date first. What comes in again is income. */
export async function recurringPayments(
  ports: Pick<ServicePorts, "ledger" | "engine" | "categories">,
  tenant: TenantId,
  accountHolderId: string
): Promise<Outcome<RecurringPayment[]>> {
  const found = await recurringGroups(ports, tenant, accountHolderId);
  if (!found.ok) return found;
  const groups = found.value.filter(({ entry_type }) => entry_type === "outgoing");
  const latestIds = groups.flatMap(({ transaction_ids }) => transaction_ids.at(-1) ?? []);
  const rows = await ports.ledger.transactions.getMany(tenant, latestIds);
  const shown = await shownRows(ports, tenant, [...rows.values()]);
  const byId = new Map(shown.map((one) => [one.row.transaction.id, one]));
  return done(
    groups.flatMap((group) => {
      const latest = byId.get(group.transaction_ids.at(-1) ?? "");
      // A row that was removed since the history was read takes its group with it.
      return latest === undefined ? [] : [{ group, latest, due: dueOf(group) }];
    })
  );
}

/** The next date where one is expected; else one step after the last payment. */
function dueOf(group: RecurrenceGroup): CalendarDate {
  const { next_date, end_date, periodicity, periodicity_in_days: days } = group;
  if (next_date !== null && next_date !== undefined) return next_date;
  const months = MONTHS[periodicity];
  return months === undefined
    ? fromDayNumber(toDayNumber(end_date) + days)
    : addMonths(end_date, months);
}
