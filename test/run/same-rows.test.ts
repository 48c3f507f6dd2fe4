import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

let desk: Desk;
afterEach(() => desk.close());

const COFFEE = [45_660, "coffee house", -3.5];
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

describe("two equal rows", () => {
  const TWINS = [
    ["Date", "Description", "Amount"],
    [45_659, "alpha 1", -1],
    COFFEE,
    [45_661, "beta 2", -2],
    COFFEE,
    [45_662, "gamma 3", -4],
  ];

  it("are both filled when the second was enriched first, by a selection", async () => {
    desk = await sitDown({ sheets: { Bank: TWINS } });
    desk.excel.user.select("Bank!A5:C6");
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D6").flat()).toEqual([
      "",
      "",
      "",
      "label of coffee",
      "label of gamma",
    ]);
    desk.excel.user.select("Bank!A1");
    expect(await desk.plan()).toMatchObject({ toFill: 3, upToDate: 2, lockedCells: 0 });
    expect(await desk.enrich()).toMatchObject({ state: "completed", locked: 0 });
    expect(desk.excel.read("Bank!D3:D5").flat()).toEqual([
      "label of coffee",
      "label of beta",
      "label of coffee",
    ]);
    expect(new Set(desk.session.sent.flatMap(({ id }) => id)).size).toBe(5);
  });

  it("are both filled when the first was hidden by a filter before", async () => {
    desk = await sitDown({ sheets: { Bank: TWINS } });
    desk.excel.user.hideRows("Bank!3:3");
    await desk.enrich();
    desk.excel.user.showRows("Bank!3:3");
    expect(await desk.plan()).toMatchObject({ toFill: 1, upToDate: 4, lockedCells: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D3:F3")).toEqual([
      ["label of coffee", "Coffee", "subscription, monthly"],
    ]);
  });

  it("keep what the user wrote into one of them, wherever it is sorted to", async () => {
    desk = await sitDown({ sheets: { Bank: TWINS } });
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "mine");
    desk.excel.user.sort("Bank!A2:F6", [4, 3, 2, 1, 0]);
    desk.session.version = "fake-2";
    desk.session.label = () => "new";
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D6").flat()).toEqual(["new", "new", "new", "mine", "new"]);
  });
});

describe("a row with an id of the user's own", () => {
  const OWN_IDS = [
    ["Transaction ID", "Date", "Description", "Amount"],
    ["tx-1", 45_659, "alpha 1", -1],
    ["tx-2", 45_660, "beta 2", -2],
    ["tx-3", 45_661, "gamma 3", -2],
  ];

  it("is updated after its description or amount was corrected", async () => {
    desk = await sitDown({ sheets: { Bank: OWN_IDS } });
    await desk.enrich();
    desk.excel.user.type("Bank!C2", "delta corrected");
    desk.excel.user.type("Bank!D3", -20);
    expect(await desk.plan()).toMatchObject({ toUpdate: 2, upToDate: 1, lockedCells: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!E2:E4").flat()).toEqual([
      "label of delta",
      "label of beta",
      "label of gamma",
    ]);
    expect(await desk.plan()).toMatchObject({ upToDate: 3 });
  });

  it("is sent again when only what the user locked would be written", async () => {
    desk = await sitDown({ sheets: { Bank: OWN_IDS } });
    await desk.enrich();
    desk.excel.user.type("Bank!E2", "mine");
    desk.excel.user.type("Bank!F2", "mine");
    desk.excel.user.type("Bank!D2", -77);
    await desk.enrich();
    expect(desk.session.sent.at(-1)).toMatchObject({ id: ["tx-1"], amount: [77] });
  });
});

describe("rows the engine was sent", () => {
  it("are sent again when the engine was started anew and its memory is gone", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount"],
          [45_659, "alpha 1", -1],
          [45_690, "alpha 2", -1],
        ],
      },
    });
    await desk.enrich();
    expect(desk.excel.read("Bank!F2:F3").flat()).toEqual(Array(2).fill("subscription, monthly"));
    desk.session.starts = 2;
    desk.session.history.clear();
    [45_720, "beta 3", -1].forEach((cell, column) =>
      desk.excel.user.type(`Bank!${"ABC".charAt(column)}4`, cell)
    );
    await desk.enrich();
    expect(desk.excel.read("Bank!F2:F4").flat()).toEqual([
      "subscription, monthly",
      "subscription, monthly",
      "one off",
    ]);
  });
});

describe("how the rows are read", () => {
  it.each([
    ["which sign means money out", { sign: "card" as const }],
    ["the currency", { currency: "SEK" }],
  ])("when the user changes %s, answers made before are out of date", async (_, change) => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Transaction ID", "Date", "Description", "Amount"],
          ["tx-1", 45_659, "alpha 1", -1],
          ["tx-2", 45_660, "beta 2", 2],
        ],
      },
    });
    const [preparation, choices] = await desk.look();
    await desk.controller.run(preparation, choices, quiet());
    const changed = { ...choices, conventions: { ...choices.conventions, ...change } };
    const plan = valueOf(await desk.controller.plan(preparation, changed));
    expect(plan).toMatchObject({ toUpdate: 2, upToDate: 0 });
  });
});

describe("what cannot be said", () => {
  it("whether a row without an amount comes again, in this run and in the next", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount"],
          [45_659, "alpha 1", -1],
          [45_690, "beta 2", ""],
          [45_691, "gamma 2", -3],
        ],
      },
    });
    await desk.enrich();
    expect(desk.excel.read("Bank!F2:F4").flat()).toEqual(["one off", "", "one off"]);
    expect(await desk.plan()).toMatchObject({ upToDate: 3 });
  });

  it("anything of a row that the engine failed at: the next run fills it", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount", "Currency"],
          [45_659, "alpha 1", -1, "EUR"],
          [45_690, "beta 2", -2, "EUR"],
        ],
      },
    });
    const { enrich } = desk.session;
    desk.session.enrich = async (run, rows) => {
      const answers = await enrich(run, rows);
      rows.description.forEach((description, index) => {
        if (description === "beta 2") answers.notes[index] = [{ code: "not_enriched" }];
      });
      return answers;
    };
    const run = async () => {
      const [preparation, choices] = await desk.look("region", {
        fields: ["label", "recurrence", "note"],
      });
      return valueOf(await desk.controller.run(preparation, choices, quiet()));
    };
    expect(await run()).toMatchObject({ noted: 1 });
    expect(desk.excel.read("Bank!E2:G3")).toEqual([
      ["label of alpha", "one off", ""],
      ["", "", "Could not be enriched; run Enrich again"],
    ]);
    desk.session.enrich = enrich;
    expect(await desk.plan()).toMatchObject({ toFill: 1, upToDate: 1 });
    await run();
    expect(desk.excel.read("Bank!E3:G3")).toEqual([["label of beta", "one off", ""]]);
    // Failing at rows that were answered before, the engine takes nothing from them.
    desk.session.version = "fake-2";
    desk.session.enrich = async (key, rows) => {
      const answers = await enrich(key, rows);
      answers.notes = rows.id.map(() => [{ code: "not_enriched" as const }]);
      answers.label = rows.id.map(() => null);
      return answers;
    };
    await run();
    expect(desk.excel.read("Bank!E2:E3").flat()).toEqual(["label of alpha", "label of beta"]);
    expect(await desk.plan()).toMatchObject({ toUpdate: 2 });
  });
});
