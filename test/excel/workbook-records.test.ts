import { countWorkbookRecords, reading, removeWorkbookRecords, writing } from "../../src/excel";
import { type Desk, sitDown, valueOf } from "../run/desk";

const ROWS = [
  ["Date", "Description", "Amount"],
  [46023, "LIDL 123", -40.5],
  [46054, "REWE 55", -60],
];
const ANSWERS = "Bank!A1:F3";

describe("what of ours lies in a workbook", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await sitDown({ sheets: { Bank: ROWS } });
    desk.excel.user.select("Bank!A1");
  });
  afterEach(() => desk.close());

  const counted = () => reading(countWorkbookRecords);
  const remove = () => writing(new AbortController().signal, removeWorkbookRecords);

  it("is nothing before the first run", async () => {
    expect(await counted()).toEqual({ parts: 0, names: 0, settings: 0 });
    expect(await remove()).toEqual({ parts: 0, names: 0, settings: 0 });
  });

  it("is taken out wholly, and no cell changes", async () => {
    await desk.enrich();
    const before = await counted();
    expect(before.parts).toBeGreaterThan(0);
    expect(before.names).toBeGreaterThan(0);
    expect(before.settings).toBeGreaterThan(0);
    const cells = desk.excel.read(ANSWERS);
    expect(await remove()).toEqual(before);
    expect(await counted()).toEqual({ parts: 0, names: 0, settings: 0 });
    expect(desk.excel.read(ANSWERS)).toEqual(cells);
  });

  it("is forgotten afterwards: there is no run to undo, and answers count as the user's", async () => {
    await desk.enrich();
    await remove();
    const again = desk.another();
    expect(await again.lastRun()).toBeNull();
    expect(await again.undoLastRun()).toMatchObject({ ok: false });
    const cells = desk.excel.read(ANSWERS);
    await desk.enrich();
    expect(desk.excel.read(ANSWERS)).toEqual(cells);
    // The next run has columns of its own.
    expect(desk.excel.read("Bank!G1:G3")).toEqual([
      ["Label"],
      ["label of lidl"],
      ["label of rewe"],
    ]);
  });

  it("leaves alone what is somebody else's, and the list to choose labels from", async () => {
    await desk.enrich();
    const [preparation, choices] = await desk.look();
    valueOf(await desk.controller.setLabelList(preparation, choices, ["Food"]));
    await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.customXmlParts.add('<note xmlns="urn:somebody-else"/>');
      workbook.settings.add("theirs", "kept");
      workbook.names.add("Theirs", "=Bank!$A$1");
      await context.sync();
    });
    await remove();
    const kept = await Excel.run(async (context) => {
      const { customXmlParts, settings, names } = context.workbook;
      customXmlParts.load("items/namespaceUri");
      settings.load("items/key");
      names.load("items/name");
      await context.sync();
      return {
        parts: customXmlParts.items.map(({ namespaceUri }) => namespaceUri),
        settings: settings.items.map(({ key }) => key),
        names: names.items.map(({ name }) => name).sort(),
      };
    });
    expect(kept).toEqual({
      parts: ["urn:somebody-else"],
      settings: ["theirs"],
      names: ["Theirs", "_ntropy.labels.1"],
    });
  });
});
