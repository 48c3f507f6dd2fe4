import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

type Answers = Record<string, unknown>[];

describe("POST /v2/transactions/sync", () => {
  it("labels rows with a type and no holder, and stores them nowhere", async () => {
    const { api, ledger } = startEmbeddedSession();
    const answer = await send(api, "POST", "/v2/transactions/sync", [transactionV2()]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual([
      {
        transaction_id: "t1",
        labels: ["group of coffee shop", "coffee shop"],
        label_group: "group of coffee shop",
        merchant: "Starbucks",
        merchant_id: "id of starbucks.com",
        website: "starbucks.com",
        logo: "https://logos.ntropy.com/starbucks.com",
        person: null,
        mcc: [5814],
        location: "Seattle, WA, US",
        location_structured: expect.objectContaining({ city: "Seattle", country: "US" }),
        intermediaries: [{ id: null, name: "Square", website: "squareup.com", logo: null }],
        recurrence: null,
        recurrence_group: null,
        recurrence_group_id: null,
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
    expect((await ledger.export("local")).transactions).toEqual([]);
  });

  it("answers exactly `missing account holder information` with neither holder nor type", async () => {
    const { api } = startEmbeddedSession();
    const body = [transactionV2({ account_holder_type: undefined })];
    const { json } = await send(api, "POST", "/v2/transactions/sync", body);
    expect(json).toMatchObject([
      { labels: ["missing account holder information"], transaction_type: "unknown" },
    ]);
  });

  it("makes a holder from id and type, and then takes the id alone", async () => {
    const { api, ledger } = startEmbeddedSession();
    const first = transactionV2({ account_holder_id: "robin" });
    await send(api, "POST", "/v2/transactions/sync", [first]);
    const second = transactionV2({
      transaction_id: "t2",
      account_holder_id: "robin",
      account_holder_type: undefined,
    });
    const { json } = await send(api, "POST", "/v2/transactions/sync", { transactions: [second] });
    expect(json).toMatchObject([
      {
        transaction_type: "consumer",
        recurrence: "recurring",
        recurrence_group_id: expect.any(String),
        recurrence_group: { transaction_ids: ["t1", "t2"], other_party: "starbucks.com" },
      },
    ]);
    expect(await ledger.transactions.history("local", "robin")).toHaveLength(2);
  });

  it("goes by the type a holder was made with, whatever type a row gives", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", "/v2/account-holder", { id: "robin", type: "business" });
    const { json } = await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "robin", account_holder_type: "consumer" }),
    ]);
    expect(json).toMatchObject([{ transaction_type: "business" }]);
    const holder = await send(api, "GET", "/v2/account-holder/robin");
    expect(holder.json).toMatchObject({ type: "business", num_transactions: 1 });
  });

  it("takes what older clients send: wrappers, old parameters, nulls, more keys, times", async () => {
    const { api } = startEmbeddedSession();
    const row = transactionV2({
      entry_type: "debit",
      date: "2024-03-05 10:30:00",
      ...{ account_holder_id: null, account_holder_name: null, country: null },
      ...{ location: null, mcc: null, is_pending: false },
    });
    const path = "/v2/transactions/sync?labeling=true&create_account_holders=true";
    for (const body of [[row], { transactions: [row] }, { body: [row] }]) {
      const answer = await send(api, "POST", path, body);
      expect([answer.status, answer.json]).toMatchObject([
        200,
        [{ transaction_id: "t1", merchant: "Starbucks", labels: expect.any(Array) }],
      ]);
    }
  });

  it("is 404 naming the ids of holders that do not exist, and stores nothing", async () => {
    const { api, ledger } = startEmbeddedSession();
    const alone = { account_holder_type: undefined };
    const answer = await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "made" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "a", ...alone }),
      transactionV2({ transaction_id: "t3", account_holder_id: "b", ...alone }),
    ]);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ detail: expect.any(String), missingIds: ["a", "b"] });
    expect((await ledger.export("local")).transactions).toEqual([]);
  });

  it("answers equal ids once for each input, in order", async () => {
    const { api } = startEmbeddedSession();
    const { json } = await send(
      api,
      "POST",
      "/v2/transactions/sync",
      Array.from({ length: 10 }, () => transactionV2())
    );
    expect((json as Answers).map(({ transaction_id }) => transaction_id)).toEqual(
      Array(10).fill("t1")
    );
  });

  it("answers a row the engine fails on with its error, beside the others", async () => {
    const { api } = startEmbeddedSession();
    const { json } = await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ description: "EXPLODE" }),
      transactionV2({ transaction_id: "t2" }),
    ]);
    expect(json).toMatchObject([
      { transaction_id: "t1", error: "internal_error", labels: null },
      { transaction_id: "t2", error: null },
    ]);
  });

  it("takes a null date, 4,000 rows and not one more", async () => {
    const { api } = startEmbeddedSession();
    const rows = Array.from({ length: 4_000 }, (_, index) =>
      transactionV2({ transaction_id: `t${index}`, date: null })
    );
    const most = await send(api, "POST", "/v2/transactions/sync", rows);
    expect([most.status, (most.json as Answers).length]).toEqual([200, 4_000]);
    const more = await send(api, "POST", "/v2/transactions/sync", [...rows, transactionV2()]);
    expect(more.status).toBe(422);
  });

  it("takes rows without direction, amount, date or currency where that is asked for", async () => {
    const { api } = startEmbeddedSession();
    const row = { transaction_id: "1", description: "NETFLIX", account_holder_type: "business" };
    expect((await send(api, "POST", "/v2/transactions/sync", [row])).status).toBe(422);
    const { json } = await send(api, "POST", "/v2/transactions/sync?incomplete=answer", [row]);
    expect(json).toMatchObject([{ label: "digital content and streaming" }]);
    expect((json as { notes: { code: string }[] }[])[0]?.notes.map(({ code }) => code)).toEqual([
      "amount_missing",
      "entry_type_missing",
      "currency_missing",
      "date_missing",
    ]);
  });

  it("is 400 for a custom model that does not exist", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", "/v2/transactions/sync?model_name=mine", []);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ detail: expect.stringContaining('"mine"') });
  });
});

