/** `Excel.Application`, `Excel.CultureInfo`, `Excel.Runtime`. */
import { type Book } from "../book/book";
import { booleanArgument, wordArgument } from "../rich-api/arguments";
import { hostType, type TypedHostType } from "../rich-api/host-type";

/** Version of Excel's calculation engine the host answers with. */
export const CALCULATION_ENGINE_VERSION = 191_029;

/** `Excel.Application`. */
export const applicationType: TypedHostType<Book> = hostType<Book>("Application", {
  properties: {
    calculationEngineVersion: () => CALCULATION_ENGINE_VERSION,
    calculationMode: (book) => book.calculationMode,
    calculationState: () => "Done",
    decimalSeparator: (book) => book.culture.decimalSeparator,
    thousandsSeparator: (book) => book.culture.groupSeparator,
    useSystemSeparators: () => true,
  },
  writable: {
    calculationMode: (book, mode) => {
      book.calculationMode = wordArgument(mode, [
        "Automatic",
        "AutomaticExceptTables",
        "Manual",
      ] as const);
    },
  },
  navigations: { cultureInfo: (book) => cultureInfoType.of(book) },
  methods: {
    calculate: () => undefined,
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

/** `Excel.CultureInfo`. */
export const cultureInfoType: TypedHostType<Book> = hostType<Book>("CultureInfo", {
  properties: { name: (book) => book.culture.name },
  navigations: {
    datetimeFormat: (book) => datetimeFormatType.of(book),
    numberFormat: (book) => numberFormatType.of(book),
  },
});

/** `Excel.DatetimeFormatInfo`. */
export const datetimeFormatType: TypedHostType<Book> = hostType<Book>("DatetimeFormatInfo", {
  properties: {
    dateSeparator: (book) => book.culture.dateSeparator,
    longDatePattern: () => "dddd, mmmm d, yyyy",
    longTimePattern: () => "h:mm:ss AM/PM",
    shortDatePattern: (book) => book.culture.shortDatePattern,
    timeSeparator: () => ":",
  },
});

/** `Excel.NumberFormatInfo`. */
export const numberFormatType: TypedHostType<Book> = hostType<Book>("NumberFormatInfo", {
  properties: {
    numberDecimalSeparator: (book) => book.culture.decimalSeparator,
    numberGroupSeparator: (book) => book.culture.groupSeparator,
  },
});

/** `Excel.Runtime`. */
export const runtimeType: TypedHostType<Book> = hostType<Book>("Runtime", {
  properties: { enableEvents: (book) => book.events.enabled },
  writable: {
    enableEvents: (book, enabled) => {
      book.events.enabled = booleanArgument(enabled);
    },
  },
});
