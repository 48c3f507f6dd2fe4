import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

const PATH = "/v2/account-holder/robin/query";
const MARCH = { start: "2024-03-01", end: "2024-03-31" };
const ALL = ["overall_stats", "stats_by_label", "stats_by_merchant"];
const NOTHING = {
  num_transactions: 0,
  total_amount: 0,
  average_amount: null,
  min_amount: null,
  max_amount: null,
};

async function start(rows: Record<string, unknown>[]) {
  const { api } = startEmbeddedSession();
  await send(api, "POST", "/v2/account-holder", { id: "robin", type: "consumer" });
  const sent = rows.map((row, index) =>
    transactionV2({ transaction_id: `t${index}`, account_holder_id: "robin", ...row })
  );
  const answer = await send(api, "POST", "/v2/transactions/sync?incomplete=answer", sent);
  expect(answer.status).toBe(200);
  const ask = (body: unknown) => send(api, "POST", PATH, body);
  return { api, ask };
}

describe("POST /v2/account-holder/{id}/query", () => {
  it("adds up exactly, each currency by itself, both ends of the period included", async () => {
    const { ask } = await start([
      { amount: 0.1, date: "2024-03-01" },
      { amount: 0.2, date: "2024-03-31" },
      { amount: 0.4, date: "2024-03-15", entry_type: "credit" },
      { amount: 1_000, date: "2024-03-15", iso_currency_code: "JPY" },
      { amount: 1.005, date: "2024-03-15", iso_currency_code: "KWD" },
      { amount: 7, date: "2024-02-29" },
      { amount: 7, date: "2024-04-01" },
    ]);
    const { status, json } = await ask({ metrics: ["overall_stats"], ...MARCH });
    const yen = { num_transactions: 1, total_amount: 1_000 };
    expect([status, json]).toEqual([
      200,
      {
        overall_stats: {
          ...MARCH,
          num_transactions: 5,
          num_without_amount: 0,
          first_transaction_date: "2024-03-01",
          latest_transaction_date: "2024-03-31",
          by_currency: [
            {
              iso_currency_code: "JPY",
              incoming: NOTHING,
              outgoing: { ...yen, average_amount: 1_000, min_amount: 1_000, max_amount: 1_000 },
              net_amount: -1_000,
            },
            {
              iso_currency_code: "KWD",
              incoming: NOTHING,
              outgoing: expect.objectContaining({ total_amount: 1.005 }),
              net_amount: -1.005,
            },
            {
              iso_currency_code: "USD",
              incoming: {
                num_transactions: 1,
                total_amount: 0.4,
                average_amount: 0.4,
                min_amount: 0.4,
                max_amount: 0.4,
              },
              outgoing: {
                num_transactions: 2,
                total_amount: 0.3,
                average_amount: 0.15,
                min_amount: 0.1,
                max_amount: 0.2,
              },
              net_amount: 0.1,
            },
          ],
        },
      },
    ]);
  });

  it("tells labels with their group, and merchants with their website", async () => {
    const { ask } = await start([
      { description: "NETFLIX", amount: 9.99 },
      { description: "NETFLIX", amount: 9.99 },
      { description: "TESCO", amount: 20 },
      { description: "TRANSFER TO ROBIN HILL", amount: 5 },
    ]);
    const { json } = await ask({ metrics: ALL, ...MARCH });
    const { overall_stats, stats_by_label, stats_by_merchant } = json as Record<string, object>;
    expect(overall_stats).toMatchObject({ num_transactions: 4 });
    expect(stats_by_label).toMatchObject({
      "digital content and streaming": {
        labels: ["group of digital content and streaming", "digital content and streaming"],
        label_group: "group of digital content and streaming",
        num_transactions: 2,
        by_currency: [{ outgoing: { total_amount: 19.98 }, net_amount: -19.98 }],
      },
      groceries: { num_transactions: 1 },
      "not enough information": { labels: ["not enough information"], num_transactions: 1 },
    });
    expect(Object.keys(stats_by_label ?? {})).toHaveLength(3);
    expect(stats_by_merchant).toEqual({
      Netflix: expect.objectContaining({
        merchant_id: "id of netflix.com",
        website: "netflix.com",
        logo: "https://logos.ntropy.com/netflix.com",
        num_transactions: 2,
      }),
      Tesco: expect.objectContaining({ num_transactions: 1 }),
    });
  });

  it("adds up in the set of labels in force", async () => {
    const { api, ask } = await start([{ description: "TESCO" }, { description: "STARBUCKS" }]);
    const set = { incoming: [], outgoing: ["Food"] };
    await send(api, "POST", "/v2/labels/hierarchy/custom/consumer", set);
    const { json } = await ask({ metrics: ["stats_by_label"], ...MARCH });
    expect(json).toMatchObject({
      stats_by_label: { Food: { labels: ["Food"], label_group: "Food", num_transactions: 2 } },
    });
  });

  it("answers only what is asked for, and zeros for a period without transactions", async () => {
    const { ask } = await start([{}]);
    expect((await ask({ metrics: [], ...MARCH })).json).toEqual({});
    const early = { start: "2020-01-01", end: "2020-01-01" };
    expect((await ask({ metrics: [...ALL, ...ALL], ...early })).json).toEqual({
      overall_stats: {
        ...early,
        num_transactions: 0,
        num_without_amount: 0,
        first_transaction_date: null,
        latest_transaction_date: null,
        by_currency: [],
      },
      stats_by_label: {},
      stats_by_merchant: {},
    });
  });

  it("counts rows without an amount, and leaves rows without a date out", async () => {
    const { ask } = await start([{ amount: null }, { amount: 3 }, { date: null }]);
    expect((await ask({ metrics: ["overall_stats"], ...MARCH })).json).toMatchObject({
      overall_stats: {
        num_transactions: 2,
        num_without_amount: 1,
        by_currency: [{ outgoing: { num_transactions: 1, total_amount: 3 } }],
      },
    });
  });

  it("goes through more rows than one piece of the ledger holds", async () => {
    const { ask } = await start(Array.from({ length: 2_300 }, () => ({ amount: 0.01 })));
    expect((await ask({ metrics: ["overall_stats"], ...MARCH })).json).toMatchObject({
      overall_stats: { num_transactions: 2_300, by_currency: [{ outgoing: { total_amount: 23 } }] },
    });
  });

  it("takes times of day and keys it does not know", async () => {
    const { ask } = await start([{}]);
    const times = { start: "2024-03-01 10:00:00", end: "2024-03-31 00:00:00" };
    const answer = await ask({ metrics: ["overall_stats"], ...times, timezone: "UTC" });
    expect(answer.json).toMatchObject({ overall_stats: { ...MARCH, num_transactions: 1 } });
  });

  it.each([
    ["a metric there is not", { metrics: ["mean"], ...MARCH }, ["body", "metrics", 0]],
    ["no metrics", MARCH, ["body", "metrics"]],
    ["no day", { metrics: ALL, start: "2024-02-30", end: "2024-03-01" }, ["body", "start"]],
    ["no end", { metrics: ALL, start: "2024-03-01" }, ["body", "end"]],
    ["an end before the start", { metrics: ALL, ...MARCH, end: "2024-02-01" }, ["body", "end"]],
  ])("is 422 for %s", async (_name, body, loc) => {
    const { ask } = await start([]);
    const answer = await ask(body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc }] });
  });

  it("is 404 for an unknown holder", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", PATH, { metrics: ALL, ...MARCH });
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ detail: expect.any(String), missingIds: ["robin"] });
  });
});
