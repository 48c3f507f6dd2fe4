import type { WebhookEvent } from "../../src/model";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, settled, transaction } from "./http";

type Webhook = { id: string; url: string };

const asked = {
  url: "https://caller.example/hook",
  events: ["batches.completed", "reports.resolved"],
  token: "a secret of theirs",
};

function start() {
  const events: { event: WebhookEvent; url: string }[] = [];
  const { api } = startEmbeddedSession({ onEvent: (event, url) => events.push({ event, url }) });
  const create = async (change: object = {}) =>
    send(api, "POST", "/v3/webhooks", { ...asked, ...change });
  return { api, events, create };
}

/** Lets what is under way come to its end. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe("/v3/webhooks", () => {
  it("makes a webhook, enabled, and answers it with its token, also in the list", async () => {
    const { api, create } = start();
    const made = await create();
    expect(made.status).toBe(200);
    expect(made.json).toEqual({
      ...asked,
      id: expect.any(String),
      created_at: expect.stringMatching(/Z$/),
      enabled: true,
    });
    const { id } = made.json as Webhook;
    expect((await send(api, "GET", `/v3/webhooks/${id}`)).json).toEqual(made.json);
    expect((await send(api, "GET", "/v3/webhooks")).json).toEqual({
      next_cursor: null,
      data: [made.json],
    });
  });

  it("answers a token of null where none was given", async () => {
    const { api } = start();
    const body = { url: asked.url, events: ["batches.error", "batches.error"] };
    expect((await send(api, "POST", "/v3/webhooks", body)).json).toMatchObject({
      token: null,
      events: ["batches.error"],
    });
  });

  it.each([
    ["no address of the web", { url: "ftp://caller.example" }, "url"],
    ["an address with a password", { url: "https://me:secret@caller.example" }, "url"],
    ["an event that does not exist", { events: ["batches.finished"] }, "events"],
    ["a token no header may hold", { token: "two\r\nlines" }, "token"],
  ])("refuses %s and names the field", async (_name, change, field) => {
    const { create } = start();
    const answer = await create(change);
    expect(answer.status).toBe(422);
    const { detail } = answer.json as { detail: { loc: string[] }[] };
    expect(detail[0]?.loc.slice(0, 2)).toEqual(["body", field]);
  });

  it("changes what is named and leaves the rest; a token of null takes it away", async () => {
    const { api, create } = start();
    const { id } = (await create()).json as Webhook;
    const path = `/v3/webhooks/${id}`;
    const off = await send(api, "PATCH", path, { enabled: false });
    expect(off.json).toMatchObject({ ...asked, enabled: false });
    const moved = await send(api, "PATCH", path, { url: "https://new.example/", token: null });
    expect(moved.json).toMatchObject({ url: "https://new.example/", token: null, enabled: false });
    expect((await send(api, "PATCH", path, { token: "x" })).json).toMatchObject({ token: "x" });
  });

  it("allows ten, is 400 for one more, and allows it when one was deleted", async () => {
    const { api, create } = start();
    const made = await Promise.all(Array.from({ length: 10 }, () => create()));
    expect(made.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const eleventh = await create();
    expect(eleventh.status).toBe(400);
    expect(eleventh.json).toEqual({ detail: expect.stringContaining("10 webhooks") });
    const { id } = made[0]?.json as Webhook;
    expect((await send(api, "DELETE", `/v3/webhooks/${id}`)).status).toBe(204);
    expect((await create()).status).toBe(200);
  });

  it("is 404 for a webhook that does not exist", async () => {
    const { api } = start();
    for (const [method, body] of [
      ["GET", undefined],
      ["PATCH", { enabled: true }],
      ["DELETE", undefined],
    ] as const)
      expect((await send(api, method, "/v3/webhooks/none", body)).status).toBe(404);
  });
});

describe("events", () => {
  it("tells each webhook that asked of a batch's end, once, with the batch as its GET answers it", async () => {
    const { api, events, create } = start();
    await create();
    await create({ url: "https://second.example/" });
    await create({ url: "https://other.example/", events: ["batches.error"] });
    const { id: off } = (await create({ url: "https://off.example/" })).json as Webhook;
    await send(api, "PATCH", `/v3/webhooks/${off}`, { enabled: false });
    const body = { operation: "POST /v3/transactions", data: [transaction()] };
    const sent = await send(api, "POST", "/v3/batches", body);
    const batch = await settled(api, (sent.json as { id: string }).id);
    await quiet();
    expect(events.map(({ url }) => url).sort()).toEqual([asked.url, "https://second.example/"]);
    for (const { event } of events)
      expect(event).toEqual({
        event_id: events[0]?.event.event_id,
        event_type: "batches.completed",
        data: batch.json,
      });
  });

  it("tells of a batch that was stopped as of one in error, and of no batch of v2", async () => {
    const { api, events, create } = start();
    await create({ events: ["batches.error", "batches.completed"] });
    const data = Array.from({ length: 3_000 }, (_, index) => transaction({ id: `t${index}` }));
    const body = { operation: "POST /v3/transactions", data };
    const { id } = (await send(api, "POST", "/v3/batches", body)).json as { id: string };
    const stopped = await send(api, "POST", `/v3/batches/${id}/cancel`);
    await send(api, "POST", "/v2/transactions/async", [
      {
        transaction_id: "t1",
        description: "NETFLIX",
        date: "2024-03-05",
        amount: 4.5,
        entry_type: "outgoing",
        iso_currency_code: "USD",
        account_holder_type: "consumer",
      },
    ]);
    await quiet();
    expect(events.map(({ event }) => event)).toEqual([
      { event_id: expect.any(String), event_type: "batches.error", data: stopped.json },
    ]);
  });

  it("tells of a report's change of status with the report as its GET answers it", async () => {
    const { api, events, create } = start();
    await create();
    await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
    await send(api, "POST", "/v3/transactions", transaction());
    const report = { transaction_id: "t1", description: "", fields: [] };
    const { id } = (await send(api, "POST", "/v3/reports", report)).json as { id: string };
    await send(api, "PATCH", `/v3/reports/${id}`, { status: "pending" });
    await send(api, "PATCH", `/v3/reports/${id}`, { status: "resolved" });
    await quiet();
    const resolved = (await send(api, "GET", `/v3/reports/${id}`)).json;
    expect(events.map(({ event }) => event)).toEqual([
      { event_id: expect.any(String), event_type: "reports.resolved", data: resolved },
    ]);
  });
});
