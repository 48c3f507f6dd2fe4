import type { Api } from "../../src/api";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2, type Answer } from "./http";

type BatchBody = { id: string; status: string; total: number; results: { error: string }[] | null };

const ASYNC = "/v2/transactions/async";
const bodyOf = ({ json }: Answer) => json as BatchBody;

/** Waits for a batch to leave `started`. */
async function ended(api: Api, id: string): Promise<Answer> {
  for (;;) {
    const answer = await send(api, "GET", `${ASYNC}/${id}`);
    if (bodyOf(answer).status !== "started") return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const rowsOf = (count: number, change: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) =>
    transactionV2({ transaction_id: `t${index}`, ...change })
  );

describe("POST /v2/transactions/async", () => {
  it("answers 202 with a batch that has begun and has no results", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", ASYNC, rowsOf(2));
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: "started",
      created_at: expect.any(String),
      updated_at: expect.any(String),
      progress: 0,
      total: 2,
      results: null,
    });
  });

  it("is 404 naming the ids of holders that do not exist, and begins nothing", async () => {
    const { api, ledger } = startEmbeddedSession();
    const alone = { account_holder_type: undefined };
    const answer = await send(api, "POST", ASYNC, [
      transactionV2({ account_holder_id: "made" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "a", ...alone }),
    ]);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ detail: expect.any(String), missingIds: ["a"] });
    const all = { limit: 9, after: null, createdAfter: null, createdBefore: null, status: null };
    expect((await ledger.batches.list("local", { ...all, origin: "v2" })).items).toEqual([]);
  });

  it("takes 24,960 rows and not one more", async () => {
    const { api } = startEmbeddedSession();
    const rows = rowsOf(24_960);
    const most = await send(api, "POST", ASYNC, rows);
    expect([most.status, bodyOf(most).total]).toEqual([202, 24_960]);
    const more = await send(api, "POST", ASYNC, [...rows, transactionV2()]);
    expect(more.status).toBe(422);
    expect(more.json).toMatchObject({ detail: [{ loc: ["body"] }] });
    await ended(api, bodyOf(most).id);
  });

  it("names the row and the field that are wrong, and begins nothing", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", ASYNC, [
      transactionV2(),
      transactionV2({ amount: -1 }),
      transactionV2({ entry_type: "sideways" }),
    ]);
    expect(answer.status).toBe(422);
    expect((answer.json as { detail: { loc: unknown }[] }).detail.map(({ loc }) => loc)).toEqual([
      ["body", 1, "amount"],
      ["body", 2, "entry_type"],
    ]);
  });

  it("is 400 for a custom model that does not exist", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", `${ASYNC}?model_name=mine`, rowsOf(1));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ detail: expect.stringContaining('"mine"') });
  });

  it("keeps the custom model that is to be used with the batch", async () => {
    const { api, ledger } = startEmbeddedSession();
    const labelled = ["Fuel of mine", "Bread of mine"].flatMap((label, kind) =>
      Array.from({ length: 10 }, (_, index) => {
        const description = kind === 0 ? "ACME OIL STATION" : "CITY BAKERY BREAD";
        return { ...transactionV2({ transaction_id: `${kind}-${index}`, description }), label };
      })
    );
    await send(api, "POST", "/v2/models/mine", { transactions: labelled });
    let status = "";
    while (status !== "ready") {
      await new Promise((resolve) => setImmediate(resolve));
      ({ status } = (await send(api, "GET", "/v2/models/mine")).json as { status: string });
    }
    const { id } = bodyOf(await send(api, "POST", `${ASYNC}?model_name=mine`, rowsOf(1)));
    expect(await ledger.batches.get("local", id)).toMatchObject({ origin: "v2", model: "mine" });
    await ended(api, id);
  });

  it("takes what older clients send: wrappers, old parameters, nulls, more keys, times", async () => {
    const { api } = startEmbeddedSession();
    const row = transactionV2({
      entry_type: "debit",
      date: "2024-03-05 10:30:00",
      account_holder_id: null,
      account_holder_name: null,
      country: null,
      location: null,
      mcc: null,
      is_pending: false,
    });
    const path = `${ASYNC}?labeling=true&create_account_holders=true`;
    for (const body of [{ transactions: [row] }, { body: [row] }]) {
      const made = await send(api, "POST", path, body);
      expect(made.status).toBe(202);
      expect(bodyOf(await ended(api, bodyOf(made).id))).toMatchObject({
        status: "finished",
        results: [{ transaction_id: "t1", merchant: "Starbucks" }],
      });
    }
  });
});

