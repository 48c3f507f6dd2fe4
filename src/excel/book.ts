/**
 * What we remember in the workbook, in one versioned setting of the document: the account holder,
 * what was chosen, where our columns are. Small; the locks lie elsewhere (`lock-store`).
 */
import { z } from "zod";
import { AccountHolderType } from "../model";
import { refuse } from "./errors";
import { HeaderLook } from "./header-look";
import { later } from "./host";
import { OUTPUT_FIELDS, type WorkbookSettings } from "./types";

/** Version of all we keep in a workbook. A workbook of a newer version is not touched. */
export const BOOK_VERSION = 1;
const SETTING_KEY = "ntropy";

const Field = z.enum(OUTPUT_FIELDS);

const Area = z.object({
  /** Number of the area; the hidden names of its columns carry it. */
  id: z.number().int(),
  /** The Excel table it lies in, null for a plain range. */
  table: z.string().nullable(),
  /** For a table: ids of our columns, by field. A plain range has hidden names instead. */
  tableColumns: z.partialRecord(Field, z.number().int()),
});

/** A column made by a run, and what undoing must put back. */
const CreatedColumn = z.object({
  field: Field,
  /** Header we wrote, null where the table has no header row. */
  header: z.string().nullable(),
  /** Points; null where the width was left alone. */
  formerWidth: z.number().nullable(),
  /** Former number formats from the header row down, run lengths; null where none was set. */
  formerFormats: z.array(z.tuple([z.string(), z.number().int()])).nullable(),
  /** Former look of the header cell; null where it was left alone. */
  formerLook: HeaderLook.nullable(),
});
export type CreatedColumn = z.infer<typeof CreatedColumn>;

const RunRecord = z.object({
  run: z.number().int(),
  area: z.number().int(),
  sheetId: z.string(),
  sheetName: z.string(),
  /** When it began, ISO 8601. */
  at: z.string(),
  /** Cells written so far. */
  cells: z.number().int(),
  finished: z.boolean(),
  created: z.array(CreatedColumn),
  /** The area's record was made by this run. */
  newArea: z.boolean(),
  /** How rows were read, so that undo finds them again: kept as the run room gave it. */
  reading: z.unknown(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** Rows that were sent together to a destination beyond the add-in and whose answers are not written. */
const SentChunk = z.object({
  /** The service's ids of their batches: no secret, and worth nothing without the key. */
  batches: z.array(z.string()),
  /** Fingerprints of the rows' ids and content, five characters each. */
  rows: z.string(),
});
export type SentChunk = z.infer<typeof SentChunk>;

/** What is under way, for a run that goes on after a reload. */
const SentRows = z.object({
  /** The destination's id: what one was sent is of no use with another. */
  destination: z.string(),
  /** Account holder's id. */
  accountHolder: z.string(),
  answerVersion: z.string(),
  chunks: z.array(SentChunk),
});
export type SentRows = z.infer<typeof SentRows>;

const RememberedMapping = z.object({
  /** The header texts it was made for. */
  headers: z.array(z.string().nullable()),
  /** Kept as the run room gave it. */
  overrides: z.unknown(),
});

const Book = z.object({
  version: z.literal(BOOK_VERSION),
  settings: z
    .object({
      accountHolder: z.object({
        id: z.string().min(1).max(256),
        type: AccountHolderType,
        name: z.string().nullable(),
      }),
      fields: z.array(Field),
      country: z.string().nullable(),
      currency: z.string().nullable(),
      /** Not there in workbooks of earlier versions. */
      model: z.string().min(1).max(128).nullish(),
    })
    .nullable(),
  areas: z.array(Area),
  nextArea: z.number().int(),
  nextRun: z.number().int(),
  lastRun: RunRecord.nullable(),
  /** Not there in workbooks of earlier versions. */
  sentRows: SentRows.nullish(),
  /** By sheet id. */
  mappings: z.record(z.string(), RememberedMapping),
});
export type Book = z.infer<typeof Book>;
export type BookArea = z.infer<typeof Area>;

/** What a workbook without anything of ours knows. */
export function emptyBook(): Book {
  return {
    version: BOOK_VERSION,
    settings: null,
    areas: [],
    nextArea: 1,
    nextRun: 1,
    lastRun: null,
    mappings: {},
  };
}

/** Queues the reading of the book; call the returned function after the sync. */
export function queueBook(context: Excel.RequestContext): () => Book {
  const setting = context.workbook.settings.getItemOrNullObject(SETTING_KEY);
  setting.load("value");
  return later(setting, (loaded) => (loaded.isNullObject ? emptyBook() : bookOf(loaded.value)));
}

/** Queues the writing of the book. */
export function storeBook(context: Excel.RequestContext, book: Book): void {
  context.workbook.settings.add(SETTING_KEY, JSON.stringify(book));
}

/**
 * The book in a setting. Refuses `newer_workbook` where a newer version of ours wrote it; text that
 * is none of ours counts as no book, and then no cell counts as ours.
 */
export function bookOf(value: unknown): Book {
  let parsed: unknown;
  try {
    parsed = typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return emptyBook();
  }
  const version = z.object({ version: z.number() }).safeParse(parsed);
  if (version.success && version.data.version > BOOK_VERSION) {
    refuse({ code: "newer_workbook", version: version.data.version });
  }
  const book = Book.safeParse(parsed);
  return book.success ? book.data : emptyBook();
}

/** What a workbook gets for which nobody has chosen anything. */
export interface NewWorkbook {
  /** Id of the account holder that its first run makes. */
  accountHolderId: string;
  /** The device's own; null where there is none. */
  country: string | null;
  currency: string | null;
}

/** Settings of a workbook nobody has chosen any for. */
export function defaultSettings({
  accountHolderId,
  country,
  currency,
}: NewWorkbook): WorkbookSettings {
  return {
    accountHolder: { id: accountHolderId, type: "consumer", name: null },
    fields: ["label", "merchant", "recurrence"],
    country,
    currency,
  };
}
