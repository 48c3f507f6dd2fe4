/** An account report in the workbook: its sums are formulas over the user's rows and say what the report says. */
import { formulaScope, reportInsertionId, reportSheets } from "../../src/run/report-sheets";
import { shapeOf, type SourceCells } from "../../src/run/report-source";
import { type CellValue, serialOfDate } from "../../src/columns";
import { insertSheets, undoInsertion } from "../../src/excel";
import { createRunController, type SheetRow } from "../../src/run";
import type { AccountReport, CurrencyReport, ReportComparison } from "../../src/model";
import { ENGLISH } from "../../src/strings";
import { startEmbeddedSession } from "../support/embedded-session";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { choicesOf, valueOf } from "./desk";

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
type Cell = string | number;

const SIGNED_TEXT: Cell[][] = [
  ["Date", "Description", "Amount", "Currency"],
  ["2024-01-02", "ACME PAYROLL", 2_000, "USD"],
  ["2024-01-05", "NETFLIX.COM", -9.99, "USD"],
  ["2024-01-31", "TESCO", -50.1, "USD"],
  ["2024-02-02", "ACME PAYROLL", 2_000.25, "USD"],
  ["2024-02-05", "NETFLIX.COM", -11.99, "USD"],
  ["2024-02-20", "STARBUCKS", -4.5, "USD"],
  ["2024-02-29", "TESCO", -60.2, "USD"],
];
const SIGNED: Cell[][] = SIGNED_TEXT.map(([date = "", ...rest]) => [
  date === "Date" ? date : serialOfDate(String(date)),
  ...rest,
]);
const SIDES: Cell[][] = SIGNED.map(([date = "", description = "", amount = "", currency = ""]) =>
  typeof amount === "number"
    ? [date, description, amount < 0 ? -amount : "", amount > 0 ? amount : "", currency]
    : [date, description, "Debit", "Credit", currency]
);
const TYPED: Cell[][] = SIGNED.map(([date = "", description = "", amount = "", currency = ""]) =>
  typeof amount === "number"
    ? [date, description, Math.abs(amount), amount < 0 ? "Debit" : "Credit", currency]
    : [date, description, amount, "Type", currency]
);

interface Inserted {
  excel: RunningExcel;
  shown: CurrencyReport;
  report: AccountReport;
  id: string;
  isFormulas: boolean;
  /** Cells of a table on one of the sheets, by the title above it: first column, then amount. */
  table: (sheet: string, title: string) => Map<string, CellValue[]>;
}

