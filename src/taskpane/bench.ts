/** What every panel works with: the worker's answers, the sheet, the choices made, the way to others. */
import { BUILT_IN, type Destination } from "../client/destination";
import type { Ask } from "../client/questions";
import type { Result, RunController, SheetRow, SheetRowsOptions } from "../run/types";
import { createSetEditor, type SetEditor } from "./categories/set-editor";
import type { Device } from "./device";
import type { DeviceDefaults } from "./device-defaults";
import type { Desk } from "./enrich/desk";
import type { FirstRun } from "./first-run/first-run";
import type { Language } from "./language";
import type { Navigation } from "./navigation";
import type { Where } from "./where/where";

export interface PaneBench {
  /** Asks the worker; where no destination is named, the one rows are enriched at. */
  ask: Ask;
  /** Where rows are enriched now; built in as long as the choice is incomplete. */
  destination(): Destination;
  desk: Desk;
  where: Where;
  navigation: Navigation;
  firstRun: FirstRun;
  language: Language;
  /** Of workbooks in which none were chosen yet. */
  defaults: DeviceDefaults;
  device: Device;
  /** The set of labels being edited; kept while other tabs are open. */
  labelSets: SetEditor;
  /** What stands in the selected cells. */
  selectedCells: RunController["selectedCells"];
  /** Every transaction of the table in front of the user. `nothing_selected` before it was read. */
  sheetRows(options?: SheetRowsOptions): Promise<Result<SheetRow[]>>;
  /** Every transaction of a table that was in front of the user earlier. */
  rowsOf: RunController["rows"];
  /** The columns of a table which formulas of a report can add up. */
  reportSource: RunController["reportSource"];
  /** The transaction in the active cell's row; null where there is none. */
  activeRow(): Promise<Result<SheetRow | null>>;
}

export interface BenchParts {
  ask: Ask;
  desk: Desk;
  where: Where;
  navigation: Navigation;
  firstRun: FirstRun;
  language: Language;
  defaults: DeviceDefaults;
  device: Device;
  controller: Pick<
    RunController,
    | "rows"
    | "activeRow"
    | "reportSource"
    | "selectedCells"
    | "labelList"
    | "setLabelList"
    | "removeLabelList"
  >;
}

export function createBench(parts: BenchParts): PaneBench {
  const { ask, desk, where, navigation, firstRun, language, defaults, device, controller } = parts;
  // Nothing goes where the user has not agreed to: until then this computer answers.
  const destination = () => {
    const { destination: chosen, isConfirmed } = where.state();
    return isConfirmed ? (chosen ?? BUILT_IN) : BUILT_IN;
  };

  /** The table as the desk has read it, or why it could not. */
  const onSheet = async <Value>(
    work: (...sheet: Parameters<RunController["plan"]>) => Promise<Result<Value>>
  ): Promise<Result<Value>> => {
    if (desk.state().sheet.state !== "ready") await desk.refresh();
    const { sheet } = desk.state();
    if (sheet.state === "ready") return work(sheet.preparation, sheet.choices);
    const problem = sheet.state === "problem" ? sheet.problem : { code: "busy" as const };
    return { ok: false, problem };
  };

  const askChosen: Ask = (name, input, asking) =>
    ask(name, input, { destination: destination(), ...asking });
  const sheetRows: PaneBench["sheetRows"] = (options) =>
    onSheet((preparation, choices) => controller.rows(preparation, choices, options));

  return {
    desk,
    where,
    navigation,
    firstRun,
    language,
    defaults,
    device,
    destination,
    ask: askChosen,
    labelSets: createSetEditor({
      ask: askChosen,
      destination,
      desk,
      sheetRows,
      lists: {
        read: () => onSheet(controller.labelList),
        give: (labels) =>
          onSheet((preparation, choices) => controller.setLabelList(preparation, choices, labels)),
        take: () => onSheet(controller.removeLabelList),
      },
    }),
    selectedCells: controller.selectedCells,
    sheetRows,
    rowsOf: controller.rows,
    reportSource: controller.reportSource,
    activeRow: () => onSheet((preparation, choices) => controller.activeRow(preparation, choices)),
  };
}
