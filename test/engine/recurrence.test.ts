/** What holds for recurrence whatever the history: order, identity, and the small parts it is made of. */
import * as fc from "fast-check";
import { fromDayNumber, toDayNumber } from "../../src/model";
import type { HistoryRow } from "../../src/engine/types";
import { isEvenPrice, nextAmountOf } from "../../src/engine/recurrence/amounts";
import { fitCadences, isKept } from "../../src/engine/recurrence/cadence";
import { nextDay, nextWeekdayOfMonth, nominalNear } from "../../src/engine/recurrence/grid";
import { daysBetween } from "../../src/engine/recurrence/groups";
import { isEssential } from "../../src/engine/recurrence/nature";
import { orderOf } from "../../src/engine/recurrence/order";
import { createSeriesReader, recurrenceOf } from "../../src/engine/recurrence/recurrence";
import { createEntityReader } from "../../src/engine/recurrence/rows";
import { codesOf, shapeOf } from "../../src/engine/recurrence/shape";
import { TaxonomyFile } from "../../src/knowledge/schema";
import { projectSources } from "../support/sources-knowledge";
import { byDays, byMonth, inWords, type Party, payments, trades } from "./recurrence-stories";

const READER = createSeriesReader(
  trades({
    Filmbox: { trade: "streaming", rhythm: "subscription" },
    Marktkauf: { trade: "groceries", rhythm: "habit" },
  })
);
const FILMBOX: Party = { name: "Filmbox", line: "CARD # FILMBOX" };
const MARKET: Party = { name: "Marktkauf", line: "CARD # MARKTKAUF", label: "groceries" };
const GYM: Party = {
  name: "Eisenhof",
  line: "LASTSCHRIFT EISENHOF FITNESS",
  label: "sport and fitness",
};

const YEAR: readonly HistoryRow[] = [
  ...payments(FILMBOX, byMonth("2024-01-05", 12), 9.99),
  ...payments(GYM, byMonth("2024-01-31", 12), 29.9),
  ...payments(
    MARKET,
    byDays("2024-01-06", 50, 7),
    byDays("2024-01-06", 50, 7).map((_, index) => 40 + ((index * 31) % 47))
  ),
];

