import { NOT_ENOUGH_INFORMATION } from "../../src/model";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, settled, transaction } from "./http";

const OWN = { incoming: ["Wages"], outgoing: ["Eating out", "Supermarket"] };

async function start() {
  const { api, ledger } = startEmbeddedSession();
  await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer", name: "Robin" });
  await send(api, "POST", "/v3/account_holders", { id: "shop", type: "business" });
  const batch = await send(api, "POST", "/v3/batches", {
    operation: "POST /v3/transactions",
    data: [
      transaction({ id: "coffee" }),
      transaction({ id: "coffee again" }),
      transaction({ id: "ours", account_holder_id: "shop" }),
    ],
  });
  await settled(api, (batch.json as { id: string }).id);
  return { api, ledger };
}

describe("GET /v3/categories", () => {
  it("lists own sets, and ours where there is no own one for the type", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/household", OWN);
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const { status, json } = await send(api, "GET", "/v3/categories");
    expect(status).toBe(200);
    expect(json).toEqual([
      { id: "business", categories: expect.anything(), is_own: false },
      { id: "consumer", categories: OWN, is_own: true },
      { id: "household", categories: OWN, is_own: true },
    ]);
  });
});

describe("POST /v3/category_preview", () => {
  const ids = ["coffee", "coffee again", "ours", "never seen"];
  const preview = (categories: unknown) => ({
    account_holder_type: "consumer",
    categories,
    transaction_ids: ids,
  });

  it("tells every label of ours in the set, and what kept rows would become, and stores nothing", async () => {
    const { api } = await start();
    const { status, json } = await send(api, "POST", "/v3/category_preview", preview(OWN));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      rows: [{ direction: "outgoing", label: "coffee shop", becomes: "Eating out", count: 2 }],
      others: 1,
      unknown: 1,
    });
    const { labels } = json as { labels: { label: string; direction: string; becomes: string }[] };
    const told = (label: string) => labels.find((one) => one.label === label)?.becomes;
    expect([told("groceries"), told("paycheck")]).toEqual(["Supermarket", "Wages"]);
    expect(told("taxes")).toBe(NOT_ENOUGH_INFORMATION);
    expect((await send(api, "GET", "/v3/categories/consumer")).json).not.toEqual(OWN);
  });

  it("shows beforehand what a reset gives back", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const { json } = await send(api, "POST", "/v3/category_preview", preview(null));
    expect(json).toMatchObject({
      rows: [{ label: "Eating out", becomes: "coffee shop", count: 2 }],
    });
  });

  it("names the label that is wrong where it stands", async () => {
    const { api } = await start();
    const wrong = preview({ incoming: [], outgoing: ["Food", " "] });
    const answer = await send(api, "POST", "/v3/category_preview", wrong);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["body", "categories", "outgoing", 1] }] });
  });
});

describe("PATCH /v3/account_holders/{id}", () => {
  it("changes what is given and leaves the rest, types that v3 does not know included", async () => {
    const { api } = await start();
    const patch = (body: unknown) => send(api, "PATCH", "/v3/account_holders/robin", body);
    expect((await patch({ type: "freelance" })).json).toMatchObject({
      id: "robin",
      type: "freelance",
      name: "Robin",
      category_id: null,
    });
    expect((await patch({ category_id: "household", name: null })).json).toMatchObject({
      type: "freelance",
      name: null,
      category_id: "household",
    });
    expect((await patch({ nmae: "Kim" })).status).toBe(422);
    expect((await send(api, "PATCH", "/v3/account_holders/nobody", { name: "x" })).status).toBe(
      404
    );
  });
});

describe("GET /v3/account_holders/{id}/contents", () => {
  it("counts what would go with the account holder", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/reports", { transaction_id: "coffee", description: "wrong" });
    const { json } = await send(api, "GET", "/v3/account_holders/robin/contents");
    expect(json).toMatchObject({ id: "robin", transactions: 2, rules: 0, statements: 0 });
    expect((await send(api, "GET", "/v3/account_holders/nobody/contents")).status).toBe(404);
  });
});

describe("/v3/stored", () => {
  it("counts what is kept and shows the rows kept last", async () => {
    const { api } = await start();
    await send(api, "POST", "/v3/categories/household", OWN);
    const pattern = { kind: "description", words: "tesco", entry_type: "outgoing" };
    await send(api, "POST", "/v3/corrections", {
      pattern: { ...pattern, account_holder_id: null },
      expected: { merchant: "Corner shop" },
    });
    const { json } = await send(api, "GET", "/v3/stored");
    expect(json).toMatchObject({
      storage: "memory",
      account_holders: 2,
      transactions: 3,
      category_sets: 1,
      rules: 0,
      corrections: 1,
      models: 0,
    });
    const { latest } = json as { latest: { transaction: { id: string } }[] };
    expect(latest.map((row) => row.transaction.id)).toEqual(["ours", "coffee again", "coffee"]);
  });

  it("gives everything as one document, and forgets everything", async () => {
    const { api, ledger } = await start();
    const { json } = await send(api, "GET", "/v3/stored/export");
    expect(json).toEqual(JSON.parse(JSON.stringify(await ledger.export("local"))));
    expect((await send(api, "DELETE", "/v3/stored")).status).toBe(204);
    expect((await send(api, "GET", "/v3/stored")).json).toMatchObject({
      account_holders: 0,
      transactions: 0,
      latest: [],
    });
  });
});
