/** How rows of the ledger are spelled in v2 (contract sections 4.1 to 4.4). */
import {
  type AccountHolder,
  type AccountHolderV2,
  type Batch,
  type BatchResultV2,
  type Counterparty,
  type EnrichedTransactionV2,
  type EntityV2,
  type Intermediary,
  type LedgerTransactionV2,
  type Location,
  type PayFrequency,
  type Periodicity,
  type RecurrenceGroup,
  type RecurringPaymentV2,
  transactionTypeOf,
} from "../../model";
import {
  recurrenceOfRows,
  shownRows,
  v2LabelsOf,
  type EntityFound,
  type LabelPath,
  type LedgerRow,
  type RecurringPayment,
  type RowRecurrence,
  type ServicePorts,
  type ShownRow,
  type TenantId,
} from "../../service";

/** An account holder with its type as it is: v2 knows all four. */
export function accountHolderReplyV2(
  { id, type, name, details, created_at }: AccountHolder,
  confidence: number | null = null
): AccountHolderV2 {
  return {
    id,
    type,
    name,
    industry: details?.industry ?? null,
    website: details?.website ?? null,
    company: details?.company ?? null,
    created_at,
    mean_labeler_confidence: confidence,
    total_revenue: null,
    application_time: null,
    alerts: {},
    review_percentage: null,
  };
}

/** An organisation of the catalogue. It is known or not, so no confidence is told. */
export function entityReplyV2({ entity, location }: EntityFound): EntityV2 {
  const { id, name, website, logo } = entity;
  return {
    id,
    name,
    website,
    logo,
    location: location?.raw_address ?? null,
    location_structured: locationReply(location),
    confidence: null,
  };
}

