/** A workbook that takes the sample sheet and gives it back, in memory. */
import type { InsertionProblem, SheetInsertion } from "../../src/excel";
import type { SampleSheets } from "../../src/taskpane/first-run/first-run";

export interface FakeSheets extends SampleSheets {
  /** What is in the workbook, by the name of its first sheet. */
  inserted: Map<string, SheetInsertion>;
  /** The sheets that were brought to the front. */
  shown: string[];
  /** Cells of the sample that were changed since. */
  changedCells: number;
  /** What stands in the way of the next insertion. */
  problem: InsertionProblem | null;
}

export function createFakeSheets(): FakeSheets {
  const fake: FakeSheets = {
    inserted: new Map(),
    shown: [],
    changedCells: 0,
    problem: null,
    async insert(insertion) {
      if (fake.problem !== null) return { ok: false, problem: fake.problem };
      const name = insertion.sheets[0]?.name ?? "";
      fake.inserted.set(name, insertion);
      return {
        ok: true,
        value: { sheets: [{ id: "sheet", name, state: "made" }], overwritten: 0 },
      };
    },
    async undo(id, { evenIfEdited = false }) {
      const found = [...fake.inserted].find(([, insertion]) => insertion.id === id);
      if (!found) return { ok: false, problem: { code: "nothing_inserted" } };
      const [name] = found;
      const sheets = [{ name, cells: fake.changedCells }];
      if (fake.changedCells > 0 && !evenIfEdited)
        return { ok: false, problem: { code: "inserted_edited", sheets } };
      fake.inserted.delete(name);
      return { ok: true, value: { state: "deleted", sheets: [name] } };
    },
    list: async () =>
      [...fake.inserted].map(([name, { id }]) => ({
        id,
        at: "2026-11-20T12:00:00Z",
        sheets: [name],
        wasRefresh: false,
      })),
    async show(name) {
      fake.shown.push(name);
      return fake.inserted.has(name);
    },
    look: async () => undefined,
    now: () => ({ day: "2026-11-20", at: "2026-11-20T12:00:00Z" }),
  };
  return fake;
}
