/** The words of the first minutes: the welcome, the sample, the tour, in German. */
import type { Strings } from "..";
import { cells, isOne, list } from "./numbers";

/** Title and next step of each. */
const sampleProblem: Strings["firstRun"]["sample"]["problem"] = (problem) => {
  switch (problem.code) {
    case "last_sheet":
      return {
        title: "Es ist das einzige Blatt dieser Arbeitsmappe",
        text: "Fügen Sie zuerst ein anderes Blatt hinzu (das + am unteren Rand), und entfernen Sie dann das Beispiel.",
      };
    case "nothing_inserted":
      return {
        title: "Das Beispiel ist nicht mehr da",
        text: "Es wurde bereits gelöscht. Klicken Sie eine Zelle in Ihren eigenen Buchungen an.",
      };
    case "protected_workbook":
      return {
        title: "Die Arbeitsmappe lässt kein Blatt hinzu oder weg",
        text: "Heben Sie ihren Schutz auf (Registerkarte Überprüfen, Arbeitsmappe schützen), und versuchen Sie es noch einmal.",
      };
    case "stopped":
      return {
        title: "Angehalten",
        text: "Es wurde nichts geändert. Versuchen Sie es noch einmal, wann Sie möchten.",
      };
    case "insertion_failed":
      return {
        title: "Das Beispiel ließ sich nicht hinzufügen",
        text: `${problem.left.length === 0 ? "" : `Löschen Sie das halb fertige Blatt: ${list(problem.left)}. `}Versuchen Sie es noch einmal. Geschieht es wieder, speichern Sie die Arbeitsmappe und öffnen sie neu. (${problem.message})`,
      };
  }
};

export const firstRun: Strings["firstRun"] = {
  welcome: {
    title: "Neu hier?",
    text: "Neben jede Bankbuchung schreiben wir, wofür sie war, wer bezahlt wurde und ob sie wiederkommt. Ein Rundgang durch diesen Bereich dauert eine Minute.",
  },
  showAround: "Rundgang zeigen",
  notNow: "Jetzt nicht",

  sample: {
    add: "Mit Beispielbuchungen ausprobieren",
    adding: "Das Beispiel wird hinzugefügt …",
    added: (sheet) => ({
      title: `Beispielbuchungen stehen auf dem Blatt „${sheet}“`,
      text: "Der Knopf unter „Anreichern“ füllt die Spalten daneben.",
    }),
    remove: "Beispiel entfernen",
    removing: "Das Beispiel wird entfernt …",
    removed: {
      title: "Das Beispiel ist entfernt",
      text: "Öffnen Sie eigene Buchungen, oder fügen Sie welche ein, und klicken Sie eine davon an.",
    },
    changed: (sheet, value) => ({
      title: `„${sheet}“ mit allem, was dazukam, entfernen?`,
      text: `${cells(value)} darauf ${isOne(value) ? "wurde" : "wurden"} seither geändert, von Ihnen oder beim Anreichern.`,
    }),
    removeAnyway: "Blatt entfernen",
    keep: "Blatt behalten",
    problem: sampleProblem,
    sheetName: "Beispielbuchungen",
    title: "Beispielbuchungen",
    note: "Erfundene Zahlungen aus drei Monaten, um das Add-In auszuprobieren. Löschen Sie dieses Blatt, wann Sie möchten.",
    headings: {
      date: "Datum",
      description: "Beschreibung",
      amount: "Betrag",
      currency: "Währung",
    },
  },

  tour: {
    label: "Rundgang durch den Bereich",
    position: (step, total) => `Schritt ${step} von ${total}`,
    next: "Weiter",
    back: "Zurück",
    skip: "Rundgang überspringen",
    finish: "Fertig",
    steps: {
      rows: {
        title: "Ihre Zeilen",
        text: "Klicken Sie eine Zelle in Ihren Buchungen an. Hier sehen Sie, welche Zeilen gelesen werden, und können die ganze Tabelle nehmen.",
      },
      columns: {
        title: "Was jede Spalte bedeutet",
        text: "Datum, Beschreibung und Betrag werden von selbst erkannt. Stimmt etwas nicht, wählen Sie Ändern.",
      },
      enrich: {
        title: "Anreichern",
        text: "Eine Schaltfläche füllt neue Spalten neben Ihren Zeilen. Ihre eigenen Zellen bleiben, wie sie sind, und auch Antworten, die Sie später ändern.",
      },
      undo: {
        title: "Rückgängig",
        text: "Nach einem Lauf stellt eine Schaltfläche hier jede Zelle so wieder her, wie sie vorher war.",
      },
      rules: {
        title: "Regeln",
        text: "Legen Sie einmal fest, dass ein Text immer diesen Händler oder diese Kategorie bedeutet. Sie sehen vorher, was eine Regel ändern würde.",
      },
      reports: {
        title: "Berichte",
        text: "Einnahmen, Ausgaben und Regelmäßiges, als Blätter mit Diagrammen. Auch falsche Antworten werden hier richtiggestellt.",
      },
      formulas: {
        title: "Formeln und Hilfe",
        text: "Antworten gibt es auch in einer Zelle: Geben Sie =NTROPY.LABEL(B2) ein. Die Hilfe zeigt alle Formeln und startet diesen Rundgang neu.",
      },
    },
  },
};
