/** The words of models trained on the user's own labels, in German. */
import type { Strings } from "..";
import { count, list, number, rows } from "./numbers";

const labels = (value: number): string => count(value, "Kategorie", "Kategorien");
const percent = (share: number): string => `${number(Math.round(share * 100))} %`;
const named = (name: string): string => `„${name}“`;

export const models: Strings["models"] = {
  intro:
    "Ein Modell lernt aus Zeilen, denen Sie selbst Kategorien gegeben haben, und gibt sie anderen Zeilen. Trainiert und aufbewahrt wird es dort, wo angereichert wird.",
  failed: (message) => ({
    title: "Die Modelle konnten nicht gelesen werden",
    text: `Versuchen Sie es noch einmal. Wenn es wieder geschieht, schließen Sie den Aufgabenbereich und öffnen Sie ihn neu. (${message})`,
  }),
  percent,

  train: {
    heading: "Auf diesem Blatt trainieren",
    noColumn: {
      title: "Es gibt noch keine Spalte mit Kategorien",
      text: "Klicken Sie in eine Tabelle, in der neben dem Text der Bank eine Spalte mit Ihren eigenen Kategorien steht, etwa „Kategorie“ oder eine Kontonummer. Wählen Sie dann „Noch einmal ansehen“.",
    },
    column: "Spalte mit Ihren Kategorien",
    columnNone: "Spalte wählen",
    reading: "Kategorien werden gezählt …",
    counts: (rowCount, labelCount) => `${rows(rowCount)} mit ${labels(labelCount)}.`,
    all: "Kategorien und die Zahl ihrer Zeilen",
    labelHead: "Kategorie",
    rowsHead: "Zeilen",
    more: (value) => `und ${number(value)} weitere`,
    name: "Name des Modells",
    nameUsual: "Meine Kategorien",
    nameMissing: "Geben Sie dem Modell einen Namen.",
    nameTaken: (name) =>
      `Es gibt schon ein Modell ${named(name)}. Es gilt weiter, bis Sie das neue behalten.`,
    start: (value) => `Mit ${count(value, "Zeile", "Zeilen")} trainieren`,
    cannot: "Wählen Sie eine Spalte mit mindestens zwei verschiedenen Kategorien.",
  },

  warnings: {
    none: "In dieser Spalte hat keine Zeile eine Kategorie. Wählen Sie eine andere Spalte, oder tragen Sie zuerst einige Kategorien ein.",
    oneLabel: (label) =>
      `Alle Zeilen haben die Kategorie ${named(label)}: Es gibt nichts zu unterscheiden. Geben Sie anderen Zeilen andere Kategorien.`,
    tooManyLabels: (value, maximum) =>
      `Es sind ${labels(value)}; ein Modell kennt höchstens ${number(maximum)}. Wählen Sie eine andere Spalte.`,
    hardlyAnyTwice: (labelCount, rowCount) =>
      `${labels(labelCount)} für ${rows(rowCount)}: Kaum eine kommt zweimal vor. Ist das die richtige Spalte?`,
    fewRows: (value) =>
      `Nur ${count(value, "Zeile hat", "Zeilen haben")} eine Kategorie. Von einem Modell mit weniger als 50 ist wenig zu erwarten.`,
    rareLabels: (value, examples) =>
      `Zu wenige Zeilen, um ${labels(value)} zu lernen, etwa ${list(examples.map(named))}. Tragen Sie mehr davon ein, oder rechnen Sie dort mit Fehlern.`,
    nearDuplicates: (pairs) =>
      `Ist jeweils dieselbe gemeint? ${pairs.join("; ")}. Wenn ja, schreiben Sie sie im Blatt gleich.`,
    pair: (one, other) => `${named(one)} und ${named(other)}`,
    blank: (value) => `${rows(value)} ohne Kategorie: nicht verwendet.`,
    tooLong: (value, maximum) =>
      `${rows(value)} mit einer Kategorie über ${number(maximum)} Zeichen: nicht verwendet.`,
    tooManyRows: (value, maximum) =>
      `${rows(value)} mit Kategorie; verwendet werden die ersten ${number(maximum)}.`,
  },

  training: {
    heading: (name) => `${named(name)} wird trainiert`,
    waiting: "Wartet auf den Beginn",
    done: (value) => `${number(value)} % erledigt`,
    progress: "Fortschritt des Trainings",
    hint: "Sie können inzwischen weiterarbeiten, auch in anderen Bereichen.",
    cancel: "Training abbrechen",
  },

  test: {
    heading: (name) => `${named(name)} ist trainiert`,
    broken: (name) => `${named(name)} konnte nicht trainiert werden`,
    brokenText: (message) => `Verwerfen Sie es, und trainieren Sie noch einmal. (${message})`,
    accuracy: (share, tested) =>
      `${percent(share)} von ${rows(tested)} richtig zugeordnet, die das Modell bei der Prüfung noch nicht kannte.`,
    untested: "Für eine Prüfung waren es zu wenige Zeilen.",
    before: (share) => `Das bisherige Modell lag bei ${percent(share)} richtig.`,
    flatters: "Bei Händlern, die in keiner Ihrer Zeilen stehen, ist weniger zu erwarten.",
    labels: "Je Kategorie",
    labelHead: "Kategorie",
    rowsHead: "Zeilen",
    foundHead: "Gefunden",
    rightHead: "Richtig",
    headsHint:
      "Gefunden: wie viele Zeilen der Kategorie sie auch bekamen. Richtig: wie viele der Zeilen, die sie bekamen, sie auch haben.",
    confusions: "Häufigste Fehler",
    confusion: (label, answered, value) =>
      `${named(label)} für ${named(answered)} gehalten: ${rows(value)}`,
    noConfusions: "Keine Fehler bei der Prüfung.",
    keep: "Modell behalten",
    discard: "Modell verwerfen",
    unused: "Es wird erst verwendet, wenn Sie es behalten.",
  },

  list: {
    heading: "Ihre Modelle",
    none: "Noch keine Modelle. Trainieren Sie eines auf diesem Blatt, oder importieren Sie eines aus einer Datei.",
    elsewhere: {
      title: "Der Dienst kann Ihre Modelle nicht verwenden",
      text: "Diese Modelle liegen auf diesem Computer. Sie gelten, wenn auf diesem Computer angereichert wird.",
    },
    about: (value, date) => `${rows(value)}, ${date}`,
    right: (share) => `${percent(share)} richtig bei der Prüfung`,
    use: "Zum Anreichern verwenden",
    useOf: (name) => `${named(name)} zum Anreichern verwenden`,
    inUse: "Wird in dieser Arbeitsmappe zum Anreichern verwendet",
    stop: "Nicht mehr verwenden",
    stopOf: (name) => `${named(name)} nicht mehr verwenden`,
    details: (name) => `Prüfung von ${named(name)}`,
    exportOf: (name) => `${named(name)} als Datei exportieren`,
    export: "Exportieren",
    remove: "Löschen",
    removeOf: (name) => `${named(name)} löschen`,
    import: "Modell importieren",
    importHint: "Eine Datei, die hier exportiert wurde. Sie wird geprüft, bevor sie behalten wird.",
    fileName: (name) => `${name} (Modell)`,
  },

  remove: {
    title: (name) => `${named(name)} löschen?`,
    text: "Kategorien, die es gegeben hat, bleiben in Ihren Blättern. Zurückholen lässt es sich nur, wenn Sie es exportiert haben.",
    used: "Es wird in dieser Arbeitsmappe zum Anreichern verwendet: An seine Stelle treten die Kategorien des Add-Ins.",
    confirm: "Modell löschen",
    cancel: "Behalten",
  },

  notices: {
    kept: (name) => ({
      title: `${named(name)} wird behalten`,
      text: "Wählen Sie „Zum Anreichern verwenden“, damit Ihre Zeilen seine Kategorien bekommen.",
    }),
    discarded: (name) => ({
      title: `Das Training von ${named(name)} ist verworfen`,
      text: "Ein früheres Modell dieses Namens ist, wie es war.",
    }),
    cancelled: (name) => ({
      title: `Das Training von ${named(name)} ist abgebrochen`,
      text: "Nichts davon bleibt. Ein früheres Modell dieses Namens ist, wie es war.",
    }),
    deleted: (name) => ({
      title: `${named(name)} ist gelöscht`,
      text: "Kategorien in Ihren Blättern bleiben, wie sie sind.",
    }),
    imported: (name) => ({
      title: `${named(name)} ist importiert`,
      text: "Wählen Sie „Zum Anreichern verwenden“, damit Ihre Zeilen seine Kategorien bekommen.",
    }),
    exported: (name) => ({
      title: `Die Datei von ${named(name)} ist erstellt`,
      text: "Sie liegt dort, wo Ihr Browser Downloads ablegt. Sie enthält Ihre Kategorien und das aus den Beschreibungen Gelernte, nicht die Beschreibungen selbst.",
    }),
    failed: (message) => ({
      title: "Das ist nicht gelungen",
      text: `Es wurde nichts geändert. Versuchen Sie es noch einmal. (${message})`,
    }),
    importFailed: (message) => ({
      title: "Die Datei wurde nicht importiert",
      text: `Wählen Sie eine Datei, die unter „Modelle“ exportiert wurde; ist sie beschädigt, exportieren Sie das Modell noch einmal. (${message})`,
    }),
    tooLarge: (megabytes) => ({
      title: "Die Datei ist zu groß für ein Modell",
      text: `Wählen Sie eine Datei von höchstens ${number(megabytes)} MB, die unter „Modelle“ exportiert wurde.`,
    }),
  },

  enrich: {
    heading: "Kategorien",
    label: "Welche Kategorien geschrieben werden",
    own: "Die des Add-Ins",
    ownSentence: "die Kategorien des Add-Ins",
    model: (name) => `Ihre, nach dem Modell ${named(name)}`,
    sentence: (name) => `Ihre Kategorien, nach dem Modell ${named(name)}`,
    missing: (name) =>
      `Das Modell ${named(name)} ist hier nicht vorhanden. Importieren Sie es unter „Modelle“, oder wählen Sie andere Kategorien.`,
    unsupported:
      "Der Dienst kann Ihre Modelle nicht verwenden. Wählen Sie „Auf diesem Computer“ als Ort der Anreicherung, oder die Kategorien des Add-Ins.",
  },
};
