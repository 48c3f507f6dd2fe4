import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  ...Array.from({ length: 12 }, (_, index) => [45_000 + index, `word${index} x`, -1 - index]),
];

let desk: Desk;
afterEach(() => desk.close());

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

/** Does something at the last moment before the first request that matches is served. */
function beforeRequest(matches: (text: string) => boolean, act: () => void): void {
  const { parent } = desk.excel.window;
  const { postMessage } = parent;
  let done = false;
  parent.postMessage = (text: string) => {
    if (!done && matches(text)) {
      done = true;
      act();
    }
    postMessage(text);
  };
}

const writes = (text: string) => text.includes("<record xmlns");
const restores = (text: string) => text.includes("SuspendScreenUpdatingUntilNextSync");

describe("between the survey and the first write", () => {
  const beforeFirstAnswer = (act: () => void) => {
    desk.session.beforeAnswer = () => {
      if (desk.session.sent.length === 1) act();
    };
  };

  it("a header the user typed where our columns were to stand is not overwritten", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    beforeFirstAnswer(() => desk.excel.user.type("Bank!D1", "Mine"));
    expect(await desk.enrich()).toMatchObject({ state: "completed", written: 12 });
    expect(desk.excel.read("Bank!D1:H2")).toEqual([
      ["Mine", "Label", "Merchant", "Recurrence", ""],
      ["", "label of word0", "Word0", "one off", ""],
    ]);
    valueOf(await desk.controller.undoLastRun());
    expect(desk.excel.read("Bank!D1:H2").flat().join("")).toBe("Mine");
  });

  it.each([
    ["a column is inserted", () => desk.excel.user.insertColumns("Bank!A:A"), "Bank!B1:D13"],
    ["rows are inserted", () => desk.excel.user.insertRows("Bank!1:2"), "Bank!A3:C15"],
  ])("when %s, no source cell is overwritten", async (_, act, address) => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    beforeFirstAnswer(act);
    const [preparation, choices] = await desk.look();
    const result = await desk.controller.run(preparation, choices, quiet());
    expect(desk.excel.read(address)).toEqual(BANK);
    expect(result).toMatchObject({ ok: false, problem: { code: "rows_moved" } });
    // Nothing was begun, and the next try works.
    expect(desk.excel.host.book.names.all()).toEqual([]);
    expect(await desk.enrich()).toMatchObject({ state: "completed", written: 12 });
    expect(desk.excel.read(address)).toEqual(BANK);
  });

  it("a header typed while the columns are being made is put back", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    beforeRequest(
      (text) => text.includes("_ntropy.1.label"),
      () => desk.excel.user.type("Bank!D1", "'=mine")
    );
    await desk.enrich();
    expect(desk.excel.contents("Bank!D1:D1")).toEqual([[{ quoted: "=mine" }]]);
    expect(desk.excel.read("Bank!D2:D2")).toEqual([["label of word0"]]);
  });
});

describe("putting back", () => {
  it("waits for the user to leave a cell, also when the run was stopped meanwhile", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const stop = new AbortController();
    beforeRequest(writes, () => desk.excel.user.type("Bank!D5", "mine"));
    const { parent } = desk.excel.window;
    const { postMessage } = parent;
    let isWritten = false;
    parent.postMessage = (text: string) => {
      if (isWritten && desk.excel.read("Bank!D5")[0]?.[0] !== "mine" && !stop.signal.aborted) {
        desk.excel.host.knobs.cellEditMode = true;
        stop.abort();
        setTimeout(() => {
          desk.excel.host.knobs.cellEditMode = false;
        }, 400);
      }
      isWritten ||= writes(text);
      postMessage(text);
    };
    const outcome = await desk.enrich({}, { signal: stop.signal });
    expect(outcome.state).toBe("stopped");
    expect(desk.excel.read("Bank!D5")).toEqual([["mine"]]);
  });

  it("is cut into pieces where one request would be too large", async () => {
    const rows = 240;
    const many = [
      ["Date", "Description", "Amount"],
      ...Array.from({ length: rows }, (_, index) => [45_000 + index, `word${index} x`, -1 - index]),
    ];
    desk = await sitDown({ sheets: { Bank: many } });
    beforeRequest(writes, () => {
      for (let row = 0; row < rows; row += 2) {
        desk.excel.user.type(`Bank!D${row + 2}`, `mine ${row}`);
      }
      // From the next request on.
      setImmediate(() => setImmediate(() => (desk.excel.host.knobs.payloadLimit = 12_000)));
    });
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({ state: "completed", putBack: rows / 2 });
    const labels = desk.excel.read(`Bank!D2:D${rows + 1}`).map(([label]) => label);
    expect(labels).toEqual(
      labels.map((_, row) => (row % 2 === 0 ? `mine ${row}` : `label of word${row}`))
    );
  });
});

describe("undoing", () => {
  it("does not touch a cell the user types into while it is at work", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    beforeRequest(restores, () => desk.excel.user.type("Bank!D4", "mine"));
    expect(valueOf(await desk.controller.undoLastRun())).toEqual({ cells: 35, kept: 1 });
    expect(desk.excel.read("Bank!D4")).toEqual([["mine"]]);
  });

  it("follows rows that are sorted while it is at work", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.session.version = "fake-2";
    desk.session.label = () => "the same";
    await desk.enrich();
    beforeRequest(restores, () =>
      desk.excel.user.sort("Bank!A2:F13", [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    );
    valueOf(await desk.controller.undoLastRun());
    for (const [, description, , label] of desk.excel.read("Bank!A2:F13")) {
      expect(label).toBe(`label of ${String(description).split(" ")[0]}`);
    }
  });

  it("gives a row back what it held though the user corrected and moved it since", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!B2", "corrected x");
    desk.excel.user.insertRows("Bank!2:2");
    [44_999, "fresh y", -99].forEach((cell, column) =>
      desk.excel.user.type(`Bank!${"ABC".charAt(column)}2`, cell)
    );
    expect(valueOf(await desk.controller.undoLastRun())).toEqual({ cells: 36, kept: 0 });
    expect(desk.excel.read("Bank!D1:F14").flat().join("")).toBe("");
  });

  it("gives no row what another one held", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.session.version = "fake-2";
    desk.session.label = () => "the same";
    await desk.enrich();
    // The first row goes away; another stands where it stood.
    desk.excel.user.deleteRows("Bank!2:2");
    valueOf(await desk.controller.undoLastRun());
    for (const [, description, , label] of desk.excel.read("Bank!A2:F12")) {
      expect(label).toBe(`label of ${String(description).split(" ")[0]}`);
    }
  });
});
