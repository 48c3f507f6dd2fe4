/** The words of the selected row, of wrong results and of what is learned from them, in German. */
import type { Strings } from "..";
import { count, isOne, list, number, rows } from "./numbers";

const quoted = (text: string) => `„${text}“`;
const correctionCount = (value: number): string => count(value, "Korrektur", "Korrekturen");

export const corrections: Strings["corrections"] = {
  row: {
    heading: "Markierte Zeile",
    nothing: "Markieren Sie eine Zeile der Tabelle, um zu sehen, wie ihre Antwort zustande kam.",
    where: (sheetRow, description) => `Zeile ${number(sheetRow)}: ${description}`,
    why: "Warum diese Kategorie?",
    hide: "Ausblenden",
    report: "Falsches Ergebnis melden",
    makeRule: "Regel aus dieser Zeile machen",
    looking: "Wird nachgesehen …",
  },

  why: {
    heading: "Warum diese Antwort",
    because: {
      knowledge: (detail) => `${quoted(detail)} in der Beschreibung ist ein bekannter Händler`,
      website: (detail) => `die Website ${quoted(detail)} steht in der Beschreibung`,
      mcc: (detail) => `der Branchencode ${detail}`,
      words: (detail) => `${quoted(detail)} in der Beschreibung`,
      rail: (detail) => `${quoted(detail)} in der Beschreibung wickelt Zahlungen für andere ab`,
      model: (detail) => `die wahrscheinlichste Vermutung aus ${quoted(detail)}`,
      "custom model": (detail) => `Ihr Modell ${quoted(detail)}`,
      "holder name": (detail) => `${quoted(detail)} ist der Name des Kontoinhabers`,
      input: (detail) => `es stand schon bei der Zeile (${detail})`,
      rule: (detail) => `Ihre Regel: ${detail}`,
      correction: (detail) => `eine Korrektur, die Sie beigebracht haben: ${detail}`,
      user: (detail) => `Sie haben diese Buchung auf ${quoted(detail)} korrigiert`,
    },
    sources: {
      counterparty: "Händler",
      person: "Person",
      intermediary: "Bezahlt über",
      category: "Kategorie",
      location: "Ort",
    },
    unknownRule: "eine, die es nicht mehr gibt",
    rulePlace: (place) => `Nummer ${place} in Ihrer Liste`,
    decidingRules: "Genannte Regeln",
    editRule: "Regel bearbeiten",
    holderRule: "eine eigene dieses Kontos",
    unknownCorrection: "eine, die es nicht mehr gibt",
    nothing: "in dieser Beschreibung nicht gefunden",
    line: (value, reason) => `${quoted(value)}. Grund: ${reason}`,
    plain: quoted,
    confidence: (percent) =>
      `Zu ${number(percent)} Prozent sicher: Von 100 solchen Antworten sind etwa ${number(percent)} richtig.`,
    edited: (field) => `${field}: Sie haben diese Zelle geändert. Sie bleibt, wie sie ist.`,
    cleared: (field) => `${field}: Sie haben diese Zelle geleert. Sie bleibt leer.`,
    foreign: (field) =>
      `${field}: Diese Zelle hat jemand anderes ausgefüllt. Sie wird nicht angetastet.`,
    engineSaid: (value) => `Ohne Ihre Regeln und Korrekturen wäre es ${quoted(value)}.`,
    wouldChange: (value, reason) =>
      `Neu angereichert wäre die Kategorie jetzt ${quoted(value)}${reason === "" ? "" : `. Grund: ${reason}`}.`,
    notKept: "Diese Zeile wurde noch nicht angereichert. So würde sie beantwortet.",
    builtIn:
      "Der gewählte Dienst nennt seine Gründe nicht. Dies sind die, nach denen auf diesem Computer geantwortet würde.",
  },

  form: {
    heading: "Falsches Ergebnis melden",
    intro: "Sagen Sie, was Sie erwartet haben. Lassen Sie stehen, was richtig ist.",
    fields: {
      merchant: "Händler",
      person: "Person",
      website: "Website",
      label: "Kategorie",
      location: "Ort",
      mcc: "MCC",
      recurrence: "Regelmäßigkeit",
      notes: "Anmerkungen",
    },
    websiteHint: "Zum Beispiel netflix.com.",
    mccHint: "Vier Ziffern; mehrere mit Komma.",
    notesHint: "Was wir sonst wissen sollten (freiwillig).",
    unchanged: "Wie es ist",
    recurrences: {
      "one off": "Einmalig",
      recurring: "Kommt wieder",
      subscription: "Abo",
    },
    faults: {
      nothing: "Ändern Sie mindestens ein Feld, oder schreiben Sie eine Anmerkung.",
      mcc: "Ein MCC muss aus vier Ziffern bestehen, zum Beispiel 5411.",
      website: "Schreiben Sie die Website so: netflix.com.",
      both: "Erwarten Sie entweder einen Händler oder eine Person, nicht beides.",
    },
    learn: {
      legend: "Andere Zahlungen wie diese auch so beantworten",
      none: "Nein, nur melden",
      counterparty: (name) => `Alle Zahlungen mit ${quoted(name)}`,
      words: (words) => `Beschreibungen mit ${quoted(words)}`,
      incoming: "nur Eingänge",
      outgoing: "nur Ausgänge",
      both: "Ein- und Ausgänge",
    },
    preview: {
      looking: "Das Blatt wird durchgesehen …",
      matched: (matched, all) => `Es betrifft ${rows(matched)} von ${number(all)} in diesem Blatt.`,
      changed: (changed) =>
        `${rows(changed)} ${isOne(changed) ? "würde" : "würden"} anders beantwortet.`,
      unchanged: "Keine davon würde anders beantwortet.",
      overrides: (value) =>
        `Es tritt an die Stelle von früher Gelerntem (${correctionCount(value)}).`,
      change: (before, after) => `${before} → ${after}`,
      empty: "(nichts)",
    },
    send: "Melden",
    sendAndLearn: "Melden und lernen",
    sending: "Wird gesendet …",
    makeRule: "Stattdessen eine Regel machen",
    cancel: "Abbrechen",
    done: {
      reported: "Gemeldet.",
      learned: "Gemeldet und gelernt.",
      onlyLearned: "Gelernt. Gemeldet wurde nichts, denn die Zeile wurde noch nicht angereichert.",
      notEnriched: {
        title: "Die Zeile wurde noch nicht angereichert",
        text: "Reichern Sie sie erst an, und melden Sie sie dann.",
      },
      again: "Reichern Sie neu an, um es im Blatt zu sehen.",
      builtIn:
        "Die Meldung ging an den gewählten Dienst. Das Gelernte bleibt auf diesem Computer und wirkt nur, wo Zeilen auf diesem Computer angereichert werden.",
    },
  },

  scope: {
    label: "Lernen für",
    everyone: "Alle",
    holder: (name) => (name === null ? "Nur das Konto dieser Arbeitsmappe" : `Nur ${name}`),
    hint: "Zahlungen anderer Kontoinhaber bleiben, wie sie sind, außer es gilt für alle.",
    forEveryone: "Für alle",
    forHolder: (name) =>
      name === null ? "Nur für das Konto dieser Arbeitsmappe" : `Nur für ${name}`,
    forOther: (id) => `Nur für ein anderes Konto (${id})`,
  },

  reports: {
    heading: "Ihre Meldungen",
    filter: "Anzeigen",
    all: "Alle",
    statuses: {
      open: "Offen",
      pending: "In Prüfung",
      resolved: "Erledigt",
      rejected: "Abgelehnt",
    },
    empty: {
      title: "Keine Meldungen",
      text: "Markieren Sie im Blatt eine falsche Zeile, und wählen Sie „Falsches Ergebnis melden“ unter „Anreichern“.",
    },
    emptyFilter: "Keine Meldung hat diesen Status.",
    status: "Stand",
    expected: (parts) => `Erwartet: ${list(parts)}`,
    part: (field, value) => `${field} ${quoted(value)}`,
    reason: (text) => `Grund: ${text}`,
    transaction: (id) => `Buchung ${id}`,
    withdraw: "Zurückziehen",
    withdrawLabel: (what) => `Meldung zurückziehen: ${what}`,
    withdrawn: (forgotten) =>
      forgotten === 0
        ? "Zurückgezogen."
        : `Zurückgezogen; was daraus gelernt wurde, ist vergessen (${correctionCount(forgotten)}). Reichern Sie neu an, um die Antworten zurückzuholen.`,
    decided: (status) => `Die Meldung ist jetzt: ${status}.`,
    reject: {
      reason: "Warum wird sie abgelehnt?",
      hint: "Freiwillig: Es steht dann bei der Meldung.",
      confirm: "Ablehnen",
      cancel: "Abbrechen",
    },
    remote: "Der gewählte Dienst entscheidet, was aus diesen Meldungen wird.",
    more: "Mehr anzeigen",
    loading: "Wird geladen …",
  },

  learned: {
    heading: "Gelernte Korrekturen",
    intro:
      "Was Sie beigebracht haben. Jede lässt sich ausschalten oder löschen; neu anreichern holt die Antworten zurück.",
    builtIn: "Sie wirken nur, wo Zeilen auf diesem Computer angereichert werden.",
    empty:
      "Noch wurde nichts gelernt. Melden Sie ein falsches Ergebnis, oder lernen Sie aus Ihren Änderungen.",
    about: (pattern, expected) => `${pattern}: ${list(expected)}`,
    on: "In Kraft",
    toggleLabel: (what) => `In Kraft: ${what}`,
    switchedOff: "Ausgeschaltet. Reichern Sie neu an, um die Antworten zurückzuholen.",
    switchedOn: "Eingeschaltet. Reichern Sie neu an, um es im Blatt zu sehen.",
    remove: "Löschen",
    removeLabel: (what) => `Löschen: ${what}`,
    removed: "Gelöscht. Reichern Sie neu an, um die Antworten zurückzuholen.",
    undo: "Rückgängig",
    restored: "Sie ist wieder da.",
  },

  edits: {
    heading: "Aus meinen Änderungen lernen",
    intro:
      "Ändern Sie Kategorien, Händler, Personen, Websites oder Orte in unseren Spalten, und lassen Sie dann suchen, was zu lernen ist.",
    find: "Meine Änderungen ansehen",
    finding: "Ihre Änderungen werden angesehen …",
    none: {
      title: "Keine Änderungen gefunden",
      text: "Ändern Sie eine Zelle in einer unserer Spalten, zum Beispiel eine Kategorie, und sehen Sie dann noch einmal nach.",
    },
    found: (groups, edited) =>
      `Aus ${rows(edited)} mit Ihren Änderungen lässt sich ${isOne(groups) ? "eines" : number(groups) + "erlei"} lernen.`,
    known: (value) => `${rows(value)} mit dem, was ohnehin geantwortet würde.`,
    unlike: (value) =>
      `Aus ${rows(value)} lässt sich nichts lernen: Nichts sagt, welche Zahlungen ihnen gleichen.`,
    change: (field, before, after) => `${field}: ${before} → ${after}`,
    count: (value) => `${rows(value)} geändert`,
    alike: (value) =>
      value === 0
        ? "Keine weitere Zeile gleicht ihr."
        : `${number(value)} weitere ${isOne(value) ? "Zeile würde" : "Zeilen würden"} sich ändern.`,
    conflict: "Sie haben diese verschieden geändert. Wählen Sie, was richtig ist.",
    choose: "Wählen …",
    option: (value, edited) => `${value} (${rows(edited)})`,
    several: "verschiedene",
    both: {
      title: "Ein Händler und eine Person",
      text: "Sie haben für dieselben Zahlungen beides gewählt. Nehmen Sie eines davon heraus, um den Rest zu lernen.",
    },
    learn: (value) => `${correctionCount(value)} lernen`,
    learning: "Wird gelernt …",
    learned: (value) =>
      `${correctionCount(value)} gelernt. Reichern Sie für die anderen Zeilen neu an.`,
    withdraw: (value) => `Rückgängig: ${correctionCount(value)} zurücknehmen`,
    withdrawn: (value) =>
      value === 0
        ? "Diese Korrekturen waren schon gelöscht."
        : `${correctionCount(value)} zurückgenommen. Reichern Sie neu an, um die Antworten zurückzuholen.`,
  },

  again: (value) => `${rows(value)} neu anreichern`,

  failed: {
    title: "Nichts wurde geändert",
    text: (message) => `Versuchen Sie es noch einmal. (${message})`,
  },
  retry: "Erneut versuchen",
};
