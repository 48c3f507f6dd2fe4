/** Use cases on webhooks (contract section 5.9). */
import { z } from "zod";
import {
  MAXIMUM_WEBHOOKS,
  Timestamp,
  Webhook,
  type WebhookInput,
  type WebhookPatch,
} from "../model";
import { collection } from "./collection";
import { timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** A webhook as it is kept: with what decides whether it is disabled. */
const KeptWebhook = Webhook.extend({
  /** Tries that failed since one last succeeded. */
  failures: z.number().int(),
  failing_since: Timestamp.nullable(),
});
type KeptWebhook = z.infer<typeof KeptWebhook>;

/** So many failures in a row, over at least that long, disable a webhook. */
export const DISABLING_FAILURES = 20;
export const DISABLING_MILLISECONDS = 60 * 60 * 1_000;

const WEBHOOKS = collection("webhook", KeptWebhook, () => ({}));
const ALL = { limit: 1_000, after: null, createdAfter: null, createdBefore: null };

type Ports = Pick<ServicePorts, "ledger">;

/** Makes a webhook, enabled; one too many stops it. */
export async function createWebhook(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids">,
  tenant: TenantId,
  { url, events, token }: WebhookInput
): Promise<Outcome<Webhook>> {
  const webhook: KeptWebhook = {
    id: ports.ids.uuid(),
    created_at: timestamp(ports.clock),
    url,
    events,
    token: token ?? null,
    enabled: true,
    failures: 0,
    failing_since: null,
  };
  await WEBHOOKS.create(ports, tenant, webhook);
  // Counted afterwards, so that two made at once are never both the tenth.
  if ((await WEBHOOKS.count(ports, tenant)) <= MAXIMUM_WEBHOOKS) return done(shown(webhook));
  await WEBHOOKS.remove(ports, tenant, webhook.id);
  return stopped({ code: "too_many_webhooks", maximum: MAXIMUM_WEBHOOKS });
}

/** All webhooks, newest first. */
export async function listWebhooks(ports: Ports, tenant: TenantId): Promise<Webhook[]> {
  return (await WEBHOOKS.list(ports, tenant, ALL)).items.map(shown);
}

/** One webhook. */
export async function getWebhook(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<Webhook>> {
  return orMissing(await WEBHOOKS.get(ports, tenant, id), id);
}

/** Changes what the patch names. Enabling one forgets how often it failed. */
export async function patchWebhook(
  ports: Ports,
  tenant: TenantId,
  id: string,
  patch: WebhookPatch
): Promise<Outcome<Webhook>> {
  const changed = await WEBHOOKS.change(ports, tenant, id, (webhook) => ({
    ...webhook,
    url: patch.url ?? webhook.url,
    events: patch.events ?? webhook.events,
    token: patch.token === undefined ? webhook.token : patch.token,
    enabled: patch.enabled ?? webhook.enabled,
    ...(patch.enabled === true ? { failures: 0, failing_since: null } : {}),
  }));
  return orMissing(changed, id);
}

/** Forgets a webhook. What was still to be delivered to it is dropped. */
export async function deleteWebhook(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  const removed = await WEBHOOKS.remove(ports, tenant, id);
  return removed ? done(null) : stopped({ code: "webhook_not_found", id });
}

/** Takes note of how a try ended. Too many failures in a row disable the webhook. */
export async function noteDelivery(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  id: string,
  succeeded: boolean
): Promise<void> {
  const now = ports.clock.now();
  await WEBHOOKS.change(ports, tenant, id, (webhook) => {
    if (succeeded)
      return webhook.failures === 0 ? null : { ...webhook, failures: 0, failing_since: null };
    const failures = webhook.failures + 1;
    const since = webhook.failing_since ?? new Date(now).toISOString();
    const isLost =
      failures >= DISABLING_FAILURES && now - Date.parse(since) >= DISABLING_MILLISECONDS;
    return { ...webhook, failures, failing_since: since, enabled: webhook.enabled && !isLost };
  });
}

function shown({ failures: _failures, failing_since: _since, ...webhook }: KeptWebhook): Webhook {
  return webhook;
}

function orMissing(webhook: KeptWebhook | null, id: string): Outcome<Webhook> {
  return webhook === null ? stopped({ code: "webhook_not_found", id }) : done(shown(webhook));
}
