/** Reading files of bank rows: one record per format, chosen by what is in the file. */
import { camtReader } from "./camt";
import { csvReader } from "./csv";
import { mt940Reader } from "./mt940";
import { ofxReader } from "./ofx";
import { statementError } from "./places";
import { qifReader } from "./qif";
import {
  DEFAULT_LIMITS,
  type StatementLimits,
  type StatementReader,
  type StatementReading,
  type StatementSource,
} from "./types";
import { xlsxReader } from "./xlsx";

/** Every format we read, the surest to recognise first. */
export const STATEMENT_READERS: readonly StatementReader[] = [
  xlsxReader,
  camtReader,
  ofxReader,
  mt940Reader,
  qifReader,
  csvReader,
];

/** Reads a file in whatever known format it is; errors are data and name the place. */
export async function readStatement(
  source: StatementSource,
  limits: StatementLimits = DEFAULT_LIMITS
): Promise<StatementReading> {
  const fail = statementError(source.name);
  if (source.bytes.length === 0) return fail("empty_file");
  const reader = STATEMENT_READERS.find(({ detect }) => detect(source));
  return reader === undefined ? fail("unknown_format") : reader.read(source, limits);
}
