/** The account report: small histories with sums that anyone can check by hand, and what always holds. */
import type { AccountReport, CurrencyReport } from "../../src/model";
import { generator } from "../../src/knowledge";
import { startEmbeddedSession, startRealSession } from "../support/embedded-session";
import { send, transactionV2 } from "../api/http";

type Row = Record<string, unknown>;
const PATH = "/v3/account_holders/robin/report";

async function start(rows: Row[], session = startEmbeddedSession()) {
  const { api } = session;
  await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
  const sent = rows.map(({ currency = "USD", ...row }, index) =>
    transactionV2({
      transaction_id: `t${index}`,
      account_holder_id: "robin",
      iso_currency_code: currency,
      ...row,
    })
  );
  const answer = await send(api, "POST", "/v2/transactions/sync?incomplete=answer", sent);
  expect(answer.status).toBe(200);
  return { api, ask: (body: unknown) => send(api, "POST", PATH, body) };
}

async function report(rows: Row[], body: unknown = {}): Promise<AccountReport> {
  const { ask } = await start(rows);
  const { status, json } = await ask(body);
  expect(status).toBe(200);
  return json as AccountReport;
}

/** The report in the one currency there is. */
function only(whole: AccountReport): CurrencyReport {
  const [first] = whole.currencies;
  if (first === undefined || whole.currencies.length !== 1)
    throw new Error("one currency expected");
  return first;
}

const out = (date: string, amount: number, description = "TESCO", more: Row = {}): Row => {
  return { date, amount, description, entry_type: "outgoing", ...more };
};
const into = (date: string, amount: number, description = "ACME PAYROLL", more: Row = {}): Row => {
  return { date, amount, description, entry_type: "incoming", ...more };
};

