/** Formulas over ranges, at their edges: what they take, what they refuse, and what they leave blank. */
import {
  enrich,
  income,
  labels,
  recurrence,
  recurring,
  ruleTest,
  stats,
} from "../../src/functions/range-functions";
import { createFormulaQueue } from "../../src/functions/queue";
import { connectFormulas, type FormulaRuntime } from "../../src/functions/runtime";
import type { EnrichmentSession } from "../../src/client/session";
import { startEmbeddedSession } from "../support/embedded-session";
import {
  connectQueue,
  installCustomFunctionsGlobal,
  invocation,
  recordedQueue,
} from "../support/formula-host";

jest.setTimeout(60_000);

const column = (...cells: unknown[]) => cells.map((cell) => [cell]);
const left = null as unknown as unknown[][];
const one = (value: unknown): unknown[][] => [[value]];

beforeAll(installCustomFunctionsGlobal);
afterEach(() => connectFormulas(null));

/** The formulas over the embedded session; returns it, and what it was asked. */
function connect() {
  const { session, client, ledger } = startEmbeddedSession();
  const asked: string[] = [];
  const ask: FormulaRuntime["ask"] = (name, input, asking) => {
    asked.push(name);
    return session.ask(name, input, asking);
  };
  const evaluated: number[] = [];
  const evaluate: EnrichmentSession["evaluate"] = (rows) => {
    evaluated.push(rows.description.length);
    return session.evaluate(rows);
  };
  connectQueue(createFormulaQueue({ evaluate, windowMilliseconds: 1 }), { ask });
  return { session, client, ledger, asked, evaluated };
}

const reason = (code: string, words: RegExp) => ({
  code,
  message: expect.stringMatching(words),
});

const bank = [
  ["Date", "Description", "Amount"],
  [45_296, "NETFLIX", -15.49],
  [45_297, "TESCO 1", -7.1],
  ["", "", ""],
  [45_327, "NETFLIX", -15.49],
  [45_330, "ACME PAYROLL", 2_500],
  ["", "Total", 2_461.92],
];

describe("ENRICH", () => {
  it("answers fields in the order they are named, row by row in the range's own shape", async () => {
    const { evaluated, ledger } = connect();
    const answer = await enrich(bank, one(" MERCHANT ,category group; mcc "), invocation());
    expect(answer).toEqual([
      ["Merchant", "Category group", "MCC"],
      ["Netflix", "group of digital content and streaming", 4899],
      ["Tesco", "group of groceries", 5411],
      ["", "", ""],
      ["Netflix", "group of digital content and streaming", 4899],
      ["Acme", "group of paycheck", 7399],
      ["", "", ""],
    ]);
    expect(evaluated).toEqual([4]);
    expect(await ledger.export("local")).toMatchObject({ account_holders: [], transactions: [] });
  });

  it("takes fields from cells, and label and merchant where none is named", async () => {
    connect();
    const fields = [["website", "label"]];
    expect(await enrich(one("NETFLIX"), fields, invocation())).toEqual([
      ["netflix.com", "digital content and streaming"],
    ]);
    expect(await enrich(one("TESCO"), left, invocation())).toEqual([["groceries", "Tesco"]]);
  });

  it("says of an unknown field which ones there are", async () => {
    connect();
    await expect(enrich(bank, one("label,colour"), invocation())).rejects.toMatchObject(
      reason("#VALUE!", /no field "colour".*label.*merchant.*confidence/)
    );
  });

  it("answers a row with an error by an error, and the others all the same", async () => {
    connect();
    const rows = bank.map((row, at) => (at === 2 ? [row[0], "#REF!", row[2]] : row));
    const answer = await enrich(rows, one("merchant"), invocation());
    expect(answer.slice(1, 3)).toMatchObject([
      ["Netflix"],
      [reason("#N/A", /Row 3 of the range: .*Description is an error/)],
    ]);
  });

  it("ends at the last filled row of whole columns", async () => {
    connect();
    const blank = ["", "", ""];
    const rows = [...bank, ...Array.from({ length: 60_000 }, () => blank)];
    expect(await enrich(rows, left, invocation())).toHaveLength(bank.length);
  });

  it("refuses a range without descriptions, without rows, and with too many", async () => {
    connect();
    await expect(
      enrich(
        [
          [1, 2],
          [3, 4],
        ],
        left,
        invocation()
      )
    ).rejects.toMatchObject(reason("#VALUE!", /No column of the range holds descriptions/));
    await expect(enrich([["", ""]], left, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /no transactions/)
    );
    const many = Array.from({ length: 50_001 }, () => ["TESCO"]);
    await expect(enrich(many, left, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /50,001 rows; at most 50,000/)
    );
  });
});

