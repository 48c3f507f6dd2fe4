/**
 * What is remembered of inserted sheets, in the workbook: one custom XML part for each insertion with
 * what was inserted, and what was there before a refresh. Where the sheets are is known by hidden names
 * of the workbook, which follow renaming and moving.
 */
import { z } from "zod";
import { CalendarDate } from "../../model";
import { type Batch, patiently } from "../host";
import { recordOfXml, recordToXml } from "../xml";
import type { EditedCell } from "./cells";
import { FORMULA_FUNCTIONS, type Formula } from "./formula";
import type { KeptBlock } from "./kept";
import type { SheetInsertion } from "./types";

const NAMESPACE = "urn:ntropy-excel:inserted";
/** A record of a newer version is not understood, and left alone. */
const RECORD_VERSION = 1;

const Rows = z.object({ first: z.number().int().min(0), last: z.number().int().min(0) });
const Column = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("table"), table: z.string(), column: z.string() }),
  z.object({
    kind: z.literal("range"),
    sheet: z.string(),
    column: z.number().int().min(0),
    rows: Rows,
  }),
]);
const Place = { sheet: z.string().optional(), table: z.string(), column: z.string() };
const FormulaParts: z.ZodType<Formula> = z.lazy(() =>
  z.discriminatedUnion("part", [
    z.object({ part: z.literal("number"), value: z.number() }),
    z.object({ part: z.literal("text"), value: z.string() }),
    z.object({ part: z.literal("day"), value: CalendarDate }),
    z.object({ part: z.literal("rows"), of: Column }),
    z.object({ part: z.literal("here"), column: z.string() }),
    z.object({ part: z.literal("column"), ...Place }),
    z.object({ part: z.literal("total"), ...Place }),
    z.object({ part: z.literal("cell"), ...Place, row: z.number().int() }),
    z.object({
      part: z.literal("criterion"),
      operator: z.enum(["=", "<>", "<", "<=", ">", ">="]),
      value: FormulaParts,
    }),
    z.object({
      part: z.literal("call"),
      name: z.enum(FORMULA_FUNCTIONS),
      arguments: z.array(FormulaParts),
    }),
    z.object({
      part: z.literal("operation"),
      operator: z.enum(["+", "-", "*", "/", "&", "=", "<>", "<", "<=", ">", ">="]),
      left: FormulaParts,
      right: FormulaParts,
    }),
  ])
);
const Kind = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["text", "count", "number", "share", "date", "month"]) }),
  z.object({ kind: z.literal("money"), currency: z.string().nullable() }),
]);
const Content = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ day: CalendarDate }),
  z.object({ formula: FormulaParts }),
]);
const Cell = z.union([Content, z.object({ content: Content, as: Kind })]);
const Table = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.array(z.string()).optional(),
  columns: z.array(
    z.object({ id: z.string(), header: z.string(), holds: Kind, width: z.number().optional() })
  ),
  rows: z.array(z.array(Cell)),
  totals: z
    .object({
      label: z.string(),
      of: z.record(z.string(), z.union([z.literal("sum"), FormulaParts])),
    })
    .optional(),
});
const Chart = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(["column", "bar", "line", "pie", "stacked-column"]),
  table: z.string(),
  categories: z.string(),
  series: z.array(z.string()),
  valueAxis: z.string().optional(),
  rows: z.number().int().optional(),
});
const Insertion = z.object({
  id: z.string(),
  sheets: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      notes: z.array(z.string()).optional(),
      tables: z.array(Table),
      charts: z.array(Chart).optional(),
    })
  ),
});
const Edits = z.array(
  z.object({
    sheet: z.string(),
    row: z.number().int().min(0),
    column: z.number().int().min(0),
    content: z.union([z.string(), z.number(), z.boolean(), z.object({ formula: z.string() })]),
  })
);
const Cells = {
  row: z.number().int().min(0),
  column: z.number().int().min(0),
  rows: z.number().int().min(0),
  columns: z.number().int().min(0),
};
const Kept = z.array(
  z.object({
    sheet: z.string(),
    name: z.string(),
    place: z.object(Cells),
    entries: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))),
    formats: z.array(z.array(z.string())),
    tables: z.array(z.object({ name: z.string(), style: z.string(), ...Cells })),
  })
);
const Head = z.object({
  version: z.literal(RECORD_VERSION),
  id: z.string(),
  /** Number of the insertion; the hidden names of its sheets carry it. */
  number: z.number().int().min(1),
  at: z.string(),
  /** Not `done`: cut short on the way. */
  state: z.enum(["making", "refreshing", "done"]),
});
const Body = z.object({
  insertion: Insertion,
  /** What a refresh replaced. */
  former: Insertion.nullable(),
  /** Cells the user had changed before the refresh, to be given back with `former`. */
  edits: Edits,
  /** The blocks as they stood, where rows or columns had been inserted or deleted in one. */
  kept: Kept.default([]),
});

