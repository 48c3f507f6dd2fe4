/** Figures over an account holder's ledger in a period (contract section 4.3; docs/metrics.md). */
import { z } from "zod";
import { CalendarDate } from "./values";

export const MetricName = z.enum(["overall_stats", "stats_by_label", "stats_by_merchant"]);
export type MetricName = z.infer<typeof MetricName>;

const text = z.string().nullable();
const count = z.number().int();

/** Money one way in one currency, in currency units; null where nothing moved. */
export const FlowStats = z
  .object({
    num_transactions: count,
    total_amount: z.number(),
    average_amount: z.number().nullable(),
    min_amount: z.number().nullable(),
    max_amount: z.number().nullable(),
  })
  .meta({ id: "FlowStats" });
export type FlowStats = z.infer<typeof FlowStats>;

export const CurrencyStats = z
  .object({
    /** Null: of rows that name none. */
    iso_currency_code: text,
    incoming: FlowStats,
    outgoing: FlowStats,
    /** What came in less what went out. */
    net_amount: z.number(),
  })
  .meta({ id: "CurrencyStats" });
export type CurrencyStats = z.infer<typeof CurrencyStats>;

const counted = {
  num_transactions: count,
  /** Of these, the ones that name no amount: they are in no sum. */
  num_without_amount: count,
  first_transaction_date: CalendarDate.nullable(),
  latest_transaction_date: CalendarDate.nullable(),
  /** By code; currencies are never added up. */
  by_currency: z.array(CurrencyStats),
};

export const OverallStats = z
  .object({ start: CalendarDate, end: CalendarDate, ...counted })
  .meta({ id: "OverallStats" });

export const LabelStats = z
  .object({ labels: z.array(z.string()), label_group: text, ...counted })
  .meta({ id: "LabelStats" });

export const MerchantStats = z
  .object({ merchant_id: text, website: text, logo: text, ...counted })
  .meta({ id: "MerchantStats" });

/** One object for each metric that was asked for. */
export const Metrics = z
  .object({
    overall_stats: OverallStats.optional(),
    /** By label. */
    stats_by_label: z.record(z.string(), LabelStats).optional(),
    /** By name. */
    stats_by_merchant: z.record(z.string(), MerchantStats).optional(),
  })
  .meta({ id: "Metrics" });
export type Metrics = z.infer<typeof Metrics>;
