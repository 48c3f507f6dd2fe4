/** Roles from what stands in columns, where no header named them. */
import { readHeader } from "./header-words";
import { isRunningBalance, share } from "./profile";
import type { FreeColumn, Give } from "./roles";
import { descriptionQuality } from "./support";
import { foldWords } from "./text";
import type { ColumnRole } from "./types";

/** Headers that are known and mean none of our roles: such a column is no description. */
const OTHER_HEADERS =
  /^(?:(?:spending |transaction |main |sub )?categor(?:y|ies)|sub ?category|kategorie|categorie|categoria|status|state|tags?|label.*|type|currency|bank|branch|product|sort code|city|country.*|address|website|time|category.*|confidence|source|merchant type|check(?: number)?|cheque)$/;

/** Fills the roles that no header named, from columns that have no role yet. */
export function inferFromContent(
  headers: readonly (string | null)[] | null,
  free: () => readonly FreeColumn[],
  columnOf: ReadonlyMap<ColumnRole, number>,
  give: Give
): void {
  if (!columnOf.has("date")) {
    const dated = free().find(({ profile }) => share(profile.dates, profile) >= 0.7);
    if (dated) give(dated.column, "date", { code: "content", what: "dates" });
  }
  inferMoney(headers, free(), columnOf, give);
  if (!columnOf.has("currency")) {
    // `Original Currency` holds currencies too, but not that of the amount.
    const money = free().find(
      ({ profile, column }) =>
        share(profile.currencies, profile) >= 0.9 &&
        profile.averageLength <= 3 &&
        readHeader(headers?.[column] ?? "").length === 0
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