describe("account holders of v2", () => {
  it("may be of all four types, and without an id one is made up", async () => {
    const { api } = startEmbeddedSession();
    for (const type of ["consumer", "business", "freelance", "unknown"]) {
      const { json } = await send(api, "POST", "/v2/account-holder", { type, id: null });
      const { id } = json as { id: string };
      expect((await send(api, "GET", `/v2/account-holder/${id}`)).json).toMatchObject({ type });
    }
    expect((await send(api, "POST", "/v2/account-holder", { id: "x" })).status).toBe(422);
  });

  it("are replaced, and keep when they were made", async () => {
    const { api } = startEmbeddedSession();
    const made = await send(api, "POST", "/v2/account-holder", { id: "a", type: "consumer" });
    const put = await send(api, "PUT", "/v2/account-holder/a", { type: "business", name: "Acme" });
    expect(put.json).toEqual({ ...(made.json as object), type: "business", name: "Acme" });
    const unknown = await send(api, "PUT", "/v2/account-holder/b", { type: "business" });
    expect(unknown.status).toBe(404);
  });

  it("have income groups, as a bare array", async () => {
    const { api } = startEmbeddedSession();
    const pay = { account_holder_id: "robin", entry_type: "credit", description: "ACME PAYROLL" };
    await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ ...pay, amount: 1_000.1 }),
      transactionV2({ ...pay, transaction_id: "t2", amount: 1_000.2 }),
      transactionV2({ transaction_id: "t3", account_holder_id: "robin" }),
    ]);
    const { json } = await send(api, "POST", "/v2/account-holder/robin/income", {});
    expect(json).toMatchObject([
      {
        total_amount: 2_000.3,
        income_type: "salary",
        source: "Acme",
        transaction_ids: ["t1", "t2"],
      },
    ]);
    const unknown = await send(api, "POST", "/v2/account-holder/nobody/income", {});
    expect(unknown.status).toBe(404);
  });
});
