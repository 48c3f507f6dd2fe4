/** A quarter of an invented household, for the key `sandbox`. */
import type { Transaction } from "../../model";
import type { BatchItem } from "../../service";

/** Whose transactions they are. */
export const SANDBOX_HOLDER = { id: "1", type: "consumer", name: "Sam Rivera" } as const;

type Line = readonly [date: string, description: string, amount: number, incoming?: "incoming"];

const LINES: readonly Line[] = [
  ["2026-01-02", "ACH CREDIT NORTHWIND TRADERS PAYROLL 010226", 2410.55, "incoming"],
  ["2026-01-02", "ZELLE TO GARDEN COURT APARTMENTS RENT JAN", 1450],
  ["2026-01-05", "NETFLIX.COM LOS GATOS CA", 17.99],
  ["2026-01-07", "TRADER JOE'S #178 SEATTLE WA", 64.12],
  ["2026-01-09", "SQ *STARBUCKS STORE 00512 SEATTLE WA", 6.85],
  ["2026-01-12", "Spotify USA New York NY", 11.99],
  ["2026-01-16", "ACH CREDIT NORTHWIND TRADERS PAYROLL 011626", 2410.55, "incoming"],
  ["2026-01-19", "SHELL OIL 57444212 TACOMA WA", 41.3],
  ["2026-01-22", "AMZN Mktp US*2K4LT91X0 Amzn.com/bill WA", 38.47],
  ["2026-01-26", "PUGET SOUND ENERGY BILLPAY", 96.4],
  ["2026-02-02", "ACH CREDIT NORTHWIND TRADERS PAYROLL 020226", 2410.55, "incoming"],
  ["2026-02-02", "ZELLE TO GARDEN COURT APARTMENTS RENT FEB", 1450],
  ["2026-02-05", "NETFLIX.COM LOS GATOS CA", 17.99],
  ["2026-02-08", "UBER *TRIP HELP.UBER.COM CA", 23.6],
  ["2026-02-12", "Spotify USA New York NY", 11.99],
  ["2026-02-14", "OLIVE GARDEN 0021408 LYNNWOOD WA", 72.18],
  ["2026-02-17", "ACH CREDIT NORTHWIND TRADERS PAYROLL 021726", 2410.55, "incoming"],
  ["2026-02-21", "CVS/PHARMACY #08842 SEATTLE WA", 19.05],
  ["2026-02-26", "PUGET SOUND ENERGY BILLPAY", 88.15],
  ["2026-03-02", "ZELLE TO GARDEN COURT APARTMENTS RENT MAR", 1450],
  ["2026-03-05", "NETFLIX.COM LOS GATOS CA", 17.99],
  ["2026-03-09", "COSTCO WHSE #0110 KIRKLAND WA", 151.73],
  ["2026-03-12", "Spotify USA New York NY", 11.99],
  ["2026-03-15", "ATM WITHDRAWAL 3RD AVE SEATTLE WA", 60],
];

/** The rows as the API would have taken them in. */
export const SANDBOX_TRANSACTIONS: readonly BatchItem[] = LINES.map(
  ([date, description, amount, incoming], index) => ({
    transaction: {
      id: `sandbox-${String(index + 1).padStart(2, "0")}`,
      description,
      date,
      amount,
      entry_type: incoming ?? "outgoing",
      currency: "USD",
      account_holder_id: SANDBOX_HOLDER.id,
      account_holder_type: SANDBOX_HOLDER.type,
      account_holder_name: SANDBOX_HOLDER.name,
      country: "US",
      raw_address: null,
      mcc: null,
    } satisfies Transaction,
    notes: [],
  })
);
