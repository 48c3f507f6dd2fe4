/** The words of the panel of rules, in German. */
import type { Strings } from "..";
import type { EditableProperty, RuleProperty } from "../../model";
import { settings } from "./settings";
import { cells, count, list, number, rows } from "./numbers";

const ruleCount = (value: number): string => count(value, "Regel", "Regeln");

const properties: Record<RuleProperty, string> = {
  description: "Beschreibung",
  merchant: "Händler",
  website: "Website",
  logo: "Logo",
  merchant_id: "Kennung des Händlers",
  location: "Ort",
  person: "Person",
  transaction_type: "Art der Buchung",
  amount: "Betrag",
  entry_type: "Richtung",
  account_holder_type: "Art des Kontoinhabers",
  account_holder_id: "Kennung des Kontoinhabers",
  account_holder_name: "Name des Kontoinhabers",
  country: "Land",
};
const articles: Record<RuleProperty, "der" | "die" | "das"> = {
  description: "die",
  merchant: "der",
  website: "die",
  logo: "das",
  merchant_id: "die",
  location: "der",
  person: "die",
  transaction_type: "die",
  amount: "der",
  entry_type: "die",
  account_holder_type: "die",
  account_holder_id: "die",
  account_holder_name: "der",
  country: "das",
};
/** Accusative of the article. */
const accusative = { der: "den", die: "die", das: "das" } as const;

const tests = {
  contains: "enthält",
  is: "ist",
  starts_with: "beginnt mit",
  ends_with: "endet mit",
};
const negatedTests: typeof tests = {
  contains: "enthält nicht",
  is: "ist nicht",
  starts_with: "beginnt nicht mit",
  ends_with: "endet nicht mit",
};
const amountTests = {
  ">": "ist über",
  ">=": "ist mindestens",
  "<": "ist unter",
  "<=": "ist höchstens",
  "==": "ist genau",
};
/** In a clause that begins with “wenn” the verb stands last. */
const clause: Record<keyof typeof tests, (value: string, not: string) => string> = {
  contains: (value, not) => `${value} ${not}enthält`,
  is: (value, not) => `${not}${value} ist`,
  starts_with: (value, not) => `${not}mit ${value} beginnt`,
  ends_with: (value, not) => `${not}mit ${value} endet`,
};

const types = { string: "ein Text", number: "eine Zahl", boolean: "ein Ja oder Nein" };

const quoted = (text: string) => `„${text}“`;
const labels = (names: readonly string[]) => list(names.map(quoted));
const notBefore = (isNot: boolean) => (isNot ? "nicht " : "");

