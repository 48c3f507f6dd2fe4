/** The words of the Help panel, in German. */
import type { Strings } from "..";

export const help: Strings["help"] = {
  title: "Hilfe",
  startHeading: "Anfangen",
  parts: {
    heading: "Was wo ist",
    enrich: {
      title: "Anreichern",
      text: "Füllt Spalten neben Ihren Zeilen: wofür jede Zahlung war, wer bezahlt wurde, ob sie wiederkommt. Was Sie ändern, wird nie überschrieben.",
    },
    rules: {
      title: "Regeln",
      text: "Ihr eigenes „Wenn das in der Beschreibung steht, dann ist es das“. Regeln entscheiden vor allem anderen.",
    },
    reports: {
      title: "Berichte",
      text: "Einnahmen, Ausgaben, Abos und Geldfluss eines Kontos, als Blätter. Hier sagen Sie auch, dass eine Antwort falsch ist.",
    },
    categories: {
      title: "Kategorien",
      text: "Die Kategorien, die Zeilen bekommen können. Nehmen Sie unsere, benennen Sie sie um, oder fügen Sie Ihre eigene Liste ein.",
    },
    models: {
      title: "Modelle",
      text: "Lernt Kategorien aus Zeilen, die Sie selbst zugeordnet haben, und sagt, wie oft es richtig liegt.",
    },
    settings: {
      title: "Einstellungen",
      text: "Kontoinhaber, wo angereichert wird, Ihr Schlüssel, was gespeichert ist, und die Sprache.",
    },
  },
  formulas: {
    heading: "Formeln",
    intro:
      "Geben Sie sie in eine Zelle ein. Sie werden immer auf diesem Computer beantwortet. In den Beispielen stehen die Daten in Spalte A, die Texte der Bank in B und die Beträge in C.",
    copy: (formula) => `Beispiel für ${formula} kopieren`,
    copied: (formula) => `Das Beispiel für ${formula} ist kopiert. Fügen Sie es in eine Zelle ein.`,
    notCopied:
      "Kopieren ist hier nicht erlaubt. Markieren Sie das Beispiel, und drücken Sie Strg+C (Mac: Befehl+C).",
    does: {
      LABEL: "Wofür eine Zahlung war.",
      MERCHANT: "Wer bezahlt wurde oder bezahlt hat.",
      WEBSITE: "Die Website des Händlers.",
      LOGO: "Die Adresse des Logos. Es wird kein Bild geladen.",
      MCC: "Der Branchencode des Händlers, vier Ziffern.",
      LOCATION: "Wo es war, soweit der Text es sagt.",
      PERSON: "Die Person, die bezahlt wurde oder bezahlt hat.",
      INTERMEDIARY: "Über wen bezahlt wurde, etwa PayPal.",
      CONFIDENCE: "Wie verlässlich die Kategorie ist, von 0 bis 1.",
      CATEGORYGROUP: "Die Gruppe, zu der die Kategorie gehört.",
      ACCOUNTING: "Wohin die Buchung in der Buchhaltung gehört.",
      ENRICH: "Mehrere Antworten auf einmal, als Tabelle neben Ihren Zeilen.",
      RECURRENCE: "Für jede Zeile, ob sie wiederkommt, wie oft und wann das nächste Mal.",
      RECURRING: "Eine Tabelle des Regelmäßigen: Abos und Rechnungen mit Terminen und Beträgen.",
      INCOME: "Eine Tabelle, woher Einnahmen kommen und wann sie wieder erwartet werden.",
      LABELS: "Die Kategorien, die vergeben werden können.",
      RULETEST: "Auf welche Zeilen eine Regel passt; 1 ist die erste Regel Ihrer Liste.",
      STATS: "Summen nach Monat, Kategorie oder Händler.",
    },
  },
  keyboard: {
    heading: "Tastatur",
    keys: {
      pane: { title: "F6", text: "Führt vom Blatt in diesen Bereich und zurück." },
      next: {
        title: "Tab, Umschalt+Tab",
        text: "Führt zum nächsten Bedienelement oder zum vorigen.",
      },
      arrows: {
        title: "Pfeiltasten",
        text: "Führen durch die Registerkarten und durch die Einträge einer Liste.",
      },
      press: {
        title: "Eingabe, Leertaste",
        text: "Drücken die Schaltfläche oder setzen das Häkchen.",
      },
      close: { title: "Esc", text: "Schließt, was offen ist, und beendet den Rundgang." },
    },
  },
  privacy: {
    heading: "Datenschutz",
    text: "Alles wird auf diesem Computer ermittelt. Nichts wird gesendet, außer wenn Sie selbst einen Server oder Ntropys Online-Dienst wählen; dann erfahren Sie, was den Computer verlässt, und werden vorher gefragt.",
  },
};
