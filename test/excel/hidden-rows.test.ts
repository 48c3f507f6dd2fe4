import { hiddenRows } from "../../src/excel/hidden-rows";
import { reading } from "../../src/excel/host";
import { type RunningExcel, startExcelHost } from "../support/excel-host";

let excel: RunningExcel;
afterEach(() => excel.close());

const open = async (): Promise<string> => {
  excel = await startExcelHost({
    sheets: { Bank: Array.from({ length: 40 }, (_, index) => [index, "x"]) },
  });
  return excel.area("Bank!A1").sheet;
};
const among = async (sheet: string, first: number, last: number) =>
  [...(await reading((batch) => hiddenRows(batch, sheet, { first, last })))].sort((a, b) => a - b);

describe("hidden rows", () => {
  it("are none, all or some of the rows asked about", async () => {
    const sheet = await open();
    expect(await among(sheet, 0, 39)).toEqual([]);
    excel.user.hideRows("Bank!3:4");
    excel.user.hideRows("Bank!10:10");
    expect(await among(sheet, 0, 39)).toEqual([2, 3, 9]);
    expect(await among(sheet, 2, 3)).toEqual([2, 3]);
    expect(await among(sheet, 4, 8)).toEqual([]);
  });

  it("are found too where Excel will not list its visible cells", async () => {
    const sheet = await open();
    for (let row = 2; row <= 30; row += 2) excel.user.hideRows(`Bank!${row}:${row}`);
    const expected = await among(sheet, 0, 39);
    excel.host.knobs.failNext({
      code: "GeneralException",
      member: "Range.getSpecialCellsOrNullObject()",
    });
    expect(await among(sheet, 0, 39)).toEqual(expected);
    expect(expected).toHaveLength(15);
  });
});
