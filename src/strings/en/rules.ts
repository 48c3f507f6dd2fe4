/** The words of the panel of rules, in English. */
import type { EditableProperty, RuleProperty } from "../../model";
import type { SessionErrorCode } from "../../client/session";
import { settings } from "./settings";
import { cells, count, list, number, rows } from "./numbers";
import type { Message } from "../message";

const properties: Record<RuleProperty, string> = {
  description: "description",
  merchant: "merchant",
  website: "website",
  logo: "logo",
  merchant_id: "merchant’s id",
  location: "location",
  person: "person",
  transaction_type: "kind of transaction",
  amount: "amount",
  entry_type: "direction",
  account_holder_type: "kind of account holder",
  account_holder_id: "account holder’s id",
  account_holder_name: "account holder’s name",
  country: "country",
};

const tests = {
  contains: "contains",
  is: "is",
  starts_with: "begins with",
  ends_with: "ends with",
};
const negatedTests: typeof tests = {
  contains: "does not contain",
  is: "is not",
  starts_with: "does not begin with",
  ends_with: "does not end with",
};
const amountTests = {
  ">": "is over",
  ">=": "is at least",
  "<": "is under",
  "<=": "is at most",
  "==": "is exactly",
};

const quoted = (text: string) => `“${text}”`;
const labels = (names: readonly string[]) => list(names.map(quoted));

const types = { string: "a text", number: "a number", boolean: "a yes or no" };

const ruleCount = (value: number): string => count(value, "rule", "rules");

