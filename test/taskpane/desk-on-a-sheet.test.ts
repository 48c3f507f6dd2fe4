/** The desk with nothing faked: the real run, the real office.js, the built-in API and its engine's stand-in. */
import { createRunController } from "../../src/run/controller";
import { createDesk, type Desk } from "../../src/taskpane/enrich/desk";
import { createFormulaQueue } from "../../src/functions/queue";
import { startEmbeddedSession } from "../support/embedded-session";
import { type PreparedCell, type RunningExcel, startExcelHost } from "../support/excel-host";

const BANK: PreparedCell[][] = [
  ["Date", "Description", "Amount", "Currency"],
  [45_659, "NETFLIX.COM 123", -15.49, "USD"],
  [45_660, "STARBUCKS 0042 SEATTLE", -4.5, "USD"],
  [45_690, "NETFLIX.COM 123", -15.49, "USD"],
];

let excel: RunningExcel;

async function sitDown(rows: PreparedCell[][] = BANK) {
  excel = await startExcelHost({ sheets: { Bank: rows } });
  const { session } = startEmbeddedSession();
  const desk = createDesk(
    createRunController(session, () => performance.now()),
    { countAfterMilliseconds: 0 }
  );
  excel.user.select("Bank!B2");
  return { desk, session };
}

/** Waits until the desk's run is over. */
async function runEnds(desk: Desk): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    if (desk.state().run.state !== "running") return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("the run goes on and on");
}

afterEach(() => excel.close());

it("enriches from the ribbon, then finds all up to date, then takes it back", async () => {
  const { desk } = await sitDown();
  expect(await desk.enrichSelection()).toBe("started");
  await runEnds(desk);
  expect(desk.state().run).toMatchObject({ state: "finished", outcome: { state: "completed" } });
  expect(excel.read("Bank!E1:F2")).toEqual([
    ["Label", "Merchant"],
    ["digital content and streaming", "Netflix"],
  ]);
  expect(await desk.enrichSelection()).toBe("nothing_to_do");
  expect(desk.state().lastRun).toMatchObject({ sheetName: "Bank" });
  expect(await desk.undo()).toEqual({ ok: true });
  expect(excel.read("Bank!E1:F2").flat()).toEqual(["", "", "", ""]);
  expect(desk.state().lastRun).toBeNull();
});

it("remembers in the workbook what the user chose", async () => {
  const { desk } = await sitDown();
  await desk.refresh();
  desk.choose((choices) => ({
    ...choices,
    settings: {
      ...choices.settings,
      fields: ["merchant"],
      accountHolder: { ...choices.settings.accountHolder, type: "business", name: "Maple Bikes" },
    },
  }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await desk.enrich();
  expect(excel.read("Bank!E1:F1")).toEqual([["Merchant", ""]]);
  await desk.refresh();
  expect(desk.settings()).toMatchObject({
    fields: ["merchant"],
    accountHolder: { type: "business", name: "Maple Bikes" },
  });
});

it("asks for the description where the headings do not tell, and works with the answer", async () => {
  const { desk } = await sitDown([
    ["aaa", "bbb"],
    [1, 11],
    [2, 12],
  ]);
  expect(await desk.enrichSelection()).toBe("needs_user");
  const { sheet } = desk.state();
  expect(sheet.state === "ready" && sheet.questions).toContain("description");
});

it("says that a cell is being edited", async () => {
  const { desk } = await sitDown();
  excel.host.knobs.cellEditMode = true;
  expect(await desk.enrichSelection()).toBe("needs_user");
  expect(desk.state().sheet).toMatchObject({ problem: { code: "cell_edit_mode" } });
});

it("answers formulas from the same session, and stores nothing", async () => {
  const { session } = await sitDown();
  const queue = createFormulaQueue({ evaluate: (rows) => session.evaluate(rows) });
  const results = await queue.ask(
    [
      {
        description: "STARBUCKS 0042",
        amount: 4.5,
        entryType: null,
        currency: null,
        date: null,
        country: null,
        accountHolderType: "consumer",
      },
    ],
    new AbortController().signal
  );
  expect(results).toMatchObject([
    { ok: true, answer: { label: "coffee shop", merchant: "Starbucks" } },
  ]);
});

it("enriches some rows of the table anew, and takes that back alone", async () => {
  const { desk, session } = await sitDown();
  await desk.enrichSelection();
  await runEnds(desk);
  const { sheet } = desk.state();
  if (sheet.state !== "ready") throw new Error("The sheet was not read.");
  await session.ask("rules.change", {
    holder: null,
    changes: [{ do: "insert", rule: { set: "merchant", to: "Mine" } }],
  });
  const found = await createRunController(session, () => 0).rows(sheet.preparation, sheet.choices);
  if (!found.ok) throw new Error("The rows were not read.");
  const ids = found.value.filter(({ sheetRow }) => sheetRow !== 3).map(({ id }) => id);
  excel.user.type("Bank!F4", "My own");
  excel.user.select("Bank!B3");
  await desk.refresh();
  expect(await desk.enrichRows(new Set(ids))).toMatchObject({
    state: "finished",
    outcome: { state: "completed" },
  });
  // The second row was not asked for, and the third was edited.
  expect(excel.read("Bank!F2:F4").flat()).toEqual(["Mine", "Starbucks", "My own"]);
  await desk.undo();
  expect(excel.read("Bank!F2:F4").flat()).toEqual(["Netflix", "Starbucks", "My own"]);
});
