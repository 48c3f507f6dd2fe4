/** The account report in the pane, over the real computation. */
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, render, screen, within } from "@testing-library/react";
import type {
  InsertionInWorkbook,
  InsertionOutcome,
  InsertionResult,
  SheetInsertion,
} from "../../src/excel";
import { ENGLISH } from "../../src/strings";
import type { SheetRow } from "../../src/run/types";
import { AccountReports } from "../../src/taskpane/account-reports/account-reports";
import type { SheetMaker } from "../../src/taskpane/account-reports/store";
import { formatsOf } from "../../src/taskpane/account-reports/formats";
import { firstChoice, periodOf } from "../../src/taskpane/account-reports/periods";
import type {
  AccountReportAnswer,
  AccountReportInput,
} from "../../src/client/questions/account-reports";
import type { LedgerRow } from "../../src/ledger/ledger";
import type { Transaction } from "../../src/model";
import { computeReport } from "../../src/service/account-report/compute";
import { reportRows } from "../../src/service/account-report/rows";
import { createFakeEngine } from "../support/fake-engine";
import { askWith } from "../support/ask-with";
import { createFakeRunController } from "../support/fake-run-controller";
import { openPane } from "../support/pane";

jest.setTimeout(60_000);

const HOLDER = "holder-1";

interface Given {
  date: string | null;
  description: string;
  amount: number;
  way?: "incoming" | "outgoing";
  currency?: string;
  /** What stands in the label column now. */
  label?: string;
  isEnriched?: boolean;
}

const ROWS: Given[] = [
  { date: "2024-01-03", description: "ACME PAYROLL", amount: 2_000, way: "incoming" },
  { date: "2024-01-10", description: "NETFLIX.COM", amount: 10 },
  { date: "2024-01-15", description: "TESCO", amount: 40.5 },
  { date: "2024-02-03", description: "ACME PAYROLL", amount: 2_100, way: "incoming" },
  { date: "2024-02-10", description: "NETFLIX.COM", amount: 12 },
  { date: "2024-02-27", description: "STARBUCKS", amount: 5 },
];

function sheetRow(given: Given, index: number): SheetRow {
  const { date, description, amount, way = "outgoing", currency = "USD", label } = given;
  return {
    sheetRow: index + 2,
    id: `t${index}`,
    accountHolder: null,
    fields: {
      id: null,
      description,
      amount,
      entry_type: way,
      currency,
      date,
      country: null,
      mcc: null,
      account: null,
      account_holder_id: null,
      account_holder_type: null,
      account_holder_name: null,
    },
    notes: [],
    answers: label === undefined ? {} : { label: { value: label, state: "edited" } },
    cells: [],
  };
}

/** The row as the ledger keeps it, answered by the fake engine. */
function kept({ date, description, amount, way, currency }: Given, index: number): LedgerRow {
  const transaction: Transaction = {
    id: `t${index}`,
    description,
    amount,
    entry_type: way ?? "outgoing",
    currency: currency ?? "USD",
    date,
    account_holder_id: HOLDER,
    account_holder_type: "consumer",
    account_holder_name: null,
    country: null,
    raw_address: null,
    mcc: null,
  };
  const answer = createFakeEngine().enrich(transaction, { type: "consumer", name: null });
  return { transaction, answer, created_at: "2024-03-01T00:00:00.000Z" };
}

/** What the worker would answer: the real computation over the rows that are named. */
function answerOf(
  ledger: readonly LedgerRow[],
  { from, to, comparison, rows }: AccountReportInput
): AccountReportAnswer {
  if (ledger.length === 0) return { report: null, isBuiltIn: false };
  const words = new Map(
    rows.id.map((id, at) => [
      id,
      { label: rows.label[at] ?? null, merchant: rows.merchant[at] ?? null },
    ])
  );
  const named = ledger.filter(({ transaction }) => words.has(transaction.id));
  const engine = createFakeEngine();
  const computed = computeReport(reportRows(named, named, words), {
    from,
    to,
    comparison,
    top: 25,
    groups: engine.recurrence(named).groups,
    income: engine.income(named),
    onlyHeld: () => new Set(),
    unknown: words.size - named.length,
  });
  return { report: { account_holder_id: HOLDER, ...computed }, isBuiltIn: false };
}

