/** Protected sheets: what may still be done to them. */
import { accessDenied, HostError } from "../rich-api/errors";

/** What a protected sheet allows all the same; all false unless given. */
export const PROTECTION_OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
] as const;

/** One of `PROTECTION_OPTIONS`. */
export type ProtectionOption = (typeof PROTECTION_OPTIONS)[number];

/** How a sheet is protected. */
export interface SheetProtection {
  options: Record<ProtectionOption, boolean> & { selectionMode: string };
  password: string | null;
}

/** The protected sheets of a workbook. */
export interface Protections {
  /** Null when the sheet is not protected. */
  of(sheet: string): SheetProtection | null;
  /** @throws HostError InvalidOperation when it is protected already */
  protect(
    sheet: string,
    options: Partial<SheetProtection["options"]>,
    password: string | null
  ): void;
  /** @throws HostError AccessDenied when the password is another */
  unprotect(sheet: string, password: string | null): void;
  /** @throws HostError AccessDenied when the sheet is protected and does not allow it */
  assertAllowed(sheet: string, option: ProtectionOption | null): void;
}

/** A workbook without protected sheets. */
export function createProtections(): Protections {
  const bySheet = new Map<string, SheetProtection>();
  return {
    of: (sheet) => bySheet.get(sheet) ?? null,
    protect: (sheet, options, password) => {
      if (bySheet.has(sheet)) {
        throw new HostError("InvalidOperation", "The worksheet is already protected.");
      }
      const none = Object.fromEntries(PROTECTION_OPTIONS.map((option) => [option, false]));
      bySheet.set(sheet, {
        options: { selectionMode: "Normal", ...none, ...options } as SheetProtection["options"],
        password,
      });
    },
    unprotect: (sheet, password) => {
      const protection = bySheet.get(sheet);
      if (!protection) return;
      if (protection.password !== null && protection.password !== password) throw accessDenied();
      bySheet.delete(sheet);
    },
    assertAllowed: (sheet, option) => {
      const protection = bySheet.get(sheet);
      if (protection && (option === null || !protection.options[option])) throw accessDenied();
    },
  };
}
