import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction, transactionV2 } from "./http";

type Row = Record<string, unknown>;
type Page = { transactions: Row[]; pages: number };
const PATH = "/v2/account-holder/robin/transactions";
const idsOf = (json: unknown) => (json as Page).transactions.map((row) => row["transaction_id"]);

/** Five rows of Robin's, sent out of order, and one of somebody else's. */
async function start() {
  const { api, ledger } = startEmbeddedSession();
  const days = ["2024-03-03", "2024-03-01", "2024-03-02", "2024-03-02", null];
  const rows = days.map((date, index) =>
    transactionV2({ transaction_id: `t${index}`, date, account_holder_id: "robin", country: "US" })
  );
  const others = transactionV2({ transaction_id: "other", account_holder_id: "alex" });
  await send(api, "POST", "/v2/transactions/sync", [...rows, others]);
  return { api, ledger };
}

describe("GET /v2/account-holder/{id}/transactions", () => {
  it("is by date, newest first, and tells how many pages there are", async () => {
    const { api } = await start();
    const all = await send(api, "GET", PATH);
    expect([idsOf(all.json), (all.json as Page).pages]).toEqual([
      ["t0", "t2", "t3", "t1", "t4"],
      1,
    ]);
    const oldest = await send(api, "GET", `${PATH}?sort_by=date&sort_order=asc&per_page=2`);
    expect([idsOf(oldest.json), (oldest.json as Page).pages]).toEqual([["t1", "t2"], 3]);
    const last = await send(api, "GET", `${PATH}?sort_order=asc&per_page=2&page=2`);
    expect(idsOf(last.json)).toEqual(["t4"]);
    const beyond = await send(api, "GET", `${PATH}?per_page=2&page=3`);
    expect(beyond.json).toEqual({ transactions: [], pages: 3 });
  });

  it("tells what was sent beside what was found", async () => {
    const { api } = await start();
    const { json } = await send(api, "GET", `${PATH}?per_page=1`);
    expect((json as Page).transactions).toEqual([
      {
        transaction_id: "t0",
        description: "SQ *STARBUCKS SEATTLE",
        entry_type: "outgoing",
        amount: 4.5,
        iso_currency_code: "USD",
        date: "2024-03-03",
        country: "US",
        account_holder_id: "robin",
        account_holder_type: "consumer",
        account_holder_name: null,
        labels: ["group of coffee shop", "coffee shop"],
        label_group: "group of coffee shop",
        merchant: "Starbucks",
        merchant_id: "id of starbucks.com",
        website: "starbucks.com",
        logo: "https://logos.ntropy.com/starbucks.com",
        person: null,
        mcc: [5814],
        location: "Seattle, WA, US",
        location_structured: expect.objectContaining({ city: "Seattle" }),
        intermediaries: [expect.objectContaining({ name: "Square" })],
        recurrence: "recurring",
        recurrence_group: expect.objectContaining({ periodicity: "monthly" }),
        recurrence_group_id: expect.any(String),
        transaction_type: "consumer",
        confidence: 0.95,
        created_at: expect.any(String),
        error: null,
        error_details: null,
        label: "coffee shop",
        accounting: null,
        evidence: expect.any(Array),
        notes: [],
      },
    ]);
  });

  it("is in the set of labels in force", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/consumer", {
      incoming: [],
      outgoing: ["Eating out", "Rest"],
    });
    const { json } = await send(api, "GET", `${PATH}?per_page=1`);
    expect((json as Page).transactions).toMatchObject([{ labels: ["Eating out"] }]);
  });

  it("takes 10,000 a page, and no more", async () => {
    const { api } = await start();
    expect((await send(api, "GET", `${PATH}?per_page=10000`)).status).toBe(200);
    for (const query of [
      "per_page=10001",
      "per_page=0",
      "sort_by=amount",
      "sort_order=no",
      "page=x",
    ])
      expect((await send(api, "GET", `${PATH}?${query}`)).status).toBe(422);
  });
});

describe("POST /v2/account-holder/{id}/transactions", () => {
  it("answers the holder's own rows among the ids, once each", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", PATH, ["t1", "t3", "nothing", "other", "t1"]);
    expect([answer.status, idsOf(answer.json)]).toEqual([200, ["t1", "t3"]]);
    expect(Object.keys(answer.json as object)).toEqual(["transactions"]);
    expect((await send(api, "POST", PATH, [])).json).toEqual({ transactions: [] });
  });

  it.each([
    ["no list", { ids: ["t1"] }],
    ["an empty id", [""]],
    ["a number", [1]],
    ["more than 10,000", Array.from({ length: 10_001 }, (_, index) => `t${index}`)],
  ])("is 422 for %s", async (_name, body) => {
    const { api } = await start();
    expect((await send(api, "POST", PATH, body)).status).toBe(422);
  });
});

