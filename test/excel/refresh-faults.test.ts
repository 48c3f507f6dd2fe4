/**
 * Refreshing reports that the user has worked in, with a fault at each request in turn: afterwards the
 * sheets hold what stood there or what was to come, and never less of what the user wrote.
 */
import {
  insertSheets,
  type InsertionResult,
  listInsertions,
  type SheetInsertion,
  undoInsertion,
} from "../../src/excel";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { BANK, contentsOf, report, sorted } from "./inserted";

const AT = "2026-11-20T12:00:00Z";
const { signal } = new AbortController();
const SHEET = "Account report";

const SHORT = report(["Rent"]);
const MIDDLE = report(["Groceries", "Rent"]);
const LONG = report(["Groceries", "Rent", "Salary", "Fees", "Gifts"], "Report to March");

/** What users do to a sheet of ours. */
const WORK: Readonly<Record<string, (excel: RunningExcel) => void>> = {
  "rows inserted with remarks": ({ user }) => {
    user.insertRows(`${SHEET}!8:9`);
    user.type(`${SHEET}!A8`, "Groceries at the market");
    user.type(`${SHEET}!B8`, -12);
    user.type(`${SHEET}!B9`, "=B8*2");
  },
  "rows inserted at the foot": ({ user }) => {
    user.insertRows(`${SHEET}!13:15`);
    user.type(`${SHEET}!A13`, "Approved");
    user.type(`${SHEET}!A14`, "by the board");
  },
  "a row deleted, with a remark right below": ({ user }) => {
    user.deleteRows(`${SHEET}!8:8`);
    user.type(`${SHEET}!A14`, "Signed: me");
  },
  "a column inserted": ({ user }) => {
    user.insertColumns(`${SHEET}!C:C`);
    user.type(`${SHEET}!C7`, "mine");
  },
  "cells changed, with a remark to the right": ({ user }) => {
    user.type(`${SHEET}!A7`, "Food and drink");
    user.type(`${SHEET}!E13`, "my remark");
  },
};

/** Each kind of work meets the fault at every fifth request, the next kind at the requests between. */
const STEP = 5;
const CASES = Object.entries(WORK).map(([name, work], index) => ({ name, work, index }));

