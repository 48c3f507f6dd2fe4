/** What of ours lies in the workbook, and its removal at the user's wish: the answers in cells stay. */
import { type Batch, patiently } from "./host";

/** How much of ours lies in a workbook. */
export interface WorkbookRecords {
  /** Custom XML parts: locks, what the last run wrote, what was inserted. */
  parts: number;
  /** Hidden names, by which columns of ours are known. */
  names: number;
  /** Settings of the document. */
  settings: number;
}

const NAMESPACE = "urn:ntropy-excel:";
/** Not those of lists to choose labels from: cells refer to them. */
const NAME = /^_ntropy\.(?!labels\.)/i;
const SETTING = /^ntropy\b/i;

interface Found {
  parts: Excel.CustomXmlPart[];
  names: Excel.NamedItem[];
  settings: Excel.Setting[];
}

async function find(batch: Batch): Promise<Found> {
  const { parts, names, settings } = await patiently(batch, () => {
    const { workbook } = batch.context;
    const loaded = {
      parts: workbook.customXmlParts,
      names: workbook.names,
      settings: workbook.settings,
    };
    loaded.parts.load("items/id,items/namespaceUri");
    loaded.names.load("items/name");
    loaded.settings.load("items/key");
    return loaded;
  });
  return {
    parts: parts.items.filter(({ namespaceUri }) => namespaceUri.startsWith(NAMESPACE)),
    names: names.items.filter(({ name }) => NAME.test(name)),
    settings: settings.items.filter(({ key }) => SETTING.test(key)),
  };
}

/** Counts what lies in the workbook. */
export async function countWorkbookRecords(batch: Batch): Promise<WorkbookRecords> {
  const { parts, names, settings } = await find(batch);
  return { parts: parts.length, names: names.length, settings: settings.length };
}

/** Parts deleted in one request. */
const AT_ONCE = 50;

/**
 * Takes all of it out. No cell changes; but afterwards nothing tells answers of ours from the user's own
 * words, so that they count as the user's, and the last run cannot be undone.
 */
export async function removeWorkbookRecords(batch: Batch): Promise<WorkbookRecords> {
  const { parts, names, settings } = await find(batch);
  const all = [...settings, ...names, ...parts];
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    await patiently(batch, () => {
      for (const one of some) one.delete();
    });
  }
  return { parts: parts.length, names: names.length, settings: settings.length };
}
