/** `Excel.WorksheetProtection`. */
import { PROTECTION_OPTIONS, type SheetProtection } from "../book/protection";
import { booleanArgument, wordArgument } from "../rich-api/arguments";
import { invalidArgument } from "../rich-api/errors";
import { EventNumber, WORKBOOK_TARGET } from "../events";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { type WorksheetState } from "./worksheet";

function optionsArgument(value: unknown): Partial<SheetProtection["options"]> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object") throw invalidArgument();
  const given = new Map<string, unknown>(Object.entries(value));
  const options: Partial<SheetProtection["options"]> = {};
  for (const option of PROTECTION_OPTIONS) options[option] = booleanArgument(given.get(option));
  options.selectionMode = wordArgument(
    given.get("selectionMode"),
    ["Normal", "Unlocked", "None"],
    "Normal"
  );
  return options;
}

function password(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function raise({ book, sheet }: WorksheetState): void {
  book.events.raise(EventNumber.protectionChanged, [sheet, WORKBOOK_TARGET], {
    isProtected: book.protections.of(sheet) !== null,
    source: "Local",
    worksheetId: sheet,
  });
}

/** `Excel.WorksheetProtection`. */
export const worksheetProtectionType: TypedHostType<WorksheetState> = hostType<WorksheetState>(
  "WorksheetProtection",
  {
    properties: {
      options: ({ book, sheet }) => book.protections.of(sheet)?.options ?? null,
      protected: ({ book, sheet }) => book.protections.of(sheet) !== null,
    },
    methods: {
      protect: (state, options, word) => {
        state.book.protections.protect(state.sheet, optionsArgument(options), password(word));
        raise(state);
      },
      unprotect: (state, word) => {
        state.book.protections.unprotect(state.sheet, password(word));
        raise(state);
      },
    },
  }
);
