import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

type Holders = { id: string }[];
const PATH = "/v2/account-holder";
const idsOf = (json: unknown) => (json as Holders).map(({ id }) => id);

const ACME = {
  id: "acme",
  type: "business",
  name: "Acme",
  industry: "fintech",
  website: "acme.example",
  company: { loan_state: "ongoing", logo: "https://acme.example/logo.png" },
};

async function startWithThree() {
  const { api, ledger } = startEmbeddedSession();
  await send(api, "POST", PATH, { id: "a", type: "consumer", name: "Robin" });
  await send(api, "POST", PATH, { id: "b", type: "business" });
  await send(api, "POST", PATH, { id: "c-robin", type: "consumer", name: "" });
  return { api, ledger };
}

describe("POST /v2/account-holder", () => {
  it("keeps industry, website and company, and answers every documented key", async () => {
    const { api } = startEmbeddedSession();
    const made = await send(api, "POST", PATH, { ...ACME, request_id: null });
    expect(made.status).toBe(200);
    expect(made.json).toEqual({
      ...ACME,
      created_at: expect.any(String),
      mean_labeler_confidence: null,
      total_revenue: null,
      application_time: null,
      alerts: {},
      review_percentage: null,
    });
    const again = await send(api, "GET", `${PATH}/acme`);
    expect(again.json).toEqual({ ...(made.json as object), num_transactions: 0 });
  });

  it("takes explicit nulls", async () => {
    const { api } = startEmbeddedSession();
    const nulls = { id: null, name: null, industry: null, website: null, company: null };
    const made = await send(api, "POST", PATH, { type: "unknown", ...nulls });
    expect(made.json).toMatchObject({ type: "unknown", name: null, company: null });
    const empty = await send(api, "POST", PATH, { type: "business", company: {} });
    expect(empty.json).toMatchObject({ company: { loan_state: null, logo: null } });
  });

  it("is 400 where the id is taken, and leaves that holder as it is", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", PATH, ACME);
    const again = await send(api, "POST", PATH, { id: "acme", type: "consumer" });
    expect(again.status).toBe(400);
    expect(again.json).toEqual({ detail: expect.stringContaining("already exists") });
    expect((await send(api, "GET", `${PATH}/acme`)).json).toMatchObject({ type: "business" });
  });

  it.each([
    ["an unknown type", { type: "other" }, ["body", "type"]],
    ["an empty id", { type: "consumer", id: "" }, ["body", "id"]],
    ["a long id", { type: "consumer", id: "x".repeat(257) }, ["body", "id"]],
    [
      "an unknown state of a loan",
      { type: "business", company: { loan_state: "late" } },
      ["body", "company", "loan_state"],
    ],
  ])("names what is wrong: %s", async (_name, body, loc) => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", PATH, body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc }] });
  });

  it("shows v3 nothing of the details", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", PATH, ACME);
    const { json } = await send(api, "GET", "/v3/account_holders/acme");
    expect(Object.keys(json as object).sort()).toEqual([
      "category_id",
      "created_at",
      "id",
      "name",
      "type",
    ]);
  });
});

