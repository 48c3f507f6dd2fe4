/**
 * A list to choose labels from in a label column of ours: the labels stand in a column of a sheet that
 * is hidden from the user (labels hold commas, so they cannot stand in the rule itself), a hidden name
 * of the workbook means them, and the column's validation warns of any other text without forbidding it.
 */
import type { Rectangle } from "./address";
import { literalOf, shownText } from "./guard";
import { type Batch, patiently, unstoppable } from "./host";
import { freeSheetName } from "./insertions/names";
import type { Located } from "./locate";
import { placeNamed } from "./owned-columns";
import { queueCells } from "./read";
import type { Span } from "./address";

/** What the warning says; written into the workbook, so English like our headers. */
const WARNING_TITLE = "Not one of your labels";
const WARNING = "This text is not in the list of labels. Keep it all the same?";
const SHEET_NAME = "Ntropy lists";

const NAME = /^_ntropy\.labels\.(\d+)$/i;
const listName = (area: number) => `_ntropy.labels.${area}`;

/** What came of asking for a list. */
export type LabelListOutcome =
  | { state: "set"; labels: number }
  /** The table has no label column of ours yet: enrich it first. */
  | { state: "no_label_column" }
  /** The user has put a rule of their own on the column; it stays. */
  | { state: "validated_by_user" };

interface Lists {
  /** Where each area's list is. */
  places: Map<number, { sheetName: string; place: Rectangle }>;
  /** Areas whose name is there, though its cells may be gone. */
  named: Set<number>;
  sheetNames: string[];
}

async function readLists(batch: Batch): Promise<Lists> {
  const { names, worksheets } = batch.context.workbook;
  await patiently(batch, () => {
    names.load("items/name,items/formula");
    worksheets.load("items/name,items/visibility");
  });
  const lists: Lists = {
    places: new Map(),
    named: new Set(),
    sheetNames: worksheets.items.map(({ name }) => name),
  };
  // A name may have come to mean another sheet: ours is very hidden, and no other is written to.
  const ours = new Set(
    worksheets.items.filter(({ visibility }) => visibility === "VeryHidden").map(({ name }) => name)
  );
  for (const { name, formula } of names.items) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const area = Number(match[1]);
    lists.named.add(area);
    const place = placeNamed(formula);
    if (place !== null && ours.has(place.sheetName)) lists.places.set(area, place);
  }
  return lists;
}

/** The labels that can be chosen in a table's label column; null where there is no list. */
export async function readLabelList(batch: Batch, { area }: Located): Promise<string[] | null> {
  const place = area === null ? undefined : (await readLists(batch)).places.get(area);
  return place === undefined ? null : readLabels(batch, place);
}

async function readLabels(
  batch: Batch,
  { sheetName, place }: { sheetName: string; place: Rectangle }
): Promise<string[]> {
  const sheet = batch.context.workbook.worksheets.getItem(sheetName);
  const cells = await patiently(batch, () => queueCells(sheet, place, ["values"]));
  return cells().values.map(([value]) => String(value ?? ""));
}

/**
 * Gives a table's label column its list, or brings it up to date. Where it fails nothing has changed.
 *
 * @param rows rows of data
 * @param labels in the order they are offered; repeated and blank ones are left out
 */
export async function setLabelList(
  batch: Batch,
  located: Located,
  rows: Span,
  labels: readonly string[]
): Promise<LabelListOutcome> {
  const { area } = located;
  const column = located.owned.get("label");
  const offered = [...new Set(labels.map(shownText))].filter((label) => label !== "");
  if (area === null || column === undefined) return { state: "no_label_column" };
  const rule = await readRule(batch, located, column, rows);
  if (rule !== "none" && rule !== listName(area).toLowerCase())
    return { state: "validated_by_user" };
  if (offered.length === 0) {
    await removeLabelList(batch, located, rows);
    return { state: "set", labels: 0 };
  }
  const lists = await readLists(batch);
  const former = lists.places.get(area);
  const formerLabels = former === undefined ? [] : await readLabels(batch, former);
  const made = sheetFor(lists);
  const place: Rectangle = {
    row: 0,
    column: former?.place.column ?? freeColumn(lists),
    rows: offered.length,
    columns: 1,
  };
  try {
    await patiently(batch, () => {
      if (made.isNew) {
        batch.context.workbook.worksheets.add(made.name).visibility = "VeryHidden";
      }
      queueList(batch, area, made.name, place, offered, {
        former: formerLabels.length,
        isNamed: lists.named.has(area),
      });
      queueRule(batch, located, column, rows, area);
    });
  } catch (error) {
    await takeBack(unstoppable(batch), located, { column, rows }, made, place, {
      labels: formerLabels,
      hadRule: rule !== "none",
      area,
    });
    throw error;
  }
  return { state: "set", labels: offered.length };
}

