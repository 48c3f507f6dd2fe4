/** What v3 answers, and how rows of the ledger are spelled in it (contract sections 5.1 to 5.4). */
import { z } from "zod";
import {
  type AccountHolder,
  CalendarDate,
  EnrichedTransaction,
  EntryType,
  type Counterparty,
  type Entity,
  type Intermediary,
  type RecurrenceGroup,
} from "../../model";
import type { EntityFound, LedgerRow, RowRecurrence } from "../../service";

/** A transaction as `GET` answers it: what was sent beside what was found. */
export const TransactionReply = EnrichedTransaction.extend({
  description: z.string(),
  date: CalendarDate.nullable(),
  amount: z.number().nullable(),
  entry_type: EntryType,
  currency: z.string().nullable(),
  account_holder_id: z.string().nullable(),
}).meta({ id: "Transaction" });

/** v3 knows two types: a freelance holder is answered as a business, an unknown one as a consumer. */
export function accountHolderReply(holder: AccountHolder): AccountHolder {
  const type =
    holder.type === "freelance" ? "business" : holder.type === "unknown" ? "consumer" : holder.type;
  return {
    id: holder.id,
    type,
    name: holder.name,
    category_id: holder.category_id ?? null,
    created_at: holder.created_at,
  };
}

/**
 * What was found, with every documented key: the SDK takes an absent one for an error. `recurrence`
 * only where it was asked for.
 */
export function enrichedReply(
  { answer, created_at }: LedgerRow,
  recurrence?: RowRecurrence
): EnrichedTransaction {
  const entities = answer.entities;
  return {
    id: answer.id,
    created_at,
    entities:
      entities === null
        ? null
        : {
            counterparty:
              entities.counterparty === null ? null : counterpartyReply(entities.counterparty),
            intermediaries: entities.intermediaries.map(organisationReply),
          },
    categories:
      answer.categories === null
        ? null
        : {
            general: answer.categories.general,
            accounting: answer.categories.accounting ?? null,
          },
    location: answer.location,
    error: answer.error ?? null,
    ...(recurrence === undefined ? {} : { recurrence: recurrence.recurrence }),
    confidence: answer.confidence ?? null,
    evidence: answer.evidence ?? [],
    notes: answer.notes ?? [],
  };
}

/** The same with what was sent. */
export function transactionReply(
  row: LedgerRow,
  recurrence?: RowRecurrence
): z.input<typeof TransactionReply> {
  const { transaction } = row;
  return {
    ...enrichedReply(row, recurrence),
    description: transaction.description,
    date: transaction.date,
    amount: transaction.amount,
    entry_type: transaction.entry_type,
    currency: transaction.currency,
    account_holder_id: transaction.account_holder_id,
  };
}

/** A recurrence group with its counterparty complete. */
export function groupReply(group: RecurrenceGroup): RecurrenceGroup {
  return { ...group, counterparty: counterpartyReply(group.counterparty) };
}

/** An organisation of the catalogue; what the knowledge never holds is null. */
export function entityReply({ entity, location }: EntityFound): Entity {
  const { id, name, website, logo, mccs, parent } = entity;
  return {
    id,
    name,
    website,
    logo,
    mccs: [...mccs],
    phone_number: null,
    tax_number: null,
    naics2017: null,
    parent: parent === null ? null : { name: parent },
    location,
  };
}

function counterpartyReply(counterparty: Counterparty): Counterparty {
  return { ...organisationReply(counterparty), type: counterparty.type };
}

function organisationReply(organisation: Intermediary): Intermediary {
  const { id, name, website, logo, mccs, phone_number, tax_number, naics2017, parent } =
    organisation;
  return {
    id: id ?? null,
    name: name ?? null,
    website: website ?? null,
    logo: logo ?? null,
    mccs,
    phone_number: phone_number ?? null,
    tax_number: tax_number ?? null,
    naics2017: naics2017 ?? null,
    parent: parent ?? null,
  };
}
