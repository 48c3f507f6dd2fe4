/** What the pane can do beyond the sheet's rows: this device, the workbook's records, the host. */
import type { WorkbookRecords } from "../excel/workbook-records";

/** Facts of the host for diagnostics; none of them tells of the user's data. */
export interface HostFacts {
  /** As Office names them, such as `OfficeOnline` and `16.0.17928.20000`. */
  platform: string | null;
  version: string | null;
  /** Requirement sets that are there. */
  sets: readonly string[];
  /** BCP 47 tags. */
  displayLanguage: string | null;
  contentLanguage: string | null;
}

export interface Device {
  host(): HostFacts;
  workbook: {
    count(): Promise<WorkbookRecords>;
    /** Takes our records out; no cell changes. */
    forget(): Promise<WorkbookRecords>;
  };
  /** Cells with formulas of ours, in all sheets. */
  formulas: {
    count(): Promise<number>;
    /** Has Excel calculate them anew; how many they are. */
    recalculate(): Promise<number>;
  };
  /** The ledger was emptied, wholly or of a holder: no row counts as sent any more. */
  forgetSent(): void;
}