async function inserted(
  rows: Cell[][],
  asked: { from?: string; to?: string; compare_with?: ReportComparison } = {},
  table?: string
): Promise<Inserted> {
  const excel = await startExcelHost({
    sheets: { Bank: rows },
    ...(table === undefined ? {} : { tables: { [table]: `Bank!A1:D${rows.length}` } }),
  });
  const { session, api } = startEmbeddedSession();
  const controller = createRunController(session, () => Date.now());
  const preparation = valueOf(await controller.prepare("region"));
  const choices = choicesOf(preparation, { fields: ["label", "merchant"] });
  valueOf(await controller.run(preparation, choices, quiet));
  const sheetRows = valueOf(await controller.rows(preparation, choices));
  const holder = choices.settings.accountHolder.id;
  const answer = await api(
    new Request(`http://api.example/v3/account_holders/${holder}/report`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...asked, rows: { id: sheetRows.map(({ id }) => id) } }),
    })
  );
  const report = (await answer.json()) as AccountReport;
  const [shown] = report.currencies;
  if (shown === undefined) throw new Error("nothing to report");
  const source = valueOf(await controller.reportSource(preparation, choices, null));
  const id = reportInsertionId(preparation, null, shown.currency);
  const given = { id, report, shown, source, words: ENGLISH.accountReports, notes: ["A note"] };
  const outcome = await insertSheets(reportSheets(given), {
    signal: quiet.signal,
    at: "2026-11-20T12:00:00Z",
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return {
    excel,
    shown,
    report,
    id,
    isFormulas: formulaScope(given).ok,
    table(sheet, title) {
      const cells = excel.read(`${sheet}!A1:J80`);
      const start = cells.findIndex(([first]) => first === title);
      const end = cells.findIndex(([first], row) => row > start && first === "");
      const body = cells.slice(start + 1, end < 0 ? undefined : end);
      const header = body.find(([, second]) => second !== "") ?? [];
      const width = header.filter((cell) => cell !== "").length;
      return new Map(body.map(([name = "", ...rest]) => [String(name), rest.slice(0, width - 1)]));
    },
  };
}

const FEBRUARY = { from: "2024-02-01", to: "2024-02-29" };

describe.each([
  ["a column of signed amounts", SIGNED],
  ["a column for each way", SIDES],
  ["a column of amounts and one of words", TYPED],
])("sums over %s", (_, rows) => {
  it("are formulas that say what the report says", async () => {
    const { excel, shown, table, isFormulas } = await inserted(rows, FEBRUARY);
    expect(isFormulas).toBe(true);
    const totals = table("Account report", "Totals");
    const { incoming, outgoing } = shown.totals;
    expect(totals.get("Money in")).toEqual([2_000.25, 1, 2_000, 0.25]);
    expect([incoming.amount, incoming.amount_before]).toEqual([2_000.25, 2_000]);
    expect(totals.get("Money out")).toEqual([76.69, 3, 60.09, expect.closeTo(16.6)]);
    expect([outgoing.amount, outgoing.amount_before]).toEqual([76.69, 60.09]);
    expect(totals.get("Left over")?.[0]).toBeCloseTo(shown.totals.net.amount);
    const labels = table("By label", "Money out by label (USD)");
    for (const { label, amount, amount_before: before } of shown.labels.filter(
      ({ entry_type }) => entry_type === "outgoing"
    ))
      expect(labels.get(label)).toEqual([
        expect.closeTo(amount / 76.69),
        amount,
        expect.any(Number),
        before,
        expect.closeTo(amount - (before ?? 0)),
      ]);
    expect(labels.get("All others")?.[1]).toBeCloseTo(0);
    expect(labels.get("Total")?.[1]).toBeCloseTo(76.69);
    const merchants = table("By merchant", "Where the money goes (USD)");
    expect(merchants.get("Tesco")?.[1]).toBe(60.2);
    await excel.close();
  });
});

it("follow the user's edits of a label, an amount, and of the period itself", async () => {
  const { excel, table } = await inserted(SIGNED, FEBRUARY);
  const labels = () => table("By label", "Money out by label (USD)");
  const amountOf = (label: string) => labels().get(label)?.[1];
  expect([amountOf("groceries"), amountOf("coffee shop")]).toEqual([60.2, 4.5]);
  excel.user.type("Bank!E8", "coffee shop");
  expect([amountOf("groceries"), amountOf("coffee shop")]).toEqual([0, 64.7]);
  excel.user.type("Bank!E8", "a label of my own");
  expect([amountOf("groceries"), amountOf("coffee shop")]).toEqual([0, 4.5]);
  expect(amountOf("All others")).toBeCloseTo(60.2);
  excel.user.type("Bank!C8", -70.2);
  expect(amountOf("Total")).toBeCloseTo(86.69);
  const cells = excel.read("Account report!A1:B20");
  const first = cells.findIndex(([name]) => name === "First day");
  excel.user.type(`Account report!B${first + 1}`, serialOfDate("2024-02-28"));
  expect(table("Account report", "Totals").get("Money out")?.[0]).toBe(70.2);
  await excel.close();
});

it("are of each month, with the sum so far", async () => {
  const { excel, shown, table } = await inserted(SIGNED);
  const months = [...table("Account report", "Cash flow by month").values()].slice(2);
  expect(months).toEqual([
    [2_000, 60.09, expect.closeTo(1_939.91), expect.closeTo(1_939.91), ""],
    [
      2_000.25,
      76.69,
      expect.closeTo(1_923.56),
      expect.closeTo(3_863.47),
      expect.closeTo(1_923.56 - 1_939.91),
    ],
    [expect.closeTo(4_000.25), expect.closeTo(136.78), expect.closeTo(3_863.47), "", ""],
  ]);
  expect(shown.months.at(-1)?.cumulative).toBe(3_863.47);
  const charts = excel.host.book.charts.onSheet(excel.host.book.findSheet("Account report") ?? "");
  expect(charts.map(({ title }) => title.text)).toEqual([
    "Money in and out for 2 months",
    "What was left over since the first month",
  ]);
  await excel.close();
});

it("hold a month against the one before although that is not in the period", async () => {
  const { excel, shown, table } = await inserted(SIGNED, FEBRUARY);
  const [told] = shown.months;
  expect(told?.change).toBe(-16.35);
  const change = () =>
    [...table("Account report", "Cash flow by month").values()].slice(2)[0]?.at(-1);
  expect(change()).toBeCloseTo(-16.35);
  excel.user.type("Bank!C4", -60.1);
  expect(change()).toBeCloseTo(-6.35);
  await excel.close();
});

it("say what to do where a table is empty", async () => {
  const { excel } = await inserted(SIGNED, FEBRUARY);
  const { none } = ENGLISH.accountReports;
  const texts = (sheet: string) => excel.read(`${sheet}!A1:A60`).flat();
  expect(texts("Account report")).toContain(none.fees);
  expect(texts("Comes again")).toEqual(expect.arrayContaining([none.doubled]));
  expect(texts("By label")).not.toContain(none.labels);
  await excel.close();
});

it("are taken back in one step, and leave the rows alone", async () => {
  const { excel, id } = await inserted(SIGNED);
  const before = excel.read("Bank!A1:F8");
  expect(excel.grid.sheets().map(({ name }) => name)).toEqual([
    "Bank",
    "Account report",
    "By label",
    "By merchant",
    "Comes again",
  ]);
  const undone = await undoInsertion(id, { signal: quiet.signal });
  expect(undone).toMatchObject({ ok: true, value: { state: "deleted" } });
  expect(excel.grid.sheets().map(({ name }) => name)).toEqual(["Bank"]);
  expect(excel.read("Bank!A1:F8")).toEqual(before);
  await excel.close();
});

it("are figures where the dates are text, and the same ones", async () => {
  const { excel, isFormulas, shown, table } = await inserted(SIGNED_TEXT, FEBRUARY);
  expect(isFormulas).toBe(false);
  const totals = table("Account report", "Totals");
  expect(totals.get("Money out")?.slice(0, 3)).toEqual([76.69, 3, 60.09]);
  expect(shown.totals.outgoing.amount).toBe(76.69);
  await excel.close();
});

describe("whether formulas read rows as we do", () => {
  const mapping = { date: 0, description: 1, amount: 2 };
  const cells = (change: Partial<SourceCells>): SourceCells => ({
    date: 45_352,
    amount: -5,
    debit: "",
    credit: "",
    entry_type: "",
    currency: "",
    ...change,
  });
  const row = (sheetRow: number, change: Partial<SheetRow["fields"]> = {}) => ({
    sheetRow,
    fields: {
      id: null,
      description: "TESCO",
      amount: 5,
      entry_type: "outgoing" as const,
      currency: "USD",
      date: "2024-03-01",
      country: null,
      mcc: null,
      account: null,
      account_holder_id: null,
      account_holder_type: null,
      account_holder_name: null,
      ...change,
    },
  });
  const asked = (given: SourceCells[], rows: ReturnType<typeof row>[]) =>
    shapeOf(new Map(given.map((one, index) => [index + 2, one])), rows, mapping, "account");

  it("they do where days and amounts are numbers", () => {
    expect(asked([cells({})], [row(2)])).toMatchObject({ ok: true, hasCurrencyColumn: false });
  });
  it("not where a day is text", () => {
    expect(asked([cells({ date: "2024-03-01" })], [row(2)])).toEqual({
      ok: false,
      reason: "dates",
    });
  });
  it("not where an amount is text", () => {
    expect(asked([cells({ amount: "-5.00" })], [row(2)])).toEqual({ ok: false, reason: "amounts" });
  });
  it("not where a row between them, of somebody else, would be added", () => {
    expect(asked([cells({}), cells({})], [row(2)])).toEqual({ ok: false, reason: "rows" });
  });
  it("not where currencies stand in no column", () => {
    expect(asked([cells({}), cells({})], [row(2), row(3, { currency: "EUR" })])).toEqual({
      ok: false,
      reason: "currencies",
    });
  });
  it("they do where currencies stand in a column of their own", () => {
    const given = [cells({ currency: "USD" }), cells({ currency: "EUR" })];
    expect(asked(given, [row(2), row(3, { currency: "EUR" })])).toMatchObject({
      ok: true,
      hasCurrencyColumn: true,
    });
  });
  it("blank cells and dashes for nothing are no obstacle", () => {
    const given = [cells({}), cells({ amount: "-" }), cells({ date: "", amount: "" })];
    const rows = [row(2), row(3, { amount: null }), row(4, { amount: null, date: null })];
    expect(asked(given, rows)).toMatchObject({ ok: true });
  });
});
