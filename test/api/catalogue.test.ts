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
    expect(json).toEqual({ status: "ok", updated_at: expect.any(Number), version: "fake-1" });
    const { updated_at } = json as { updated_at: number };
    expect(updated_at).toBeCloseTo(1_700_000_000.5, 1);
  });

  it("needs no key, and neither do the label hierarchies; all else does", async () => {
    const ports = {
      ids: { uuid: () => "id" },
      clock: { now: () => 0 },
      catalogue: { labelPaths: () => [] },
      engine: { version: "fake-1" },
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

describe("entities of v3", () => {
  const resolve = (body: unknown) => send(api, "POST", "/v3/entities/resolve", body);
  const starbucks = {
    id: "d4bc3c80-ec1a-3da2-836e-2a4ca4758be5",
    name: "Starbucks",
    website: "starbucks.com",
    logo: "https://logos.ntropy.com/starbucks.com",
    mccs: [5814],
    phone_number: null,
    tax_number: null,
    naics2017: null,
    parent: null,
    location: null,
  };

  it("are resolved by name, with every key and the id that transactions have", async () => {
    const { status, json } = await resolve({ name: "STARBUCKS", website: null, location: null });
    expect(status).toBe(200);
    expect(json).toEqual(starbucks);
    expect((await resolve({ name: "Netflix, Inc." })).json).toMatchObject({ name: "Netflix" });
    expect((await resolve({ name: "Square" })).json).toMatchObject({ website: "squareup.com" });
    expect((await resolve({ body: { name: "starbucks" } })).json).toEqual(starbucks);
  });

  it("are resolved by website, as people write it", async () => {
    for (const website of ["starbucks.com", "https://www.starbucks.com/menu", "app.Starbucks.com"])
      expect((await resolve({ website })).json).toEqual(starbucks);
    const services = (await resolve({ website: "aws.amazon.com" })).json;
    expect(services).toMatchObject({ name: "Amazon Web Services", parent: { name: "Amazon" } });
  });

  it("are those of the place, which is answered taken apart", async () => {
    const website = async (body: object) =>
      ((await resolve(body)).json as { website: string }).website;
    expect(await website({ name: "Target" })).toBe("target.com");
    expect(await website({ name: "Target", location: "Sydney, Australia" })).toBe("target.com.au");
    expect(await website({ name: "Shell", location: "GB" })).toBe("shell.co.uk");
    expect(await website({ name: "Amazon", location: { country: "DE-BE" } })).toBe("amazon.de");
    const { json } = await resolve({ name: "Starbucks", location: "Austin, TX 78701" });
    expect(json).toMatchObject({
      location: {
        raw_address: "Austin, TX 78701",
        structured: { city: "Austin", state: "TX", country_code: "US" },
      },
    });
  });

  it("are 404 where the knowledge holds none, 400 and 422 where the question is none", async () => {
    const unknown = await resolve({ name: "Qwzxlk" });
    expect(unknown.status).toBe(404);
    expect(unknown.json).toEqual({ detail: 'Entity not found: "Qwzxlk".' });
    const both = await resolve({ name: "Target", website: "target.com" });
    expect(both.status).toBe(400);
    expect(both.json).toEqual({ detail: expect.stringContaining("name and website") });
    expect((await resolve({ name: " ", location: "Austin" })).status).toBe(400);
    const number = await resolve({ name: 5 });
    expect(number.status).toBe(422);
    expect(number.json).toMatchObject({ detail: [{ loc: ["body", "name"] }] });
  });

  it("are found by their id; other ids are 404, and what is no id 400", async () => {
    const get = (id: string) => send(api, "GET", `/v3/entities/${id}`);
    expect((await get(starbucks.id)).json).toEqual(starbucks);
    expect((await get(starbucks.id.toUpperCase())).json).toEqual(starbucks);
    expect((await get("916bc837-55ef-3106-88f6-5a8269ca9f2a")).json).toMatchObject({
      name: "Square",
    });
    expect((await get("00000000-0000-4000-8000-000000000000")).status).toBe(404);
    expect((await get("starbucks")).status).toBe(400);
  });
});

describe("entities of v2", () => {
  it("are resolved by name or website, and found by id", async () => {
    const byName = await send(api, "GET", "/v2/entities?name=Starbucks&location=Austin%2C%20TX");
    expect(byName.status).toBe(200);
    expect(byName.json).toEqual({
      id: "d4bc3c80-ec1a-3da2-836e-2a4ca4758be5",
      name: "Starbucks",
      website: "starbucks.com",
      logo: "https://logos.ntropy.com/starbucks.com",
      location: "Austin, TX",
      location_structured: expect.objectContaining({ city: "Austin", country: "US" }),
      confidence: null,
    });
    const nowhere = { ...(byName.json as object), location: null, location_structured: null };
    const byWebsite = await send(api, "GET", "/v2/entities?website=www.starbucks.com");
    expect(byWebsite.json).toEqual(nowhere);
    const id = "d4bc3c80-ec1a-3da2-836e-2a4ca4758be5";
    expect((await send(api, "GET", `/v2/entities/${id}`)).json).toEqual(nowhere);
  });

  it("are 400 for both or neither, 404 for none", async () => {
    const get = (query: string) => send(api, "GET", `/v2/entities${query}`);
    expect((await get("?name=Target&website=target.com")).status).toBe(400);
    expect((await get("")).status).toBe(400);
    expect((await get("?name=Qwzxlk")).status).toBe(404);
    expect((await get("?name=Target&name=Shell")).status).toBe(422);
  });
});
