/** Questions about reports of wrong results (`/v3/reports`). */
import { z } from "zod";
import {
  ExpectedValues,
  LearnedCorrection,
  LearnedReport,
  page,
  Report,
  type ReportStatus,
} from "../../model";
import type { Client } from "../client";
import type { RunAccountHolder } from "../session";
import { bringHolders, wireOf, type ToLearn } from "./corrections";
import { RequestError } from "../request-error";
import type { QuestionSet, Sides } from "./question";

/** What is reported of a row, and what is learned from it. */
export interface ReportInputOfPane {
  transactionId: string;
  notes: string;
  expected: ExpectedValues;
  /** Null where nothing is to be learned. */
  learn: ToLearn | null;
  /** The workbook's. */
  accountHolder: RunAccountHolder;
}

/** What became of it. */
export interface ReportedResult {
  /** Null where the destination does not know the row: it was not enriched there yet. */
  report: Report | null;
  correction: LearnedCorrection | null;
  /** Whether the report went elsewhere, and the correction is this computer's alone. */
  isLearnedBuiltIn: boolean;
}

/** A report as any side answers it: Ntropy's own say nothing of what was expected. */
const AnyReport = Report.extend({
  expected: ExpectedValues.default({}),
  rejection_reason: z.string().nullable().default(null),
});
const Page = page(AnyReport);
const Corrections = page(LearnedCorrection);
/** Reports on one page of the pane. */
const PAGE_SIZE = 10;

const path = (id: string) => `/v3/reports/${encodeURIComponent(id)}`;

type Made = Omit<ReportedResult, "isLearnedBuiltIn">;

/** Reports where corrections are learned as well: both are kept, or neither. */
async function reportHere(
  client: Client,
  report: Readonly<Record<string, unknown>>,
  learn: ToLearn | null,
  signal: AbortSignal
): Promise<Made> {
  const made: Promise<Made> =
    learn === null
      ? client
          .send("POST", "/v3/reports", AnyReport, { body: report, signal })
          .then((kept) => ({ report: kept, correction: null }))
      : client.send("POST", "/v3/reports/learn", LearnedReport, {
          body: { report, correction: wireOf(learn) },
          signal,
        });
  return (
    (await unlessUnknown(made)) ?? {
      report: null,
      correction: learn === null ? null : await learnAlone(client, wireOf(learn), signal),
    }
  );
}

/** Reports to a service that learns nothing; what is learned here fails with the report, or takes it back. */
async function reportThere(
  { chosen, builtIn }: Sides,
  body: Readonly<Record<string, unknown>>,
  learn: ToLearn | null,
  signal: AbortSignal
): Promise<Made> {
  const report = await unlessUnknown(
    chosen.send("POST", "/v3/reports", AnyReport, { body, signal })
  );
  if (learn === null) return { report, correction: null };
  const known = { report_id: report?.id ?? null, is_report_elsewhere: true };
  try {
    return {
      report,
      correction: await learnAlone(builtIn, { ...wireOf(learn), ...known }, signal),
    };
  } catch (error) {
    if (report === null) throw error;
    const isTakenBack = await chosen.send("DELETE", path(report.id), z.unknown(), {}).then(
      () => true,
      () => false
    );
    if (isTakenBack || !(error instanceof RequestError)) throw error;
    const { code, message, status } = error;
    throw new RequestError(code, `${message} The report itself was sent and stays there.`, status);
  }
}

const learnAlone = (client: Client, body: unknown, signal: AbortSignal) =>
  client.send("POST", "/v3/corrections", LearnedCorrection, { body, signal });

/** Null where the transaction is not known there. */
async function unlessUnknown<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return null;
    throw error;
  }
}

export const reportQuestions = {
  /**
   * Reports a wrong result where rows are enriched, and learns from it where that can be done. What fails
   * leaves nothing behind.
   */
  "reports.create": async (
    { chosen, builtIn }: Sides,
    { transactionId, notes, expected, learn, accountHolder }: ReportInputOfPane,
    signal: AbortSignal
  ): Promise<ReportedResult> => {
    const isLearnedBuiltIn = !chosen.capabilities.learnsCorrections;
    if (learn !== null)
      await bringHolders(isLearnedBuiltIn ? builtIn : chosen, [learn], accountHolder, signal);
    const report = { transaction_id: transactionId, fields: Object.keys(expected) };
    if (isLearnedBuiltIn) {
      // v3's own reports have no place for what was expected but the words.
      const body = { ...report, description: inWords(notes, expected) };
      return { ...(await reportThere({ chosen, builtIn }, body, learn, signal)), isLearnedBuiltIn };
    }
    const body = { ...report, description: notes, expected };
    return { ...(await reportHere(chosen, body, learn, signal)), isLearnedBuiltIn };
  },

  /** Reports, newest first, a page at a time; whether the user may say what became of them. */
  "reports.list": async (
    { chosen }: Sides,
    { status, cursor }: { status: ReportStatus | null; cursor: string | null },
    signal: AbortSignal
  ): Promise<{ reports: Report[]; next: string | null; canDecide: boolean }> => {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (status !== null) query.set("status", status);
    if (cursor !== null) query.set("cursor", cursor);
    const { data, next_cursor } = await chosen.send("GET", `/v3/reports?${query}`, Page, {
      signal,
    });
    const canDecide = chosen.capabilities.learnsCorrections;
    return { reports: data, next: next_cursor, canDecide };
  },

  /** Says what became of a report, where that is the user's to say. */
  "reports.decide": (
    { chosen }: Sides,
    { id, status, reason }: { id: string; status: ReportStatus; reason: string | null },
    signal: AbortSignal
  ) =>
    chosen.send("PATCH", path(id), AnyReport, {
      body: { status, rejection_reason: reason },
      signal,
    }),

  /** Withdraws a report and answers what had been learned from it, which is forgotten with it. */
  "reports.withdraw": async (
    { chosen, builtIn }: Sides,
    { id }: { id: string },
    signal: AbortSignal
  ): Promise<{ forgotten: LearnedCorrection[] }> => {
    const query = `/v3/corrections?limit=100&report_id=${encodeURIComponent(id)}`;
    const { learnsCorrections } = chosen.capabilities;
    const learner = learnsCorrections ? chosen : builtIn;
    const forgotten = (await learner.send("GET", query, Corrections, { signal })).data;
    await chosen.send("DELETE", path(id), z.unknown(), { signal });
    // With its report goes only what was learned beside it.
    if (!learnsCorrections)
      for (const { id: correction } of forgotten) {
        const address = `/v3/corrections/${encodeURIComponent(correction)}`;
        await builtIn.send("DELETE", address, LearnedCorrection, { signal });
      }
    return { forgotten };
  },
} satisfies QuestionSet;

/** Notes with what was expected, for a service that has no fields for it. */
function inWords(notes: string, expected: ExpectedValues): string {
  const lines = Object.entries(expected).map(
    ([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`
  );
  return [notes, ...lines].filter((line) => line !== "").join("\n");
}
