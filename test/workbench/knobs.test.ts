import { type RunningExcel, startExcelHost, type StartOptions } from "../support/excel-host";

describe("the host's knobs", () => {
  let excel: RunningExcel;
  afterEach(() => excel.close());

  const start = async (options: StartOptions = {}) => {
    excel = await startExcelHost(options);
  };
  const write = (rows: number) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRangeByIndexes(0, 0, rows, 1).values = Array.from({ length: rows }, () => [
        "x".repeat(100),
      ]);
      await context.sync();
    });
  const read = (address: string) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange(address)
        .load("values");
      await context.sync();
      return range.values;
    });

  it("refuse a request that is too large", async () => {
    await start({ knobs: { payloadLimit: 20_000 } });
    await write(10);
    await expect(write(500)).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(excel.read("A11")).toEqual([[""]]);
  });

  it("refuse an answer that is too large", async () => {
    await start({ sheets: { Sheet1: Array.from({ length: 500 }, () => ["x".repeat(100)]) } });
    excel.host.knobs.payloadLimit = 20_000;
    await expect(read("A1:A500")).rejects.toMatchObject({
      code: "ResponsePayloadSizeLimitExceeded",
    });
  });

  it("limit requests to 5 MB unless told otherwise", async () => {
    await start();
    await expect(write(60_000)).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
  });

  it("refuse everything while a cell is being edited", async () => {
    await start({ knobs: { cellEditMode: true } });
    await expect(read("A1")).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    excel.host.knobs.cellEditMode = false;
    expect(await read("A1")).toEqual([[""]]);
  });

  it("let a request wait for the end of editing, where the host can and the add-in asks", async () => {
    await start({ requirementSets: { ExcelApi: "1.15", DelayForCellEdit: "1.1" } });
    excel.host.knobs.cellEditMode = true;
    const writing = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["late"]];
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(excel.read("A1")).toEqual([[""]]);
    excel.host.knobs.cellEditMode = false;
    await writing;
    expect(excel.read("A1")).toEqual([["late"]]);
  });

  it("let the next request fail, once", async () => {
    await start();
    excel.host.knobs.failNext({ code: "GeneralException" });
    await expect(read("A1")).rejects.toMatchObject({ code: "GeneralException" });
    expect(await read("A1")).toEqual([[""]]);
  });

  it("let a later request fail", async () => {
    await start();
    excel.host.knobs.failNext({ code: "RequestAborted", after: 1, times: 2 });
    const outcomes: string[] = [];
    for (let request = 0; request < 4; request++) {
      const outcome = read("A1").then(
        () => "fine",
        (error: { code: string }) => error.code
      );
      outcomes.push(await outcome);
    }
    expect(outcomes).toEqual(["fine", "RequestAborted", "RequestAborted", "fine"]);
  });

  it("let the n-th use of a member fail, and keep what was done before", async () => {
    await start();
    excel.host.knobs.failNext({ code: "GeneralException", member: "Range.values=", after: 1 });
    const writing = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [["first"]];
      sheet.getRange("A2").values = [["second"]];
      await context.sync();
    });
    await expect(writing).rejects.toMatchObject({ code: "GeneralException" });
    expect(excel.read("A1:A2")).toEqual([["first"], [""]]);
  });

  it("make every request slower", async () => {
    await start();
    excel.host.knobs.latencyMs = 30;
    let passed = false;
    setTimeout(() => (passed = true), 20);
    await read("A1");
    expect(passed).toBe(true);
  });

  it("claim fewer requirement sets", async () => {
    await start({ requirementSets: { ExcelApi: "1.9" } });
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.10")).toBe(false);
    expect(Office.context.requirements.isSetSupported("SharedRuntime", "1.1")).toBe(false);
  });

  it("count members, requests and bytes", async () => {
    await start();
    await write(1);
    await read("A1");
    expect(Object.fromEntries(excel.host.api.calls)).toMatchObject({
      "Range.values=": 1,
      "Range.values": 1,
      "Worksheet.getRangeByIndexes()": 1,
      "WorksheetCollection.getActiveWorksheet()": 2,
    });
    expect(excel.host.api.requests.length).toBeGreaterThanOrEqual(2);
    for (const request of excel.host.api.requests) {
      expect(request).toMatchObject({ errorCode: null });
      expect(request.requestBytes).toBeGreaterThan(0);
      expect(request.answerBytes).toBeGreaterThan(0);
    }
  });
});
