/** Was eine Zelle sagt, wo eine Formel keine Antwort hat, auf Deutsch. */
import type { Strings } from "..";
import type { SessionErrorCode } from "../../client/session";
import { list, number, rows } from "./numbers";

export const functions: Strings["functions"] = {
  preview: {
    label: "(Kategorie)",
    group: "(Kategoriegruppe)",
    accounting: "(Buchhaltungskategorie)",
    merchant: "(Händler)",
    website: "(Website)",
    logo: "(Logo)",
    mcc: "(Code)",
    location: "(Ort)",
    person: "(Person)",
    intermediary: "(bezahlt über)",
    confidence: "(Verlässlichkeit)",
    table: "(Tabelle)",
  },
  arguments: {
    description: "Beschreibung",
    amount: "Betrag",
    entryType: "Richtung",
    date: "Datum",
    currency: "Währung",
    country: "Land",
    holderType: "Kontoart",
  },
  atRow: (reason: string, row: number) => `Zeile ${number(row)} des Bereichs: ${reason}`,
  blank: "Die Beschreibung ist leer. Wählen Sie eine Zelle mit dem Text der Bank.",
  errorInput: (argument: string) =>
    `Diese Eingabe ist selbst ein Fehler: ${argument}. Korrigieren Sie zuerst jene Zelle.`,
  notText: "Die Beschreibung muss Text sein.",
  tooLong: (maximum: number) =>
    `Die Beschreibung ist länger als ${number(maximum)} Zeichen. Kürzen Sie sie.`,
  amount: "Der Betrag muss eine Zahl sein, etwa 12,50.",
  entryType: "Die Richtung muss „incoming“, „outgoing“, „credit“ oder „debit“ sein.",
  date: "Das Datum muss eine Datumszelle sein oder Text wie 2024-03-31.",
  currency: "Die Währung muss ein Code aus drei Buchstaben sein, etwa EUR.",
  country: "Das Land muss ein Code aus zwei Buchstaben sein, etwa DE.",
  holderType: "Die Kontoart muss „consumer“, „business“, „freelance“ oder „unknown“ sein.",
  oneValue: (argument: string) =>
    `Hier steht ein Bereich, es muss ein einzelner Wert sein: ${argument}.`,
  unequal: (argument: string, height: number, other: string, otherHeight: number) =>
    `Die Bereiche sind verschieden groß: ${argument} hat ${rows(height)}, ${other} hat ${rows(otherHeight)}. Wählen Sie gleich große.`,
  unequalColumns: (argument: string) =>
    `Dieser Bereich muss so breit sein wie der der Beschreibungen, oder ein einzelner Wert: ${argument}.`,
  oneColumn: (argument: string) => `Dieser Bereich muss eine einzelne Spalte sein: ${argument}.`,
  ranges: {
    dates: "Daten",
    descriptions: "Beschreibungen",
    amounts: "Beträge",
    entryTypes: "Richtungen",
    currencies: "Währungen",
  },
  tooManyRows: (count: number, maximum: number) =>
    `Der Bereich hat ${rows(count)}; höchstens ${number(maximum)} sind möglich. Wählen Sie weniger Zeilen.`,
  noDescriptions:
    "Keine Spalte des Bereichs enthält Beschreibungen. Wählen Sie die Tabelle mit dem Text der Bank.",
  noRows: "Der Bereich enthält keine Buchungen. Wählen Sie Zeilen mit dem Text der Bank.",
  noDates: "Keine Zeile des Bereichs hat ein lesbares Datum. Wählen Sie die Spalte mit den Daten.",
  noAmounts:
    "Keine Zeile des Bereichs hat einen lesbaren Betrag. Wählen Sie die Spalte mit den Beträgen.",
  unknownField: (given: string, known: readonly string[]) =>
    `Das Feld „${given}“ gibt es nicht. Verwenden Sie eines von: ${list(known)}.`,
  unknownBy: (given: string, known: readonly string[]) =>
    `Nach „${given}“ lässt sich nicht gruppieren. Verwenden Sie eines von: ${list(known)}.`,
  unknownDirection: "Die Richtung muss „incoming“ oder „outgoing“ sein.",
  noneRecurring: "In diesen Zeilen wiederholt sich nichts.",
  noIncome: "In diesen Zeilen wurde kein Einkommen erkannt.",
  ruleMissing: "Geben Sie die Nummer einer Regel im Bereich Regeln an, oder eine Regel als JSON.",
  ruleNotJson:
    "Die Regel ist weder eine Nummer noch JSON. Kopieren Sie sie aus der JSON-Ansicht im Bereich Regeln.",
  noSuchRule: (asked: number, count: number) =>
    count === 0
      ? "Es gibt noch keine Regeln. Legen Sie eine im Bereich Regeln an."
      : `Die Regel ${number(asked)} gibt es nicht. Verwenden Sie eine Nummer von 1 bis ${number(count)} wie im Bereich Regeln.`,
  ruleFault: (place: string, message: string) =>
    place === ""
      ? `Korrigieren Sie die Regel: ${message}`
      : `Korrigieren Sie die Regel bei ${place}: ${message}`,
  none: {
    label: "Die Beschreibung sagt zu wenig für eine Kategorie.",
    group: "Die Beschreibung sagt zu wenig für eine Kategoriegruppe.",
    accounting: "Die Kategorie gehört zu keiner Buchhaltungskategorie.",
    merchant: "In der Beschreibung wurde kein Händler erkannt.",
    website: "Dazu ist keine Website bekannt.",
    logo: "Dazu ist kein Logo bekannt.",
    mcc: "Dazu ist kein Branchencode bekannt.",
    location: "Die Beschreibung nennt keinen Ort.",
    person: "Die Beschreibung nennt keine Person.",
    intermediary: "Die Zahlung ging über niemand anderen.",
    confidence: "Es gibt keine Kategorie, die sicher sein könnte.",
  },
  cancelled: "Die Formel wurde abgebrochen. Berechnen Sie das Blatt neu.",
  timeout:
    "Die Berechnung dauerte zu lange. Berechnen Sie das Blatt neu, um es erneut zu versuchen.",
  unanswered:
    "Diese Zeile konnte nicht beantwortet werden. Prüfen Sie ihren Text und berechnen Sie neu.",
  failed: (code: SessionErrorCode | "unknown", message: string) =>
    `Die Berechnung ging nicht. Berechnen Sie das Blatt neu; hilft das nicht, schließen Sie den Bereich und öffnen ihn neu. (${message}, ${code})`,
  notStarted:
    "Das Add-In ist nicht gestartet. Öffnen Sie seinen Bereich und berechnen Sie das Blatt neu.",
};
