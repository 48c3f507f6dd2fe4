/**
 * Writes answers to the rows they belong to, wherever those rows are by then. The first write begins
 * the run on record; rows that were moved meanwhile are found again by their identity.
 */
import {
  type Batch,
  type BegunRun,
  beginRun,
  type KnownPlace,
  type OutputField,
  type OutputValue,
  ownersOf,
  queueProgress,
  readLocks,
  refuse,
  type RowToWrite,
  patiently,
  saveSentRows,
  type SentRows,
  writeRows,
  type WriteTarget,
} from "../excel";
import type { DecidedRow } from "./decide";
import { COLUMN_LOOKS } from "./outputs";
import type { Overrides, Reading, RecordedReading } from "./reading";
import { identityColumns, scanRows } from "./scan";
import { planAgain, reopen, type Survey } from "./survey";
import type { Preparation, WorkbookSettings } from "./types";

/** A row with what is to be written; undefined leaves a cell alone. */
export interface AnsweredRow {
  decided: DecidedRow;
  values: ReadonlyMap<OutputField, OutputValue | undefined>;
}

export interface Written {
  cells: number;
  rows: number;
  putBack: number;
}

export interface Pen {
  /** Writes some rows (at most 2,000) and remembers those that had moved. */
  write(batch: Batch, rows: readonly AnsweredRow[]): Promise<void>;
  /** Finds moved rows again and writes them. Refuses with `rows_moved` when they keep moving. */
  catchUp(batch: Batch): Promise<void>;
  /** Puts on record how the run ended; nothing where it never wrote. */
  close(batch: Batch, finished: boolean): Promise<void>;
  readonly written: Written;
  /** Whether anything was put on record. */
  readonly hasBegun: boolean;
  /** Puts on record which rows are under way elsewhere: at once, or together with the next write. */
  noteSent(batch: Batch, sentRows: SentRows | null, when: "now" | "with_next"): Promise<void>;
}

export interface PenOptions {
  preparation: Preparation;
  settings: WorkbookSettings;
  remember: { headers: (string | null)[]; overrides: Overrides };
  /** ISO 8601. */
  at: string;
}

/** How often rows are looked for again while the user keeps moving them. */
const MOST_SEARCHES = 3;

export function createPen(survey: Survey, options: PenOptions): Pen {
  const written: Written = { cells: 0, rows: 0, putBack: 0 };
  /** Positions found later than the survey's, by row key. */
  let found: ReadonlyMap<string, { row: number; source: number }> | null = null;
  let begun: BegunRun | null = null;
  let target: WriteTarget | null = null;
  let place: KnownPlace | null = null;
  let sequence = 0;
  let moved: AnsweredRow[] = [];
  const writtenKeys = new Set<string>();

  const begin = async (batch: Batch): Promise<WriteTarget> => {
    const { reading } = survey;
    const columnPlan = await planAgain(batch, survey);
    const anchor = reading.located.anchor ?? anchorOf(reading);
    const { tableName, address } = options.preparation;
    const recorded: RecordedReading = {
      tableName,
      address,
      anchor,
      headerRow: reading.headerRow,
      headers: reading.headers,
      mapping: reading.mapping,
      conventions: reading.conventions,
      country: reading.country,
    };
    const started = await beginRun(batch, {
      located: reading.located,
      headerRow: reading.headerRow,
      plan: columnPlan,
      looks: COLUMN_LOOKS,
      settings: options.settings,
      reading: recorded,
      remember: options.remember,
      at: options.at,
    });
    begun = started;
    const { sheetId, sheetName } = reading.located;
    place = { sheetId, sheetName, tableName, address, anchored: { area: started.area, anchor } };
    return aim(started, reading, columnPlan.columns);
  };

  const aim = (
    started: BegunRun,
    reading: Reading,
    columns: ReadonlyMap<OutputField, number>
  ): WriteTarget => {
    // Left to right, so that columns side by side are written in one piece.
    const fields = survey.fields
      .filter((field) => columns.has(field))
      .sort((one, other) => (columns.get(one) ?? 0) - (columns.get(other) ?? 0));
    const record = started.book.areas.find(({ id }) => id === started.area);
    return {
      sheetId: reading.located.sheetId,
      owners:
        record === undefined ? [] : ownersOf(record, fields, reading.located.table?.id ?? null),
      run: started.run,
      area: started.area,
      answerVersion: survey.answerVersion,
      fields,
      columns: fields.map((field) => columns.get(field) ?? 0),
      numberFormats: fields.map((field) => COLUMN_LOOKS[field].numberFormat),
      sourceColumns: identityColumns(reading.mapping).map(
        (column) => reading.located.columns.first + column
      ),
      alongside: (context, cells) => queueProgress(context, started, written.cells + cells, false),
    };
  };

  const toWrite = (aimed: WriteTarget, rows: readonly AnsweredRow[]): RowToWrite[] =>
    rows.flatMap(({ decided, values }) => {
      const { scanned, codes } = decided;
      const at = found === null ? scanned : found.get(scanned.key);
      if (at === undefined) return [];
      return [
        {
          key: scanned.key,
          descriptionHint: scanned.descriptionHint,
          moneyHint: scanned.moneyHint,
          row: at.row,
          source: at.source,
          codes,
          values: aimed.fields.map((field) => values.get(field)),
        },
      ];
    });

  const write = async (batch: Batch, rows: readonly AnsweredRow[]): Promise<void> => {
    if (rows.length === 0) return;
    const aimed = (target ??= await begin(batch));
    const ready = toWrite(aimed, rows).sort((one, other) => one.row - other.row);
    const outcome = await writeRows(batch, aimed, ready, sequence);
    sequence += outcome.records;
    written.cells += outcome.cells;
    written.putBack += outcome.putBack;
    for (const key of outcome.rows) writtenKeys.add(key);
    written.rows = writtenKeys.size;
    const movedKeys = new Set(outcome.moved.map(({ key }) => key));
    moved.push(...rows.filter(({ decided }) => movedKeys.has(decided.scanned.key)));
  };

  const search = async (batch: Batch): Promise<void> => {
    if (place === null || begun === null) return;
    const reading = await reopen(batch, place, survey.reading);
    const scan = await scanRows(batch, reading, survey.fields, await readLocks(batch, begun.area));
    found = new Map(scan.rows.map(({ key, row, source }) => [key, { row, source }]));
    target = aim(begun, reading, reading.located.owned);
  };

  return {
    written,
    get hasBegun() {
      return begun !== null;
    },
    async noteSent(batch, sentRows, when) {
      if (when === "now") await saveSentRows(batch, begun, sentRows);
      else if (begun !== null) begun.book.sentRows = sentRows;
    },
    write,
    async catchUp(batch) {
      for (let attempt = 0; moved.length > 0; attempt++) {
        if (attempt === MOST_SEARCHES) refuse({ code: "rows_moved", count: moved.length });
        await search(batch);
        const again = moved;
        moved = [];
        for (let first = 0; first < again.length; first += 1_000) {
          await write(batch, again.slice(first, first + 1_000));
        }
      }
    },
    async close(batch, finished) {
      const started = begun;
      if (started === null) return;
      await patiently(batch, () => queueProgress(batch.context, started, written.cells, finished));
    },
  };
}

/** The cells a hidden name of the area will be given: header and rows of the block. */
function anchorOf({ located, headerRow }: Reading): {
  row: number;
  column: number;
  rows: number;
  columns: number;
} {
  const first = headerRow ?? located.rows.first;
  return {
    row: first,
    column: located.columns.first,
    rows: located.rows.last - first + 1,
    columns: located.columns.last - located.columns.first + 1,
  };
}
