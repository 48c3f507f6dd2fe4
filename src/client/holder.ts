/** Makes sure that a side knows the account holders of a run as the workbook does. */
import { RequestError, type Client } from "./client";
import { strictHolderType } from "./hosted";
import { SessionError, type RowAccountHolder, type RunAccountHolder } from "./session";

/**
 * Makes the account holder; one that is there with another type or name is replaced. Rejects with
 * `rejected` where a side keeps a former type, for its answers would be another's.
 */
export async function bringHolderUpToDate(client: Client, wanted: RunAccountHolder): Promise<void> {
  if (client.capabilities.changesHolders) await bringOurs(client, wanted);
  else await bringHosted(client, wanted);
}

/**
 * The same for account holders that rows name: what the sheet does not say of one that is there stays
 * as it is.
 */
export async function bringRowHoldersUpToDate(
  client: Client,
  holders: readonly RowAccountHolder[],
  signal: AbortSignal
): Promise<void> {
  for (const { id, type, typeWhenNew, name } of holders) {
    signal.throwIfAborted();
    if (type !== null && name !== null) {
      await bringHolderUpToDate(client, { id, type, name });
      continue;
    }
    const there = await unlessUnknown<Pick<RunAccountHolder, "type" | "name">>(
      client.capabilities.changesHolders
        ? client.getAccountHolderV2(id)
        : client.getAccountHolder(id)
    );
    const wanted = {
      id,
      type: type ?? there?.type ?? typeWhenNew,
      name: name ?? there?.name ?? null,
    };
    if (there?.type === wanted.type && there.name === wanted.name) continue;
    await bringHolderUpToDate(client, wanted);
  }
}

async function unlessUnknown<Value>(asking: Promise<Value>): Promise<Value | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return null;
    throw error;
  }
}

async function bringOurs(client: Client, { id, type, name }: RunAccountHolder): Promise<void> {
  const isOfV3 = type === "consumer" || type === "business";
  const isMade = await unlessThere(
    isOfV3
      ? client.createAccountHolder({ id, type, name })
      : client.createAccountHolderV2({ id, type, name })
  );
  if (isMade) return;
  const there = await client.getAccountHolderV2(id);
  if (there.type === type && there.name === name) return;
  await client.replaceAccountHolder(id, { type, name });
}

/** The published v3 cannot change a holder; its v2 can, where the key may use it. */
async function bringHosted(client: Client, wanted: RunAccountHolder): Promise<void> {
  const { id, name } = wanted;
  const type = strictHolderType(wanted.type);
  if (await unlessThere(client.createAccountHolder({ id, type, name }))) return;
  const there = await client.getAccountHolder(id);
  if (there.type === type) return;
  try {
    await client.replaceAccountHolder(id, { type, name });
  } catch (error) {
    if (!(error instanceof RequestError) || error.status === null) throw error;
    throw new SessionError(
      "rejected",
      `The service knows this workbook's account as one of a ${there.type} and does not change it. ` +
        `Choose ${there.type} under "Whose account", or enrich on this computer.`
    );
  }
}

/** Whether it was made; 400 is the contract's word for "already exists" (section 5.3). */
async function unlessThere(making: Promise<unknown>): Promise<boolean> {
  try {
    await making;
    return true;
  } catch (error) {
    if (error instanceof RequestError && error.status === 400) return false;
    throw error;
  }
}
