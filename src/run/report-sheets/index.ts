/** What stands on the sheets of an account report: tables, formulas over the user's rows, charts. */
import { rowFingerprint, type SheetInsertion } from "../../excel";
import type { Preparation } from "../types";
import { type ReportToInsert, makerOf } from "./maker";
import { summarySheet } from "./summary";
import { labelSheet, merchantSheet } from "./shares";
import { recurringSheet } from "./recurring";

export { formulaScope, type ReportToInsert } from "./maker";
export type { ReportSheetWords } from "./words";

const REPORT_ID = "account-report-";

/** Whether an insertion is an account report: others, such as the sample, hold rows to report on. */
export const isReportInsertion = (id: string): boolean => id.startsWith(REPORT_ID);

/**
 * Id of a report's insertion: of one currency of one account holder's rows in one table. The same one is
 * refreshed.
 */
export function reportInsertionId(
  { sheetId, tableName }: Pick<Preparation, "sheetId" | "tableName">,
  accountHolder: string | null,
  currency: string | null
): string {
  const rows = rowFingerprint([sheetId, tableName, accountHolder]);
  return `${REPORT_ID}${(currency ?? "none").toLowerCase()}-${String(rows)}`;
}

/** The sheets of a report. */
export function reportSheets(given: ReportToInsert): SheetInsertion {
  const maker = makerOf(given);
  return {
    id: given.id,
    sheets: [
      summarySheet(given, maker),
      labelSheet(given, maker),
      merchantSheet(given, maker),
      recurringSheet(given, maker),
    ],
  };
}
