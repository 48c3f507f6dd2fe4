/** Talking to Excel: what it must be able to do, batches, and pauses that keep the sheet usable. */
import { isTooLarge, officeCode, refuse } from "./errors";

/** The API level without which nothing of ours works. */
const REQUIRED_API = "1.9";

/** Refuses hosts below the API level we need (ExcelApi 1.9). */
export function requireHost(): void {
  if (!isSupported(REQUIRED_API)) {
    refuse({ code: "unsupported_host", missing: `ExcelApi ${REQUIRED_API}` });
  }
}

/** Whether the host has an ExcelApi level, as `1.13`. */
export function isSupported(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/** The language of the workbook's contents as Office has it, such as `en-GB`; dates and figures follow it. */
export function contentLanguage(): string {
  return Office.context.contentLanguage ?? Office.context.displayLanguage ?? "en-US";
}

/** A conversation with Excel within one `Excel.run`. */
export interface Batch {
  context: Excel.RequestContext;
  /** Waits while the user types into a cell until this ends it; null: refused at once. */
  patience: AbortSignal | null;
}

/** A batch that only reads: refused at once while a cell is being edited. */
export function reading<Value>(work: (batch: Batch) => Promise<Value>): Promise<Value> {
  return Excel.run((context) => work({ context, patience: null }));
}

/**
 * A batch that writes: waits while the user types into a cell, and is one step for Excel's own Undo
 * where the host can do that (ExcelApi 1.20).
 *
 * @param patience ends the waiting
 */
export function writing<Value>(
  patience: AbortSignal,
  work: (batch: Batch) => Promise<Value>
): Promise<Value> {
  const options: Excel.RunOptions = isSupported("1.20")
    ? { delayForCellEdit: true, mergeUndoGroup: true }
    : { delayForCellEdit: true };
  return Excel.run(options, (context) => work({ context, patience }));
}

/** How long to wait before a request that met a cell in edit mode is sent again, milliseconds. */
const EDIT_MODE_PAUSE = 250;

/**
 * Builds and sends one request, and sends it again for as long as a cell is in edit mode (some hosts
 * refuse then although they were asked to wait; such a request has done nothing yet).
 *
 * @param build queues the request's actions; called anew for every try
 */
export async function patiently<Value>(
  { context, patience }: Batch,
  build: () => Value
): Promise<Value> {
  for (;;) {
    const built = build();
    try {
      await context.sync();
      return built;
    } catch (error) {
      if (officeCode(error) !== "InvalidOperationInCellEditMode") throw error;
      if (patience === null || patience.aborted) throw error;
      await pause(EDIT_MODE_PAUSE);
    }
  }
}

/** The same conversation for what must not be left half done: it waits although the run was stopped. */
export function unstoppable({ context }: Batch): Batch {
  return { context, patience: new AbortController().signal };
}

/** Works on rows at once, and on ever smaller halves of them where that is too large for the host. */
export async function inHalves<Row>(
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<void>
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await work(rows);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    if (rows.length === 1) refuse({ code: "payload_too_large" });
    const half = Math.ceil(rows.length / 2);
    await inHalves(rows.slice(0, half), work);
    await inHalves(rows.slice(half), work);
  }
}

/** Does a whole piece of reading again for as long as a cell is in edit mode. */
export async function persistently<Value>(
  patience: AbortSignal | null,
  work: () => Promise<Value>
): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (officeCode(error) !== "InvalidOperationInCellEditMode") throw error;
      if (patience === null || patience.aborted) throw error;
      await pause(EDIT_MODE_PAUSE);
    }
  }
}

/** Keeps a proxy whose properties can be read after the next sync. */
export function later<Proxy, Value>(proxy: Proxy, read: (proxy: Proxy) => Value): () => Value {
  return () => read(proxy);
}

/** Rows worked through in one slice, so that no slice holds the main thread for 50 ms. */
const ROWS_PER_SLICE = 2_000;

/** Works through many rows with a breath after every slice of them. */
export async function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item, index: number) => void
): Promise<void> {
  let index = 0;
  for (const item of items) {
    work(item, index++);
    if (index % ROWS_PER_SLICE === 0) await breathe();
  }
}

/** Lets the host's own work go on: a new turn of the event loop. */
export function breathe(): Promise<void> {
  return pause(0);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
