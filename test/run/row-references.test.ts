import { call, criterion, insertSheets, literal, rowsOf } from "../../src/excel";
import type { RowReferences } from "../../src/run";
import { type Desk, sitDown } from "./desk";

const ROWS = [
  ["Date", "Description", "Booked amount", "Bank's [note]"],
  [46023, "LIDL 123", -40.5, "a"],
  [46054, "REWE 55", -60, "b"],
  [46055, "LIDL 123", -9.5, "c"],
];

describe("references to columns of the user's rows", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  const sit = async (isTable: boolean, rows: (string | number)[][] = ROWS) => {
    desk = await sitDown({ sheets: { "My bank": rows } });
    if (isTable) {
      await Excel.run(async (context) => {
        context.workbook.tables.add("'My bank'!A1:D4", true).name = "Bank1";
        await context.sync();
      });
    }
    desk.excel.user.select("My bank!A1");
  };
  const references = async (): Promise<RowReferences> => {
    const result = await desk.controller.references(...(await desk.look()));
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  };

  it("name the columns of an Excel table, ours too", async () => {
    await sit(true);
    await desk.enrich();
    const { tableName, source, ours } = await references();
    expect(tableName).toBe("Bank1");
    expect(source.amount).toEqual({
      reference: { kind: "table", table: "Bank1", column: "Booked amount" },
      isFigures: true,
    });
    expect(ours.label).toEqual({
      reference: { kind: "table", table: "Bank1", column: "Label" },
      isFigures: false,
    });
  });

  it("are absolute cells in a plain range, from the first row of data to the last", async () => {
    await sit(false);
    await desk.enrich();
    const { source, ours } = await references();
    const rows = { first: 1, last: 3 };
    expect(source.amount?.reference).toEqual({ kind: "range", sheet: "My bank", column: 2, rows });
    expect(ours.label?.reference).toEqual({ kind: "range", sheet: "My bank", column: 4, rows });
  });

  it("say where amounts are written as text, for no formula can sum those", async () => {
    await sit(
      false,
      ROWS.map((row, index) => (index === 2 ? [row[0] ?? "", row[1] ?? "", "-60,00", "b"] : row))
    );
    expect((await references()).source.amount?.isFigures).toBe(false);
  });

  it.each([true, false])("make formulas that follow the rows (in a table: %p)", async (isTable) => {
    await sit(isTable);
    const { source } = await references();
    const [amount, description] = [source.amount, source.description];
    if (amount === undefined || description === undefined) throw new Error("A column is missing.");
    const formula = call(
      "SUMIFS",
      rowsOf(amount.reference),
      rowsOf(description.reference),
      criterion("=", literal("lidl 123"))
    );
    const inserted = await insertSheets(
      {
        id: "sums",
        sheets: [
          {
            id: "sums",
            name: "Sums",
            title: "Sums",
            tables: [
              {
                id: "sums",
                title: "Sums",
                columns: [{ id: "sum", header: "Sum", holds: { kind: "number" } }],
                rows: [[{ formula }]],
              },
            ],
          },
        ],
      },
      { signal: new AbortController().signal, at: "2026-11-20T12:00:00Z" }
    );
    expect(inserted.ok).toBe(true);
    expect(desk.excel.read("Sums!A5")).toEqual([[-50]]);
    desk.excel.user.type("My bank!C4", -19.5);
    expect(desk.excel.read("Sums!A5")).toEqual([[-60]]);
  });
});
