/** Use cases on learned corrections (ours, docs/corrections.md): learn, list, switch, forget. */
import { stableWords } from "../engine/learned";
import {
  MAXIMUM_CORRECTIONS,
  type CorrectionPattern,
  type LearnedCorrection,
  type LearnedCorrectionInput,
} from "../model";
import { timestamp } from "./enrich";
import { changeCorrections, keptCorrections } from "./kept-corrections";
import { done, stopped, type Outcome } from "./outcome";
import type { ListPage, ListQuery, ServicePorts, TenantId } from "./ports";
import { decideReport, getReport } from "./reports";

type Ports = Pick<ServicePorts, "ledger">;
type ChangingPorts = Pick<ServicePorts, "ledger" | "clock" | "jobs">;

/**
 * Learns a correction, which is in force from now on; answers that are kept stay as they are. The report
 * it is learned from is resolved by it.
 */
export async function createCorrection(
  ports: ChangingPorts & Pick<ServicePorts, "ids">,
  tenant: TenantId,
  input: LearnedCorrectionInput
): Promise<Outcome<LearnedCorrection>> {
  const made = await createCorrections(ports, tenant, [input]);
  if (!made.ok) return made;
  const [correction] = made.value;
  if (correction === undefined) throw new Error("One correction went in and none came out.");
  return done(correction);
}

/**
 * Learns corrections, all of them or none, and answers them in their order. One whose id is kept already
 * is not learned again: it is answered as it stands.
 */
export async function createCorrections(
  ports: ChangingPorts & Pick<ServicePorts, "ids">,
  tenant: TenantId,
  inputs: readonly LearnedCorrectionInput[]
): Promise<Outcome<LearnedCorrection[]>> {
  const wanted: LearnedCorrection[] = [];
  const reports = new Set<string>();
  const created_at = timestamp(ports.clock);
  for (const { id, is_on, report_id, is_report_elsewhere, ...input } of inputs) {
    const pattern = await readPattern(ports, tenant, input.pattern);
    if (!pattern.ok) return pattern;
    if (report_id !== null && !is_report_elsewhere) reports.add(report_id);
    wanted.push({
      id: id ?? ports.ids.uuid(),
      created_at,
      is_on,
      pattern: pattern.value,
      expected: input.expected,
      report_id,
    });
  }
  for (const report of reports) {
    const found = await getReport(ports, tenant, report);
    if (!found.ok) return found;
  }
  const { made, isFull } = await keepAll(ports, tenant, wanted);
  if (isFull) return stopped({ code: "corrections_too_many", maximum: MAXIMUM_CORRECTIONS });
  for (const report of reports) await settleReport(ports, tenant, report);
  return done(made);
}

/** Keeps those whose id is not kept yet; nothing where that would be too many. */
async function keepAll(
  ports: Ports,
  tenant: TenantId,
  wanted: readonly LearnedCorrection[]
): Promise<{ made: LearnedCorrection[]; isFull: boolean }> {
  let made: LearnedCorrection[] = [];
  let isFull = false;
  await changeCorrections(ports, tenant, (learned) => {
    const known = new Map(learned.map((one) => [one.id, one]));
    const added: LearnedCorrection[] = [];
    made = wanted.map((one) => {
      const there = known.get(one.id);
      if (there !== undefined) return there;
      known.set(one.id, one);
      added.push(one);
      return one;
    });
    isFull = added.length > 0 && learned.length + added.length > MAXIMUM_CORRECTIONS;
    return isFull || added.length === 0 ? null : [...learned, ...added];
  });
  return { made, isFull };
}

/**
 * A pattern as it is kept: its words as they are compared; an account holder it names must be there.
 *
 * @param isKnown whether a holder counts as there, where none of that id is kept
 */
export async function readPattern(
  { ledger }: Ports,
  tenant: TenantId,
  pattern: CorrectionPattern,
  isKnown: (holderId: string) => boolean = () => false
): Promise<Outcome<CorrectionPattern>> {
  const { account_holder_id: holder } = pattern;
  if (holder !== null && !isKnown(holder) && (await ledger.holders.get(tenant, holder)) === null)
    return stopped({ code: "account_holder_not_found", ids: [holder] });
  if (pattern.kind === "counterparty") return done(pattern);
  const words = stableWords(pattern.words).join(" ");
  if (words === "") return stopped({ code: "correction_without_words", words: pattern.words });
  return done({ ...pattern, words });
}

