/** Undoes the last run: finds its rows by their identity and gives their cells back. */
import {
  forgetLastRun,
  reading,
  readLastRunRecord,
  refuse,
  removeCreated,
  restoreCells,
  writing,
} from "../excel";
import { placeOf, RecordedReading } from "./reading";
import { scanRows } from "./scan";
import { reopen } from "./survey";
import type { UndoOutcome } from "./types";

/** Restores what the last run wrote, wherever its rows and columns are by now. */
export async function undoLastRun(): Promise<UndoOutcome> {
  const run = await reading(readLastRunRecord);
  const recorded = RecordedReading.safeParse(run?.reading);
  if (run === null || !recorded.success) refuse({ code: "nothing_to_undo" });
  const { data } = recorded;
  const patience = new AbortController();
  return writing(patience.signal, async (batch) => {
    const place = placeOf(data, run.sheetId, run.sheetName, run.area);
    const opened = await reopen({ ...batch, patience: null }, place, {
      headerRow: data.headerRow,
      headers: data.headers,
      mapping: data.mapping,
      conventions: data.conventions,
      country: data.country,
    });
    const fields = run.created.map(({ field }) => field);
    const scan = await scanRows(batch, opened, [
      ...new Set([...fields, ...opened.located.owned.keys()]),
    ]);
    const rowOfKey = new Map(scan.rows.map(({ key, row }) => [key, row]));
    const outcome = await restoreCells(batch, opened.located, rowOfKey);
    await removeCreated(batch, opened.located, opened.headerRow, run);
    await forgetLastRun(batch, run);
    return outcome;
  });
}
