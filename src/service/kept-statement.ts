/** A statement as it is kept, where its bytes lie, and how v3 tells it. */
import { z } from "zod";
import {
  AccountHolderType,
  BankStatement,
  BankStatementResults,
  StatementAccount,
  StatementInfo,
  StatementProblem,
  Timestamp,
} from "../model";
import { collection } from "./collection";
import type { ListPage, ServicePorts, TenantId } from "./ports";

/** A statement as it is kept. Its file and what was read from it are files of the ledger. */
const KeptStatement = BankStatement.omit({ error: true }).extend({
  filename: z.string(),
  /** When its job was submitted again, because nothing was heard of it. */
  revived_at: Timestamp.nullish(),
  error: StatementProblem.nullable(),
  currency: z.string(),
  /** That of v2, whose rows are enriched; null for one of v3. */
  enrichment: z
    .object({
      account_holder_id: z.string(),
      account_type: AccountHolderType,
      /** Exists once the statement is completed. */
      batch_id: z.string(),
      /** Whether it was answered as `queued`, which it is once (sdk-notes). */
      was_queued: z.boolean(),
    })
    .nullable(),
  /** What was read, without the rows. */
  summary: z.object({ info: StatementInfo, accounts: z.array(StatementAccount) }).nullable(),
});
export type KeptStatement = z.infer<typeof KeptStatement>;

/** Statements, by status and by account holder. */
export const STATEMENTS = collection("statement", KeptStatement, ({ status, enrichment }) => ({
  status,
  accountHolderId: enrichment?.account_holder_id ?? null,
}));

/** Names under which a statement's bytes lie. */
export const fileId = (id: string): string => `statement/${id}`;
/** The same of what was read. */
export const resultsId = (id: string): string => `statement/${id}/results`;

/** What was read from a statement; null where nothing was, or not yet. */
export async function storedResults(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<BankStatementResults | null> {
  const bytes = await ledger.files.get(tenant, resultsId(id));
  if (bytes === null) return null;
  return BankStatementResults.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Removes the bytes of an account holder's statements, which themselves go with the holder. */
export async function forgetFilesOf(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  accountHolderId: string
): Promise<void> {
  let after: string | null = null;
  do {
    const query = { limit: 100, after, createdAfter: null, createdBefore: null, accountHolderId };
    const { items, next }: ListPage<KeptStatement> = await STATEMENTS.list(ports, tenant, query);
    for (const { id } of items) {
      await ports.ledger.files.remove(tenant, resultsId(id));
      await ports.ledger.files.remove(tenant, fileId(id));
    }
    after = next;
  } while (after !== null);
}

/** A statement as v3 answers it. */
export function statementV3(statement: KeptStatement): BankStatement {
  const { id, name, status, created_at, file, error } = statement;
  return {
    id,
    name,
    status,
    created_at,
    file,
    error:
      error === null
        ? null
        : {
            // v3 has one word for a file that is no statement we can read.
            code: error.code === "internal_error" ? error.code : "invalid_bank_statement",
            message: error.message,
          },
  };
}
