/** Opens files: samples from the server, and files of the user's. */
import { type Culture } from "../host/culture";
import { type FileWorkbook, fromCsv, fromXlsx } from "./workbook-file";

/** A file that was opened. */
export interface OpenedFile {
  /** With its ending. */
  name: string;
  workbook: FileWorkbook;
}

const baseName = (name: string) => name.replace(/\.[^.]*$/, "");

/**
 * Reads an .xlsx or .csv file. The library that can comes only now.
 *
 * @throws Error when the file is neither.
 */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  culture: Culture
): Promise<FileWorkbook> {
  if (/\.csv$/i.test(name)) {
    const { parseCsv, detectDelimiter, stripBom } = await import("hucre/csv");
    const text = stripBom(decodeText(bytes));
    const rows = parseCsv(text, { delimiter: detectDelimiter(text) });
    const sheetName = baseName(name).slice(0, 31) || "Sheet1";
    return fromCsv(
      sheetName.replaceAll(/[[\]:*?/\\]/g, "_"),
      rows.map((row) => row.map((value) => (value === null ? "" : String(value)))),
      culture
    );
  }
  const { readXlsx } = await import("hucre/xlsx");
  const { dateToSerial } = await import("hucre");
  const file = await readXlsx(bytes, { readStyles: true });
  return fromXlsx(file, (date) => dateToSerial(date));
}

/** UTF-8, or Windows-1252 where the bytes are no UTF-8. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The names of the samples the server has, in the order of the alphabet. */
export async function sampleNames(): Promise<string[]> {
  const answer = await fetch("/samples/index.json");
  return answer.ok ? ((await answer.json()) as string[]) : [];
}

/**
 * Fetches and reads a sample.
 *
 * @throws Error when the server has none of that name.
 */
export async function openSample(name: string, culture: Culture): Promise<OpenedFile> {
  const answer = await fetch(`/samples/${encodeURIComponent(name)}`);
  if (!answer.ok) throw new Error(`There is no sample "${name}".`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { name, workbook: await readFile(name, bytes, culture) };
}
