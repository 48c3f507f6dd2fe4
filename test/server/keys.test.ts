/** Who may call, and what they see: over HTTP, as a caller meets it. */
import { createKeyCheck } from "../../src/server/keys/authenticate";
import { endAll, start, transaction, transactionV2, type TestServer } from "./running";

let server: TestServer;
beforeAll(async () => {
  server = await start();
}, 60_000);
afterAll(endAll);

describe("a key", () => {
  it("is needed: none is 403, a wrong one 401, and both say what to do", async () => {
    const none = await server.call("GET", "/v3/transactions");
    expect(none.status).toBe(403);
    expect(none.json).toEqual({ detail: expect.stringContaining("X-API-Key") });
    const wrong = await server.call("GET", "/v3/transactions", { key: "ntropy_wrong" });
    expect(wrong.status).toBe(401);
    expect(wrong.json).toEqual({ detail: expect.stringContaining("unknown or was revoked") });
    const long = await server.call("GET", "/v3/transactions", { key: "x".repeat(5_000) });
    expect(long.status).toBe(401);
  });

  it("is not needed for health, readiness and label hierarchies", async () => {
    for (const path of ["/health", "/ready", "/metrics", "/v2/labels/hierarchy/consumer"])
      expect((await server.call("GET", path)).status).toBe(200);
  });

  it("is kept as a hash, and shown once", async () => {
    const { key, kept } = await server.keys.create({
      name: "script",
      fields: null,
      accounting: true,
    });
    expect(key).toMatch(/^ntropy_[\w-]{43}$/);
    expect(kept.id).toMatch(/^[0-9a-f]{64}$/);
    const listed = JSON.stringify(await server.keys.list());
    expect(listed).toContain("script");
    expect(listed).not.toContain(key.slice(0, 20));
  });

  it('is never "sandbox" unless the server was started so', async () => {
    expect((await server.call("GET", "/v3/transactions", { key: "sandbox" })).status).toBe(401);
  });

  it("that is revoked is refused when it is looked up again, and its data stays", async () => {
    let now = 0;
    const check = createKeyCheck({
      keys: server.keys,
      clock: { now: () => now },
      hasSandbox: false,
    });
    const { key, kept } = await server.keys.create({ name: null, fields: null, accounting: true });
    const request = new Request("http://api.example/", { headers: { "X-API-Key": key } });
    expect(await check.authenticate(request)).toMatchObject({ ok: true, tenant: kept.key_id });
    await server.keys.revoke(kept.key_id);
    now += 2_001;
    expect(await check.authenticate(request)).toMatchObject({ ok: false, error: { status: 401 } });
    expect(await server.keys.revoke("nobody's")).toBeNull();
  });
});

describe("two keys", () => {
  it("see nothing of each other, whatever they ask for", async () => {
    const [mine, theirs] = [await server.key(), await server.key()];
    const holder = { id: "robin", type: "consumer", name: "Robin" };
    const made = await server.call("POST", "/v3/account_holders", { key: mine, body: holder });
    expect(made.status).toBe(200);
    const sent = await server.call("POST", "/v3/transactions", { key: mine, body: transaction() });
    expect(sent.status).toBe(200);
    expect((await server.call("GET", "/v3/transactions/t1", { key: mine })).status).toBe(200);
    for (const path of ["/v3/transactions/t1", "/v3/account_holders/robin"])
      expect((await server.call("GET", path, { key: theirs })).status).toBe(404);
    const listed = await server.call("GET", "/v3/transactions", { key: theirs });
    expect(listed.json).toEqual({ data: [], next_cursor: null });
    const again = await server.call("POST", "/v3/account_holders", { key: theirs, body: holder });
    expect(again.status).toBe(200);
  });
});

describe("fields that are off", () => {
  const sync = async (key: string) => {
    const body = [transactionV2()];
    const { json } = await server.call("POST", "/v2/transactions/sync", { key, body });
    return (json as Record<string, unknown>[])[0] ?? {};
  };

  it("are absent in v2, in answers at once, in batches and in ledgers", async () => {
    const key = await server.key({ fields: ["labels", "website"] });
    const hidden = ["merchant", "merchant_id", "logo", "person", "mcc", "location"];
    const row = await sync(key);
    expect(row).toMatchObject({ transaction_id: "t1", website: "starbucks.com" });
    expect(row["labels"]).toEqual(expect.arrayContaining([expect.any(String)]));
    for (const name of [...hidden, "location_structured", "recurrence", "evidence", "confidence"])
      expect(row).not.toHaveProperty(name);

    const started = await server.call("POST", "/v2/transactions/async", {
      key,
      body: [transactionV2({ transaction_id: "t2" })],
    });
    const { id } = started.json as { id: string };
    let batch: { status: string; results: Record<string, unknown>[] | null };
    do {
      const answer = await server.call("GET", `/v2/transactions/async/${id}`, { key });
      batch = answer.json as typeof batch;
      await new Promise((resolve) => setTimeout(resolve, 5));
    } while (batch.status === "started");
    expect(batch.results?.[0]).toHaveProperty("labels");
    for (const name of hidden) expect(batch.results?.[0]).not.toHaveProperty(name);
  });

  it("are null in v3, where their keys must stand", async () => {
    const key = await server.key({ fields: ["merchant"] });
    await sync(key);
    const { json } = await server.call("GET", "/v3/transactions/t1", { key });
    expect(json).toMatchObject({
      id: "t1",
      categories: null,
      location: null,
      confidence: null,
      evidence: [],
      entities: {
        counterparty: { name: "Starbucks", website: null, logo: null, mccs: [] },
        intermediaries: [],
      },
    });
    const list = await server.call("GET", "/v3/transactions", { key });
    expect(list.json).toMatchObject({ data: [{ id: "t1", categories: null, location: null }] });
  });

  it("leave no counterparty of which nothing may be seen", async () => {
    const key = await server.key({ fields: ["labels"] });
    await sync(key);
    const { json } = await server.call("GET", "/v3/transactions/t1", { key });
    expect(json).toMatchObject({
      entities: { counterparty: null },
      categories: { general: expect.any(String) },
    });
  });

  it("say nothing of accounting where that is off, and all else", async () => {
    const [on, off] = [await server.key(), await server.key({ accounting: false })];
    const accounting = async (key: string) => {
      await sync(key);
      const { json } = await server.call("GET", "/v3/transactions/t1", { key });
      return (json as { categories: unknown }).categories;
    };
    const seen = await accounting(on);
    expect(seen).toMatchObject({ accounting: expect.any(String) });
    expect(await accounting(off)).toEqual({ ...(seen as object), accounting: null });
  });
});
