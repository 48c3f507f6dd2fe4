/**
 * Ntropy's hosted API from our side: what it takes of a row, and its spelling of an answer. Facts:
 * the published v3 (contract sections 1 and 5); nothing here was tried against the live service.
 */
import {
  AccountingCategory,
  CONTRACT_COUNTRIES,
  CONTRACT_CURRENCIES,
  MAXIMUM_DESCRIPTION_LENGTH,
  type AccountHolderType,
  type IncompleteTransactionInput,
} from "../model";

const currencies: ReadonlySet<string> = new Set(CONTRACT_CURRENCIES);
const countries: ReadonlySet<string> = new Set(CONTRACT_COUNTRIES);

/**
 * A row with the keys of the published v3 and no other; null where it lacks what v3 asks for, and so
 * would be refused together with every other row of its batch.
 */
export function strictRow(row: IncompleteTransactionInput): IncompleteTransactionInput | null {
  const { id, description, account_holder_id, date, amount, entry_type, currency, location } = row;
  if (description === "" || description.length > MAXIMUM_DESCRIPTION_LENGTH) return null;
  if (typeof amount !== "number" || !Number.isFinite(amount) || amount < 0) return null;
  if (!date || !isDay(date) || !entry_type || !currency || !currencies.has(currency)) return null;
  // v3 lists countries without their subdivisions.
  const country = location?.country?.slice(0, 2) ?? null;
  const place = country !== null && countries.has(country) ? { location: { country } } : {};
  return { id, description, date, amount, entry_type, currency, account_holder_id, ...place };
}

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

/** v3 knows two holder types (contract section 1, row 12). */
export function strictHolderType(type: AccountHolderType): "consumer" | "business" {
  return type === "business" || type === "freelance" ? "business" : "consumer";
}

const accounting: ReadonlySet<unknown> = new Set(AccountingCategory.options);

/**
 * An answer in our spelling: periodicities with hyphens get underscores, accounting categories the
 * SDK does not know become null, absent MCCs an empty list, moments without a zone are UTC (contract
 * section 1, rows 1 and 3).
 */
export function respellAnswer(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(respellAnswer);
  if (json === null || typeof json !== "object") return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, respellValue(key, value)])
  );
}

function respellValue(key: string, value: unknown): unknown {
  switch (key) {
    case "periodicity":
      return typeof value === "string" ? value.replaceAll("-", "_") : value;
    case "accounting":
      return accounting.has(value) ? value : null;
    case "mccs":
      return value ?? [];
    case "created_at":
    case "updated_at":
      return typeof value === "string" ? withZone(value) : value;
    default:
      return respellAnswer(value);
  }
}

function withZone(moment: string): string {
  const text = moment.replace(" ", "T");
  return /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
}