export const rules: Strings["rules"] = {
  tab: "Regeln",
  intro:
    "Eine Regel ändert eine Antwort, sobald ihre Bedingung erfüllt ist. Regeln laufen von oben nach unten.",

  scope: {
    label: "Regeln für",
    everyone: "Alle",
    own: "Das Konto dieser Arbeitsmappe",
    ownNamed: (name) => `${name} (diese Arbeitsmappe)`,
    unnamed: (id) => `Konto ohne Namen (${id})`,
    hint: "Regeln für ein einzelnes Konto laufen nach denen für alle.",
    savedTo: (holder, host) =>
      `Sie wird ${host === null ? "auf diesem Computer" : `bei ${host}`} gespeichert, ${holder === null ? "für alle" : `nur für ein Konto: ${holder}`}.`,
    closed:
      "Jetzt sind andere Regeln zu sehen als vorher. Die Regel, die Sie bearbeiteten, ist nicht darunter: Sie wurde geschlossen und bleibt, wie sie war.",
  },

  list: {
    label: "Regeln der Reihe nach",
    reading: "Die Regeln werden gelesen …",
    add: "Neue Regel",
    fromRow: "Regel aus markierter Zeile",
    noRow:
      "Markieren Sie zuerst im Blatt eine Zelle der Zeile und wählen Sie dies dann noch einmal.",
    more: "Import, Export und Zählung",
    importFile: "Importieren …",
    exportFile: "Als Datei exportieren",
    count: "Zeilen neu zählen",
    counting: (done, total) => `Zeilen werden gezählt: ${number(done)} von ${number(total)}`,
    uncounted: (value) =>
      `Dieses Blatt hat ${rows(value)}: Auf wie viele jede Regel zutrifft, wird auf Wunsch gezählt.`,
    countNow: "Zeilen zählen",
    stopCounting: "Zählen anhalten",
    empty: {
      title: "Noch keine Regeln",
      text: "Markieren Sie eine Zeile mit falscher Kategorie oder falschem Händler und wählen Sie „Regel aus markierter Zeile“. Oder schreiben Sie mit „Neue Regel“ eine eigene.",
    },
    emptyHolder: {
      title: "Keine Regeln nur für dieses Konto",
      text: "Regeln für alle gelten auch hier. Mit „Neue Regel“ legen Sie eine an, die nur für dieses Konto gilt.",
    },
    retry: "Erneut versuchen",
    failed: "Die Regeln konnten nicht gelesen werden",
  },

  item: {
    position: (position, total) => `Regel ${position} von ${total}`,
    off: "Aus",
    here: (value) =>
      value === 0 ? "keine Zeile in diesem Blatt" : `${rows(value)} in diesem Blatt`,
    never: "noch nie angewendet",
    used: (value, day) => `auf insgesamt ${rows(value)} angewendet, zuletzt am ${day}`,
    drag: "An eine andere Stelle ziehen",
    edit: "Bearbeiten",
    actions: "Weitere Aktionen",
    duplicate: "Duplizieren",
    moveUp: "Nach oben",
    moveDown: "Nach unten",
    switchOn: "Einschalten",
    switchOff: "Ausschalten",
    remove: "Löschen",
    keys: "Alt mit den Pfeiltasten nach oben und unten verschiebt eine Regel.",
  },

  done: {
    moved: (position, total) => `An Stelle ${position} von ${total} verschoben.`,
    switchedOn: "Regel eingeschaltet.",
    switchedOff: "Regel ausgeschaltet. Sie behält ihren Platz.",
    removed: "Regel gelöscht.",
    duplicated: "Regel dupliziert.",
    saved: "Regel gespeichert. Sie gilt für alles, was ab jetzt angereichert wird.",
    savedApplying: (value) => `Regel gespeichert. Sie wird auf ${rows(value)} angewendet …`,
    applied: (value) => `Regel gespeichert und angewendet: ${rows(value)} geschrieben.`,
    applyingFailed:
      "Regel gespeichert, aber nicht auf die Zeilen angewendet. Den Grund finden Sie unter „Anreichern“.",
    undone: "Rückgängig gemacht.",
    notUndone: "Die Zellen wurden nicht zurückgesetzt. Sehen Sie unter „Anreichern“ nach, warum.",
    renewing: (value) =>
      `${rows(value)} ${value === 1 ? "wird" : "werden"} auf den neuen Stand gebracht …`,
    renewed: (value) => `${rows(value)} auf den neuen Stand gebracht.`,
    notRenewed:
      "Die Zeilen wurden nicht auf den neuen Stand gebracht. Sehen Sie unter „Anreichern“ nach, warum.",
    undoneBoth: "Rückgängig gemacht: Die Regeln sind, wie sie waren, und die Zellen auch.",
    otherTable:
      "Eine andere Tabelle ist vorn, darum wurde keine Zeile geändert. Gehen Sie zu der Tabelle zurück, die angesehen wurde, und versuchen Sie es noch einmal.",
    ranSince:
      "Seitdem wurde noch einmal angereichert, darum blieben die Zellen, wie sie sind. Den letzten Lauf machen Sie unter „Anreichern“ rückgängig.",
    imported: (value) => `${ruleCount(value)} importiert.`,
    exported: (value) => `${ruleCount(value)} exportiert.`,
    undo: "Rückgängig",
    undoBoth: "Regel und Zellen rückgängig machen",
    undoRows: "Im Blatt rückgängig machen",
  },

  renewal: {
    looking: "Zeilen, die das betrifft, werden gesucht …",
    outdated: (value) =>
      `${rows(value)} in diesem Blatt ${value === 1 ? "zeigt" : "zeigen"} noch, was die Regeln vorher daraus machten.`,
    unasked: (value) =>
      `Von den ${rows(value)} in diesem Blatt zeigen manche vielleicht noch, was die Regeln vorher daraus machten.`,
    start: (value) => `${rows(value)} auf den neuen Stand bringen`,
  },

  hosted: {
    title: "Diese Regeln liegen bei Ntropys Online-Dienst",
    text: "Sie gelten für alles, was mit Ihrem Schlüssel angereichert wird. Ausschalten, „zuletzt angewendet“ und Regeln für ein einzelnes Konto gibt es dort nicht; beim Verschieben erhalten alle Regeln neue Kennungen.",
  },
  triedHere: "Auf diesem Computer ausprobiert: Der Dienst antwortet womöglich etwas anders.",

  editor: {
    newTitle: "Neue Regel",
    editTitle: "Regel bearbeiten",
    asSentence: "Als Satz",
    asJson: "Als JSON",
    mode: "Regel anzeigen",
    when: "Wenn",
    always: "Immer (keine Bedingung)",
    then: "dann",
    otherwise: "sonst",
    all: "alles Folgende zutrifft",
    any: "eines davon zutrifft",
    groupMode: "Was davon",
    group: "Gruppe von Bedingungen",
    is: "trifft zu",
    isNot: "trifft nicht zu",
    negation: "Trifft zu oder nicht",
    addCondition: "Bedingung hinzufügen",
    addGroup: "Gruppe hinzufügen",
    addStep: "Änderung hinzufügen",
    addOtherwise: "„Sonst“ hinzufügen",
    remove: (what) => `Entfernen: ${what}`,
    what: "Was geprüft wird",
    how: "Wie verglichen wird",
    value: "Wert",
    change: "Was geändert wird",
    to: "auf",
    cases: "Groß- und Kleinschreibung beachten",
    label: "Kategorie",
    code: "Branchencode (MCC)",
    conditionKinds: {
      label: "hat die Kategorie",
      code: "hat den Branchencode",
      always: "gilt immer",
      never: "gilt nie",
    },
    steps: {
      set: (property) => `${properties[property]} setzen`,
      set_labels: "Kategorie setzen",
      add_label: "Kategorie hinzufügen",
      remove_label: "Kategorie entfernen",
      add_mcc: "Branchencode hinzufügen",
      remove_mcc: "Branchencode entfernen",
      set_mcc: "Branchencodes setzen",
      branch: "weitere Bedingung",
    },
    severalHint: "Mehrere werden durch Kommas getrennt.",
    json: "Regel als JSON",
    partJson: "Dieser Teil als JSON",
    partHint: "Für diesen Teil hat der Satz keine Worte. Er bleibt, wie er ist.",
    brokenJson: "Das ist noch kein JSON. Prüfen Sie Klammern, Kommas und Anführungszeichen.",
    save: "Speichern, für Künftiges",
    saveAndApply: (value) => `Speichern und auf ${rows(value)} anwenden`,
    saving: "Wird gespeichert …",
    cancel: "Abbrechen",
    under:
      "Die Regel, an der Sie vorher schrieben, bleibt erhalten: Sie kommt wieder, wenn Sie diese schließen.",
    previewFirst:
      "Die Vorschau zeigt, welche Zeilen sich ändern würden; danach können Sie die Regel auf sie anwenden.",
  },

  faults: {
    emptyText: "Geben Sie ein, wonach gesucht wird.",
    emptyValue: "Geben Sie den neuen Wert ein.",
    emptyLabel: "Geben Sie eine Kategorie ein.",
    notANumber: "Geben Sie eine Zahl ein.",
    notACode: "Geben Sie einen Branchencode ein: eine ganze Zahl von 0 bis 9999.",
    noSteps: "Geben Sie an, was die Regel ändern soll.",
    noParts: "Fügen Sie eine Bedingung hinzu oder entfernen Sie diese Gruppe.",
    wrongType: (wanted, found) =>
      `Hier wird ${types[wanted]} gebraucht, da steht aber ${types[found]}. Ändern Sie das.`,
    unlike: (one, other) =>
      `Hier wird Verschiedenes verglichen (${types[one]}, ${types[other]}). Vergleichen Sie zwei Werte einer Art.`,
    tooDeep: (levels) =>
      `Das ist tiefer als ${number(levels)} Ebenen verschachtelt. Machen Sie mehrere Regeln daraus.`,
    tooMany: (values) =>
      `Diese Regel enthält mehr als ${number(values)} Werte. Machen Sie mehrere Regeln daraus.`,
    tooLong: (most) => `Das ist länger als ${number(most)} Zeichen. Kürzen Sie es.`,
    notKnown: (given) =>
      `Regeln kennen ${quoted(given)} nicht. Nehmen Sie ein Wort, das der Satz anbietet.`,
    notAccepted: (place, message) =>
      `${place === "" ? "Die Regel" : `Der Teil bei ${quoted(place)}`} wurde nicht angenommen. Ändern oder entfernen Sie das. (${message})`,
    because(code, message) {
      const { title, text } = settings.failed(code, message);
      return `${title}. ${text}`;
    },
    elsewhere: "Diese Regel kann noch nicht gespeichert werden",
    tooLarge: (kilobytes) =>
      `Alle Regeln zusammen sind größer als ${number(kilobytes)} KB. Löschen oder kürzen Sie einige.`,
    refused: "Die Regel wurde nicht angenommen",
    gone: "Diese Regel steht nicht mehr in der Liste: Jemand anderes hat sie geändert. Die Liste wurde neu gelesen; prüfen Sie sie und versuchen Sie es noch einmal.",
  },

  preview: {
    start: "Vorschau",
    again: "Vorschau erneuern",
    stop: "Anhalten",
    reading: "Das Blatt wird gelesen …",
    progress: (done, total) => `${number(done)} von ${rows(total)} geprüft`,
    heading: "Was sie in diesem Blatt täte",
    counts: (matched, changed, total) =>
      `Trifft auf ${number(matched)} von ${rows(total)} zu und ändert ${number(changed)}.`,
    none: "Auf keine Zeile dieses Blatts trifft sie zu. Auf spätere vielleicht schon.",
    unchanged: "Die passenden Zeilen sagen das bereits: Nichts würde sich ändern.",
    stale: "Die Regel wurde seitdem geändert. Erneuern Sie die Vorschau.",
    stopped: (done) => `Nach ${rows(done)} angehalten.`,
    table: "Passende Zeilen, vorher und nachher",
    row: "Zeile",
    matchedOnly: "passt, bleibt gleich",
    before: "vorher",
    after: "nachher",
    blank: "leer",
    kept: "bleibt, denn Sie haben sie bearbeitet",
    keptCount: (value) =>
      `${cells(value)}, die Sie bearbeitet haben, ${value === 1 ? "bleibt, wie sie ist" : "bleiben, wie sie sind"}.`,
    unseen: (names) =>
      `Keine Spalte dieses Blatts zeigt ${list(names)}: Dort ändert sich nichts. Spalten wählen Sie unter „Anreichern“.`,
    page: (page, pages) => `Seite ${number(page)} von ${number(pages)}`,
    previous: "Vorige Seite",
    next: "Nächste Seite",
    noSheet: "Markieren Sie Ihre Zeilen im Blatt, um die Regel daran auszuprobieren.",
  },

  files: {
    title: "Regeln importieren",
    found: (value) => `${ruleCount(value)} in der Datei`,
    fresh: (value) =>
      `${ruleCount(value)} ${value === 1 ? "ist" : "sind"} neu und ${value === 1 ? "kommt" : "kommen"} hinter die anderen.`,
    identical: (value) =>
      `${ruleCount(value)} ${value === 1 ? "steht" : "stehen"} schon in der Liste und ${value === 1 ? "wird" : "werden"} nicht noch einmal hinzugefügt.`,
    conflicts: (value) =>
      `${ruleCount(value)} ${value === 1 ? "hat" : "haben"} ein Gegenstück in Ihrer Liste. Wählen Sie für jede:`,
    clashes: (value) =>
      `${count(value, "Regelpaar widerspricht", "Regelpaare widersprechen")} sich innerhalb der Datei. Werden beide genommen, gilt am Ende die spätere. Wählen Sie für jedes:`,
    ofFile: (position) => `Regel ${position} in der Datei`,
    takeBoth: "Beide nehmen",
    takeOnly: (position) => `Nur Regel ${position} nehmen`,
    sameCondition: "Gleiche Bedingung, anderes Ergebnis",
    sameId: "Gleiche Kennung, andere Regel",
    yours: "Ihre",
    theirs: "In der Datei",
    choice: "Was geschehen soll",
    keep: "Meine behalten",
    replace: "Die aus der Datei nehmen",
    both: "Beide behalten",
    start: (value) => `${ruleCount(value)} importieren`,
    nothing: "Es gibt nichts zu importieren.",
    unreadable: {
      title: "Diese Datei lässt sich nicht als Regeln lesen",
      text: "Es muss eine JSON-Datei mit einer Liste von Regeln sein, etwa eine, die mit „Als Datei exportieren“ entstanden ist.",
    },
    fault: (position, message) => `Regel ${position} in der Datei: ${message}`,
    fileName: "regeln.json",
  },

  properties,
  tests,
  negatedTests,
  amountTests,
  values: {
    incoming: "Eingang",
    outgoing: "Ausgang",
    consumer: "Privatperson",
    business: "Unternehmen",
    freelance: "selbstständige Person",
    unknown: "nicht bekannt",
  },

  sentence: {
    text: (property, test, value, isNot) =>
      `${articles[property]} ${properties[property]} ${clause[test](value, notBefore(isNot))}`,
    quoted,
    amount: (test, amount, isNot) =>
      `der Betrag ${notBefore(isNot)}${amountTests[test].slice(4)} ${amount.toLocaleString("de")} ist`,
    label: (label, isNot) => `sie die Kategorie ${quoted(label)} ${notBefore(isNot)}hat`,
    code: (code, isNot) => `sie den Branchencode ${code} ${notBefore(isNot)}hat`,
    always: (isAlways) => (isAlways ? "es immer gilt" : "es nie gilt"),
    all: (parts) => parts.join(" und "),
    any: (parts) => parts.join(" oder "),
    group: (text, isNot) => (isNot ? `nicht gilt, dass (${text})` : `(${text})`),
    json: "eine Bedingung in JSON erfüllt ist",
    set: (property: EditableProperty, text) =>
      `${accusative[articles[property]]} ${properties[property]} auf ${quoted(text)} setzen`,
    setLabels: (names) =>
      names.length === 0 ? "jede Kategorie entfernen" : `die Kategorie auf ${labels(names)} setzen`,
    addLabel: (label) => `die Kategorie ${quoted(label)} hinzufügen`,
    removeLabel: (label) => `die Kategorie ${quoted(label)} entfernen`,
    setCodes: (codes) =>
      codes.length === 0
        ? "jeden Branchencode entfernen"
        : `den Branchencode auf ${codes.join(", ")} setzen`,
    addCode: (code) => `den Branchencode ${code} hinzufügen`,
    removeCode: (code) => `den Branchencode ${code} entfernen`,
    jsonStep: "eine Änderung in JSON",
    nothing: "nichts ändern",
    steps: (parts) => list(parts),
    rule: (when, then, otherwise) =>
      `Wenn ${when}: ${then}${otherwise === null ? "" : `; sonst ${otherwise}`}.`,
    branch: (when, then, otherwise) =>
      `(wenn ${when}: ${then}${otherwise === null ? "" : `; sonst ${otherwise}`})`,
    unconditional: (then) => `Immer ${then}.`,
  },
};
