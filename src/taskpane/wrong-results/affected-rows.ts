/** Which rows of the sheet are answered differently with corrections than without them. */
import type { Candidate } from "../../client/questions/corrections";
import type { PaneBench } from "../bench";
import { questionRowsOf } from "./question-rows";

/**
 * Ids of rows that corrections, which are not in force just now, would change. None where the sheet
 * cannot be read: then nobody is offered to enrich them anew.
 */
export async function affectedRows(
  bench: PaneBench,
  corrections: readonly Candidate[]
): Promise<string[]> {
  if (corrections.length === 0) return [];
  const sheet = await bench.sheetRows();
  const settings = bench.desk.settings();
  if (!sheet.ok || settings === null) return [];
  const candidates = corrections.map(({ pattern, expected }) => ({ pattern, expected }));
  const rows = questionRowsOf(sheet.value, settings);
  return (await bench.ask("corrections.preview", { candidates, rows })).changed;
}
