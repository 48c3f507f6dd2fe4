/** Gives each column of a table at most one role, and each role at most one column. */
import { readHeader } from "./header-words";
import { type ColumnProfile, isRunningBalance, share } from "./profile";
import { foldWords } from "./text";
import type { ColumnRole } from "./types";

/** Why a column has its role, as data; the pane and the docs have the words. */
export type RoleReason =
  | { code: "header"; phrase: string }
  | { code: "content"; what: "dates" | "amounts" | "texts" | "currencies" | "directions" | "codes" }
  | { code: "arithmetic"; what: "running balance" | "one side per row" };

export interface AssignedRole {
  role: ColumnRole;
  reason: RoleReason;
}

interface Candidate {
  column: number;
  role: ColumnRole;
  score: number;
  reason: RoleReason;
}

/**
 * How well cells bear out a role that a header names: 0 contradicts it, 1 is full support.
 * An empty column neither supports nor contradicts.
 */
function support(role: ColumnRole, profile: ColumnProfile): number {
  if (profile.filled === 0) return 0.3;
  const enough = (part: number, least: number) => (part >= least ? part : 0);
  switch (role) {
    case "date":
      return enough(share(profile.dates, profile), 0.5);
    case "amount":
    case "debit":
    case "credit":
    case "balance":
      return profile.dates >= profile.filled * 0.8 && profile.fractions === 0
        ? 0
        : enough(share(profile.amounts, profile), 0.5);
    case "description":
      // A header that says so outweighs cells that look like codes; it may have nothing better.
      return share(profile.texts, profile) >= 0.3 ? descriptionQuality(profile) : 0.05;
    case "entry_type":
      return enough(share(profile.directions, profile), 0.6);
    case "currency":
      return enough(share(profile.currencies, profile), 0.5);
    case "country":
      return enough(share(profile.countries, profile), 0.5);
    case "mcc":
      return enough(share(profile.mccs, profile), 0.6);
    case "id":
      return profile.distinct >= profile.filled * 0.9 ? 1 : 0.2;
    case "account":
    case "account_holder_id":
    case "account_holder_type":
    case "account_holder_name":
      return 0.8;
  }
}

/** Filled, wordy and varied text is what a description looks like; `DEBIT CARD` on every row is not. */
function descriptionQuality(profile: ColumnProfile): number {
  const filled = profile.rows === 0 ? 0 : profile.filled / profile.rows;
  const texts = share(profile.texts, profile);
  const varied = Math.min(1, profile.distinct / Math.max(1, Math.min(profile.filled, 12)));
  const long = Math.min(1, profile.averageLength / 14);
  return Math.max(0.05, filled * 0.4 + texts * 0.2 + varied * 0.3 + long * 0.1);
}

/** Headers that are known and mean none of our roles: such a column is no description. */
const OTHER_HEADERS =
  /^(?:(?:spending |transaction |main |sub )?categor(?:y|ies)|sub ?category|kategorie|categorie|categoria|status|state|tags?|label.*|type|currency|bank|branch|product|sort code|city|country.*|address|website|time|category.*|confidence|source|merchant type|check(?: number)?|cheque)$/;

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

  for (const candidate of headerCandidates(headers, profiles)) {
    if (assigned.has(candidate.column) || columnOf.has(candidate.role)) continue;
    give(candidate.column, candidate.role, candidate.reason);
  }
  settleMoneyColumns(columnOf, profiles, give, take);
  inferFromContent(headers, profiles, assigned, columnOf, give);
  if (columnOf.has("debit") && columnOf.has("credit")) take("entry_type");
  return assigned;
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
      const supported = support(role, profile);
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

type Give = (column: number, role: ColumnRole, reason: RoleReason) => void;

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

