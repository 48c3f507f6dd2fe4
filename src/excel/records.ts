/**
 * What a run writes down about each chunk before it writes the cells: the locks of its rows and what
 * the cells held before. One record serves both; undo reads it back, and the next run folds it into
 * the locks. Pure; where records lie is `lock-store`.
 */
import { z } from "zod";
import type { Span } from "./address";
import { decodeEntries, encodeEntries, type LockEntry } from "./locks";
import { OUTPUT_FIELDS, type OutputField } from "./types";
import type { XmlRecord } from "./xml";

/** A cell's former content: a value, or a formula with its `=`. */
export type FormerContent = string | number | boolean | { formula: string };

/** What one cell held before. Cells without a record of this kind were blank. */
export interface FormerCell {
  /** Index of the row within the record's entries. */
  index: number;
  field: OutputField;
  content: FormerContent;
}

/** One chunk of a run, in the order it was written. */
export interface ChunkRecord {
  run: number;
  area: number;
  /** Position among the run's records. */
  sequence: number;
  fields: OutputField[];
  /** Codes of what the run wrote; `NEVER_WRITTEN` where it left the cell alone. */
  entries: LockEntry[];
  /** Sheet rows of the entries when they were written, as runs of rows that follow each other. */
  rows: Span[];
  former: FormerCell[];
  /** Cells whose code is on record although the run did not change them. */
  untouched: { index: number; field: OutputField }[];
  /** Cells of rows added since the column was made, that were given its number format. */
  formatted: { index: number; field: OutputField }[];
}

const Head = z.object({
  run: z.number().int(),
  area: z.number().int(),
  sequence: z.number().int(),
  fields: z.array(z.enum(OUTPUT_FIELDS)),
  answer: z.string(),
  rows: z.array(z.tuple([z.number().int(), z.number().int()])),
});
const Content = z.union([z.string(), z.number(), z.boolean(), z.object({ formula: z.string() })]);
const Cells = z.object({
  former: z.array(z.tuple([z.number().int(), z.number().int(), Content])),
  untouched: z.array(z.tuple([z.number().int(), z.number().int()])),
  formatted: z.array(z.tuple([z.number().int(), z.number().int()])),
});

export function chunkToXmlRecord(chunk: ChunkRecord): XmlRecord {
  const position = (field: OutputField) => chunk.fields.indexOf(field);
  return {
    head: {
      run: chunk.run,
      area: chunk.area,
      sequence: chunk.sequence,
      fields: chunk.fields,
      answer: chunk.entries[0]?.answerVersion ?? "",
      rows: chunk.rows.map(({ first, last }) => [first, last]),
    } satisfies z.infer<typeof Head>,
    body: `${encodeEntries(chunk.entries, chunk.fields)}|${JSON.stringify({
      former: chunk.former.map(({ index, field, content }) => [index, position(field), content]),
      untouched: chunk.untouched.map(({ index, field }) => [index, position(field)]),
      formatted: chunk.formatted.map(({ index, field }) => [index, position(field)]),
    } satisfies z.infer<typeof Cells>)}`,
  };
}

/** Null where the record is none of ours or was damaged. */
export function chunkOfXmlRecord({ head, body }: XmlRecord): ChunkRecord | null {
  const parsedHead = Head.safeParse(head);
  if (!parsedHead.success) return null;
  const { run, area, sequence, fields, answer, rows } = parsedHead.data;
  const bar = body.indexOf("|");
  const entries = decodeEntries(bar < 0 ? body : body.slice(0, bar), fields, answer);
  let cells: z.infer<typeof Cells> = { former: [], untouched: [], formatted: [] };
  try {
    cells = Cells.parse(JSON.parse(body.slice(bar + 1)));
  } catch {
    // Without the former contents the locks still count.
  }
  return {
    run,
    area,
    sequence,
    fields,
    entries,
    rows: rows.map(([first, last]) => ({ first, last })),
    former: cells.former.flatMap(([index, position, content]) => {
      const field = fields[position];
      return field === undefined ? [] : [{ index, field, content }];
    }),
    untouched: cellsOf(cells.untouched, fields),
    formatted: cellsOf(cells.formatted, fields),
  };
}

function cellsOf(
  pairs: readonly (readonly [number, number])[],
  fields: readonly OutputField[]
): { index: number; field: OutputField }[] {
  return pairs.flatMap(([index, position]) => {
    const field = fields[position];
    return field === undefined ? [] : [{ index, field }];
  });
}

/** Sheet rows, ascending or not, as runs of rows that follow each other. */
export function runsOfRows(rows: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const row of rows) {
    const current = spans.at(-1);
    if (current !== undefined && row === current.last + 1) current.last = row;
    else spans.push({ first: row, last: row });
  }
  return spans;
}

/** The rows that runs of rows stand for, in their order. */
export function rowsOfRuns(spans: readonly Span[]): number[] {
  return spans.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index)
  );
}
