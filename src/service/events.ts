/** Telling of what happened: an event becomes one delivery for each webhook that asked for it. */
import { v5 as uuidV5 } from "uuid";
import type { WebhookEventType } from "../model";
import { startDelivery } from "./deliveries";
import type { ServicePorts, TenantId } from "./ports";
import { listWebhooks } from "./webhooks";

/** What happened. */
export interface Happening {
  type: WebhookEventType;
  /** Names the one time it happened: the resource's id, with a count where it may happen again. */
  occasion: string;
  /** The resource as its GET answers it. */
  data: Record<string, unknown>;
}

/** Namespace of event ids; a random UUID of our own. */
const EVENTS = "0d5f2f60-6a0c-4f0e-9a55-5e0b7f3f2c11";

/**
 * Sends word to every enabled webhook that asked for events of that type. The same occasion told again
 * is the same event: it has the same id, and as long as it is on its way nothing is added. So whoever
 * may have died before telling tells again.
 */
export async function publish(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  { type, occasion, data }: Happening
): Promise<void> {
  const eventId = eventIdOf(tenant, type, occasion);
  for (const webhook of await listWebhooks(ports, tenant)) {
    if (!webhook.enabled || !webhook.events.includes(type)) continue;
    await startDelivery(ports, tenant, {
      event: { event_id: eventId, event_type: type, data },
      target: { kind: "webhook", webhook_id: webhook.id },
    });
  }
}

/** The id of what happened to a tenant's thing on that occasion, the same each time it is asked for. */
export function eventIdOf(tenant: TenantId, type: string, occasion: string): string {
  return uuidV5(JSON.stringify([tenant, type, occasion]), EVENTS);
}
