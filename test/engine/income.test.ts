/** Income: the fifteen kinds, what is none, and what a group says. */
import type { IncomeType } from "../../src/model";
import type { HistoryRow } from "../../src/engine/types";
import { durationInWords, incomeOf } from "../../src/engine/income/income";
import { saidIncome } from "../../src/engine/income/words";
import { createSeriesReader } from "../../src/engine/recurrence/recurrence";
import { byDays, byMonth, offWeekend, type Party, payments, trades } from "./recurrence-stories";

const READER = createSeriesReader(
  trades({
    Flitz: { trade: "taxi", rhythm: "habit" },
    Gastbett: { trade: "host platform", rhythm: null },
    Federhalter: { trade: "freelance platform", rhythm: null },
    Flohkiste: { trade: "seller platform", rhythm: "habit" },
    Kaffeekasse: { trade: "creator platform", rhythm: "subscription" },
    Depotbank: { trade: "broker", rhythm: null },
    Versorgungskasse: { trade: "pension", rhythm: "bill" },
    Sozialamt: { trade: "benefits office", rhythm: null },
    Zahltag: { trade: "payroll provider", rhythm: "bill" },
    Glueckspilz: { trade: "gambling", rhythm: "habit" },
    Stadtwerke: { trade: "utilities", rhythm: "bill" },
  })
);

const incoming = (name: string | null, line: string, label?: string): Party => ({
  name,
  line,
  direction: "incoming",
  ...(label === undefined ? {} : { label }),
});

const MONTHLY = byMonth("2024-01-15", 6);
/** At odd times, so that no rhythm helps. */
const ODD = ["2024-01-04", "2024-02-19", "2024-02-27", "2024-05-02", "2024-06-20"];
const ODD_AMOUNTS = [120, 84.5, 310, 97, 45.2];

interface Kind {
  kind: IncomeType;
  why: string;
  history: readonly HistoryRow[];
}

const KINDS: readonly Kind[] = [
  {
    kind: "salary",
    why: "its words",
    history: payments(incoming("Werkbank", "WERKBANK LOHN GEHALT #"), MONTHLY, 2400),
  },
  {
    kind: "salary",
    why: "a payroll provider",
    history: payments(incoming("Zahltag", "DIRECT DEPOSIT ZAHLTAG", "paycheck"), MONTHLY, 2400),
  },
  {
    kind: "freelance",
    why: "an invoice number",
    history: payments(incoming("Kundin KG", "KUNDIN KG RECHNUNG #"), ODD, ODD_AMOUNTS),
  },
  {
    kind: "freelance",
    why: "a platform for it",
    history: payments(
      incoming("Federhalter", "FEDERHALTER WITHDRAWAL", "paycheck"),
      ODD,
      ODD_AMOUNTS
    ),
  },
  {
    kind: "rideshare and delivery",
    why: "a driver's payout",
    history: payments(
      incoming("Flitz", "FLITZ DRIVER PAYOUT", "refund"),
      byDays("2024-01-02", 12, 7),
      240
    ),
  },
  {
    kind: "ecommerce",
    why: "a market place for sellers",
    history: payments(
      incoming("Flohkiste", "FLOHKISTE AUSZAHLUNG", "freelance income"),
      ODD,
      ODD_AMOUNTS
    ),
  },
  {
    kind: "government benefits",
    why: "its label",
    history: payments(incoming("Sozialamt", "SOZIALAMT LEISTUNG", "benefits"), MONTHLY, 563),
  },
  {
    kind: "government benefits",
    why: "money for a child, though the employment office pays",
    history: payments(
      incoming("Amt", "BUNDESAGENTUR FUER ARBEIT FAMILIENKASSE KINDERGELD", "benefits"),
      MONTHLY,
      250
    ),
  },
  {
    kind: "unemployment insurance",
    why: "its words",
    history: payments(
      incoming("Staat", "STATE UI BENEFIT", "benefits"),
      byDays("2024-01-02", 10, 7),
      410
    ),
  },
  {
    kind: "social security",
    why: "its words",
    history: payments(
      incoming("Treasury", "SSA TREAS # XXSOC SEC SOCIAL SECURITY", "benefits"),
      MONTHLY,
      1480
    ),
  },
  {
    kind: "retirement funds",
    why: "a pension fund under the label of benefits",
    history: payments(incoming("Versorgungskasse", "VERSORGUNGSKASSE #", "benefits"), MONTHLY, 930),
  },
  {
    kind: "child support",
    why: "its words",
    history: payments(
      incoming("Jugendamt", "JUGENDAMT UNTERHALTSVORSCHUSS", "benefits"),
      MONTHLY,
      230
    ),
  },
  {
    kind: "long term rent",
    why: "a tenant's word for it, though a person pays",
    history: payments({ ...incoming("Anna Berg", "ANNA BERG MIETE"), person: true }, MONTHLY, 640),
  },
  {
    kind: "short term rent",
    why: "a platform for hosts",
    history: payments(
      incoming("Gastbett", "GASTBETT AUSZAHLUNG", "property rental income"),
      ODD,
      ODD_AMOUNTS
    ),
  },
  {
    kind: "interest and dividends",
    why: "its label",
    history: payments(
      incoming(null, "ZINSEN TAGESGELD", "interest / dividend earned"),
      MONTHLY,
      12.3
    ),
  },
  {
    kind: "investment",
    why: "a broker pays out",
    history: payments(incoming("Depotbank", "DEPOTBANK AUSZAHLUNG"), ODD, ODD_AMOUNTS),
  },
  {
    kind: "donations",
    why: "a tip jar",
    history: payments(
      incoming("Kaffeekasse", "KAFFEEKASSE PAYOUT", "freelance income"),
      ODD,
      ODD_AMOUNTS
    ),
  },
  {
    kind: "possible income - please verify",
    why: "a firm pays by the month and says nothing",
    history: payments(incoming("Tamarind", "TAMARIND GROUP #"), MONTHLY, 615.09),
  },
];

