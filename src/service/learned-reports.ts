/** A report and what is learned from it (ours, docs/corrections.md): both are kept, or neither. */
import type { LearnedCorrection, LearnedReportInput } from "../model";
import { keptCorrections } from "./kept-corrections";
import { createCorrection } from "./learned-corrections";
import { done, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";
import { createReport, deleteReport, getReport, type KeptReport } from "./reports";

/** A report that was learned from, as it is kept. */
export interface KeptLearnedReport {
  report: KeptReport;
  correction: LearnedCorrection;
}

/**
 * Takes a report in and learns from it; where one of the two stops, neither is kept. Sent again under the
 * correction's id it answers what is kept already.
 */
export async function createLearnedReport(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">,
  tenant: TenantId,
  { report, correction }: LearnedReportInput
): Promise<Outcome<KeptLearnedReport>> {
  const before = await keptLearnedReport(ports, tenant, correction.id);
  if (before !== null) return done(before);
  const reported = await createReport(ports, tenant, { ...report, webhook_url: null });
  if (!reported.ok) return reported;
  const { id } = reported.value;
  try {
    const input = { ...correction, report_id: id, is_report_elsewhere: false };
    const learned = await createCorrection(ports, tenant, input);
    if (!learned.ok) {
      await deleteReport(ports, tenant, id);
      return learned;
    }
    const settled = await getReport(ports, tenant, id);
    return settled.ok ? done({ report: settled.value, correction: learned.value }) : settled;
  } catch (error) {
    await deleteReport(ports, tenant, id);
    throw error;
  }
}

async function keptLearnedReport(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  correctionId: string | null
): Promise<KeptLearnedReport | null> {
  if (correctionId === null) return null;
  const correction = (await keptCorrections(ports, tenant)).find(({ id }) => id === correctionId);
  const reportId = correction?.report_id ?? null;
  if (correction === undefined || reportId === null) return null;
  const report = await getReport(ports, tenant, reportId);
  return report.ok ? { report: report.value, correction } : null;
}