/** Takes the list and its rule away; answers whether there was any. */
export async function removeLabelList(
  batch: Batch,
  located: Located,
  rows: Span
): Promise<boolean> {
  const { area } = located;
  if (area === null) return false;
  const lists = await readLists(batch);
  if (!lists.named.has(area)) return false;
  const column = located.owned.get("label");
  const rule = column === undefined ? "none" : await readRule(batch, located, column, rows);
  const place = lists.places.get(area);
  const { names, worksheets } = batch.context.workbook;
  await patiently(batch, () => {
    if (column !== undefined && rule === listName(area).toLowerCase()) {
      labelCells(batch, located, column, rows).dataValidation.clear();
    }
    names.getItem(listName(area)).delete();
    if (place === undefined) return;
    const sheet = worksheets.getItem(place.sheetName);
    if (lists.places.size === 1) {
      // Excel deletes no sheet that is very hidden.
      sheet.visibility = "Hidden";
      sheet.delete();
      return;
    }
    const cells = place.place;
    sheet.getRangeByIndexes(cells.row, cells.column, cells.rows, 1).clear();
  });
  return true;
}

/** The sheet of our lists: the one there is, or one to be made. */
function sheetFor({ places, sheetNames }: Lists): { name: string; isNew: boolean } {
  const [known] = places.values();
  if (known !== undefined) return { name: known.sheetName, isNew: false };
  return { name: freeSheetName(SHEET_NAME, sheetNames), isNew: true };
}

function freeColumn({ places }: Lists): number {
  return Math.max(-1, ...[...places.values()].map(({ place }) => place.column)) + 1;
}

function queueList(
  { context }: Batch,
  area: number,
  sheetName: string,
  { row, column, rows }: Rectangle,
  labels: readonly string[],
  { former, isNamed }: { former: number; isNamed: boolean }
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  if (former > rows) sheet.getRangeByIndexes(row + rows, column, former - rows, 1).clear();
  const cells = sheet.getRangeByIndexes(row, column, rows, 1);
  cells.values = labels.map((label) => [literalOf(label)]);
  if (isNamed) context.workbook.names.getItem(listName(area)).delete();
  context.workbook.names.add(listName(area), cells).visible = false;
}

function labelCells(
  { context }: Batch,
  { sheetId }: Located,
  column: number,
  rows: Span
): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  return sheet.getRangeByIndexes(rows.first, column, rows.last - rows.first + 1, 1);
}

function queueRule(batch: Batch, located: Located, column: number, rows: Span, area: number): void {
  const { dataValidation } = labelCells(batch, located, column, rows);
  dataValidation.rule = { list: { inCellDropDown: true, source: `=${listName(area)}` } };
  dataValidation.ignoreBlanks = true;
  dataValidation.errorAlert = {
    message: WARNING,
    showAlert: true,
    style: "Warning",
    title: WARNING_TITLE,
  };
}

/**
 * Which rule the label cells have: none, the name of a list, or another. Rows added later may have none
 * beside a list; wherever rules are mixed, halves are looked at until each is of one kind.
 */
async function readRule(
  batch: Batch,
  located: Located,
  column: number,
  rows: Span
): Promise<string> {
  const { type, rule } = await patiently(batch, () => {
    const { dataValidation } = labelCells(batch, located, column, rows);
    dataValidation.load("type,rule");
    return dataValidation;
  });
  if (type === "None") return "none";
  if (type === "Inconsistent" || type === "MixedCriteria") {
    if (rows.first === rows.last) return "other";
    const middle = Math.floor((rows.first + rows.last) / 2);
    const above = await readRule(batch, located, column, { first: rows.first, last: middle });
    if (above === "other") return above;
    const below = await readRule(batch, located, column, { first: middle + 1, last: rows.last });
    if (above === below || below === "none") return above;
    return above === "none" ? below : "other";
  }
  const source = rule.list?.source;
  return typeof source === "string" ? source.replace(/^=/, "").toLowerCase() : "other";
}

/** After a failure: the list, its name, its sheet and the rule are as they were. */
async function takeBack(
  batch: Batch,
  located: Located,
  { column, rows }: { column: number; rows: Span },
  made: { name: string; isNew: boolean },
  place: Rectangle,
  before: { labels: readonly string[]; hadRule: boolean; area: number }
): Promise<void> {
  const lists = await readLists(batch);
  const { names, worksheets } = batch.context.workbook;
  const { labels, hadRule, area } = before;
  await patiently(batch, () => {
    if (!hadRule) labelCells(batch, located, column, rows).dataValidation.clear();
    if (labels.length > 0) {
      const sheet = worksheets.getItem(made.name);
      sheet.getRangeByIndexes(place.row, place.column, place.rows, 1).clear();
      const state = { former: 0, isNamed: lists.named.has(area) };
      queueList(batch, area, made.name, { ...place, rows: labels.length }, labels, state);
      return;
    }
    if (lists.named.has(area)) names.getItem(listName(area)).delete();
    if (!lists.sheetNames.includes(made.name)) return;
    const sheet = worksheets.getItem(made.name);
    if (made.isNew) {
      sheet.visibility = "Hidden";
      sheet.delete();
    } else sheet.getRangeByIndexes(place.row, place.column, place.rows, 1).clear();
  });
}
