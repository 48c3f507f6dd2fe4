/** From transactions as they were sent to rows of the ledger: whose they are, and the engine's answer. */
import { applyCorrections } from "../engine/learned";
import { applyRules, type RuledAnswer } from "../engine/rules";
import {
  type AccountHolder,
  type AccountHolderType,
  type Note,
  type Timestamp,
  type Transaction,
  TransactionType,
} from "../model";
import type {
  BatchItem,
  Clock,
  EnrichmentAnswer,
  HolderContext,
  LedgerRow,
  ServicePorts,
  TenantId,
} from "./ports";
import type { RulesInForce } from "./rules-in-force";

/** The moment as the wire spells it. */
export function timestamp(clock: Clock): Timestamp {
  return new Date(clock.now()).toISOString();
}

/**
 * The account holders that rows name, by id. A holder that is not there is made where a row gives its
 * type with its id (contract section 4.1; in v3 the type is our own addition), and is otherwise absent.
 */
export async function resolveHolders(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  transactions: readonly Transaction[]
): Promise<Map<string, AccountHolder>> {
  const wanted = new Map<string, { type: AccountHolderType | null; name: string | null }>();
  for (const { account_holder_id: id, ...row } of transactions) {
    if (id === null) continue;
    const seen = wanted.get(id);
    if (seen === undefined)
      wanted.set(id, { type: row.account_holder_type, name: row.account_holder_name });
    else {
      seen.type ??= row.account_holder_type;
      seen.name ??= row.account_holder_name;
    }
  }
  const holders = await ledger.holders.getMany(tenant, [...wanted.keys()]);
  for (const [id, { type, name }] of wanted) {
    if (type === null || holders.has(id)) continue;
    const holder: AccountHolder = { id, type, name, created_at: timestamp(clock) };
    if (await ledger.holders.create(tenant, holder)) holders.set(id, holder);
    else {
      const faster = await ledger.holders.get(tenant, id);
      if (faster !== null) holders.set(id, faster);
    }
  }
  return holders;
}

/** Account holders that are there, and those that enriching the rows would make. */
export async function knownHolders(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  transactions: readonly Transaction[]
): Promise<Map<string, AccountHolder>> {
  const ids = new Set<string>();
  for (const { account_holder_id: id } of transactions) if (id !== null) ids.add(id);
  const holders = await ledger.holders.getMany(tenant, [...ids]);
  const created_at = timestamp(clock);
  for (const row of transactions) {
    const { account_holder_id: id, account_holder_type: type, account_holder_name: name } = row;
    if (id !== null && type !== null && !holders.has(id))
      holders.set(id, { id, type, name, created_at });
  }
  return holders;
}

/** Ids that rows name and that `holders` lacks. */
export function missingHolders(
  transactions: readonly Transaction[],
  holders: ReadonlyMap<string, AccountHolder>
): string[] {
  const missing = new Set<string>();
  for (const { account_holder_id: id } of transactions)
    if (id !== null && !holders.has(id)) missing.add(id);
  return [...missing];
}

/**
 * Asks the engine about one row, then applies the tenant's learned corrections (docs/corrections.md)
 * and rules (contract section 6). The row that comes back carries its holder's type and name; its notes
 * are those of the input followed by the engine's. A row whose account holder does not exist is answered
 * with the error `account_holder_not_found`, and one the engine fails on with `internal_error`.
 */
export function enrichRow(
  engine: ServicePorts["engine"],
  item: BatchItem,
  holders: ReadonlyMap<string, AccountHolder>,
  createdAt: Timestamp,
  rules: RulesInForce
): LedgerRow {
  const sent = item.transaction;
  const holder = sent.account_holder_id === null ? undefined : holders.get(sent.account_holder_id);
  if (sent.account_holder_id !== null && holder === undefined) {
    const message = `There is no account holder "${sent.account_holder_id}".`;
    return failed(sent, { code: "account_holder_not_found", message }, item.notes, createdAt);
  }
  const context = contextOf(sent, holder);
  const transaction: Transaction = {
    ...sent,
    account_holder_type: context?.type ?? null,
    account_holder_name: context?.name ?? null,
  };
  try {
    const found = engine.enrich(transaction, context);
    const learned = applyCorrections(rules.corrections, transaction, found);
    const lists = rules.of(sent.account_holder_id);
    const ruled = applyRules(lists, transaction, learned, engine.labelWords);
    if (ruled.met.length > 0) rules.ran?.(transaction, ruled.met);
    const notes = mergeNotes(item.notes, ruled.answer.notes ?? []);
    const answer = { ...ruled.answer, ...typeByRule(ruled), notes };
    return { transaction, answer, created_at: createdAt };
  } catch {
    // One row that trips the engine must not take the other rows of its batch with it.
    const message = "The engine could not answer this transaction.";
    return failed(transaction, { code: "internal_error", message }, item.notes, createdAt);
  }
}

/** A type that v2 has a word for; another one was for the rules alone. */
function typeByRule({ transactionType }: RuledAnswer): Pick<EnrichmentAnswer, "transaction_type"> {
  const type = TransactionType.safeParse(transactionType);
  return type.success ? { transaction_type: type.data } : {};
}

function contextOf(sent: Transaction, holder: AccountHolder | undefined): HolderContext | null {
  const type = holder?.type ?? sent.account_holder_type;
  if (type === null) return null;
  return { type, name: sent.account_holder_name ?? holder?.name ?? null };
}

function failed(
  transaction: Transaction,
  error: NonNullable<EnrichmentAnswer["error"]>,
  notes: Note[],
  createdAt: Timestamp
): LedgerRow {
  return {
    transaction,
    answer: {
      id: transaction.id,
      entities: null,
      categories: null,
      location: null,
      error,
      confidence: null,
      evidence: [],
      notes,
    },
    created_at: createdAt,
  };
}

/** The input's notes, then those of the engine on things the input's do not speak of. */
function mergeNotes(fromInput: Note[], fromEngine: readonly Note[]): Note[] {
  if (fromInput.length === 0) return [...fromEngine];
  const codes = new Set(fromInput.map((note) => note.code));
  return [...fromInput, ...fromEngine.filter((note) => !codes.has(note.code))];
}
