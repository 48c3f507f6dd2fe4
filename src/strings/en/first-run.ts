/** The words of the first minutes: the welcome, the sample, the tour, in English. */
import { cells, list } from "./numbers";
import type { Message } from "../message";

/** Why a sheet of ours could not be added or removed. */
export type SampleProblem =
  | { code: "last_sheet" }
  | { code: "nothing_inserted" }
  | { code: "protected_workbook" }
  | { code: "stopped" }
  | { code: "insertion_failed"; message: string; left: readonly string[] };

/** Title and next step of each. */
function sampleProblem(problem: SampleProblem): Message {
  switch (problem.code) {
    case "last_sheet":
      return {
        title: "It is the only sheet in this workbook",
        text: "Add another sheet first (the + at the bottom), then remove the sample again.",
      };
    case "nothing_inserted":
      return {
        title: "The sample is no longer there",
        text: "It was deleted already. Click a cell in your own transactions.",
      };
    case "protected_workbook":
      return {
        title: "The workbook lets no sheet in or out",
        text: "Take its protection off (Review tab, Protect Workbook), then try again.",
      };
    case "stopped":
      return { title: "Stopped", text: "Nothing was changed. Try again when you like." };
    case "insertion_failed":
      return {
        title: "The sample could not be added",
        text: `${problem.left.length === 0 ? "" : `Delete ${list(problem.left)}, which was left half done. `}Try again. If it happens again, save the workbook and reopen it. (${problem.message})`,
      };
  }
}

export const firstRun = {
  welcome: {
    title: "New here?",
    text: "Beside each bank transaction we write what it was for, who was paid, and whether it comes again. A tour of this panel takes a minute.",
  } satisfies Message,
  showAround: "Show me around",
  notNow: "Not now",

  sample: {
    add: "Try it with sample transactions",
    adding: "Adding the sample …",
    added: (sheet: string): Message => ({
      title: `Sample transactions are on the sheet “${sheet}”`,
      text: "Enrich, on its tab, fills the columns beside them.",
    }),
    remove: "Remove the sample",
    removing: "Removing the sample …",
    removed: {
      title: "The sample is removed",
      text: "Open or paste your own transactions, then click one of them.",
    } satisfies Message,
    changed: (sheet: string, value: number): Message => ({
      title: `Remove “${sheet}” with what was added to it?`,
      text: `${cells(value)} on it changed since the sample was made, by you or by Enrich.`,
    }),
    removeAnyway: "Remove the sheet",
    keep: "Keep the sheet",
    problem: sampleProblem,
    sheetName: "Sample transactions",
    title: "Sample transactions",
    note: "Invented payments of three months, to try the add-in on. Delete this sheet whenever you like.",
    headings: {
      date: "Date",
      description: "Description",
      amount: "Amount",
      currency: "Currency",
    },
  },

  tour: {
    label: "A tour of the panel",
    position: (step: number, total: number) => `Step ${step} of ${total}`,
    next: "Next",
    back: "Back",
    skip: "Skip the tour",
    finish: "Done",
    steps: {
      rows: {
        title: "Your rows",
        text: "Click any cell in your transactions. Here you see which rows are read, and can take the whole table.",
      } satisfies Message,
      columns: {
        title: "What each column means",
        text: "We recognise date, description and amount by themselves. If one is wrong, choose Change.",
      } satisfies Message,
      enrich: {
        title: "Enrich",
        text: "One button fills new columns beside your rows. Your own cells stay as they are, and so do answers you edit later.",
      } satisfies Message,
      undo: {
        title: "Undo",
        text: "After a run, a button here puts every cell back as it was before.",
      } satisfies Message,
      rules: {
        title: "Rules",
        text: "Say once that a text always means this merchant or this label. You see what a rule would change before it does.",
      } satisfies Message,
      reports: {
        title: "Reports",
        text: "Income, spending and what comes again, as sheets with charts. Wrong answers are put right here too.",
      } satisfies Message,
      formulas: {
        title: "Formulas and help",
        text: "Answers also come in a cell: type =NTROPY.LABEL(B2). Help lists all formulas and starts this tour again.",
      } satisfies Message,
    },
  },
};
