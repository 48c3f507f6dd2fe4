import { type RunningExcel, startExcelHost } from "../support/excel-host";

/** Lets messages to the add-in and its handlers run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("events of the workbook", () => {
  let excel: RunningExcel;
  let heard: Record<string, unknown>[];
  beforeEach(async () => {
    heard = [];
    excel = await startExcelHost({ sheets: { Bank: [["Amount"], [5]], Other: [] } });
  });
  afterEach(() => excel.close());

  const hear = async (event: unknown) => {
    heard.push(event as Record<string, unknown>);
  };
  const onChanged = () =>
    Excel.run(async (context) => {
      const handler = context.workbook.worksheets.getItem("Bank").onChanged.add(hear);
      await context.sync();
      return handler;
    });

  it("tell what the user typed, with the value before", async () => {
    await onChanged();
    excel.user.type("Bank!A2", "6");
    excel.user.type("Other!A1", "unheard");
    await settle();
    expect(heard).toMatchObject([
      {
        type: "WorksheetChanged",
        address: "A2",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: "Unknown",
        worksheetId: excel.area("Bank!A1").sheet,
      },
    ]);
  });

  it("tell what the add-in wrote as its own, once for one write however it was cut up", async () => {
    await onChanged();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("B1:D1000").values = Array.from({ length: 1000 }, (_, row) => [row, row, row]);
      sheet.getRange("A2").values = [[7]];
      await context.sync();
    });
    await settle();
    expect(heard).toMatchObject([
      { address: "B1:D1000", triggerSource: "ThisLocalAddin" },
      {
        address: "A2",
        triggerSource: "ThisLocalAddin",
        details: { valueBefore: 5, valueAfter: 7 },
      },
    ]);
  });

  it("tell inserted and deleted rows and columns", async () => {
    await onChanged();
    excel.user.insertRows("Bank!1:2");
    excel.user.deleteColumns("Bank!B:B");
    await settle();
    expect(heard).toMatchObject([
      {
        address: "1:2",
        changeType: "RowInserted",
        changeDirectionState: { insertShiftDirection: "Down" },
      },
      {
        address: "B:B",
        changeType: "ColumnDeleted",
        changeDirectionState: { deleteShiftDirection: "Left" },
      },
    ]);
  });

  it("stay away while the add-in has switched them off", async () => {
    await onChanged();
    const toggle = (enabled: boolean) =>
      Excel.run(async (context) => {
        context.runtime.enableEvents = enabled;
        await context.sync();
      });
    await toggle(false);
    excel.user.type("Bank!A2", "6");
    await settle();
    expect(heard).toEqual([]);
    await toggle(true);
    excel.user.type("Bank!A2", "7");
    await settle();
    expect(heard).toHaveLength(1);
  });

  it("lead to the range that changed", async () => {
    let address = "";
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").onChanged.add(async (event) => {
        await Excel.run(async (inner) => {
          const range = event.getRange(inner).load("address");
          await inner.sync();
          address = range.address;
        });
      });
      await context.sync();
    });
    excel.user.type("Bank!A2:B3", "6");
    await settle();
    expect(address).toBe("Bank!A2:B3");
  });

  it("end when the handler is removed", async () => {
    const handler = await onChanged();
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    excel.user.type("Bank!A2", "6");
    await settle();
    expect(heard).toEqual([]);
  });

  it("tell selections to sheet, collection, workbook and document", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").onSelectionChanged.add(hear);
      context.workbook.worksheets.onSelectionChanged.add(hear);
      context.workbook.onSelectionChanged.add(async () => hear({ type: "workbook" }));
      await context.sync();
    });
    await new Promise((resolve) =>
      Office.context.document.addHandlerAsync(
        Office.EventType.DocumentSelectionChanged,
        (event: { type: string }) => hear({ type: event.type }),
        resolve
      )
    );
    excel.user.select("Bank!A2:B3");
    await settle();
    expect(heard.map(({ type, address }) => [type, address])).toEqual(
      expect.arrayContaining([
        ["WorksheetSelectionChanged", "A2:B3"],
        ["WorksheetSelectionChanged", "A2:B3"],
        ["workbook", undefined],
        ["documentSelectionChanged", undefined],
      ])
    );
    expect(heard).toHaveLength(4);
  });

  it("tell sheets added, activated and deleted", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(hear);
      worksheets.onActivated.add(hear);
      worksheets.onDeleted.add(hear);
      await context.sync();
      const added = worksheets.add("New");
      added.activate();
      await context.sync();
      added.delete();
      await context.sync();
    });
    await settle();
    expect(heard.map(({ type }) => type)).toEqual([
      "WorksheetAdded",
      "WorksheetActivated",
      "WorksheetActivated",
      "WorksheetDeleted",
    ]);
  });

  it("tell changes in a table", async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.worksheets.getItem("Bank").tables.add("A1:A2", true);
      table.onChanged.add(hear);
      await context.sync();
    });
    excel.user.type("Bank!A2", "9");
    excel.user.type("Bank!C9", "9");
    await settle();
    expect(heard).toMatchObject([{ type: "TableChanged", address: "A2" }]);
  });

  it("tell hidden rows and sorted rows", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.onRowHiddenChanged.add(hear);
      sheet.onRowSorted.add(hear);
      await context.sync();
      sheet.getRange("2:2").rowHidden = true;
      sheet.getRange("A1:A2").sort.apply([{ key: 0, ascending: true }]);
      await context.sync();
    });
    await settle();
    expect(heard).toMatchObject([
      { type: "WorksheetRowHiddenChanged", address: "2:2", changeType: "Hidden" },
      { type: "WorksheetRowSorted", address: "A1:A2" },
    ]);
  });
});
