/** The words of the frame around the panels, in German. */
import type { Strings } from "..";

export const panels: Strings["panels"] = {
  navigation: "Bereiche",
  more: "Weitere Bereiche",
  loading: "Wird geöffnet …",
  failed: {
    title: "Dieser Bereich konnte nicht angezeigt werden",
    text: "Im Blatt wurde nichts geändert. Versuchen Sie es noch einmal; wenn es wieder geschieht, schließen Sie den Aufgabenbereich und öffnen Sie ihn neu.",
  },
  retry: "Erneut versuchen",
  names: {
    enrich: "Anreichern",
    rules: "Regeln",
    reports: "Berichte",
    categories: "Kategorien",
    models: "Modelle",
    settings: "Einstellungen",
    help: "Hilfe",
  },
  running: {
    title: "Zeilen werden angereichert",
    text: "Fortschritt und Anhalten finden Sie unter „Anreichern“.",
  },
  showRun: "Zeigen",
};
