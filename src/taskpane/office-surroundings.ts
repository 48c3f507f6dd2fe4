/** What Office tells the pane about its surroundings: where it runs, its colours, the moving selection. */
import {
  countFormulaCells,
  countWorkbookRecords,
  reading,
  recalculateFormulaCells,
  removeWorkbookRecords,
  writing,
} from "../excel";
import type { HostFacts } from "./device";
import type { OfficeColours } from "./use-office-theme";

/** Requirement sets without which the add-in does not work; the manifest asks for the same. */
export const REQUIRED_SETS: readonly (readonly [name: string, version: string])[] = [
  ["ExcelApi", "1.9"],
  ["SharedRuntime", "1.1"],
];

/** Excel, or anything else: another Office program, or a page opened by itself. */
export function isExcel(info: { host: Office.HostType | null }): boolean {
  return info.host === Office.HostType.Excel;
}

/** Office's own theme colours; null where the host names none (Excel on the web). */
export function officeTheme(): OfficeColours | null {
  return Office.context.officeTheme ?? null;
}

/** BCP 47 tag of Office's own language, as `de-DE`. */
export function officeLanguage(): string {
  return Office.context.displayLanguage ?? "en-US";
}

/** The part of the browser's storage that is ours in this host; empty where it does not say. */
export function storagePartition(): string {
  return Office.context.partitionKey ?? "";
}

/** The first requirement set this Excel lacks, as `ExcelApi 1.9`; null where it has all. */
export function missingRequirement(): string | null {
  const missing = REQUIRED_SETS.find(
    ([name, version]) => !Office.context.requirements.isSetSupported(name, version)
  );
  return missing ? missing.join(" ") : null;
}

/** Brings the pane to the front. */
export async function showPane(): Promise<void> {
  await Office.addin.showAsTaskpane();
}

/**
 * Calls back when the user turns to the pane: the sheet may have changed since it was read without
 * the selection moving (a sort, an undo, another person).
 */
export function watchAttention(turned: () => void): void {
  window.addEventListener("focus", turned);
  document.documentElement.addEventListener("pointerenter", turned);
}

/**
 * Calls back when the selection has moved, and when the pane is shown again. While it is hidden
 * nothing is called: reading the sheet for nobody would only slow the user down.
 */
export function watchSelection(moved: () => void): void {
  let hidden = false;
  const notice = () => {
    if (!hidden) moved();
  };
  Office.context.document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, notice);
  const followVisibility = Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    hidden = visibilityMode === Office.VisibilityMode.hidden;
    notice();
  });
  // A host that cannot tell is one whose pane counts as visible.
  followVisibility.catch(() => undefined);
}

/** Requirement sets that tell hosts apart. */
const SETS_TOLD = ["1.9", "1.10", "1.12", "1.14", "1.16", "1.18", "1.20"] as const;

/** What the host says of itself. */
export function hostFacts(): HostFacts {
  const { context } = Office;
  const facts = context.diagnostics;
  const isThere = (name: string, version: string) =>
    context.requirements.isSetSupported(name, version);
  return {
    platform: facts?.platform?.toString() ?? null,
    version: facts?.version ?? null,
    sets: [
      ...SETS_TOLD.filter((version) => isThere("ExcelApi", version)).map(
        (version) => `ExcelApi ${version}`
      ),
      ...(isThere("SharedRuntime", "1.1") ? ["SharedRuntime 1.1"] : []),
    ],
    displayLanguage: context.displayLanguage ?? null,
    contentLanguage: context.contentLanguage ?? null,
  };
}

/** The cells of the workbook with formulas of ours. */
export const formulaCells = {
  count: () => reading(countFormulaCells),
  recalculate: () => writing(new AbortController().signal, recalculateFormulaCells),
};

/** Our records in the workbook in front of the user. */
export const workbookRecords = {
  count: () => reading(countWorkbookRecords),
  forget: () => writing(new AbortController().signal, removeWorkbookRecords),
};
