/** The words of account reports, in English. */
import type { Cadence, FeeKind, IncomeType, PayFrequency, RecurrenceType } from "../../model";
import type { Message } from "../message";
import { number, rows } from "./numbers";

const cadences: Record<Cadence, string> = {
  daily: "daily",
  weekly: "weekly",
  bi_weekly: "every two weeks",
  semi_monthly: "twice a month",
  four_weekly: "every four weeks",
  monthly: "monthly",
  bi_monthly: "every two months",
  quarterly: "quarterly",
  semi_yearly: "every half year",
  yearly: "yearly",
  other: "now and then",
};

const frequencies: Record<PayFrequency, string> = {
  daily: "daily",
  weekly: "weekly",
  "bi-weekly": "every two weeks",
  monthly: "monthly",
  "bi-monthly": "every two months",
  quarterly: "quarterly",
  "semi-yearly": "every half year",
  yearly: "yearly",
  other: "in another rhythm",
};

const incomeTypes: Record<IncomeType, string> = {
  "possible income - please verify": "Possible income, please check",
  "child support": "Child support",
  donations: "Donations",
  ecommerce: "Online sales",
  freelance: "Self-employment",
  "government benefits": "Government benefits",
  "interest and dividends": "Interest and dividends",
  investment: "Investments",
  "long term rent": "Rent (long term)",
  "retirement funds": "Pension",
  "rideshare and delivery": "Driving and delivery",
  salary: "Salary",
  "short term rent": "Rent (short stays)",
  "social security": "Social security",
  "unemployment insurance": "Unemployment insurance",
};

const feeKinds: Record<FeeKind, string> = {
  bank: "Bank fees",
  overdraft: "Overdraft and returned payments",
  interest: "Interest paid",
  processing: "Payment processing",
};

const recurrenceTypes: Record<RecurrenceType, string> = {
  subscription: "Subscription",
  recurring: "Recurring payment",
  "one off": "Single payment",
};