/** Fills the roles that no header named, from columns that have no role yet. */
function inferFromContent(
  headers: readonly (string | null)[] | null,
  profiles: readonly ColumnProfile[],
  assigned: ReadonlyMap<number, AssignedRole>,
  columnOf: ReadonlyMap<ColumnRole, number>,
  give: Give
): void {
  const free = () =>
    profiles.flatMap((profile, column) =>
      assigned.has(column) || profile.filled === 0 ? [] : [{ profile, column }]
    );

  if (!columnOf.has("date")) {
    const dated = free().find(({ profile }) => share(profile.dates, profile) >= 0.7);
    if (dated) give(dated.column, "date", { code: "content", what: "dates" });
  }
  inferMoney(headers, free(), columnOf, give);
  if (!columnOf.has("currency")) {
    const money = free().find(
      ({ profile }) => share(profile.currencies, profile) >= 0.9 && profile.averageLength <= 3
    );
    if (money) give(money.column, "currency", { code: "content", what: "currencies" });
  }
  if (!columnOf.has("entry_type") && !columnOf.has("debit") && !columnOf.has("credit")) {
    const ways = free().find(
      ({ profile }) => share(profile.directions, profile) >= 0.95 && profile.distinct <= 4
    );
    if (ways) give(ways.column, "entry_type", { code: "content", what: "directions" });
  }
  if (!columnOf.has("description")) {
    const described = free()
      .filter(({ profile, column }) => {
        const header = headers?.[column] ?? null;
        if (header !== null && OTHER_HEADERS.test(foldWords(header))) return false;
        const known = header === null ? [] : readHeader(header);
        // A column headed `Account` stays one, even where another took its role.
        if (known.some(({ role, strength }) => role !== "description" && strength >= 2)) {
          return false;
        }
        return (
          share(profile.texts, profile) >= 0.5 &&
          (profile.distinct > 1 || profile.filled <= 2) &&
          profile.averageLength >= 3
        );
      })
      .map(({ profile, column }) => ({
        column,
        quality: descriptionQuality(profile) + Math.min(1, profile.averageLength / 25) * 0.3,
      }))
      .sort((a, b) => b.quality - a.quality || a.column - b.column);
    const [best] = described;
    if (best) give(best.column, "description", { code: "content", what: "texts" });
  }
}

interface FreeColumn {
  profile: ColumnProfile;
  column: number;
}

/** Amount, debit and credit, and balance from figures alone. */
function inferMoney(
  headers: readonly (string | null)[] | null,
  free: readonly FreeColumn[],
  columnOf: ReadonlyMap<ColumnRole, number>,
  give: Give
): void {
  const figures = free.filter(({ profile, column }) => {
    const header = headers?.[column] ?? null;
    const named = header === null ? [] : readHeader(header);
    // Where a header is known to mean another thing, its figures are not the money.
    if (named.some(({ role }) => !["amount", "debit", "credit", "balance"].includes(role))) {
      return false;
    }
    const isCode =
      profile.fractions === 0 &&
      profile.negatives === 0 &&
      (profile.averageLength >= 7 || profile.distinct === 1 || profile.mccs === profile.filled);
    return (
      share(profile.amounts, profile) >= 0.8 &&
      share(profile.dates, profile) < 0.5 &&
      (!isCode || profile.fractions > 0)
    );
  });
  const hasMoney = columnOf.has("amount") || columnOf.has("debit") || columnOf.has("credit");
  if (!hasMoney) {
    const pair = exclusivePair(figures);
    if (pair !== null) {
      give(pair[0].column, "debit", { code: "arithmetic", what: "one side per row" });
      give(pair[1].column, "credit", { code: "arithmetic", what: "one side per row" });
      return;
    }
    for (const amount of figures) {
      const balance = figures.find(
        (other) => other !== amount && isRunningBalance(other.profile.values, amount.profile.values)
      );
      if (balance === undefined) continue;
      give(amount.column, "amount", { code: "arithmetic", what: "running balance" });
      if (!columnOf.has("balance")) {
        give(balance.column, "balance", { code: "arithmetic", what: "running balance" });
      }
      return;
    }
    const ranked = [...figures].sort(
      (a, b) =>
        Number(b.profile.negatives > 0) - Number(a.profile.negatives > 0) ||
        Number(b.profile.fractions > 0) - Number(a.profile.fractions > 0) ||
        a.column - b.column
    );
    const [amount] = ranked;
    if (amount !== undefined) give(amount.column, "amount", { code: "content", what: "amounts" });
    return;
  }
}

/** Two columns of figures of which nearly every row fills exactly one: debit first, then credit. */
function exclusivePair(figures: readonly FreeColumn[]): [FreeColumn, FreeColumn] | null {
  for (const [position, first] of figures.entries()) {
    for (const second of figures.slice(position + 1)) {
      const rows = first.profile.values.length;
      let one = 0;
      let filledFirst = 0;
      first.profile.values.forEach((value, row) => {
        const a = value !== null && value !== 0;
        const other = second.profile.values[row] ?? null;
        const b = other !== null && other !== 0;
        if (a !== b) one += 1;
        if (a) filledFirst += 1;
      });
      if (rows >= 3 && one >= rows * 0.9 && filledFirst > 0 && filledFirst < one) {
        return [first, second];
      }
    }
  }
  return null;
}