describe("a history read for what comes again", () => {
  it("is answered the same in whatever order its rows come", () => {
    const answer = recurrenceOf(READER, YEAR);
    fc.assert(
      fc.property(fc.shuffledSubarray([...YEAR], { minLength: YEAR.length }), (shuffled) => {
        expect(recurrenceOf(READER, shuffled).groups).toEqual(answer.groups);
      }),
      { numRuns: 15 }
    );
  });

  it("keeps a group's id when later rows are added", () => {
    const early = recurrenceOf(
      READER,
      YEAR.filter(({ transaction }) => (transaction.date ?? "") < "2024-06-01")
    );
    const late = recurrenceOf(READER, YEAR);
    expect(early.groups.map(({ id }) => id).sort()).toEqual(late.groups.map(({ id }) => id).sort());
    expect(new Set(late.groups.map(({ id }) => id)).size).toBe(2);
  });

  it("tells each row what it is, and its group", () => {
    const { groups, byTransaction } = recurrenceOf(READER, YEAR);
    const group = groups.find(({ counterparty }) => counterparty.name === "Filmbox");
    const row = byTransaction.get(group?.transaction_ids[3] ?? "");
    expect(row).toEqual({
      type: "subscription",
      group_id: group?.id,
      periodicity: "monthly",
      cadence: "monthly",
      next_date: "2025-01-05",
      next_amount: 9.99,
    });
    const shop = YEAR.find(({ answer }) => answer.entities?.counterparty?.name === "Marktkauf");
    expect(byTransaction.get(shop?.transaction.id ?? "")).toEqual({ type: "one off" });
  });

  it("says in wire words what v3 has no word for", () => {
    const history = payments(FILMBOX, byDays("2024-01-05", 8, 28), 9.99);
    const [group] = recurrenceOf(READER, history).groups;
    expect(group).toMatchObject({
      periodicity: "other",
      cadence: "four_weekly",
      periodicity_in_days: 28,
    });
  });

  it("leaves rows without date or amount alone", () => {
    const [first, ...others] = payments(FILMBOX, byMonth("2024-01-05", 6), 9.99);
    const history =
      first === undefined
        ? []
        : [{ ...first, transaction: { ...first.transaction, date: null } }, ...others];
    const { groups, byTransaction } = recurrenceOf(READER, history);
    expect(groups.map(inWords)).toEqual([
      "Filmbox: monthly subscription of 5, next 2024-07-05 9.99",
    ]);
    expect(byTransaction.has(first?.transaction.id ?? "")).toBe(false);
  });

  it("sums in minor units", () => {
    const [group] = recurrenceOf(
      READER,
      payments(FILMBOX, byMonth("2024-01-05", 3), [0.1, 0.1, 0.1])
    ).groups;
    expect(group).toMatchObject({ total_amount: 0.3, average_amount: 0.1 });
  });

  it("waits a quarter for the second payment of a subscription, and then takes it as ended", () => {
    const first = payments(FILMBOX, ["2024-01-05"], 9.99);
    const groupUntil = (date: string) => {
      const shop = payments(MARKET, [date], 4.5);
      const { groups } = recurrenceOf(READER, [...first, ...shop]);
      return groups.map(({ is_active, next_date }) => ({ is_active, next_date }));
    };
    expect(groupUntil("2024-01-06")).toEqual([{ is_active: true, next_date: "2024-02-05" }]);
    expect(groupUntil("2024-04-01")).toEqual([{ is_active: true, next_date: null }]);
    expect(groupUntil("2024-05-01")).toEqual([{ is_active: false, next_date: null }]);
  });

  it("holds essential what the taxonomy classes as such", () => {
    const { consumer } = TaxonomyFile.parse(projectSources().taxonomy);
    const labels = consumer.outgoing.filter(({ class: kind }) => kind !== undefined);
    expect(labels.length).toBeGreaterThan(50);
    expect(labels.filter(({ label }) => isEssential(label))).toEqual(
      labels.filter(({ class: kind }) => kind === "essential")
    );
    expect(["payroll", "office rent", "insurance"].every(isEssential)).toBe(true);
    expect(["advertising and marketing", "meals and entertainment"].some(isEssential)).toBe(false);
  });

  it("does not take a visit to a shop for a subscription of the same name", () => {
    const shop = payments({ ...FILMBOX, storeNumber: "0042" }, ["2024-05-03"], 24.5);
    expect(recurrenceOf(READER, shop).groups).toEqual([]);
  });

  it("asks more of a price that was picked from many purchases", () => {
    const unknown: Party = { name: "Eckladen", line: "CARD # ECKLADEN" };
    const purchases = byDays("2024-01-02", 40, 4);
    const history = [
      ...payments(
        unknown,
        purchases,
        purchases.map((_, index) => 3 + ((index * 17) % 71) + 0.01)
      ),
      ...payments(unknown, byMonth("2024-01-10", 3), 15),
    ];
    expect(recurrenceOf(READER, history).groups).toEqual([]);
    const alone = payments(unknown, byMonth("2024-01-10", 3), 15);
    expect(recurrenceOf(READER, alone).groups.map(inWords)).toEqual([
      "Eckladen: monthly subscription of 3, next 2024-04-10 15",
    ]);
  });

  it("reads one name for many payees by their words", () => {
    const blurred = { name: "Zahlung" };
    const history = [
      ...payments(
        { ...blurred, line: "ZAHLUNG # KINO ROXY" },
        byDays("2024-01-03", 9, 23),
        [12, 9, 14, 8.5, 30, 11, 7, 22, 13]
      ),
      ...payments(
        { ...blurred, line: "ZAHLUNG # NOTENBLATT VERLAG" },
        byMonth("2024-01-15", 7),
        6.5
      ),
    ];
    expect(recurrenceOf(READER, history).groups.map(inWords)).toEqual([
      "Zahlung: monthly subscription of 7, next 2024-08-15 6.5",
    ]);
  });
});