export const accountReports = {
  heading: "Account report",
  period: {
    label: "Period",
    all: "All rows",
    last12: "Last 12 months",
    year: (year: string) => `Year ${year}`,
    month: (month: string) => month,
    custom: "Other days …",
    from: "From",
    to: "To",
    wrong: "The last day is before the first. Choose a later one.",
  },
  holderLabel: "Account holder",
  ownHolder: "Rows that name nobody",
  currencyLabel: "Currency",
  noCurrency: "No currency named",
  currenciesApart: (count: number) =>
    `The rows are in ${number(count)} currencies. They are never added up: one report for each.`,
  reading: "Adding up …",
  refresh: "Refresh",
  insert: "Insert as sheet",
  insertAgain: "Update the sheet",
  inserting: "Writing the sheet …",
  stop: "Cancel",
  undo: "Undo insert",
  undoing: "Taking it back …",
  inserted: (sheets: string) => ({
    title: "The report is in the workbook",
    text: `See ${sheets}.`,
  }),
  keptBeside: (former: string) =>
    `${former} stays as it was, for you have written below the report.`,
  undone: { title: "Taken back", text: "The workbook is as it was before." } satisfies Message,
  edited: (sheets: string) => ({
    title: "You have changed cells of the report",
    text: `On ${sheets}. Updating or undoing replaces what you wrote there.`,
  }),
  replaceAnyway: "Replace my changes",
  keepMine: "Keep them",
  insertFailed: (reason: string) => ({
    title: "The sheet could not be written",
    text: `Nothing was left behind. Try again; if Excel shows a dialog or a cell is being edited, finish that first. (${reason})`,
  }),
  insertLeft: (sheets: string, reason: string) => ({
    title: "The sheet could not be written",
    text: `Not finished: ${sheets}. Update or undo once more, and that is put right; what you wrote is kept until then. (${reason})`,
  }),
  protectedWorkbook: {
    title: "The workbook is protected",
    text: "Sheets cannot be added. In Excel, choose Review, Protect Workbook to lift the protection, then try again.",
  } satisfies Message,
  stopped: { title: "Cancelled", text: "The workbook is as it was before." } satisfies Message,
  nothingInserted: {
    title: "There is nothing to take back",
    text: "The report's sheets are no longer in the workbook.",
  } satisfies Message,
  lastSheet: {
    title: "The report cannot be taken back",
    text: "Its sheets are the only ones you can see. Show or add another sheet, then undo again.",
  } satisfies Message,
  /** Why numbers in an inserted sheet do not follow edits. */
  asValues: {
    dates: "dates are written as text",
    amounts: "amounts are written as text",
    currencies: "rows of several currencies are not told apart by a column",
    rows: "some rows cannot be told apart by a formula",
    labels: "there is no column of labels",
  },
  valuesOnly: (reason: string) =>
    `The sheet holds numbers, not formulas, because ${reason}. Update it after you edit rows.`,
  formulas: "Sums are formulas over your rows: they follow your edits.",
  scope: (count: number, from: string, to: string) => `${rows(count)}, ${from} to ${to}.`,
  against: (from: string, to: string) => `Compared with ${from} to ${to}.`,
  notCovered: (first: string, from: string) =>
    `Not compared with the period before: that begins on ${from}, your rows on ${first}.`,
  builtIn:
    "Worked out on this computer from the same rows, for the service you chose has no reports.",
  unknown: (count: number) =>
    `${rows(count)} of the sheet ${count === 1 ? "is" : "are"} not enriched yet and not in this report.`,
  withoutAmount: (count: number) => `${rows(count)} without an amount, in no sum.`,
  withoutDate: (count: number) => `${rows(count)} without a date, in no period.`,
  empty: {
    noRows: {
      title: "No rows to report on",
      text: "Select a cell in your table of bank transactions, then choose Refresh.",
    } satisfies Message,
    notEnriched: {
      title: "These rows are not enriched yet",
      text: "A report needs labels and merchants. Enrich the rows first, then come back.",
    } satisfies Message,
    toEnrich: "Go to Enrich",
    noneInPeriod: (from: string, to: string, first: string, latest: string) => ({
      title: "No rows in this period",
      text: `Nothing is dated ${from} to ${to}. Your rows run from ${first} to ${latest}.`,
    }),
    showAll: "Show all rows",
  },
  failed: (message: string) => ({
    title: "The report could not be made",
    text: `Nothing in the sheet was changed. Choose Refresh to try again. (${message})`,
  }),
  sections: {
    totals: "Totals",
    months: "Cash flow by month",
    spending: "Money out by label",
    earning: "Money in by label",
    merchants: "Where the money goes",
    payers: "Where the money comes from",
    income: "Income",
    recurring: "Subscriptions and recurring payments",
    fees: "Fees and interest",
  },
  columns: {
    what: "What",
    label: "Label",
    merchant: "Merchant",
    month: "Month",
    amount: "Amount",
    before: "Before",
    change: "Change",
    share: "Share",
    payments: "Payments",
    in: "In",
    out: "Out",
    net: "Net",
    cumulative: "Sum so far",
    name: "Name",
    type: "Type",
    rhythm: "How often",
    latest: "Last amount",
    latestDate: "Last paid",
    next: "Next",
    nextAmount: "Next amount",
    yearly: "A year",
    state: "State",
    date: "Date",
    from: "From",
    to: "To",
    source: "Source",
    again: "Again on",
    period: "Period",
    day: "Day",
    total: "Total",
  },
  totals: {
    incoming: "Money in",
    outgoing: "Money out",
    net: "Left over",
    movedIn: "From own accounts",
    movedOut: "To own accounts",
    movedHint: "Money between own accounts is in no other sum.",
    isNew: "none before",
  },
  months: {
    chart: (count: number) =>
      `Money in and out for ${count === 1 ? "1 month" : `${number(count)} months`}`,
    lineChart: "What was left over since the first month",
    partialMark: "*",
    changeNote: "Change: what is left over, against the month before.",
    partialNote: "* Only some days of the month are told.",
    zero: "The sum begins at zero: what was on the account before is not known.",
  },
  others: "All others",
  internal: "own accounts, in no total",
  showAll: (count: number) => `Show all ${number(count)}`,
  showFewer: "Show fewer",
  none: {
    labels: "No money moved this way in the period. Choose a longer one.",
    merchants:
      "No merchant was paid in this period. Choose a longer one, or enrich the rows that have no merchant.",
    payers:
      "Nobody who pays you was found in this period. Choose a longer one, or enrich the rows that have no merchant.",
    income:
      "No income was found. Choose a longer period, or enrich earlier rows too: a source shows after a few payments.",
    recurring:
      "Nothing that comes again was found. It takes three payments in step, so enrich earlier rows too. Where one is missed, select its row and choose “Report a wrong result” to set how often it comes.",
    prices: "No price has changed. Earlier rows, once enriched, tell more.",
    doubled: "Nothing was charged twice in this period.",
    fees: "No fees or interest were paid in this period. If one is missing, give its row the label of a fee and refresh.",
    months: "No money moved in this period. Choose a longer one.",
  },
  recurring: {
    types: recurrenceTypes,
    cadences,
    unnamed: "Not named",
    next: (date: string, amount: string | null) =>
      amount === null ? `next on ${date}` : `next on ${date}, ${amount}`,
    yearly: (amount: string) => `${amount} a year`,
    ended: (date: string) => `ended, last paid on ${date}`,
    overdue: (date: string) => `last paid on ${date}, no next date`,
    price: (from: string, to: string, date: string) =>
      `Price changed from ${from} to ${to} on ${date}`,
    priceLine: (date: string, from: string, to: string) => `${date}: ${from} → ${to}`,
    allPrices: (count: number) => `All ${number(count)} price changes`,
    doubled: (amount: string, first: string, second: string) =>
      `Charged twice? ${amount} on ${first} and again on ${second}`,
    subscriptionsCost: (amount: string) => `Subscriptions cost ${amount} a year.`,
    otherCost: (amount: string) => `Other recurring payments come to ${amount} a year.`,
    active: "Active",
    endedState: "Ended",
    priceChanges: "Price changes",
    doubleCharges: "Charged twice",
  },
  income: {
    types: incomeTypes,
    frequencies,
    unnamed: "Source not named",
    irregular: "no rhythm found",
    next: (date: string, amount: string | null) =>
      amount === null ? `next expected on ${date}` : `${amount} expected on ${date}`,
    active: "Active",
    ended: (date: string) => `ended, last on ${date}`,
    payments: (count: number) => (count === 1 ? "1 payment" : `${number(count)} payments`),
    change: (amount: string, share: string | null) =>
      share === null
        ? `${amount} against the period before, which had none`
        : `${amount} (${share}) against the period before`,
    same: "as much as in the period before",
  },
  fees: { kinds: feeKinds, total: "All fees" },
  sheets: {
    summary: "Account report",
    labels: "By label",
    merchants: "By merchant",
    recurring: "Comes again",
    period: "Period",
    periodNote: "Change these days and the sums follow.",
    first: "First day",
    last: "Last day",
    totals: "Totals",
    ownAccounts: (labels: string) => `Left out of sums as money between own accounts: ${labels}.`,
    topMerchants: (count: number) => `The ${number(count)} greatest; all others in the last row.`,
  },
};
