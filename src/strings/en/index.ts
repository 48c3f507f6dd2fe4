/** Every word of the add-in, in English. */
import type { ColumnRole, DateOrder, SignConvention } from "../../columns/types";
import type { Note } from "../../model";
import type {
  OutputField,
  RunOutcome,
  RunPhase,
  Scope,
  SkipReason,
  UndoOutcome,
} from "../../run/types";
import { functions } from "./functions";
import { firstRun } from "./first-run";
import { help } from "./help";
import { accountReports } from "./account-reports";
import { cells, count, list, number, rows } from "./numbers";
import { corrections } from "./corrections";
import { problemMessage } from "./problems";
import { rules } from "./rules";
import { models } from "./models";
import { panels } from "./panels";
import { rowHolders } from "./row-holders";
import { categories } from "./categories";
import { settings } from "./settings";
import { where } from "./where";
import type { Message } from "../message";

function duration(seconds: number): string {
  if (seconds < 1) return "less than a second";
  if (seconds < 90) return count(Math.round(seconds), "second", "seconds");
  return count(Math.round(seconds / 60), "minute", "minutes");
}

const roles: Record<ColumnRole, string> = {
  date: "Date",
  description: "Description",
  amount: "Amount",
  debit: "Money out",
  credit: "Money in",
  entry_type: "In or out",
  currency: "Currency",
  account: "Account",
  account_holder_id: "Account holder's id",
  account_holder_type: "Account holder's type",
  account_holder_name: "Account holder's name",
  country: "Country",
  id: "Id of the row",
  mcc: "Merchant category code",
  balance: "Balance (not read)",
};

const fields: Record<OutputField, string> = {
  label: "Label",
  merchant: "Merchant",
  recurrence: "Recurrence",
  website: "Website",
  logo: "Logo",
  mcc: "MCC",
  location: "Location",
  person: "Person",
  intermediaries: "Paid through",
  confidence: "Confidence",
  next_date: "Next date",
  note: "Note",
};

const skipReasons: Record<SkipReason, string> = {
  blank: "blank",
  no_description: "without a description",
  totals_row: "a total",
  header_row: "a repeated heading",
  hidden: "hidden",
};

const notes: Record<Note["code"], string> = {
  description_missing: "no description",
  description_too_long: "a description over 1,024 characters",
  amount_missing: "no amount",
  amount_unreadable: "an amount that cannot be read",
  date_missing: "no date",
  date_unreadable: "a date that cannot be read",
  currency_missing: "no currency",
  currency_unknown: "an unknown currency",
  entry_type_missing: "no direction (in or out)",
  country_unknown: "an unknown country",
  not_enriched: "no answer from the engine",
  built_in: "an answer from this computer",
};

function isNoted(code: string): code is Note["code"] {
  return Object.hasOwn(notes, code);
}

