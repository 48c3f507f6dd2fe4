/** The words of the selected row, of wrong results and of what is learned from them, in English. */
import type { Evidence, RecurrenceType, ReportStatus } from "../../model";
import { count, list, number, rows } from "./numbers";
import type { Message } from "../message";

const quoted = (text: string) => `“${text}”`;
const correctionCount = (value: number): string => count(value, "correction", "corrections");

export const corrections = {
  row: {
    heading: "Selected row",
    nothing: "Select a row of the table to see why it is answered as it is.",
    where: (sheetRow: number, description: string) => `Row ${number(sheetRow)}: ${description}`,
    why: "Why this label?",
    hide: "Hide",
    report: "Report a wrong result",
    makeRule: "Make a rule from this row",
    looking: "Looking into it …",
  },

  why: {
    heading: "Why this answer",
    /** What decided on a part of the answer; the value is the words, the code or the name that did. */
    because: {
      knowledge: (detail: string) => `${quoted(detail)} in the description is a merchant we know`,
      website: (detail: string) => `the website ${quoted(detail)} stands in the description`,
      mcc: (detail: string) => `the merchant category code ${detail}`,
      words: (detail: string) => `${quoted(detail)} in the description`,
      rail: (detail: string) => `${quoted(detail)} in the description carries payments for others`,
      model: (detail: string) => `the likeliest guess from ${quoted(detail)}`,
      "custom model": (detail: string) => `your model ${quoted(detail)}`,
      "holder name": (detail: string) => `${quoted(detail)} is the name on the account`,
      input: (detail: string) => `it was given with the row (${detail})`,
      rule: (detail: string) => `your rule: ${detail}`,
      correction: (detail: string) => `a correction you taught it: ${detail}`,
      user: (detail: string) => `you corrected this transaction to ${quoted(detail)}`,
    } satisfies Record<Evidence["source"], (detail: string) => string>,
    sources: {
      counterparty: "Merchant",
      person: "Person",
      intermediary: "Paid through",
      category: "Label",
      location: "Location",
    } satisfies Record<Evidence["field"], string>,
    unknownRule: "one that is gone",
    rulePlace: (place: string) => `number ${place} in your list`,
    decidingRules: "Rules named here",
    editRule: "Edit rule",
    holderRule: "one of this account’s own",
    unknownCorrection: "one that is gone",
    nothing: "not found in this description",
    line: (value: string, reason: string) => `${quoted(value)}, because of: ${reason}`,
    plain: (value: string) => quoted(value),
    confidence: (percent: number) =>
      `${number(percent)} percent sure: about ${number(percent)} of 100 such answers are right.`,
    edited: (field: string) => `${field}: you edited this cell. It stays as you wrote it.`,
    cleared: (field: string) => `${field}: you emptied this cell. It stays empty.`,
    foreign: (field: string) =>
      `${field}: this cell was filled by somebody else and is left alone.`,
    engineSaid: (value: string) =>
      `Without your rules and corrections it would be ${quoted(value)}.`,
    wouldChange: (value: string, reason: string) =>
      `Enriched again, the label would now be ${quoted(value)}${reason === "" ? "" : `, because of: ${reason}`}.`,
    notKept: "This row was not enriched yet. This is what it would be answered.",
    builtIn:
      "The service you chose does not tell its reasons. These are those of the engine on this computer.",
  },

  form: {
    heading: "Report a wrong result",
    intro: "Say what you expected. Leave alone what is right.",
    fields: {
      merchant: "Merchant",
      person: "Person",
      website: "Website",
      label: "Label",
      location: "Location",
      mcc: "MCC",
      recurrence: "Recurrence",
      notes: "Notes",
    },
    websiteHint: "Such as netflix.com.",
    mccHint: "Four digits; several with commas.",
    notesHint: "What else we should know (optional).",
    unchanged: "As it is",
    recurrences: {
      "one off": "Once",
      recurring: "Comes again",
      subscription: "Subscription",
    } satisfies Record<RecurrenceType, string>,
    faults: {
      nothing: "Change at least one field, or write a note.",
      mcc: "An MCC must be four digits, such as 5411.",
      website: "Write the website like this: netflix.com.",
      both: "Expect either a merchant or a person, not both.",
    },
    learn: {
      legend: "Also answer other payments like this one so",
      none: "No, only report it",
      counterparty: (name: string) => `All payments with ${quoted(name)}`,
      words: (words: string) => `Descriptions with ${quoted(words)}`,
      incoming: "only money in",
      outgoing: "only money out",
      both: "money in and out",
    },
    preview: {
      looking: "Looking through the sheet …",
      matched: (matched: number, all: number) =>
        `It is about ${rows(matched)} of ${number(all)} in this sheet.`,
      changed: (changed: number) => `${rows(changed)} would be answered differently.`,
      unchanged: "None of them would be answered differently.",
      overrides: (value: number) =>
        `It takes the place of ${correctionCount(value)} you taught before.`,
      change: (before: string, after: string) => `${before} → ${after}`,
      empty: "(nothing)",
    },
    send: "Report",
    sendAndLearn: "Report and learn",
    sending: "Sending …",
    makeRule: "Make a rule instead",
    cancel: "Cancel",
    done: {
      reported: "Reported.",
      learned: "Reported and learned.",
      onlyLearned: "Learned. It was not reported, for the row was not enriched yet.",
      notEnriched: {
        title: "The row was not enriched yet",
        text: "Enrich it first, then report it.",
      } satisfies Message,
      again: "Enrich again to see it in the sheet.",
      builtIn:
        "The report went to the service you chose. What was learned is kept on this computer and acts only where rows are enriched on this computer.",
    },
  },

  scope: {
    label: "Learn it for",
    everyone: "Everyone",
    holder: (name: string | null) =>
      name === null ? "This workbook’s account only" : `${name} only`,
    hint: "Payments of other account holders stay as they are, unless it is for everyone.",
    forEveryone: "For everyone",
    forHolder: (name: string | null) =>
      name === null ? "Only for this workbook’s account" : `Only for ${name}`,
    forOther: (id: string) => `Only for another account (${id})`,
  },

  reports: {
    heading: "Your reports",
    filter: "Show",
    all: "All",
    statuses: {
      open: "Open",
      pending: "Looked into",
      resolved: "Resolved",
      rejected: "Rejected",
    } satisfies Record<ReportStatus, string>,
    empty: {
      title: "No reports",
      text: "Select a wrong row in the sheet, then choose “Report a wrong result” on the Enrich tab.",
    } satisfies Message,
    emptyFilter: "No report has this status.",
    status: "Status",
    expected: (parts: readonly string[]) => `Expected: ${list(parts)}`,
    part: (field: string, value: string) => `${field} ${quoted(value)}`,
    reason: (text: string) => `Reason: ${text}`,
    transaction: (id: string) => `Transaction ${id}`,
    withdraw: "Withdraw",
    withdrawLabel: (what: string) => `Withdraw the report ${what}`,
    withdrawn: (forgotten: number) =>
      forgotten === 0
        ? "Withdrawn."
        : `Withdrawn, and ${correctionCount(forgotten)} learned from it ${forgotten === 1 ? "is" : "are"} forgotten. Enrich again to put the answers back.`,
    decided: (status: string) => `The report is now: ${status}.`,
    /** Before a report is rejected. */
    reject: {
      reason: "Why is it rejected?",
      hint: "Optional: it is shown with the report.",
      confirm: "Reject",
      cancel: "Cancel",
    },
    remote: "The service you chose decides what becomes of these reports.",
    more: "Show more",
    loading: "Loading …",
  },

  learned: {
    heading: "Learned corrections",
    intro:
      "What you taught it. Each one can be switched off or deleted; enriching again puts the answers back.",
    builtIn: "They act only where rows are enriched on this computer.",
    empty: "Nothing was learned yet. Report a wrong result, or learn from your edits.",
    about: (pattern: string, expected: readonly string[]) => `${pattern}: ${list(expected)}`,
    on: "In force",
    toggleLabel: (what: string) => `In force: ${what}`,
    switchedOff: "Switched off. Enrich again to put the answers back.",
    switchedOn: "Switched on. Enrich again to see it in the sheet.",
    remove: "Delete",
    removeLabel: (what: string) => `Delete ${what}`,
    removed: "Deleted. Enrich again to put the answers back.",
    undo: "Undo",
    restored: "It is back.",
  },

  edits: {
    heading: "Learn from my edits",
    intro:
      "Change labels, merchants, persons, websites or locations in our columns, then let it find what to learn.",
    find: "Look at my edits",
    finding: "Looking at your edits …",
    none: {
      title: "No edits found",
      text: "Change a cell in a column we wrote, such as a label, then look again.",
    } satisfies Message,
    found: (groups: number, edited: number) =>
      `${count(groups, "thing", "things")} to learn from ${rows(edited)} you edited.`,
    known: (value: number) =>
      `${rows(value)} ${value === 1 ? "says" : "say"} what would be answered anyway.`,
    unlike: (value: number) =>
      `${rows(value)} cannot be learned from: nothing tells which payments are like ${value === 1 ? "it" : "them"}.`,
    change: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
    count: (value: number) => `${rows(value)} edited`,
    alike: (value: number) =>
      value === 0 ? "No other row is like it." : `${rows(value)} more would change.`,
    conflict: "You changed these in different ways. Choose the right one.",
    choose: "Choose …",
    option: (value: string, edited: number) => `${value} (${rows(edited)})`,
    several: "several",
    both: {
      title: "A merchant and a person",
      text: "You chose both for the same payments. Take one of them out to learn the rest.",
    } satisfies Message,
    learn: (value: number) => `Learn ${correctionCount(value)}`,
    learning: "Learning …",
    learned: (value: number) =>
      `${correctionCount(value)} learned. Enrich again for the other rows.`,
    withdraw: (value: number) => `Undo: withdraw ${correctionCount(value)}`,
    withdrawn: (value: number) =>
      value === 0
        ? "These corrections were gone already."
        : `${correctionCount(value)} withdrawn. Enrich again to put the answers back.`,
  },

  /** Enriches the rows anew that something learned changes. */
  again: (value: number) => `Enrich ${rows(value)} again`,

  failed: {
    title: "Nothing was changed",
    text: (message: string) => `Try again. (${message})`,
  },
  retry: "Try again",
};
