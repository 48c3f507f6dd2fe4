/** The words of the panel of settings, in German. */
import type { Strings } from "..";
import { count } from "./numbers";
import type { Message } from "../message";

export const settings: Strings["settings"] = {
  holders: {
    heading: "Kontoinhaber",
    summary: (known) => `${count(known, "Kontoinhaber", "Kontoinhaber")} bekannt`,
    elsewhere:
      "Diese liegen auf diesem Computer: Beim gewählten Dienst lassen sich Kontoinhaber nicht ändern.",
    choose: "Auswahl",
    none: "Noch ist keiner bekannt. Der erste Lauf legt den dieser Arbeitsmappe an; weitere fügen Sie hier hinzu.",
    option: (name, type) => `${name} – ${type}`,
    id: "Kennung",
    idHint: "So, wie sie in der Spalte der Kontoinhaber steht.",
    idTaken: "Diese Kennung ist vergeben. Wählen Sie eine andere.",
    name: "Bezeichnung",
    type: "Art",
    set: "Kategorien",
    setOfType: "Die seiner Art",
    save: "Speichern",
    saved: (who) => `${who} ist gespeichert. Der nächste Lauf erneuert die zugehörigen Zeilen.`,
    add: "Kontoinhaber hinzufügen",
    added: (who) => `${who} wurde hinzugefügt.`,
    cancel: "Abbrechen",
    use: "Für diese Arbeitsmappe verwenden",
    used: (who) => `Ab dem nächsten Lauf gehören die Zeilen dieser Arbeitsmappe zu ${who}.`,
    contents: (transactions, rules, reports, statements) =>
      `Gespeichert: ${count(transactions, "Buchung", "Buchungen")}, ${count(rules, "Regel", "Regeln")}, ${count(reports, "Meldung", "Meldungen")}, ${count(statements, "Kontoauszug", "Kontoauszüge")}.`,
    remove: "Löschen …",
    removeTitle: (who) => `${who} löschen?`,
    removeText:
      "All das wird mitgelöscht, endgültig. Die Antworten in Ihren Tabellen bleiben, wie sie sind.",
    removeConfirm: "Endgültig löschen",
    removed: (who) => `${who} wurde gelöscht.`,
    column: "Wem jede Zeile gehört, nach Spalte",
    columnHint:
      "Kennungen von Kontoinhabern. Zeilen ohne eine gehören zu dem dieser Arbeitsmappe. Vor einem Lauf werden sie unter „Anreichern“ genannt.",
    noColumn: "Alle Zeilen gehören zum Kontoinhaber dieser Arbeitsmappe",
  },
  defaults: {
    ofWorkbook: "In dieser Arbeitsmappe",
    ofDevice: "In neuen Arbeitsmappen",
    ofDeviceHint:
      "Auf diesem Computer gespeichert, für Arbeitsmappen, die Sie von nun an öffnen und in denen noch nichts gewählt ist.",
    heading: "Land und Währung",
    country: "Land des Kontos",
    currency: "Währung, wo die Tabelle keine nennt",
    unknown: "Nicht bekannt",
    noSheet:
      "Öffnen Sie eine Tabelle mit Buchungen, um Land und Währung zu wählen: Sie gehören zur Arbeitsmappe.",
    sentence: (country, currency) => [country, currency].filter((part) => part !== "").join(", "),
  },
  formulas: {
    heading: "Formeln in Zellen",
    summary:
      "Ändern sich Regeln, Kategorien oder Einstellungen, so behalten Zellen ihre Antworten, bis sie neu berechnet werden.",
    keep: (cells) =>
      `${count(cells, "Zelle mit einer NTROPY-Formel behält ihre Antwort", "Zellen mit NTROPY-Formeln behalten ihre Antworten")}, bis neu berechnet wird.`,
    recalculate: "Formeln neu berechnen",
    recalculating: "Excel wird gefragt …",
    recalculated: (cells) =>
      cells === 0
        ? "Keine Zelle dieser Arbeitsmappe enthält eine NTROPY-Formel."
        : `Excel berechnet ${count(cells, "Zelle", "Zellen")} neu. Andere Formeln bleiben unberührt.`,
  },
  privacy: {
    heading: "Was wo gespeichert ist",
    summary: "Nichts verlässt diesen Computer, solange Sie oben keinen Dienst gewählt haben.",
    device: "Auf diesem Computer, im Browserspeicher dieses Add-ins:",
    deviceLines: [
      "Kontoinhaber mit ihren Buchungen und Antworten, damit Wiederkehrendes gefunden wird",
      "Regeln, Kategorien, Meldungen, gelernte Korrekturen, Modelle, Kontoauszüge",
      "Antworten von Formeln, wo angereichert wird, die Sprache dieses Bereichs, Land und Währung neuer Arbeitsmappen und ein Schlüssel, wenn Sie das wollten",
    ],
    workbook: "In der Arbeitsmappe und damit bei jedem, der die Datei bekommt:",
    workbookLines: [
      "wessen Konto es ist, gewählte Spalten, wo unsere Spalten sind",
      "Fingerabdrücke dessen, was geschrieben wurde, damit Ihre Änderungen nie überschrieben werden",
      "was vor dem letzten Lauf in den Zellen stand, zum Rückgängigmachen",
    ],
    keys: (held, keep) => {
      if (held === 0) return "Es wird kein Schlüssel bereitgehalten.";
      const keys = count(held, "Schlüssel", "Schlüssel");
      return keep === "device"
        ? `Auf diesem Computer gespeichert, bis Sie sie vergessen lassen: ${keys}.`
        : `Bereitgehalten, bis die Arbeitsmappe geschlossen wird: ${keys}. Auf diesem Computer ist keiner gespeichert.`;
    },
    leftOut:
      "Ein Export lässt weg: Schlüssel, trainierte Modelle (exportieren Sie sie auf ihrer eigenen Seite), die Dateien der Kontoauszüge, Antworten von Formeln und die Einträge in Arbeitsmappen.",
    look: "Zeigen, was gespeichert ist",
    again: "Neu zählen",
    looking: "Wird gezählt …",
    counts: {
      account_holders: "Kontoinhaber",
      transactions: "Buchungen",
      category_sets: "Eigene Kategorien-Sätze",
      rules: "Regeln",
      corrections: "Gelernte Korrekturen",
      reports: "Meldungen",
      models: "Modelle",
      statements: "Kontoauszüge",
    },
    formulas: "Antworten von Formeln",
    inWorkbook: "Einträge in dieser Arbeitsmappe",
    samples: "Zuletzt gespeichert:",
    noSamples: "Es ist keine Buchung gespeichert.",
    memory:
      "Dieser Browser gibt dem Add-In keinen dauerhaften Speicher: Alles verschwindet, wenn Excel geschlossen wird.",
    export: "Alles als Datei exportieren",
    exporting: "Wird exportiert …",
    exported: (file) =>
      `${file} liegt bei den Downloads des Browsers. Darin ist alles außer dem, was oben genannt ist.`,
    forgetFormulas: "Antworten der Formeln vergessen",
    formulasForgotten: (answers) =>
      `Vergessen: ${count(answers, "Antwort", "Antworten")}. Zellen behalten, was sie zeigen; Strg+Alt+F9 berechnet alle Formeln neu.`,
    forget: "Alles auf diesem Computer löschen …",
    forgetTitle: "Alles löschen, was dieses Add-In auf diesem Computer speichert?",
    forgetText:
      "Kontoinhaber, Buchungen, Regeln, Kategorien, Meldungen, Modelle, Antworten von Formeln, Einstellungen und Schlüssel werden endgültig gelöscht. Die Tabellen bleiben, wie sie sind, ebenso die Einträge in Arbeitsmappen. Was ein Dienst von Ihnen speichert, bleibt dort.",
    forgetWord: "löschen",
    forgetPrompt: (word) => `Geben Sie zur Bestätigung „${word}“ ein`,
    forgetConfirm: "Alles löschen",
    forgetting: "Wird gelöscht …",
    forgotten: "Alles auf diesem Computer wurde gelöscht. Der Bereich ist wie neu.",
    unbook: "Unsere Einträge aus dieser Arbeitsmappe entfernen …",
    unbookTitle: "Unsere Einträge aus dieser Arbeitsmappe entfernen?",
    unbookText:
      "Keine Zelle ändert sich. Aber danach gelten alle Antworten als Ihre eigenen: Sie werden nie erneuert, und der letzte Lauf kann nicht rückgängig gemacht werden. Der nächste Lauf beginnt mit einem neuen Kontoinhaber.",
    unbookConfirm: "Entfernen",
    unbooked: (parts) =>
      `${count(parts, "Eintrag wurde", "Einträge wurden")} entfernt. Speichern Sie die Arbeitsmappe, damit es so bleibt.`,
    cancel: "Abbrechen",
    busy: "Warten Sie, bis der Lauf fertig ist, oder halten Sie ihn vorher an.",
  },
  diagnostics: {
    heading: "Diagnose",
    summary:
      "Angaben für jemanden, der Ihnen hilft; kein Text einer Zeile, kein Name, kein Schlüssel.",
    text: "Was kopiert würde",
    copy: "Kopieren",
    copied: "Kopiert.",
    notCopied: "Der Browser erlaubt es nicht. Markieren Sie den Text und drücken Sie Strg+C.",
    contrast: "Kontrastprüfung",
    contrastOn: "Windows gibt diesem Bereich Kontrastfarben.",
    contrastOff: "Es ist kein Kontrastdesign eingeschaltet.",
  },
  failed(code, message): Message {
    switch (code) {
      case "network":
        return {
          title: "Der Dienst antwortet nicht",
          text: "Prüfen Sie, ob dieser Computer online ist, und versuchen Sie es noch einmal.",
        };
      case "busy":
        return {
          title: "Der Dienst ist ausgelastet",
          text: "Warten Sie eine Minute und versuchen Sie es noch einmal.",
        };
      case "unauthorized":
        return {
          title: "Der Dienst lehnt den Schlüssel ab",
          text: "Fügen Sie unter „Wo angereichert wird“ den richtigen Schlüssel ein und versuchen Sie es noch einmal.",
        };
      case "forbidden":
        return {
          title: "Der Dienst erlaubt das nicht",
          text: `Verwenden Sie einen Schlüssel, der das darf, oder fragen Sie, wer den Dienst betreibt. (${message})`,
        };
      case "quota_exceeded":
        return {
          title: "Das Guthaben ist verbraucht",
          text: "Kaufen Sie Guthaben, oder warten Sie, bis es erneuert wird.",
        };
      case "rejected":
        return {
          title: "Das wurde nicht angenommen",
          text: `Prüfen Sie, was Sie eingegeben haben, und versuchen Sie es noch einmal. (${message})`,
        };
      case "engine_failed":
      case "cancelled":
      case "unknown":
        return {
          title: "Das ging nicht",
          text: `Versuchen Sie es noch einmal; hilft das nicht, schließen Sie den Bereich und öffnen ihn neu. (${message})`,
        };
    }
  },
};
