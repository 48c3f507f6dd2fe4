/** How the reading of a statement ends: what is stored of it, and who is told. */
import type { BankStatementResults, StatementProblem, StatementRead } from "../model";
import { timestamp } from "./enrich";
import { publish } from "./events";
import { resultsId, STATEMENTS, statementV3, type KeptStatement } from "./kept-statement";
import type { ServicePorts, TenantId } from "./ports";

/** Stores what was read, under ids of its rows that are the same however often it is read. */
export async function storeResults(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  { accounts }: StatementRead
): Promise<BankStatementResults> {
  let count = 0;
  const results: BankStatementResults = {
    accounts: accounts.map((account) => ({
      ...account,
      transactions: account.transactions.map((row) => ({ ...row, id: `${id}-${(count += 1)}` })),
    })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(results));
  await ledger.files.put(tenant, resultsId(id), bytes);
  return results;
}

/** How a statement ended. */
export type StatementEnd =
  { status: "completed"; read: StatementRead } | { status: "error"; error: StatementProblem };

/**
 * Ends a statement that is processing, and tells webhooks. One that had ended is told of again, for who
 * ended it may have died before telling. False where it was deleted meanwhile.
 */
export async function endStatement(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string,
  end: StatementEnd
): Promise<boolean> {
  await STATEMENTS.change(ports, tenant, id, (statement) =>
    statement.status === "processing" ? { ...statement, ...ended(statement, end) } : null
  );
  const statement = await STATEMENTS.get(ports, tenant, id);
  if (statement !== null) await tellStatement(ports, tenant, statement);
  return statement !== null;
}

function ended({ file }: KeptStatement, end: StatementEnd): Partial<KeptStatement> {
  if (end.status === "error") return end;
  const { no_pages, info, accounts } = end.read;
  return {
    status: "completed",
    file: { ...file, no_pages },
    summary: {
      info,
      accounts: accounts.map(({ transactions: _transactions, ...account }) => account),
    },
  };
}

/** Tells webhooks of a statement that has ended. */
export async function tellStatement(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  statement: KeptStatement
): Promise<void> {
  const { id, status } = statement;
  if (status === "processing") return;
  const data = statementV3(statement);
  await publish(ports, tenant, { type: `bank_statements.${status}`, occasion: id, data });
}

/** What is known of a statement that is stored as it is, without a job (sample data). */
export interface GivenStatement {
  id: string;
  name: string;
  /** Bytes of the file it stands for, which is not kept. */
  size: number;
  /** What v2 answers; null for a statement of v3. The batch need not exist. */
  enrichment: KeptStatement["enrichment"];
  currency: string;
  end: StatementEnd;
}

/** Stores a statement that was read elsewhere, with its id; false, and nothing is changed, where it is taken. */
export async function putStatement(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  { end, ...given }: GivenStatement
): Promise<boolean> {
  const { size, ...rest } = given;
  const statement: KeptStatement = {
    ...rest,
    created_at: timestamp(ports.clock),
    filename: given.name,
    status: "processing",
    file: { no_pages: 0, size },
    error: null,
    summary: null,
  };
  if (end.status === "completed") await storeResults(ports, tenant, given.id, end.read);
  return STATEMENTS.create(ports, tenant, { ...statement, ...ended(statement, end) });
}