describe.each(CASES)("a report with $name", ({ work, index }) => {
  let excel: RunningExcel;
  const refresh = (insertion: SheetInsertion, evenIfEdited = true) =>
    insertSheets(insertion, { signal, at: AT, evenIfEdited });
  const undo = () => undoInsertion("account-report", { signal, evenIfEdited: true });
  const valueOf = <Value>(result: InsertionResult<Value>): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  };

  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK } });
    valueOf(await refresh(MIDDLE));
    work(excel);
  });
  afterEach(() => excel.close());

  it.each([
    ["longer", LONG, 0],
    ["shorter", SHORT, 1],
  ])(
    "is as it was whichever request of a refresh to a %s one fails",
    async (__, next, turn) => {
      const before = standing(excel);
      let requests = (index + turn) % STEP;
      for (; requests < 150; requests += STEP) {
        excel.host.knobs.failNext({ code: "GeneralException", after: requests });
        const result = await refresh(next);
        excel.host.knobs.clearFailures();
        if (result.ok) break;
        expect(standing(excel)).toEqual(before);
      }
      expect(requests).toBeGreaterThan(20);
      expect(requests).toBeLessThan(150);
      expect(excel.read(`${SHEET}!A1`)).toEqual([[next.sheets[0]?.title]]);
    },
    120_000
  );

  it.each([
    ["longer", LONG],
    ["shorter", SHORT],
  ])(
    "is as it was when a refresh to a %s one is stopped on the way",
    async (__, next) => {
      const before = standing(excel);
      let stops = 0;
      for (; stops < 100; stops++) {
        const stop = new AbortController();
        const result = await insertSheets(next, {
          signal: stop.signal,
          at: AT,
          evenIfEdited: true,
          onProgress: (done) => {
            if (done === stops) stop.abort();
          },
        });
        // Too late: all was written.
        if (result.ok) break;
        expect(result.problem).toEqual({ code: "stopped" });
        expect(standing(excel)).toEqual(before);
      }
      expect(stops).toBeGreaterThan(8);
    },
    60_000
  );

  it.each([
    ["longer", LONG],
    ["shorter", SHORT],
  ])("comes back with undo after a refresh to a %s one", async (__, next) => {
    const before = excel.grid.sheets().map(({ id }) => cellsOf(excel, id));
    const outcome = valueOf(await refresh(next));
    if (outcome.sheets.some(({ state }) => state === "kept_beside")) return;
    valueOf(await undo());
    expect(excel.grid.sheets().map(({ id }) => cellsOf(excel, id))).toEqual(before);
    const [listed] = await listInsertions();
    expect(listed).toMatchObject({ wasRefresh: false, sheets: [SHEET, "Account detail"] });
  });

  it.each([
    ["longer", LONG, 0],
    ["shorter", SHORT, 1],
  ])(
    "comes back with undo when a refresh to a %s one was cut short at any request",
    async (__, next, turn) => {
      const before = excel.grid.sheets().map(({ id }) => cellsOf(excel, id));
      let cuts = 0;
      for (let requests = (index + turn) % STEP; requests < 100; requests += STEP) {
        if (await isWholeUntil(requests, next)) break;
        const [listed] = await listInsertions();
        if (listed?.wasRefresh === true) {
          valueOf(await undo());
          cuts++;
        }
        const there = excel.grid.sheets().map(({ id }) => cellsOf(excel, id));
        expect(there.slice(0, before.length)).toEqual(before);
      }
      expect(cuts).toBeGreaterThan(0);
    },
    120_000
  );

  it("comes back although undo itself was cut short at any request", async () => {
    const before = excel.grid.sheets().map(({ id }) => cellsOf(excel, id));
    valueOf(await refresh(SHORT));
    for (let requests = 0; requests < 100; requests++) {
      excel.host.knobs.failNext({ code: "GeneralException", after: requests, times: 1_000 });
      const result = await undo();
      excel.host.knobs.clearFailures();
      if (!result.ok) continue;
      expect(result.value.state).toBe("taken_back");
      expect(excel.grid.sheets().map(({ id }) => cellsOf(excel, id))).toEqual(before);
      return;
    }
    throw new Error("It was never undone.");
  }, 60_000);

  /** Refreshes until a request, then breaks all others, as if the pane had been closed; true when whole. */
  async function isWholeUntil(after: number, next: SheetInsertion): Promise<boolean> {
    excel.host.knobs.failNext({ code: "GeneralException", after, times: 1_000 });
    const result = await refresh(next);
    excel.host.knobs.clearFailures();
    return result.ok;
  }
});

/** What is in the workbook; whether a text was entered with an apostrophe does not matter. */
function standing(excel: RunningExcel): unknown {
  const texts = JSON.stringify(contentsOf(excel), (_, value: unknown) =>
    typeof value === "object" && value !== null && "quoted" in value ? value.quoted : value
  );
  return sorted(JSON.parse(texts));
}

/** What was entered into a sheet, cell by cell, quoted texts as texts; blank rows at the end left out. */
function cellsOf(excel: RunningExcel, id: string): unknown {
  const used = excel.grid.usedArea(id, "contents");
  if (used === null) return null;
  return excel.grid
    .readContents({ ...used, row: 0, column: 0, rows: used.row + used.rows, columns: 20 })
    .map((cells) =>
      cells.map((cell) => (typeof cell === "object" && "quoted" in cell ? cell.quoted : cell))
    );
}

