/**
 * Credits: one for each transaction enriched, coming back at so many a second up to a maximum. They are
 * counted in the ledger, so that all processes count the same ones.
 */
import { z } from "zod";
import type { ServicePorts, StoredDocument, TenantId } from "../../service";

export interface CreditOptions {
  maximum: number;
  perSecond: number;
}

const Balance = z.object({ credits: z.number(), at: z.number() });
type Balance = z.infer<typeof Balance>;

const DOCUMENT = "credits";

/** Takes credits; false, and none are taken, where there are too few. */
export async function takeCredits(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  wanted: number,
  { maximum, perSecond }: CreditOptions
): Promise<boolean> {
  const now = clock.now();
  const take = (document: StoredDocument): StoredDocument | null => {
    const before = Balance.parse(document.body);
    const seconds = Math.max(0, now - before.at) / 1_000;
    const there = Math.min(maximum, before.credits + seconds * perSecond);
    if (there < wanted) return null;
    return { ...document, body: balance(there - wanted, Math.max(now, before.at)) };
  };
  if (await ledger.documents.change(tenant, "usage", DOCUMENT, take)) return true;
  if (wanted > maximum) return false;
  // Nothing was taken: there are too few, or this key never took any.
  const first: StoredDocument = {
    id: DOCUMENT,
    created_at: new Date(now).toISOString(),
    status: null,
    subject: null,
    account_holder_id: null,
    body: balance(maximum - wanted, now),
  };
  if (await ledger.documents.create(tenant, "usage", first)) return true;
  return (await ledger.documents.change(tenant, "usage", DOCUMENT, take)) !== null;
}

function balance(credits: number, at: number): Balance {
  return { credits, at };
}
