/** Recurrence, case by case: what comes again and what does not. The data are the test's own. */
import type { HistoryRow } from "../../src/engine/types";
import { createSeriesReader, recurrenceOf } from "../../src/engine/recurrence/recurrence";
import {
  byDays,
  byMonth,
  inWords,
  offWeekend,
  type Party,
  payments,
  trades,
} from "./recurrence-stories";

const KNOWLEDGE = trades({
  Filmbox: { trade: "streaming", rhythm: "subscription" },
  Fruitstore: { trade: "app store", rhythm: "habit" },
  Marktkauf: { trade: "groceries", rhythm: "habit" },
  Everything: { trade: "marketplace", rhythm: "habit" },
  Burgerhaus: { trade: "fast food", rhythm: "habit" },
  Tankwart: { trade: "fuel", rhythm: "habit" },
  Flitz: { trade: "taxi", rhythm: "habit" },
  Parkraum: { trade: "parking", rhythm: "habit" },
  Stadtwerke: { trade: "utilities", rhythm: "bill" },
  Sicherheit: { trade: "insurance", rhythm: "bill" },
});

const FILMBOX: Party = {
  name: "Filmbox",
  line: "CARD # FILMBOX.EXAMPLE",
  label: "digital content and streaming",
};
const POWER: Party = {
  name: "Stadtwerke",
  line: "SEPA LASTSCHRIFT STADTWERKE RG #",
  label: "utilities",
};
const INSURER: Party = {
  name: "Sicherheit",
  line: "LASTSCHRIFT SICHERHEIT AG",
  label: "insurance premium",
};
const RENT: Party = { name: "Haus & Grund", line: "DAUERAUFTRAG HAUS GRUND MIETE", label: "rent" };
const EMPLOYER: Party = {
  name: "Werkbank",
  line: "WERKBANK GMBH GEHALT #",
  label: "paycheck",
  direction: "incoming",
};
const MARKET: Party = { name: "Marktkauf", line: "CARD # MARKTKAUF", label: "groceries" };
const CAFE: Party = { name: "Cafe Blau", line: "CARD # CAFE BLAU" };
const ANNA: Party = {
  name: "Anna Berg",
  person: true,
  line: "TRANSFER ANNA BERG",
  label: "peer to peer transfer",
};

/** Other money in and out until a day, so that the history goes on beyond a series. */
const until = (date: string): HistoryRow[] =>
  payments({ name: "Bakery", line: "CARD # BAKERY", label: "restaurant" }, [date], 4.2);

interface Case {
  case: string;
  history: readonly HistoryRow[];
  groups: readonly string[];
}

