/** Who is told of what happens, and what is told (contract section 5.9, docs/webhooks.md). */
import { z } from "zod";
import { Timestamp } from "./values";

export const WebhookEventType = z.enum([
  "reports.resolved",
  "reports.rejected",
  "reports.pending",
  "bank_statements.completed",
  "bank_statements.error",
  "batches.completed",
  "batches.error",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

/** Most webhooks of one API key. */
export const MAXIMUM_WEBHOOKS = 10;

/** An address of the web that names no user and no password. */
export const WebhookUrl = z
  .string()
  .max(2_048)
  .refine(isWebAddress, { message: "must be an http or https URL without user name or password" });

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}

/** It is sent as a header: printable ASCII. */
const Token = z
  .string()
  .max(1_024)
  .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "must be printable ASCII");

const fields = {
  url: WebhookUrl,
  events: z
    .array(WebhookEventType)
    .max(100)
    .transform((events) => [...new Set(events)])
    .pipe(z.array(WebhookEventType)),
  token: Token.nullable(),
};

export const WebhookInput = z
  .object({ ...fields, token: fields.token.optional() })
  .meta({ id: "WebhookInput" });
export type WebhookInput = z.infer<typeof WebhookInput>;

/** What is left out stays; a token of null takes it away. */
export const WebhookPatch = z
  .object({ ...fields, enabled: z.boolean() })
  .partial()
  .meta({ id: "WebhookPatch" });
export type WebhookPatch = z.infer<typeof WebhookPatch>;

export const Webhook = z
  .object({
    id: z.string(),
    created_at: Timestamp,
    url: z.string(),
    events: z.array(WebhookEventType),
    token: z.string().nullable(),
    enabled: z.boolean(),
  })
  .meta({ id: "Webhook" });
export type Webhook = z.infer<typeof Webhook>;

/** What is sent. `report.status_changed` goes to a v2 report's own `webhook_url`. */
export const WebhookEvent = z
  .object({
    /** The same each time the same event is sent. */
    event_id: z.string(),
    event_type: z.enum([...WebhookEventType.options, "report.status_changed"]),
    /** The resource as its GET answers it. */
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "WebhookEvent" });
export type WebhookEvent = z.infer<typeof WebhookEvent>;
