/** Use cases on reports of wrong answers (contract sections 4.6 and 5.10); v2 and v3 see the same ones. */
import { z } from "zod";
import {
  Report,
  type ReportDecision,
  type ReportInput,
  type ReportStatus,
  type ReportStatusV2,
  type ReportV2,
} from "../model";
import { collection } from "./collection";
import { startDelivery } from "./deliveries";
import { timestamp } from "./enrich";
import { eventIdOf, publish } from "./events";
import { forgetCorrections } from "./kept-corrections";
import { done, stopped, type Outcome } from "./outcome";
import type { ListPage, ListQuery, ServicePorts, TenantId } from "./ports";

/** A report as it is kept. */
const KeptReport = Report.extend({
  webhook_url: z.string().nullable(),
  /** How often its status changed, and up to which change it was told. */
  changes: z.number().int(),
  told: z.number().int(),
});
export type KeptReport = z.infer<typeof KeptReport>;

const REPORTS = collection("report", KeptReport, ({ status, transaction_id }) => ({
  status,
  subject: transaction_id,
}));

type Ports = Pick<ServicePorts, "ledger">;

/** Takes a report in, open; an unknown transaction stops it. */
export async function createReport(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids">,
  tenant: TenantId,
  input: ReportInput & { webhook_url: string | null }
): Promise<Outcome<KeptReport>> {
  const { transaction_id } = input;
  if ((await ports.ledger.transactions.get(tenant, transaction_id)) === null)
    return stopped({ code: "transaction_not_found", id: transaction_id });
  return done(await fileReport(ports, tenant, input));
}

/** The same on a transaction that was answered and not kept (v1): its id is taken as it is given. */
export async function fileReport(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids">,
  tenant: TenantId,
  input: ReportInput & { webhook_url: string | null }
): Promise<KeptReport> {
  const { transaction_id, description, fields, expected, webhook_url } = input;
  const report: KeptReport = {
    id: ports.ids.uuid(),
    created_at: timestamp(ports.clock),
    status: "open",
    rejection_reason: null,
    transaction_id,
    description,
    fields,
    expected: expected ?? {},
    webhook_url,
    changes: 0,
    told: 0,
  };
  await REPORTS.create(ports, tenant, report);
  return report;
}

/** One report. */
export async function getReport(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<KeptReport>> {
  return orMissing(await REPORTS.get(ports, tenant, id), id);
}

/** Reports, newest first. */
export async function listReports(
  ports: Ports,
  tenant: TenantId,
  query: ListQuery & { status: ReportStatus | null; transactionId: string | null }
): Promise<ListPage<KeptReport>> {
  return REPORTS.list(ports, tenant, { ...query, ...filterOf(query) });
}

/** How many reports there are. */
export async function countReports(
  ports: Ports,
  tenant: TenantId,
  filter: { status: ReportStatus | null; transactionId: string | null }
): Promise<number> {
  return REPORTS.count(ports, tenant, filterOf(filter));
}

function filterOf(filter: { status: ReportStatus | null; transactionId: string | null }) {
  return {
    statuses: filter.status === null ? null : [filter.status],
    subject: filter.transactionId,
  };
}

/** Forgets a report, and what was learned from it. */
export async function deleteReport(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  await forgetCorrections(ports, tenant, ({ report_id }) => report_id === id);
  const removed = await REPORTS.remove(ports, tenant, id);
  return removed ? done(null) : stopped({ code: "report_not_found", id });
}

/**
 * Says what became of a report, and tells the webhooks. A change that could not be told is told when it
 * is asked for again. The reason stands only on a rejected report.
 */
export async function decideReport(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string,
  { status, rejection_reason }: ReportDecision
): Promise<Outcome<KeptReport>> {
  const decided = await REPORTS.change(ports, tenant, id, (report) => ({
    ...report,
    status,
    rejection_reason:
      status !== "rejected"
        ? null
        : rejection_reason === undefined
          ? report.rejection_reason
          : rejection_reason,
    changes: status === report.status ? report.changes : report.changes + 1,
  }));
  if (decided !== null && decided.told < decided.changes) await tell(ports, tenant, decided);
  return orMissing(decided, id);
}

async function tell(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  report: KeptReport
): Promise<void> {
  const { id, status, changes, webhook_url: url } = report;
  const occasion = `${id} ${changes}`;
  if (status !== "open")
    await publish(ports, tenant, { type: `reports.${status}`, occasion, data: reportV3(report) });
  if (url !== null) {
    const event_type = "report.status_changed" as const;
    const event_id = eventIdOf(tenant, event_type, occasion);
    await startDelivery(ports, tenant, {
      event: { event_id, event_type, data: reportV2(report) },
      target: { kind: "report", report_id: id, url },
    });
  }
  await REPORTS.change(ports, tenant, id, (now) => ({ ...now, told: Math.max(now.told, changes) }));
}

/** A report as v3 answers it. */
export function reportV3(report: KeptReport): Report {
  const { webhook_url: _url, changes: _changes, told: _told, ...shown } = report;
  return shown;
}

/** A report as v2 answers it. */
export function reportV2(report: KeptReport): ReportV2 {
  return {
    id: report.id,
    transaction_id: report.transaction_id,
    status: report.status === "rejected" ? "invalid" : report.status,
    created_at: report.created_at,
    webhook_url: report.webhook_url,
    fields: report.expected,
    notes: report.description === "" ? null : report.description,
    rejection_reason: report.rejection_reason,
  };
}

/** v2's word for a status, in ours. */
export function reportStatusOf(status: ReportStatusV2): ReportStatus {
  return status === "invalid" ? "rejected" : status;
}

function orMissing(report: KeptReport | null, id: string): Outcome<KeptReport> {
  return report === null ? stopped({ code: "report_not_found", id }) : done(report);
}