const COMES_AGAIN: readonly Case[] = [
  {
    case: "1 a fixed monthly subscription",
    history: payments(FILMBOX, byMonth("2024-01-05", 12), 9.99),
    groups: ["Filmbox: monthly subscription of 12, next 2025-01-05 9.99"],
  },
  {
    case: "2 its price rises: the last one paid is expected",
    history: payments(
      FILMBOX,
      byMonth("2024-01-05", 8),
      [9.99, 9.99, 9.99, 9.99, 9.99, 9.99, 11.99, 11.99]
    ),
    groups: ["Filmbox: monthly subscription of 8, next 2024-09-05 11.99"],
  },
  {
    case: "3 a free trial two weeks before is no payment",
    history: [
      ...payments(FILMBOX, ["2024-01-06"], 0),
      ...payments(FILMBOX, byMonth("2024-01-20", 6), 12.99),
    ],
    groups: ["Filmbox: monthly subscription of 6, next 2024-07-20 12.99"],
  },
  {
    case: "4 a plan switched from monthly to yearly is a new series that comes in a year",
    history: payments(FILMBOX, byMonth("2024-01-05", 7), [8, 8, 8, 8, 8, 8, 79]),
    groups: [
      "Filmbox: monthly subscription of 6, ended",
      "Filmbox: yearly subscription of 1, next 2025-07-05 79",
    ],
  },
  {
    case: "5 two plans at one merchant half a month apart are no semi-monthly payment",
    history: [
      ...payments(FILMBOX, byMonth("2024-01-05", 8), 7.99),
      ...payments(FILMBOX, byMonth("2024-01-20", 8), 14.99),
    ],
    groups: [
      "Filmbox: monthly subscription of 8, next 2024-09-05 7.99",
      "Filmbox: monthly subscription of 8, next 2024-09-20 14.99",
    ],
  },
  {
    case: "6 a reseller's subscriptions, among single purchases",
    history: [
      ...payments(
        { name: "Fruitstore", line: "FRUITSTORE/BILL", label: "app store" },
        byMonth("2024-01-03", 9),
        0.99
      ),
      ...payments(
        { name: "Fruitstore", line: "FRUITSTORE/BILL", label: "app store" },
        byMonth("2024-01-17", 9),
        12.99
      ),
      ...payments(
        { name: "Fruitstore", line: "FRUITSTORE/BILL", label: "app store" },
        ["2024-02-11", "2024-05-29", "2024-06-08"],
        [4.99, 2.99, 19.99]
      ),
    ],
    groups: [
      "Fruitstore: monthly subscription of 9, next 2024-10-03 0.99",
      "Fruitstore: monthly subscription of 9, next 2024-10-17 12.99",
    ],
  },
  {
    case: "7 a foreign price that wobbles with the rate",
    history: payments(
      { name: "Paperkite", line: "CARD # PAPERKITE INC USD" },
      byMonth("2024-01-12", 8),
      [18.41, 18.63, 18.52, 18.2, 18.05, 18.33, 18.57, 18.44]
    ),
    groups: ["Paperkite: monthly subscription of 8, next 2024-09-12 18.44"],
  },
  {
    case: "8 electricity by season: last year's month at this year's level",
    history: payments(
      POWER,
      byMonth("2023-01-15", 18),
      [140, 130, 110, 90, 70, 60, 55, 60, 75, 95, 115, 130, 142, 132, 112, 92, 71, 61]
    ),
    groups: ["Stadtwerke: monthly recurring of 18, next 2024-07-15 55.92"],
  },
  {
    case: "9 rent on the 1st, paid on the Friday before a weekend",
    history: payments(RENT, offWeekend(byMonth("2024-01-01", 10), -1), 850),
    groups: ["Haus & Grund: monthly recurring of 10, next 2024-11-01 850"],
  },
  {
    case: "10 a direct debit moved to Monday",
    history: payments(INSURER, offWeekend(byMonth("2024-01-07", 9), 1), 44.85),
    groups: ["Sicherheit: monthly recurring of 9, next 2024-10-07 44.85"],
  },
  {
    case: "11 a salary on the last working day",
    history: payments(EMPLOYER, offWeekend(byMonth("2024-01-31", 8), -1), 2480.5),
    groups: ["Werkbank: monthly recurring of 8, next 2024-09-30 2480.5"],
  },
  {
    case: "12 a payroll every two weeks",
    history: payments(EMPLOYER, byDays("2024-01-05", 14, 14), 1100),
    groups: ["Werkbank: bi_weekly recurring of 14, next 2024-07-19 1100"],
  },
  {
    case: "13 a payroll on the 15th and the last day",
    history: payments(
      EMPLOYER,
      [...byMonth("2024-01-15", 6), ...byMonth("2024-01-31", 6)].sort(),
      1250
    ),
    groups: ["Werkbank: semi_monthly recurring of 12, next 2024-07-15 1250"],
  },
  {
    case: "14 a weekly allowance to a child",
    history: payments(
      { ...ANNA, line: "DAUERAUFTRAG ANNA BERG TASCHENGELD" },
      byDays("2024-01-06", 10, 7),
      10
    ),
    groups: ["Anna Berg: weekly recurring of 10, next 2024-03-16 10"],
  },
  {
    case: "15 interest on every working day",
    history: payments(
      {
        name: null,
        line: "DAILY INTEREST",
        label: "interest / dividend earned",
        direction: "incoming",
      },
      offWeekend(byDays("2024-03-04", 60, 1), 1).filter(
        (day, index, days) => days.indexOf(day) === index
      ),
      0.52
    ),
    groups: ["nobody: daily recurring of 44, next 2024-05-03 0.52"],
  },
  {
    case: "16 every four weeks is not monthly",
    history: payments(FILMBOX, byDays("2024-01-05", 10, 28), 15),
    groups: ["Filmbox: four_weekly subscription of 10, next 2024-10-11 15"],
  },
  {
    case: "17 every second month",
    history: payments(POWER, byMonth("2023-01-20", 8, 2), 88),
    groups: ["Stadtwerke: bi_monthly recurring of 8, next 2024-05-20 88"],
  },
  {
    case: "18 an insurance by the quarter",
    history: payments(INSURER, byMonth("2023-01-02", 6, 3), 121.4),
    groups: ["Sicherheit: quarterly recurring of 6, next 2024-07-02 121.4"],
  },
  {
    case: "19 every half year",
    history: payments(INSURER, byMonth("2022-04-10", 4, 6), 260),
    groups: ["Sicherheit: semi_yearly recurring of 4, next 2024-04-10 260"],
  },
  {
    case: "20 a domain renewed once, on the same day for a little more",
    history: [
      ...payments(
        { name: "Namehost", line: "CARD # NAMEHOST.EXAMPLE" },
        ["2023-06-24", "2024-06-24"],
        [21.49, 22.13]
      ),
      ...until("2024-08-01"),
    ],
    groups: ["Namehost: yearly subscription of 2, next 2025-06-24 22.13"],
  },
  {
    case: "21 the 31st, in short months and a leap February",
    history: payments(FILMBOX, byMonth("2023-10-31", 8), 9.99),
    groups: ["Filmbox: monthly subscription of 8, next 2024-06-30 9.99"],
  },
  {
    case: "22 one slot missed in a year",
    history: payments(
      FILMBOX,
      byMonth("2024-01-05", 12).filter((day) => day !== "2024-06-05"),
      9.99
    ),
    groups: ["Filmbox: monthly subscription of 11, next 2025-01-05 9.99"],
  },
  {
    case: "23 charged twice within three days, one refunded",
    history: [
      ...payments(FILMBOX, byMonth("2024-01-05", 8), 9.99),
      ...payments(FILMBOX, ["2024-04-07"], 9.99),
      ...payments(
        { ...FILMBOX, line: "REFUND FILMBOX", label: "refund", direction: "incoming" },
        ["2024-04-09"],
        9.99
      ),
    ],
    groups: ["Filmbox: monthly subscription of 8, next 2024-09-05 9.99"],
  },
  {
    case: "24 every charge pending first, under another name",
    history: [
      ...payments(
        { ...FILMBOX, name: "Pending Filmbox", line: "PENDING FILMBOX.EXAMPLE" },
        byMonth("2024-01-03", 6),
        9.99
      ),
      ...payments(FILMBOX, byMonth("2024-01-05", 6), 9.99),
    ],
    groups: ["Filmbox: monthly subscription of 6, next 2024-07-05 9.99"],
  },
  {
    case: "24 every charge twice, in the same words",
    history: [
      ...payments(FILMBOX, byMonth("2024-01-05", 6), 9.99),
      ...payments(FILMBOX, byMonth("2024-01-07", 6), 9.99),
    ],
    groups: ["Filmbox: monthly subscription of 6, next 2024-07-05 9.99"],
  },
  {
    case: "25 a replaced card prints another descriptor and another name is read",
    history: [
      ...payments(
        { name: "Quillnote Labs", line: "QUILLNOTE LABS OSLO CARD #" },
        byMonth("2024-01-12", 5),
        6
      ),
      ...payments(
        { name: "Quillnote", line: "RECURRING QUILLNOTE # CARD" },
        byMonth("2024-06-12", 4),
        6
      ),
    ],
    groups: ["Quillnote: monthly subscription of 9, next 2024-10-12 6"],
  },
  {
    case: "26 a renamed merchant keeps its mandate",
    history: [
      ...payments(
        { name: "Knollenergie", line: "LASTSCHRIFT KNOLLENERGIE MREF+NE9316802" },
        byMonth("2024-01-08", 5),
        68.77
      ),
      ...payments(
        { name: "Krake Strom", line: "LASTSCHRIFT KRAKE STROM MREF+NE9316802" },
        byMonth("2024-06-08", 4),
        68.77
      ),
    ],
    groups: ["Krake Strom: monthly recurring of 9, next 2024-10-08 68.77"],
  },
  {
    case: "26 a merchant renamed a month ago shares a word with its old name",
    history: [
      ...payments(
        { name: "Chirper", line: "CARD # CHIRPER PREMIUM FEATURES" },
        byMonth("2024-01-08", 6),
        11
      ),
      ...payments({ name: "Y Corp", line: "CARD # Y CORP PREMIUM FEATURES" }, ["2024-07-08"], 11),
    ],
    groups: ["Y Corp: monthly subscription of 7, next 2024-08-08 11"],
  },
  {
    case: "27 a loan with a smaller last instalment is over",
    history: [
      ...payments(
        { name: "Kreditbank", line: "LASTSCHRIFT KREDITBANK RATE", label: "loan repayment" },
        byMonth("2023-01-24", 8),
        [184.5, 184.5, 184.5, 184.5, 184.5, 184.5, 184.5, 36.9]
      ),
      ...until("2024-01-20"),
    ],
    groups: ["Kreditbank: monthly recurring of 8, ended"],
  },
  {
    case: "28 a subscription cancelled four months ago",
    history: [...payments(FILMBOX, byMonth("2024-01-05", 6), 9.99), ...until("2024-10-08")],
    groups: ["Filmbox: monthly subscription of 6, ended"],
  },
  {
    case: "29 one payment to a subscription service",
    history: [...payments(FILMBOX, ["2024-05-11"], 7.99), ...until("2024-05-20")],
    groups: ["Filmbox: monthly subscription of 1, next 2024-06-11 7.99"],
  },
  {
    case: "30 a standing order to a person",
    history: payments(
      { ...ANNA, line: "STANDING ORDER ANNA BERG RENT", label: "rent" },
      byMonth("2024-01-25", 7),
      640
    ),
    groups: ["Anna Berg: monthly recurring of 7, next 2024-08-25 640"],
  },
  {
    case: "31 a salary split into two deposits a day comes as their sum",
    history: [
      ...payments(EMPLOYER, byMonth("2024-01-25", 7), 1500),
      ...payments(EMPLOYER, byMonth("2024-01-25", 7), 400),
    ],
    groups: ["Werkbank: monthly recurring of 14, next 2024-08-25 1900"],
  },
  {
    case: "32 paused for two months",
    history: payments(FILMBOX, [...byMonth("2024-01-05", 5), ...byMonth("2024-08-05", 4)], 9.99),
    groups: ["Filmbox: monthly subscription of 9, next 2024-12-05 9.99"],
  },
  {
    case: "33 two cards paying one price four days apart",
    history: [
      ...payments({ ...FILMBOX, line: "CARD 4401 FILMBOX" }, byMonth("2024-01-05", 7), 9.99),
      ...payments({ ...FILMBOX, line: "CARD 7702 FILMBOX" }, byMonth("2024-01-09", 7), 9.99),
    ],
    groups: [
      "Filmbox: monthly subscription of 7, next 2024-08-05 9.99",
      "Filmbox: monthly subscription of 7, next 2024-08-09 9.99",
    ],
  },
  {
    case: "34 a benefit on the fourth Wednesday of the month",
    history: payments(
      { name: "Amt", line: "AMT KINDERGELD", label: "benefits", direction: "incoming" },
      ["2024-01-24", "2024-02-28", "2024-03-27", "2024-04-24", "2024-05-22"],
      250
    ),
    groups: ["Amt: monthly recurring of 5, next 2024-06-26 250"],
  },
  {
    case: "35 a client who pays about monthly: the mean of the sums is expected",
    history: payments(
      { name: "Kundin KG", line: "KUNDIN KG RECHNUNG #", direction: "incoming" },
      ["2024-01-11", "2024-02-12", "2024-03-09", "2024-04-14", "2024-05-10", "2024-06-13"],
      [1200, 1600, 1300, 1500, 1250, 1550]
    ),
    groups: ["Kundin KG: monthly recurring of 6, next 2024-07-12 1400"],
  },
];

