import type { Api } from "../../src/api";
import { createApi, failure } from "../../src/api";
import type { LabelHierarchy } from "../../src/model";
import { startEmbeddedSession, startRealSession } from "../support/embedded-session";
import { send } from "./http";

let api: Api;
beforeAll(async () => {
  ({ api } = await startRealSession());
}, 120_000);

describe("GET /health", () => {
  it("says ok and when, in seconds", async () => {
    const started = startEmbeddedSession({ startsAt: 1_700_000_000_499 });
    const { status, json } = await send(started.api, "GET", "/health");
    expect(status).toBe(200);
    expect(json).toEqual({ status: "ok", updated_at: expect.any(Number) });
    const { updated_at } = json as { updated_at: number };
    expect(updated_at).toBeCloseTo(1_700_000_000.5, 1);
  });

  it("needs no key, and neither do the label hierarchies; all else does", async () => {
    const ports = {
      ids: { uuid: () => "id" },
      clock: { now: () => 0 },
      catalogue: { labelPaths: () => [] },
    } as unknown as Parameters<typeof createApi>[0]["ports"];
    const guarded = createApi({
      ports,
      authenticate: async () => ({ ok: false, error: failure(403, "No key.") }),
    });
    expect((await send(guarded, "GET", "/health")).status).toBe(200);
    expect((await send(guarded, "GET", "/v2/labels/hierarchy/consumer")).status).toBe(200);
    expect((await send(guarded, "GET", "/v2/mcc")).status).toBe(403);
  });

  it("is no route of v3, and cannot be posted to", async () => {
    expect((await send(api, "GET", "/v3/status")).status).toBe(404);
    expect((await send(api, "GET", "/v3/health")).status).toBe(404);
    expect((await send(api, "POST", "/health", {})).status).toBe(405);
  });
});

describe("GET /v2/labels/hierarchy/{account_holder_type}", () => {
  const hierarchy = async (type: string) =>
    (await send(api, "GET", `/v2/labels/hierarchy/${type}`)).json as LabelHierarchy;

  it("is a tree from general to specific, of both directions, with the special labels", async () => {
    const consumer = await hierarchy("consumer");
    expect(consumer).toMatchObject({
      "food and drink": expect.arrayContaining(["restaurants", "coffee shops"]),
      goods: { groceries: [], software: ["app stores", "subscriptions"] },
      "not enough information": [],
      "missing account holder information": [],
    });
    expect(await hierarchy("unknown")).toEqual(consumer);
    const business = await hierarchy("business");
    expect(business["goods"]).toContain("inventory");
    expect(business["goods"]).not.toContain("groceries");
    expect(await hierarchy("freelance")).toMatchObject({
      goods: { inventory: [], groceries: [] },
    });
  });

  it("holds a path that a transaction is answered with", async () => {
    const row = {
      transaction_id: "t",
      description: "STARBUCKS STORE 00512 SEATTLE WA",
      date: "2024-03-05",
      amount: 4.5,
      entry_type: "outgoing",
      iso_currency_code: "USD",
      account_holder_type: "consumer",
    };
    const { json } = await send(api, "POST", "/v2/transactions/sync", [row]);
    const [group = "", label] = (json as { labels: string[] }[])[0]?.labels ?? [];
    expect((await hierarchy("consumer"))[group]).toContain(label);
  });

  it("is 400 for an unknown type, with the types there are", async () => {
    const answer = await send(api, "GET", "/v2/labels/hierarchy/robot");
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      detail: "account_holder_type must be one of consumer, business, freelance, unknown.",
    });
  });
});

describe("GET /v2/mcc", () => {
  it("lists codes with what they stand for, lowest first, and none of private use", async () => {
    const { status, json } = await send(api, "GET", "/v2/mcc");
    expect(status).toBe(200);
    const listed = json as { code: number; description: string }[];
    expect(listed).toContainEqual({ code: 5411, description: "groceries" });
    expect(listed.length).toBeGreaterThan(250);
    const codes = listed.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
    expect(codes.filter((code) => code >= 3000 && code < 4000)).toEqual([]);
  });
});

describe("GET /v2/chart-of-accounts", () => {
  it("has labels of businesses by account", async () => {
    const { json } = await send(api, "GET", "/v2/chart-of-accounts");
    expect(Object.keys(json as object).sort()).toEqual([
      "cost of goods sold",
      "financing",
      "operational expenses",
      "revenue",
      "taxes",
    ]);
    expect(json).toMatchObject({ "operational expenses": expect.arrayContaining(["office rent"]) });
  });
});
