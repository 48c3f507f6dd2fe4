import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction, transactionV2 } from "./http";

const { api } = startEmbeddedSession();
const nested = (open: string, inside: string, close: string): string =>
  open.repeat(100_000) + inside + close.repeat(100_000);
const many = (value: string): string => `[${`${value},`.repeat(100_000)}${value}]`;
const cursor = (change: object): string => {
  const fields = { after: "1", created_after: null, created_before: null, filter: null, ...change };
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
};

beforeAll(() => send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" }));

describe("a body that is nested a hundred thousand levels deep", () => {
  it.each([
    ["POST /v3/rules", nested('{"!":', "true", "}")],
    ["POST /v3/rules/replace", nested("[", "", "]")],
    ["POST /v2/rules/", `[${nested('{"!":', "true", "}")}]`],
    ["POST /v2/rules/account-holder/robin/append", nested('{"!":', "true", "}")],
    ["POST /v3/rules/dry_run", `{"rule":${nested('{"!":', "true", "}")}}`],
    ["POST /v3/categories/consumer", `{"incoming":[],"outgoing":${nested('{"a":', "[]", "}")}}`],
    [
      "POST /v2/labels/hierarchy/custom/consumer",
      `{"incoming":[],"outgoing":${nested('{"a":', "[]", "}")}}`,
    ],
    ["POST /v2/report", `{"transaction_id":"t1","labels":${nested("[", "", "]")}}`],
  ])("is refused by %s with a sentence", async (operation, body) => {
    const [method = "", path = ""] = operation.split(" ");
    const answer = await send(api, method, path, body);
    expect([answer.status, answer.json]).toEqual([
      422,
      {
        detail: [
          {
            loc: ["body"],
            msg: expect.stringMatching(/^is nested more than \d+ levels deep$/),
            type: "too_deep",
          },
        ],
      },
    ]);
  });

  it("is refused by v1 where its labels are", async () => {
    const body = { transaction_id: "a", amount: 1, entry_type: "debit", date: "2024-01-01" };
    const row = JSON.stringify({ transaction: { ...body, description: "x", possible_labels: 0 } });
    const sent = row.replace('"possible_labels":0', `"possible_labels":${nested("[", "", "]")}`);
    const answer = await send(api, "POST", "/classifier/consumer/batch", `[${sent}]`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      detail: [{ loc: ["body", 0, "transaction", "possible_labels", 0] }],
    });
  });
});

describe("a body with a hundred thousand values that are wrong", () => {
  it.each([
    ["POST /v3/rules/replace", many("0"), "must be a rule: an object"],
    ["POST /v2/rules/", many("0"), "must be a rule: an object"],
    ["POST /v3/rules/dry_run", `{"rules":${many("0")}}`, "must be a rule: an object"],
    ["POST /v3/rules", `{"set_labels":${many("[]")}}`, "holds more than 50000 values"],
    ["POST /v2/account-holder/robin/transactions", many("0"), "holds more than 50000 values"],
    [
      "POST /v3/categories/consumer",
      `{"incoming":[],"outgoing":${many("0")}}`,
      "holds more than 50000 values",
    ],
    ["POST /v2/transactions/sync", many("0"), "at most 4000 transactions at once"],
  ])("is refused by %s with fifty errors at the most", async (operation, body, words) => {
    const [method = "", path = ""] = operation.split(" ");
    const answer = await send(api, method, path, body);
    expect(answer.status).toBe(422);
    const { detail } = answer.json as { detail: { msg: string }[] };
    expect(detail.length).toBeLessThanOrEqual(50);
    expect(detail[0]?.msg).toBe(words);
  });

  it("is refused as one rule of a list by its place", async () => {
    const answer = await send(api, "POST", "/v3/rules/replace", `[{"set_labels":${many("[]")}}]`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["body", 0], type: "too_big" }] });
  });

  it("tells fifty errors of a batch whose rows are all wrong", async () => {
    const data = Array.from({ length: 1_000 }, () => ({}));
    const body = { operation: "POST /v3/transactions", data };
    const answer = await send(api, "POST", "/v3/batches", body);
    expect(answer.status).toBe(422);
    expect((answer.json as { detail: unknown[] }).detail).toHaveLength(50);
  });
});

describe("what a caller made up", () => {
  it.each([
    ["a moment that is none", cursor({ created_after: "zzz" })],
    ["another one", cursor({ created_before: "'; drop table" })],
    ["no JSON", "zzz"],
  ])("as cursor, %s, is refused", async (_what, text) => {
    for (const list of ["transactions", "account_holders", "batches", "reports", "bank_statements"])
      expect(await send(api, "GET", `/v3/${list}?cursor=${text}`)).toMatchObject({
        status: 422,
        json: { detail: [{ loc: ["query", "cursor"] }] },
      });
  });

  it("as number of a page beyond all pages is an empty page", async () => {
    for (const path of [
      "/v2/account-holder?page=999999999&per_page=1000",
      "/datasources/bank_statements?page=1000000&per_page=1000",
    ])
      expect(await send(api, "GET", path)).toMatchObject({ status: 200, json: [] });
    const reports = await send(api, "GET", "/v2/report?page=1000000&per_page=10000");
    expect(reports).toMatchObject({ status: 200, json: { reports: [] } });
  });

  it("as id of a transaction is taken as it is, up to 512 characters in v2", async () => {
    for (const id of ["__proto__", "constructor", "a\u0000b", "x".repeat(512)]) {
      const sent = [transactionV2({ transaction_id: id, account_holder_id: "robin" })];
      const made = await send(api, "POST", "/v2/transactions/sync", sent);
      expect(made).toMatchObject({ status: 200, json: [{ transaction_id: id }] });
      const report = await send(api, "POST", "/v2/report", { transaction_id: id });
      expect(report).toMatchObject({ status: 200, json: { transaction_id: id } });
    }
    const sent = [transactionV2({ transaction_id: "x".repeat(513) })];
    const refused = await send(api, "POST", "/v2/transactions/sync", sent);
    expect(refused).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ["body", 0, "transaction_id"] }] },
    });
  });

  it("as name of a file is cut to what can be read", async () => {
    const form = new FormData();
    form.set("file", new File(["x"], '../..\\"statement\r\nX-Key: 1\u0000.csv'));
    const sent = new Request("http://api.example/v3/bank_statements", {
      method: "POST",
      body: form,
    });
    const answer = (await (await api(sent)).json()) as { name: string };
    expect(answer.name).toBe('"statementX-Key: 1.csv');
  });

  it("as currency of a statement is refused where there is none such", async () => {
    const form = new FormData();
    form.set("file", new File(["x"], "a.csv"));
    const path = "/datasources/bank_statements?iso_currency_code=ZZZ";
    const sent = new Request(`http://api.example${path}`, { method: "POST", body: form });
    const answer = await api(sent);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      details: "query.iso_currency_code: must be an ISO 4217 currency code",
    });
  });
});

it("documents and their pages are read only: other methods are 405", async () => {
  for (const path of ["/docs", "/docs/v2", "/docs/style.css", "/openapi/v3.json"]) {
    const answer = await send(api, "POST", path, transaction());
    expect([path, answer.status, answer.headers.get("allow")]).toEqual([path, 405, "GET"]);
  }
});
