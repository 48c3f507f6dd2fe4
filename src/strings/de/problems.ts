/** What went wrong with a sheet or a run, and what to do now, in German. */
import type { Strings } from "..";
import { count, number, rows } from "./numbers";
import { serviceMessage } from "./where";

/** Title and next step of each problem there is. */
export const problemMessage: Strings["problems"]["of"] = (problem) => {
  switch (problem.code) {
    case "nothing_selected":
      return {
        title: "Es ist nichts ausgewählt",
        text: "Klicken Sie auf eine Zelle in Ihren Buchungen, oder wählen Sie die Zeilen aus, die Sie anreichern möchten.",
      };
    case "empty_sheet":
      return {
        title: `${problem.sheet} ist leer`,
        text: "Fügen Sie Ihre Bankbuchungen ein oder öffnen Sie sie, und wählen Sie sie dann aus.",
      };
    case "no_description_column":
      return {
        title: `Keine Spalte mit der Beschreibung gefunden auf ${problem.sheet}`,
        text:
          problem.headerRow === null
            ? "Wählen Sie die Zeilen zusammen mit ihrer Überschrift aus, oder schreiben Sie „Beschreibung“ über den Text der Bank."
            : `Prüfen Sie die Überschriften in Zeile ${problem.headerRow}: Über dem Text der Bank sollte „Beschreibung“ stehen.`,
      };
    case "several_areas":
      return {
        title: `${number(problem.count)} getrennte Bereiche sind ausgewählt`,
        text: "Wählen Sie jeweils nur einen zusammenhängenden Block von Zeilen aus.",
      };
    case "protected_sheet":
      return {
        title: `${problem.sheet} ist geschützt`,
        text: "Heben Sie den Schutz auf (Registerkarte Überprüfen, Blattschutz aufheben), und wählen Sie dann „Noch einmal ansehen“.",
      };
    case "cell_edit_mode":
      return {
        title: "Eine Zelle wird gerade bearbeitet",
        text: "Drücken Sie im Blatt Eingabe oder Esc, und wählen Sie dann „Noch einmal ansehen“.",
      };
    case "merged_cells":
      return {
        title: "Verbundene Zellen sind im Weg",
        text: `Lösen Sie die Verbindung von ${problem.address} (Registerkarte Start, Verbinden und zentrieren), und wählen Sie dann „Noch einmal ansehen“.`,
      };
    case "no_free_columns":
      return {
        title: `Kein Platz für ${count(problem.needed, "Spalte", "Spalten")} auf ${problem.sheet}`,
        text: "Löschen oder verschieben Sie Spalten am rechten Rand des Blatts, oder lassen Sie weniger Spalten schreiben.",
      };
    case "sheet_gone":
      return {
        title: `${problem.sheet} ist nicht mehr da`,
        text: "Das Blatt wurde gelöscht oder umbenannt. Wählen Sie Ihre Buchungen noch einmal aus.",
      };
    case "rows_moved":
      return {
        title: "Während des Schreibens wurden Zeilen verschoben",
        text: `${rows(problem.count)} nicht wiedergefunden und nicht verändert. Reichern Sie noch einmal an, um sie zu füllen.`,
      };
    case "newer_workbook":
      return {
        title: "Diese Arbeitsmappe wurde mit einer neueren Version angereichert",
        text: `Aktualisieren Sie das Add-In, um damit zu arbeiten (nötig ist Format ${problem.version}).`,
      };
    case "unsupported_host":
      return {
        title: "Dieses Excel ist zu alt für das Add-In",
        text: `Aktualisieren Sie Excel, oder verwenden Sie Excel im Web. (Es fehlt: ${problem.missing})`,
      };
    case "payload_too_large":
      return {
        title: "Die Auswahl ist zu groß, als dass Excel sie übergeben könnte",
        text: "Wählen Sie weniger Spalten oder weniger Zeilen aus, und wählen Sie dann „Noch einmal ansehen“.",
      };
    case "too_many_holders":
      return {
        title: `${number(problem.count)} Kontoinhaber auf ${problem.sheet}`,
        text: "Die Spalte, die sagt, wem jede Zeile gehört, enthält wohl etwas anderes. Geben Sie ihr unter „Gelesene Spalten“ die Bedeutung „Nicht gelesen“.",
      };
    case "nothing_to_undo":
      return {
        title: "Es gibt nichts rückgängig zu machen",
        text: "Alle Läufe sind bereits zurückgenommen. Reichern Sie Zeilen an, dann lässt sich das hier zurücknehmen.",
      };
    case "busy":
      return {
        title: "Ein anderer Lauf ist noch im Gang",
        text: "Warten Sie, bis er fertig ist, oder halten Sie ihn zuerst an.",
      };
    case "engine":
      return {
        title: "Das Anreichern kam nicht weiter",
        text: `Was geschrieben ist, bleibt. Versuchen Sie es noch einmal; geschieht es wieder, schließen Sie diesen Bereich und öffnen ihn neu. (${problem.message})`,
      };
    case "service":
      return serviceMessage(problem);
    case "model":
      switch (problem.state) {
        case "missing":
          return {
            title: `Das Modell „${problem.name}“ ist hier nicht vorhanden`,
            text: "Es wurde nichts geschrieben. Importieren Sie es unter „Modelle“ aus seiner Datei oder trainieren Sie es neu, oder wählen Sie unter „Anreichern“ andere Kategorien.",
          };
        case "not_ready":
          return {
            title: `Das Modell „${problem.name}“ ist noch nicht trainiert`,
            text: "Es wurde nichts geschrieben. Warten Sie das Ende des Trainings ab, oder wählen Sie unter „Anreichern“ andere Kategorien.",
          };
        case "unsupported":
          return {
            title: `Der Dienst kann das Modell „${problem.name}“ nicht verwenden`,
            text: "Es wurde nichts geschrieben. Wählen Sie „Auf diesem Computer“ als Ort der Anreicherung, oder wählen Sie unter „Anreichern“ andere Kategorien.",
          };
      }
    case "host":
      return {
        title: "Excel hat abgelehnt",
        text: `Versuchen Sie es noch einmal. Geschieht es wieder, speichern Sie die Arbeitsmappe und öffnen sie neu. (${problem.message})`,
      };
  }
};
