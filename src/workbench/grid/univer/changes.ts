/**
 * What the user does in the grid, told to the host. Univer reports every change to the workbook,
 * also results of formulas, also what the host did itself; and some of what a user does in one go
 * comes in several pieces. This keeps the user's doings and tells each once.
 */
import {
  CommandType,
  type ICommand,
  type IExecutionOptions,
  type IRange,
  type ICommandInfo,
  BooleanNumber,
} from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  type ISetSelectionsOperationParams,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SelectionMoveType,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { type Area, bounding, onSheet, type Rectangle, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import { type GridListener, type Selection, type SheetChange, type StructureChange } from "../grid";
import { type UniverBook } from "./book";
import { toArea } from "./ranges";

/** Something the user did, as it is told to the host. */
type Doing =
  | { kind: "cells" | "format"; area: Area }
  | { kind: "structure"; change: StructureChange }
  | { kind: "sheets"; change: SheetChange };

/** Commands that shift part of the sheet, and how. Their pieces make no sense on their own. */
const SHIFTS: Readonly<Record<string, Pick<StructureChange, "kind"> & { shift: string }>> = {
  [InsertRangeMoveDownCommand.id]: { kind: "insert", shift: "down" },
  [InsertRangeMoveRightCommand.id]: { kind: "insert", shift: "right" },
  [DeleteRangeMoveUpCommand.id]: { kind: "delete", shift: "up" },
  [DeleteRangeMoveLeftCommand.id]: { kind: "delete", shift: "left" },
};

const rowsOf = (sheet: string, { startRow, endRow }: IRange): Area => ({
  sheet,
  row: startRow,
  column: 0,
  rows: endRow - startRow + 1,
  columns: SHEET_COLUMNS,
});
const columnsOf = (sheet: string, { startColumn, endColumn }: IRange): Area => ({
  sheet,
  row: 0,
  column: startColumn,
  rows: SHEET_ROWS,
  columns: endColumn - startColumn + 1,
});

type CellMatrix = Record<number, Record<number, Record<string, unknown> | null> | undefined>;

/** Where a change to cells lies, and whether it touched more than formats. */
function touched(matrix: CellMatrix): { area: Rectangle; contents: boolean } | null {
  let contentsArea: Rectangle | null = null;
  let formatArea: Rectangle | null = null;
  for (const rowKey of Object.keys(matrix)) {
    const row = Number(rowKey);
    const line = matrix[row] ?? {};
    for (const columnKey of Object.keys(line)) {
      const cell = line[Number(columnKey)];
      const at = { row, column: Number(columnKey), rows: 1, columns: 1 };
      const contents = !cell || "v" in cell || "f" in cell || "p" in cell || "si" in cell;
      if (contents) contentsArea = contentsArea ? bounding(contentsArea, at) : at;
      else formatArea = formatArea ? bounding(formatArea, at) : at;
    }
  }
  if (contentsArea) return { area: contentsArea, contents: true };
  return formatArea && { area: formatArea, contents: false };
}

/** Rows or columns that were moved elsewhere: room is made, they go there, and the gap closes. */
function moved(
  whole: (range: IRange) => Area,
  along: "row" | "column",
  source: IRange,
  target: IRange
): StructureChange[] {
  const from = whole(source);
  const count = along === "row" ? from.rows : from.columns;
  const to = { ...whole(target), [along === "row" ? "rows" : "columns"]: count };
  const pushed = to[along] <= from[along] ? { ...from, [along]: from[along] + count } : from;
  const shifts = along === "row" ? (["down", "up"] as const) : (["right", "left"] as const);
  return [
    { kind: "insert", area: to, shift: shifts[0] },
    { kind: "move", area: pushed, to },
    { kind: "delete", area: pushed, shift: shifts[1] },
  ];
}

/** What a change to the workbook means; empty for what the host need not know. */
type Meaning = readonly [id: string, of: (parameters: object) => Doing[]];

/** Ties a mutation's meaning to the type of its parameters. */
const means = <Parameters extends object>(
  mutation: ICommand<Parameters>,
  of: (parameters: Parameters) => Doing[]
): Meaning => [mutation.id, (parameters) => of(parameters as Parameters)];

const structure = (...changes: StructureChange[]): Doing[] =>
  changes.map((change) => ({ kind: "structure", change }));
const sheets = (change: SheetChange): Doing[] => [{ kind: "sheets", change }];

const MEANINGS: ReadonlyMap<string, Meaning[1]> = new Map([
  means(SetRangeValuesMutation, ({ subUnitId, cellValue }) => {
    const found = touched((cellValue ?? {}) as CellMatrix);
    if (!found) return [];
    return [{ kind: found.contents ? "cells" : "format", area: onSheet(subUnitId, found.area) }];
  }),
  means(ReorderRangeMutation, ({ subUnitId, range }) => [
    { kind: "cells", area: toArea(subUnitId, range) },
  ]),
  means(InsertRowMutation, ({ subUnitId, range }) =>
    structure({ kind: "insert", area: rowsOf(subUnitId, range), shift: "down" })
  ),
  means(RemoveRowMutation, ({ subUnitId, range }) =>
    structure({ kind: "delete", area: rowsOf(subUnitId, range), shift: "up" })
  ),
  means(InsertColMutation, ({ subUnitId, range }) =>
    structure({ kind: "insert", area: columnsOf(subUnitId, range), shift: "right" })
  ),
  means(RemoveColMutation, ({ subUnitId, range }) =>
    structure({ kind: "delete", area: columnsOf(subUnitId, range), shift: "left" })
  ),
  means(MoveRowsMutation, ({ subUnitId, sourceRange, targetRange }) =>
    structure(...moved((range) => rowsOf(subUnitId, range), "row", sourceRange, targetRange))
  ),
  means(MoveColsMutation, ({ subUnitId, sourceRange, targetRange }) =>
    structure(...moved((range) => columnsOf(subUnitId, range), "column", sourceRange, targetRange))
  ),
  means(MoveRangeMutation, ({ from, to, fromRange, toRange }) =>
    structure({
      kind: "move",
      area: toArea(from.subUnitId, fromRange),
      to: toArea(to.subUnitId, toRange),
    })
  ),
  means(InsertSheetMutation, ({ sheet }) => sheets({ kind: "added", sheet: sheet.id })),
  means(RemoveSheetMutation, ({ subUnitId }) => sheets({ kind: "deleted", sheet: subUnitId })),
  means(SetWorksheetNameMutation, ({ subUnitId }) => sheets({ kind: "renamed", sheet: subUnitId })),
  means(SetWorksheetOrderMutation, ({ subUnitId }) => sheets({ kind: "moved", sheet: subUnitId })),
  means(SetWorksheetActiveOperation, ({ subUnitId }) =>
    sheets({ kind: "activated", sheet: subUnitId })
  ),
  means(SetWorksheetHideMutation, ({ subUnitId, hidden }) =>
    sheets({
      kind: "visibility",
      sheet: subUnitId,
      visibility: hidden === BooleanNumber.TRUE ? "Hidden" : "Visible",
    })
  ),
]);

/** What is told, and to whom. */
export interface UserChanges {
  /** Called before the user changes anything: what the host wrote comes first. */
  beforeChange(): void;
  /** Called with every change to a sheet, whoever made it, before the host hears of it. */
  onAnyChange(sheet: string): void;
  /** The host, as soon as there is one. */
  listener(): GridListener | null;
  selection(): Selection;
}

/** Starts telling the host what the user does. */
export function tellUserChanges(book: UniverBook, to: UserChanges): void {
  let waiting: Doing[] = [];
  let shifting: { id: string; area: Area } | null = null;
  let told = "";

  /** One call for everything of a kind that happened in one go. */
  function tell(): void {
    const doings = waiting;
    waiting = [];
    const listener = to.listener();
    if (!listener) return;
    // Formulas that followed a shift were rewritten, which nobody typed.
    const shifted = doings.some(({ kind }) => kind === "structure");
    const areas = new Map<string, { kind: "cells" | "format"; area: Area }>();
    for (const doing of doings) {
      if (doing.kind === "structure") listener.structureChanged(doing.change);
      else if (doing.kind === "sheets") listener.sheetsChanged(doing.change);
      else if (!shifted) {
        const key = `${doing.kind} ${doing.area.sheet}`;
        const before = areas.get(key);
        const area = before ? bounding(before.area, doing.area) : doing.area;
        areas.set(key, { kind: doing.kind, area: onSheet(doing.area.sheet, area) });
      }
    }
    for (const { kind, area } of areas.values()) {
      if (kind === "cells") listener.cellsChanged(area);
      else if (!areas.has(`cells ${area.sheet}`)) listener.formatChanged(area);
    }
  }

  function add(doings: readonly Doing[]): void {
    if (doings.length === 0) return;
    if (waiting.length === 0) queueMicrotask(tell);
    waiting.push(...doings);
  }

  function tellSelection(): void {
    const selection = to.selection();
    const now = JSON.stringify(selection);
    if (now === told) return;
    told = now;
    to.listener()?.selectionChanged(selection);
  }

  book.commands.beforeCommandExecuted(({ id, type, params }: Readonly<ICommandInfo>) => {
    if (book.isQuiet()) return;
    if (type !== CommandType.OPERATION) to.beforeChange();
    if (!(id in SHIFTS) || shifting) return;
    const given = params && "range" in params ? (params.range as IRange) : undefined;
    const range = given ?? book.selections.getCurrentLastSelection()?.range;
    if (!range) return;
    shifting = { id, area: toArea(book.workbook.getActiveSheet().getSheetId(), range) };
  });

  book.commands.onCommandExecuted(
    ({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
      if (id === SetSelectionsOperation.id) {
        const { type } = (params ?? {}) as Partial<ISetSelectionsOperationParams>;
        if (type !== SelectionMoveType.MOVE_START && type !== SelectionMoveType.MOVING) {
          tellSelection();
        }
        return;
      }
      if (params && "subUnitId" in params) to.onAnyChange(String(params.subUnitId));
      if (book.isQuiet() || options?.fromFormula || options?.applyFormulaCalculationResult) return;
      if (shifting) {
        if (shifting.id !== id) return;
        const change = { ...SHIFTS[id], area: shifting.area } as StructureChange;
        shifting = null;
        add([{ kind: "structure", change }]);
        return;
      }
      add(MEANINGS.get(id)?.(params ?? {}) ?? []);
    }
  );
}
