/** Undoes the last run: finds its rows by their identity and gives their cells back. */
import {
  type Batch,
  type ChunkRecord,
  forgetLastRun,
  formerEntries,
  layOver,
  type LockEntry,
  OUTPUT_FIELDS,
  readLastRun,
  readLastRunRecord,
  readLocks,
  reading,
  refuse,
  removeCreated,
  restoreCells,
  type RowsNow,
  writing,
} from "../excel";
import { cellsHeld } from "./held";
import { placeOf, type Reading, RecordedReading } from "./reading";
import { identityColumns, scanRows } from "./scan";
import { reopen } from "./survey";
import type { UndoOutcome } from "./types";

/** How often rows are looked for again while the user keeps moving them. */
const MOST_SEARCHES = 3;

/** Restores what the last run wrote, wherever its rows and columns are by now. */
export async function undoLastRun(): Promise<UndoOutcome> {
  const run = await reading(readLastRunRecord);
  const recorded = RecordedReading.safeParse(run?.reading);
  if (run === null || !recorded.success) refuse({ code: "nothing_to_undo" });
  const { data } = recorded;
  const patience = new AbortController();
  return writing(patience.signal, async (batch) => {
    const place = placeOf(data, run.sheetId, run.sheetName, run.area);
    // Records of another run would be of two computers writing at once: they are not this run's.
    const records = (await readLastRun(batch)).filter((record) => record.run === run.run);
    const outcome: UndoOutcome = { cells: 0, kept: 0 };
    for (let search = 1; ; search++) {
      const opened = await reopen({ ...batch, patience: null }, place, {
        headerRow: data.headerRow,
        headers: data.headers,
        mapping: data.mapping,
        conventions: data.conventions,
        country: data.country,
      });
      const restored = await restoreCells(
        batch,
        run.area,
        records,
        await rowsNow(batch, opened, records)
      );
      outcome.cells += restored.cells;
      outcome.kept = restored.kept;
      if (!restored.isUnfinished) {
        const removed = await removeCreated(batch, opened.located, opened.headerRow, run);
        await forgetLastRun(batch, run, removed);
        return outcome;
      }
      if (search === MOST_SEARCHES) refuse({ code: "rows_moved", count: data.anchor?.rows ?? 0 });
    }
  });
}

/** Where the run's rows are: by identity, by what they were before a correction, or where they stood. */
async function rowsNow(
  batch: Batch,
  opened: Reading,
  records: readonly ChunkRecord[]
): Promise<RowsNow> {
  const { located, mapping } = opened;
  const fields = OUTPUT_FIELDS.filter((field) => located.owned.has(field));
  const locks = located.area === null ? new Map() : await readLocks(batch, located.area);
  const { rows } = await scanRows(batch, opened, fields, locks);
  const entries = new Map<string, LockEntry>();
  for (const record of records) layOver(entries, record.entries);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const former = formerEntries(rows, entries, cellsHeld(fields));
  for (const [key, entry] of former) {
    const row = byKey.get(key);
    if (row !== undefined) byKey.set(entry.key, row);
  }
  const taken = new Set([...entries.keys()].flatMap((key) => byKey.get(key)?.row ?? []));
  const sources = new Map(rows.map(({ row, source }) => [row, source]));
  return {
    located,
    sourceColumns: identityColumns(mapping).map((column) => located.columns.first + column),
    find: ({ key }, row) => {
      const known = byKey.get(key);
      if (known !== undefined) return known;
      if (row < 0 || taken.has(row)) return undefined;
      return { row, source: sources.get(row) ?? null };
    },
  };
}