export const en = {
  language: "en",
  appName: "Ntropy for Excel",
  pageTitle: "Enrich transactions",

  common: { change: "Change", done: "Done", none: "None", optional: "optional" },

  outsideExcel: {
    title: "This page is the panel of an Excel add-in",
    text:
      "It works inside Excel: add the add-in to Excel, open a workbook with bank transactions, select " +
      "them, and choose Enrich on the Home tab. Labels, merchants and recurrence appear in columns " +
      "beside your rows.",
  } satisfies Message,

  rows: {
    heading: "Rows",
    reading: "Looking at the sheet …",
    what: (sheet: string, table: string | null, address: string) =>
      table === null ? `on ${sheet}, ${address}` : `on ${sheet}, table ${table}, ${address}`,
    count: rows,
    scopeLabel: "Which rows",
    scopes: {
      selection: "Selected rows",
      table: "Whole table",
      region: "Whole block around the selection",
    } satisfies Record<Scope, string>,
    hidden: {
      legend: (value: number) =>
        value === 1 ? "1 row is hidden. Include it?" : `${rows(value)} are hidden. Include them?`,
      exclude: "No, only the rows I see",
      include: "Yes, hidden rows too",
    },
  },

  mapping: {
    heading: "Columns read",
    /** The collapsed form: one sentence a person can check at a glance. */
    sentence: (parts: readonly string[], conventions: readonly string[]) =>
      `Reading ${list(parts)}${conventions.length > 0 ? `; ${conventions.join("; ")}` : ""}.`,
    part: (role: ColumnRole, header: string | null, letter: string) =>
      header === null
        ? `${roles[role].toLowerCase()} from column ${letter}`
        : `${roles[role].toLowerCase()} from “${header}” (${letter})`,
    roleOf: (header: string | null, letter: string) =>
      header === null ? `Column ${letter}` : `${header} (${letter})`,
    unused: "Not read",
    roles,
    samples: (samples: readonly string[]) =>
      samples.length > 0 ? `such as ${samples.join(" · ")}` : "empty",
    noDescription: {
      title: "Which column says what each payment was?",
      text: "Choose Description for the column with the bank's text, such as “CARD PURCHASE ACME 0423”.",
    } satisfies Message,
    noAmount: "No amount is read: rows get a label, but no recurrence.",
    dateOrderLabel: "Dates",
    dateOrders: {
      dmy: "03/04/2024 is 3 April 2024",
      mdy: "03/04/2024 is March 4, 2024",
      ymd: "2024-04-03 is 3 April 2024",
    } satisfies Record<DateOrder, string>,
    dateOrderAsk: "Choose …",
    dateOrderUncertain: "The dates could be read either way. Please check.",
    dateOrderSentence: {
      dmy: "dates are day, month, year",
      mdy: "dates are month, day, year",
      ymd: "dates are year, month, day",
    } satisfies Record<DateOrder, string>,
    decimalLabel: "Numbers written as text",
    decimals: { ".": "1,234.56", ",": "1.234,56" },
    signLabel: "Amounts",
    signs: {
      account: "Minus is money out",
      card: "Plus is money out (card export)",
    } satisfies Record<SignConvention, string>,
    signSentence: {
      account: "minus is money out",
      card: "plus is money out, as in card exports",
    } satisfies Record<SignConvention, string>,
    currencyLabel: "Currency",
    currencyUnknown: "Not known",
    currencyHint: "For rows that name no currency themselves.",
    currencyNeeded: "Which currency are the amounts in? Without it there is no recurrence.",
    currencySentence: (code: string) => `amounts are in ${code}`,
  },

  models,

  panels,

  where,

  firstRun,
  help,

  holder: {
    heading: "Whose account",
    typeLabel: "Account of",
    types: {
      consumer: "A person",
      business: "A business",
      freelance: "A freelancer",
      unknown: "Not known",
    },
    nameLabel: "Name on the account (optional)",
    nameHint: "Tells transfers to yourself from payments to others.",
    countryLabel: "Country of the account",
    countryUnknown: "Not known",
    sentence: (type: string, name: string | null, country: string | null) =>
      [type, name, country].filter((part) => part !== null && part !== "").join(", "),
  },

  fields: {
    heading: "Columns written",
    legend: "Columns to write",
    names: fields,
    sentence: (names: readonly string[]) => list(names),
    nothing: "Choose at least one column.",
    logoHint: "The address only. No picture is loaded.",
  },

  rowHolders,
  categories,
  settings,

  plan: {
    heading: "What will happen",
    counting: "Counting rows …",
    toFill: "To fill",
    toUpdate: "To update",
    upToDate: "Up to date",
    locked: "Locked by your edits",
    lockedCells: (value: number) =>
      `${cells(value)} you edited or filled yourself ${value === 1 ? "stays as it is" : "stay as they are"}.`,
    skipped: "Skipped",
    skippedWhy: (reason: SkipReason, value: number, firstRow: number) =>
      `${number(value)} ${skipReasons[reason]} (row ${firstRow}${value > 1 ? " and others" : ""})`,
    noted: (code: string, value: number, firstRow: number) =>
      `${rows(value)} with ${isNoted(code) ? notes[code] : code}, first in row ${firstRow}`,
    notedIntro: "Still answered, with less to go on:",
    refresh: "Also renew rows that are up to date",
    column: (field: string, letter: string) => `${field} (${letter})`,
    columns: {
      new: (parts: readonly string[]) =>
        `${parts.length === 1 ? "New column" : "New columns"}: ${parts.join(", ")}.`,
      existing: (parts: readonly string[]) =>
        `${parts.length === 1 ? "Column" : "Columns"} already there: ${parts.join(", ")}.`,
    },
    nothing: "Everything is up to date.",
  },

  run: {
    enrich: (value: number) => `Enrich ${rows(value)}`,
    enrichPlain: "Enrich",
    continueRun: (value: number) => `Continue with ${rows(value)}`,
    stop: "Stop",
    stopping: "Stopping …",
    undo: "Undo last run",
    undoing: "Undoing …",
    undoHint: (sheet: string, value: number) => `${cells(value)} on ${sheet}`,
    progressLabel: "Progress",
    phases: {
      reading: "Reading the sheet",
      enriching: "Enriching",
      recurrence: "Finding what comes again",
      finishing: "Finishing",
    } satisfies Record<RunPhase, string>,
    done: (done: number, total: number) => `${number(done)} of ${rows(total)}`,
    speed: (rowsPerSecond: number) => `${number(Math.round(rowsPerSecond))} rows a second`,
    left: (seconds: number) => `${duration(seconds)} left`,
    percent: (done: number, total: number) =>
      total > 0 ? `${Math.floor((done / total) * 100)} percent` : "",
  },

  result: {
    completed: (outcome: RunOutcome) =>
      `${rows(outcome.written)} written in ${duration(outcome.seconds)}`,
    stopped: (outcome: RunOutcome) => `Stopped after ${rows(outcome.written)}`,
    stoppedText: "What is written stays. Choose Continue to go on where it stopped.",
    locked: (value: number) => `${rows(value)} left alone, because you edited them.`,
    skipped: (value: number) => `${rows(value)} skipped.`,
    noted: (value: number) => `${rows(value)} with a note on what was missing.`,
    builtIn: (value: number) =>
      `${rows(value)} enriched on this computer, for the service does not take ${value === 1 ? "it" : "them"} (something is missing).`,
    putBack: (value: number) =>
      `${cells(value)} changed under our hands and ${value === 1 ? "was" : "were"} put back.`,
    undone: (outcome: UndoOutcome) => `${cells(outcome.cells)} put back as before the run`,
    undoneKept: (outcome: UndoOutcome) =>
      outcome.kept > 0 ? `${cells(outcome.kept)} you changed since then left alone.` : "",
  },

  rules,
  corrections,

  engine: {
    starting: "Getting ready …",
    ready: "Runs on this computer. Nothing is sent anywhere.",
    incomplete: "Say where rows are to be enriched, under “Where it runs”.",
    failedTitle: "The engine did not start",
    failedText: (message: string) => `Close this panel and open it again. (${message})`,
    memoryTitle: "History is kept only while this workbook is open",
    memoryText: (reason: string) =>
      `This browser gives the add-in no lasting storage (${reason}). Enriching and undo work as ` +
      "usual; recurrence sees only what was enriched since the workbook was opened.",
  },

  languageChoice: {
    heading: "Language",
    label: "Words of this panel",
    excel: "As Excel is shown",
    hint: "What Enrich writes into the sheet stays English.",
  },

  about: {
    heading: "About",
    version: (version: string) => `Engine ${version}`,
    merchants: (value: number) => `${count(value, "merchant", "merchants")} known`,
    credits: "Built with data from",
  },

  functions,
  accountReports,

  problems: {
    retry: "Look again",
    of: problemMessage,
  },
};