describe("RECURRENCE, RECURRING and INCOME", () => {
  const dates = column("Date", 45_296, 45_297, "", 45_327, 45_330, "2024-02-20");
  const texts = column("Text", "NETFLIX", "TESCO 1", "", "NETFLIX", "ACME PAYROLL", "TESCO 2");
  const amounts = column("Amount", -15.49, -7.1, "", -15.49, 2_500, "");
  const all = (formula: typeof recurrence, given = { dates, texts, amounts }) =>
    formula(given.dates, given.texts, given.amounts, left, left, left, left, invocation());

  it("answer each row, and leave those blank that have no date or no amount", async () => {
    connect();
    expect(await all(recurrence)).toEqual([
      ["Type", "Period", "Next date"],
      ["recurring", "", ""],
      ["one off", "", ""],
      ["", "", ""],
      ["recurring", "", ""],
      ["one off", "", ""],
      ["", "", ""],
    ]);
  });

  it("work out one history for all three formulas", async () => {
    const { asked, ledger } = connect();
    const [paid, earned] = await Promise.all([all(recurring), all(income), all(recurrence)]);
    expect(paid.map(([name]) => name)).toEqual(["Paid to", "Netflix"]);
    expect(earned.map(([name]) => name)).toEqual(["Source", "Acme"]);
    expect(new Set(asked)).toEqual(new Set(["formulas.history"]));
    expect(await ledger.export("local")).toMatchObject({ account_holders: [], transactions: [] });
  });

  it("say which range is of another height, or no column", async () => {
    connect();
    await expect(
      all(recurrence, { dates, texts, amounts: amounts.slice(1) })
    ).rejects.toMatchObject(reason("#VALUE!", /amounts has 6 rows, descriptions has 7 rows/));
    await expect(
      all(recurrence, { dates: dates.map(([cell]) => [cell, cell]), texts, amounts })
    ).rejects.toMatchObject(reason("#VALUE!", /range for dates must be one column/));
  });

  it("say that no date or no amount can be read", async () => {
    connect();
    const none = texts.map(() => ["?"]);
    await expect(all(recurrence, { dates: none, texts, amounts })).rejects.toMatchObject(
      reason("#VALUE!", /date that can be read/)
    );
    await expect(all(income, { dates, texts, amounts: none })).rejects.toMatchObject(
      reason("#VALUE!", /amount that can be read/)
    );
  });

  it("say with #N/A that nothing comes again, or that there is no income", async () => {
    connect();
    const few = { dates: one(45_296), texts: one("TESCO"), amounts: one(-3) };
    await expect(all(recurring, few)).rejects.toMatchObject(reason("#N/A", /comes again/));
    await expect(all(income, few)).rejects.toMatchObject(reason("#N/A", /No income/));
  });

  it("take entry types and currencies as columns, or one value for all", async () => {
    const { session } = startEmbeddedSession();
    const inputs: unknown[] = [];
    const ask: FormulaRuntime["ask"] = (name, input, asking) => {
      inputs.push(input);
      return session.ask(name, input, asking);
    };
    connectQueue(recordedQueue().queue, { ask });
    const rows = [column(45_296, 45_297), column("TESCO", "ACME PAYROLL"), column(3, 5)] as const;
    await recurrence(...rows, column("D", "C"), column("EUR", "GBP"), left, left, invocation());
    await recurrence(
      ...rows,
      one("outgoing"),
      one("chf"),
      one("de"),
      one("business"),
      invocation()
    );
    expect(inputs).toMatchObject([
      { entryType: ["outgoing", "incoming"], currency: ["EUR", "GBP"] },
      {
        entryType: ["outgoing", "outgoing"],
        currency: ["CHF", "CHF"],
        country: ["DE", "DE"],
        accountHolderType: ["business", "business"],
      },
    ]);
    await expect(
      recurrence(...rows, one("sideways"), left, left, left, invocation())
    ).rejects.toMatchObject(reason("#VALUE!", /entry type/));
    await expect(
      recurrence(...rows, left, left, column("DE", "US"), left, invocation())
    ).rejects.toMatchObject(reason("#VALUE!", /country must be one value/));
  });

  it("settle when Excel cancels them, whatever the engine does", async () => {
    connectQueue(recordedQueue().queue, { ask: () => new Promise(() => undefined) });
    const invoked = invocation();
    const pending = recurrence(dates, texts, amounts, left, left, left, left, invoked);
    await new Promise((resolve) => setTimeout(resolve, 5));
    invoked.onCanceled?.();
    await expect(pending).rejects.toMatchObject(reason("#N/A", /cancelled/));
  });

  it("settle after two minutes when the engine never answers", async () => {
    jest.useFakeTimers();
    try {
      connectQueue(recordedQueue().queue, { ask: () => new Promise(() => undefined) });
      const pending = recurrence(dates, texts, amounts, left, left, left, left, invocation());
      const settled = expect(pending).rejects.toMatchObject(reason("#N/A", /in time/));
      await jest.advanceTimersByTimeAsync(121_000);
      await settled;
    } finally {
      jest.useRealTimers();
    }
  });
});