/** One learned correction. */
export async function getCorrection(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<LearnedCorrection>> {
  const found = (await keptCorrections(ports, tenant)).find((one) => one.id === id);
  return found === undefined ? stopped({ code: "correction_not_found", id }) : done(found);
}

/** Which learned corrections; null is all. */
export interface CorrectionFilter {
  isOn: boolean | null;
  reportId: string | null;
}

/** Learned corrections, newest first. */
export async function listCorrections(
  ports: Ports,
  tenant: TenantId,
  query: ListQuery & CorrectionFilter
): Promise<ListPage<LearnedCorrection>> {
  const { limit, after, createdAfter, createdBefore, isOn, reportId } = query;
  const newestFirst = [...(await keptCorrections(ports, tenant))].reverse();
  const wanted = newestFirst
    .slice(after === null ? 0 : placeAfter(newestFirst, after))
    .filter(
      (one) =>
        (isOn === null || one.is_on === isOn) &&
        (reportId === null || one.report_id === reportId) &&
        (createdAfter === null || one.created_at > createdAfter) &&
        (createdBefore === null || one.created_at < createdBefore)
    );
  const items = wanted.slice(0, limit);
  const last = items.at(-1);
  const hasMore = wanted.length > items.length && last !== undefined;
  return { items, next: hasMore ? `${last.created_at} ${last.id}` : null };
}

/** Where a page begins that follows on one; also where the last one of that page is gone. */
function placeAfter(newestFirst: readonly LearnedCorrection[], after: string): number {
  const [moment = "", id = ""] = after.split(" ");
  const at = newestFirst.findIndex((one) => one.id === id);
  if (at >= 0) return at + 1;
  const older = newestFirst.findIndex(({ created_at }) => created_at < moment);
  return older < 0 ? newestFirst.length : older;
}

/** Switches a correction on or off. Its report is resolved as long as a correction of it is on. */
export async function switchCorrection(
  ports: ChangingPorts,
  tenant: TenantId,
  id: string,
  isOn: boolean
): Promise<Outcome<LearnedCorrection>> {
  let found: LearnedCorrection | null = null;
  await changeCorrections(ports, tenant, (learned) => {
    const before = learned.find((one) => one.id === id);
    if (before === undefined) return null;
    const switched = { ...before, is_on: isOn };
    found = switched;
    return learned.map((one) => (one.id === id ? switched : one));
  });
  return settled(ports, tenant, id, found);
}

/** Forgets a correction and answers what it was; its report is open again if nothing else resolved it. */
export async function deleteCorrection(
  ports: ChangingPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<LearnedCorrection>> {
  let found: LearnedCorrection | null = null;
  await changeCorrections(ports, tenant, (learned) => {
    found = learned.find((one) => one.id === id) ?? null;
    return found === null ? null : learned.filter((one) => one.id !== id);
  });
  return settled(ports, tenant, id, found);
}

/**
 * Forgets corrections, all at once, and answers those that were there, oldest first; reports that nothing
 * else resolved are open again.
 */
export async function deleteCorrections(
  ports: ChangingPorts,
  tenant: TenantId,
  ids: readonly string[]
): Promise<LearnedCorrection[]> {
  const wanted = new Set(ids);
  let found: LearnedCorrection[] = [];
  await changeCorrections(ports, tenant, (learned) => {
    found = learned.filter(({ id }) => wanted.has(id));
    return found.length === 0 ? null : learned.filter(({ id }) => !wanted.has(id));
  });
  const reports = new Set(found.flatMap(({ report_id }) => report_id ?? []));
  for (const report of reports) await settleReport(ports, tenant, report);
  return found;
}

async function settled(
  ports: ChangingPorts,
  tenant: TenantId,
  id: string,
  found: LearnedCorrection | null
): Promise<Outcome<LearnedCorrection>> {
  if (found === null) return stopped({ code: "correction_not_found", id });
  if (found.report_id !== null) await settleReport(ports, tenant, found.report_id);
  return done(found);
}

/** A report from which something in force was learned is resolved; one that had been so is open again. */
async function settleReport(
  ports: ChangingPorts,
  tenant: TenantId,
  reportId: string
): Promise<void> {
  const report = await getReport(ports, tenant, reportId);
  if (!report.ok) return;
  const learned = await keptCorrections(ports, tenant);
  const isLearned = learned.some(({ report_id, is_on }) => report_id === reportId && is_on);
  if (isLearned) await decideReport(ports, tenant, reportId, { status: "resolved" });
  else if (report.value.status === "resolved")
    await decideReport(ports, tenant, reportId, { status: "open" });
}
