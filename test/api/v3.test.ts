import { startEmbeddedSession } from "../support/embedded-session";
import { send, settled, transaction } from "./http";

const robin = { id: "robin", type: "consumer", name: "Robin Example" };
type Page = { next_cursor: string | null; data: { id: string }[] };

async function start() {
  const { api, ledger } = startEmbeddedSession();
  await send(api, "POST", "/v3/account_holders", robin);
  return { api, ledger };
}

describe("POST /v3/transactions", () => {
  it("answers every key of the contract, and the keys we add", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v3/transactions", transaction());
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      id: "t1",
      created_at: expect.stringMatching(/^2024-01-01T00:00:00\.\d{3}Z$/),
      entities: {
        counterparty: {
          type: "organization",
          id: "id of starbucks.com",
          name: "Starbucks",
          website: "starbucks.com",
          logo: "https://logos.ntropy.com/starbucks.com",
          mccs: [5814],
          phone_number: null,
          tax_number: null,
          naics2017: null,
          parent: null,
        },
        intermediaries: [expect.objectContaining({ name: "Square", id: null, mccs: [] })],
      },
      categories: { general: "coffee shop", accounting: null },
      location: expect.objectContaining({ raw_address: "Seattle, WA, US" }),
      error: null,
      confidence: 0.95,
      evidence: [{ field: "counterparty", source: "knowledge", detail: "starbucks" }],
      notes: [],
    });
  });

  it("takes debit and credit, a wrapped body, a time after the date, and the SDK's nulls", async () => {
    const { api } = await start();
    const credit = transaction({
      entry_type: "credit",
      date: "2024-03-05 10:11:12",
      location: null,
    });
    const answer = await send(api, "POST", "/v3/transactions", {
      body: { ...credit, request_id: null },
    });
    expect(answer.status).toBe(200);
    const kept = await send(api, "GET", "/v3/transactions/t1");
    expect(kept.json).toMatchObject({ entry_type: "incoming", date: "2024-03-05" });
    expect(kept.json).not.toHaveProperty("request_id");
  });

  it("does not categorise without an account holder, and keeps the transaction", async () => {
    const { api } = await start();
    const body = transaction({ account_holder_id: undefined });
    const answer = await send(api, "POST", "/v3/transactions", body);
    expect(answer.json).toMatchObject({
      categories: { general: "missing account holder information" },
    });
    expect((await send(api, "GET", "/v3/transactions/t1")).status).toBe(200);
  });

  it("is 404 for an unknown account holder, and keeps nothing", async () => {
    const { api } = await start();
    const body = transaction({ account_holder_id: "nobody" });
    const answer = await send(api, "POST", "/v3/transactions", body);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({
      detail: 'Account holder not found: "nobody".',
      missingIds: ["nobody"],
    });
    expect((await send(api, "GET", "/v3/transactions/t1")).status).toBe(404);
  });

  it("makes the account holder where the row gives its type too (our addition)", async () => {
    const { api } = await start();
    const body = transaction({
      account_holder_id: "acme",
      account_holder_type: "business",
      account_holder_name: "Acme Ltd",
    });
    expect((await send(api, "POST", "/v3/transactions", body)).status).toBe(200);
    const made = await send(api, "GET", "/v3/account_holders/acme");
    expect(made.json).toMatchObject({ type: "business", name: "Acme Ltd" });
  });

  it("replaces the transaction of the same id", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/transactions", transaction());
    await send(api, "POST", "/v3/transactions", transaction({ description: "NETFLIX" }));
    const { json } = await send(api, "GET", "/v3/transactions");
    expect((json as Page).data).toHaveLength(1);
    expect(json).toMatchObject({ data: [{ description: "NETFLIX" }] });
  });

  it("answers an incomplete row where that is asked for, and notes what was wrong", async () => {
    const { api } = await start();
    const body = {
      id: "t1",
      description: "N".repeat(2_000),
      amount: "12,50",
      date: "31/12/2023",
      currency: "dollars",
      entry_type: null,
      account_holder_id: "robin",
      location: { country: "Atlantis" },
    };
    const strict = await send(api, "POST", "/v3/transactions", body);
    expect(strict.status).toBe(422);
    const answer = await send(api, "POST", "/v3/transactions?incomplete=answer", body);
    expect(answer.status).toBe(200);
    expect((answer.json as { notes: unknown[] }).notes).toEqual(
      expect.arrayContaining([
        { code: "description_too_long", value: "2000" },
        { code: "amount_unreadable", value: "12,50" },
        { code: "entry_type_missing", value: null },
        { code: "currency_unknown", value: "dollars" },
        { code: "date_unreadable", value: "31/12/2023" },
        { code: "country_unknown", value: "Atlantis" },
      ])
    );
    expect((await send(api, "GET", "/v3/transactions/t1")).json).toMatchObject({
      amount: null,
      date: null,
      currency: null,
      entry_type: "outgoing",
      description: "N".repeat(1_024),
    });
  });

  it("still refuses an incomplete row that does not say which it is", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v3/transactions?incomplete=answer", {
      description: "NETFLIX",
    });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["body", "id"], type: "missing" }] });
  });
});

