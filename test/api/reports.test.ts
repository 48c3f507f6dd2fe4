import type { WebhookEvent } from "../../src/model";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction } from "./http";

type Report = { id: string; status: string; fields: string[] };
type Page = { next_cursor: string | null; data: Report[] };

const wrong = {
  transaction_id: "t1",
  description: "It is the shop next door.",
  fields: [".entities.counterparty", "merchant.category_code"],
};

async function start() {
  const events: { event: WebhookEvent; url: string }[] = [];
  const { api } = startEmbeddedSession({ onEvent: (event, url) => events.push({ event, url }) });
  await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
  for (const id of ["t1", "t2"]) await send(api, "POST", "/v3/transactions", transaction({ id }));
  return { api, events };
}

async function report(api: Awaited<ReturnType<typeof start>>["api"], change = {}): Promise<string> {
  const { json } = await send(api, "POST", "/v3/reports", { ...wrong, ...change });
  return (json as Report).id;
}

describe("/v3/reports", () => {
  it("takes a report in and answers every documented key", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v3/reports", wrong);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...wrong,
      id: expect.any(String),
      created_at: expect.stringMatching(/Z$/),
      status: "open",
      rejection_reason: null,
      expected: {},
    });
    const { id } = answer.json as Report;
    expect((await send(api, "GET", `/v3/reports/${id}`)).json).toEqual(answer.json);
  });

  it("is 404 for a transaction that is not known, and names the field of a wrong body", async () => {
    const { api } = await start();
    const unknown = await send(api, "POST", "/v3/reports", { ...wrong, transaction_id: "t9" });
    expect(unknown.status).toBe(404);
    expect(unknown.json).toEqual({ detail: 'Transaction not found: "t9".' });
    const bad = await send(api, "POST", "/v3/reports", { ...wrong, fields: "merchant" });
    expect(bad.status).toBe(422);
    expect(bad.json).toMatchObject({ detail: [{ loc: ["body", "fields"] }] });
  });

  it("lists by status, and a cursor keeps the status", async () => {
    const { api } = await start();
    const ids = [await report(api), await report(api), await report(api)];
    await send(api, "PATCH", `/v3/reports/${ids[1]}`, { status: "resolved" });
    const first = await send(api, "GET", "/v3/reports?status=open&limit=1");
    expect((first.json as Page).data.map(({ id }) => id)).toEqual([ids[2]]);
    const cursor = (first.json as Page).next_cursor;
    expect(cursor).not.toBeNull();
    const next = await send(api, "GET", `/v3/reports?limit=1&cursor=${cursor}`);
    expect((next.json as Page).data.map(({ id }) => id)).toEqual([ids[0]]);
    expect((next.json as Page).next_cursor).toBeNull();
  });

  it("keeps the reason of a rejection as long as the report is rejected", async () => {
    const { api } = await start();
    const id = await report(api);
    const rejection = { status: "rejected", rejection_reason: "It is as the bank prints it." };
    const rejected = await send(api, "PATCH", `/v3/reports/${id}`, rejection);
    expect(rejected.json).toMatchObject(rejection);
    const reopened = await send(api, "PATCH", `/v3/reports/${id}`, { status: "open" });
    expect(reopened.json).toMatchObject({ status: "open", rejection_reason: null });
  });

  it("forgets a report with 204, and is 404 afterwards for every operation", async () => {
    const { api } = await start();
    const id = await report(api);
    const deleted = await send(api, "DELETE", `/v3/reports/${id}`);
    expect([deleted.status, deleted.json]).toEqual([204, undefined]);
    for (const [method, body] of [
      ["GET", undefined],
      ["DELETE", undefined],
      ["PATCH", { status: "pending" }],
    ] as const)
      expect((await send(api, method, `/v3/reports/${id}`, body)).status).toBe(404);
  });
});

describe("/v2/report", () => {
  const expected = {
    merchant: "Corner Shop",
    website: "corner.example",
    labels: ["groceries"],
    location: { city: "Leeds", country: "GB" },
    recurrence: "one off",
    mcc: 5411,
    person: null,
    my_own_key: "kept",
  };

  it("keeps every key that was expected, and v3 sees the same report", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v2/report", {
      transaction_id: "t1",
      notes: "See the receipt.",
      ...expected,
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      id: expect.any(String),
      transaction_id: "t1",
      status: "open",
      created_at: expect.any(String),
      webhook_url: null,
      fields: expected,
      notes: "See the receipt.",
      rejection_reason: null,
    });
    const { id } = answer.json as Report;
    expect((await send(api, "GET", `/v2/report/${id}`)).json).toEqual(answer.json);
    expect((await send(api, "GET", `/v3/reports/${id}`)).json).toMatchObject({
      description: "See the receipt.",
      fields: Object.keys(expected),
      expected,
    });
  });

  it("is 404 for an unknown transaction and 400 for an id that is none", async () => {
    const { api } = await start();
    expect((await send(api, "POST", "/v2/report", { transaction_id: "t9" })).status).toBe(404);
    expect((await send(api, "GET", "/v2/report/17")).status).toBe(400);
    const nobody = "/v2/report/11111111-1111-4111-8111-111111111111";
    expect((await send(api, "GET", nobody)).status).toBe(404);
  });

  it("refuses values nested deeper than a report needs", async () => {
    const { api } = await start();
    const deep = JSON.parse(`{"a":${"[".repeat(50)}${"]".repeat(50)}}`) as object;
    const body = { transaction_id: "t1", ...deep };
    expect((await send(api, "POST", "/v2/report", body)).status).toBe(422);
  });

  it("lists pages, by status in v2's words and by transaction", async () => {
    const { api } = await start();
    const ids = [await report(api), await report(api), await report(api, { transaction_id: "t2" })];
    await send(api, "PATCH", `/v3/reports/${ids[0]}`, { status: "rejected" });
    const listed = async (query: string) => {
      const { json } = await send(api, "GET", `/v2/report?${query}`);
      const { pages, reports } = json as { pages: number; reports: Report[] };
      return { pages, ids: reports.map(({ id }) => id) };
    };
    expect(await listed("")).toEqual({ pages: 1, ids: [ids[2], ids[1], ids[0]] });
    expect(await listed("per_page=2&page=1")).toEqual({ pages: 2, ids: [ids[0]] });
    expect(await listed("status=invalid")).toEqual({ pages: 1, ids: [ids[0]] });
    expect(await listed("transaction_id=t2&status=open")).toEqual({ pages: 1, ids: [ids[2]] });
    expect(await listed("status=pending")).toEqual({ pages: 0, ids: [] });
  });

  it("calls the report's own webhook_url once for each change of status", async () => {
    const { api, events } = await start();
    const made = await send(api, "POST", "/v2/report", {
      transaction_id: "t1",
      merchant: "Corner Shop",
      webhook_url: "https://caller.example/reports",
    });
    const { id } = made.json as Report;
    for (const status of ["pending", "pending", "rejected"])
      await send(api, "PATCH", `/v3/reports/${id}`, { status });
    while (events.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(events.map(({ url }) => url)).toEqual(Array(2).fill("https://caller.example/reports"));
    expect(events.map(({ event }) => event)).toEqual([
      {
        event_id: expect.any(String),
        event_type: "report.status_changed",
        data: expect.objectContaining({ id, status: "pending" }),
      },
      expect.objectContaining({ data: expect.objectContaining({ id, status: "invalid" }) }),
    ]);
    expect(events[0]?.event.event_id).not.toBe(events[1]?.event.event_id);
  });
});
