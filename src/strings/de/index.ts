/** Every word of the add-in, in German. */
import type { Strings } from "..";
import type { ColumnRole } from "../../columns/types";
import type { Note } from "../../model";
import type { OutputField, SkipReason } from "../../run/types";
import { functions } from "./functions";
import { firstRun } from "./first-run";
import { help } from "./help";
import { accountReports } from "./account-reports";
import { cells, count, isOne, list, number, rows } from "./numbers";
import { corrections } from "./corrections";
import { problemMessage } from "./problems";
import { rules } from "./rules";
import { models } from "./models";
import { panels } from "./panels";
import { rowHolders } from "./row-holders";
import { categories } from "./categories";
import { settings } from "./settings";
import { where } from "./where";

/** For the nominative and the accusative: `in` and the like need another sentence. */
function duration(seconds: number): string {
  if (seconds < 1) return "weniger als eine Sekunde";
  if (seconds < 90) return count(Math.round(seconds), "Sekunde", "Sekunden");
  return count(Math.round(seconds / 60), "Minute", "Minuten");
}

const roles: Record<ColumnRole, string> = {
  date: "Datum",
  description: "Beschreibung",
  amount: "Betrag",
  debit: "Ausgang",
  credit: "Eingang",
  entry_type: "Eingang oder Ausgang",
  currency: "Währung",
  account: "Konto",
  account_holder_id: "Kennung des Kontoinhabers",
  account_holder_type: "Art des Kontoinhabers",
  account_holder_name: "Name des Kontoinhabers",
  country: "Land",
  id: "Kennung der Zeile",
  mcc: "Branchencode des Händlers (MCC)",
  balance: "Saldo (wird nicht gelesen)",
};

const fields: Record<OutputField, string> = {
  label: "Kategorie",
  merchant: "Händler",
  recurrence: "Regelmäßigkeit",
  website: "Website",
  logo: "Logo",
  mcc: "MCC",
  location: "Ort",
  person: "Person",
  intermediaries: "Bezahlt über",
  confidence: "Verlässlichkeit",
  next_date: "Nächster Termin",
  note: "Hinweis",
};

const skipReasons: Record<SkipReason, string> = {
  blank: "leer",
  no_description: "ohne Beschreibung",
  totals_row: "mit einer Summe",
  header_row: "mit wiederholter Überschrift",
  hidden: "ausgeblendet",
};

const notes: Record<Note["code"], string> = {
  description_missing: "ohne Beschreibung",
  description_too_long: "mit einer Beschreibung über 1.024 Zeichen",
  amount_missing: "ohne Betrag",
  amount_unreadable: "mit unlesbarem Betrag",
  date_missing: "ohne Datum",
  date_unreadable: "mit unlesbarem Datum",
  currency_missing: "ohne Währung",
  currency_unknown: "mit unbekannter Währung",
  entry_type_missing: "ohne Richtung (Eingang oder Ausgang)",
  country_unknown: "mit unbekanntem Land",
  not_enriched: "ohne Antwort",
  built_in: "mit einer Antwort von diesem Computer",
};

function isNoted(code: string): code is Note["code"] {
  return Object.hasOwn(notes, code);
}

