/** Gives each column of a table at most one role, and each role at most one column. */
import { readHeader } from "./header-words";
import { inferFromContent } from "./infer";
import type { ColumnProfile } from "./profile";
import type { AssignedRole, Give, RoleReason } from "./roles";
import { support } from "./support";
import { foldWords } from "./text";
import type { ColumnRole } from "./types";

/** Weaker headers, such as the currency in `Original Currency`, speak of something else. */
const LEAST_STRENGTH = 0.75;

interface Candidate {
  column: number;
  role: ColumnRole;
  score: number;
  reason: RoleReason;
}

/**
 * Assigns roles from headers and content. `headers` is null where the table has no header row;
 * both arrays are by column. The result maps a column's index to its role.
 */
export function assignRoles(
  headers: readonly (string | null)[] | null,
  profiles: readonly ColumnProfile[]
): ReadonlyMap<number, AssignedRole> {
  const assigned = new Map<number, AssignedRole>();
  const columnOf = new Map<ColumnRole, number>();
  const give = (column: number, role: ColumnRole, reason: RoleReason) => {
    assigned.set(column, { role, reason });
    columnOf.set(role, column);
  };
  const take = (role: ColumnRole) => {
    const column = columnOf.get(role);
    if (column === undefined) return;
    columnOf.delete(role);
    assigned.delete(column);
  };

  const answers = answerColumns(headers);
  for (const candidate of headerCandidates(headers, profiles)) {
    if (answers.has(candidate.column)) continue;
    if (assigned.has(candidate.column) || columnOf.has(candidate.role)) continue;
    give(candidate.column, candidate.role, candidate.reason);
  }
  settleMoneyColumns(columnOf, profiles, give, take);
  const free = () =>
    profiles.flatMap((profile, column) =>
      assigned.has(column) || answers.has(column) || profile.filled === 0
        ? []
        : [{ profile, column }]
    );
  inferFromContent(headers, free, columnOf, give);
  if (columnOf.has("debit") && columnOf.has("credit")) take("entry_type");
  return assigned;
}

/** Headers of the columns that enriching writes. */
const ANSWER_HEADERS = new Set(
  (
    "label|merchant|recurrence|website|logo|mcc|location|person|intermediaries|confidence|" +
    "next date|next amount|note"
  ).split("|")
);

/**
 * Columns that an earlier run wrote: from a `Label` with a `Merchant` right beside it on. Answers are
 * no input: their merchant is no description, their MCC no word of the bank's.
 */
function answerColumns(headers: readonly (string | null)[] | null): ReadonlySet<number> {
  const folded = (headers ?? []).map((header) => foldWords(header ?? "").replace(/ ntropy$/, ""));
  const first = folded.findIndex(
    (header, column) => header === "label" && folded[column + 1] === "merchant"
  );
  return new Set(
    first === -1
      ? []
      : [...folded.keys()].filter(
          (column) => column >= first && ANSWER_HEADERS.has(folded[column] ?? "")
        )
  );
}

/** Every role each header may mean with what its cells say, best first, leftmost of equals first. */
function headerCandidates(
  headers: readonly (string | null)[] | null,
  profiles: readonly ColumnProfile[]
): Candidate[] {
  const candidates: Candidate[] = [];
  headers?.forEach((header, column) => {
    const profile = profiles[column];
    if (header === null || profile === undefined) return;
    for (const { role, strength, phrase } of readHeader(header)) {
      const supported = strength < LEAST_STRENGTH ? 0 : support(role, profile, strength);
      if (supported === 0) continue;
      candidates.push({
        column,
        role,
        score: strength + supported,
        reason: { code: "header", phrase },
      });
    }
  });
  return candidates.sort((a, b) => b.score - a.score || a.column - b.column);
}

/** One amount, or a debit and a credit column: never both ways at once. */
function settleMoneyColumns(
  columnOf: ReadonlyMap<ColumnRole, number>,
  profiles: readonly ColumnProfile[],
  give: Give,
  take: (role: ColumnRole) => void
): void {
  const amount = columnOf.get("amount");
  const debit = columnOf.get("debit");
  const credit = columnOf.get("credit");
  if (debit !== undefined && credit !== undefined) {
    if (amount !== undefined) {
      const rows = profiles[debit]?.rows ?? 0;
      const filled = (profiles[debit]?.filled ?? 0) + (profiles[credit]?.filled ?? 0);
      if (filled >= rows * 0.8) take("amount");
      else {
        take("debit");
        take("credit");
      }
    }
    return;
  }
  const single = debit ?? credit;
  if (single === undefined) return;
  if (amount !== undefined) {
    take("debit");
    take("credit");
    return;
  }
  const profile = profiles[single];
  if (profile !== undefined && profile.negatives > 0 && profile.positives > 0) {
    take("debit");
    take("credit");
    give(single, "amount", { code: "content", what: "amounts" });
  }
}
