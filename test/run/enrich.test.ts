import { type Desk, sitDown, valueOf } from "./desk";

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "netflix.com 123", -15.49],
  [45_660, "STARBUCKS 0042 SEATTLE", -4.5],
  [45_661, "acme payroll", 2_100],
  [45_690, "netflix.com 123", -15.49],
];
const ANSWERS = [
  ["Label", "Merchant", "Recurrence"],
  ["label of netflix.com", "Netflix.com", "subscription, monthly"],
  ["label of starbucks", "Starbucks", "one off"],
  ["label of acme", "Acme", "one off"],
  ["label of netflix.com", "Netflix.com", "subscription, monthly"],
];

jest.setTimeout(60_000);

let desk: Desk;
afterEach(() => desk.close());

describe("enriching a plain range", () => {
  it("writes label, merchant and recurrence right of the data", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({
      state: "completed",
      written: 4,
      locked: 0,
      skipped: 0,
      putBack: 0,
    });
    expect(desk.excel.read("Bank!D1:F5")).toEqual(ANSWERS);
  });

  it("sends rows as transactions of the workbook's own account holder", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    const [sent] = desk.session.sent;
    expect(sent).toMatchObject({
      description: BANK.slice(1).map(([, description]) => description),
      amount: [15.49, 4.5, 2_100, 15.49],
      entryType: ["outgoing", "outgoing", "incoming", "outgoing"],
      date: ["2025-01-02", "2025-01-03", "2025-01-04", "2025-02-02"],
    });
    expect(new Set(sent?.id).size).toBe(4);
    const [preparation] = await desk.look();
    expect(desk.session.opened[0]?.accountHolder).toEqual(preparation.settings.accountHolder);
    const again = valueOf(await desk.another().prepare("region"));
    expect(again.settings.accountHolder.id).toBe(preparation.settings.accountHolder.id);
    expect(desk.session.closed).toEqual(["run 1"]);
  });

  it("says beforehand what it will do, and does nothing the second time", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const before = await desk.plan();
    expect(before).toMatchObject({
      toFill: 4,
      toUpdate: 0,
      upToDate: 0,
      locked: 0,
      resumes: false,
    });
    expect(before.columns).toEqual([
      { field: "label", header: "Label", letter: "D", state: "new" },
      { field: "merchant", header: "Merchant", letter: "E", state: "new" },
      { field: "recurrence", header: "Recurrence", letter: "F", state: "new" },
    ]);
    await desk.enrich();
    const after = await desk.plan();
    expect(after).toMatchObject({ toFill: 0, toUpdate: 0, upToDate: 4, lockedCells: 0 });
    expect(after.columns.map(({ state }) => state)).toEqual(["existing", "existing", "existing"]);
    const second = await desk.enrich();
    expect(second.written).toBe(0);
    expect(desk.session.sent).toHaveLength(1);
  });

  it("updates rows that an older engine answered", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.session.version = "fake-2";
    desk.session.label = (description) => `better label of ${description.split(" ")[0]}`;
    expect(await desk.plan()).toMatchObject({ toFill: 0, toUpdate: 4, upToDate: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D3")).toEqual([
      ["better label of netflix.com"],
      ["better label of STARBUCKS"],
    ]);
    expect(await desk.plan()).toMatchObject({ toUpdate: 0, upToDate: 4 });
  });

  it("rewrites what is up to date only when asked to", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.session.label = () => "fresh";
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D2")).toEqual([["label of netflix.com"]]);
    expect(await desk.plan({ refreshUpToDate: true })).toMatchObject({ toUpdate: 4 });
    await desk.enrich({ refreshUpToDate: true });
    expect(desk.excel.read("Bank!D2:D2")).toEqual([["fresh"]]);
  });

  it("writes every chosen column with its format, and no foreign text as a number or date", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const [preparation, choices] = await desk.look("region", {
      fields: [
        "label",
        "merchant",
        "recurrence",
        "website",
        "logo",
        "mcc",
        "location",
        "person",
        "intermediaries",
        "confidence",
        "next_date",
        "note",
      ],
    });
    desk.session.label = () => "3/4";
    const options = { signal: new AbortController().signal, onProgress: () => undefined };
    valueOf(await desk.controller.run(preparation, choices, options));
    expect(desk.excel.read("Bank!D1:O2")).toEqual([
      [
        "Label",
        "Merchant",
        "Recurrence",
        "Website",
        "Logo",
        "MCC",
        "Location",
        "Person",
        "Intermediaries",
        "Confidence",
        "Next date",
        "Note",
      ],
      [
        "3/4",
        "Netflix.com",
        "subscription, monthly",
        "netflix.com.example",
        "https://logos.example/netflix.com",
        742,
        "",
        "",
        "Square, Stripe",
        0.93,
        45_689,
        "No currency",
      ],
    ]);
    const [formats] = desk.excel.grid.readNumberFormats(desk.excel.area("Bank!D2:O2"));
    expect(formats?.filter((format) => format !== "General")).toEqual(["0000", "0%", "yyyy-mm-dd"]);
    expect(await desk.plan()).toMatchObject({ upToDate: 4, lockedCells: 0 });
  });

  it("writes no formula, whatever a description or an answer says", async () => {
    const evil = ["=1+1", "+49 123", "-5", "@SUM(A1)", "\t=2", "＝HYPERLINK", "  =x", "\u0000=1+2"];
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount"],
          ...evil.map((text, index) => [45_659 + index, { quoted: text }, -1]),
        ],
      },
    });
    desk.session.label = (description) => description;
    const outcome = await desk.enrich();
    expect(outcome.written).toBe(evil.length);
    for (const row of desk.excel.contents("Bank!D2:F9")) {
      for (const content of row) expect(content).not.toHaveProperty("formula");
    }
    expect(desk.excel.read("Bank!D2:D9").map(([text]) => text)).toEqual([
      "=1+1",
      "+49 123",
      "-5",
      "@SUM(A1)",
      "=2",
      "＝HYPERLINK",
      "=x",
      "=1+2",
    ]);
    expect(await desk.plan()).toMatchObject({ upToDate: evil.length, lockedCells: 0 });
  });
});

