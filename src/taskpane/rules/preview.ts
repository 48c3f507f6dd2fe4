/**
 * What a rule would do to the sheet, told from a trial: the cells that "apply" would write and no others,
 * each with what stands in it.
 */
import { answerValue } from "../../run/outputs";
import type { AnswerCell, OutputField, SheetRow, WorkbookSettings } from "../../run/types";
import type { EditableProperty } from "../../model";
import { isObject, oneOf } from "./json-value";
import type { RuleJson } from "./rule-tree";
import { EDITABLE_PROPERTIES } from "./step-json";
import type { AnswersNow, Trial } from "./trial";

/** One cell that would be another. */
export interface PreviewChange {
  field: OutputField;
  /** What stands in the cell; null where nothing does. */
  before: string | null;
  after: string | null;
  /** The user's own cell: it stays as it is. */
  isKept: boolean;
}

export interface PreviewRow {
  id: string;
  /** 1-based, as Excel counts. */
  sheetRow: number;
  description: string;
  changes: PreviewChange[];
}

/** What a rule would do to the sheet. */
export interface Preview {
  total: number;
  /** Fewer than `total` where it was stopped. */
  looked: number;
  matched: number;
  /** Rows that match or change, in sheet order. */
  rows: PreviewRow[];
  /** Ids of rows in which something changes. */
  changedIds: ReadonlySet<string>;
  keptCells: number;
  /** What the rule sets and no column of the sheet shows. */
  unseen: readonly (EditableProperty | "label" | "mcc")[];
  isBuiltIn: boolean;
}

/** What a preview is told from. */
export interface PreviewParts {
  sheetRows: readonly SheetRow[];
  trial: Trial;
  /** The rule, and its position among those tried. */
  rule: RuleJson;
  position: number;
  /** What the rows that match or change are answered without the trial; null where nobody tells. */
  now: readonly AnswersNow[] | null;
  settings: Pick<WorkbookSettings, "fields">;
}

/** Columns whose cells come from the answer alone, the others from histories and notes of the sheet. */
export const PREVIEWED = [
  "label",
  "merchant",
  "website",
  "logo",
  "mcc",
  "location",
  "person",
  "intermediaries",
  "confidence",
] as const satisfies readonly OutputField[];
type PreviewedField = (typeof PREVIEWED)[number];

/** Tells what one of the tried rules does, out of a trial of all. */
export function previewOf(parts: PreviewParts): Preview {
  const { sheetRows, trial, rule, position, settings } = parts;
  const byId = new Map(trial.rows.map((row) => [row.id, row]));
  const named = namedProperties(rule);
  const own = fieldsOf(named);
  const fields = PREVIEWED.filter((field) => settings.fields.includes(field));
  const rows: PreviewRow[] = [];
  const changedIds = new Set<string>();
  let keptCells = 0;
  for (const row of sheetRows.slice(0, trial.looked)) {
    const found = byId.get(row.id);
    if (found === undefined) continue;
    // Another engine's rules are not those in force here: only what this rule does is told.
    const told = trial.isBuiltIn
      ? found.changes.filter((change) => change.rules.includes(position))
      : found.changes;
    const isMatched = found.matched.includes(position);
    if (!isMatched && told.length === 0) continue;
    const tried = new Map(told.map(({ property, after, rules }) => [property, { after, rules }]));
    const isAbout = (field: PreviewedField) => tried.has(field) || (isMatched && own.has(field));
    const cells = fields.flatMap((field): (PreviewChange & { isAbout: boolean })[] => {
      const after = afterOf(field, tried, parts, row.id);
      const change = after === undefined ? null : changeOf(field, row.answers[field], after);
      // The user's own cells are told of where the rule would have changed them.
      if (change === null || (change.isKept && !isAbout(field))) return [];
      return [{ ...change, isAbout: isAbout(field) }];
    });
    const isChanged = cells.some((cell) => cell.isAbout && !cell.isKept);
    // Where a row is written, all of its cells are brought up to date; where not, none is.
    const changes = cells
      .filter(({ isKept }) => isKept || isChanged)
      .map(({ isAbout: _isAbout, ...change }): PreviewChange => change);
    keptCells += changes.filter(({ isKept }) => isKept).length;
    if (isChanged) changedIds.add(row.id);
    const { id, sheetRow } = row;
    if (isMatched || changes.length > 0)
      rows.push({ id, sheetRow, description: row.fields.description, changes });
  }
  return {
    total: sheetRows.length,
    looked: trial.looked,
    matched: trial.matched.get(position) ?? 0,
    rows,
    changedIds,
    keptCells,
    unseen: [...named].filter((property) => !settings.fields.some((field) => field === property)),
    isBuiltIn: trial.isBuiltIn,
  };
}

type Tried = ReadonlyMap<string, { after: string | number[] | null; rules: number[] }>;

/** What a cell would hold as the sheet holds it; undefined where nobody can tell. */
function afterOf(
  field: PreviewedField,
  tried: Tried,
  { now }: PreviewParts,
  id: string
): string | number | null | undefined {
  const change = tried.get(field);
  if (change !== undefined)
    return Array.isArray(change.after) ? (change.after[0] ?? null) : change.after;
  const label = tried.get("label");
  if (field === "confidence" && label !== undefined)
    return label.rules.length === 0 || label.after === null ? undefined : 1;
  for (const { columns, places } of now ?? []) {
    const place = places.get(id);
    if (place === undefined) continue;
    const value = answerValue(field, columns, place, []);
    return typeof value === "boolean" ? undefined : value;
  }
  return undefined;
}

/** The cell, where it would be another; null where it would not. */
function changeOf(
  field: PreviewedField,
  cell: AnswerCell | undefined,
  value: string | number | null
): PreviewChange | null {
  const before = cell === undefined ? null : shownIn(field, cell.value);
  const after = shownIn(field, value);
  if (before === after) return null;
  const state = cell?.state ?? "blank";
  return { field, before, after, isKept: state !== "ours" && state !== "blank" };
}

/** A cell's value as a person reads it; null where it is blank. */
export function shownIn(field: PreviewedField, value: AnswerCell["value"] | null): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "number" && field === "confidence") return `${Math.round(value * 100)}%`;
  return field === "mcc" ? String(value).padStart(4, "0") : String(value);
}

/** What a rule may change, whatever its conditions. */
function namedProperties(rule: unknown): ReadonlySet<Preview["unseen"][number]> {
  const named = new Set<Preview["unseen"][number]>();
  const walk = (json: unknown): void => {
    if (Array.isArray(json)) json.forEach(walk);
    if (!isObject(json)) return;
    const set = oneOf(EDITABLE_PROPERTIES, json["set"]);
    if (set !== undefined) named.add(set);
    for (const [key, part] of Object.entries(json)) {
      if (/^(?:set_labels|add_label|remove_label)$/.test(key)) named.add("label");
      if (/^(?:set|add|remove)_mcc$/.test(key)) named.add("mcc");
      if (key === "then" || key === "else") walk(part);
    }
  };
  walk(rule);
  return named;
}

/** The columns that show these; merchant and person are one counterparty. */
function fieldsOf(named: ReadonlySet<string>): ReadonlySet<OutputField> {
  const isName = named.has("merchant") || named.has("person");
  return new Set<OutputField>([
    ...PREVIEWED.filter((field) => named.has(field)),
    ...(isName ? (["merchant", "person"] as const) : []),
  ]);
}
