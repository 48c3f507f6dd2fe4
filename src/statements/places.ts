/** Where something is in a file, as a person names it. */
import type { StatementErrorCode, StatementPlace, StatementReading } from "./types";

/** Letter of a 0-based column as spreadsheets show it: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = "";
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** Makes the failed readings of one file. */
export function statementError(file: string) {
  return (
    code: StatementErrorCode,
    where: Partial<Omit<StatementPlace, "file">> & { detail?: string | null } = {}
  ): Extract<StatementReading, { ok: false }> => ({
    ok: false,
    error: {
      code,
      file,
      sheet: where.sheet ?? null,
      row: where.row ?? null,
      column: where.column ?? null,
      detail: where.detail ?? null,
    },
  });
}