describe("totals", () => {
  it("adds up to the cent what came in and went out, both ends of the period included", async () => {
    const { totals } = only(
      await report(
        [
          out("2024-02-29", 7),
          out("2024-03-01", 0.1),
          out("2024-03-31", 0.2),
          into("2024-03-15", 0.4),
          out("2024-04-01", 7),
        ],
        { from: "2024-03-01", to: "2024-03-31", compare_with: "none" }
      )
    );
    expect(totals).toMatchObject({
      incoming: { amount: 0.4, num_transactions: 1, amount_before: null, change: null },
      outgoing: { amount: 0.3, num_transactions: 2 },
      net: { amount: 0.1, num_transactions: 3 },
    });
  });

  it("holds March against February, also where the months have different lengths", async () => {
    const rows = [into("2024-02-01", 100), out("2024-02-29", 40), out("2024-03-31", 50)];
    const march = await report(rows, { from: "2024-03-01", to: "2024-03-31" });
    expect(march.before).toEqual({ from: "2024-02-01", to: "2024-02-29", is_covered: true });
    expect(only(march).totals).toMatchObject({
      incoming: { amount: 0, amount_before: 100, change: -100 },
      outgoing: { amount: 50, amount_before: 40, change: 10 },
      net: { amount: -50, amount_before: 60, change: -110 },
    });
  });

  it("holds a month that is not over against the same days of the month before", async () => {
    const rows = [out("2024-01-01", 1), out("2024-03-01", 1), out("2024-04-02", 1)];
    const { before } = await report(rows, { from: "2024-04-01", to: "2024-04-10" });
    expect(before).toMatchObject({ from: "2024-03-01", to: "2024-03-10" });
  });

  it("holds a year against the same days of the year before where that is asked for", async () => {
    const rows = [out("2023-01-02", 30), out("2023-12-02", 99), out("2024-02-02", 10)];
    const year = { from: "2024-01-01", to: "2024-11-20", compare_with: "year_before" };
    const whole = await report(rows, year);
    expect(whole.before).toEqual({ from: "2023-01-01", to: "2023-11-20", is_covered: true });
    expect(only(whole).totals.outgoing).toMatchObject({
      amount: 10,
      amount_before: 30,
      change: -20,
    });
  });

  it("holds other days against as many days before them", async () => {
    const rows = [out("2024-01-01", 1), out("2024-03-12", 1)];
    const { before } = await report(rows, { from: "2024-03-11", to: "2024-03-20" });
    expect(before).toMatchObject({ from: "2024-03-01", to: "2024-03-10" });
  });

  it("compares nothing where the rows do not reach back to the period before", async () => {
    const rows = [out("2024-02-08", 40), out("2024-03-10", 50)];
    const march = await report(rows, { from: "2024-03-01", to: "2024-03-31" });
    expect(march.before).toMatchObject({ is_covered: false });
    expect(only(march).totals.outgoing).toMatchObject({ amount_before: null, change: null });
    const inWeek = await report([out("2024-02-07", 40), out("2024-03-10", 50)], {
      from: "2024-03-01",
      to: "2024-03-31",
    });
    expect(only(inWeek).totals.outgoing).toMatchObject({ amount_before: 40, change: 10 });
  });

  it("tells the whole history where no days are given, held against nothing", async () => {
    const whole = await report([out("2024-02-08", 40), out("2024-03-10", 50)]);
    expect(whole).toMatchObject({
      from: "2024-02-08",
      to: "2024-03-10",
      before: null,
      counts: { in_period: 2, without_amount: 0, without_date: 0, unknown: 0 },
    });
  });

  it("never adds up currencies: the one with the most rows comes first, one that nobody named is its own", async () => {
    const { currencies } = await report([
      out("2024-03-01", 1_000, "TESCO", { currency: "JPY" }),
      out("2024-03-02", 1.005, "TESCO", { currency: "KWD" }),
      out("2024-03-02", 3, "TESCO", { currency: null }),
      out("2024-03-03", 1),
      out("2024-03-04", 2),
    ]);
    expect(currencies.map(({ currency, totals }) => [currency, totals.outgoing.amount])).toEqual([
      ["USD", 3],
      [null, 3],
      ["JPY", 1_000],
      ["KWD", 1.005],
    ]);
  });

  it("counts rows without amount or date, and adds them to nothing", async () => {
    const whole = await report([
      out("2024-03-01", 5),
      out("2024-03-02", 5, "TESCO", { amount: null }),
      out("2024-03-01", 5, "TESCO", { date: null }),
    ]);
    expect(whole.counts).toEqual({ in_period: 1, without_amount: 1, without_date: 1, unknown: 0 });
    expect(only(whole).totals.outgoing.amount).toBe(5);
  });

  it("says of an account without rows that there is nothing", async () => {
    expect(await report([])).toMatchObject({ from: null, to: null, before: null, currencies: [] });
    expect(await report([], { from: "2024-01-01" })).toMatchObject({ currencies: [] });
  });
});

