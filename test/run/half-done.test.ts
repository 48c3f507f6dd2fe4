import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "alpha 1", -1],
  [45_660, "beta 2", -2],
  [45_661, "gamma 3", -3],
];

let desk: Desk;
afterEach(() => desk.close());
const hasRecords = () =>
  JSON.stringify(desk.excel.host.book.customXml.all()).includes("ntropy-excel:last-run");
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

describe("a run that is stopped while the user types into a cell", () => {
  it("ends as stopped, also before it has written anything", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const stop = new AbortController();
    desk.session.beforeAnswer = () => {
      desk.excel.host.knobs.cellEditMode = true;
      setTimeout(() => stop.abort(), 50);
    };
    const [preparation, choices] = await desk.look();
    const result = await desk.controller.run(preparation, choices, {
      ...quiet(),
      signal: stop.signal,
    });
    desk.excel.host.knobs.cellEditMode = false;
    expect(result).toMatchObject({ ok: true, value: { state: "stopped", written: 0 } });
  });
});

describe("an engine that never answers", () => {
  it("does not keep a run from being stopped", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    desk.session.openRun = () => new Promise(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect(await desk.enrich({}, { signal: stop.signal })).toMatchObject({ state: "stopped" });
  });

  it("does not keep a stopped run from ending", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    desk.session.beforeAnswer = () => new Promise(() => undefined);
    desk.session.closeRun = () => new Promise(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect(await desk.enrich({}, { signal: stop.signal })).toMatchObject({ state: "stopped" });
  });
});

describe("a run that breaks off while it begins", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])(
    "leaves the run before either to be undone or forgotten, never half (%i requests on)",
    async (after) => {
      desk = await sitDown({ sheets: { Bank: BANK } });
      await desk.enrich();
      desk.session.version = "fake-2";
      desk.session.label = () => "new";
      const [preparation, choices] = await desk.look();
      desk.session.beforeAnswer = () => {
        desk.excel.host.knobs.failNext({ code: "GeneralException", after });
      };
      await desk.controller.run(preparation, choices, quiet());
      desk.excel.host.knobs.clearFailures();
      // Undo is offered where there is something to undo by.
      expect((await desk.controller.lastRun()) !== null).toBe(hasRecords());
      // Whatever happened, our cells are still ours and the next run brings them up to date.
      desk.session.beforeAnswer = () => undefined;
      await desk.enrich();
      expect(desk.excel.read("Bank!D2:D4").flat()).toEqual(["new", "new", "new"]);
      expect(await desk.plan()).toMatchObject({ upToDate: 3, lockedCells: 0 });
    }
  );
});

describe("rows added below", () => {
  it("get the number formats of our columns", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const run = async () => {
      const [preparation, choices] = await desk.look("region", {
        fields: ["mcc", "confidence", "next_date"],
      });
      valueOf(await desk.controller.run(preparation, choices, quiet()));
    };
    await run();
    [45_662, "alpha 9", -9].forEach((cell, column) =>
      desk.excel.user.type(`Bank!${"ABC".charAt(column)}5`, cell)
    );
    await run();
    const formats = () => desk.excel.grid.readNumberFormats(desk.excel.area("Bank!D5:F5"));
    expect(formats()).toEqual([["0000", "0%", "yyyy-mm-dd"]]);
    valueOf(await desk.controller.undoLastRun());
    expect(formats()).toEqual([["General", "General", "General"]]);
  });
});
