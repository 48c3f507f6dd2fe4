/** Money that comes in, by source: the fifteen kinds of income of the contract (section 4.4). */
import {
  addMonths,
  type CalendarDate,
  fromDayNumber,
  fromMinorUnits,
  type IncomeGroup,
  type IncomeType,
  minorUnitDigits,
  type PayFrequency,
  toDayNumber,
} from "../../model";
import { fold } from "../../knowledge";
import { periodicityOf } from "../recurrence/groups";
import type { FoundSeries, SeriesFinder } from "../recurrence/recurrence";
import { type EntityRows, rowsByEntity, type SeriesRow } from "../recurrence/rows";
import type { HistoryRow } from "../types";

/** Labels that are no income: the holder's own money, money back, borrowed money. */
const NO_INCOME: ReadonlySet<string> = new Set([
  "intra account transfer",
  "loan disbursement",
  "cash advance",
  "pawn loan",
  "atm/bank deposit",
  "insurance payout",
  "merchant cash advance",
  "equity investment",
]);

const TYPE_BY_LABEL: Readonly<Record<string, IncomeType>> = {
  paycheck: "salary",
  "freelance income": "freelance",
  "rideshare or delivery income": "rideshare and delivery",
  benefits: "government benefits",
  "interest / dividend earned": "interest and dividends",
  "property rental income": "long term rent",
  "e-commerce income": "ecommerce",
  "marketplace payout": "ecommerce",
  "payment processor payout": "freelance",
  "sales revenue": "freelance",
  "invoice payment": "freelance",
  "grant or stipend": "government benefits",
  "grant or subsidy": "government benefits",
  "child support": "child support",
  "donation received": "donations",
  "transfer from investment app": "investment",
  "transfer from stock broker": "investment",
  "transfer from crypto broker": "investment",
};

const SOCIAL_SECURITY = /\b(social security|soc sec|ssa treas|ssi treas|ssi)\b/;
const UNEMPLOYMENT =
  /\b(unemployment|ui benefit|ui payment|ui ben|arbeitslosengeld|bundesagentur fuer arbeit|agentur fuer arbeit|jobseekers|france travail|pole emploi|sepe|uwv|naspi|edd)\b/;
const RETIREMENT =
  /\b(pension|pensions|retirement|rente|rentenversicherung|retraite|annuity|401k|calpers|opers|aow|pensioen|pensione|superannuation)\b/;
const SHORT_RENT = /\b(airbnb|vrbo|homeaway|booking com|bookingcom)\b/;

/** Income groups, greatest total first. */
export function incomeOf(
  findSeriesOf: SeriesFinder,
  history: readonly HistoryRow[]
): IncomeGroup[] {
  const incoming = history.filter(({ transaction }) => transaction.entry_type === "incoming");
  let newest = Number.NEGATIVE_INFINITY;
  for (const { transaction } of history)
    if (transaction.date !== null) newest = Math.max(newest, toDayNumber(transaction.date));
  const series = new Map<EntityRowsKey, FoundSeries>();
  for (const one of findSeriesOf(incoming))
    if (one.entity.direction === "incoming") {
      const before = series.get(one.entity.key);
      if (before === undefined || one.rows.length > before.rows.length)
        series.set(one.entity.key, one);
    }
  return rowsByEntity(incoming)
    .flatMap((entity) => {
      const group = groupOf(entity, series.get(entity.key) ?? null, newest);
      return group === null ? [] : [group];
    })
    .sort((a, b) => b.total_amount - a.total_amount);
}

type EntityRowsKey = EntityRows["key"];

function groupOf(
  { rows: all, currency }: EntityRows,
  series: FoundSeries | null,
  newest: number
): IncomeGroup | null {
  const rows = all.filter(({ label }) => !NO_INCOME.has(label));
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const type = typeOf(rows, last);
  if (type === null && series === null) return null;
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const counterparty = last.source.answer.entities?.counterparty ?? null;
  const active = series?.active ?? newest - last.day <= ACTIVE_DAYS;
  const next = series?.next ?? null;
  return {
    total_amount: fromMinorUnits(total, currency),
    iso_currency_code: currency ?? "",
    income_type: type ?? "possible income - please verify",
    source: counterparty?.name ?? null,
    merchant_id: counterparty?.type === "organization" ? (counterparty.id ?? null) : null,
    first_payment_date: fromDayNumber(first.day),
    latest_payment_date: fromDayNumber(last.day),
    duration: durationInWords(fromDayNumber(first.day), fromDayNumber(last.day)),
    is_active: active,
    latest_payment_description: last.source.transaction.description,
    pay_frequency: series === null ? null : frequencyOf(series),
    next_expected_payment_date: next === null ? null : fromDayNumber(next),
    next_expected_payment_amount:
      series === null || series.nextAmount === null
        ? null
        : fromMinorUnits(series.nextAmount, currency).toFixed(minorUnitDigits(currency)),
    transaction_ids: rows.map(({ id }) => id),
  };
}

/** Without a rhythm income counts as active for so many days after the last payment. */
const ACTIVE_DAYS = 62;

function frequencyOf({ fit }: FoundSeries): PayFrequency {
  const spelling: Partial<Record<ReturnType<typeof periodicityOf>, PayFrequency>> = {
    bi_weekly: "bi-weekly",
    bi_monthly: "bi-monthly",
    semi_yearly: "semi-yearly",
  };
  const periodicity = periodicityOf(fit.cadence);
  return spelling[periodicity] ?? (periodicity as PayFrequency);
}

/** Kind of income; null where the label says it is none or nothing. */
function typeOf(rows: readonly SeriesRow[], last: SeriesRow): IncomeType | null {
  const words = fold(last.source.transaction.description).replace(/[^a-z0-9]+/g, " ");
  const type = TYPE_BY_LABEL[last.label] ?? TYPE_BY_LABEL[rows[0]?.label ?? ""] ?? null;
  if (type === "government benefits") {
    if (SOCIAL_SECURITY.test(words)) return "social security";
    if (UNEMPLOYMENT.test(words)) return "unemployment insurance";
    if (RETIREMENT.test(words)) return "retirement funds";
  }
  if (type === "long term rent" && SHORT_RENT.test(words)) return "short term rent";
  return type;
}

/** `1 year 4 months 15 days`, whole calendar months first; `0 days` for a single day. */
export function durationInWords(first: CalendarDate, last: CalendarDate): string {
  let months = 0;
  while (addMonths(first, months + 1) <= last) months++;
  const days = toDayNumber(last) - toDayNumber(addMonths(first, months));
  const parts = [
    [Math.floor(months / 12), "year"],
    [months % 12, "month"],
    [days, "day"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  return words.length > 0 ? words.join(" ") : "0 days";
}
