/** Labelled rows to measure against: a CSV with the input, and beside it what is right. */
import Papa from "papaparse";
import { z } from "zod";
import { AccountHolderType, EntryTypeInput, type IncompleteTransactionInput } from "../../model";

const text = z.string().trim();
const alternatives = text.transform((cell) =>
  cell
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "")
);
const orNull = text.transform((cell) => (cell === "" ? null : cell));

const GoldLine = z.object({
  id: text.min(1),
  source: text,
  description: z.string(),
  amount: text.transform((cell) => (cell === "" ? null : Number(cell))),
  entry_type: text.transform((cell) => (cell === "" ? "outgoing" : cell)).pipe(EntryTypeInput),
  currency: orNull,
  date: orNull,
  country: orNull,
  account_holder_type: AccountHolderType,
  label: text.min(1),
  label_alt: alternatives,
  merchant: alternatives,
  website: alternatives,
  person: alternatives,
  intermediary: alternatives,
  city: alternatives,
  country_tx: orNull,
});

/** One labelled row. Alternatives that are right too stand beside each other; empty is none. */
export interface GoldRow {
  source: string;
  input: IncompleteTransactionInput;
  /** The right label first, then others that are right too. */
  labels: string[];
  merchant: string[];
  website: string[];
  person: string[];
  intermediary: string[];
  city: string[];
  country: string | null;
}

export type GoldReading = { ok: true; rows: GoldRow[] } | { ok: false; message: string };

/** Reads labelled rows. The message names the first line and column that are not as they should be. */
export function readGold(csv: string): GoldReading {
  const parsed = Papa.parse<Record<string, unknown>>(csv, { header: true, skipEmptyLines: true });
  const rows: GoldRow[] = [];
  for (const [index, record] of parsed.data.entries()) {
    const line = GoldLine.safeParse(record);
    if (!line.success) {
      const [issue] = line.error.issues;
      return {
        ok: false,
        message: `row ${index + 2}, column ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
      };
    }
    rows.push(goldRow(line.data));
  }
  if (rows.length === 0) return { ok: false, message: "there is no labelled row." };
  return { ok: true, rows };
}

function goldRow(line: z.infer<typeof GoldLine>): GoldRow {
  const { amount, currency, date, country } = line;
  return {
    source: line.source,
    input: {
      id: line.id,
      description: line.description,
      amount: amount === null || !Number.isFinite(amount) ? null : Math.abs(amount),
      entry_type: line.entry_type,
      currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
      date: date !== null && z.iso.date().safeParse(date).success ? date : null,
      location: country === null ? null : { country },
      account_holder_type: line.account_holder_type,
    },
    labels: [line.label, ...line.label_alt],
    merchant: line.merchant,
    website: line.website,
    person: line.person,
    intermediary: line.intermediary,
    city: line.city,
    country: line.country_tx,
  };
}
