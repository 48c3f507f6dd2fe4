import { type RunningExcel, startExcelHost } from "../support/excel-host";

const XML = '<run xmlns="urn:ntropy:test"><row id="1">a &amp; b</row></run>';

describe("custom XML parts", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost();
  });
  afterEach(() => excel.close());

  it("are added, found by namespace and id, rewritten and deleted", async () => {
    const seen = await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const added = parts.add(XML).load("id,namespaceUri");
      parts.add('<?xml version="1.0"?><!-- other --><p:o xmlns:p="urn:other" />');
      await context.sync();
      const ours = parts.getByNamespace("urn:ntropy:test");
      const only = ours.getOnlyItemOrNullObject().load("id");
      const none = parts.getByNamespace("urn:none").getOnlyItemOrNullObject();
      const xml = only.getXml();
      const count = parts.getCount();
      await context.sync();
      only.setXml('<run xmlns="urn:ntropy:test"/>');
      const again = parts.getItem(added.id).getXml();
      ours.load("items/id");
      await context.sync();
      parts.getItemOrNullObject(added.id).delete();
      const gone = parts.getItemOrNullObject(added.id);
      await context.sync();
      return {
        namespaceUri: added.namespaceUri,
        same: only.id === added.id && ours.items.length === 1,
        none: none.isNullObject,
        xml: xml.value,
        count: count.value,
        again: again.value,
        gone: gone.isNullObject,
      };
    });
    expect(seen).toEqual({
      namespaceUri: "urn:ntropy:test",
      same: true,
      none: true,
      xml: XML,
      count: 2,
      again: '<run xmlns="urn:ntropy:test"/>',
      gone: true,
    });
  });

  it.each(["", "text", "<a><b></a></b>", "<a>x", "<a/><b/>", "<a>1 & 2</a>"])(
    "refuse %j, which is no XML document",
    async (xml) => {
      const adding = Excel.run(async (context) => {
        context.workbook.customXmlParts.add(xml);
        await context.sync();
      });
      await expect(adding).rejects.toMatchObject({ code: "InvalidArgument" });
    }
  );
});

describe("sheets", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { One: [], Two: [] } });
  });
  afterEach(() => excel.close());

  it("are added, renamed, moved, hidden, activated and deleted", async () => {
    const seen = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Lists");
      added.visibility = "VeryHidden";
      worksheets.getItem("Two").position = 0;
      worksheets.getItem("One").name = "Uno";
      worksheets.getItem("Uno").activate();
      worksheets.load("items/name,items/visibility,items/position");
      const active = worksheets.getActiveWorksheet().load("name");
      const last = worksheets.getLast(true).load("name");
      const gone = worksheets.getItemOrNullObject("One");
      await context.sync();
      return {
        sheets: worksheets.items.map(({ name, visibility, position }) => [
          name,
          visibility,
          position,
        ]),
        active: active.name,
        last: last.name,
        gone: gone.isNullObject,
      };
    });
    expect(seen).toEqual({
      sheets: [
        ["Two", "Visible", 0],
        ["Uno", "Visible", 1],
        ["Lists", "VeryHidden", 2],
      ],
      active: "Uno",
      last: "Uno",
      gone: true,
    });
  });

  it.each([
    ["one", "ItemAlreadyExists"],
    ["a/b", "InvalidArgument"],
    ["x".repeat(32), "InvalidArgument"],
  ])("refuse the name %j", async (name, code) => {
    const adding = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    await expect(adding).rejects.toMatchObject({ code });
  });

  it("say which call met a missing sheet", async () => {
    const missing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Nope").getRange("A1").values = [[1]];
      await context.sync();
    });
    await expect(missing).rejects.toMatchObject({
      code: "ItemNotFound",
      debugInfo: { statement: "var worksheet = worksheets.getItem(...);" },
    });
  });

  it("keep one visible sheet", async () => {
    const deleting = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("One").delete();
      context.workbook.worksheets.getItem("Two").delete();
      await context.sync();
    });
    await expect(deleting).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});