const DOES_NOT: readonly Case[] = [
  {
    case: "36 the weekly shop on Saturdays",
    history: payments(
      MARKET,
      byDays("2024-01-06", 20, 7),
      byDays("2024-01-06", 20, 7).map((_, index) => 60 + ((index * 37) % 41))
    ),
    groups: [],
  },
  {
    case: "37 two coffees on every working day, at one price",
    history: [
      ...payments(CAFE, offWeekend(byDays("2024-01-08", 60, 1), 1), 2.8),
      ...payments(
        { ...CAFE, line: "CARD # CAFE BLAU TO GO" },
        offWeekend(byDays("2024-01-08", 60, 1), 1),
        2.8
      ),
    ],
    groups: [],
  },
  {
    case: "38 fuel about every ten days",
    history: payments(
      { name: "Tankwart", line: "TANKWART #", label: "fuel" },
      byDays("2024-01-03", 20, 10),
      byDays("2024-01-03", 20, 10).map((_, index) => 55 + ((index * 13) % 17))
    ),
    groups: [],
  },
  {
    case: "39 rides",
    history: payments(
      { name: "Flitz", line: "FLITZ RIDE", label: "rideshare or taxi transport" },
      ["2024-01-03", "2024-01-19", "2024-02-04", "2024-02-06", "2024-03-02", "2024-04-11"],
      [9.4, 12.1, 9.4, 7.7, 22.3, 9.4]
    ),
    groups: [],
  },
  {
    case: "40 cash on payday, always the same sum",
    history: payments(
      { name: "Geldautomat", line: "GELDAUTOMAT #", label: "ATM withdrawal" },
      byMonth("2024-01-31", 9),
      140
    ),
    groups: [],
  },
  {
    case: "41 money to a friend at odd times",
    history: payments(
      ANNA,
      ["2024-01-04", "2024-02-17", "2024-02-20", "2024-05-01", "2024-05-30"],
      [20, 35, 20, 12.5, 20]
    ),
    groups: [],
  },
  {
    case: "42 marketplace purchases of all sizes",
    history: payments(
      { name: "Everything", line: "EVERYTHING MKTP #", label: "e-commerce purchase" },
      byDays("2024-01-02", 30, 9),
      byDays("2024-01-02", 30, 9).map((_, index) => 5 + ((index * 29) % 83) + 0.99)
    ),
    groups: [],
  },
  {
    case: "43 parking at work",
    history: payments(
      { name: "Parkraum", line: "PARKRAUM #", label: "parking" },
      offWeekend(byDays("2024-01-08", 40, 1), 1),
      6.5
    ),
    groups: [],
  },
  {
    case: "44 three equal purchases in one week",
    history: [
      ...payments(CAFE, ["2024-02-05", "2024-02-07", "2024-02-10"], 12),
      ...until("2024-04-01"),
    ],
    groups: [],
  },
  {
    case: "45 refunds, even when they come by the month",
    history: payments(
      { name: "Everything", line: "EVERYTHING REFUND #", label: "refund", direction: "incoming" },
      byMonth("2024-01-09", 5),
      [20, 31, 18, 44, 25]
    ),
    groups: [],
  },
  {
    case: "46 moved to the own savings when something was left",
    history: payments(
      { name: null, line: "UMBUCHUNG SPARKONTO", label: "intra account transfer" },
      ["2024-01-29", "2024-02-27", "2024-04-02", "2024-04-30"],
      [300, 150, 300, 500]
    ),
    groups: [],
  },
  {
    case: "48 a donation twice at random",
    history: [
      ...payments(
        { name: "Seenothilfe", line: "SEENOTHILFE SPENDE", label: "donation" },
        ["2023-03-14", "2024-04-02"],
        50
      ),
      ...until("2024-06-01"),
    ],
    groups: [],
  },
  {
    case: "49 fast food at similar prices",
    history: payments(
      { name: "Burgerhaus", line: "BURGERHAUS #", label: "fast food" },
      [
        "2024-01-04",
        "2024-01-16",
        "2024-02-11",
        "2024-03-01",
        "2024-03-25",
        "2024-04-19",
        "2024-05-08",
      ],
      [8.5, 8.9, 8.5, 9.1, 8.7, 8.5, 8.8]
    ),
    groups: [],
  },
  {
    case: "50 a thousand shops, each once",
    history: Array.from({ length: 1000 }, (_, index) => index).flatMap((index) =>
      payments(
        { name: `Shop ${String(index)}`, line: `CARD # SHOP ${String(index)}` },
        byDays("2022-01-01", index + 1, 1).slice(-1),
        5 + ((index * 7) % 90)
      )
    ),
    groups: [],
  },
];