/** Rows as v2 answers them, in their order: in the sets in force, each among its holder's history. */
export async function enrichedRepliesV2(
  ports: Pick<ServicePorts, "ledger" | "engine" | "categories" | "labelPath">,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<EnrichedTransactionV2[]> {
  const recurrence = await recurrenceOfRows(ports, tenant, rows);
  const shown = await shownRows(ports, tenant, rows);
  return shown.map((one) => {
    const { id, account_holder_id: holderId } = one.row.transaction;
    // Without a holder there is no history, also where a holder's row has the same id.
    const among = holderId === null ? undefined : recurrence.get(id);
    return enrichedReplyV2(one, ports.labelPath, among);
  });
}

/** Rows of a ledger as v2 tells them: what was sent beside what was found. */
export async function ledgerRepliesV2(
  ports: Pick<ServicePorts, "ledger" | "engine" | "categories" | "labelPath">,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<LedgerTransactionV2[]> {
  const replies = await enrichedRepliesV2(ports, tenant, rows);
  return rows.flatMap(({ transaction }, index): LedgerTransactionV2[] => {
    const reply = replies[index];
    if (reply === undefined) return [];
    const { description, entry_type, amount, currency, date, country } = transaction;
    const { account_holder_id, account_holder_type, account_holder_name } = transaction;
    return [
      {
        ...{ description, entry_type, amount, iso_currency_code: currency, date, country },
        ...{ account_holder_id, account_holder_type, account_holder_name },
        ...reply,
      },
    ];
  });
}

function enrichedReplyV2(
  shown: ShownRow,
  labelPath: LabelPath,
  recurrence: RowRecurrence | undefined
): EnrichedTransactionV2 {
  const { transaction, answer, created_at } = shown.row;
  const labels = v2LabelsOf(shown, labelPath);
  const counterparty = answer.entities?.counterparty ?? null;
  return {
    transaction_id: transaction.id,
    labels,
    label_group: labels?.[0] ?? null,
    ...merchantReply(counterparty),
    person: counterparty?.type === "person" ? (counterparty.name ?? null) : null,
    mcc: counterparty?.mccs ?? [],
    location: answer.location?.raw_address ?? null,
    location_structured: locationReply(answer.location),
    intermediaries: (answer.entities?.intermediaries ?? []).map(intermediaryReply),
    recurrence: answer.recurrence_type ?? recurrence?.recurrence?.type ?? null,
    recurrence_group: groupReplyV2(recurrence?.group ?? null),
    recurrence_group_id: recurrence?.recurrence?.group_id ?? null,
    transaction_type: answer.transaction_type ?? transactionTypeOf(transaction.account_holder_type),
    confidence: answer.confidence ?? null,
    created_at,
    error: answer.error?.code ?? null,
    error_details: answer.error?.message ?? null,
    label: answer.categories?.general ?? null,
    accounting: answer.categories?.accounting ?? null,
    evidence: answer.evidence ?? [],
    notes: answer.notes ?? [],
  };
}

/** What v2 tells of a counterparty that is an organisation; of others, null. */
function merchantReply(
  counterparty: Counterparty | null
): Pick<EnrichedTransactionV2, "merchant" | "merchant_id" | "website" | "logo"> {
  const merchant = counterparty?.type === "organization" ? counterparty : null;
  return {
    merchant: merchant?.name ?? null,
    merchant_id: merchant?.id ?? null,
    website: merchant?.website ?? null,
    logo: merchant?.logo ?? null,
  };
}

/** Payments that come again; whatever is no subscription is a bill. */
export function recurringPaymentReplyV2(
  { group, latest, due }: RecurringPayment,
  labelPath: LabelPath
): RecurringPaymentV2 {
  const { transaction, answer } = latest.row;
  return {
    recurrence_group_id: group.id,
    type: group.type === "subscription" ? "subscription" : "bill",
    is_essential: group.is_essential ?? false,
    is_active: group.is_active ?? false,
    periodicity: payFrequency(group.periodicity),
    periodicity_in_days: group.periodicity_in_days,
    latest_payment_amount: transaction.amount,
    average_amount: group.average_amount,
    total_amount: group.total_amount,
    iso_currency_code: transaction.currency,
    entry_type: group.entry_type,
    ...merchantReply(answer.entities?.counterparty ?? null),
    labels: v2LabelsOf(latest, labelPath),
    first_payment_date: group.start_date,
    latest_payment_date: group.end_date,
    next_expected_payment_date: due,
    latest_payment_description: transaction.description,
    transaction_ids: [...group.transaction_ids].reverse(),
  };
}

/** A batch as v2 tells it: one item in error makes `error` of it, and its results stand all the same. */
export function batchReplyV2(
  { id, status, created_at, updated_at, progress, total }: Batch,
  results: EnrichedTransactionV2[] | null
): BatchResultV2 {
  const hasFailures = results?.some(({ error }) => error !== null) ?? false;
  return {
    id,
    status: results === null ? "started" : status === "error" || hasFailures ? "error" : "finished",
    created_at,
    updated_at,
    progress,
    total,
    results,
  };
}

function intermediaryReply({ id, name, website, logo }: Intermediary) {
  return { id: id ?? null, name: name ?? null, website: website ?? null, logo: logo ?? null };
}

function locationReply(location: Location | null): EnrichedTransactionV2["location_structured"] {
  const structured = location?.structured ?? null;
  if (structured === null) return null;
  const { street, house_number } = structured;
  return {
    address: !street ? null : !house_number ? street : `${house_number} ${street}`,
    house_number: house_number ?? null,
    city: structured.city ?? null,
    state: structured.state ?? null,
    postcode: structured.postcode ?? null,
    country: structured.country_code ?? null,
    country_name: structured.country ?? null,
    latitude: structured.latitude ?? null,
    longitude: structured.longitude ?? null,
    google_maps_url: structured.google_maps_url ?? null,
    apple_maps_url: structured.apple_maps_url ?? null,
    store_number: structured.store_number ?? null,
  };
}

function groupReplyV2(group: RecurrenceGroup | null): EnrichedTransactionV2["recurrence_group"] {
  if (group === null) return null;
  return {
    id: group.id,
    first_payment_date: group.start_date,
    latest_payment_date: group.end_date,
    total_amount: group.total_amount,
    average_amount: group.average_amount,
    periodicity_in_days: group.periodicity_in_days,
    periodicity: payFrequency(group.periodicity),
    other_party: group.counterparty.website ?? "unknown",
    transaction_ids: group.transaction_ids.slice(0, 100),
  };
}

/** v2 spells with hyphens what v3 spells with underscores (contract section 1, row 1). */
function payFrequency(periodicity: Periodicity): PayFrequency {
  switch (periodicity) {
    case "bi_weekly":
      return "bi-weekly";
    case "bi_monthly":
      return "bi-monthly";
    case "semi_yearly":
      return "semi-yearly";
    default:
      return periodicity;
  }
}