describe("the application", () => {
  let excel: RunningExcel;
  afterEach(() => excel.close());

  it("tells its culture and takes the calculation mode", async () => {
    excel = await startExcelHost({ culture: "de-DE" });
    const seen = await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.calculationMode = "Manual";
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.load("calculationMode,decimalSeparator,thousandsSeparator");
      application.cultureInfo.load(
        "name,datetimeFormat/shortDatePattern,numberFormat/numberDecimalSeparator"
      );
      await context.sync();
      return [
        application.calculationMode,
        application.decimalSeparator,
        application.thousandsSeparator,
        application.cultureInfo.name,
        application.cultureInfo.datetimeFormat.shortDatePattern,
        application.cultureInfo.numberFormat.numberDecimalSeparator,
      ];
    });
    expect(seen).toEqual(["Manual", ",", ".", "de-DE", "dd.mm.yyyy", ","]);
  });

  it("keeps settings of the workbook", async () => {
    excel = await startExcelHost();
    const seen = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("holder", { type: "consumer" });
      const item = settings.getItem("holder").load("value");
      const none = settings.getItemOrNullObject("nope");
      await context.sync();
      settings.getItem("holder").delete();
      const count = settings.getCount();
      await context.sync();
      return [item.value, none.isNullObject, count.value];
    });
    expect(seen).toEqual([{ type: "consumer" }, true, 0]);
  });
});

/** The tests' sheets are protected with this, or with nothing. */
const PASSWORD = "secret";

describe("a protected sheet", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({
      sheets: {
        Bank: [
          ["Amount", "Note"],
          [5, "x"],
        ],
      },
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("B:B").format.protection.locked = false;
      sheet.protection.protect({ allowSort: true }, PASSWORD);
      await context.sync();
    });
  });
  afterEach(() => excel.close());

  const attempt = (work: (sheet: Excel.Worksheet) => void) =>
    Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("Bank"));
      await context.sync();
    });

  it.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["writing locked cells", (sheet) => (sheet.getRange("A2").values = [[1]])],
    [
      "writing locked and unlocked cells at once",
      (sheet) => (sheet.getRange("A2:B2").values = [[1, 2]]),
    ],
    ["formatting", (sheet) => (sheet.getRange("B2").numberFormat = [["0.00"]])],
    ["column widths", (sheet) => (sheet.getRange("B2").format.columnWidth = 9)],
    ["inserting columns", (sheet) => void sheet.getRange("A:A").insert("Right")],
    ["clearing", (sheet) => sheet.getRange("A2").clear("Contents")],
    ["another password", (sheet) => sheet.protection.unprotect("wrong")],
  ])("refuses %s", async (_name, work) => {
    await expect(attempt(work)).rejects.toMatchObject({ code: "AccessDenied" });
    expect(excel.read("Bank!A2:B2")).toEqual([[5, "x"]]);
  });

  it("takes what goes into unlocked cells", async () => {
    await attempt((sheet) => (sheet.getRange("B2").values = [["ours"]]));
    expect(excel.read("Bank!B2")).toEqual([["ours"]]);
  });

  it("may be protected by the user as well", async () => {
    await attempt((sheet) => sheet.protection.unprotect(PASSWORD));
    await attempt((sheet) => (sheet.getRange("A2").values = [[7]]));
    excel.user.protectSheet("Bank");
    const writing = attempt((sheet) => (sheet.getRange("A2").values = [[8]]));
    await expect(writing).rejects.toMatchObject({ code: "AccessDenied" });
    expect(excel.read("Bank!A2")).toEqual([[7]]);
  });

  it("tells what is protected, and is unprotected with its password", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.protection.load("protected,options");
      const cells = sheet.getRange("A1:B1");
      cells.load("format/protection/locked");
      await context.sync();
      const before = [
        sheet.protection.protected,
        sheet.protection.options.allowSort,
        sheet.protection.options.allowInsertRows,
        cells.format.protection.locked,
      ];
      sheet.protection.unprotect(PASSWORD);
      sheet.getRange("A2").values = [[6]];
      await context.sync();
      return before;
    });
    expect(seen).toEqual([true, true, false, null]);
    expect(excel.read("Bank!A2")).toEqual([[6]]);
  });
});
