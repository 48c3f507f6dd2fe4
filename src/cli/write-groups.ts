/** Writes recurrence groups and income groups: a line each, with whose they are. */
import Papa from "papaparse";
import type { IncomeGroup, RecurrenceGroup } from "../model";
import type { Destination } from "./destination";
import { inertText } from "./inert";

export type OwnedGroup =
  | { account_holder_id: string; group: RecurrenceGroup }
  | { account_holder_id: string; group: IncomeGroup };

/** Columns of the text files, by the command. */
const RECURRING = [
  "account_holder_id",
  "id",
  "counterparty",
  "website",
  "label",
  "type",
  "entry_type",
  "periodicity",
  "cadence",
  "start_date",
  "end_date",
  "payments",
  "total_amount",
  "average_amount",
  "currency",
  "next_date",
  "next_amount",
  "is_active",
  "transaction_ids",
] as const;
const INCOME = [
  "account_holder_id",
  "source",
  "income_type",
  "total_amount",
  "iso_currency_code",
  "pay_frequency",
  "first_payment_date",
  "latest_payment_date",
  "duration",
  "is_active",
  "next_expected_payment_date",
  "next_expected_payment_amount",
  "latest_payment_description",
  "payments",
  "transaction_ids",
] as const;

/** One JSON object a line: the group as the API answers it, and `account_holder_id`. */
export async function writeGroupLines(
  groups: readonly OwnedGroup[],
  destination: Destination
): Promise<void> {
  const lines = groups.map(
    ({ account_holder_id, group }) => `${JSON.stringify({ account_holder_id, ...group })}\n`
  );
  await destination.write(lines.join(""));
}

/** The same as a table. */
export async function writeGroupTable(
  kind: "recurring" | "income",
  groups: readonly OwnedGroup[],
  destination: Destination
): Promise<void> {
  const headers: readonly string[] = kind === "recurring" ? RECURRING : INCOME;
  const rows = groups.map((owned) => {
    const cells: Readonly<Record<string, unknown>> = {
      ...owned.group,
      ...("counterparty" in owned.group
        ? {
            counterparty: owned.group.counterparty.name,
            website: owned.group.counterparty.website,
            label: owned.group.categories.general,
          }
        : {}),
      account_holder_id: owned.account_holder_id,
      payments: owned.group.transaction_ids.length,
      transaction_ids: owned.group.transaction_ids.join(" "),
    };
    return headers.map((header) => inertText(String(cells[header] ?? "")));
  });
  await destination.write(`${Papa.unparse([[...headers], ...rows], { newline: "\n" })}\n`);
}
