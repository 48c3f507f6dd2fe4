import { NOT_ENOUGH_INFORMATION } from "../../src/model";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, settled, transaction } from "./http";

const OWN = {
  incoming: ["Wages", "Other income"],
  outgoing: ["Eating out", "Supermarket", "Rent", "Everything else"],
};
const BOOKS = { incoming: ["Revenue"], outgoing: ["Meals", "Household food", "Subscriptions"] };

type Body = { categories: { general: string }; confidence: number };
const labelOf = (json: unknown) => (json as Body).categories.general;

async function start() {
  const { api, ledger, client } = startEmbeddedSession();
  const holder = (id: string, type: string, category_id?: string) =>
    send(api, "POST", "/v3/account_holders", { id, type, category_id });
  await holder("robin", "consumer");
  return { api, ledger, client, holder };
}

describe("GET /v3/categories/{id}", () => {
  it("answers our labels of a type where there is no other set", async () => {
    const { api } = await start();
    const consumer = await send(api, "GET", "/v3/categories/consumer");
    expect(consumer.status).toBe(200);
    expect(consumer.json).toEqual({
      incoming: expect.arrayContaining(["paycheck"]),
      outgoing: expect.arrayContaining(["coffee shop", "groceries"]),
    });
    const business = await send(api, "GET", "/v3/categories/business");
    expect(business.json).not.toEqual(consumer.json);
  });

  it("is 404 for a name that has no set", async () => {
    const { api } = await start();
    const answer = await send(api, "GET", "/v3/categories/household");
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ detail: 'Category set not found: "household".' });
  });
});

describe("POST /v3/categories/{id}", () => {
  it("echoes the set and answers it from then on", async () => {
    const { api } = await start();
    const answer = await send(api, "POST", "/v3/categories/consumer", OWN);
    expect([answer.status, answer.json]).toEqual([200, OWN]);
    expect((await send(api, "GET", "/v3/categories/consumer")).json).toEqual(OWN);
    const business = await send(api, "GET", "/v3/categories/business");
    expect(business.json).not.toEqual(OWN);
  });

  it("takes a wrapped body, the SDK's request id, paths and trees", async () => {
    const { api } = await start();
    const set = { incoming: [["Income", "Wages"]], outgoing: { Home: ["Rent", "Power"], Fun: {} } };
    const body = { body: { ...set, request_id: null } };
    const answer = await send(api, "POST", "/v3/categories/household", body);
    expect([answer.status, answer.json]).toEqual([200, set]);
    expect((await send(api, "GET", "/v3/categories/household")).json).toEqual(set);
  });

  it.each([
    ["a missing direction", { incoming: [] }, ["body", "outgoing"]],
    ["a blank label", { incoming: [], outgoing: ["Food", " "] }, ["body", "outgoing", 1]],
    ["a label that is no text", { incoming: [7], outgoing: [] }, ["body", "incoming", 0]],
    ["a direction that is no list", { incoming: "Wages", outgoing: [] }, ["body", "incoming"]],
    ["another key", { incoming: [], outgoing: [], outgoings: [] }, ["body"]],
    ["a list", ["Food"], ["body"]],
    [
      "a tree of too many labels",
      { incoming: [], outgoing: { All: Array.from({ length: 2_001 }, (_, at) => `L${at}`) } },
      ["body", "outgoing"],
    ],
  ])("names what is wrong: %s", async (_name, body, loc) => {
    const { api, ledger } = await start();
    const answer = await send(api, "POST", "/v3/categories/consumer", body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc, msg: expect.any(String) }] });
    expect(await ledger.categories.get("local", "consumer")).toBeNull();
  });

  it("is 405 for other methods", async () => {
    const { api } = await start();
    expect((await send(api, "DELETE", "/v3/categories/consumer")).status).toBe(405);
  });
});

describe("POST /v3/categories/{id}/reset", () => {
  it("answers and puts back our labels of a type, also where they were in force", async () => {
    const { api } = await start();
    const own = (await send(api, "GET", "/v3/categories/consumer")).json;
    await send(api, "POST", "/v3/categories/consumer", OWN);
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(api, "POST", "/v3/categories/consumer/reset");
      expect([answer.status, answer.json]).toEqual([200, own]);
    }
    expect((await send(api, "GET", "/v3/categories/consumer")).json).toEqual(own);
  });

  it("takes a named set away and answers null; then it is 404", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/household", OWN);
    const answer = await send(api, "POST", "/v3/categories/household/reset");
    expect([answer.status, answer.json]).toEqual([200, null]);
    expect((await send(api, "POST", "/v3/categories/household/reset")).status).toBe(404);
  });
});

