import { createRunController, type RunController } from "../../src/run";
import type { Ledger } from "../../src/service";
import { startEmbeddedSession } from "../support/embedded-session";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { choicesOf, valueOf } from "./desk";

jest.setTimeout(120_000);

const HEAD = ["Date", "Description", "Amount", "Currency"];
const NETFLIX = (month: string) => [`2024-${month}-15`, "NETFLIX.COM 866-579", -15.49, "USD"];
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

let excel: RunningExcel;
afterEach(() => excel.close());

interface Sitting {
  controller: RunController;
  ledger: Ledger;
  plan: () => ReturnType<RunController["plan"]>;
  run: () => ReturnType<RunController["run"]>;
  change: (id: string, body: { type?: "business" | "consumer" }) => Promise<unknown>;
}

/** Sits down at a sheet, with the whole API beside it. */
async function sit(rows: (string | number)[][]): Promise<Sitting> {
  excel = await startExcelHost({ sheets: { Bank: rows } });
  const { session, ledger } = startEmbeddedSession();
  const controller = createRunController(session, () => Date.now());
  const look = async () => {
    const preparation = valueOf(await controller.prepare("region"));
    return { preparation, choices: choicesOf(preparation, {}) };
  };
  return {
    controller,
    ledger,
    async plan() {
      const { preparation, choices } = await look();
      return controller.plan(preparation, choices);
    },
    async run() {
      const { preparation, choices } = await look();
      return controller.run(preparation, choices, quiet());
    },
    change: (id, body) => session.ask("holders.change", { id, ...body }),
  };
}

async function holderIds(ledger: Ledger): Promise<string[]> {
  return (await ledger.export("local")).account_holders.map(({ id }) => id);
}

describe("a column of account holders' ids", () => {
  const SHEET = [
    [...HEAD, "Account holder id"],
    [...NETFLIX("01"), "anna"],
    [...NETFLIX("02"), "anna"],
    [...NETFLIX("03"), "anna"],
    [...NETFLIX("03"), "ben"],
    ["2024-03-16", "ACME PAYROLL", 2_000, "USD", ""],
  ];

  it("gives each row to its holder, who is made, and finds what comes again for each by itself", async () => {
    const { ledger, plan, run } = await sit(SHEET);
    expect(valueOf(await plan()).holders).toEqual({
      holders: [
        { id: "anna", name: null, type: "consumer", rows: 3, isNew: true, otherTypes: 0 },
        { id: "ben", name: null, type: "consumer", rows: 1, isNew: true, otherTypes: 0 },
      ],
      workbookRows: 1,
    });
    expect(valueOf(await run())).toMatchObject({ state: "completed", written: 5 });
    const [own] = (await holderIds(ledger)).filter((id) => id !== "anna" && id !== "ben");
    expect(await ledger.transactions.count("local", "anna")).toBe(3);
    expect(await ledger.transactions.count("local", "ben")).toBe(1);
    expect(await ledger.transactions.count("local", own ?? "")).toBe(1);
    const recurrence = excel.read("Bank!H2:H6").flat();
    expect(recurrence[0]).toMatch(/^(subscription|recurring)/);
    // Ben has paid once, on a day on which Anna has paid too: two rows, and two histories.
    expect(recurrence[3]).toBe("one off");
    expect(valueOf(await plan())).toMatchObject({ upToDate: 5, toUpdate: 0 });
  });

  it("finds the rows of a holder out of date, and no others, when its type was changed", async () => {
    const { plan, run, change } = await sit(SHEET);
    await run();
    await change("anna", { type: "business" });
    const planned = valueOf(await plan());
    expect(planned).toMatchObject({ upToDate: 2, toUpdate: 3 });
    expect(planned.holders?.holders[0]).toMatchObject({ type: "business", isNew: false });
  });

  it("takes a row to another holder when its cell is changed, and keeps equal rows apart when sorted", async () => {
    const { ledger, plan, run } = await sit(SHEET);
    await run();
    excel.user.type("Bank!E2", "ben");
    expect(valueOf(await plan())).toMatchObject({ toFill: 0, toUpdate: 1, upToDate: 4, locked: 0 });
    await run();
    expect(await ledger.transactions.count("local", "ben")).toBe(2);
  });
});

it("knows types that the sheet says, and says where rows of one holder disagree", async () => {
  const { ledger, plan, run } = await sit([
    [...HEAD, "Account holder id", "Account holder type"],
    [...NETFLIX("01"), "shop", "business"],
    [...NETFLIX("02"), "shop", "consumer"],
    [...NETFLIX("03"), "robin", "consumer"],
  ]);
  expect(valueOf(await plan()).holders?.holders).toEqual([
    { id: "shop", name: null, type: "business", rows: 2, isNew: true, otherTypes: 1 },
    { id: "robin", name: null, type: "consumer", rows: 1, isNew: true, otherTypes: 0 },
  ]);
  await run();
  expect(await ledger.holders.get("local", "shop")).toMatchObject({ type: "business" });
});

it("divides rows by names where there are several, and by none where all rows name the same", async () => {
  const named = await sit([
    [...HEAD, "Account holder name"],
    [...NETFLIX("01"), "Anna"],
    [...NETFLIX("02"), "Ben"],
    [...NETFLIX("03"), "anna "],
  ]);
  const { holders } = valueOf(await named.plan()).holders ?? { holders: [] };
  expect(holders.map(({ name, rows }) => [name, rows])).toEqual([
    ["Anna", 2],
    ["Ben", 1],
  ]);
  await excel.close();
  const alone = await sit([
    [...HEAD, "Account holder name"],
    [...NETFLIX("01"), "Anna"],
  ]);
  expect(valueOf(await alone.plan()).holders).toBeNull();
});

it("refuses a column that names more holders than anybody has, before anything is written", async () => {
  const rows = Array.from({ length: 2_050 }, (_, at) => [
    "2024-01-15",
    `SHOP ${at}`,
    -1,
    "USD",
    `id-${at}`,
  ]);
  const { run } = await sit([[...HEAD, "Customer ID"], ...rows]);
  expect(await run()).toMatchObject({ ok: false, problem: { code: "too_many_holders" } });
  expect(excel.read("Bank!F1:F2").flat()).toEqual(["", ""]);
});
