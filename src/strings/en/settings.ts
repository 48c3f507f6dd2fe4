/** The words of the panel of settings: account holders, defaults, what is kept, diagnostics. */
import type { SessionErrorCode } from "../../client/session";
import { count } from "./numbers";
import type { Message } from "../message";

export const settings = {
  holders: {
    heading: "Account holders",
    summary: (known: number) => `${count(known, "account holder", "account holders")} known`,
    elsewhere:
      "These are kept on this computer: the chosen service does not let holders be changed.",
    choose: "Account holder",
    none: "None is known yet. The first run makes the one of this workbook; add others here.",
    option: (name: string, type: string) => `${name} – ${type}`,
    id: "Id",
    idHint: "As it stands in the sheet's column of account holders.",
    idTaken: "This id is taken. Choose another one.",
    name: "Name",
    type: "Type",
    set: "Labels",
    setOfType: "Those of its type",
    save: "Save",
    saved: (who: string) => `${who} is saved. Its rows are renewed by the next run.`,
    add: "Add an account holder",
    added: (who: string) => `${who} was added.`,
    cancel: "Cancel",
    use: "Use for this workbook",
    used: (who: string) => `Rows of this workbook belong to ${who} from the next run on.`,
    contents: (transactions: number, rules: number, reports: number, statements: number) =>
      `Kept: ${count(transactions, "transaction", "transactions")}, ${count(rules, "rule", "rules")}, ${count(reports, "report", "reports")}, ${count(statements, "statement", "statements")}.`,
    remove: "Delete …",
    removeTitle: (who: string) => `Delete ${who}?`,
    removeText:
      "All of that is deleted with it, for good. The answers in your sheets stay as they are.",
    removeConfirm: "Delete for good",
    removed: (who: string) => `${who} was deleted.`,
    column: "Whose each row is, by column",
    columnHint:
      "Ids of account holders. Rows without one belong to this workbook's. The Enrich tab names them before a run.",
    noColumn: "All rows belong to this workbook's account holder",
  },
  defaults: {
    ofWorkbook: "In this workbook",
    ofDevice: "In new workbooks",
    ofDeviceHint:
      "Kept on this computer, for workbooks you open from now on in which none were chosen yet.",
    heading: "Country and currency",
    country: "Country of the account",
    currency: "Currency, where the sheet names none",
    unknown: "Not known",
    noSheet:
      "Open a sheet with transactions to choose country and currency: they go with the workbook.",
    sentence: (country: string, currency: string) =>
      [country, currency].filter((part) => part !== "").join(", "),
  },
  formulas: {
    heading: "Formulas in cells",
    summary:
      "When rules, labels or settings change, cells keep their answers until they are calculated anew.",
    keep: (cells: number) =>
      `${count(cells, "cell with an NTROPY formula keeps its answer", "cells with NTROPY formulas keep their answers")} until calculated anew.`,
    recalculate: "Recalculate formulas",
    recalculating: "Asking Excel …",
    recalculated: (cells: number) =>
      cells === 0
        ? "No cell of this workbook holds an NTROPY formula."
        : `Excel calculates ${count(cells, "cell", "cells")} anew. No other formula is touched.`,
  },
  privacy: {
    heading: "What is kept, and where",
    summary: "Nothing leaves this computer unless you chose a service above.",
    device: "On this computer, in the browser's storage of this add-in:",
    deviceLines: [
      "account holders with their transactions and answers, so that recurring payments are found",
      "rules, sets of labels, reports, learned corrections, models, statements",
      "answers of formulas, where enrichment runs, the pane's language, country and currency of new workbooks, and a key if you asked to keep it",
    ],
    workbook: "In the workbook, and so with whoever gets the file:",
    workbookLines: [
      "whose account it is, columns chosen, where our columns are",
      "fingerprints of what was written, so that your own edits are never overwritten",
      "what cells held before the last run, for Undo",
    ],
    keys: (held: number, keep: "session" | "device") => {
      if (held === 0) return "No key is held.";
      const keys = count(held, "key is", "keys are");
      return keep === "device"
        ? `${keys} kept on this computer until you forget them.`
        : `${keys} held until the workbook is closed; none is kept on this computer.`;
    },
    leftOut:
      "An export leaves out keys, trained models (export them on their tab), the files of statements, answers of formulas, and the records in workbooks.",
    look: "Show what is kept",
    again: "Count again",
    looking: "Counting …",
    counts: {
      account_holders: "Account holders",
      transactions: "Transactions",
      category_sets: "Sets of labels",
      rules: "Rules",
      corrections: "Learned corrections",
      reports: "Reports",
      models: "Models",
      statements: "Statements",
    },
    formulas: "Answers of formulas",
    inWorkbook: "Records in this workbook",
    samples: "Kept last:",
    noSamples: "No transaction is kept.",
    memory:
      "This browser gives the add-in no lasting storage: all of it goes when Excel is closed.",
    export: "Export all as a file",
    exporting: "Exporting …",
    exported: (file: string) =>
      `${file} was handed to the browser's downloads. It holds everything but what is named above.`,
    forgetFormulas: "Forget answers of formulas",
    formulasForgotten: (answers: number) =>
      `${count(answers, "answer was", "answers were")} forgotten. Cells keep what they show; press Ctrl+Alt+F9 to calculate every formula anew.`,
    forget: "Delete everything on this computer …",
    forgetTitle: "Delete everything this add-in keeps on this computer?",
    forgetText:
      "Account holders, transactions, rules, labels, reports, models, answers of formulas, settings and keys are deleted for good. The sheets stay as they are, and so do the records in workbooks. What a service of yours keeps stays there.",
    forgetWord: "delete",
    forgetPrompt: (word: string) => `Type “${word}” to confirm`,
    forgetConfirm: "Delete everything",
    forgetting: "Deleting …",
    forgotten: "Everything on this computer was deleted. The pane is as new.",
    unbook: "Take our records out of this workbook …",
    unbookTitle: "Take our records out of this workbook?",
    unbookText:
      "No cell changes. But from then on all answers count as yours: they are never renewed, and the last run cannot be undone. The next run begins with a new account holder.",
    unbookConfirm: "Take them out",
    unbooked: (parts: number) =>
      `${count(parts, "record was", "records were")} taken out. Save the workbook to keep it so.`,
    cancel: "Cancel",
    busy: "Wait until the run is done, or stop it first.",
  },
  diagnostics: {
    heading: "Diagnostics",
    summary: "Facts for whoever helps you; no text of a row, no name, no key.",
    text: "What would be copied",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser does not allow it. Select the text and press Ctrl+C.",
    contrast: "Contrast check",
    contrastOn: "Windows gives this pane contrast colours.",
    contrastOff: "No contrast theme is on.",
  },
  /** By what refused; what another program said stands last, in brackets. */
  failed(code: SessionErrorCode | "unknown", message: string): Message {
    switch (code) {
      case "network":
        return {
          title: "The service does not answer",
          text: "Check that this computer is online, then try again.",
        };
      case "busy":
        return { title: "The service is busy", text: "Wait a minute, then try again." };
      case "unauthorized":
        return {
          title: "The service refuses the key",
          text: "Paste the right key under “Where it runs”, then try again.",
        };
      case "forbidden":
        return {
          title: "The service does not allow this",
          text: `Use a key that may do it, or ask whoever runs the service. (${message})`,
        };
      case "quota_exceeded":
        return {
          title: "The credits are used up",
          text: "Buy credits, or wait until they are renewed.",
        };
      case "rejected":
        return {
          title: "That was not accepted",
          text: `Check what you have entered, then try again. (${message})`,
        };
      case "engine_failed":
      case "cancelled":
      case "unknown":
        return {
          title: "That did not work",
          text: `Try again; if it happens again, close the pane and open it anew. (${message})`,
        };
    }
  },
};
