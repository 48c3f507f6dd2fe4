/** Figures over an account holder's ledger in a period (contract section 4.3; docs/metrics.md). */
import { BLOCK_ROWS } from "../ledger/ledger";
import {
  NOT_ENOUGH_INFORMATION,
  type CalendarDate,
  type Counterparty,
  type MetricName,
  type Metrics,
} from "../model";
import { shownRows, v2LabelsOf, type ShownRow } from "./categories";
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";
import { count, emptyTally, statsOf, type Tally } from "./tally";

type MetricPorts = Pick<ServicePorts, "ledger" | "categories" | "labelPath" | "pause">;

/** Which figures, of which days; both ends are included. */
export interface MetricsQuestion {
  metrics: readonly MetricName[];
  start: CalendarDate;
  end: CalendarDate;
}

interface Tallies {
  overall: Tally;
  byLabel: Map<string, { labels: string[]; tally: Tally }>;
  byMerchant: Map<string, { merchant: Counterparty; tally: Tally }>;
}

/** The figures that are asked for. Labels are told in the set in force, merchants by name. */
export async function metricsOf(
  ports: MetricPorts,
  tenant: TenantId,
  accountHolderId: string,
  { metrics, start, end }: MetricsQuestion
): Promise<Outcome<Metrics>> {
  const holder = await ports.ledger.holders.get(tenant, accountHolderId);
  if (holder === null) return stopped({ code: "account_holder_not_found", ids: [accountHolderId] });
  const tallies: Tallies = { overall: emptyTally(), byLabel: new Map(), byMerchant: new Map() };
  let after: string | null = null;
  do {
    const piece = await ports.ledger.transactions.ofPeriod(tenant, {
      accountHolderId,
      from: start,
      to: end,
      limit: BLOCK_ROWS,
      after,
    });
    for (const row of await shownRows(ports, tenant, piece.items)) add(tallies, row, ports);
    after = piece.next;
    if (after !== null) await ports.pause();
  } while (after !== null);
  const { overall, byLabel, byMerchant } = tallies;
  return done({
    ...(metrics.includes("overall_stats")
      ? { overall_stats: { start, end, ...statsOf(overall) } }
      : {}),
    ...(metrics.includes("stats_by_label")
      ? { stats_by_label: Object.fromEntries([...byLabel].map(labelStats)) }
      : {}),
    ...(metrics.includes("stats_by_merchant")
      ? { stats_by_merchant: Object.fromEntries([...byMerchant].map(merchantStats)) }
      : {}),
  });
}

function add({ overall, byLabel, byMerchant }: Tallies, shown: ShownRow, ports: MetricPorts): void {
  const { transaction, answer } = shown.row;
  count(overall, transaction);
  const label = answer.categories?.general ?? NOT_ENOUGH_INFORMATION;
  const labels = v2LabelsOf(shown, ports.labelPath) ?? [label];
  const ofLabel = byLabel.get(label) ?? { labels, tally: emptyTally() };
  byLabel.set(label, ofLabel);
  count(ofLabel.tally, transaction);
  const merchant = answer.entities?.counterparty ?? null;
  const name = merchant?.name ?? null;
  if (merchant?.type !== "organization" || name === null) return;
  const ofMerchant = byMerchant.get(name) ?? { merchant, tally: emptyTally() };
  byMerchant.set(name, ofMerchant);
  count(ofMerchant.tally, transaction);
}

type LabelEntry = [string, { labels: string[]; tally: Tally }];
type MerchantEntry = [string, { merchant: Counterparty; tally: Tally }];

function labelStats([label, { labels, tally }]: LabelEntry) {
  return [label, { labels, label_group: labels[0] ?? null, ...statsOf(tally) }] as const;
}

function merchantStats([name, { merchant, tally }]: MerchantEntry) {
  const { id = null, website = null, logo = null } = merchant;
  return [name, { merchant_id: id, website, logo, ...statsOf(tally) }] as const;
}
