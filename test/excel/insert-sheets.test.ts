import {
  insertSheets,
  type InsertionOutcome,
  type InsertionProblem,
  type InsertionResult,
  listInsertions,
  type SheetInsertion,
  undoInsertion,
} from "../../src/excel";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { BANK, contentsOf, labelTable, report, sorted } from "./inserted";

const AT = "2026-11-20T12:00:00Z";
const { signal } = new AbortController();

function valueOf<Value>(result: InsertionResult<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
function problemOf(result: InsertionResult<unknown>): InsertionProblem {
  if (result.ok) throw new Error("It went well.");
  return result.problem;
}

describe("sheets inserted into the workbook", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK } });
  });
  afterEach(() => excel.close());

  const insert = async (
    insertion: SheetInsertion = report(),
    evenIfEdited = false
  ): Promise<InsertionOutcome> =>
    valueOf(await insertSheets(insertion, { signal, at: AT, evenIfEdited }));
  const names = () => excel.grid.sheets().map(({ name }) => name);
  const undo = (evenIfEdited = false) => undoInsertion("account-report", { signal, evenIfEdited });

  describe("when made", () => {
    it("hold tables whose formulas follow the user's rows", async () => {
      const outcome = await insert();
      expect(outcome.sheets.map(({ name, state }) => [name, state])).toEqual([
        ["Account report", "made"],
        ["Account detail", "made"],
      ]);
      expect(excel.read("Account report!A1:C9")).toEqual([
        ["Account report", "", ""],
        ["January to February 2026", "", ""],
        ["", "", ""],
        ["By label", "", ""],
        ["Sums follow your rows.", "", ""],
        ["Label", "Sum", "Share"],
        ["Groceries", -100.5, expect.closeTo(100.5 / 1000.5)],
        ["Rent", -900, expect.closeTo(900 / 1000.5)],
        ["Total", -1000.5, ""],
      ]);
      excel.user.type("Bank!C4", -800);
      expect(excel.read("Account report!B8:B9")).toEqual([[-800], [-900.5]]);
    });

    it("are real tables, formatted, with native charts beside them", async () => {
      await insert();
      const { book } = excel.host;
      expect(book.tables.all().map(({ name, area }) => [name, area.row, area.rows])).toEqual([
        ["Report_By_label", 5, 3],
        ["Report_Facts", 11, 4],
        ["Report_Months", 3, 3],
      ]);
      const sheet = book.findSheet("Account report") ?? "";
      const look = (address: string) => excel.grid.readFormat(excel.area(address), "numberFormat");
      expect(look("Account report!B7:B9")).toBe('#,##0.00 "EUR"');
      expect(look("Account report!C7:C8")).toBe("0.0%");
      expect(look("Account report!B13")).toBe("yyyy-mm-dd");
      expect(excel.grid.readFormat(excel.area("Account report!A1"), "bold")).toBe(true);
      const charts = book.charts.onSheet(sheet);
      expect(charts.map(({ type, title }) => [type, title.text])).toEqual([
        ["BarClustered", "Spending by label"],
        ["Pie", "Shares"],
      ]);
      expect(charts[0]?.series[0]).toMatchObject({
        name: "Sum",
        values: { row: 6, rows: 2, column: 1 },
        categories: { row: 6, rows: 2, column: 0 },
      });
      expect(charts[0]?.valueAxis.title.text).toBe("EUR");
      expect(charts[0]?.left).toBeGreaterThan(150 + 104 + 66);
    });

    it("show the first of them, and look at each other", async () => {
      await insert();
      expect(excel.grid.activeSheet()).toBe(excel.host.book.findSheet("Account report"));
      expect(excel.read("Account detail!A5:C6")).toEqual([
        [46023, 2500, -100.5],
        [46054, 0, 'a"b'],
      ]);
    });

    it("take names that are legal and free, and never a sheet of the user's", async () => {
      excel.grid.addSheet("Account report");
      const insertion = report();
      const [first, second] = insertion.sheets;
      if (first === undefined || second === undefined)
        throw new Error("The report has two sheets.");
      const sheets = [
        first,
        { ...second, name: "'[A]: account/of *every*one? \\ and further still" },
      ];
      await insert({ ...insertion, sheets });
      expect(names()).toEqual([
        "Bank",
        "Account report",
        "Account report (2)",
        "A account of every one and furt",
      ]);
    });

    it("keep untrusted texts as texts, wherever they stand", async () => {
      const harm = '=HYPERLINK("http://evil.invalid","x")';
      const table = labelTable([harm, "+1", "Food*", "~"]);
      await insert({
        id: "account-report",
        sheets: [
          {
            id: "summary",
            name: harm,
            title: harm,
            notes: ["@x", "-2+3"],
            tables: [{ ...table, title: harm, totals: { label: harm, of: { sum: "sum" } } }],
            charts: [
              {
                id: "labels",
                title: harm,
                type: "line",
                table: "by-label",
                categories: "label",
                series: ["sum"],
              },
            ],
          },
        ],
      });
      const sheet = names()[1] ?? "";
      const used = excel.grid.usedArea(excel.host.book.findSheet(sheet) ?? "", "contents");
      if (used === null) throw new Error("The sheet is empty.");
      const formulas = excel.grid
        .readContents(used)
        .flat()
        .flatMap((cell) => (typeof cell === "object" && "formula" in cell ? [cell.formula] : []));
      expect(formulas.every((formula) => /^=(SUMIFS|SUM|\()/.test(formula))).toBe(true);
      expect(excel.read(`'${sheet}'!A8`)).toEqual([[harm]]);
    });

    it("compare labels as they stand, whatever wildcards and signs are in them", async () => {
      excel.user.type("Bank!D2", "Food*");
      excel.user.type("Bank!D3", "Foodstuff");
      excel.user.type("Bank!D4", ">5");
      await insert(report(["Food*", "Foodstuff", ">5"]));
      expect(excel.read("Account report!B7:B9")).toEqual([[-40.5], [-60], [-900]]);
    });

    it("are hidden in nobody's list of names, and listed for the pane", async () => {
      await insert();
      expect(excel.host.book.names.all().every(({ visible }) => !visible)).toBe(true);
      expect(await listInsertions()).toEqual([
        {
          id: "account-report",
          at: AT,
          sheets: ["Account report", "Account detail"],
          wasRefresh: false,
        },
      ]);
    });
  });

  describe("when something fails on the way", () => {
    it.each([
      "WorksheetCollection.add()",
      "NamedItemCollection.add()",
      "Range.formulas=",
      "Range.numberFormat=",
      "RangeFont.bold=",
      "TableCollection.add()",
      "Table.name=",
      "ChartCollection.add()",
      "ChartSeries.setXAxisValues()",
      "Chart.setPosition()",
      "CustomXmlPartCollection.add()",
    ])("leave nothing behind when %s does, the first time or the last", async (member) => {
      const before = contentsOf(excel);
      for (const after of [0, 1]) {
        excel.host.knobs.failNext({ code: "GeneralException", member, after });
        const problem = problemOf(await insertSheets(report(), { signal, at: AT }));
        excel.host.knobs.clearFailures();
        expect(problem).toMatchObject({ code: "insertion_failed", left: [] });
        expect(contentsOf(excel)).toEqual(before);
      }
    });

    it("leave nothing behind whichever request fails", async () => {
      const before = contentsOf(excel);
      let requests = 0;
      for (; requests < 100; requests++) {
        excel.host.knobs.failNext({ code: "GeneralException", after: requests });
        const result = await insertSheets(report(), { signal, at: AT });
        excel.host.knobs.clearFailures();
        if (result.ok) break;
        expect(contentsOf(excel)).toEqual(before);
      }
      expect(requests).toBeGreaterThan(15);
      expect(requests).toBeLessThan(100);
    }, 60_000);

    it("say which sheets are left when they cannot be taken away, and clear them away later", async () => {
      const before = contentsOf(excel);
      excel.host.knobs.failNext({ code: "GeneralException", member: "Table.name=" });
      excel.host.knobs.failNext({ code: "GeneralException", member: "Worksheet.delete()" });
      const problem = problemOf(await insertSheets(report(), { signal, at: AT }));
      expect(problem).toMatchObject({
        code: "insertion_failed",
        left: ["Account report", "Account detail"],
      });
      expect(problemOf(await undo())).toEqual({ code: "nothing_inserted" });
      expect(contentsOf(excel)).toEqual(before);
    });

    it("stay with the user who has written into what was left of them", async () => {
      excel.host.knobs.failNext({ code: "GeneralException", member: "Table.name=" });
      excel.host.knobs.failNext({ code: "GeneralException", member: "Worksheet.delete()" });
      problemOf(await insertSheets(report(), { signal, at: AT }));
      excel.user.type("'Account detail'!J40", "a note of mine");
      await insert();
      expect(excel.read("'Account detail'!J40")).toEqual([["a note of mine"]]);
    });

    it("say that a protected workbook takes no sheets", async () => {
      const member = "WorksheetCollection.add()";
      excel.host.knobs.failNext({ code: "AccessDenied", member });
      expect(problemOf(await insertSheets(report(), { signal, at: AT }))).toEqual({
        code: "protected_workbook",
      });
    });

    it("leave nothing behind when the user stops it", async () => {
      const before = contentsOf(excel);
      const stop = new AbortController();
      const result = await insertSheets(report(), {
        signal: stop.signal,
        at: AT,
        onProgress: (done) => {
          if (done === 3) stop.abort();
        },
      });
      expect(problemOf(result)).toEqual({ code: "stopped" });
      expect(contentsOf(excel)).toEqual(before);
    });
  });

  describe("when undone", () => {
    it("go as if they had never been", async () => {
      const before = contentsOf(excel);
      await insert();
      expect(valueOf(await undo())).toEqual({
        state: "deleted",
        sheets: ["Account report", "Account detail"],
      });
      expect(contentsOf(excel)).toEqual(before);
      expect(problemOf(await undo())).toEqual({ code: "nothing_inserted" });
    });

    it("are found under the names the user has given them", async () => {
      const before = contentsOf(excel);
      await insert();
      excel.user.renameSheet("Account report", "For O'Brien");
      excel.user.insertRows("For O'Brien!1:2");
      expect(valueOf(await undo()).sheets).toEqual(["For O'Brien", "Account detail"]);
      expect(contentsOf(excel)).toEqual(before);
    });

    it("stay until the user agrees when something of theirs stands in them", async () => {
      await insert();
      excel.user.type("Account report!B7", -99);
      excel.user.type("Account detail!A30", "my note");
      const before = contentsOf(excel);
      expect(problemOf(await undo())).toEqual({
        code: "inserted_edited",
        sheets: [
          { name: "Account report", cells: 1 },
          { name: "Account detail", cells: 1 },
        ],
      });
      expect(contentsOf(excel)).toEqual(before);
      expect(valueOf(await undo(true)).state).toBe("deleted");
      expect(names()).toEqual(["Bank"]);
    });

    it("count as untouched when the user renames a sheet their formulas look at", async () => {
      await insert();
      excel.user.renameSheet("Bank", "My bank");
      excel.user.insertColumns("My bank!A:A");
      expect(valueOf(await undo()).state).toBe("deleted");
    });

    it("need not be there any more", async () => {
      await insert();
      excel.user.deleteSheet("Account report");
      expect(valueOf(await undo()).sheets).toEqual(["Account detail"]);
      await insert();
      excel.user.deleteSheet("Account report");
      excel.user.deleteSheet("Account detail");
      expect(problemOf(await undo())).toEqual({ code: "nothing_inserted" });
      expect(excel.host.book.names.all()).toEqual([]);
      expect(excel.host.book.customXml.all()).toEqual([]);
    });

    it("stay when they are the last the user can see", async () => {
      await insert();
      excel.user.deleteSheet("Bank");
      expect(problemOf(await undo(true))).toEqual({ code: "last_sheet" });
      expect(names()).toEqual(["Account report", "Account detail"]);
    });

    it.each([0, 1, 2, 3, 4])("go with the next try when request %i fails", async (after) => {
      const before = contentsOf(excel);
      await insert();
      excel.host.knobs.failNext({ code: "GeneralException", after: 6 + after });
      const first = await undo();
      excel.host.knobs.clearFailures();
      const second = await undo(true);
      expect(first.ok || second.ok || second.problem.code === "nothing_inserted").toBe(true);
      expect(contentsOf(excel)).toEqual(before);
    });
  });

  describe("when refreshed", () => {
    const longer = () => report(["Groceries", "Rent", "Salary"], "Report to March");

    it("hold the new content in the same place, under the user's name, beside the user's notes", async () => {
      await insert();
      excel.user.renameSheet("Account report", "For the board");
      excel.user.type("For the board!F40", "my note");
      const outcome = await insert(longer());
      expect(outcome).toMatchObject({
        overwritten: 0,
        sheets: [
          { name: "For the board", state: "refreshed" },
          { name: "Account detail", state: "refreshed" },
        ],
      });
      expect(excel.read("For the board!A1")).toEqual([["Report to March"]]);
      expect(excel.read("For the board!A9:B10")).toEqual([
        ["Salary", 2500],
        ["Total", 1499.5],
      ]);
      expect(excel.read("For the board!F40")).toEqual([["my note"]]);
      expect(excel.host.book.charts.all()).toHaveLength(3);
      expect(excel.host.book.tables.all()).toHaveLength(3);
      expect(excel.host.book.customXml.all()).toHaveLength(1);
    });

    it("leave nothing of the former content when they are shorter", async () => {
      await insert(longer());
      await insert(report(["Rent"]));
      const rows = excel.read("Account report!A1:C20");
      expect(rows.flat().filter((cell) => cell === "Groceries" || cell === "Salary")).toEqual([]);
      expect(
        rows
          .slice(15)
          .flat()
          .every((cell) => cell === "")
      ).toBe(true);
    });

    it("move with rows the user has inserted above", async () => {
      await insert();
      excel.user.insertRows("Account report!1:3");
      excel.user.type("Account report!A1", "Confidential");
      await insert(longer());
      expect(excel.read("Account report!A1:A4")).toEqual([
        ["Confidential"],
        [""],
        [""],
        ["Report to March"],
      ]);
      expect(excel.read("Account report!B12")).toEqual([[2500]]);
    });

    it("ask before they write over what the user has changed; undo brings that back too", async () => {
      await insert();
      excel.user.type("Account report!A7", "Food and drink");
      const before = excel.read("Account report!A1:C20");
      expect(problemOf(await insertSheets(longer(), { signal, at: AT }))).toEqual({
        code: "inserted_edited",
        sheets: [{ name: "Account report", cells: 1 }],
      });
      expect(excel.read("Account report!A1:C20")).toEqual(before);
      expect((await insert(longer(), true)).overwritten).toBe(1);
      expect(excel.read("Account report!A7")).toEqual([["Groceries"]]);
      expect(valueOf(await undo())).toMatchObject({ state: "taken_back" });
      expect(excel.read("Account report!A1:C20")).toEqual(before);
      expect(excel.host.book.charts.all()).toHaveLength(3);
    });

    it("are taken back one step, then deleted", async () => {
      const before = contentsOf(excel);
      await insert();
      const [first] = await listInsertions();
      await insert(longer());
      const [second] = await listInsertions();
      expect([first?.wasRefresh, second?.wasRefresh]).toEqual([false, true]);
      expect(valueOf(await undo()).state).toBe("taken_back");
      expect(excel.read("Account report!A1")).toEqual([["Account report"]]);
      expect(valueOf(await undo(true)).state).toBe("deleted");
      expect(contentsOf(excel)).toEqual(before);
    });

    it("go to a new sheet when the user's cells are in the way, and say so", async () => {
      await insert();
      excel.user.type("Account report!A16", "my sums");
      excel.user.type("Account report!A17", 5);
      const outcome = await insert(report(["a", "b", "c", "d", "e"]));
      expect(outcome.sheets[0]).toEqual({
        id: "summary",
        name: "Account report (2)",
        state: "kept_beside",
        former: "Account report",
      });
      expect(excel.read("Account report!A16:A17")).toEqual([["my sums"], [5]]);
      expect(excel.read("Account report!A7")).toEqual([["Groceries"]]);
    });

    it("make anew what the user has deleted", async () => {
      await insert();
      excel.user.deleteSheet("Account report");
      const { sheets } = await insert(longer());
      expect(sheets.map(({ name, state }) => [name, state])).toEqual([
        ["Account report", "made"],
        ["Account detail", "refreshed"],
      ]);
    });

    it("are as they were whichever request fails", async () => {
      await insert();
      excel.user.type("Account report!A30", "my note");
      const before = contentsOf(excel);
      let requests = 0;
      for (; requests < 150; requests++) {
        excel.host.knobs.failNext({ code: "GeneralException", after: requests });
        const result = await insertSheets(longer(), { signal, at: AT });
        excel.host.knobs.clearFailures();
        if (result.ok) break;
        expect(sorted(contentsOf(excel))).toEqual(sorted(before));
        expect(await listInsertions()).toMatchObject([{ at: AT, wasRefresh: false }]);
      }
      expect(requests).toBeGreaterThan(20);
      expect(requests).toBeLessThan(150);
    }, 60_000);
  });
});
