import { startEmbeddedSession, startRealSession } from "../support/embedded-session";
import { send, transaction } from "./http";

jest.setTimeout(60_000);

const monthly = (id: string, change: Record<string, unknown> = {}) =>
  transaction({
    account_holder_id: undefined,
    account_holder_type: "consumer",
    description: "NETFLIX.COM",
    amount: 15.49,
    id,
    ...change,
  });
const netflix = ["2024-01-05", "2024-02-05", "2024-03-05", "2024-04-05"].map((date) =>
  monthly(date, { date })
);
const salary = ["2024-01-31", "2024-02-29", "2024-03-29"].map((date) =>
  monthly(date, {
    date,
    description: "ACME CORP PAYROLL",
    entry_type: "incoming",
    amount: 2_500,
  })
);

describe("POST /v3/evaluate/history", () => {
  it("tells recurrence of each row in their order, groups, and income", async () => {
    const { api } = await startRealSession();
    const other = monthly("other", { description: "SHELL OIL 1234", amount: 41.2 });
    const answer = await send(api, "POST", "/v3/evaluate/history", [...netflix, other, ...salary]);
    expect(answer.status).toBe(200);
    const subscription = { type: "subscription", periodicity: "monthly", next_date: "2024-05-05" };
    expect(answer.json).toMatchObject({
      recurrence: [
        ...netflix.map(() => subscription),
        { type: "one off" },
        ...salary.map(() => ({ type: "recurring", periodicity: "monthly" })),
      ],
      groups: expect.arrayContaining([
        expect.objectContaining({
          counterparty: expect.objectContaining({ name: "Netflix" }),
          transaction_ids: netflix.map(({ id }) => id),
          entry_type: "outgoing",
        }),
      ]),
      income: [{ income_type: "salary", total_amount: 7_500, pay_frequency: "monthly" }],
    });
  });

  it("stores no row and makes no account holder", async () => {
    const { api, ledger } = await startRealSession();
    const before = JSON.stringify(await ledger.export("local"));
    await send(api, "POST", "/v3/evaluate/history", netflix);
    expect(JSON.stringify(await ledger.export("local"))).toBe(before);
    const unknown = await send(api, "POST", "/v3/evaluate/history", [
      monthly("1", { account_holder_id: "nobody", account_holder_type: undefined }),
    ]);
    expect(unknown.status).toBe(404);
  });

  it("answers rows without date or amount with null where incomplete rows are answered", async () => {
    const { api } = startEmbeddedSession();
    const rows = [monthly("1", { date: undefined }), monthly("2")];
    expect((await send(api, "POST", "/v3/evaluate/history", rows)).status).toBe(422);
    const answer = await send(api, "POST", "/v3/evaluate/history?incomplete=answer", rows);
    expect(answer.json).toMatchObject({ recurrence: [null, { type: "one off" }] });
  });

  it("takes the last of rows with one id", async () => {
    const { api } = startEmbeddedSession();
    const rows = [monthly("1"), monthly("1", { date: undefined })];
    const answer = await send(api, "POST", "/v3/evaluate/history?incomplete=answer", rows);
    expect(answer.json).toMatchObject({ recurrence: [null, null] });
  });

  it("shows groups in the set of labels in force", async () => {
    const { api } = await startRealSession();
    await send(api, "POST", "/v3/categories/consumer", {
      incoming: ["Pay"],
      outgoing: ["Film and television", "Food"],
    });
    const answer = await send(api, "POST", "/v3/evaluate/history", netflix);
    expect(answer.json).toMatchObject({
      groups: [{ categories: { general: "Film and television" } }],
    });
  });

  it("refuses more rows than one history may have", async () => {
    const { api } = startEmbeddedSession();
    const rows = Array.from({ length: 50_001 }, () => null);
    const answer = await send(api, "POST", "/v3/evaluate/history", rows);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.json)).toContain("at most 50000");
  });
});

describe("GET /v3/evaluate/labels", () => {
  it("tells our labels by direction, and a freelancer's of both kinds", async () => {
    const { api } = await startRealSession();
    const labels = async (type: string) =>
      (await send(api, "GET", `/v3/evaluate/labels?account_holder_type=${type}`)).json as {
        incoming: string[];
        outgoing: string[];
      };
    const consumer = await labels("consumer");
    const business = await labels("business");
    expect(consumer.outgoing).toContain("groceries");
    expect(consumer.outgoing).toEqual([...new Set(consumer.outgoing)]);
    const freelance = new Set((await labels("freelance")).outgoing);
    expect(
      [...consumer.outgoing, ...business.outgoing].filter((one) => !freelance.has(one))
    ).toEqual([]);
  });

  it("tells the leaves of a user's own tree as rows are answered with them", async () => {
    const { api } = await startRealSession();
    await send(api, "POST", "/v3/categories/consumer", {
      incoming: ["Pay"],
      outgoing: { Home: ["Rent", "Repairs"], Car: { Running: ["Fuel"] } },
    });
    const answer = await send(api, "GET", "/v3/evaluate/labels?account_holder_type=unknown");
    expect(answer.json).toEqual({ incoming: ["Pay"], outgoing: ["Rent", "Repairs", "Fuel"] });
  });
});

describe("GET /v3/evaluate/version", () => {
  it("is another one after rules or labels changed, and the first again when they are gone", async () => {
    const { api, engine } = startEmbeddedSession();
    const version = async () =>
      ((await send(api, "GET", "/v3/evaluate/version")).json as { version: string }).version;
    const seen = [await version()];
    expect(seen).toEqual([engine.version]);
    const rule = { set: "merchant", to: "Mine" };
    await send(api, "POST", "/v3/rules", rule);
    seen.push(await version());
    await send(api, "POST", "/v3/rules/replace", [{ set: "merchant", to: "Yours" }]);
    seen.push(await version());
    const set = { incoming: ["Pay"], outgoing: ["Food"] };
    await send(api, "POST", "/v3/categories/consumer", set);
    seen.push(await version());
    expect(new Set(seen).size).toBe(4);
    await send(api, "POST", "/v3/rules/replace", []);
    await send(api, "POST", "/v3/categories/consumer/reset");
    expect(await version()).toBe(seen[0]);
  });
});
