import type { SheetRow } from "../../src/run";
import { type Desk, sitDown, valueOf } from "./desk";

const HEADER = ["Date", "Description", "Amount", "Currency", "Mine"];
const ROWS = [
  ["2024-01-02", "COFFEE ONE", -4, "USD", "a"],
  ["2024-01-03", "COFFEE ONE", -4, "USD", "b"],
  [null, "", "", "", ""],
  ["2024-01-05", "RENT", -900, "USD", "c"],
];

describe("the rows of the sheet, as panels see them", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await sitDown({ sheets: { Bank: [HEADER, ...ROWS] } });
  });
  afterEach(() => desk.close());

  async function rows(columns: number[] = []): Promise<SheetRow[]> {
    const [preparation, choices] = await desk.look();
    return valueOf(await desk.controller.rows(preparation, choices, { columns }));
  }

  it("tells each transaction's place, identity and fields before anything is enriched", async () => {
    const read = await rows();
    expect(read.map(({ sheetRow }) => sheetRow)).toEqual([2, 3, 5]);
    expect(new Set(read.map(({ id }) => id)).size).toBe(3);
    expect(read[2]?.fields).toMatchObject({ description: "RENT", amount: 900 });
    expect(read[0]?.answers).toEqual({});
  });

  it("gives the cells of other columns where they are asked for", async () => {
    expect((await rows([4])).map(({ cells }) => cells)).toEqual([["a"], ["b"], ["c"]]);
  });

  it("tells whose each of our cells is", async () => {
    await desk.enrich();
    const { user } = desk.excel;
    expect((await rows())[0]?.answers.label).toEqual({ value: "label of coffee", state: "ours" });
    user.type("Bank!F2", "my own label");
    user.clear("Bank!F3");
    const read = await rows();
    expect(read[0]?.answers.label).toEqual({ value: "my own label", state: "edited" });
    expect(read[1]?.answers.label?.state).toBe("cleared");
    expect(read[2]?.answers.label?.state).toBe("ours");
  });

  it("finds the transaction of the active cell, and none where there is none", async () => {
    const [preparation, choices] = await desk.look("region");
    desk.excel.user.select("Bank!B5");
    const found = await desk.controller.activeRow(preparation, choices);
    expect(found).toMatchObject({ ok: true, value: { fields: { description: "RENT" } } });
    desk.excel.user.select("Bank!B9");
    expect(await desk.controller.activeRow(preparation, choices)).toEqual({
      ok: true,
      value: null,
    });
  });
});
