/** `Excel.Workbook`, the root of all paths, with its settings and properties. */
import { type Book } from "../book/book";
import { textArgument } from "../rich-api/arguments";
import { HostError, itemNotFound } from "../rich-api/errors";
import { type HostObject, hostType, type TypedHostType } from "../rich-api/host-type";
import { applicationType, CALCULATION_ENGINE_VERSION, runtimeType } from "./application";
import { customXmlPartCollectionType } from "./custom-xml";
import { namedItemCollectionType } from "./named-item";
import { rangeType } from "./range";
import { areasOrNull } from "./range-areas";
import { areaArgument } from "./range-geometry";
import { tableCollectionType } from "./table";
import { findWorksheet, worksheetCollectionType } from "./worksheet";

/** The objects the add-in tracks, as the workbook's hidden methods release them. */
export interface TrackedObjects {
  release(referenceId: string): void;
  releaseAll(): void;
}

/** The workbook, and what the add-in tracks in it. */
export interface WorkbookState {
  readonly book: Book;
  readonly tracked: TrackedObjects;
}

/** `Excel.Workbook`. */
export const workbookType: TypedHostType<WorkbookState> = hostType<WorkbookState>("Workbook", {
  properties: {
    autoSave: () => false,
    calculationEngineVersion: () => CALCULATION_ENGINE_VERSION,
    chartDataPointTrack: () => true,
    isDirty: () => false,
    name: ({ book }) => book.fileName,
    previouslySaved: () => true,
    readOnly: () => false,
    usePrecisionAsDisplayed: () => false,
  },
  navigations: {
    application: ({ book }) => applicationType.of(book),
    customXmlParts: ({ book }) => customXmlPartCollectionType.of({ book, namespaceUri: null }),
    names: ({ book }) => namedItemCollectionType.of({ book, scope: null }),
    properties: ({ book }) => documentPropertiesType.of(book),
    settings: ({ book }) => settingCollectionType.of(book),
    tables: ({ book }) => tableCollectionType.of({ book }),
    worksheets: ({ book }) => worksheetCollectionType.of(book),
    _Runtime: ({ book }) => runtimeType.of(book),
  },
  methods: {
    getActiveCell: ({ book }) => {
      const { sheet, row, column } = book.grid.selection().activeCell;
      return rangeType.of({ book, area: { sheet, row, column, rows: 1, columns: 1 } });
    },
    getSelectedRange: ({ book }) => {
      const [area, ...others] = book.grid.selection().areas;
      if (!area || others.length > 0) {
        throw new HostError(
          "InvalidSelection",
          "The current selection is invalid for this operation."
        );
      }
      return rangeType.of({ book, area });
    },
    getSelectedRanges: ({ book }) => areasOrNull(book, book.grid.selection().areas),
    // Events carry the address of their range as its reference.
    _GetRangeForEventByReferenceId: ({ book }, reference) => {
      if (typeof reference !== "string") throw itemNotFound();
      return rangeType.of({ book, area: areaArgument(book, book.grid.activeSheet(), reference) });
    },
    _GetRangeOrNullObjectForEventByReferenceId: ({ book }, reference) =>
      typeof reference === "string"
        ? rangeType.of({ book, area: areaArgument(book, book.grid.activeSheet(), reference) })
        : null,
    _GetSheetById: ({ book }, id) => findWorksheet(book, id),
    _RemoveAllReferences: ({ tracked }) => tracked.releaseAll(),
    _RemoveReference: ({ tracked }, referenceId) => tracked.release(textArgument(referenceId)),
  },
});

interface SettingState {
  readonly book: Book;
  readonly key: string;
}

/** `Excel.Setting`. */
export const settingType: TypedHostType<SettingState> = hostType<SettingState>("Setting", {
  properties: {
    _Id: ({ key }) => key,
    key: ({ key }) => key,
    value: ({ book, key }) => {
      if (!book.settings.has(key)) throw itemNotFound();
      return book.settings.get(key);
    },
  },
  writable: { value: ({ book, key }, value) => book.settings.set(key, value) },
  methods: { delete: ({ book, key }) => book.settings.delete(key) },
  id: ({ key }) => key,
});

function findSetting(book: Book, key: unknown): HostObject | null {
  const name = textArgument(key);
  return book.settings.has(name) ? settingType.of({ book, key: name }) : null;
}

/** `Excel.SettingCollection`. */
export const settingCollectionType: TypedHostType<Book> = hostType<Book>("SettingCollection", {
  methods: {
    add: (book, key, value) => {
      book.settings.set(textArgument(key), value);
      return settingType.of({ book, key: textArgument(key) });
    },
    getCount: (book) => book.settings.size,
    getItemOrNullObject: findSetting,
  },
  items: (book) => [...book.settings.keys()].map((key) => settingType.of({ book, key })),
  item: findSetting,
});

const PROPERTY_NAMES = [
  "author",
  "category",
  "comments",
  "company",
  "keywords",
  "manager",
  "subject",
  "title",
] as const;

/** `Excel.DocumentProperties`. */
export const documentPropertiesType: TypedHostType<Book> = hostType<Book>("DocumentProperties", {
  properties: Object.fromEntries(
    PROPERTY_NAMES.map((name) => [name, (book: Book) => book.properties.get(name) ?? ""])
  ),
  writable: Object.fromEntries(
    PROPERTY_NAMES.map((name) => [
      name,
      (book: Book, value: unknown) => {
        book.properties.set(name, textArgument(value));
      },
    ])
  ),
});