describe("GET /v3/transactions", () => {
  async function startWith(count: number) {
    const { api } = await start();
    for (let index = 0; index < count; index += 1) {
      const holder = index % 2 === 0 ? "robin" : undefined;
      const body = transaction({ id: `t${index}`, account_holder_id: holder });
      await send(api, "POST", "/v3/transactions", body);
    }
    return api;
  }

  it("pages newest first, 25 at a time, until there is no next cursor", async () => {
    const api = await startWith(60);
    const seen: string[] = [];
    const sizes: number[] = [];
    let path = "/v3/transactions";
    for (;;) {
      const { json } = await send(api, "GET", path);
      const { data, next_cursor } = json as Page;
      seen.push(...data.map(({ id }) => id));
      sizes.push(data.length);
      if (next_cursor === null) break;
      path = `/v3/transactions?cursor=${encodeURIComponent(next_cursor)}`;
    }
    expect(sizes).toEqual([25, 25, 10]);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `t${59 - index}`));
  });

  it("keeps its filters in the cursor, for clients drop some of them", async () => {
    const api = await startWith(8);
    const first = await send(api, "GET", "/v3/transactions?account_holder_id=robin&limit=2");
    const { data, next_cursor } = first.json as Page;
    expect(data.map(({ id }) => id)).toEqual(["t6", "t4"]);
    const second = await send(api, "GET", `/v3/transactions?limit=2&cursor=${next_cursor}`);
    expect((second.json as Page).data.map(({ id }) => id)).toEqual(["t2", "t0"]);
  });

  it("filters by creation, whichever way the moment is spelled", async () => {
    const api = await startWith(2);
    const count = async (query: string) =>
      ((await send(api, "GET", `/v3/transactions?${query}`)).json as Page).data.length;
    expect(await count("created_after=2023-12-31 23:59:59")).toBe(2);
    expect(await count("created_after=2024-01-02")).toBe(0);
    expect(await count("created_before=2024-01-01T02:00:00%2B01:00")).toBe(2);
    expect(await count("created_before=2024-01-01T00:30:00%2B01:00")).toBe(0);
  });

  it.each([
    ["limit=0", "limit"],
    ["limit=1001", "limit"],
    ["limit=many", "limit"],
    ["created_after=yesterday", "created_after"],
    ["cursor=nonsense", "cursor"],
    ["cursor=eyJhIjoxfQ", "cursor"],
  ])("is 422 for %s", async (query, name) => {
    const { api } = await start();
    const answer = await send(api, "GET", `/v3/transactions?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["query", name] }] });
  });

  it("adds recurrence where it is asked for", async () => {
    const { api } = await start();
    for (const id of ["n1", "n2"])
      await send(api, "POST", "/v3/transactions", transaction({ id, description: "NETFLIX" }));
    await send(api, "POST", "/v3/transactions", transaction({ id: "c1" }));
    const { json } = await send(api, "GET", "/v3/transactions?include=recurrence");
    const found = (json as { data: { id: string; recurrence: { type: string } }[] }).data;
    expect(found.map(({ id, recurrence }) => [id, recurrence.type])).toEqual([
      ["c1", "one off"],
      ["n2", "recurring"],
      ["n1", "recurring"],
    ]);
    const plain = await send(api, "GET", "/v3/transactions/n1");
    expect(plain.json).not.toHaveProperty("recurrence");
    const asked = await send(api, "GET", "/v3/transactions/n1?include=recurrence");
    expect(asked.json).toMatchObject({ recurrence: { type: "recurring" } });
  });
});

describe("one transaction", () => {
  it("is found under an id with any characters", async () => {
    const { api } = await start();
    const id = "a/b c?#é%";
    await send(api, "POST", "/v3/transactions", transaction({ id }));
    const answer = await send(api, "GET", `/v3/transactions/${encodeURIComponent(id)}`);
    expect(answer.json).toMatchObject({ id, description: "SQ *STARBUCKS SEATTLE" });
  });

  it("is deleted once", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/transactions", transaction());
    const first = await send(api, "DELETE", "/v3/transactions/t1");
    expect([first.status, first.json]).toEqual([204, undefined]);
    const second = await send(api, "DELETE", "/v3/transactions/t1");
    expect(second.status).toBe(404);
    expect(second.json).toEqual({ detail: 'Transaction not found: "t1".' });
  });

  it("is assigned to another account holder of the same type, and categorised then", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/account_holders", { id: "jo", type: "consumer" });
    await send(api, "POST", "/v3/account_holders", { id: "acme", type: "business" });
    const orphan = transaction({ account_holder_id: null });
    await send(api, "POST", "/v3/transactions", orphan);
    const assign = (id: string) =>
      send(api, "POST", "/v3/transactions/t1/assign", { account_holder_id: id });
    expect((await assign("robin")).json).toMatchObject({
      account_holder_id: "robin",
      categories: { general: "coffee shop" },
    });
    expect((await assign("jo")).json).toMatchObject({ account_holder_id: "jo" });
    // As versions of the official SDK send it: beside the address, without a body.
    const beside = (query: string) => send(api, "POST", `/v3/transactions/t1/assign${query}`);
    expect((await beside("?account_holder_id=robin")).json).toMatchObject({
      account_holder_id: "robin",
    });
    expect((await beside("")).json).toMatchObject({
      detail: [{ loc: ["body", "account_holder_id"], type: "missing" }],
    });
    expect((await assign("jo")).json).toMatchObject({ account_holder_id: "jo" });
    expect((await assign("acme")).status).toBe(400);
    expect((await assign("nobody")).status).toBe(404);
    const of = async (id: string) =>
      ((await send(api, "GET", `/v3/transactions?account_holder_id=${id}`)).json as Page).data;
    expect(await of("robin")).toEqual([]);
    expect(await of("jo")).toHaveLength(1);
    const unknown = await send(api, "POST", "/v3/transactions/none/assign", {
      account_holder_id: "jo",
    });
    expect(unknown.status).toBe(404);
  });
});

describe("batches", () => {
  const batchOf = (...data: unknown[]) => ({ operation: "POST /v3/transactions", data });

  it("are answered at once as processing, and completed later with results in order", async () => {
    const { api } = await start();
    const rows = Array.from({ length: 2_300 }, (_, index) => transaction({ id: `t${index}` }));
    const made = await send(api, "POST", "/v3/batches", batchOf(...rows));
    expect(made.status).toBe(200);
    const batch = made.json as { id: string };
    expect(batch).toEqual({
      id: expect.any(String),
      operation: "POST /v3/transactions",
      status: "processing",
      created_at: expect.any(String),
      updated_at: expect.any(String),
      progress: 0,
      total: 2_300,
    });
    const early = await send(api, "GET", `/v3/batches/${batch.id}/results`);
    expect(early.status).toBe(409);
    expect(early.json).toEqual({ detail: expect.stringContaining("processing") });
    const done = await settled(api, batch.id);
    expect(done.json).toMatchObject({ status: "completed", progress: 2_300, total: 2_300 });
    const results = await send(api, "GET", `/v3/batches/${batch.id}/results`);
    const answer = results.json as Record<string, unknown> & { results: { id: string }[] };
    expect(Object.keys(answer).sort()).toEqual(["id", "results", "status", "total"]);
    expect(answer.results.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it("keep each item's error with the item, and store the others", async () => {
    const { api } = await start();
    const made = await send(
      api,
      "POST",
      "/v3/batches",
      batchOf(
        transaction({ id: "good" }),
        transaction({ id: "whose", account_holder_id: "nobody" }),
        transaction({ id: "bad", description: "EXPLODE" })
      )
    );
    const { id } = made.json as { id: string };
    expect((await settled(api, id)).json).toMatchObject({ status: "completed" });
    const { json } = await send(api, "GET", `/v3/batches/${id}/results`);
    expect(json).toMatchObject({
      results: [
        { id: "good", error: null },
        {
          id: "whose",
          error: { code: "account_holder_not_found", message: expect.any(String) },
          entities: null,
          categories: null,
        },
        { id: "bad", error: { code: "internal_error", message: expect.any(String) } },
      ],
    });
    const kept = (await send(api, "GET", "/v3/transactions")).json as Page;
    expect(kept.data.map((one) => one.id)).toEqual(["good"]);
  });

  it("answer one result for each row also where ids repeat, and keep the last", async () => {
    const { api } = await start();
    const rows = [transaction(), transaction({ description: "NETFLIX" })];
    const made = await send(api, "POST", "/v3/batches", { body: batchOf(...rows) });
    const { id } = made.json as { id: string };
    await settled(api, id);
    const { json } = await send(api, "GET", `/v3/batches/${id}/results?include=recurrence`);
    expect((json as { results: unknown[] }).results).toHaveLength(2);
    const kept = await send(api, "GET", "/v3/transactions/t1");
    expect(kept.json).toMatchObject({ description: "NETFLIX" });
  });

  it("may be empty", async () => {
    const { api } = await start();
    const { json } = await send(api, "POST", "/v3/batches", batchOf());
    const done = await settled(api, (json as { id: string }).id);
    expect(done.json).toMatchObject({ status: "completed", total: 0 });
  });

  it("are refused beyond 24,960 rows, and for other operations", async () => {
    const { api } = await start();
    const many = { operation: "POST /v3/transactions", data: Array(24_961).fill(null) };
    const tooMany = await send(api, "POST", "/v3/batches", many);
    expect(tooMany.status).toBe(422);
    expect(tooMany.json).toMatchObject({ detail: [{ loc: ["body", "data"], type: "too_big" }] });
    const other = await send(api, "POST", "/v3/batches", { operation: "GET /", data: [] });
    expect(other.json).toMatchObject({ detail: [{ loc: ["body", "operation"] }] });
  });

  it("are listed by status, and unknown ones are 404", async () => {
    const { api } = await start();
    const made = await send(api, "POST", "/v3/batches", batchOf(transaction()));
    await settled(api, (made.json as { id: string }).id);
    await send(api, "POST", "/v3/batches", batchOf());
    const list = async (query: string) =>
      ((await send(api, "GET", `/v3/batches${query}`)).json as Page).data.map(({ id }) => id);
    expect(await list("")).toHaveLength(2);
    expect(await list("?status=completed")).toEqual([(made.json as { id: string }).id]);
    expect((await send(api, "GET", "/v3/batches?status=done")).status).toBe(422);
    for (const path of ["/v3/batches/none", "/v3/batches/none/results"])
      expect((await send(api, "GET", path)).status).toBe(404);
  });

  it("are stopped, keeping what they had stored", async () => {
    const { api } = await start();
    const rows = Array.from({ length: 4_000 }, (_, index) => transaction({ id: `t${index}` }));
    const made = await send(api, "POST", "/v3/batches", batchOf(...rows));
    const { id } = made.json as { id: string };
    const stored = async () => (await send(api, "GET", "/v3/transactions?limit=1")).json as Page;
    while ((await stored()).data.length === 0) await new Promise((go) => setImmediate(go));
    const answer = await send(api, "POST", `/v3/batches/${id}/cancel`);
    expect(answer.json).toMatchObject({ status: "error", total: 4_000 });
    const { progress } = answer.json as { progress: number };
    expect(progress).toBeGreaterThan(0);
    expect(progress).toBeLessThan(4_000);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((go) => setImmediate(go));
    expect((await send(api, "GET", `/v3/batches/${id}`)).json).toMatchObject({ progress });
    const results = await send(api, "GET", `/v3/batches/${id}/results`);
    expect(results.json).toMatchObject({ status: "error", results: [] });
    const kept = await send(api, "GET", "/v3/transactions/t0");
    expect(kept.status).toBe(200);
  });
});

describe("account holders", () => {
  it("are made once: the second time is 400", async () => {
    const { api } = await start();
    const again = await send(api, "POST", "/v3/account_holders", { ...robin, request_id: null });
    expect(again.status).toBe(400);
    expect(again.json).toEqual({ detail: expect.stringContaining("already exists") });
    const { json } = await send(api, "GET", "/v3/account_holders/robin");
    expect(json).toEqual({
      id: "robin",
      type: "consumer",
      name: "Robin Example",
      category_id: null,
      created_at: expect.any(String),
    });
  });

  it("are consumers or businesses in v3", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v3/account_holders", { id: "x", type: "freelance" });
    expect(answer.status).toBe(422);
    await send(api, "POST", "/v2/account-holder", { id: "x", type: "freelance" });
    const { json } = await send(api, "GET", "/v3/account_holders/x");
    expect(json).toMatchObject({ id: "x", type: "business" });
  });

  it("go with their transactions", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/transactions", transaction());
    expect((await send(api, "DELETE", "/v3/account_holders/robin")).status).toBe(204);
    expect((await send(api, "GET", "/v3/transactions/t1")).status).toBe(404);
    for (const [method, path] of [
      ["GET", "/v3/account_holders/robin"],
      ["DELETE", "/v3/account_holders/robin"],
      ["POST", "/v3/account_holders/robin/recurring_groups"],
    ] as const)
      expect((await send(api, method, path)).status).toBe(404);
  });

  it("are listed ten at a time", async () => {
    const { api } = await start();
    for (let index = 0; index < 12; index += 1)
      await send(api, "POST", "/v3/account_holders", { id: `h${index}`, type: "business" });
    const first = (await send(api, "GET", "/v3/account_holders")).json as Page;
    expect(first.data).toHaveLength(10);
    const next = await send(api, "GET", `/v3/account_holders?cursor=${first.next_cursor}`);
    expect((next.json as Page).data.map(({ id }) => id)).toEqual(["h1", "h0", "robin"]);
    expect((next.json as Page).next_cursor).toBeNull();
  });

  it("have recurring groups, as a bare array with complete counterparties", async () => {
    const { api } = await start();
    for (const [id, date] of [
      ["n1", "2024-01-01"],
      ["n2", "2024-02-01"],
    ])
      await send(
        api,
        "POST",
        "/v3/transactions",
        transaction({ id, date, description: "NETFLIX" })
      );
    const { json, status } = await send(api, "POST", "/v3/account_holders/robin/recurring_groups");
    expect(status).toBe(200);
    expect(json).toEqual([
      expect.objectContaining({
        transaction_ids: ["n1", "n2"],
        periodicity: "monthly",
        total_amount: 9,
        counterparty: expect.objectContaining({ name: "Netflix", parent: null }),
      }),
    ]);
  });
});
