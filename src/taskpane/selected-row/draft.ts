/** What a user expects of a row, as it is typed, and what that comes to. Pure. */
import type {
  CorrectionExpected,
  CorrectionPattern,
  EnrichedTransaction,
  ExpectedValues,
  RecurrenceType,
} from "../../model";

export const DRAFT_FIELDS = ["label", "merchant", "person", "website", "location", "mcc"] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** The form as it stands. */
export interface Draft extends Record<DraftField, string> {
  /** Null: as it is. */
  recurrence: RecurrenceType | null;
  notes: string;
}

export type DraftFault = "nothing" | "mcc" | "website" | "both";

/** What a draft says, as a report and as a correction; null where only notes were written. */
export type DraftRead =
  | { ok: true; report: ExpectedValues; correction: CorrectionExpected | null }
  | { ok: false; fault: DraftFault; field: DraftField | null };

/** A form filled with what was answered. */
export function draftOf({ entities, categories, location }: EnrichedTransaction): Draft {
  const counterparty = entities?.counterparty ?? null;
  const isPerson = counterparty?.type === "person";
  const name = counterparty?.name ?? "";
  return {
    label: categories?.general ?? "",
    merchant: isPerson ? "" : name,
    person: isPerson ? name : "",
    website: counterparty?.website ?? "",
    location: location?.raw_address ?? "",
    mcc: (counterparty?.mccs ?? []).join(", "),
    recurrence: null,
    notes: "",
  };
}

const HOST = /^(?:[a-z]+:\/\/)?[^\s@:./]+(?:\.[^\s@:./]+)+(?:\/.*)?$/i;
const CODES = /^\d{1,4}(?:\s*,\s*\d{1,4})*$/;

/** Reads what was changed against what was answered; a field that was emptied expects nothing there. */
export function readDraft(draft: Draft, answered: Draft): DraftRead {
  const changed = DRAFT_FIELDS.filter((field) => draft[field].trim() !== answered[field].trim());
  const said = (field: DraftField): string | null => draft[field].trim() || null;
  if (changed.includes("website") && said("website") !== null && !HOST.test(said("website") ?? ""))
    return { ok: false, fault: "website", field: "website" };
  if (changed.includes("mcc") && said("mcc") !== null && !CODES.test(said("mcc") ?? ""))
    return { ok: false, fault: "mcc", field: "mcc" };
  // Who is named anew takes the other's place.
  const names = (["merchant", "person"] as const).filter(
    (field) => changed.includes(field) && said(field) !== null
  );
  if (names.length === 2) return { ok: false, fault: "both", field: "person" };
  if (changed.length === 0 && draft.recurrence === null && draft.notes.trim() === "")
    return { ok: false, fault: "nothing", field: null };

  const correction: CorrectionExpected = {};
  for (const field of changed) {
    if (field === "mcc") correction.mcc = codesOf(said("mcc"));
    else correction[field] = said(field);
  }
  if (draft.recurrence !== null) correction.recurrence = draft.recurrence;
  const { label, ...others } = correction;
  const report: ExpectedValues = { ...others, ...(label === undefined ? {} : { labels: label }) };
  const isEmpty = Object.keys(correction).length === 0;
  return { ok: true, report, correction: isEmpty ? null : correction };
}

function codesOf(text: string | null): number[] {
  return text === null ? [] : text.split(",").map((code) => Number(code.trim()));
}

/**
 * The pattern that is proposed: the counterparty, unless it is the counterparty itself that is wrong.
 * Null where nothing tells which payments are like it.
 */
export function proposedPattern(
  patterns: readonly CorrectionPattern[],
  correction: CorrectionExpected
): CorrectionPattern | null {
  const isOfName =
    correction.merchant !== undefined ||
    correction.person !== undefined ||
    correction.website !== undefined;
  const words = patterns.find(({ kind }) => kind === "description");
  return (isOfName ? words : patterns[0]) ?? patterns[0] ?? null;
}