describe("PUT /v2/account-holder/{id}/transactions", () => {
  const correct = async (corrections: unknown, transaction_ids = ["t1"]) => {
    const { api, ledger } = await start();
    const answer = await send(api, "PUT", PATH, { transaction_ids, corrections });
    return { api, ledger, answer, rows: answer.json as Row[] };
  };

  it("corrects the merchant, and keeps that the user said so", async () => {
    const { api, answer, rows } = await correct({ merchant: "Tesco", website: "www.Tesco.com" }, [
      "t1",
      "t2",
    ]);
    expect([answer.status, rows.length]).toEqual([200, 2]);
    expect(rows).toMatchObject([{ transaction_id: "t1" }, { transaction_id: "t2" }]);
    const [first] = rows;
    expect(first).toMatchObject({
      merchant: "Tesco",
      website: "tesco.com",
      logo: "https://logos.ntropy.com/tesco.com",
      evidence: expect.arrayContaining([
        { field: "counterparty", source: "user", detail: "Tesco" },
      ]),
    });
    expect(first?.["merchant_id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-3/);
    const { json } = await send(api, "POST", PATH, ["t1", "t3"]);
    expect((json as Page).transactions).toMatchObject([
      { merchant: "Tesco", merchant_id: first?.["merchant_id"] },
      { merchant: "Starbucks" },
    ]);
    const v3 = await send(api, "GET", "/v3/transactions/t1");
    expect(v3.json).toMatchObject({ entities: { counterparty: { name: "Tesco" } } });
  });

  it("takes a path of our labels for the label it is of", async () => {
    const { rows } = await correct({ labels: ["group of groceries", "groceries"] });
    expect(rows).toMatchObject([
      {
        labels: ["group of groceries", "groceries"],
        label: "groceries",
        confidence: 1,
        evidence: expect.arrayContaining([
          { field: "category", source: "user", detail: "groceries" },
        ]),
      },
    ]);
  });

  it("shows a label of the user's own as it is, in a set of their own too", async () => {
    const { api } = await correct({ labels: "Treats" });
    await send(api, "POST", "/v3/categories/consumer", { incoming: [], outgoing: ["Eating out"] });
    const { json } = await send(api, "POST", PATH, ["t1", "t2"]);
    expect((json as Page).transactions).toMatchObject([
      { labels: ["Treats"], label_group: "Treats" },
      { labels: ["Eating out"] },
    ]);
  });

  it("corrects the place, its parts and the intermediaries", async () => {
    const { rows } = await correct({
      location_structured: { address: "1 High Street", city: "Leeds", country: "GB" },
      intermediaries: [{ name: "PayPal", website: "paypal.com" }],
    });
    expect(rows).toMatchObject([
      {
        location: "1 High Street, Leeds, GB",
        location_structured: { address: "1 High Street", city: "Leeds", country: "GB" },
        intermediaries: [{ name: "PayPal", website: "paypal.com", id: expect.any(String) }],
      },
    ]);
    const { rows: line } = await correct({ location: "Leeds" });
    expect(line).toMatchObject([
      { location: "Leeds", location_structured: null, merchant: "Starbucks" },
    ]);
  });

  it("makes a person of a merchant, and nobody of a merchant that is taken away", async () => {
    const { rows: person } = await correct({ person: "Robin Hill" });
    expect(person).toMatchObject([
      { person: "Robin Hill", merchant: null, website: null, mcc: [] },
    ]);
    const { rows: nobody } = await correct({ merchant: null });
    expect(nobody).toMatchObject([{ person: null, merchant: null, website: null, logo: null }]);
  });

  it("corrects codes, logo and website by themselves", async () => {
    const { rows } = await correct({ mcc: 5812, logo: "https://x.example/l.png" });
    expect(rows).toMatchObject([
      {
        merchant: "Starbucks",
        merchant_id: "id of starbucks.com",
        mcc: [5812],
        logo: "https://x.example/l.png",
      },
    ]);
    const { rows: website } = await correct({ website: "https://starbucks.co.uk/menu" });
    expect(website).toMatchObject([{ merchant: "Starbucks", website: "starbucks.co.uk" }]);
    const { rows: none } = await correct({ website: null, mcc: null, labels: null });
    expect(none).toMatchObject([
      { merchant: "Starbucks", website: null, logo: null, mcc: [], confidence: 0 },
    ]);
    expect(none[0]?.["labels"]).toEqual(["not enough information"]);
  });

  it("stays where the row is assigned to another holder, and goes where it is sent again", async () => {
    const { api } = await correct({ merchant: "Tesco", labels: ["groceries"], location: "Leeds" });
    await send(api, "POST", "/v3/transactions/t1/assign", { account_holder_id: "alex" });
    expect((await send(api, "GET", "/v3/transactions/t1")).json).toMatchObject({
      account_holder_id: "alex",
      entities: {
        counterparty: { name: "Tesco" },
        intermediaries: [{ name: "Square" }],
      },
      categories: { general: "groceries" },
      location: { raw_address: "Leeds" },
      confidence: 1,
    });
    await send(api, "POST", "/v3/transactions", transaction({ id: "t1" }));
    expect((await send(api, "GET", "/v3/transactions/t1")).json).toMatchObject({
      entities: { counterparty: { name: "Starbucks" } },
    });
  });

  it("is 404 for a row that is not the holder's, and then changes none", async () => {
    const { api, answer } = await correct({ merchant: "Tesco" }, ["t1", "other"]);
    expect([answer.status, answer.json]).toEqual([
      404,
      { detail: 'Transaction not found: "other".' },
    ]);
    const { json } = await send(api, "POST", PATH, ["t1"]);
    expect((json as Page).transactions).toMatchObject([{ merchant: "Starbucks" }]);
  });

  it.each([
    ["nothing to correct", {}, ["body", "corrections"]],
    ["a key that is none", { merchants: "X" }, ["body", "corrections"]],
    ["a word that is none", { recurrence: "daily" }, ["body", "corrections", "recurrence"]],
    ["a merchant and a person", { merchant: "X", person: "Y" }, ["body", "corrections"]],
    ["an empty name", { merchant: " " }, ["body", "corrections", "merchant"]],
    ["no host", { website: "not a host" }, ["body", "corrections", "website"]],
    [
      "a nameless intermediary",
      { intermediaries: [{}] },
      ["body", "corrections", "intermediaries", 0],
    ],
  ])("is 422 for %s", async (_name, corrections, loc) => {
    const { answer } = await correct(corrections);
    expect(answer.status).toBe(422);
    const { detail } = answer.json as { detail: { loc: unknown }[] };
    expect(detail[0]?.loc).toEqual(loc);
  });

  it("is 422 without ids or corrections", async () => {
    const { api } = await start();
    const merchant = { merchant: "X" };
    const bodies = [
      { corrections: merchant },
      { transaction_ids: ["t1"] },
      { transaction_ids: [], corrections: merchant },
    ];
    for (const body of bodies) expect((await send(api, "PUT", PATH, body)).status).toBe(422);
  });
});

describe("PUT /v2/account-holder/{id}/transactions/{transaction_id}", () => {
  it("corrects that one and answers it", async () => {
    const { api } = await start();
    const answer = await send(api, "PUT", `${PATH}/t1`, { merchant: "Tesco" });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ transaction_id: "t1", merchant: "Tesco" });
    const unknown = await send(api, "PUT", `${PATH}/nothing`, { merchant: "Tesco" });
    expect(unknown.status).toBe(404);
  });

  it("says the type and the recurrence, until null takes that back; a review is taken and passed over", async () => {
    const { api } = await start();
    const put = async (body: object) => (await send(api, "PUT", `${PATH}/t1`, body)).json;
    const before = await put({ review_state: "forced" });
    expect(before).toMatchObject({ transaction_id: "t1", transaction_type: "consumer" });
    const { recurrence } = before as { recurrence: unknown };
    const said = { transaction_type: "business", recurrence: "subscription" };
    expect(await put(said)).toMatchObject(said);
    expect(await put({ merchant: "Tesco" })).toMatchObject({ ...said, merchant: "Tesco" });
    expect((await send(api, "POST", PATH, ["t1"])).json).toMatchObject({ transactions: [said] });
    const undone = { transaction_type: null, recurrence: null };
    expect(await put(undone)).toMatchObject({ transaction_type: "consumer", recurrence });
    const kept = await send(api, "GET", "/v3/transactions/t1");
    expect(kept.json).not.toHaveProperty("transaction_type");
  });
});