describe("whose a cell is", () => {
  it("leaves a label the user edited, cleared or replaced by a formula", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D2", "my own label");
    desk.excel.user.clear("Bank!D3");
    desk.excel.user.type("Bank!E4", '="Ac"&"me"');
    desk.session.version = "fake-2";
    desk.session.label = () => "other";
    expect(await desk.plan()).toMatchObject({ toUpdate: 4, lockedCells: 3, locked: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D5")).toEqual([["my own label"], [""], ["other"], ["other"]]);
    expect(desk.excel.contents("Bank!E4:E4")).toEqual([[{ formula: '="Ac"&"me"' }]]);
  });

  it("loses nothing when rows are sorted between runs", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "my coffee");
    desk.excel.user.sort("Bank!A2:F5", [3, 1, 0, 2]);
    desk.session.version = "fake-2";
    desk.session.label = (description) => `new ${description}`;
    await desk.enrich();
    expect(
      desk.excel.read("Bank!B2:D5").map(([description, , label]) => [description, label])
    ).toEqual([
      ["netflix.com 123", "new netflix.com 123"],
      ["STARBUCKS 0042 SEATTLE", "my coffee"],
      ["netflix.com 123", "new netflix.com 123"],
      ["acme payroll", "new acme payroll"],
    ]);
  });

  it("knows its columns when they are renamed and moved", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D1", "Kategorie");
    desk.excel.user.insertColumns("Bank!A:A");
    desk.excel.user.select("Bank!C3");
    const plan = await desk.plan();
    expect(plan.columns[0]).toEqual({
      field: "label",
      header: "Kategorie",
      letter: "E",
      state: "existing",
    });
    expect(plan).toMatchObject({ upToDate: 4, toFill: 0, lockedCells: 0 });
  });

  it("makes a deleted column anew and fills it", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.deleteColumns("Bank!D:D");
    expect(await desk.plan()).toMatchObject({ toFill: 4, lockedCells: 0 });
    await desk.enrich();
    const header = desk.excel.read("Bank!D1:F1")[0] ?? [];
    expect([...header].sort()).toEqual(["Label", "Merchant", "Recurrence"]);
    expect(await desk.plan()).toMatchObject({ upToDate: 4, toFill: 0, lockedCells: 0 });
  });

  it("keeps its hold on a row whose description the user corrected", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!B3", "PEETS COFFEE 12");
    expect(await desk.plan()).toMatchObject({ toUpdate: 1, upToDate: 3, lockedCells: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D3:E3")).toEqual([["label of peets", "Peets"]]);
  });

  it("keeps two equal rows two, and a third pasted above them is the new one", async () => {
    const coffee = [45_660, "COFFEE", -3];
    desk = await sitDown({ sheets: { Bank: [["Date", "Description", "Amount"], coffee, coffee] } });
    await desk.enrich();
    expect(new Set(desk.session.sent[0]?.id).size).toBe(2);
    desk.excel.user.insertRows("Bank!2:2");
    coffee.forEach((cell, index) => desk.excel.user.type(`Bank!${"ABC"[index]}2`, cell));
    expect(await desk.plan()).toMatchObject({ toFill: 1, upToDate: 2, lockedCells: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D4")).toEqual([
      ["label of coffee"],
      ["label of coffee"],
      ["label of coffee"],
    ]);
  });

  it("holds on another computer: what is locked lies in the workbook", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D2", "mine");
    await desk.excel.reload();
    const there = desk.another();
    const preparation = valueOf(await there.prepare("region"));
    const { mapping, conventions, settings } = preparation;
    const choices = {
      mapping,
      conventions,
      settings,
      includeHiddenRows: false,
      refreshUpToDate: true,
    };
    expect(valueOf(await there.plan(preparation, choices))).toMatchObject({
      toUpdate: 4,
      lockedCells: 1,
    });
  });

  it("does not overwrite what stands right of the data: it takes the next free columns", async () => {
    const withNotes = BANK.map((row, index) => [...row, "", index === 2 ? "my remark" : ""]);
    desk = await sitDown({ sheets: { Bank: withNotes } });
    desk.excel.user.select("Bank!A1:C5");
    const plan = await desk.plan();
    expect(plan.columns.map(({ letter }) => letter)).toEqual(["F", "G", "H"]);
    await desk.enrich();
    expect(desk.excel.read("Bank!E3:E3")).toEqual([["my remark"]]);
    expect(desk.excel.read("Bank!F1:H5")).toEqual(ANSWERS);
  });

  it("fills rows that were added below, and only those", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    ["45700", "SHELL 88", "-40"].forEach((text, index) =>
      desk.excel.user.type(`Bank!${"ABC"[index]}6`, text)
    );
    expect(await desk.plan()).toMatchObject({ toFill: 1, upToDate: 4 });
    const outcome = await desk.enrich();
    expect(outcome.written).toBe(1);
    expect(desk.excel.read("Bank!D6:F6")).toEqual([["label of shell", "Shell", "one off"]]);
  });
});
