/** How bank statements come in, in v2 and v3 alike. */
import { z } from "zod";
import {
  MAXIMUM_STATEMENT_BYTES,
  type StatementFile,
  type StatementStatus,
  type StatementStatusV2,
} from "../model";

/** A file of the largest size with its form around it. */
export const MAXIMUM_UPLOAD_BYTES = MAXIMUM_STATEMENT_BYTES + 16 * 1024;

/** The form: one file. Other fields are passed over. */
export const StatementUpload = z.object({ file: z.file() });

/** The file as the service takes it; of its name what can be read of the last part, at most 255 characters. */
export async function fileOf(file: File, currency: string): Promise<StatementFile> {
  const last = file.name.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .slice(-255)
    .replace(/[\p{Cc}\p{Surrogate}]/gu, "")
    .trim();
  return { name, bytes: new Uint8Array(await file.arrayBuffer()), currency };
}

/** A status of either version, in v3's words. */
export function statusOfWord(word: StatementStatus | StatementStatusV2): StatementStatus {
  switch (word) {
    case "queued":
    case "processing":
      return "processing";
    case "completed":
    case "processed":
      return "completed";
    case "error":
    case "failed":
      return "error";
  }
}
