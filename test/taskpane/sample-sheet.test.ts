/** The sample sheet, put into a real workbook of the emulated host, is read without a question. */
import { insertSheets, listInsertions, showSheet, undoInsertion } from "../../src/excel";
import { createRunController } from "../../src/run/controller";
import { stringsOf } from "../support/languages";
import { createFirstRun, type FirstRun } from "../../src/taskpane/first-run/first-run";
import { sampleSheet } from "../../src/taskpane/first-run/sample-sheet";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { createFakeSession } from "../support/fake-session";

describe.each(["en", "de", "es"])("the sample in %s", (language) => {
  const words = stringsOf(language);
  let excel: RunningExcel;
  let firstRun: FirstRun;
  let looks: number;

  beforeEach(async () => {
    excel = await startExcelHost({});
    looks = 0;
    firstRun = createFirstRun({
      insert: insertSheets,
      undo: undoInsertion,
      list: listInsertions,
      show: showSheet,
      look: async () => void (looks += 1),
      now: () => ({ day: "2026-03-31", at: "2026-03-31T12:00:00Z" }),
    });
  });
  afterEach(() => excel.close());

  const controller = () => createRunController(createFakeSession(), () => 0);

  it("stands in front, selected, and every column is recognised", async () => {
    await firstRun.addSample(words);
    expect(firstRun.state().sample).toEqual({
      state: "added",
      sheet: words.firstRun.sample.sheetName,
    });
    expect(looks).toBe(1);
    const prepared = await controller().prepare("selection");
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const { rowCount, mapping, conventions, sheetName, reasons } = prepared.value;
    expect(sheetName).toBe(words.firstRun.sample.sheetName);
    expect(rowCount).toBeGreaterThanOrEqual(55);
    expect(rowCount).toBeLessThanOrEqual(66);
    expect(mapping).toMatchObject({ date: 0, description: 1, amount: 2, currency: 3 });
    expect(conventions.sign).toBe("account");
    expect(conventions.dateOrderUncertain).toBe(false);
    expect(reasons).toBeDefined();
  });

  it("goes again without a trace, and is found instead of added twice", async () => {
    await firstRun.addSample(words);
    await firstRun.addSample(words);
    const sheets = () =>
      excel.Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load("items/name");
        await context.sync();
        return worksheets.items.map(({ name }) => name);
      });
    expect(await sheets()).toEqual(["Sheet1", words.firstRun.sample.sheetName]);
    await firstRun.removeSample();
    expect(firstRun.state().sample).toEqual({ state: "removed" });
    expect(await sheets()).toEqual(["Sheet1"]);
  });
});

it("has the three whole months before today, in order, whatever the month", () => {
  const datesOf = (today: string) => {
    const [table] = sampleSheet(stringsOf("en"), today).sheets[0]?.tables ?? [];
    return (table?.rows ?? []).map(([date]) =>
      typeof date === "object" && date !== null && "day" in date ? date.day : ""
    );
  };
  const dates = datesOf("2026-02-01");
  expect([...dates].sort()).toEqual(dates);
  expect([...new Set(dates.map((date) => date.slice(0, 7)))]).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
  ]);
});
