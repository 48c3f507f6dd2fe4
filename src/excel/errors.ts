/** Problems of the workbook as data, and how Excel's own errors become them. */
import type { WorkbookProblem } from "./types";

/** Carries a problem from deep inside a batch to the room's edge, where it becomes a value again. */
export class WorkbookError extends Error {
  constructor(readonly problem: WorkbookProblem) {
    super(problem.code);
    this.name = "WorkbookError";
  }
}

/** Throws a problem. */
export function refuse(problem: WorkbookProblem): never {
  throw new WorkbookError(problem);
}

/** The code of an error of office.js, or null: `InvalidOperationInCellEditMode`, `ItemNotFound` … */
export function officeCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : String(error.code);
}

/** Whether the host refused a request or its answer for their size. */
export function isTooLarge(error: unknown): boolean {
  const code = officeCode(error);
  return code === "RequestPayloadSizeLimitExceeded" || code === "ResponsePayloadSizeLimitExceeded";
}

/**
 * What an error means to the user.
 *
 * @param sheet the sheet that was worked on, for the message; empty where none is known
 */
export function problemOf(error: unknown, sheet: string): WorkbookProblem {
  if (error instanceof WorkbookError) return error.problem;
  switch (officeCode(error)) {
    case "InvalidOperationInCellEditMode":
      return { code: "cell_edit_mode" };
    case "AccessDenied":
      return { code: "protected_sheet", sheet };
    case "ItemNotFound":
      return { code: "sheet_gone", sheet };
    case "InvalidSelection":
      return { code: "nothing_selected" };
    case "RequestPayloadSizeLimitExceeded":
    case "ResponsePayloadSizeLimitExceeded":
      return { code: "payload_too_large" };
    default:
      return { code: "host", message: error instanceof Error ? error.message : String(error) };
  }
}
