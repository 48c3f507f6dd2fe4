import { readSelectedCells, reading } from "../../src/excel";
import { createRunController } from "../../src/run";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { createFakeSession } from "../support/fake-session";

const LABELS = [["Label"], ["Food"], ["Home > Rent"], [""], [4400]];

describe("the selected cells", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Labels: LABELS, Empty: [] } });
  });
  afterEach(() => excel.close());

  const read = () => reading(readSelectedCells);

  it("are read as they stand", async () => {
    excel.user.select("Labels!A2:A5");
    expect(await read()).toEqual({
      state: "read",
      values: [["Food"], ["Home > Rent"], [""], [4400]],
    });
  });

  it("may be a whole column", async () => {
    excel.user.select("Labels!A1:A1048576");
    expect(await read()).toMatchObject({ state: "read", values: { length: 5 } });
  });

  it("may be empty", async () => {
    excel.user.select("Empty!B2:B9");
    expect(await read()).toEqual({ state: "empty" });
  });

  it("are not read where they are too many", async () => {
    const rows = Array.from({ length: 20_001 }, (_, row) => [row]);
    await excel.close();
    excel = await startExcelHost({ sheets: { Long: rows } });
    excel.user.select("Long!A1:A20001");
    expect(await read()).toEqual({ state: "too_many", most: 20_000 });
  });

  it("are a problem to be told, not a fault, where Excel refuses", async () => {
    excel.host.knobs.failNext({ code: "GeneralException" });
    const controller = createRunController(createFakeSession(), () => 0);
    expect(await controller.selectedCells()).toMatchObject({
      ok: false,
      problem: { code: "host" },
    });
  });
});
