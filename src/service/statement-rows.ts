/** Pages of statements and of their rows, asked for by number (contract section 4.9). */
import type { BankStatementResults } from "../model";
import type { KeptStatement } from "./kept-statement";
import { done, type Outcome } from "./outcome";
import type { LedgerRow, NumberedPageQuery, ServicePorts, TenantId } from "./ports";
import {
  getStatement,
  getStatementResults,
  listStatements,
  type StatementFilter,
} from "./statements";

/** Most statements looked through for a name or for the oldest first. */
const MOST_LOOKED_AT = 10_000;
const PIECE = 500;

type Ports = Pick<ServicePorts, "ledger" | "clock" | "jobs">;
type Row = BankStatementResults["accounts"][number]["transactions"][number];

/** A page of statements, newest or oldest first, those whose name holds the text where one is given. */
export async function pageOfStatements(
  ports: Ports,
  tenant: TenantId,
  {
    skip,
    limit,
    order,
    text,
    ...filter
  }: NumberedPageQuery & StatementFilter & { text: string | null }
): Promise<KeptStatement[]> {
  const moments = { after: null, createdAfter: null, createdBefore: null };
  if (order === "descending" && text === null) {
    const query = { ...filter, ...moments, skip, limit };
    return (await listStatements(ports, tenant, query)).items;
  }
  const wanted = (text ?? "").toLowerCase();
  const all: KeptStatement[] = [];
  let after: string | null = null;
  for (let seen = 0; seen < MOST_LOOKED_AT; seen += PIECE) {
    const query = { ...filter, ...moments, after, limit: PIECE };
    const { items, next } = await listStatements(ports, tenant, query);
    all.push(...items.filter(({ name }) => (name ?? "").toLowerCase().includes(wanted)));
    if (next === null) break;
    after = next;
  }
  if (order === "ascending") all.reverse();
  return all.slice(skip, skip + limit);
}

/** How rows are ordered: as the statement prints them where `by` is null. */
export interface StatementRowQuery extends NumberedPageQuery {
  by: "date" | "amount" | null;
}

/**
 * A page of a statement's rows as the ledger has them. Rows that are not enriched (of a statement of v3,
 * or not yet) stand as they were read.
 */
export async function statementRows(
  ports: Ports,
  tenant: TenantId,
  id: string,
  query: StatementRowQuery
): Promise<Outcome<LedgerRow[]>> {
  const found = await getStatement(ports, tenant, id);
  if (!found.ok) return found;
  const results = await getStatementResults(ports, tenant, id);
  if (!results.ok) return results;
  const rows = ordered(
    results.value.accounts.flatMap(({ transactions }) => transactions),
    query
  );
  const kept = await ports.ledger.transactions.getMany(
    tenant,
    rows.map((row) => row.id)
  );
  return done(rows.map((row) => kept.get(row.id) ?? unenriched(row, found.value)));
}

function ordered(rows: Row[], { by, order, skip, limit }: StatementRowQuery): Row[] {
  // Sorting keeps the statement's order among equals.
  if (by === "date") rows.sort((one, other) => compare(one.date, other.date));
  if (by === "amount") rows.sort((one, other) => one.amount - other.amount);
  if (order === "descending") rows.reverse();
  return rows.slice(skip, skip + limit);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function unenriched(row: Row, { enrichment, created_at }: KeptStatement): LedgerRow {
  const { id, description, amount, entry_type, currency, date } = row;
  return {
    created_at,
    transaction: {
      ...{ id, description, amount, entry_type, currency, date },
      account_holder_id: enrichment?.account_holder_id ?? null,
      account_holder_type: enrichment?.account_type ?? null,
      account_holder_name: null,
      country: null,
      raw_address: null,
      mcc: null,
    },
    answer: {
      id,
      entities: null,
      categories: null,
      location: null,
      error: null,
      confidence: null,
      evidence: [],
      notes: [],
    },
  };
}
