/** Counts what a run would do, for the user to see before it is done. */
import { columnLetter } from "../excel";
import { COLUMN_LOOKS } from "./outputs";
import type { Survey } from "./survey";
import type { Plan } from "./types";

/** The plan of a surveyed table. */
export function planOf(survey: Survey, headers: ReadonlyMap<string, string>): Plan {
  const { rows, skipped, columnPlan, fields } = survey;
  const count = (decision: string) => rows.filter((row) => row.decision === decision).length;
  const toFill = count("fill");
  const unanswered = rows.filter(({ needsAnswer }) => needsAnswer).length;
  const lastRun = survey.reading.located.book.lastRun;
  return {
    toFill,
    remaining: unanswered > 0 ? unanswered : rows.filter((row) => row.needsRecurrence).length,
    toUpdate: count("update"),
    upToDate: count("up_to_date"),
    locked: count("locked"),
    lockedCells: rows.reduce((sum, { lockedCells }) => sum + lockedCells, 0),
    skipped: tally(skipped.map(({ reason, row }) => ({ key: reason, row }))).map(
      ({ key, count: times, firstRow }) => ({ reason: key, count: times, firstRow })
    ),
    noted: tally(
      rows.flatMap(({ scanned }) =>
        scanned.notes.map(({ code }) => ({ key: code, row: scanned.row }))
      )
    ).map(({ key, count: times, firstRow }) => ({ code: key, count: times, firstRow })),
    holders: survey.holderPlan,
    columns: fields.map((field) => ({
      field,
      header: headers.get(field) ?? COLUMN_LOOKS[field].header,
      letter: columnLetter(columnPlan.columns.get(field) ?? 0),
      state: columnPlan.missing.includes(field) ? "new" : "existing",
    })),
    resumes:
      toFill > 0 &&
      lastRun !== null &&
      !lastRun.finished &&
      lastRun.area === survey.reading.located.area,
  };
}

/** How often each key comes and in which row first (1-based), most frequent first. */
function tally<Key extends string>(
  found: readonly { key: Key; row: number }[]
): { key: Key; count: number; firstRow: number }[] {
  const counts = new Map<Key, { key: Key; count: number; firstRow: number }>();
  for (const { key, row } of found) {
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { key, count: 1, firstRow: row + 1 });
    else {
      known.count++;
      known.firstRow = Math.min(known.firstRow, row + 1);
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}