/** Opens the report over rows of which those that are not said otherwise were enriched. */
async function openReport(given: Given[] = ROWS, others: InsertionInWorkbook[] = []) {
  const ledger = given.flatMap((row, index) =>
    row.isEnriched === false ? [] : [kept(row, index)]
  );
  const controller = createFakeRunController();
  controller.sheetRows = given.map(sheetRow);
  const inserted: SheetInsertion[] = [];
  const answers: { insert: InsertionResult<InsertionOutcome> | null } = { insert: null };
  let present: SheetInsertion | null = null;
  const undone: string[] = [];
  const maker: SheetMaker = {
    insert: async (insertion) => {
      const answer = answers.insert;
      if (answer !== null) {
        answers.insert = null;
        return answer;
      }
      inserted.push(insertion);
      present = insertion;
      const sheets = insertion.sheets.map(({ id, name }) => ({ id, name, state: "made" as const }));
      return { ok: true, value: { sheets, overwritten: 0 } };
    },
    undo: async (id) => {
      undone.push(id);
      present = null;
      return { ok: true, value: { state: "deleted", sheets: [] } };
    },
    list: async () =>
      present === null
        ? others
        : [...others, { id: present.id, at: "2026", sheets: [], wasRefresh: false }],
  };
  const ask = askWith({ "account-report.read": async (input) => answerOf(ledger, input) });
  const { bench, user, page } = await openPane(controller, { ask });
  page.unmount();
  await act(async () => {
    render(
      <FluentProvider theme={webLightTheme}>
        <AccountReports bench={bench} maker={maker} />
      </FluentProvider>
    );
  });
  return { bench, user, controller, inserted, undone, answers };
}

const table = (name: string) => screen.findByRole("table", { name });
/** The texts of a table's row, by the name it begins with. */
async function row(name: string, of: string): Promise<(string | null)[]> {
  const header = within(await table(of)).getByRole("rowheader", { name: new RegExp(`^${name}`) });
  const cells = header.closest("tr")?.querySelectorAll("td") ?? [];
  return [...cells].map(({ textContent }) => textContent);
}