/** One insertion as it is on record. */
export interface InsertionRecord {
  id: string;
  number: number;
  at: string;
  state: "making" | "refreshing" | "done";
  insertion: SheetInsertion;
  former: SheetInsertion | null;
  edits: (EditedCell & { sheet: string })[];
  kept: KeptBlock[];
}

/** A record and the part it lies in. */
export interface StoredRecord {
  part: string;
  record: InsertionRecord;
}

/** All insertions on record; what cannot be understood is passed over and stays. */
export async function readRecords(batch: Batch): Promise<StoredRecord[]> {
  const found = await patiently(batch, () => {
    const parts = batch.context.workbook.customXmlParts.getByNamespace(NAMESPACE);
    parts.load("items/id");
    return parts;
  });
  const texts = await patiently(batch, () =>
    found.items.map(({ id }) => ({
      id,
      xml: batch.context.workbook.customXmlParts.getItem(id).getXml(),
    }))
  );
  return texts.flatMap(({ id, xml }) => {
    const record = recordOf(xml.value);
    return record === null ? [] : [{ part: id, record }];
  });
}

function recordOf(xml: string): InsertionRecord | null {
  const read = recordOfXml(xml);
  const head = Head.safeParse(read?.head);
  if (read === null || !head.success) return null;
  try {
    const body = Body.parse(JSON.parse(read.body));
    const { id, number, at, state } = head.data;
    return { id, number, at, state, ...body, insertion: { ...body.insertion, id } };
  } catch {
    return null;
  }
}

/** Queues putting a record into the workbook, in the place of the one in `instead`. */
export function queueRecord(
  { context }: Batch,
  record: InsertionRecord,
  instead: string | null
): Excel.CustomXmlPart {
  const { id, number, at, state, insertion, former, edits, kept } = record;
  if (instead !== null) queueForget(context, instead);
  return context.workbook.customXmlParts.add(
    recordToXml(NAMESPACE, {
      head: { version: RECORD_VERSION, id, number, at, state } satisfies z.infer<typeof Head>,
      body: JSON.stringify({ insertion, former, edits, kept }),
    })
  );
}

/** Queues forgetting a record. */
export function queueForget(context: Excel.RequestContext, part: string): void {
  context.workbook.customXmlParts.getItem(part).delete();
}

/** The number of an insertion to be made. */
export function nextNumber(records: readonly StoredRecord[], names: readonly string[]): number {
  const used = names.flatMap((name) => {
    const match = SHEET_NAME.exec(name);
    return match === null ? [] : [Number(match[1])];
  });
  return Math.max(0, ...used, ...records.map(({ record }) => record.number)) + 1;
}

const SHEET_NAME = /^_ntropy\.sheet\.(\d+)\./i;

/** The hidden name of an inserted sheet's block of cells. */
export function hiddenSheetName(number: number, sheet: string): string {
  return `_ntropy.sheet.${number}.${sheet.replaceAll("-", "_")}`;
}
