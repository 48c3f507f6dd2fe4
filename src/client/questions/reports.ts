/** Questions about reports of wrong results (`/v3/reports`). */
import { z } from "zod";
import { ExpectedValues, LearnedCorrection, page, Report, type ReportStatus } from "../../model";
import type { Candidate } from "./corrections";
import { RequestError } from "../request-error";
import type { QuestionSet, Sides } from "./question";

/** What is reported of a row, and what is learned from it. */
export interface ReportInputOfPane {
  transactionId: string;
  notes: string;
  expected: ExpectedValues;
  /** Null where nothing is to be learned. */
  learn: Candidate | null;
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

export const reportQuestions = {
  /** Reports a wrong result where rows are enriched, and learns from it where that can be done. */
  "reports.create": async (
    { chosen, builtIn }: Sides,
    { transactionId, notes, expected, learn }: ReportInputOfPane,
    signal: AbortSignal
  ): Promise<ReportedResult> => {
    const { learnsCorrections } = chosen.capabilities;
    const body = {
      transaction_id: transactionId,
      description: notes,
      fields: Object.keys(expected),
      ...(learnsCorrections ? { expected } : {}),
    };
    const report = await chosen
      .send("POST", "/v3/reports", AnyReport, {
        // v3's own reports have no place for what was expected but the words.
        body: learnsCorrections ? body : { ...body, description: inWords(notes, expected) },
        signal,
      })
      .catch((error: unknown) => {
        if (error instanceof RequestError && error.status === 404) return null;
        throw error;
      });
    const learner = learnsCorrections ? chosen : builtIn;
    const correction =
      learn === null
        ? null
        : await learner.send("POST", "/v3/corrections", LearnedCorrection, {
            body: {
              ...learn,
              report_id: report?.id ?? null,
              ...(learnsCorrections ? {} : { is_report_elsewhere: true }),
            },
            signal,
          });
    // Learning has resolved it.
    const isResolved = learnsCorrections && report !== null && correction !== null;
    return {
      report: isResolved ? { ...report, status: "resolved" } : report,
      correction,
      isLearnedBuiltIn: !learnsCorrections,
    };
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