describe("the account report", () => {
  it("shows totals, months and labels of all rows, with nothing to compare", async () => {
    await openReport();
    expect(await screen.findByText("6 rows, Jan 3, 2024 to Feb 27, 2024.")).toBeVisible();
    expect(await row("Money in", "Totals")).toEqual(["$4,100.00"]);
    expect(await row("Money out", "Totals")).toEqual(["$67.50"]);
    expect(await row("Left over", "Totals")).toEqual(["$4,032.50"]);
    expect(await row("Feb 2024", "Cash flow by month")).toEqual([
      "2,100.00",
      "17.00",
      "2,083.00+133.50",
      "4,032.50",
    ]);
    expect((await row("Jan 2024", "Cash flow by month")).at(2)).toBe("1,949.50–");
    expect(await row("groceries", "Money out by label")).toEqual(["$40.5060%"]);
  });

  it("reports on the sample too, which we inserted but which is no report", async () => {
    const sample = {
      id: "sample-transactions",
      at: "2026",
      sheets: ["Checking"],
      wasRefresh: false,
    };
    await openReport(ROWS, [sample]);
    expect(await screen.findByText("6 rows, Jan 3, 2024 to Feb 27, 2024.")).toBeVisible();
  });

  it("compares the newest month with the one before, and says so", async () => {
    const { user } = await openReport();
    await table("Totals");
    await user.selectOptions(screen.getByLabelText("Period"), "February 2024");
    expect(await screen.findByText("Compared with Jan 1, 2024 to Jan 31, 2024.")).toBeVisible();
    expect(await row("Money in", "Totals")).toEqual(["$2,100.00", "+100.00+5%"]);
    expect(await row("Money out", "Totals")).toEqual(["$17.00", "-33.50-66%"]);
    expect(await row("coffee shop", "Money out by label")).toEqual([
      "$5.0029.4%",
      "+5.00none before",
    ]);
  });

  it("says why it compares nothing where the rows do not reach back", async () => {
    const { user } = await openReport();
    await table("Totals");
    await user.selectOptions(screen.getByLabelText("Period"), "Year 2024");
    expect(
      await screen.findByText(
        "Not compared with the period before: that begins on Jan 1, 2023, your rows on Jan 3, 2024."
      )
    ).toBeVisible();
  });

  it("takes days of the user's own, and says which way round they go", async () => {
    const { user } = await openReport();
    await table("Totals");
    await user.selectOptions(screen.getByLabelText("Period"), "Other days …");
    const to = screen.getByLabelText("To");
    await user.clear(to);
    await user.type(to, "2024-01-10");
    expect(await screen.findByText("2 rows, Jan 3, 2024 to Jan 10, 2024.")).toBeVisible();
    await user.clear(to);
    await user.type(to, "2023-01-10");
    expect(
      await screen.findByText("The last day is before the first. Choose a later one.")
    ).toBeVisible();
  });

  it("counts a row under the label the user gave it in the sheet", async () => {
    await openReport(ROWS.map((one, index) => (index === 2 ? { ...one, label: "Party" } : one)));
    expect(await row("Party", "Money out by label")).toEqual(["$40.5060%"]);
  });

  it("tells each currency by itself", async () => {
    const { user } = await openReport([
      ...ROWS,
      { date: "2024-02-28", description: "TESCO", amount: 7, currency: "EUR" },
    ]);
    expect(await row("Money out", "Totals")).toEqual(["$67.50"]);
    await user.selectOptions(screen.getByLabelText("Currency"), "EUR");
    expect(await row("Money out", "Totals")).toEqual(["€7.00"]);
  });

  it("folds and unfolds its parts by keyboard", async () => {
    const { user } = await openReport();
    const header = await screen.findByRole("button", { name: "Fees and interest" });
    expect(header).toHaveAttribute("aria-expanded", "false");
    act(() => header.focus());
    await user.keyboard("{Enter}");
    expect(header).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText(ENGLISH.accountReports.none.fees)).toBeVisible();
  });

  it("tells who pays, each with a share and its change", async () => {
    const { user } = await openReport([
      ...ROWS,
      { date: "2024-02-12", description: "TESCO", amount: 21, way: "incoming" },
    ]);
    await user.click(await screen.findByRole("button", { name: "Where the money comes from" }));
    expect(await row("Tesco", "Where the money comes from")).toEqual([
      expect.stringMatching(/^\$21\.00/),
    ]);
    await user.selectOptions(screen.getByLabelText("Period"), "February 2024");
    await screen.findByText("Compared with Jan 1, 2024 to Jan 31, 2024.");
    expect(await row("Tesco", "Where the money comes from")).toEqual([
      expect.stringMatching(/^\$21\.00/),
      "+21.00none before",
    ]);
  });

  it("draws a whole year in the narrowest pane, with names that can be read", async () => {
    await openReport(
      Array.from({ length: 12 }, (_, month) => ({
        date: `2024-${String(month + 1).padStart(2, "0")}-28`,
        description: "TESCO",
        amount: 5,
      }))
    );
    const chart = await screen.findByRole("img", { name: "Money in and out for 12 months" });
    expect(Number(chart.getAttribute("width"))).toBeLessThanOrEqual(288);
    expect(within(chart).getByText("Jan")).toBeVisible();
    expect(within(chart).queryByText("Feb")).toBeNull();
  });

  it("names no share of a sum that was next to nothing before", async () => {
    const { user } = await openReport([
      { date: "2024-01-03", description: "TESCO", amount: 0.05 },
      { date: "2024-01-28", description: "STARBUCKS", amount: 10 },
      { date: "2024-02-03", description: "TESCO", amount: 40 },
      { date: "2024-02-27", description: "STARBUCKS", amount: 12 },
    ]);
    await table("Totals");
    await user.selectOptions(screen.getByLabelText("Period"), "February 2024");
    await screen.findByText("Compared with Jan 1, 2024 to Jan 31, 2024.");
    expect((await row("groceries", "Money out by label")).at(-1)).toBe("+39.95");
    expect((await row("coffee shop", "Money out by label")).at(-1)).toBe("+2.00+20%");
  });

  it("says how much more or less a source of income paid than before", async () => {
    const pay = (date: string, amount: number): Given => ({
      date,
      description: "ACME PAYROLL",
      amount,
      way: "incoming",
    });
    const { user } = await openReport([
      pay("2024-01-03", 2_000),
      pay("2024-02-03", 2_000),
      pay("2024-03-03", 2_000),
      pay("2024-04-03", 2_200),
      { date: "2024-04-28", description: "TESCO", amount: 5 },
    ]);
    await user.click(await screen.findByRole("button", { name: "Income" }));
    await user.selectOptions(screen.getByLabelText("Period"), "April 2024");
    expect(await screen.findByText("+200.00 (+10%) against the period before")).toBeVisible();
    expect(screen.getByText(/^1 payment, /)).toBeVisible();
  });

  it("tells all changes of a price once they are unfolded", async () => {
    const paid = [10, 10, 12, 12, 15, 15];
    const { user } = await openReport(
      paid.map((amount, month) => ({
        date: `2024-0${month + 1}-10`,
        description: "NETFLIX.COM",
        amount,
      }))
    );
    await user.click(
      await screen.findByRole("button", { name: "Subscriptions and recurring payments" })
    );
    expect(
      await screen.findByText("Price changed from $12.00 to $15.00 on May 10, 2024")
    ).toBeVisible();
    const all = screen.getByRole("button", { name: "All 2 price changes: Netflix" });
    expect(screen.queryByText("Mar 10, 2024: $10.00 → $12.00")).not.toBeVisible();
    act(() => all.focus());
    await user.keyboard("{Enter}");
    expect(all).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("Mar 10, 2024: $10.00 → $12.00")).toBeVisible();
    expect(screen.getByText("May 10, 2024: $12.00 → $15.00")).toBeVisible();
  });

  it("says what to do where a part is empty, and leads to all rows", async () => {
    const { user } = await openReport([
      ...ROWS,
      { date: "2024-03-27", description: "STARBUCKS", amount: 5 },
    ]);
    await table("Totals");
    await user.click(screen.getByRole("button", { name: "Fees and interest" }));
    await user.selectOptions(screen.getByLabelText("Period"), "March 2024");
    expect(await screen.findByText(ENGLISH.accountReports.none.fees)).toBeVisible();
    const [first] = screen.getAllByRole("button", { name: "Show all rows" });
    if (first === undefined) throw new Error("Nothing leads to all rows.");
    await user.click(first);
    expect(await screen.findByText("7 rows, Jan 3, 2024 to Mar 27, 2024.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show all rows" })).toBeNull();
  });

  it("tells what comes again, with its new price", async () => {
    const { user } = await openReport([
      ...ROWS,
      { date: "2024-02-29", description: "NETFLIX.COM", amount: 12 },
    ]);
    await user.click(
      await screen.findByRole("button", { name: "Subscriptions and recurring payments" })
    );
    const list = screen.getByRole("list", { name: "Subscriptions and recurring payments" });
    expect(within(list).getByText("Netflix")).toBeVisible();
    expect(
      within(list).getByText("Price changed from $10.00 to $12.00 on Feb 10, 2024")
    ).toBeVisible();
  });
});