describe("STATS", () => {
  it("adds up in whole cents, each currency by itself", async () => {
    connect();
    const rows = [
      ["Description", "Amount", "Currency"],
      ...Array.from({ length: 10 }, () => ["TESCO", -0.1, "USD"]),
      ["TESCO", -5, "JPY"],
      ["TESCO", 0.3, "USD"],
    ];
    expect(await stats(rows, one("Merchant"), invocation())).toEqual([
      ["Merchant", "Transactions", "Money in", "Money out", "Net", "Currency"],
      ["Tesco", 11, 0.3, 1, -0.7, "USD"],
      ["Tesco", 1, 0, 5, -5, "JPY"],
    ]);
  });

  it("asks no engine for months, and puts them in their order", async () => {
    const { evaluated } = connect();
    const table = await stats(bank, one("month"), invocation());
    expect(table.map(([month, count]) => [month, count])).toEqual([
      ["Month", "Transactions"],
      ["2024-01", 2],
      ["2024-02", 2],
    ]);
    expect(evaluated).toEqual([]);
  });

  it("refuses to leave a row out of a sum in silence", async () => {
    connect();
    const faulty = bank.map((row, at) => (at === 4 ? [row[0], row[1], "#N/A"] : row));
    await expect(stats(faulty, left, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /Row 5 of the range: .*Amount is an error/)
    );
    const words = bank.map((row, at) => (at === 4 ? [row[0], row[1], "about ten"] : row));
    await expect(stats(words, left, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /Row 5 of the range: The amount must be a number/)
    );
  });

  it("names what there is to group by", async () => {
    connect();
    await expect(stats(bank, one("colour"), invocation())).rejects.toMatchObject(
      reason("#VALUE!", /"colour".*label.*merchant.*month/)
    );
  });
});

describe("RULETEST", () => {
  const shop = JSON.stringify({
    if: { is_substring: [{ get: "description" }, "TESCO"] },
    then: [{ set: "merchant", to: '=HYPERLINK("http://x")\u0007' }],
  });

  it("tells what a rule would change, with its text as text", async () => {
    connect();
    const table = await ruleTest(one(shop), bank, invocation());
    expect(table.slice(0, 4)).toEqual([
      ["Matches", "Changes"],
      [false, ""],
      [true, 'merchant: Tesco → =HYPERLINK("http://x")'],
      ["", ""],
    ]);
  });

  it("says what is wrong with the rule, and where", async () => {
    connect();
    const bad = one('{"set": "amount", "to": "x"}');
    await expect(ruleTest(bad, bank, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /Correct the rule at set/)
    );
    await expect(ruleTest(one("TESCO"), bank, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /neither a number nor JSON/)
    );
    await expect(ruleTest(one(3), bank, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /no rules yet/)
    );
    await expect(ruleTest(one(""), bank, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /Give the number/)
    );
  });
});

describe("LABELS", () => {
  it("takes a type and a direction, and refuses others", async () => {
    connect();
    const outgoing = await labels(one("consumer"), one("outgoing"), invocation());
    expect(outgoing).toContainEqual(["groceries"]);
    const both = await labels(left, left, invocation());
    expect(both.length).toBeGreaterThan(outgoing.length);
    expect(new Set(both.flat()).size).toBe(both.length);
    await expect(labels(one("alien"), left, invocation())).rejects.toMatchObject(
      reason("#VALUE!", /holder type/)
    );
    await expect(labels(left, one("up"), invocation())).rejects.toMatchObject(
      reason("#VALUE!", /direction/)
    );
  });
});

it("asks nothing while the user still types", async () => {
  const { asked, evaluated } = connect();
  const preview = () =>
    invocation({ isInValuePreview: true } as unknown as CustomFunctions.CancelableInvocation);
  const nothing = [left, left, left, left] as const;
  for (const shown of [
    await enrich(bank, left, preview()),
    await recurrence(bank, bank, bank, ...nothing, preview()),
    await recurring(bank, bank, bank, ...nothing, preview()),
    await income(bank, bank, bank, ...nothing, preview()),
    await labels(left, left, preview()),
    await ruleTest(one(1), bank, preview()),
    await stats(bank, left, preview()),
  ])
    expect(shown).toEqual([["(table)"]]);
  expect([asked, evaluated]).toEqual([[], []]);
});

it("says so when the page behind the formulas did not start", async () => {
  await expect(stats(bank, left, invocation())).rejects.toMatchObject(
    reason("#N/A", /not started/)
  );
});
