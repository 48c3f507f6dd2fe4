/** Bringing a sheet of ours in front of the user. */
import { persistently, reading } from "./host";

/**
 * Brings a sheet to the front and selects the first data cell of its first table, or A1 where it has
 * none: the user stands where they can go on. Writes nothing.
 *
 * @returns false where there is no such sheet
 */
export function showSheet(name: string, patience: AbortSignal): Promise<boolean> {
  return persistently(patience, () =>
    reading(async ({ context }) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      sheet.load("id");
      await context.sync();
      if (sheet.isNullObject) return false;
      sheet.activate();
      const tables = sheet.tables;
      tables.load("items/id");
      await context.sync();
      const [table] = tables.items;
      (table ? table.getDataBodyRange().getCell(0, 0) : sheet.getRange("A1")).select();
      await context.sync();
      return true;
    })
  );
}