describe("transactions in a set of one's own", () => {
  it("are answered in it by every operation, and kept in our labels", async () => {
    const { api, ledger, holder } = await start();
    await holder("kim", "consumer");
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const made = await send(api, "POST", "/v3/transactions", transaction());
    expect(labelOf(made.json)).toBe("Eating out");
    expect((made.json as Body).confidence).toBeLessThan(0.95);
    const one = await send(api, "GET", "/v3/transactions/t1?include=recurrence");
    expect(one.json).toMatchObject({
      categories: { general: "Eating out" },
      recurrence: expect.anything(),
    });
    for (const query of ["", "?include=recurrence"]) {
      const { json } = await send(api, "GET", `/v3/transactions${query}`);
      expect((json as { data: unknown[] }).data.map(labelOf)).toEqual(["Eating out"]);
    }
    const moved = await send(api, "POST", "/v3/transactions/t1/assign", {
      account_holder_id: "kim",
    });
    expect(labelOf(moved.json)).toBe("Eating out");
    const kept = await ledger.transactions.get("local", "t1");
    expect(kept?.answer).toMatchObject({
      categories: { general: "coffee shop" },
      confidence: 0.95,
    });
  });

  it("are shown anew when the set changes and when it goes", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/transactions", transaction());
    const label = async () => labelOf((await send(api, "GET", "/v3/transactions/t1")).json);
    expect(await label()).toBe("coffee shop");
    await send(api, "POST", "/v3/categories/consumer", OWN);
    expect(await label()).toBe("Eating out");
    await send(api, "POST", "/v3/categories/consumer", BOOKS);
    expect(await label()).toBe("Meals");
    await send(api, "POST", "/v3/categories/consumer/reset");
    expect(await label()).toBe("coffee shop");
  });

  it("keep what no set lists: nothing fits, and no account holder", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/consumer", { incoming: [], outgoing: ["Vets"] });
    const coffee = await send(api, "POST", "/v3/transactions", transaction());
    expect(coffee.json).toMatchObject({
      categories: { general: NOT_ENOUGH_INFORMATION },
      confidence: 0,
    });
    const body = transaction({ account_holder_id: null });
    expect(labelOf((await send(api, "POST", "/v3/transactions", body)).json)).toBe(
      "missing account holder information"
    );
  });

  it("are told in the set of their own direction", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const pay = transaction({ description: "ACME PAYROLL", entry_type: "incoming" });
    expect(labelOf((await send(api, "POST", "/v3/transactions", pay)).json)).toBe("Wages");
  });

  it("follow the account holder's category_id, else its type", async () => {
    const { api, holder } = await start();
    await send(api, "POST", "/v3/categories/books", BOOKS);
    await send(api, "POST", "/v3/categories/consumer", OWN);
    await holder("kim", "consumer", "books");
    await holder("alex", "consumer", "unknown set");
    await holder("acme", "business");
    const label = async (account_holder_id: string) => {
      const body = transaction({ id: account_holder_id, account_holder_id });
      return labelOf((await send(api, "POST", "/v3/transactions", body)).json);
    };
    expect(await label("robin")).toBe("Eating out");
    expect(await label("kim")).toBe("Meals");
    expect(await label("alex")).toBe("Eating out");
    expect(await label("acme")).toBe("coffee shop");
    await send(api, "POST", "/v3/categories/books/reset");
    const kim = await send(api, "GET", "/v3/transactions/kim");
    expect(labelOf(kim.json)).toBe("Eating out");
  });
});

describe("batches in a set of one's own", () => {
  it("answer in it, row by row, and find recurrence in our labels", async () => {
    const { api, ledger, holder } = await start();
    await send(api, "POST", "/v3/categories/consumer", OWN);
    await send(api, "POST", "/v3/categories/books", BOOKS);
    await holder("kim", "consumer", "books");
    const data = [
      transaction({ id: "1", date: "2024-01-05" }),
      transaction({ id: "2", date: "2024-02-05" }),
      transaction({ id: "3", description: "TESCO 123" }),
      transaction({ id: "4", account_holder_id: "kim" }),
      transaction({ id: "5", account_holder_id: "nobody" }),
    ];
    const sent = await send(api, "POST", "/v3/batches", {
      operation: "POST /v3/transactions",
      data,
    });
    const { id } = sent.json as { id: string };
    await settled(api, id);
    for (const query of ["", "?include=recurrence"]) {
      const { json } = await send(api, "GET", `/v3/batches/${id}/results${query}`);
      const { results } = json as { results: { categories: Body["categories"] | null }[] };
      expect(results.map(({ categories }) => categories?.general ?? null)).toEqual([
        "Eating out",
        "Eating out",
        "Supermarket",
        "Meals",
        null,
      ]);
    }
    const history = await ledger.transactions.history("local", "robin");
    expect(history.map(({ answer }) => answer.categories?.general)).toEqual([
      "coffee shop",
      "coffee shop",
      "groceries",
    ]);
    const groups = await send(api, "POST", "/v3/account_holders/robin/recurring_groups");
    expect(groups.json).toMatchObject([
      { transaction_ids: ["1", "2"], categories: { general: "Eating out" } },
    ]);
  });
});