describe("labels and merchants", () => {
  const rows = [
    out("2024-02-02", 10, "TESCO"),
    out("2024-03-02", 20, "TESCO"),
    out("2024-03-03", 5, "STARBUCKS"),
    out("2024-03-04", 4, "TRANSFER TO ROBIN HILL"),
    into("2024-03-05", 100),
    into("2024-03-06", 3, "TESCO REFUND"),
  ];
  const march = { from: "2024-03-01", to: "2024-03-31" };

  it("tells each label and merchant each way, greatest first, beside the period before", async () => {
    const { labels, merchants, other_merchants: others } = only(await report(rows, march));
    expect(labels.map((one) => [one.entry_type, one.label, one.amount, one.amount_before])).toEqual(
      [
        ["incoming", "paycheck", 100, 0],
        ["incoming", "groceries", 3, 0],
        ["outgoing", "groceries", 20, 10],
        ["outgoing", "coffee shop", 5, 0],
        ["outgoing", "not enough information", 4, 0],
      ]
    );
    expect(merchants.map((one) => [one.entry_type, one.name, one.amount, one.change])).toEqual([
      ["incoming", "Acme", 100, 100],
      ["incoming", "Tesco", 3, 3],
      ["outgoing", "Tesco", 20, 10],
      ["outgoing", "Starbucks", 5, 5],
    ]);
    expect(others.outgoing).toMatchObject({ amount: 4, num_transactions: 1 });
  });

  it("adds up what stands below the greatest merchants", async () => {
    const { merchants, other_merchants: others } = only(await report(rows, { ...march, top: 1 }));
    expect(merchants.map(({ name }) => name)).toEqual(["Acme", "Tesco"]);
    expect(others).toMatchObject({
      incoming: { amount: 3, num_transactions: 1 },
      outgoing: { amount: 9, num_transactions: 2 },
    });
  });

  it("leaves money between own accounts out of every total, and tells it by itself", async () => {
    const transfer = "intra account transfer";
    const whole = only(
      await report(rows, {
        ...march,
        rows: { id: ["t1", "t2", "t3", "t4"], label: [null, null, transfer, transfer] },
      })
    );
    expect(whole.totals).toMatchObject({
      incoming: { amount: 0 },
      outgoing: { amount: 25 },
      moved_in: { amount: 100 },
      moved_out: { amount: 4 },
    });
    expect(whole.labels.filter(({ is_internal }) => is_internal)).toHaveLength(2);
    expect(whole.months).toMatchObject([{ incoming: 0, outgoing: 25 }]);
    expect(whole.merchants.map(({ name }) => name)).toEqual(["Tesco", "Starbucks"]);
  });
});

describe("the rows of a sheet", () => {
  it("reports these rows only, and counts those that were never enriched", async () => {
    const { ask } = await start([out("2024-03-01", 1), out("2024-03-02", 2), out("2024-03-03", 4)]);
    const { json } = await ask({ rows: { id: ["t0", "t2", "new"] } });
    const whole = json as AccountReport;
    expect(whole.counts).toMatchObject({ in_period: 2, unknown: 1 });
    expect(only(whole).totals.outgoing.amount).toBe(5);
  });

  it("takes the sheet's words for labels and merchants where they were changed", async () => {
    const { ask } = await start([out("2024-03-01", 1), out("2024-03-02", 2)]);
    const { json } = await ask({
      rows: { id: ["t0", "t1"], label: ["Team lunch", null], merchant: ["The Café", null] },
    });
    const { labels, merchants } = only(json as AccountReport);
    expect(labels.map(({ label, amount }) => [label, amount])).toEqual([
      ["groceries", 2],
      ["Team lunch", 1],
    ]);
    expect(merchants.map(({ name, website }) => [name, website])).toEqual([
      ["Tesco", "tesco.com"],
      ["The Café", null],
    ]);
  });

  it("refuses columns of different lengths, days out of order, and an unknown account holder", async () => {
    const { api, ask } = await start([]);
    expect((await ask({ rows: { id: ["a"], label: [] } })).status).toBe(422);
    expect((await ask({ from: "2024-02-01", to: "2024-01-31" })).status).toBe(422);
    expect((await send(api, "POST", PATH.replace("robin", "nobody"), {})).status).toBe(404);
  });

  it("takes as many rows as a big sheet has", async () => {
    const { ask } = await start([out("2024-03-01", 1)]);
    const id = ["t0", ...Array.from({ length: 60_000 }, (_, index) => `row ${index}`)];
    const { status, json } = await ask({ rows: { id, label: id.map(() => null) } });
    expect([status, json]).toMatchObject([200, { counts: { in_period: 1, unknown: 60_000 } }]);
  });
});

