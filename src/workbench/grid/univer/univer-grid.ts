/** The workbench's visible grid: Univer's spreadsheet behind the interface the emulated host uses. */
import { BooleanNumber, type IRange } from "@univerjs/core";
import { type FUniver } from "@univerjs/core/facade";
import {
  InsertSheetMutation,
  RemoveSheetCommand,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { SmartToggleSheetsFilterCommand } from "@univerjs/sheets-filter";
import "@univerjs/sheets-sort/facade";
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import { type GridEngine, type GridListener, type Selection } from "../grid";
import { createUniverBook, newSheetId } from "./book";
import { createCalculation } from "./calculation";
import { tellUserChanges } from "./changes";
import { createContents } from "./contents";
import { createFormats } from "./formats";
import { createFunctions } from "./functions";
import { toArea, toRange } from "./ranges";
import { createRowsAndColumns } from "./rows-and-columns";
import { createStructure } from "./structure";
import { createTables } from "./tables";
import { createView, type GridView } from "./view";

/** The grid, and what the page around it needs of Univer itself. */
export interface UniverGrid extends GridEngine {
  readonly facade: FUniver;
  /** Adds entries to the menu that opens over a cell. */
  addCellMenu<Entry extends MenuEntry>(
    entries: readonly Entry[],
    press: (entry: Entry) => void
  ): void;
  /** Sorts rows as the user does with a button: it is told to the host, and can be undone. */
  sortRows(area: Area, column: number, ascending: boolean): void;
  /** Shows or hides the filter buttons around the selection, as the user does with a button. */
  toggleFilter(): void;
  /** Resolves when the grid is on the screen. */
  drawn(): Promise<unknown>;
  /** Calls back when the user begins to type into a cell, and when they are done. */
  onEditing(listener: (editing: boolean) => void): void;
  /** Puts what the user is typing into its cell. */
  endEditing(): Promise<void>;
  /** Has the keyboard type into the grid. */
  focus(): void;
  /** What part of the sheet is on the screen. */
  view(): GridView;
  /** Calls back when another part of the sheet, or another sheet, is on the screen. */
  onView(listener: () => void): void;
  /** Takes the grid off the page. */
  dispose(): void;
}

/** An entry of a menu: its name, what it says and the tip over it. */
export interface MenuEntry {
  id: string;
  label: string;
  tip: { title: string; description: string };
}

/**
 * Draws an empty workbook into an element of the page.
 *
 * @param container - the element's id; the element must have its size already.
 * @param look - light or dark colours.
 */
export function createUniverGrid(container: string, look: { dark: boolean }): UniverGrid {
  const book = createUniverBook(container, look);
  let listener: GridListener | null = null;
  const veryHidden = new Set<string>();
  const target = (sheet: string) => ({ unitId: book.unitId, subUnitId: sheet });

  const calculation = createCalculation(book);
  const contents = createContents(book, calculation, (sheet, row, column) =>
    formats.numberFormatAt(sheet, row, column)
  );
  const formats = createFormats(book, contents.flush, contents.changed);
  const rowsAndColumns = createRowsAndColumns(book, contents.flush);
  const functions = createFunctions(book, calculation, contents.flush, contents.hasPending);
  const structure = createStructure(book, contents.flush, functions.moved, contents.changed);
  const view = createView(book, container);
  const { numberFormatAt: _, ...formatMembers } = formats;

  const activeSheet = () => book.workbook.getActiveSheet().getSheetId();

  function selection(): Selection {
    const sheet = activeSheet();
    const selected = book.selections.getCurrentSelections();
    const areas = selected.map(({ range }) => toArea(sheet, range));
    const primary = selected.at(-1)?.primary;
    const [first] = areas;
    if (!first) {
      const cell = { sheet, row: 0, column: 0 };
      return { areas: [{ ...cell, rows: 1, columns: 1 }], activeCell: cell };
    }
    return {
      areas,
      activeCell: {
        sheet,
        row: primary?.actualRow ?? first.row,
        column: primary?.actualColumn ?? first.column,
      },
    };
  }

  /** An area as Univer selects it: whole rows and columns as such, the rest within the sheet. */
  function selectable(area: Area): IRange {
    const sheet = book.worksheet(area.sheet);
    const wholeColumns = area.rows >= SHEET_ROWS;
    const wholeRows = area.columns >= SHEET_COLUMNS;
    book.grow(
      area.sheet,
      wholeColumns ? 0 : area.row + area.rows,
      wholeRows ? 0 : area.column + area.columns
    );
    const range = toRange({
      ...area,
      rows: wholeColumns ? sheet.getRowCount() : area.rows,
      columns: wholeRows ? sheet.getColumnCount() : area.columns,
    });
    const rangeType = wholeColumns ? (wholeRows ? 3 : 2) : wholeRows ? 1 : 0;
    return { ...range, rangeType };
  }

  function select(areas: readonly Area[]): void {
    const [first] = areas;
    if (!first) return;
    contents.flush();
    if (activeSheet() !== first.sheet) {
      book.run(SetWorksheetActiveOperation.id, target(first.sheet));
    }
    const cell = { actualRow: first.row, actualColumn: first.column };
    const selections = areas.map((area) => {
      const range = selectable(area);
      const primary = {
        ...cell,
        startRow: first.row,
        endRow: first.row,
        startColumn: first.column,
        endColumn: first.column,
        isMerged: false,
        isMergedMainCell: false,
      };
      return { range, primary, style: null };
    });
    book.run(SetSelectionsOperation.id, { ...target(first.sheet), selections, reveal: true });
  }

  tellUserChanges(book, {
    beforeChange: contents.flush,
    onAnyChange: contents.changed,
    listener: () =>
      listener && {
        ...listener,
        structureChanged(change) {
          functions.moved(change);
          listener?.structureChanged(change);
        },
      },
    selection,
  });

  return {
    facade: book.facade,
    addCellMenu(entries, press) {
      for (const entry of entries) {
        book.facade
          .createMenu({
            id: entry.id,
            title: entry.label,
            tooltip: entry.tip.description,
            action: () => press(entry),
          })
          .appendTo(["contextMenu.mainArea", "contextMenu.others"]);
      }
    },
    sortRows(area, column, ascending) {
      book.facade
        .getActiveWorkbook()
        ?.getSheetBySheetId(area.sheet)
        ?.getRange(area.row, area.column, area.rows, area.columns)
        .sort({ column: column - area.column, ascending });
    },
    toggleFilter() {
      void book.commands.executeCommand(SmartToggleSheetsFilterCommand.id);
    },
    drawn: book.drawn,
    onEditing: book.onEditing,
    async endEditing() {
      const shown = book.facade.getActiveWorkbook();
      if (!shown?.isCellEditing()) return;
      const { areas } = selection();
      await shown.endEditingAsync(true);
      // It ends as with Enter, which goes on to the next cell.
      select(areas);
    },
    focus: book.focus,
    view: view.view,
    onView: view.onView,
    dispose() {
      view.dispose();
      book.dispose();
    },

    sheets: () =>
      book.workbook.getSheets().map((sheet) => {
        const id = sheet.getSheetId();
        const hidden = sheet.isSheetHidden() === BooleanNumber.TRUE;
        return {
          id,
          name: sheet.getName(),
          visibility: !hidden ? "Visible" : veryHidden.has(id) ? "VeryHidden" : "Hidden",
        };
      }),
    addSheet(name) {
      const id = newSheetId();
      const shown = activeSheet();
      book.run(InsertSheetMutation.id, {
        unitId: book.unitId,
        index: book.workbook.getSheetSize(),
        sheet: book.newSheet(id, name),
      });
      if (activeSheet() !== shown) book.run(SetWorksheetActiveOperation.id, target(shown));
      return id;
    },
    deleteSheet(sheet) {
      contents.flush();
      book.run(RemoveSheetCommand.id, target(sheet));
      veryHidden.delete(sheet);
    },
    renameSheet(sheet, name) {
      book.run(SetWorksheetNameMutation.id, { ...target(sheet), name });
    },
    moveSheet(sheet, position) {
      const fromOrder = book.workbook.getIndexBySheetId(sheet);
      if (fromOrder === position) return;
      book.run(SetWorksheetOrderMutation.id, { ...target(sheet), fromOrder, toOrder: position });
    },
    setSheetVisibility(sheet, visibility) {
      if (visibility === "VeryHidden") veryHidden.add(sheet);
      else veryHidden.delete(sheet);
      const hidden = visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE;
      book.run(SetWorksheetHideMutation.id, { ...target(sheet), hidden });
    },
    activeSheet,
    activateSheet(sheet) {
      if (activeSheet() !== sheet) book.run(SetWorksheetActiveOperation.id, target(sheet));
    },

    readValues: contents.readValues,
    readContents: contents.readContents,
    writeContents: contents.write,
    clearContents: contents.clear,
    usedArea: contents.usedArea,
    isSpill: contents.isSpill,
    ...formatMembers,
    ...rowsAndColumns,
    ...structure,

    selection,
    select,

    listen(next) {
      listener = next;
    },
    connectFunctions: functions.connect,
    recalculate: functions.recalculate,
    defineTables: createTables(book, calculation.recalculateTables),
    calculated: functions.calculated,
  };
}
