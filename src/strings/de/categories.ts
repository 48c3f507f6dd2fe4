/** The words of the panel of labels, in German. */
import type { Strings } from "..";
import { count, number, rows } from "./numbers";

export const categories: Strings["categories"] = {
  set: "Kategorien-Satz",
  names: { consumer: "Privatpersonen", business: "Unternehmen" },
  own: (name) => `${name} (Ihrer)`,
  newName: "Name eines neuen Satzes",
  newHint: "Er beginnt mit den Kategorien unten. Kontoinhaber wählen ihn unter „Einstellungen“.",
  begin: "Neuen Satz beginnen",
  directions: { outgoing: "Ausgänge", incoming: "Eingänge" },
  direction: "Richtung",
  tree: (labels) => count(labels, "Kategorie", "Kategorien"),
  keys: "Pfeiltasten führen durch die Kategorien; F2 benennt um, Einfg fügt hinzu, Entf löscht, Alt mit einer Pfeiltaste verschiebt.",
  none: "Hier ist keine Kategorie. Fügen Sie eine hinzu, oder fügen Sie eine Spalte ein.",
  name: "Bezeichnung",
  nameMissing: "Eine Kategorie braucht eine Bezeichnung.",
  unnamed: "(ohne Bezeichnung)",
  faults: {
    title: "Einige Kategorien lassen sich nicht verwenden",
    text: "Gehen Sie zu jeder, ändern Sie ihre Bezeichnung, und verwenden Sie den Satz dann noch einmal.",
  },
  goTo: (label) => `Zu ${label}`,
  refused: (reason) => `Ändern Sie sie: So nimmt der Dienst sie nicht an. (${reason})`,
  tooMany: (most) => ({
    title: "Es sind zu viele Kategorien",
    text: `Löschen Sie einige: Je Richtung sind höchstens ${number(most)} möglich.`,
  }),
  draft: (name) => `${name} – geändert, noch nicht in Gebrauch`,
  add: "Hinzufügen",
  addBelow: "Darunter hinzufügen",
  newLabel: "Neue Kategorie",
  up: "Nach oben",
  down: "Nach unten",
  nest: "In die darüber",
  unnest: "Aus der Gruppe",
  remove: "Löschen",
  undo: "Änderung rückgängig",
  paste:
    "Fügen Sie hier eine Spalte ein, eine Kategorie je Zeile; „Wohnen > Miete“ ist eine in einer Gruppe",
  takeSelection: "Aus den markierten Zellen nehmen",
  selectionRead: (value) =>
    `Aus den markierten Zellen gelesen: ${count(value, "Kategorie", "Kategorien")}. Nehmen Sie sie stattdessen, oder fügen Sie sie hinzu.`,
  selectionEmpty: {
    title: "Die markierten Zellen sind leer",
    text: "Markieren Sie die Zellen mit Ihren Kategorien, eine je Zeile, und versuchen Sie es noch einmal.",
  },
  selectionTooBig: (most) => ({
    title: "Es sind zu viele Zellen markiert",
    text: `Markieren Sie höchstens ${number(most)} Zellen: die Spalte mit Ihren Kategorien.`,
  }),
  pasteInstead: "Stattdessen diese",
  pasteToo: "Diese dazu",
  preview: "Vorschau",
  previewHeading: "Was woraus würde",
  previewRows: (value) => `Andere Kategorie in dieser Tabelle: ${rows(value)}`,
  previewNone: "Keine Zeile dieser Tabelle bekommt eine andere Kategorie.",
  previewUnknown: (value) =>
    `Auf diesem Computer noch nicht gespeichert: ${rows(value)}. Reichern Sie sie an, damit sie hier zählen.`,
  previewLost: (value) =>
    `Ohne passende Kategorie („not enough information“): ${rows(value)}. Fügen Sie eine hinzu, die passt.`,
  previewLabels: (value) =>
    `${count(value, "unserer Kategorien hat", "unserer Kategorien haben")} in diesem Satz nichts Passendes:`,
  becomes: (from, to, value) => `${from} → ${to}: ${rows(value)}`,
  save: "Diesen Satz verwenden",
  saved: "Der Satz ist in Gebrauch.",
  stale: (value) =>
    value === 0
      ? "Keine Zeile dieser Tabelle zeigt eine frühere Kategorie."
      : `Noch mit der früheren Kategorie in dieser Tabelle: ${rows(value)}. Sie bleibt, bis sie unter „Anreichern“ erneuert wird.`,
  staleUnknown: "Zeilen behalten ihre Kategorie, bis sie unter „Anreichern“ erneuert werden.",
  renew: "Zeilen erneuern",
  reset: "Zurück zu unseren Kategorien …",
  drop: "Diesen Satz löschen …",
  resetTitle: "Diesen Satz wegnehmen?",
  resetText:
    "Zeilen zeigen wieder die früheren Kategorien, wenn sie erneuert werden. Gleich danach können Sie den Satz zurücklegen; exportieren Sie ihn, wenn Sie ihn länger behalten möchten.",
  resetConfirm: "Wegnehmen",
  wasReset: "Der Satz wurde weggenommen.",
  wasPutBack: "Der Satz ist wieder in Gebrauch.",
  putBack: (name) => `„${name}“ zurücklegen`,
  undoUse: (name) => `Rückgängig: frühere Kategorien von „${name}“ verwenden`,
  wasUndone:
    "Die früheren Kategorien sind wieder in Gebrauch. „Änderung rückgängig“ holt Ihre zum Bearbeiten zurück.",
  editedMeanwhile:
    "Was Sie inzwischen bearbeitet haben, bleibt erhalten und ist noch nicht in Gebrauch.",
  cancel: "Abbrechen",
  export: "Exportieren",
  import: "Importieren",
  notJson: "Diese Datei ist kein Kategorien-Satz. Wählen Sie eine, die hier exportiert wurde.",
  list: "Kategorien in der Tabelle aus einer Liste wählen",
  takeList: "Liste aus der Tabelle entfernen",
  listTaken: "Die Kategorienspalte bietet keine Liste mehr an. Ihre Zellen bleiben, wie sie sind.",
  listRenewed: "Die Liste in der Kategorienspalte ist auf dem neuen Stand.",
  listed: (value) =>
    `In der Kategorienspalte stehen ${count(value, "Kategorie", "Kategorien")} zur Wahl: die in Gebrauch sind. Drücken Sie Alt+Pfeil nach unten in einer Zelle.`,
  noLabelColumn:
    "Diese Tabelle hat noch keine Kategorienspalte von uns. Reichern Sie sie zuerst an.",
  validatedByUser: "Die Kategorienspalte hat eine eigene Regel von Ihnen; sie blieb unverändert.",
};
