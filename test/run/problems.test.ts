import type { Result } from "../../src/run";
import { choicesOf, type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "alpha 1", -1],
  [45_660, "beta 2", -2],
];

let desk: Desk;
afterEach(() => desk.close());

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const problem = (result: Result<unknown>) => (result.ok ? null : result.problem);

describe("what cannot be worked on is said as data, and nothing is touched", () => {
  it("several areas", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    desk.excel.user.select("Bank!A1:A2", "Bank!C1:C2");
    expect(problem(await desk.controller.prepare("selection"))).toEqual({
      code: "several_areas",
      count: 2,
    });
  });

  it("an empty sheet", async () => {
    desk = await sitDown({ sheets: { Bank: [] } });
    expect(problem(await desk.controller.prepare("region"))).toEqual({
      code: "empty_sheet",
      sheet: "Bank",
    });
  });

  it("a sheet without descriptions: the user may still say which column they are in", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["a", "b"],
          [1, 2],
          [3, 4],
        ],
      },
    });
    const preparation = valueOf(await desk.controller.prepare("region"));
    expect(preparation.mapping.description).toBeUndefined();
    expect(problem(await desk.controller.plan(preparation, choicesOf(preparation)))).toMatchObject({
      code: "no_description_column",
      sheet: "Bank",
    });
  });

  it("a protected sheet, before and during a run", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const [preparation, choices] = await desk.look();
    const protect = () =>
      desk.excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Bank").protection.protect();
        await context.sync();
      });
    desk.session.beforeAnswer = protect;
    const during = await desk.controller.run(preparation, choices, quiet);
    expect(problem(during)).toEqual({ code: "protected_sheet", sheet: "Bank" });
    expect(problem(await desk.controller.prepare("region"))).toEqual({
      code: "protected_sheet",
      sheet: "Bank",
    });
    expect(desk.excel.read("Bank!D1:F3").flat().join("")).toBe("");
  });

  it("a cell in edit mode", async () => {
    desk = await sitDown({ sheets: { Bank: BANK }, knobs: { cellEditMode: true } });
    expect(problem(await desk.controller.prepare("region"))).toEqual({ code: "cell_edit_mode" });
    desk.excel.host.knobs.cellEditMode = false;
    const [preparation, choices] = await desk.look();
    desk.excel.host.knobs.cellEditMode = true;
    expect(problem(await desk.controller.run(preparation, choices, quiet))).toEqual({
      code: "cell_edit_mode",
    });
  });

  it("merged cells among the rows, but not in the letterhead", async () => {
    desk = await sitDown({ sheets: { Bank: [["My bank"], [], ...BANK] } });
    desk.excel.user.merge("Bank!A1:C1");
    expect((await desk.controller.prepare("region")).ok).toBe(true);
    desk.excel.user.merge("Bank!B4:B5");
    expect(problem(await desk.controller.prepare("region"))).toEqual({
      code: "merged_cells",
      address: "B4:B5",
    });
  });

  it("no columns left on the sheet", async () => {
    desk = await sitDown({ sheets: { Bank: [] } });
    BANK.forEach((row, index) =>
      row.forEach((cell, column) =>
        desk.excel.user.type(`Bank!${["XFB", "XFC", "XFD"][column]}${index + 1}`, cell)
      )
    );
    desk.excel.user.select("Bank!XFB2");
    const [preparation, choices] = await desk.look();
    expect(problem(await desk.controller.plan(preparation, choices))).toEqual({
      code: "no_free_columns",
      sheet: "Bank",
      needed: 3,
    });
  });

  it("a sheet deleted since", async () => {
    desk = await sitDown({ sheets: { Bank: BANK, Other: [] } });
    const [preparation, choices] = await desk.look();
    desk.excel.user.deleteSheet("Bank");
    expect(problem(await desk.controller.run(preparation, choices, quiet))).toEqual({
      code: "sheet_gone",
      sheet: "Bank",
    });
  });

  it("a table that is no longer where it was prepared", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const [preparation, choices] = await desk.look();
    desk.excel.user.insertRows("Bank!1:1");
    expect(problem(await desk.controller.plan(preparation, choices))).toEqual({
      code: "rows_moved",
      count: 2,
    });
  });

  it("a workbook that a newer version wrote", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    desk.excel.host.book.settings.set("ntropy", JSON.stringify({ version: 7, other: true }));
    expect(problem(await desk.controller.prepare("region"))).toEqual({
      code: "newer_workbook",
      version: 7,
    });
  });

  it("an Excel that is too old", async () => {
    desk = await sitDown({ sheets: { Bank: BANK }, requirementSets: { ExcelApi: "1.8" } });
    expect(problem(await desk.controller.prepare("region"))).toEqual({
      code: "unsupported_host",
      missing: "ExcelApi 1.9",
    });
  });

  it("an engine that fails: what was written before stays, and can be undone", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const [preparation, choices] = await desk.look();
    desk.session.enrich = () => {
      const error = new Error("It broke.");
      error.name = "SessionError";
      return Promise.reject(error);
    };
    expect(problem(await desk.controller.run(preparation, choices, quiet))).toEqual({
      code: "engine",
      message: "It broke.",
    });
    expect(desk.session.closed).toHaveLength(1);
    expect(desk.excel.read("Bank!D1:F3").flat().join("")).toBe("");
  });

  it("a second run while one is under way", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const [preparation, choices] = await desk.look();
    const first = desk.controller.run(preparation, choices, quiet);
    expect(problem(await desk.controller.run(preparation, choices, quiet))).toEqual({
      code: "busy",
    });
    expect((await first).ok).toBe(true);
  });
});

it("sends smaller requests where the host takes only small ones", async () => {
  const rows = Array.from({ length: 900 }, (_, index) => [45_000 + index, `shop ${index}`, -index]);
  desk = await sitDown({ sheets: { Bank: [["Date", "Description", "Amount"], ...rows] } });
  const [preparation, choices] = await desk.look();
  desk.excel.host.knobs.payloadLimit = 40_000;
  desk.session.beforeAnswer = () => undefined;
  const result = await desk.controller.run(preparation, choices, quiet);
  expect(valueOf(result)).toMatchObject({ state: "completed", written: 900, putBack: 0 });
  expect(desk.excel.read("Bank!D900:D901")).toEqual([["label of shop"], ["label of shop"]]);
});