describe("days that keep a cadence", () => {
  const best = (days: readonly string[]): string[] =>
    fitCadences(days.map(toDayNumber))
      .filter(isKept)
      .map(({ cadence }) => cadence);

  it("every two weeks is no semi-monthly, and the other way round", () => {
    expect(best(byDays("2024-01-05", 12, 14))).toContain("bi_weekly");
    expect(best([...byMonth("2024-01-01", 8), ...byMonth("2024-01-16", 8)].sort())).not.toContain(
      "bi_weekly"
    );
  });

  it("irregular days keep none", () => {
    expect(best(["2024-01-02", "2024-01-11", "2024-02-20", "2024-03-01", "2024-05-17"])).toEqual(
      []
    );
  });

  it("find their day of the month whatever month is short", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (anchor) => {
        const months = byMonth("2023-01-01", 14).map(toDayNumber);
        const days = months.map((first, index) => {
          const end = months[index + 1] ?? first + 29;
          return Math.min(first + anchor - 1, end - 1);
        });
        const fit = fitCadences(days).find(({ cadence }) => cadence === "monthly");
        expect(fit).toMatchObject({ hits: 13, missed: 0, irregular: 0 });
      })
    );
  });

  it("the nearest nominal day may lie in another month", () => {
    const { nominal } = nominalNear(toDayNumber("2024-03-01"), 31);
    expect(fromDayNumber(nominal)).toBe("2024-02-29");
  });

  it("the next day is one calendar step on", () => {
    const from = (
      cadence: "monthly" | "quarterly" | "weekly",
      day: string,
      anchor: number
    ): string =>
      fromDayNumber(nextDay({ cadence, lastNominal: toDayNumber(day), anchors: [anchor] }));
    expect(from("monthly", "2024-01-31", 31)).toBe("2024-02-29");
    expect(from("quarterly", "2024-11-30", 30)).toBe("2025-02-28");
    expect(from("weekly", "2024-12-28", 1)).toBe("2025-01-04");
  });

  it("the last Friday of the month is followed by the last Friday", () => {
    const fridays = ["2024-01-26", "2024-02-23", "2024-03-29", "2024-04-26"].map(toDayNumber);
    expect(fromDayNumber(nextWeekdayOfMonth(fridays, 1) ?? 0)).toBe("2024-05-31");
    expect(nextWeekdayOfMonth(byMonth("2024-01-10", 6).map(toDayNumber), 1)).toBeNull();
  });

  it("days of a group are the middle gap, rounded down", () => {
    const days = (dates: readonly string[]): number =>
      daysBetween(createEntityReader()(payments(FILMBOX, dates, 1))[0]?.rows ?? []);
    expect(days(["2022-01-15", "2022-02-15", "2022-03-15", "2022-04-15"])).toBe(31);
    expect(days(["2022-01-01", "2022-02-01", "2022-03-01"])).toBe(29);
    expect(days(["2022-01-01"])).toBe(30);
  });
});

describe("amounts", () => {
  it("one price is one to the cent", () => {
    expect(isEvenPrice([999, 999])).toBe(true);
    expect(isEvenPrice([999, 1000])).toBe(false);
  });

  it.each([
    ["a new price is the one to expect", [999, 999, 999, 1199, 1199], 12, false, 1199],
    [
      "a rate's wobble: the middle of the last three",
      [1841, 1893, 1812, 1860, 1799, 1846],
      12,
      false,
      1846,
    ],
    ["a rising season goes on rising", [5000, 6500, 8450, 10985], 12, false, 14281],
    ["invoices: their mean", [120_000, 160_000, 130_000, 150_000], 12, true, 140_000],
    ["what is paid by the year: the last", [2149, 2213], 1, false, 2213],
  ])("%s", (_case, amounts, slots, isIncome, expected) => {
    expect(nextAmountOf(amounts, slots, isIncome)).toBe(expected);
  });
});

describe("the words of a descriptor", () => {
  it.each([
    ["STO Anna Berg rent", "standing"],
    ["Dauerauftrag Haus Grund", "standing"],
    ["BONIFICO PERIODICO A FAVORE DI ROSSI", "standing"],
    ["SEPA-BASISLASTSCHRIFT STROM MREF+M1", "mandate"],
    ["PRLV SEPA EDF", "mandate"],
    ["ELECTRIC CO DES:BILL PMT PPD ID: 1", "mandate"],
    ["RECURRING PAYMENT AUTHORIZED ON 04/12 QUILLNOTE", "renewed"],
    ["PAGO CON TARJETA 1267 TIENDA", "card"],
    ["Anna Berg", "unsaid"],
  ])("%s is %s", (line, order) => {
    expect(orderOf(line)).toBe(order);
  });

  it("a shape leaves out dates and references", () => {
    expect(shapeOf("CARD PAYMENT TO CAFE 12 MAR 4455 REF X9")).toBe(
      shapeOf("CARD PAYMENT TO CAFE 3 APR 9981 REF B2")
    );
  });

  it("a contract's number is a code, a masked card is none", () => {
    expect(codesOf("STROM Mandat NE9316802 karte 4403xxxxxxxx9033 rg 12")).toEqual(["ne9316802"]);
  });
});
