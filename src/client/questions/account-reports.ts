/** Questions about what an account took in and paid (`/v3/account_holders/{id}/report`). */
import { AccountReport, type CalendarDate, type ReportComparison } from "../../model";
import { RequestError } from "../request-error";
import type { QuestionSet, Sides } from "./question";

/** What a report is asked of. */
export interface AccountReportInput {
  /** The account holder's id. */
  holder: string;
  from: CalendarDate | null;
  to: CalendarDate | null;
  comparison: ReportComparison;
  /** Rows of the sheet with the words that stand there, a column an array; null where none do. */
  rows: { id: string[]; label: (string | null)[]; merchant: (string | null)[] };
}

/** The report, and who worked it out. */
export interface AccountReportAnswer {
  /** Null where nothing was ever enriched for that account holder. */
  report: AccountReport | null;
  /** Whether it comes from what this computer remembers, for the destination has no reports. */
  isBuiltIn: boolean;
}

export const accountReportQuestions = {
  /** The report of a sheet's rows over a period. */
  "account-report.read": async (
    { chosen, builtIn }: Sides,
    { holder, from, to, comparison, rows }: AccountReportInput,
    signal: AbortSignal
  ): Promise<AccountReportAnswer> => {
    const side = chosen.capabilities.accountReports ? chosen : builtIn;
    const isBuiltIn = side !== chosen;
    const path = `/v3/account_holders/${encodeURIComponent(holder)}/report`;
    const body = { from, to, compare_with: comparison, top: TOP_MERCHANTS, rows };
    try {
      return { report: await side.send("POST", path, AccountReport, { body, signal }), isBuiltIn };
    } catch (error) {
      if (error instanceof RequestError && error.status === 404) return { report: null, isBuiltIn };
      throw error;
    }
  },
} satisfies QuestionSet;

/** Merchants each way that a report names. */
const TOP_MERCHANTS = 25;