describe("where there is nothing to report", () => {
  it("leads to Enrich where no row was enriched", async () => {
    const { user, bench } = await openReport(ROWS.map((one) => ({ ...one, isEnriched: false })));
    expect(await screen.findByText("These rows are not enriched yet")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Go to Enrich" }));
    expect(bench.navigation.current()).toBe("enrich");
  });

  it("says how many rows are not in it yet", async () => {
    await openReport([
      ...ROWS,
      { date: "2024-02-28", description: "X", amount: 1, isEnriched: false },
    ]);
    expect(
      await screen.findByText("1 row of the sheet is not enriched yet and not in this report.")
    ).toBeVisible();
  });

  it("asks for a table where no row has a date", async () => {
    await openReport([{ date: null, description: "X", amount: 1 }]);
    expect(await screen.findByText("No rows to report on")).toBeVisible();
  });

  it("offers all rows where the days chosen have none", async () => {
    const { user } = await openReport();
    await table("Totals");
    await user.selectOptions(screen.getByLabelText("Period"), "Other days …");
    await user.clear(screen.getByLabelText("To"));
    await user.type(screen.getByLabelText("To"), "2023-12-31");
    await user.clear(screen.getByLabelText("From"));
    await user.type(screen.getByLabelText("From"), "2023-12-01");
    await user.click(await screen.findByRole("button", { name: "Show all rows" }));
    expect(await row("Money out", "Totals")).toEqual(["$67.50"]);
  });
});

describe("inserting it as sheets", () => {
  const button = (name: string) => screen.findByRole("button", { name });

  it("says where it is, that it holds figures and why, and takes it back", async () => {
    const { user, inserted, undone } = await openReport();
    await user.click(await button("Insert as sheet"));
    expect(await screen.findByText("The report is in the workbook")).toBeVisible();
    expect(
      screen.getByText(/holds numbers, not formulas, because dates are written as text/)
    ).toBeVisible();
    expect(inserted[0]?.sheets.map(({ name }) => name)).toEqual([
      "Account report",
      "By label",
      "By merchant",
      "Comes again",
    ]);
    expect(await button("Update the sheet")).toBeVisible();
    await user.click(await button("Undo insert"));
    expect(await screen.findByText("Taken back")).toBeVisible();
    expect(undone).toEqual([inserted[0]?.id]);
    expect(await button("Insert as sheet")).toHaveFocus();
  });

  it("asks before cells that the user has changed are replaced", async () => {
    const { user, inserted, answers } = await openReport();
    answers.insert = {
      ok: false,
      problem: { code: "inserted_edited", sheets: [{ name: "By label", cells: 2 }] },
    };
    await user.click(await button("Insert as sheet"));
    expect(await screen.findByText("You have changed cells of the report")).toBeVisible();
    await user.click(await button("Keep them"));
    expect(screen.queryByText("You have changed cells of the report")).toBeNull();
    expect(inserted).toEqual([]);
  });

  it("never asks of one report what it was to ask of another", async () => {
    const euros = ["05", "06", "07", "08", "28"].map((day) => ({
      date: `2024-02-${day}`,
      description: "TESCO",
      amount: 7,
      currency: "EUR",
    }));
    const { user, answers } = await openReport([...ROWS, ...euros]);
    expect(await row("Money out", "Totals")).toEqual(["$67.50"]);
    answers.insert = {
      ok: false,
      problem: { code: "inserted_edited", sheets: [{ name: "By label", cells: 2 }] },
    };
    await user.click(await button("Insert as sheet"));
    expect(await button("Replace my changes")).toBeVisible();
    await user.selectOptions(screen.getByLabelText("Period"), "February 2024");
    await screen.findByText(/^8 rows/);
    expect(await row("Money out", "Totals")).toEqual(expect.arrayContaining(["€35.00"]));
    expect(screen.queryByRole("button", { name: "Replace my changes" })).toBeNull();
  });

  it("says which sheets are not finished where it could not be taken back", async () => {
    const { user, answers } = await openReport();
    answers.insert = {
      ok: false,
      problem: { code: "insertion_failed", message: "GeneralException", left: ["By label"] },
    };
    await user.click(await button("Insert as sheet"));
    expect(await screen.findByText(/^Not finished: By label\./)).toBeVisible();
  });

  it("says what went wrong and what to do", async () => {
    const { user, answers } = await openReport();
    answers.insert = { ok: false, problem: { code: "protected_workbook" } };
    await user.click(await button("Insert as sheet"));
    expect(await screen.findByText(ENGLISH.accountReports.protectedWorkbook.text)).toBeVisible();
  });
});

describe("periods", () => {
  it("end with the newest row, out to the end of its month where hardly a day is missing", () => {
    const of = (kind: "last12" | "year" | "month", newest: string) =>
      periodOf({ kind, from: null, to: null }, newest);
    expect(of("month", "2024-02-27")).toMatchObject({ from: "2024-02-01", to: "2024-02-29" });
    expect(of("month", "2024-02-20")).toMatchObject({ from: "2024-02-01", to: "2024-02-20" });
    expect(of("year", "2024-11-20")).toMatchObject({ from: "2024-01-01", to: "2024-11-20" });
    expect(of("last12", "2024-11-30")).toMatchObject({ from: "2023-12-01", to: "2024-11-30" });
  });

  it("show all of a short history first, and the last year of a long one", () => {
    expect(firstChoice("2024-01-03", "2024-12-30").kind).toBe("all");
    expect(firstChoice("2023-01-03", "2024-12-30").kind).toBe("last12");
  });
});

describe("formats", () => {
  it("follow the region", () => {
    expect(formatsOf("de-DE", "EUR").money(1_234.5)).toMatch(/^1\.234,50\s€$/);
    expect(formatsOf("en-US", "JPY").figure(1_234)).toBe("1,234");
    expect(formatsOf("no such locale", null).money(1)).toBe("1.00");
  });
});