describe("GET /v2/transactions/async/{id}", () => {
  it("answers what sync answers, once for each input and in order, as often as it is read", async () => {
    const { api, ledger } = startEmbeddedSession();
    const rows = [
      transactionV2({ account_holder_id: "robin" }),
      transactionV2({ transaction_id: "t2", account_holder_id: "robin" }),
      transactionV2({ transaction_id: "t2" }),
      transactionV2({ transaction_id: "t4", account_holder_type: undefined }),
    ];
    const { id } = bodyOf(await send(api, "POST", ASYNC, rows));
    const first = await ended(api, id);
    const again = await send(api, "GET", `${ASYNC}/${id}`);
    expect(again.json).toEqual(first.json);
    expect(first.json).toMatchObject({
      id,
      status: "finished",
      progress: 4,
      total: 4,
      results: [
        { transaction_id: "t1", recurrence: "recurring" },
        { transaction_id: "t2", recurrence: "recurring" },
        { transaction_id: "t2", recurrence: null, labels: ["group of coffee shop", "coffee shop"] },
        { transaction_id: "t4", labels: ["missing account holder information"] },
      ],
    });
    const sync = await send(api, "POST", "/v2/transactions/sync", [rows[2]]);
    const { created_at: _made, ...answered } = (sync.json as Record<string, unknown>[])[0] ?? {};
    expect(bodyOf(first).results?.[2]).toMatchObject(answered);
    const { transactions } = await ledger.export("local");
    expect(transactions.map(({ transaction }) => transaction.id)).toEqual(["t1", "t2"]);
  });

  it("ends as `error` where one item failed, and answers the others all the same", async () => {
    const { api } = startEmbeddedSession();
    const rows = [transactionV2(), transactionV2({ transaction_id: "t2", description: "EXPLODE" })];
    const { id } = bodyOf(await send(api, "POST", ASYNC, rows));
    expect((await ended(api, id)).json).toMatchObject({
      status: "error",
      progress: 2,
      results: [
        { transaction_id: "t1", error: null, merchant: "Starbucks" },
        {
          transaction_id: "t2",
          error: "internal_error",
          error_details: expect.any(String),
          labels: null,
        },
      ],
    });
  });

  it("marks rows whose holder is removed meanwhile, and keeps the others", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", "/v2/account-holder", { id: "robin", type: "consumer" });
    const ofRobin = transactionV2({ account_holder_id: "robin", account_holder_type: undefined });
    const { id } = bodyOf(
      await send(api, "POST", ASYNC, [ofRobin, transactionV2({ transaction_id: "t2" })])
    );
    await send(api, "DELETE", "/v3/account_holders/robin");
    expect((await ended(api, id)).json).toMatchObject({
      status: "error",
      results: [{ error: "account_holder_not_found" }, { error: null }],
    });
  });

  it("is 404 for an unknown batch and for one of v3, as v3 is for one of v2", async () => {
    const { api } = startEmbeddedSession();
    const v2 = bodyOf(await send(api, "POST", ASYNC, rowsOf(1))).id;
    const v3 = bodyOf(
      await send(api, "POST", "/v3/batches", { operation: "POST /v3/transactions", data: [] })
    ).id;
    for (const path of [
      `${ASYNC}/nothing`,
      `${ASYNC}/${v3}`,
      `/v3/batches/${v2}`,
      `/v3/batches/${v2}/results`,
    ]) {
      const answer = await send(api, "GET", path);
      expect([answer.status, answer.json]).toEqual([404, { detail: expect.any(String) }]);
    }
    expect((await send(api, "POST", `/v3/batches/${v2}/cancel`)).status).toBe(404);
    expect((await send(api, "GET", "/v3/batches")).json).toMatchObject({ data: [{ id: v3 }] });
    expect(bodyOf(await ended(api, v2)).status).toBe("finished");
  });
});