describe("a refresh that was cut short", () => {
  let excel: RunningExcel;
  const refresh = (evenIfEdited = false) => insertSheets(LONG, { signal, at: AT, evenIfEdited });
  const undo = () => undoInsertion("account-report", { signal });

  /** Ends a refresh as if the pane had been closed while the second sheet was being written. */
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK } });
    await insertSheets(MIDDLE, { signal, at: AT });
    excel.user.type(`${SHEET}!A7`, "Food and drink");
    excel.user.type(`${SHEET}!F40`, "my note");
    excel.host.knobs.failNext({ code: "GeneralException", after: 26, times: 1_000 });
    expect((await refresh(true)).ok).toBe(false);
    excel.host.knobs.clearFailures();
    expect(excel.read(`${SHEET}!A1`)).toEqual([["Report to March"]]);
    expect(await listInsertions()).toMatchObject([{ wasRefresh: true }]);
  });
  afterEach(() => excel.close());

  it("goes on unasked, and undo still gives back what the user had written before", async () => {
    expect((await refresh()).ok).toBe(true);
    expect((await undo()).ok).toBe(true);
    expect(excel.read(`${SHEET}!A7`)).toEqual([["Food and drink"]]);
    expect(excel.read(`${SHEET}!F40`)).toEqual([["my note"]]);
  });

  it("is asked about before it writes over what the user has written since", async () => {
    excel.user.type(`${SHEET}!A8`, "Rent of the flat");
    const asked = {
      ok: false,
      problem: { code: "inserted_edited", sheets: [{ name: SHEET, cells: 1 }] },
    };
    expect(await refresh()).toEqual(asked);
    expect(await undo()).toEqual(asked);
    expect(excel.read(`${SHEET}!A8`)).toEqual([["Rent of the flat"]]);
    expect(await refresh(true)).toMatchObject({ ok: true, value: { overwritten: 1 } });
  });

  it("is asked about before a sheet goes with a table and notes of the user's", async () => {
    const [first] = LONG.sheets;
    if (first === undefined) throw new Error("The report has two sheets.");
    excel.user.type("Account detail!A30", "Mine");
    excel.user.type("Account detail!A31", 5);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Account detail").tables.add("A30:A31", true);
      await context.sync();
    });
    const alone = { ...LONG, sheets: [first] };
    expect(await insertSheets(alone, { signal, at: AT })).toEqual({
      ok: false,
      problem: { code: "inserted_edited", sheets: [{ name: "Account detail", cells: 3 }] },
    });
    expect(excel.read("Account detail!A30:A31")).toEqual([["Mine"], [5]]);
  });
});

describe("undo of a refresh of sheets with rows inserted by the user", () => {
  it("means the same cells when sheets were renamed and moved since", async () => {
    const excel = await startExcelHost({ sheets: { Bank: BANK } });
    await insertSheets(MIDDLE, { signal, at: AT });
    excel.user.insertRows(`${SHEET}!8:8`);
    excel.user.type(`${SHEET}!A8`, "Half of it");
    excel.user.type(`${SHEET}!B8`, "=B7/2");
    const sums = excel.read(`${SHEET}!A7:B10`);
    const detail = excel.read("Account detail!A5:C6");
    await insertSheets(LONG, { signal, at: AT, evenIfEdited: true });
    excel.user.renameSheet(SHEET, "For O'Brien");
    excel.user.insertRows("For O'Brien!1:2");
    expect(await undoInsertion("account-report", { signal })).toMatchObject({ ok: true });
    expect(excel.read("For O'Brien!A9:B12")).toEqual(sums);
    expect(excel.read("Account detail!A5:C6")).toEqual(detail);
    await excel.close();
  });

  it("brings back the user's number formats and tables", async () => {
    const excel = await startExcelHost({ sheets: { Bank: BANK } });
    await insertSheets(MIDDLE, { signal, at: AT });
    excel.user.insertRows(`${SHEET}!8:8`);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(SHEET).getRange("B8").numberFormat = [["0.000"]];
      await context.sync();
    });
    const tables = () =>
      excel.host.book.tables.all().map(({ name, area: { row, rows } }) => [name, row, rows]);
    const before = tables();
    await insertSheets(LONG, { signal, at: AT, evenIfEdited: true });
    expect(tables()).not.toEqual(before);
    await undoInsertion("account-report", { signal });
    expect(tables()).toEqual(before);
    expect(excel.grid.readFormat(excel.area(`${SHEET}!B8`), "numberFormat")).toBe("0.000");
    await excel.close();
  });
});