export const de: Strings = {
  language: "de",
  appName: "Ntropy für Excel",
  pageTitle: "Buchungen anreichern",

  common: { change: "Ändern", done: "Fertig", none: "Keine", optional: "freiwillig" },

  outsideExcel: {
    title: "Diese Seite ist der Bereich eines Excel-Add-Ins",
    text:
      "Sie arbeitet in Excel: Fügen Sie Excel das Add-In hinzu, öffnen Sie eine Arbeitsmappe mit " +
      "Bankbuchungen, wählen Sie sie aus, und klicken Sie auf der Registerkarte Start auf Anreichern. " +
      "Kategorie, Händler und Regelmäßigkeit erscheinen in Spalten neben Ihren Zeilen.",
  },

  rows: {
    heading: "Zeilen",
    reading: "Das Blatt wird angesehen …",
    what: (sheet, table, address) =>
      table === null ? `auf ${sheet}, ${address}` : `auf ${sheet}, Tabelle ${table}, ${address}`,
    count: rows,
    scopeLabel: "Welche Zeilen",
    scopes: {
      selection: "Ausgewählte Zeilen",
      table: "Ganze Tabelle",
      region: "Ganzer Block um die Auswahl",
    },
    hidden: {
      legend: (value) =>
        isOne(value)
          ? "1 Zeile ist ausgeblendet. Soll sie dazugehören?"
          : `${rows(value)} sind ausgeblendet. Sollen sie dazugehören?`,
      exclude: "Nein, nur die sichtbaren Zeilen",
      include: "Ja, auch ausgeblendete Zeilen",
    },
  },

  mapping: {
    heading: "Gelesene Spalten",
    sentence: (parts, conventions) =>
      `Gelesen: ${list(parts)}${conventions.length > 0 ? `; ${conventions.join("; ")}` : ""}.`,
    part: (role, header, letter) =>
      header === null
        ? `${roles[role]} aus Spalte ${letter}`
        : `${roles[role]} aus „${header}“ (${letter})`,
    roleOf: (header, letter) => (header === null ? `Spalte ${letter}` : `${header} (${letter})`),
    unused: "Nicht gelesen",
    roles,
    samples: (samples) => (samples.length > 0 ? `zum Beispiel ${samples.join(" · ")}` : "leer"),
    noDescription: {
      title: "In welcher Spalte steht, wofür jede Zahlung war?",
      text: "Wählen Sie Beschreibung bei der Spalte mit dem Text der Bank, etwa „KARTENZAHLUNG ACME 0423“.",
    },
    noAmount:
      "Es wird kein Betrag gelesen: Zeilen bekommen eine Kategorie, aber keine Regelmäßigkeit.",
    dateOrderLabel: "Datumsangaben",
    dateOrders: {
      dmy: "03/04/2024 ist der 3. April 2024",
      mdy: "03/04/2024 ist der 4. März 2024",
      ymd: "2024-04-03 ist der 3. April 2024",
    },
    dateOrderAsk: "Bitte wählen …",
    dateOrderUncertain: "Tag und Monat sind nicht eindeutig. Bitte prüfen Sie das.",
    dateOrderSentence: {
      dmy: "Datum als Tag, Monat, Jahr",
      mdy: "Datum als Monat, Tag, Jahr",
      ymd: "Datum als Jahr, Monat, Tag",
    },
    decimalLabel: "Als Text geschriebene Zahlen",
    decimals: { ".": "1,234.56", ",": "1.234,56" },
    signLabel: "Beträge",
    signs: {
      account: "Minus ist ein Ausgang",
      card: "Plus ist ein Ausgang (Kartenumsätze)",
    },
    signSentence: {
      account: "Minus ist ein Ausgang",
      card: "Plus ist ein Ausgang, wie bei Kartenumsätzen",
    },
    currencyLabel: "Währung",
    currencyUnknown: "Nicht bekannt",
    currencyHint: "Für Zeilen, in denen keine Währung steht.",
    currencyNeeded:
      "In welcher Währung sind die Beträge? Ohne sie wird keine Regelmäßigkeit erkannt.",
    currencySentence: (code) => `Beträge in ${code}`,
  },

  models,

  panels,

  where,

  firstRun,
  help,

  holder: {
    heading: "Wessen Konto",
    typeLabel: "Konto von",
    types: {
      consumer: "Privatperson",
      business: "Unternehmen",
      freelance: "Selbstständige Person",
      unknown: "Nicht bekannt",
    },
    nameLabel: "Name auf dem Konto (freiwillig)",
    nameHint: "Unterscheidet Umbuchungen an sich selbst von Zahlungen an andere.",
    countryLabel: "Land des Kontos",
    countryUnknown: "Nicht bekannt",
    sentence: (type, name, country) =>
      [type, name, country].filter((part) => part !== null && part !== "").join(", "),
  },

  fields: {
    heading: "Geschriebene Spalten",
    legend: "Diese Spalten schreiben",
    names: fields,
    sentence: (names) => list(names),
    nothing: "Wählen Sie mindestens eine Spalte.",
    logoHint: "Nur die Adresse. Es wird kein Bild geladen.",
  },

  rowHolders,
  categories,
  settings,

  plan: {
    heading: "Was geschehen wird",
    counting: "Zeilen werden gezählt …",
    toFill: "Zu füllen",
    toUpdate: "Zu erneuern",
    upToDate: "Auf dem neuesten Stand",
    locked: "Von Ihnen geändert, bleiben so",
    lockedCells: (value) =>
      isOne(value)
        ? "1 Zelle, die Sie selbst geändert oder gefüllt haben, bleibt, wie sie ist."
        : `${cells(value)}, die Sie selbst geändert oder gefüllt haben, bleiben, wie sie sind.`,
    skipped: "Übersprungen",
    skippedWhy: (reason, value, firstRow) =>
      `${number(value)} ${skipReasons[reason]} (Zeile ${firstRow}${value > 1 ? " und weitere" : ""})`,
    noted: (code, value, firstRow) =>
      `${rows(value)} ${isNoted(code) ? notes[code] : code}, zuerst Zeile ${firstRow}`,
    notedIntro: "Werden trotzdem beantwortet, mit weniger Anhaltspunkten:",
    refresh: "Auch Zeilen erneuern, die auf dem neuesten Stand sind",
    column: (field, letter) => `${field} (${letter})`,
    columns: {
      new: (parts) => `Neue ${parts.length === 1 ? "Spalte" : "Spalten"}: ${parts.join(", ")}.`,
      existing: (parts) =>
        `Schon vorhandene ${parts.length === 1 ? "Spalte" : "Spalten"}: ${parts.join(", ")}.`,
    },
    nothing: "Alles ist auf dem neuesten Stand.",
  },

  run: {
    enrich: (value) => `${rows(value)} anreichern`,
    enrichPlain: "Anreichern",
    continueRun: (value) => `Weiter mit ${rows(value)}`,
    stop: "Anhalten",
    stopping: "Wird angehalten …",
    undo: "Letzten Lauf rückgängig machen",
    undoing: "Wird rückgängig gemacht …",
    undoHint: (sheet, value) => `${cells(value)} auf ${sheet}`,
    progressLabel: "Fortschritt",
    phases: {
      reading: "Das Blatt wird gelesen",
      enriching: "Zeilen werden angereichert",
      recurrence: "Regelmäßiges wird gesucht",
      finishing: "Wird abgeschlossen",
    },
    done: (done, total) => `${number(done)} von ${rows(total)}`,
    speed: (rowsPerSecond) => `${rows(Math.round(rowsPerSecond))} je Sekunde`,
    left: (seconds) => `noch ${duration(seconds)}`,
    percent: (done, total) => (total > 0 ? `${Math.floor((done / total) * 100)} Prozent` : ""),
  },

  result: {
    completed: (outcome) =>
      `${rows(outcome.written)} geschrieben, Dauer: ${duration(outcome.seconds)}`,
    stopped: (outcome) => `Angehalten nach ${rows(outcome.written)}`,
    stoppedText:
      "Was geschrieben ist, bleibt. Mit Weiter geht es dort weiter, wo angehalten wurde.",
    locked: (value) => `${rows(value)} nicht verändert, weil Sie sie bearbeitet haben.`,
    skipped: (value) => `${rows(value)} übersprungen.`,
    noted: (value) => `${rows(value)} mit einem Hinweis, was gefehlt hat.`,
    builtIn: (value) =>
      `${rows(value)} auf diesem Computer angereichert, weil dem Dienst darin etwas fehlt.`,
    putBack: (value) =>
      isOne(value)
        ? "1 Zelle wurde währenddessen anderswo geändert und wieder hergestellt."
        : `${cells(value)} wurden währenddessen anderswo geändert und wieder hergestellt.`,
    undone: (outcome) => `${cells(outcome.cells)} wie vor dem Lauf wiederhergestellt`,
    undoneKept: (outcome) =>
      outcome.kept > 0 ? `${cells(outcome.kept)} seither von Ihnen geändert und so gelassen.` : "",
  },

  rules,
  corrections,

  engine: {
    starting: "Wird vorbereitet …",
    ready: "Läuft auf diesem Computer. Nichts wird gesendet.",
    incomplete: "Legen Sie unter „Wo angereichert wird“ fest, wohin die Zeilen gehen.",
    failedTitle: "Das Anreichern ließ sich nicht starten",
    failedText: (message) => `Schließen Sie diesen Bereich, und öffnen Sie ihn neu. (${message})`,
    memoryTitle: "Der Verlauf bleibt nur, solange diese Arbeitsmappe geöffnet ist",
    memoryText: (reason) =>
      `Dieser Browser gibt dem Add-In keinen dauerhaften Speicher (${reason}). Anreichern und ` +
      "Rückgängigmachen gehen wie immer; die Regelmäßigkeit berücksichtigt nur, was seit dem Öffnen " +
      "der Arbeitsmappe angereichert wurde.",
  },

  languageChoice: {
    heading: "Sprache",
    label: "Sprache dieses Bereichs",
    excel: "Wie Excel",
    hint: "Was beim Anreichern ins Blatt geschrieben wird, bleibt englisch.",
  },

  about: {
    heading: "Über das Add-In",
    version: (version) => `Version ${version} der Erkennung`,
    merchants: (value) => `${count(value, "Händler", "Händler")} bekannt`,
    credits: "Mit Daten von",
  },

  functions,
  accountReports,

  problems: {
    retry: "Noch einmal ansehen",
    of: problemMessage,
  },
};
