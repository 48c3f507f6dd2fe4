/** One Univer workbook on the page, and the few of its services the grid works with. */
import {
  ICommandService,
  type IExecutionOptions,
  type IWorkbookData,
  type IWorksheetData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  mergeWorksheetSnapshotWithDefault,
  Univer,
  UniverInstanceType,
  VerticalAlign,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import {
  FormulaDataModel,
  IFunctionService,
  ISuperTableService,
  ReferenceNodeFactory,
} from "@univerjs/engine-formula";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortWords from "@univerjs/preset-sheets-sort/locales/en-US";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import { ILayoutService } from "@univerjs/ui";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import { DEFAULT_COLUMN_WIDTH, DEFAULT_FORMAT, DEFAULT_ROW_HEIGHT } from "../grid";

/** Screen pixels in a point. */
export const PIXELS_PER_POINT = 96 / 72;

/** Rows and columns of a new sheet; it grows with what is written. */
const FIRST_ROWS = 1000;
const FIRST_COLUMNS = 40;
/** Rows and columns added beyond those needed when a sheet grows. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 10;

const UNIT = "workbook";

/** The workbook in the page. Everything done through `run` is hidden from whoever hears what the user does. */
export interface UniverBook {
  readonly unitId: string;
  readonly workbook: Workbook;
  readonly facade: FUniver;
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
  readonly functions: IFunctionService;
  readonly tables: ISuperTableService;
  /** What takes words of formulas for references. */
  readonly references: ReferenceNodeFactory;
  readonly selections: SheetsSelectionsService;
  /** @throws for a sheet that does not exist. */
  worksheet(sheet: string): Worksheet;
  /** Carries out a command of Univer's, or a mutation, and answers whether it took place. */
  run<Parameters extends object>(
    id: string,
    parameters: Parameters,
    options?: IExecutionOptions
  ): boolean;
  quietly<Result>(work: () => Result): Result;
  isQuiet(): boolean;
  /** Makes a sheet at least as large. */
  grow(sheet: string, rows: number, columns: number): void;
  /** Resolves when the grid is on the screen. */
  drawn(): Promise<unknown>;
  /** Calls back when the user begins to type into a cell, and when they are done. */
  onEditing(listener: (editing: boolean) => void): void;
  /** Has the keyboard type into the grid. */
  focus(): void;
  /** Takes the grid off the page. */
  dispose(): void;
  /** What a new sheet starts as. */
  newSheet(id: string, name: string): IWorksheetData;
}

/** What an empty sheet is, in Univer's terms. */
function newSheet(id: string, name: string): IWorksheetData {
  return mergeWorksheetSnapshotWithDefault({
    id,
    name,
    rowCount: FIRST_ROWS,
    columnCount: FIRST_COLUMNS,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH * PIXELS_PER_POINT,
    defaultRowHeight: DEFAULT_ROW_HEIGHT * PIXELS_PER_POINT,
    rowHeader: { width: 48 },
    columnHeader: { height: 20 },
    cellData: {},
  });
}

/** An id for a sheet, as Excel writes them; never given twice. */
export function newSheetId(): string {
  return `{${crypto.randomUUID().toUpperCase()}}`;
}

/**
 * Puts an empty workbook with one sheet into an element of the page.
 *
 * @param container - the element's id.
 * @param look - light or dark colours.
 */
export function createUniverBook(container: string, { dark }: { dark: boolean }): UniverBook {
  const univer = new Univer({
    darkMode: dark,
    logLevel: LogLevel.WARN,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreWords, filterWords, sortWords) },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: true,
      ribbonType: "simple",
      footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
      // Univer's own protection is none that the add-in would know of.
      menu: { "sheet.contextMenu.permission": { hidden: true } },
      // Numbers kept as text get Excel's green corner, not a message.
      sheets: { disableForceStringAlert: true },
    }),
    UniverSheetsSortPreset(),
    UniverSheetsFilterPreset(),
  ];
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
      else univer.registerPlugin(plugin);
    }
  }
  const facade = FUniver.newAPI(univer);
  const first = newSheetId();
  const snapshot: Partial<IWorkbookData> = {
    id: UNIT,
    name: "Book1",
    defaultStyle: {
      ff: DEFAULT_FORMAT.fontName,
      fs: DEFAULT_FORMAT.fontSize,
      vt: VerticalAlign.BOTTOM,
    },
    sheetOrder: [first],
    sheets: { [first]: newSheet(first, "Sheet1") },
  };
  const workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(
    UniverInstanceType.UNIVER_SHEET,
    snapshot
  );
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  let quiet = 0;

  function quietly<Result>(work: () => Result): Result {
    quiet++;
    try {
      return work();
    } finally {
      quiet--;
    }
  }

  function run(id: string, parameters: object, options?: IExecutionOptions): boolean {
    return quietly(() => commands.syncExecuteCommand(id, parameters, options));
  }

  function worksheet(sheet: string): Worksheet {
    const found = workbook.getSheetBySheetId(sheet);
    if (!found) throw new Error(`There is no sheet ${sheet}.`);
    return found;
  }

  return {
    unitId: UNIT,
    workbook,
    facade,
    commands,
    formulas: injector.get(FormulaDataModel),
    functions: injector.get(IFunctionService),
    tables: injector.get(ISuperTableService),
    references: injector.get(ReferenceNodeFactory),
    selections: injector.get(SheetsSelectionsService),
    worksheet,
    run,
    quietly,
    isQuiet: () => quiet > 0,
    grow(sheet, rows, columns) {
      const found = worksheet(sheet);
      const target = { unitId: UNIT, subUnitId: sheet };
      if (rows > found.getRowCount()) {
        run("sheet.mutation.set-worksheet-row-count", { ...target, rowCount: rows + SPARE_ROWS });
      }
      if (columns > found.getColumnCount()) {
        const columnCount = columns + SPARE_COLUMNS;
        run("sheet.mutation.set-worksheet-column-count", { ...target, columnCount });
      }
    },
    newSheet,
    drawn: () => injector.get(LifecycleService).onStage(LifecycleStages.Rendered),
    onEditing(listener) {
      let editing = false;
      injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
        if (visible === editing) return;
        editing = visible;
        listener(editing);
      });
    },
    focus: () => injector.get(ILayoutService).focus(),
    dispose: () => univer.dispose(),
  };
}