describe("kinds of income", () => {
  it.each(KINDS)("$kind, by $why", ({ kind, history }) => {
    expect(incomeOf(READER, history).map(({ income_type: type }) => type)).toEqual([kind]);
  });
});

describe("what is no income", () => {
  it.each([
    [
      "the holder's own money",
      payments(incoming(null, "UMBUCHUNG VOM SPARKONTO", "intra account transfer"), MONTHLY, 500),
    ],
    [
      "a loan paid out",
      payments(
        incoming("Kreditbank", "DIRECT DEPOSIT KREDITBANK LOAN ADVANCE", "paycheck"),
        ODD,
        ODD_AMOUNTS
      ),
    ],
    [
      "winnings",
      payments(incoming("Glueckspilz", "DIRECT DEPOSIT GLUECKSPILZ", "paycheck"), ODD, ODD_AMOUNTS),
    ],
    [
      "refunds of a shop",
      payments(incoming("Kaufhaus", "KAUFHAUS ERSTATTUNG #", "refund"), MONTHLY, 25),
    ],
    [
      "a fare that was given back",
      payments(incoming("Flitz", "FLITZ TRIP", "refund"), ["2024-03-03"], 14),
    ],
    ["cashback", payments(incoming("Bank", "CASHBACK", "cashback"), MONTHLY, 5)],
    [
      "friends who pay their share",
      payments(
        {
          ...incoming("Anna Berg", "ANNA BERG PIZZA"),
          person: true,
          label: "peer to peer transfer",
        },
        ODD,
        ODD_AMOUNTS
      ),
    ],
    [
      "a credit note on the electricity bill",
      payments(
        incoming("Stadtwerke", "STADTWERKE RECHNUNG #", "refund"),
        ["2024-02-02", "2024-08-02"],
        [80, 60]
      ),
    ],
    [
      "a firm that paid three times at odd times",
      payments(incoming("Tamarind", "TAMARIND GROUP"), ODD.slice(0, 3), ODD_AMOUNTS.slice(0, 3)),
    ],
  ])("%s", (_case, history) => {
    expect(incomeOf(READER, history)).toEqual([]);
  });
});