describe("months", () => {
  it("tells each month, empty ones too, with what is left over at its end", async () => {
    const { months } = only(
      await report([
        into("2024-01-02", 100),
        out("2024-01-31", 30),
        out("2024-03-05", 20),
        out("2024-04-28", 1),
      ])
    );
    expect(months).toEqual([
      month("2024-01", { num: 2, incoming: 100, outgoing: 30, net: 70, cumulative: 70 }),
      month("2024-02", { num: 0, incoming: 0, outgoing: 0, net: 0, cumulative: 70, change: -70 }),
      month("2024-03", {
        num: 1,
        incoming: 0,
        outgoing: 20,
        net: -20,
        cumulative: 50,
        change: -20,
      }),
      month("2024-04", { num: 1, incoming: 0, outgoing: 1, net: -1, cumulative: 49, change: 19 }),
    ]);
  });

  it("compares no month of which only some days are told", async () => {
    const rows = [out("2024-01-20", 1), out("2024-02-10", 2), out("2024-03-10", 3)];
    const told = (whole: AccountReport) =>
      only(whole).months.map((one) => [one.month, one.is_partial, one.change]);
    expect(told(await report(rows))).toEqual([
      ["2024-01", true, null],
      ["2024-02", false, null],
      ["2024-03", true, null],
    ]);
    const february = await report(rows, { from: "2024-02-01", to: "2024-02-15" });
    expect(told(february)).toEqual([["2024-02", true, null]]);
  });

  function month(
    name: string,
    { num, change = null, ...figures }: Record<string, number> & { change?: number | null }
  ) {
    return { month: name, is_partial: false, num_transactions: num, ...figures, change };
  }
});

describe("what always holds", () => {
  it("labels, merchants with the others, and months each add up to the totals", async () => {
    const next = generator(7);
    const pick = <Value>(values: readonly Value[]): Value | undefined =>
      values[Math.floor(next() * values.length)];
    const rows = Array.from({ length: 400 }, (): Row => {
      const description = pick(["TESCO", "STARBUCKS", "NETFLIX", "TRANSFER TO ROBIN HILL", "XYZ"]);
      return {
        description,
        amount: Math.round(next() * 100_000) / 100,
        date: `202${pick(["3", "4"])}-0${pick(["1", "2", "3"])}-1${pick(["0", "5"])}`,
        entry_type: pick(["incoming", "outgoing"]),
        currency: pick(["USD", "EUR", "JPY"]),
      };
    });
    const { ask } = await start(rows);
    const id = rows.map((_, index) => `t${index}`);
    const label = rows.map(() => pick([null, null, "Mine", "intra account transfer"]) ?? null);
    const { json } = await ask({
      from: "2024-01-01",
      to: "2024-03-31",
      compare_with: "year_before",
      top: 2,
      rows: { id, label },
    });
    const { currencies, counts } = json as AccountReport;
    expect(currencies).toHaveLength(3);
    let counted = 0;
    for (const { totals, labels, merchants, months, ...rest } of currencies) {
      const cents = (amount: number | null) => Math.round((amount ?? 0) * 100);
      const sum = (all: readonly { amount: number; amount_before: number | null }[]) => [
        all.reduce((whole, { amount }) => whole + cents(amount), 0),
        all.reduce((whole, { amount_before: before }) => whole + cents(before), 0),
      ];
      for (const way of ["incoming", "outgoing"] as const) {
        const total = sum([totals[way]]);
        const own = way === "incoming" ? totals.moved_in : totals.moved_out;
        const ofWay = labels.filter(({ entry_type }) => entry_type === way);
        expect(sum(ofWay.filter(({ is_internal }) => !is_internal))).toEqual(total);
        expect(sum(ofWay.filter(({ is_internal }) => is_internal))).toEqual(sum([own]));
        expect(
          sum([
            ...merchants.filter(({ entry_type }) => entry_type === way),
            rest.other_merchants[way],
          ])
        ).toEqual(total);
        expect(months.reduce((whole, one) => whole + cents(one[way]), 0)).toBe(total[0]);
        counted += ofWay.reduce((whole, one) => whole + one.num_transactions, 0);
      }
      expect(cents(months.at(-1)?.cumulative ?? null)).toBe(cents(totals.net.amount));
    }
    expect(counted).toBe(counts.in_period);
  });
});

