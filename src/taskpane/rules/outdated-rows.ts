/** Which rows still say what a former list of rules made of them. */
import type { SheetRow, WorkbookSettings } from "../../run/types";
import { PREVIEWED, shownIn } from "./preview";
import type { Trial } from "./trial";

/**
 * Ids of rows that a former list would make another than the list in force, and in which a cell of ours
 * still differs from what is in force.
 *
 * @param trial of the former list, told from the one in force
 */
export function outdatedRows(
  sheetRows: readonly SheetRow[],
  trial: Trial,
  { fields }: Pick<WorkbookSettings, "fields">
): ReadonlySet<string> {
  const tried = new Map(trial.rows.map(({ id, changes }) => [id, changes]));
  const ids = new Set<string>();
  for (const { id, answers } of sheetRows) {
    const isOutdated = (tried.get(id) ?? []).some(({ property, before }) => {
      const field = PREVIEWED.find((one) => one === property);
      const cell = field === undefined ? undefined : answers[field];
      if (field === undefined || !fields.includes(field) || cell?.state !== "ours") return false;
      const stands = shownIn(field, cell.value);
      const first = (value: typeof before) => (Array.isArray(value) ? (value[0] ?? null) : value);
      return stands !== shownIn(field, first(before));
    });
    if (isOutdated) ids.add(id);
  }
  return ids;
}
