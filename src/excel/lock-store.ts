/**
 * Where locks and journal lie in the workbook: custom XML parts that travel with the file.
 *
 * - `urn:ntropy-excel:locks:<area>`: the locks of one area in blocks of a thousand rows.
 * - `urn:ntropy-excel:last-run`: one record for every chunk of the last run, locks and former contents.
 *
 * The locks of an area are its blocks with the records of the last run laid over them. Undoing the
 * last run deletes its records, and the locks are as they were. When the next run begins to write,
 * the records are folded into the blocks, and that run can no longer be undone.
 */
import { z } from "zod";
import { type Batch, breathe, patiently } from "./host";
import {
  blankCodes,
  decodeEntries,
  encodeEntries,
  fieldPosition,
  layOver,
  type LockEntry,
  NEVER_WRITTEN,
} from "./locks";
import { type ChunkRecord, chunkOfXmlRecord, chunkToXmlRecord } from "./records";
import { OUTPUT_FIELDS, type OutputField } from "./types";
import { recordOfXml, recordToXml, type XmlRecord } from "./xml";

/** Rows in one block of locks: some 50 KB. */
export const ROWS_PER_BLOCK = 1_000;
/** Parts read or written in one request. */
const PARTS_PER_REQUEST = 16;

const LAST_RUN = "urn:ntropy-excel:last-run";
const locksOf = (area: number) => `urn:ntropy-excel:locks:${area}`;

const BlockHead = z.object({ fields: z.array(z.enum(OUTPUT_FIELDS)), answer: z.string() });

/** The locks of an area by row key, the last run's included. */
export async function readLocks(batch: Batch, area: number): Promise<Map<string, LockEntry>> {
  const entries = await readBlocks(batch, area);
  await layChunks(entries, area, await readLastRun(batch));
  return entries;
}

async function readBlocks(batch: Batch, area: number): Promise<Map<string, LockEntry>> {
  const entries = new Map<string, LockEntry>();
  for (const { head, body } of await readRecords(batch, locksOf(area))) {
    const parsed = BlockHead.safeParse(head);
    if (!parsed.success) continue;
    layOver(entries, decodeEntries(body, parsed.data.fields, parsed.data.answer));
    await breathe();
  }
  return entries;
}

async function layChunks(
  entries: Map<string, LockEntry>,
  area: number,
  chunks: readonly ChunkRecord[]
): Promise<void> {
  for (const chunk of chunks) {
    if (chunk.area !== area) continue;
    layOver(entries, chunk.entries);
    await breathe();
  }
}

/** The records of the last run, in the order they were written. */
export async function readLastRun(batch: Batch): Promise<ChunkRecord[]> {
  const records = await readRecords(batch, LAST_RUN);
  return records
    .flatMap((record) => chunkOfXmlRecord(record) ?? [])
    .sort((one, other) => one.sequence - other.sequence);
}

/** Queues one chunk's record. It must come before the chunk's cells in the same request. */
export function queueChunkRecord(context: Excel.RequestContext, chunk: ChunkRecord): void {
  context.workbook.customXmlParts.add(recordToXml(LAST_RUN, chunkToXmlRecord(chunk)));
}

/** Forgets the last run's records: its locks are as if it had not been, and it cannot be undone. */
export async function deleteLastRun(batch: Batch): Promise<void> {
  await deleteParts(batch, await partIds(batch, LAST_RUN));
}

/**
 * Folds the last run's records into the blocks of their area. The new blocks are written before the
 * old ones are deleted: cut short, the same locks are merely on record twice.
 *
 * @param queueAlongside queues what is to be said of it elsewhere, in the request that deletes the records
 */
export async function foldLastRun(batch: Batch, queueAlongside: () => void): Promise<void> {
  const runParts = await partIds(batch, LAST_RUN);
  const chunks = await readLastRun(batch);
  const oldParts: string[] = [];
  for (const area of new Set(chunks.map((chunk) => chunk.area))) {
    oldParts.push(...(await rewriteLocks(batch, area, chunks, [])));
  }
  await deleteParts(batch, [...oldParts, ...runParts], queueAlongside);
}