export const rules = {
  tab: "Rules",
  intro: "A rule changes an answer whenever its condition is met. Rules run from top to bottom.",

  scope: {
    label: "Rules for",
    everyone: "Everyone",
    own: "This workbook’s account",
    ownNamed: (name: string) => `${name} (this workbook)`,
    unnamed: (id: string) => `Account without a name (${id})`,
    hint: "Rules for one account run after those for everyone.",
    savedTo: (holder: string | null, host: string | null) =>
      `It will be saved ${host === null ? "on this computer" : `at ${host}`}, ${holder === null ? "for everyone" : `for one account only: ${holder}`}.`,
    closed:
      "Other rules are shown now than before. The rule you were editing is not among them: it was closed and stays as it was.",
  },

  list: {
    label: "Rules in order",
    reading: "Reading the rules …",
    add: "New rule",
    fromRow: "Rule from selected row",
    noRow: "Select a cell of the row in the sheet first, then choose this again.",
    more: "Import, export and counts",
    importFile: "Import …",
    exportFile: "Export as file",
    count: "Count rows again",
    counting: (done: number, total: number) => `Counting rows: ${number(done)} of ${number(total)}`,
    uncounted: (value: number) =>
      `This sheet has ${rows(value)}: how many each rule matches is counted when you ask.`,
    countNow: "Count rows",
    stopCounting: "Stop counting",
    empty: {
      title: "No rules yet",
      text: "Select a row whose label or merchant is wrong, and choose “Rule from selected row”. Or write a rule of your own with “New rule”.",
    } satisfies Message,
    emptyHolder: {
      title: "No rules for this account alone",
      text: "Rules for everyone run here too. Choose “New rule” for one that is meant for this account only.",
    } satisfies Message,
    retry: "Try again",
    failed: "The rules could not be read",
  },

  item: {
    position: (position: number, total: number) => `Rule ${position} of ${total}`,
    off: "Off",
    here: (value: number) =>
      value === 0 ? "no row of this sheet" : `${rows(value)} of this sheet`,
    never: "never used",
    used: (value: number, day: string) => `used on ${rows(value)} in all, last on ${day}`,
    drag: "Drag to another place",
    edit: "Edit",
    actions: "More actions",
    duplicate: "Duplicate",
    moveUp: "Move up",
    moveDown: "Move down",
    switchOn: "Switch on",
    switchOff: "Switch off",
    remove: "Delete",
    keys: "Alt with the up and down arrows moves a rule.",
  },

  done: {
    moved: (position: number, total: number) => `Moved to place ${position} of ${total}.`,
    switchedOn: "Rule switched on.",
    switchedOff: "Rule switched off. It keeps its place.",
    removed: "Rule deleted.",
    duplicated: "Rule duplicated.",
    saved: "Rule saved. It runs on what is enriched from now on.",
    savedApplying: (value: number) => `Rule saved. Applying it to ${rows(value)} …`,
    applied: (value: number) => `Rule saved and applied: ${rows(value)} written.`,
    applyingFailed: "Rule saved, but it was not applied to the rows. See the Enrich tab for why.",
    undone: "Undone.",
    notUndone: "The cells were not put back. See the Enrich tab for why.",
    renewing: (value: number) => `Bringing ${rows(value)} up to date …`,
    renewed: (value: number) => `${rows(value)} brought up to date.`,
    notRenewed: "The rows were not brought up to date. See the Enrich tab for why.",
    undoneBoth: "Undone: the rules are as they were, and so are the cells.",
    otherTable:
      "Another table is in front, so no row was changed. Go back to the table that was looked at and try again.",
    ranSince:
      "Rows were enriched again since, so the cells were left alone. The Enrich tab takes the last run back.",
    imported: (value: number) => `${ruleCount(value)} imported.`,
    exported: (value: number) => `${ruleCount(value)} exported.`,
    undo: "Undo",
    undoBoth: "Undo rule and cells",
    undoRows: "Undo in the sheet",
  },

  renewal: {
    looking: "Looking for rows that this changes …",
    outdated: (value: number) =>
      `${rows(value)} of this sheet still ${value === 1 ? "says" : "say"} what the rules made of ${value === 1 ? "it" : "them"} before.`,
    unasked: (value: number) =>
      `Some of the ${rows(value)} of this sheet may still say what the rules made of them before.`,
    start: (value: number) => `Bring ${rows(value)} up to date`,
  },

  hosted: {
    title: "These rules live at Ntropy’s online service",
    text: "They apply to everything your key enriches. Switching off, “last used” and rules for one account are not offered there; moving a rule gives all rules new ids.",
  } satisfies Message,
  triedHere:
    "Tried on this computer with the built-in engine: the service may answer a little differently.",

  editor: {
    newTitle: "New rule",
    editTitle: "Edit rule",
    asSentence: "As a sentence",
    asJson: "As JSON",
    mode: "Show the rule",
    when: "If",
    always: "Always (no condition)",
    then: "then",
    otherwise: "otherwise",
    all: "all of these are so",
    any: "one of these is so",
    groupMode: "Which of these",
    group: "Group of conditions",
    is: "is so",
    isNot: "is not so",
    negation: "So or not",
    addCondition: "Add condition",
    addGroup: "Add group",
    addStep: "Add change",
    addOtherwise: "Add “otherwise”",
    remove: (what: string) => `Remove: ${what}`,
    what: "What to look at",
    how: "How to compare",
    value: "Value",
    change: "What to change",
    to: "to",
    cases: "Upper and lower case matter",
    label: "label",
    code: "merchant code (MCC)",
    conditionKinds: {
      label: "has label",
      code: "has merchant code",
      always: "is always so",
      never: "is never so",
    },
    steps: {
      set: (property: EditableProperty) => `set ${properties[property]}`,
      set_labels: "set label",
      add_label: "add label",
      remove_label: "remove label",
      add_mcc: "add merchant code",
      remove_mcc: "remove merchant code",
      set_mcc: "set merchant codes",
      branch: "another condition",
    },
    severalHint: "Several are separated by commas.",
    json: "Rule as JSON",
    partJson: "This part as JSON",
    partHint: "The sentence has no words for this part. It stays as it is.",
    brokenJson: "This is not JSON yet. Check brackets, commas and quotation marks.",
    save: "Save, for what comes",
    saveAndApply: (value: number) => `Save and apply to ${rows(value)}`,
    saving: "Saving …",
    cancel: "Cancel",
    under: "The rule you were writing before is kept: it comes back when you close this one.",
    previewFirst: "Preview to see which rows it would change, and to apply it to them.",
  },

  faults: {
    emptyText: "Type what to look for.",
    emptyValue: "Type what it should be.",
    emptyLabel: "Type a label.",
    notANumber: "Type a number.",
    notACode: "Type a merchant code: a whole number from 0 to 9999.",
    noSteps: "Say what the rule should change.",
    noParts: "Add a condition, or remove this group.",
    wrongType: (wanted: keyof typeof types, found: keyof typeof types) =>
      `This must be ${types[wanted]}, but it is ${types[found]}. Change it.`,
    unlike: (one: keyof typeof types, other: keyof typeof types) =>
      `This compares ${types[one]} with ${types[other]}. Both must be of one kind.`,
    tooDeep: (levels: number) =>
      `This is nested more than ${number(levels)} levels deep. Make several rules of it.`,
    tooMany: (values: number) =>
      `This rule holds more than ${number(values)} values. Make several rules of it.`,
    tooLong: (most: number) => `This is longer than ${number(most)} characters. Shorten it.`,
    notKnown: (given: string) =>
      `Rules do not know ${quoted(given)}. Use a word that the sentence offers.`,
    notAccepted: (place: string, message: string) =>
      `${place === "" ? "The rule" : `The part at ${quoted(place)}`} was not accepted. Change it or remove it. (${message})`,
    because(code: SessionErrorCode | "unknown", message: string): string {
      const { title, text } = settings.failed(code, message);
      return `${title}. ${text}`;
    },
    elsewhere: "This rule cannot be saved yet",
    tooLarge: (kilobytes: number) =>
      `All rules together are larger than ${number(kilobytes)} KB. Delete or shorten some.`,
    refused: "The rule was not taken",
    gone: "This rule is no longer in the list: somebody else changed it. The list was read again: look at it, then try again.",
  },

  preview: {
    start: "Preview",
    again: "Preview again",
    stop: "Stop",
    reading: "Reading the sheet …",
    progress: (done: number, total: number) => `${number(done)} of ${rows(total)} looked at`,
    heading: "What it would do in this sheet",
    counts: (matched: number, changed: number, total: number) =>
      `Matches ${number(matched)} of ${rows(total)}, and changes ${number(changed)}.`,
    none: "No row of this sheet matches. Rows that come later still may.",
    unchanged: "Matching rows already say so: nothing would change.",
    stale: "The rule was changed since. Preview again.",
    stopped: (done: number) => `Stopped after ${rows(done)}.`,
    table: "Rows that match, before and after",
    row: "Row",
    matchedOnly: "matches, stays the same",
    before: "before",
    after: "after",
    blank: "blank",
    kept: "stays as it is, for you edited it",
    keptCount: (value: number) =>
      `${cells(value)} you edited ${value === 1 ? "stays as it is" : "stay as they are"}.`,
    unseen: (names: readonly string[]) =>
      `No column of this sheet shows ${list(names)}, so nothing changes there. Columns are chosen on the Enrich tab.`,
    page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
    previous: "Previous page",
    next: "Next page",
    noSheet: "Select your rows in the sheet to preview the rule on them.",
  },

  files: {
    title: "Import rules",
    found: (value: number) => `${ruleCount(value)} in the file`,
    fresh: (value: number) =>
      `${count(value, "rule is", "rules are")} new and will be added behind the others.`,
    identical: (value: number) =>
      `${count(value, "rule is", "rules are")} already in the list and will not be added again.`,
    conflicts: (value: number) =>
      `${count(value, "rule has", "rules have")} a counterpart in your list. Choose for each:`,
    clashes: (value: number) =>
      `${count(value, "pair of rules contradicts", "pairs of rules contradict")} one another within the file. Where both are taken, the later one has the last word. Choose for each:`,
    ofFile: (position: number) => `Rule ${position} in the file`,
    takeBoth: "Take both",
    takeOnly: (position: number) => `Take rule ${position} only`,
    sameCondition: "Same condition, other result",
    sameId: "Same id, other rule",
    yours: "Yours",
    theirs: "In the file",
    choice: "What to do",
    keep: "Keep mine",
    replace: "Take the one in the file",
    both: "Keep both",
    start: (value: number) => `Import ${ruleCount(value)}`,
    nothing: "There is nothing to import.",
    unreadable: {
      title: "This file cannot be read as rules",
      text: "It must be a JSON file with a list of rules, such as one made by “Export as file”.",
    } satisfies Message,
    fault: (position: number, message: string) => `Rule ${position} in the file: ${message}`,
    fileName: "rules.json",
  },

  properties,
  tests,
  negatedTests,
  amountTests,
  values: {
    incoming: "money in",
    outgoing: "money out",
    consumer: "a person",
    business: "a business",
    freelance: "a freelancer",
    unknown: "not known",
  },

  /** Parts of a rule told in one sentence. */
  sentence: {
    text: (property: RuleProperty, test: keyof typeof tests, value: string, isNot: boolean) =>
      `the ${properties[property]} ${(isNot ? negatedTests : tests)[test]} ${value}`,
    quoted,
    amount: (test: keyof typeof amountTests, amount: number, isNot: boolean) =>
      `the amount ${isNot ? "is not " : "is "}${amountTests[test].slice(3)} ${amount.toLocaleString("en")}`,
    label: (label: string, isNot: boolean) =>
      `it ${isNot ? "does not have" : "has"} the label ${quoted(label)}`,
    code: (code: number, isNot: boolean) =>
      `it ${isNot ? "does not have" : "has"} the merchant code ${code}`,
    always: (isAlways: boolean): string => (isAlways ? "always" : "never"),
    all: (parts: readonly string[]) => parts.join(" and "),
    any: (parts: readonly string[]) => parts.join(" or "),
    group: (text: string, isNot: boolean) => (isNot ? `it is not so that (${text})` : `(${text})`),
    json: "a condition in JSON is met",
    set: (property: EditableProperty, text: string) =>
      `set the ${properties[property]} to ${quoted(text)}`,
    setLabels: (names: readonly string[]) =>
      names.length === 0 ? "remove every label" : `set the label to ${labels(names)}`,
    addLabel: (label: string) => `add the label ${quoted(label)}`,
    removeLabel: (label: string) => `remove the label ${quoted(label)}`,
    setCodes: (codes: readonly number[]) =>
      codes.length === 0
        ? "remove every merchant code"
        : `set the merchant code to ${codes.join(", ")}`,
    addCode: (code: number) => `add the merchant code ${code}`,
    removeCode: (code: number) => `remove the merchant code ${code}`,
    jsonStep: "a change in JSON",
    nothing: "change nothing",
    steps: (parts: readonly string[]) => list(parts),
    rule: (when: string, then: string, otherwise: string | null) =>
      `If ${when}, ${then}${otherwise === null ? "" : `; otherwise ${otherwise}`}.`,
    branch: (when: string, then: string, otherwise: string | null) =>
      `(if ${when}, ${then}${otherwise === null ? "" : `; otherwise ${otherwise}`})`,
    unconditional: (then: string) => `Always ${then}.`,
  },
};