describe("with the real engine", () => {
  const months = ["01", "02", "03", "04", "05", "06"];
  const history: Row[] = [
    ...months.map((month) => into(`2024-${month}-25`, 3_000, "ACME CORP PAYROLL DIR DEP")),
    ...months.map((month) => out(`2024-${month}-01`, 1_200, "RENT PAYMENT OAKWOOD APARTMENTS")),
    ...months.map((month, index) =>
      out(`2024-${month}-05`, index < 3 ? 9.99 : 11.99, "NETFLIX.COM LOS GATOS CA")
    ),
    ...months.slice(0, 3).map((month) => out(`2024-${month}-09`, 10.99, "SPOTIFY USA NEW YORK")),
    ...months.map((month) => out(`2024-${month}-12`, 15, "HULU 877-8244858 CA")),
    out("2024-05-19", 15, "HULU 877-8244858 CA"),
    out("2024-04-30", 35, "OVERDRAFT FEE"),
    out("2024-06-28", 12, "MONTHLY MAINTENANCE FEE"),
    out("2024-06-29", 4.25, "INTEREST CHARGE ON PURCHASES"),
  ];

  async function realReport(body: unknown): Promise<CurrencyReport> {
    const { ask } = await start(history, await startRealSession());
    return only((await ask(body)).json as AccountReport);
  }

  it("tells what comes again: cost, next day, the dearer, the ended and the doubled", async () => {
    const { recurring, yearly_cost: yearly } = await realReport({
      from: "2024-02-01",
      to: "2024-06-30",
    });
    const told = (name: string) => recurring.find((one) => one.name === name);
    expect(told("Netflix")).toMatchObject({
      type: "subscription",
      cadence: "monthly",
      is_active: true,
      latest_amount: 11.99,
      next_date: "2024-07-05",
      yearly_cost: 143.88,
      price_changes: [{ date: "2024-04-05", from: 9.99, to: 11.99 }],
      double_charges: [],
      amount: 55.95,
      num_transactions: 5,
    });
    expect(told("Spotify")).toMatchObject({
      is_active: false,
      latest_date: "2024-03-09",
      next_date: null,
      yearly_cost: null,
    });
    expect(told("Hulu")).toMatchObject({
      yearly_cost: 180,
      double_charges: [{ first_date: "2024-05-12", second_date: "2024-05-19", amount: 15 }],
    });
    expect(recurring.at(-1)).toMatchObject({ name: "Spotify" });
    // 12 × 11.99 and 12 × 15; rent 12 × 1,200.
    expect(yearly).toEqual({ subscriptions: 323.88, other: 14_400 });
  });

  it("tells where money comes from, and fees by kind", async () => {
    const {
      income,
      fees,
      fees_total: all,
    } = await realReport({
      from: "2024-05-01",
      to: "2024-06-30",
    });
    expect(income).toMatchObject([
      {
        income_type: "salary",
        pay_frequency: "monthly",
        is_active: true,
        next_date: "2024-07-25",
        next_amount: 3_000,
        amount: 6_000,
        amount_before: 6_000,
        change: 0,
      },
    ]);
    expect(fees.map(({ kind, amount, change }) => [kind, amount, change])).toEqual([
      ["bank", 12, 12],
      ["interest", 4.25, 4.25],
      ["overdraft", 0, -35],
    ]);
    expect(all).toMatchObject({ amount: 16.25, amount_before: 35, change: -18.75 });
  });

  it("leaves out what ended before the period, and what begins after it", async () => {
    const { recurring } = await realReport({ from: "2024-05-01", to: "2024-06-30" });
    expect(recurring.map(({ name }) => name)).not.toContain("Spotify");
    const { recurring: early } = await realReport({ from: "2023-12-01", to: "2024-01-03" });
    expect(early.map(({ amount }) => amount)).toEqual([1_200]);
  });
});