function groupsOf(history: readonly HistoryRow[]): string[] {
  return recurrenceOf(createSeriesReader(KNOWLEDGE), history).groups.map(inWords).sort();
}

describe("payments that come again", () => {
  it.each(COMES_AGAIN)("$case", ({ history, groups }) => {
    expect(groupsOf(history)).toEqual([...groups].sort());
  });

  it("46 moved to the own savings by standing order", () => {
    const savings: Party = {
      name: null,
      line: "DAUERAUFTRAG SPARPLAN",
      label: "intra account transfer",
    };
    expect(groupsOf(payments(savings, byMonth("2024-01-25", 6), 450))).toEqual([
      "nobody: monthly recurring of 6, next 2024-07-25 450",
    ]);
  });

  it("47 instalments that are over stay a group, but an ended one", () => {
    const shop: Party = {
      name: "Ratenkauf",
      line: "LASTSCHRIFT RATENKAUF RATE",
      label: "buy now, pay later",
    };
    const history = [...payments(shop, byMonth("2024-01-10", 4), 49.75), ...until("2024-09-01")];
    expect(groupsOf(history)).toEqual(["Ratenkauf: monthly recurring of 4, ended"]);
  });
});

describe("payments that do not come again", () => {
  it.each(DOES_NOT)("$case", ({ history, groups }) => {
    const answer = recurrenceOf(createSeriesReader(KNOWLEDGE), history);
    expect(answer.groups.map(inWords)).toEqual(groups);
    expect([...answer.byTransaction.values()].every(({ type }) => type === "one off")).toBe(true);
    expect(answer.byTransaction.size).toBe(history.length);
  });
});
