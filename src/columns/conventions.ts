/**
 * How the values of a table are written, settled over all of its rows: the order of dates, the decimal
 * mark, what a bare sign means, the currency where rows name none. Works chunk by chunk.
 */
import { createDecimalMarkEvidence, type DecimalMark, readAmount } from "./amounts";
import {
  currencyOfCountry,
  currencyOfNumberFormat,
  currencyOfSign,
  type CurrencyHint,
} from "./currencies";
import { createDateOrderEvidence, dateOrderOfCountry, type SettledDateOrder } from "./dates";
import { entryTypeOfWords } from "./entry-types";
import { currencyOfHeader } from "./header-words";
import { createSignEvidence, type SignReason } from "./signs";
import { isBlank } from "./text";
import type { CellValue, ColumnMapping, DateOrder, TableConventions } from "./types";

/** What is known from outside the table; each only helps where the table itself says nothing. */
export interface LocaleHints {
  /** Country of the account, ISO 3166. */
  country?: string | null;
  /** Currency named above the table (`DetectedTable.letterheadCurrency`), ISO 4217. */
  letterheadCurrency?: string | null;
  /** Currency the user set for rows that name none, ISO 4217. */
  currency?: string | null;
  /** Order of dates of the user's own locale. */
  dateOrder?: DateOrder | null;
  /** Decimal mark of the user's own locale. */
  decimalMark?: DecimalMark | null;
}

/** Where the currency of rows without their own comes from. */
export type CurrencySource =
  "header" | "cells" | "number format" | "letterhead" | "setting" | "country" | null;

export interface SettledConventions {
  conventions: TableConventions;
  /** Why each was chosen, for the user. */
  reasons: {
    dateOrder: SettledDateOrder["reason"];
    decimalMarkCertain: boolean;
    sign: SignReason;
    currency: CurrencySource;
  };
}

export interface ConventionEvidence {
  /**
   * Takes the next rows, top to bottom, with their cells' number formats where the host knows them.
   * Formats may be rows of columns or one row for all.
   */
  add(
    rows: readonly (readonly CellValue[])[],
    formats?: readonly (readonly (string | null)[])[]
  ): void;
  /** What all rows so far agree on best. */
  settle(hints?: LocaleHints): SettledConventions;
}

/** Gathers evidence for a mapping; `headers` are the header texts by column, null without a header row. */
export function createConventionEvidence(
  mapping: ColumnMapping,
  headers: readonly (string | null)[] | null
): ConventionEvidence {
  const moneyColumns = [mapping.amount, mapping.debit, mapping.credit].filter(
    (column): column is number => column !== undefined
  );
  const dates = createDateOrderEvidence();
  const marks = createDecimalMarkEvidence();
  const signs = createSignEvidence(mapping.debit === undefined && mapping.credit === undefined);
  const signsSeen = new Map<string, number>();
  const formatsSeen = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

  return {
    add(rows, formats) {
      if (mapping.date !== undefined) {
        const column = mapping.date;
        dates.add(rows.map((row) => row[column] ?? null));
      }
      for (const column of moneyColumns) marks.add(rows.map((row) => row[column] ?? null));
      rows.forEach((row, index) => {
        for (const column of moneyColumns) {
          const cell = row[column] ?? null;
          if (isBlank(cell)) continue;
          if (typeof cell === "string") {
            const sign = /[^\d\s.,'’()+\-\u2212]{1,4}/.exec(cell)?.[0];
            if (sign !== undefined && readAmount(cell, ".") !== null) count(signsSeen, sign);
          }
          const format = formats?.[index]?.[column] ?? null;
          if (format !== null && format !== "General") count(formatsSeen, format);
        }
        if (mapping.amount !== undefined) {
          const cell = row[mapping.amount] ?? null;
          const description =
            mapping.description === undefined ? null : (row[mapping.description] ?? null);
          const type = mapping.entry_type === undefined ? null : (row[mapping.entry_type] ?? null);
          signs.add(
            cell,
            typeof description === "string" ? description : "",
            typeof type === "string" ? entryTypeOfWords(type) : null
          );
        }
      });
    },
    settle(hints = {}) {
      const hint: CurrencyHint = { currency: hints.currency, country: hints.country };
      const headerCurrency = agreed(
        moneyColumns.map((column) => {
          const header = headers?.[column] ?? null;
          return header === null ? null : currencyOfHeader(header, hint);
        })
      );
      const cellCurrency = mostFrequent(
        [...signsSeen].map(([sign, times]) => [currencyOfSign(sign, hint), times])
      );
      const formatCurrency = mostFrequent(
        [...formatsSeen].map(([format, times]) => [currencyOfNumberFormat(format, hint), times])
      );
      const [currency, currencySource] = firstKnown([
        [headerCurrency, "header"],
        [cellCurrency, "cells"],
        [formatCurrency, "number format"],
        [hints.letterheadCurrency ?? null, "letterhead"],
        [hints.currency ?? null, "setting"],
        [currencyOfCountry(hints.country ?? null), "country"],
      ]);
      const mark = marks.settle(hints.decimalMark ?? ".");
      const dateGuess =
        hints.dateOrder ??
        (hints.country
          ? dateOrderOfCountry(hints.country)
          : currency === "USD" && mark.mark === "."
            ? "mdy"
            : "dmy");
      const order = dates.settle(dateGuess);
      const sign = signs.settle();
      return {
        conventions: {
          dateOrder: order.order,
          dateOrderUncertain: order.uncertain,
          decimalMark: mark.mark,
          sign: sign.sign,
          currency,
        },
        reasons: {
          dateOrder: order.reason,
          decimalMarkCertain: mark.certain,
          sign: sign.reason,
          currency: currencySource,
        },
      };
    },
  };
}

/** The one value all that are known share, null where they differ or none is known. */
function agreed(values: readonly (string | null)[]): string | null {
  const known = new Set(values.filter((value): value is string => value !== null));
  const [only] = known;
  return known.size === 1 ? (only ?? null) : null;
}

function mostFrequent(
  counted: readonly (readonly [string | null | undefined, number])[]
): string | null {
  const totals = new Map<string, number>();
  for (const [value, times] of counted) {
    if (value) totals.set(value, (totals.get(value) ?? 0) + times);
  }
  let best: string | null = null;
  for (const [value, times] of totals) {
    if (best === null || times > (totals.get(best) ?? 0)) best = value;
  }
  return best;
}

function firstKnown(
  options: readonly (readonly [string | null, CurrencySource])[]
): [string | null, CurrencySource] {
  for (const [value, source] of options) if (value !== null) return [value, source];
  return [null, null];
}
