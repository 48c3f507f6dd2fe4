/** `/v3/webhooks` (contract section 5.9, docs/webhooks.md). */
import { z } from "zod";
import { MAXIMUM_WEBHOOKS, Webhook, WebhookInput, WebhookPatch } from "../../model";
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  patchWebhook,
} from "../../service";
import { emptyReply, operation, replyTo, type Operation } from "../operation";

const tag = "Webhooks";
const byId = z.object({ id: z.string().min(1) });
const asIs = (webhook: Webhook): Webhook => webhook;
/** All of them stand on one page: the SDK asks for no second one. */
const Webhooks = z.object({ next_cursor: z.null(), data: z.array(Webhook) });

export const webhookOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/webhooks",
    summary: `Be told of events; a key has at most ${MAXIMUM_WEBHOOKS} webhooks`,
    tag,
    body: WebhookInput,
    answers: { 200: { description: "The webhook, enabled", schema: Webhook } },
    errors: [400],
    async handle(ports, { tenant, body }) {
      return replyTo(await createWebhook(ports, tenant, body), asIs);
    },
  }),
  operation({
    method: "get",
    path: "/v3/webhooks",
    summary: "All webhooks, newest first",
    tag,
    answers: { 200: { description: "The webhooks", schema: Webhooks } },
    async handle(ports, { tenant }) {
      const data = await listWebhooks(ports, tenant);
      return { status: 200, body: { next_cursor: null, data } };
    },
  }),
  operation({
    method: "get",
    path: "/v3/webhooks/{id}",
    summary: "One webhook",
    tag,
    params: byId,
    answers: { 200: { description: "The webhook", schema: Webhook } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getWebhook(ports, tenant, path.id), asIs);
    },
  }),
  operation({
    method: "patch",
    path: "/v3/webhooks/{id}",
    summary: "Change a webhook; what is left out stays",
    tag,
    params: byId,
    body: WebhookPatch,
    answers: { 200: { description: "The webhook", schema: Webhook } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await patchWebhook(ports, tenant, path.id, body), asIs);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/webhooks/{id}",
    summary: "Forget a webhook; what was on its way to it is dropped",
    tag,
    params: byId,
    answers: { 204: { description: "Forgotten", schema: null } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return emptyReply(await deleteWebhook(ports, tenant, path.id));
    },
  }),
];
