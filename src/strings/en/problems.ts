/** What went wrong with a sheet or a run, and what to do now, in English. */
import type { SheetProblem } from "../../run/types";
import { count, number, rows } from "./numbers";
import { serviceMessage } from "./where";
import type { Message } from "../message";

/** Title and next step of each problem there is. */
export function problemMessage(problem: SheetProblem): Message {
  switch (problem.code) {
    case "nothing_selected":
      return {
        title: "Nothing is selected",
        text: "Click a cell in your transactions, or select the rows you want to enrich.",
      };
    case "empty_sheet":
      return {
        title: `${problem.sheet} is empty`,
        text: "Paste or open your bank transactions, then select them.",
      };
    case "no_description_column":
      return {
        title: `No description column found on ${problem.sheet}`,
        text:
          problem.headerRow === null
            ? "Select the rows together with their heading row, or put “Description” above the bank's text."
            : `Check the headings in row ${problem.headerRow}: put “Description” above the bank's text.`,
      };
    case "several_areas":
      return {
        title: `${number(problem.count)} separate areas are selected`,
        text: "Select one block of rows at a time.",
      };
    case "protected_sheet":
      return {
        title: `${problem.sheet} is protected`,
        text: "Take the protection off (Review tab, Unprotect Sheet), then look again.",
      };
    case "cell_edit_mode":
      return {
        title: "A cell is being edited",
        text: "Press Enter or Esc in the sheet to finish, then look again.",
      };
    case "merged_cells":
      return {
        title: "There are merged cells in the way",
        text: `Unmerge ${problem.address} (Home tab, Merge & Center), then look again.`,
      };
    case "no_free_columns":
      return {
        title: `No room for ${count(problem.needed, "column", "columns")} on ${problem.sheet}`,
        text: "Delete or move columns at the right end of the sheet, or write fewer columns.",
      };
    case "sheet_gone":
      return {
        title: `${problem.sheet} is no longer there`,
        text: "It was deleted or renamed. Select your transactions again.",
      };
    case "rows_moved":
      return {
        title: "Rows moved while we were writing",
        text: `${rows(problem.count)} could not be found again and were left alone. Enrich once more to fill them.`,
      };
    case "newer_workbook":
      return {
        title: "This workbook was enriched with a newer version",
        text: `Update the add-in to work on it (it needs format ${problem.version}).`,
      };
    case "unsupported_host":
      return {
        title: "This Excel is too old for the add-in",
        text: `Update Excel, or use Excel on the web. (Missing: ${problem.missing})`,
      };
    case "payload_too_large":
      return {
        title: "The selection is too large for Excel to hand over",
        text: "Select fewer columns or fewer rows, then look again.",
      };
    case "too_many_holders":
      return {
        title: `${number(problem.count)} account holders on ${problem.sheet}`,
        text: "The column that says whose each row is seems to hold something else. Under “Columns read”, set it to “Not read”.",
      };
    case "nothing_to_undo":
      return {
        title: "There is nothing to undo",
        text: "Every run is already taken back. Enrich rows, and you can take that back here.",
      };
    case "busy":
      return {
        title: "Another run is still going",
        text: "Wait until it is done, or stop it first.",
      };
    case "engine":
      return {
        title: "The engine could not go on",
        text: `What is written stays. Try again; if it happens again, close and reopen the panel. (${problem.message})`,
      };
    case "service":
      return serviceMessage(problem);
    case "model":
      switch (problem.state) {
        case "missing":
          return {
            title: `The model “${problem.name}” is not here`,
            text: "Nothing was written. Import it from its file or train it anew on the Models tab, or choose other labels on the Enrich tab.",
          };
        case "not_ready":
          return {
            title: `The model “${problem.name}” is not trained yet`,
            text: "Nothing was written. Wait until its training is done, or choose other labels on the Enrich tab.",
          };
        case "unsupported":
          return {
            title: `The model “${problem.name}” cannot be used by the service`,
            text: "Nothing was written. Choose “On this computer” under “Where it runs”, or choose other labels on the Enrich tab.",
          };
      }
    case "host":
      return {
        title: "Excel refused",
        text: `Try again. If it happens again, save the workbook and reopen it. (${problem.message})`,
      };
  }
}