describe("an income group", () => {
  const SALARY = incoming("Werkbank", "WERKBANK GEHALT #");

  it("says how often, since when, how much and when next", () => {
    const paydays = offWeekend(byMonth("2023-01-31", 17), -1);
    const [group] = incomeOf(READER, payments(SALARY, paydays, 2480.5));
    expect(group).toMatchObject({
      total_amount: 42168.5,
      iso_currency_code: "EUR",
      income_type: "salary",
      source: "Werkbank",
      first_payment_date: "2023-01-31",
      latest_payment_date: "2024-05-31",
      duration: "1 year 4 months",
      is_active: true,
      pay_frequency: "monthly",
      next_expected_payment_date: "2024-06-30",
      next_expected_payment_amount: "2480.50",
    });
    expect(group?.transaction_ids).toHaveLength(17);
  });

  it("has ended by the holder's own history, money going out included", () => {
    const history = [
      ...payments(SALARY, byDays("2024-01-05", 9, 14), 1100),
      ...payments({ name: "Bakery", line: "CARD BAKERY" }, ["2024-09-30"], 3),
    ];
    expect(incomeOf(READER, history)).toMatchObject([
      { is_active: false, pay_frequency: "bi-weekly", next_expected_payment_date: null },
    ]);
  });

  it("is one for each source, greatest total first", () => {
    const history = [
      ...payments(incoming("Nebenwerk", "NEBENWERK LOHN"), MONTHLY, 450),
      ...payments(SALARY, MONTHLY, 2400),
    ];
    expect(incomeOf(READER, history).map(({ source }) => source)).toEqual([
      "Werkbank",
      "Nebenwerk",
    ]);
  });

  it("keeps two employers apart where the bank's words were read as the name", () => {
    const history = [
      ...payments(incoming("Gehalt", "GEHALT VON WERKBANK"), byMonth("2024-01-31", 6), 2400),
      ...payments(incoming("Gehalt", "GEHALT VON NEBENWERK"), byDays("2024-01-05", 12, 14), 300),
    ];
    const groups = incomeOf(READER, history);
    expect(
      groups.map(({ pay_frequency: often, transaction_ids: ids }) => [often, ids.length])
    ).toEqual([
      ["monthly", 6],
      ["bi-weekly", 12],
    ]);
  });

  it("is not broken by a bonus once a year", () => {
    const amounts = MONTHLY.map((_, index) => (index === 3 ? 6000 : 2400));
    expect(incomeOf(READER, payments(SALARY, MONTHLY, amounts))).toMatchObject([
      { pay_frequency: "monthly", next_expected_payment_amount: "2400.00" },
    ]);
  });

  it.each([
    ["2024-01-31", "2024-02-29", "1 month"],
    ["2023-01-15", "2024-05-30", "1 year 4 months 15 days"],
    ["2024-03-03", "2024-03-03", "0 days"],
    ["2022-06-01", "2024-06-02", "2 years 1 day"],
  ])("lasted from %s to %s: %s", (first, last, words) => {
    expect(durationInWords(first, last)).toBe(words);
  });
});

describe("words of income", () => {
  it.each([
    ["EMPRESA SA NOMINA 04", "salary"],
    ["BONIFICO DA OFFICINE ROSSI CAUSALE STIPENDIO", "salary"],
    ["NHS PAYROLL INV 783", "freelance"],
    ["SCOTTISH INV TRUST", null],
    ["CAF PENSION ALIMENTAIRE", "child support"],
    ["UWV WW-UITKERING", "unemployment insurance"],
    ["STICHTING PENSIOENFONDS", "retirement funds"],
    ["DEPOSIT ACME", null],
  ] as const)("%s: %s", (line, kind) => {
    expect(saidIncome(line)).toBe(kind);
  });
});
