/** Puts the sample data of the key `sandbox` there. What is there already stays as it is. */
import type { StatementRow } from "../../model";
import {
  createBatch,
  enrichAtOnce,
  processBatch,
  putStatement,
  type BatchItem,
  type ServicePorts,
} from "../../service";
import { SANDBOX_TENANT } from "../keys/authenticate";
import { FAILED_STATEMENT, READ_STATEMENT, statementItems } from "./statements";
import { SANDBOX_HOLDER, SANDBOX_TRANSACTIONS } from "./transactions";

/** May be run by several processes at once: all store the same things under the same ids. */
export async function seedSandbox(ports: ServicePorts): Promise<void> {
  if ((await ports.ledger.holders.get(SANDBOX_TENANT, SANDBOX_HOLDER.id)) === null)
    await enrichAtOnce(ports, SANDBOX_TENANT, SANDBOX_TRANSACTIONS);
  await putStatement(ports, SANDBOX_TENANT, READ_STATEMENT);
  await putStatement(ports, SANDBOX_TENANT, FAILED_STATEMENT);
  await enrichStatement(ports);
}

/** Enriches the statement's rows as its reading would have, in the batch that it names. */
async function enrichStatement(ports: ServicePorts): Promise<void> {
  const { batch_id } = READ_STATEMENT.enrichment;
  if ((await ports.ledger.batches.get(SANDBOX_TENANT, batch_id)) !== null) return;
  const items = statementItems().map(({ id, row }) => itemOf(id, row));
  // Done here and now, so that the first caller finds it whole; no worker need be there.
  const jobs: ServicePorts["jobs"] = { submit: async () => {}, cancel: async () => {} };
  const own = { ...ports, jobs, ids: { uuid: () => batch_id } };
  await createBatch(own, SANDBOX_TENANT, items, { origin: "v2", model: null });
  const turns = { pause: ports.pause, stopped: () => false, spent: () => false };
  await processBatch(own, SANDBOX_TENANT, batch_id, turns);
}

function itemOf(id: string, row: StatementRow): BatchItem {
  const { description, date, amount, entry_type, currency } = row;
  const { account_holder_id, account_type } = READ_STATEMENT.enrichment;
  return {
    transaction: {
      ...{ id, description, date, amount, entry_type, currency },
      account_holder_id,
      account_holder_type: account_type,
      account_holder_name: null,
      country: null,
      raw_address: null,
      mcc: null,
    },
    notes: [],
  };
}