describe("GET /v2/account-holder", () => {
  it("is a bare array, newest first, in pages from 0", async () => {
    const { api } = await startWithThree();
    const list = async (query: string) => idsOf((await send(api, "GET", `${PATH}${query}`)).json);
    expect(await list("")).toEqual(["c-robin", "b", "a"]);
    expect(await list("?sort_by=created_at&sort_order=asc")).toEqual(["a", "b", "c-robin"]);
    expect(await list("?per_page=2")).toEqual(["c-robin", "b"]);
    expect(await list("?per_page=2&page=1")).toEqual(["a"]);
    expect(await list("?per_page=2&page=2")).toEqual([]);
  });

  it("finds by id or name, and those that have a name", async () => {
    const { api } = await startWithThree();
    const list = async (query: string) => idsOf((await send(api, "GET", `${PATH}${query}`)).json);
    expect(await list("?query=ROBIN")).toEqual(["c-robin", "a"]);
    expect(await list("?named_only=True")).toEqual(["a"]);
    expect(await list("?named_only=false&query=")).toEqual(["c-robin", "b", "a"]);
    expect(await list("?query=nobody")).toEqual([]);
  });

  it("tells the mean confidence of labels where that is asked for", async () => {
    const { api } = await startWithThree();
    await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "a" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "a", description: "?" }),
    ]);
    const confidences = async (query: string) => {
      const { json } = await send(api, "GET", `${PATH}?sort_order=asc${query}`);
      return (json as { mean_labeler_confidence: number | null }[]).map(
        ({ mean_labeler_confidence: mean }) => mean
      );
    };
    expect(await confidences("&with_confidence=true")).toEqual([0.575, null, null]);
    expect(await confidences("")).toEqual([null, null, null]);
  });

  it.each([
    ["page=-1", "page"],
    ["per_page=0", "per_page"],
    ["per_page=1001", "per_page"],
    ["sort_by=name", "sort_by"],
    ["sort_order=up", "sort_order"],
    ["named_only=perhaps", "named_only"],
  ])("is 422 for %s", async (query, field) => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "GET", `${PATH}?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["query", field] }] });
  });
});

describe("one account holder of v2", () => {
  it("tells how many transactions it has", async () => {
    const { api } = await startWithThree();
    await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "a" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "a" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "a" }),
    ]);
    expect((await send(api, "GET", `${PATH}/a`)).json).toMatchObject({ num_transactions: 2 });
  });

  it("is replaced as a whole, and keeps what only v3 knows", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", "/v3/account_holders", {
      id: "a",
      type: "consumer",
      category_id: "household",
    });
    await send(api, "PUT", `${PATH}/a`, { ...ACME, id: undefined });
    const put = await send(api, "PUT", `${PATH}/a`, { type: "freelance", website: "a.example" });
    expect(put.json).toMatchObject({
      id: "a",
      type: "freelance",
      name: null,
      industry: null,
      website: "a.example",
      company: null,
    });
    expect((await send(api, "GET", "/v3/account_holders/a")).json).toMatchObject({
      category_id: "household",
    });
  });

  it("is renamed, and nothing else of it changes", async () => {
    const { api } = startEmbeddedSession();
    const made = await send(api, "POST", PATH, ACME);
    const patched = await send(api, "PATCH", `${PATH}/acme`, { name: "Acme Ltd" });
    expect([patched.status, patched.json]).toEqual([
      200,
      { ...(made.json as object), name: "Acme Ltd" },
    ]);
    expect((await send(api, "PATCH", `${PATH}/acme`, { name: null })).json).toMatchObject({
      name: null,
    });
    expect((await send(api, "PATCH", `${PATH}/acme`, {})).status).toBe(422);
  });

  it("is removed with its transactions, and says so", async () => {
    const { api, ledger } = await startWithThree();
    await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "a" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "b" }),
    ]);
    const removed = await send(api, "DELETE", `${PATH}/a`);
    expect([removed.status, removed.json]).toEqual([200, { status: "success" }]);
    expect((await send(api, "DELETE", `${PATH}/a`)).status).toBe(404);
    const { transactions } = await ledger.export("local");
    expect(transactions.map(({ transaction }) => transaction.id)).toEqual(["t2"]);
  });

  it.each([
    ["GET", "", undefined],
    ["PUT", "", { type: "consumer" }],
    ["PATCH", "", { name: "x" }],
    ["DELETE", "", undefined],
    ["POST", "/income", {}],
    ["GET", "/transactions", undefined],
    ["POST", "/transactions", ["t1"]],
    ["PUT", "/transactions", { transaction_ids: ["t1"], corrections: { merchant: "X" } }],
    ["PUT", "/transactions/t1", { merchant: "X" }],
  ])("is 404 where it does not exist: %s %s", async (method, below, body) => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, method, `${PATH}/nobody${below}`, body);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({
      detail: 'Account holder not found: "nobody".',
      missingIds: ["nobody"],
    });
  });
});
