/** Events on their way: tried, tried again ever more seldom, given up after a day (docs/webhooks.md). */
import { z } from "zod";
import { Timestamp, WebhookEvent, WebhookUrl } from "../model";
import { collection } from "./collection";
import { timestamp } from "./enrich";
import type { Deliver, JobEnd, ServicePorts, TenantId } from "./ports";
import { getWebhook, noteDelivery } from "./webhooks";

/** How long a receiver may take to answer (contract section 5.9). */
export const DELIVERY_TIMEOUT_MILLISECONDS = 10_000;
/** How long an event is tried. */
export const MAXIMUM_DELIVERY_MILLISECONDS = 24 * 60 * 60 * 1_000;
/** Between the first two tries; doubles with each. Longer than a try takes, so that no two overlap. */
const FIRST_WAIT_MILLISECONDS = 20_000;
const LONGEST_WAIT_MILLISECONDS = 60 * 60 * 1_000;

const Target = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("webhook"), webhook_id: z.string() }),
  /** A v2 report's own `webhook_url`. */
  z.object({ kind: z.literal("report"), report_id: z.string(), url: WebhookUrl }),
]);

const Delivery = z.object({
  id: z.string(),
  created_at: Timestamp,
  event: WebhookEvent,
  target: Target,
  /** Tries that were begun. */
  tries: z.number().int(),
  /** Before then nobody tries; whoever tries moves it on first, so that one tries at a time. */
  next_at: Timestamp,
});
type Delivery = z.infer<typeof Delivery>;

const DELIVERIES = collection("delivery", Delivery, ({ target }) => ({
  subject: target.kind === "webhook" ? target.webhook_id : target.report_id,
}));

/** Puts an event on its way. One that is on its way already is not put there twice. */
export async function startDelivery(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  { event, target }: Pick<Delivery, "event" | "target">
): Promise<void> {
  const to = target.kind === "webhook" ? target.webhook_id : target.report_id;
  const id = `${event.event_id}.${to}`;
  const now = timestamp(ports.clock);
  await DELIVERIES.create(ports, tenant, {
    id,
    created_at: now,
    event,
    target,
    tries: 0,
    next_at: now,
  });
  // Also where it was there: who made it may have died before this line.
  await ports.jobs.submit({ kind: "delivery", tenant, id });
}

/** One try, and word on whether there is to be another. */
export async function runDelivery(
  ports: Pick<ServicePorts, "ledger" | "clock" | "deliver">,
  tenant: TenantId,
  id: string
): Promise<JobEnd> {
  const address = await addressOf(ports, tenant, id);
  if (address === null) return drop(ports, tenant, id);
  const claimed = await claim(ports, tenant, id);
  if (claimed === null) {
    const delivery = await DELIVERIES.get(ports, tenant, id);
    return delivery === null ? { state: "done" } : again(ports, delivery);
  }
  const answer = await ports.deliver.send({
    ...address,
    body: claimed.event,
    timeoutMilliseconds: DELIVERY_TIMEOUT_MILLISECONDS,
  });
  const succeeded = answer.ok && answer.status >= 200 && answer.status < 300;
  if (claimed.target.kind === "webhook")
    await noteDelivery(ports, tenant, claimed.target.webhook_id, succeeded);
  const givesUpAt = Date.parse(claimed.created_at) + MAXIMUM_DELIVERY_MILLISECONDS;
  if (succeeded || Date.parse(claimed.next_at) > givesUpAt) return drop(ports, tenant, id);
  return again(ports, claimed);
}

/** Forgets an event that no worker could get on its way. */
export async function abandonDelivery(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<void> {
  await drop(ports, tenant, id);
}

/** Where a delivery goes now; null where it goes nowhere any more: its webhook is gone or disabled. */
async function addressOf(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<{ url: string; token: string | null } | null> {
  const delivery = await DELIVERIES.get(ports, tenant, id);
  if (delivery === null) return null;
  const { target } = delivery;
  switch (target.kind) {
    case "webhook": {
      const webhook = await getWebhook(ports, tenant, target.webhook_id);
      if (!webhook.ok || !webhook.value.enabled) return null;
      return { url: webhook.value.url, token: webhook.value.token };
    }
    case "report":
      return { url: target.url, token: null };
  }
}

/** The right to try now, or null where it is not time yet: another worker tries or has tried. */
async function claim(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  id: string
): Promise<Delivery | null> {
  const now = ports.clock.now();
  return DELIVERIES.change(ports, tenant, id, (delivery) => {
    if (Date.parse(delivery.next_at) > now) return null;
    const tries = delivery.tries + 1;
    const next_at = new Date(now + waitAfter(tries, id)).toISOString();
    return { ...delivery, tries, next_at };
  });
}

/** Milliseconds to the next try; up to a tenth more, so that what failed together is not tried together. */
function waitAfter(tries: number, id: string): number {
  const wait = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** (tries - 1), LONGEST_WAIT_MILLISECONDS);
  // The id begins with a UUID, whose first digits are as good as drawn.
  const spread = Number.parseInt(id.slice(0, 4), 16) / 0xffff;
  return Math.round(wait * (1 + spread / 10));
}

function again({ clock }: Pick<ServicePorts, "clock">, { next_at }: Delivery): JobEnd {
  return { state: "again", afterMilliseconds: Math.max(1, Date.parse(next_at) - clock.now()) };
}

async function drop(
  ports: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<JobEnd> {
  await DELIVERIES.remove(ports, tenant, id);
  return { state: "done" };
}

/** Events in the page: each is handed over with its webhook's URL, and counts as received. */
export function inPageDelivery(onEvent: (event: WebhookEvent, url: string) => void): Deliver {
  return {
    async send({ url, body }) {
      onEvent(body, url);
      return { ok: true, status: 200 };
    },
  };
}