/** Forgets what is on record of fields whose column is gone and made anew; the last run is folded before. */
export async function forgetFields(
  batch: Batch,
  area: number,
  fields: readonly OutputField[]
): Promise<void> {
  await deleteParts(batch, await rewriteLocks(batch, area, [], fields));
}

/** Writes an area's blocks anew; answers the ids of the old ones. */
async function rewriteLocks(
  batch: Batch,
  area: number,
  chunks: readonly ChunkRecord[],
  forget: readonly OutputField[]
): Promise<string[]> {
  const oldParts = await partIds(batch, locksOf(area));
  const entries = await readBlocks(batch, area);
  await layChunks(entries, area, chunks);
  for (const entry of entries.values()) {
    for (const field of forget) entry.codes[fieldPosition(field)] = NEVER_WRITTEN;
  }
  const blocks = blocksOf([...entries.values()]);
  for (let first = 0; first < blocks.length; first += PARTS_PER_REQUEST) {
    const some = blocks.slice(first, first + PARTS_PER_REQUEST);
    await patiently(batch, () => {
      for (const block of some) {
        batch.context.workbook.customXmlParts.add(recordToXml(locksOf(area), block));
      }
    });
    await breathe();
  }
  return oldParts;
}

/** Entries in blocks of equal fields and version, a thousand rows each. */
export function blocksOf(entries: readonly LockEntry[]): XmlRecord[] {
  const byVersion = new Map<string, LockEntry[]>();
  for (const entry of entries) {
    if (entry.codes.every((code) => code === NEVER_WRITTEN)) continue;
    const list = byVersion.get(entry.answerVersion);
    if (list === undefined) byVersion.set(entry.answerVersion, [entry]);
    else list.push(entry);
  }
  const blocks: XmlRecord[] = [];
  for (const [answer, list] of byVersion) {
    for (let first = 0; first < list.length; first += ROWS_PER_BLOCK) {
      const rows = list.slice(first, first + ROWS_PER_BLOCK);
      const fields = usedFields(rows);
      blocks.push({
        head: { fields, answer } satisfies z.infer<typeof BlockHead>,
        body: encodeEntries(rows, fields),
      });
    }
  }
  return blocks;
}

function usedFields(entries: readonly LockEntry[]): OutputField[] {
  const used = blankCodes().map((blank, position) =>
    entries.some(({ codes }) => (codes[position] ?? blank) !== blank)
  );
  return OUTPUT_FIELDS.filter((_, position) => used[position]);
}

async function partIds(batch: Batch, namespace: string): Promise<string[]> {
  const parts = await patiently(batch, () => {
    const found = batch.context.workbook.customXmlParts.getByNamespace(namespace);
    found.load("items/id");
    return found;
  });
  return parts.items.map(({ id }) => id);
}

async function readRecords(batch: Batch, namespace: string): Promise<XmlRecord[]> {
  const ids = await partIds(batch, namespace);
  const records: XmlRecord[] = [];
  for (let first = 0; first < ids.length; first += PARTS_PER_REQUEST) {
    const some = ids.slice(first, first + PARTS_PER_REQUEST);
    const texts = await patiently(batch, () =>
      some.map((id) => batch.context.workbook.customXmlParts.getItem(id).getXml())
    );
    for (const text of texts) {
      const record = recordOfXml(text.value);
      if (record !== null) records.push(record);
    }
  }
  return records;
}

async function deleteParts(
  batch: Batch,
  ids: readonly string[],
  queueAlongside: () => void = () => undefined
): Promise<void> {
  if (ids.length === 0) return;
  await patiently(batch, () => {
    for (const id of ids) batch.context.workbook.customXmlParts.getItem(id).delete();
    queueAlongside();
  });
}
