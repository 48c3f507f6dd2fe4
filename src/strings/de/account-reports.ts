/** The words of account reports, in German. */
import type { Strings } from "..";
import { isOne, number, rows } from "./numbers";

export const accountReports: Strings["accountReports"] = {
  heading: "Auswertung des Kontos",
  period: {
    label: "Zeitraum",
    all: "Alle Zeilen",
    last12: "Letzte 12 Monate",
    year: (year) => `Jahr ${year}`,
    month: (month) => month,
    custom: "Andere Tage …",
    from: "Von",
    to: "Bis",
    wrong: "Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren.",
  },
  holderLabel: "Kontoinhaber",
  ownHolder: "Zeilen, die niemanden nennen",
  currencyLabel: "Währung",
  noCurrency: "Keine Währung angegeben",
  currenciesApart: (count) =>
    `Die Zeilen lauten auf ${number(count)} Währungen. Sie werden nie zusammengezählt: Jede hat ihre eigene Auswertung.`,
  reading: "Wird zusammengezählt …",
  refresh: "Aktualisieren",
  insert: "Als Blatt einfügen",
  insertAgain: "Blatt aktualisieren",
  inserting: "Blatt wird geschrieben …",
  stop: "Abbrechen",
  undo: "Einfügen rückgängig machen",
  undoing: "Wird rückgängig gemacht …",
  inserted: (sheets) => ({
    title: "Die Auswertung steht in der Arbeitsmappe",
    text: `Siehe ${sheets}.`,
  }),
  keptBeside: (former) =>
    `${former} bleibt, wie es war, denn Sie haben unter die Auswertung geschrieben.`,
  undone: {
    title: "Rückgängig gemacht",
    text: "Die Arbeitsmappe ist wieder wie zuvor.",
  },
  edited: (sheets) => ({
    title: "Sie haben Zellen der Auswertung geändert",
    text: `Auf ${sheets}. Beim Aktualisieren oder Rückgängigmachen geht verloren, was Sie dort geschrieben haben.`,
  }),
  replaceAnyway: "Meine Änderungen ersetzen",
  keepMine: "Behalten",
  insertFailed: (reason) => ({
    title: "Das Blatt konnte nicht geschrieben werden",
    text: `Es ist nichts zurückgeblieben. Versuchen Sie es noch einmal; schließen Sie vorher offene Dialoge und beenden Sie die Eingabe in einer Zelle. (${reason})`,
  }),
  insertLeft: (sheets, reason) => ({
    title: "Das Blatt konnte nicht geschrieben werden",
    text: `Nicht fertig geworden: ${sheets}. Aktualisieren Sie noch einmal oder machen Sie es rückgängig, dann ist alles wieder in Ordnung; was Sie geschrieben haben, bleibt bis dahin aufgehoben. (${reason})`,
  }),
  protectedWorkbook: {
    title: "Die Arbeitsmappe ist geschützt",
    text: "Blätter lassen sich nicht hinzufügen. Heben Sie den Schutz in Excel unter Überprüfen, Arbeitsmappe schützen auf und versuchen Sie es noch einmal.",
  },
  stopped: { title: "Abgebrochen", text: "Die Arbeitsmappe ist wie zuvor." },
  nothingInserted: {
    title: "Es gibt nichts rückgängig zu machen",
    text: "Die Blätter der Auswertung sind nicht mehr in der Arbeitsmappe.",
  },
  lastSheet: {
    title: "Das Einfügen lässt sich nicht rückgängig machen",
    text: "Andere sichtbare Blätter gibt es nicht. Blenden Sie ein Blatt ein oder fügen Sie eines hinzu, und versuchen Sie es dann noch einmal.",
  },
  asValues: {
    dates: "Datumsangaben als Text dastehen",
    amounts: "Beträge als Text dastehen",
    currencies: "keine Spalte die Währungen der Zeilen unterscheidet",
    rows: "eine Formel manche Zeilen nicht unterscheiden kann",
    labels: "es keine Spalte mit Kategorien gibt",
  },
  valuesOnly: (reason) =>
    `Auf dem Blatt stehen Zahlen statt Formeln, weil ${reason}. Aktualisieren Sie es, wenn Sie Zeilen geändert haben.`,
  formulas: "Die Summen sind Formeln über Ihre Zeilen: Sie folgen Ihren Änderungen.",
  scope: (count, from, to) => `${rows(count)}, ${from} bis ${to}.`,
  against: (from, to) => `Verglichen mit ${from} bis ${to}.`,
  notCovered: (first, from) =>
    `Nicht mit dem Zeitraum davor verglichen: Der beginnt am ${from}, Ihre Zeilen am ${first}.`,
  builtIn:
    "Auf diesem Computer aus denselben Zeilen berechnet, denn der gewählte Dienst bietet keine Auswertungen.",
  unknown: (count) =>
    isOne(count)
      ? `${rows(count)} des Blatts ist noch nicht angereichert und fehlt in dieser Auswertung.`
      : `${rows(count)} des Blatts sind noch nicht angereichert und fehlen in dieser Auswertung.`,
  withoutAmount: (count) => `${rows(count)} ohne Betrag, in keiner Summe.`,
  withoutDate: (count) => `${rows(count)} ohne Datum, in keinem Zeitraum.`,
  empty: {
    noRows: {
      title: "Keine Zeilen zum Auswerten",
      text: "Markieren Sie eine Zelle in Ihrer Tabelle mit Buchungen und wählen Sie dann „Aktualisieren“.",
    },
    notEnriched: {
      title: "Diese Zeilen sind noch nicht angereichert",
      text: "Eine Auswertung braucht Kategorien und Händler. Reichern Sie die Zeilen zuerst an und kommen Sie dann zurück.",
    },
    toEnrich: "Zum Anreichern",
    noneInPeriod: (from, to, first, latest) => ({
      title: "Keine Zeilen in diesem Zeitraum",
      text: `Vom ${from} bis ${to} gibt es keine Buchung. Ihre Zeilen reichen vom ${first} bis ${latest}.`,
    }),
    showAll: "Alle Zeilen zeigen",
  },
  failed: (message) => ({
    title: "Die Auswertung konnte nicht erstellt werden",
    text: `Im Blatt wurde nichts geändert. Wählen Sie „Aktualisieren“, um es noch einmal zu versuchen. (${message})`,
  }),
  sections: {
    totals: "Summen",
    months: "Geldfluss nach Monaten",
    spending: "Ausgaben nach Kategorie",
    earning: "Einnahmen nach Kategorie",
    merchants: "Wohin das Geld geht",
    payers: "Woher das Geld kommt",
    income: "Einkommen",
    recurring: "Abos und regelmäßige Zahlungen",
    fees: "Gebühren und Zinsen",
  },
  columns: {
    what: "Was",
    label: "Kategorie",
    merchant: "Händler",
    month: "Monat",
    amount: "Betrag",
    before: "Davor",
    change: "Änderung",
    share: "Anteil",
    payments: "Buchungen",
    in: "Ein",
    out: "Aus",
    net: "Saldo",
    cumulative: "Bis dahin",
    name: "Bezeichnung",
    type: "Art",
    rhythm: "Wie oft",
    latest: "Letzter Betrag",
    latestDate: "Zuletzt am",
    next: "Nächster Termin",
    nextAmount: "Nächster Betrag",
    yearly: "Im Jahr",
    state: "Stand",
    date: "Datum",
    from: "Von",
    to: "Auf",
    source: "Quelle",
    again: "Nochmals am",
    period: "Zeitraum",
    day: "Tag",
    total: "Summe",
  },
  totals: {
    incoming: "Einnahmen",
    outgoing: "Ausgaben",
    net: "Übrig",
    movedIn: "Von eigenen Konten",
    movedOut: "Auf eigene Konten",
    movedHint: "Umbuchungen zwischen eigenen Konten sind in keiner anderen Summe.",
    isNew: "davor keine",
  },
  months: {
    chart: (count) =>
      isOne(count)
        ? `Einnahmen und Ausgaben, ${number(count)} Monat`
        : `Einnahmen und Ausgaben, ${number(count)} Monate`,
    lineChart: "Was seit dem ersten Monat übrig blieb",
    partialMark: "*",
    changeNote: "Änderung: was übrig blieb, gegenüber dem Monat davor.",
    partialNote: "* Es sind nur einige Tage des Monats bekannt.",
    zero: "Die Summe beginnt bei null: Was vorher auf dem Konto war, ist nicht bekannt.",
  },
  others: "Alle anderen",
  internal: "eigene Konten, in keiner Summe",
  showAll: (count) => `Alle ${number(count)} zeigen`,
  showFewer: "Weniger zeigen",
  none: {
    labels: "In diese Richtung floss im Zeitraum kein Geld. Wählen Sie einen längeren.",
    merchants:
      "In diesem Zeitraum wurde kein Händler bezahlt. Wählen Sie einen längeren, oder reichern Sie die Zeilen ohne Händler an.",
    payers:
      "In diesem Zeitraum wurde niemand gefunden, der Ihnen Geld zahlt. Wählen Sie einen längeren, oder reichern Sie die Zeilen ohne Händler an.",
    income:
      "Es wurde kein Einkommen gefunden. Wählen Sie einen längeren Zeitraum, oder reichern Sie auch frühere Zeilen an: Eine Quelle zeigt sich nach einigen Zahlungen.",
    recurring:
      "Es wurde nichts gefunden, was regelmäßig wiederkommt. Dazu braucht es drei Zahlungen im gleichen Abstand; reichern Sie also auch frühere Zeilen an. Fehlt eine, markieren Sie ihre Zeile und geben Sie unter „Falsches Ergebnis melden“ an, wie oft sie kommt.",
    prices:
      "Kein Preis hat sich geändert. Frühere Zeilen sagen mehr, sobald sie angereichert sind.",
    doubled: "In diesem Zeitraum wurde nichts doppelt abgebucht.",
    fees: "In diesem Zeitraum wurden weder Gebühren noch Zinsen bezahlt. Fehlt eine Gebühr, geben Sie ihrer Zeile die Kategorie einer Gebühr und aktualisieren Sie.",
    months: "In diesem Zeitraum floss kein Geld. Wählen Sie einen längeren.",
  },
  recurring: {
    types: {
      subscription: "Abo",
      recurring: "Regelmäßige Zahlung",
      "one off": "Einzelne Zahlung",
    },
    cadences: {
      daily: "täglich",
      weekly: "wöchentlich",
      bi_weekly: "alle zwei Wochen",
      semi_monthly: "zweimal im Monat",
      four_weekly: "alle vier Wochen",
      monthly: "monatlich",
      bi_monthly: "alle zwei Monate",
      quarterly: "vierteljährlich",
      semi_yearly: "halbjährlich",
      yearly: "jährlich",
      other: "hin und wieder",
    },
    unnamed: "Ohne Namen",
    next: (date, amount) =>
      amount === null ? `nächste am ${date}` : `nächste am ${date}, ${amount}`,
    yearly: (amount) => `${amount} im Jahr`,
    ended: (date) => `beendet, zuletzt am ${date}`,
    overdue: (date) => `zuletzt am ${date}, kein nächster Termin`,
    price: (from, to, date) => `Preis am ${date} von ${from} auf ${to} geändert`,
    priceLine: (date, from, to) => `${date}: ${from} → ${to}`,
    allPrices: (count) => `Alle ${number(count)} Preisänderungen`,
    doubled: (amount, first, second) =>
      `Doppelt abgebucht? ${amount} am ${first} und nochmals am ${second}`,
    subscriptionsCost: (amount) => `Abos kosten ${amount} im Jahr.`,
    otherCost: (amount) => `Andere regelmäßige Zahlungen kommen auf ${amount} im Jahr.`,
    active: "Läuft",
    endedState: "Beendet",
    priceChanges: "Preisänderungen",
    doubleCharges: "Doppelt abgebucht",
  },
  income: {
    types: {
      "possible income - please verify": "Mögliches Einkommen, bitte prüfen",
      "child support": "Kindesunterhalt",
      donations: "Spenden",
      ecommerce: "Onlineverkäufe",
      freelance: "Selbstständigkeit",
      "government benefits": "Staatliche Leistungen",
      "interest and dividends": "Zinsen und Dividenden",
      investment: "Geldanlagen",
      "long term rent": "Miete (langfristig)",
      "retirement funds": "Rente",
      "rideshare and delivery": "Fahr- und Lieferdienste",
      salary: "Gehalt",
      "short term rent": "Miete (kurze Aufenthalte)",
      "social security": "Sozialversicherung",
      "unemployment insurance": "Arbeitslosengeld",
    },
    frequencies: {
      daily: "täglich",
      weekly: "wöchentlich",
      "bi-weekly": "alle zwei Wochen",
      monthly: "monatlich",
      "bi-monthly": "alle zwei Monate",
      quarterly: "vierteljährlich",
      "semi-yearly": "halbjährlich",
      yearly: "jährlich",
      other: "in einem anderen Rhythmus",
    },
    unnamed: "Quelle nicht genannt",
    irregular: "kein Rhythmus erkannt",
    next: (date, amount) =>
      amount === null ? `nächste Zahlung am ${date} erwartet` : `${amount} am ${date} erwartet`,
    active: "läuft",
    ended: (date) => `beendet, zuletzt am ${date}`,
    payments: (count) => (isOne(count) ? "1 Zahlung" : `${number(count)} Zahlungen`),
    change: (amount, share) =>
      share === null
        ? `${amount} gegenüber dem Zeitraum davor, in dem nichts kam`
        : `${amount} (${share}) gegenüber dem Zeitraum davor`,
    same: "so viel wie im Zeitraum davor",
  },
  fees: {
    kinds: {
      bank: "Bankgebühren",
      overdraft: "Überziehung und Rücklastschriften",
      interest: "Gezahlte Zinsen",
      processing: "Zahlungsabwicklung",
    },
    total: "Alle Gebühren",
  },
  sheets: {
    summary: "Auswertung",
    labels: "Nach Kategorie",
    merchants: "Nach Händler",
    recurring: "Regelmäßiges",
    period: "Zeitraum",
    periodNote: "Ändern Sie diese Tage, und die Summen folgen.",
    first: "Erster Tag",
    last: "Letzter Tag",
    totals: "Summen",
    ownAccounts: (labels) =>
      `Als Umbuchungen zwischen eigenen Konten nicht in den Summen: ${labels}.`,
    topMerchants: (count) =>
      `Die ${number(count)} größten; alle anderen stehen in der letzten Zeile.`,
  },
};
