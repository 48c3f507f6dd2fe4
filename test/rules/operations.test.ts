import { send, settled, transaction } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";

const robin = { id: "robin", type: "consumer", name: "Robin Example" };
const toGroceries = {
  if: { "==": [{ get: "website" }, "starbucks.com"] },
  then: [{ add_label: "groceries" }],
};
const logo = { set: "logo", to: "https://logos.example/own" };

async function start() {
  const { api } = startEmbeddedSession();
  await send(api, "POST", "/v3/account_holders", robin);
  return api;
}

describe("the operations on rules", () => {
  it("append, list in order, change in place and delete, by ids that are decimal text", async () => {
    const api = await start();
    const created = await send(api, "POST", "/v3/rules", toGroceries);
    expect(created).toMatchObject({ status: 200, json: { id: "1", ...toGroceries } });
    await send(api, "POST", "/v3/rules", logo);
    const patched = await send(api, "PATCH", "/v3/rules/1", { add_mcc: 5411 });
    expect(patched).toMatchObject({ status: 200, json: { id: "1", add_mcc: 5411 } });
    const listed = await send(api, "GET", "/v3/rules");
    expect(listed).toMatchObject({
      status: 200,
      json: [
        { id: "1", add_mcc: 5411 },
        { id: "2", ...logo },
      ],
    });
    expect(await send(api, "DELETE", "/v3/rules/1")).toMatchObject({ status: 200 });
    expect((await send(api, "GET", "/v3/rules")).json).toEqual([{ id: "2", ...logo }]);
  });

  it("replace the whole list, never giving an id twice", async () => {
    const api = await start();
    await send(api, "POST", "/v3/rules", logo);
    const replaced = await send(api, "POST", "/v3/rules/replace", [toGroceries, logo]);
    expect(replaced.status).toBe(200);
    expect((await send(api, "GET", "/v3/rules")).json).toEqual([
      { id: "2", ...toGroceries },
      { id: "3", ...logo },
    ]);
    await send(api, "POST", "/v3/rules/replace", { body: [] });
    expect((await send(api, "POST", "/v3/rules", logo)).json).toMatchObject({ id: "4" });
  });

  it("take a rule as they answered it, and the SDK's request_id", async () => {
    const api = await start();
    const { json } = await send(api, "POST", "/v3/rules", { ...logo, request_id: null });
    expect(json).toEqual({ id: "1", ...logo });
    expect((await send(api, "PATCH", "/v3/rules/1", json)).json).toEqual(json);
  });

  it("refuse a bad rule with 400 and its place, and change nothing", async () => {
    const api = await start();
    const wrong = { if: { "==": [{ get: "amount" }, "5"] }, then: [] };
    expect(await send(api, "POST", "/v3/rules", wrong)).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", "if", "=="], type: "invalid_type" }] },
    });
    expect(await send(api, "POST", "/v3/rules/replace", [logo, wrong])).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", 1, "if", "=="] }] },
    });
    expect((await send(api, "GET", "/v3/rules")).json).toEqual([]);
  });

  it("answer 400 to an unknown id, 422 to a body that is no rule at all, 413 to too much", async () => {
    const api = await start();
    const unknown = { status: 400, json: { detail: 'Rule not found: "7".' } };
    expect(await send(api, "PATCH", "/v3/rules/7", logo)).toMatchObject(unknown);
    expect(await send(api, "DELETE", "/v3/rules/7")).toMatchObject(unknown);
    expect(await send(api, "POST", "/v3/rules", [logo])).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ["body"], type: "invalid_type" }] },
    });
    expect(await send(api, "POST", "/v3/rules/replace", logo)).toMatchObject({ status: 422 });
    const many = Array.from({ length: 600 }, () => ({ set: "logo", to: "x".repeat(4_000) }));
    expect(await send(api, "POST", "/v3/rules/replace", many)).toMatchObject({ status: 413 });
    expect((await send(api, "GET", "/v3/rules")).json).toEqual([]);
  });
});

describe("rules over transactions", () => {
  it("change what is enriched after them, and say so, but not what is kept", async () => {
    const api = await start();
    await send(api, "POST", "/v3/transactions", transaction({ id: "before" }));
    await send(api, "POST", "/v3/rules", toGroceries);
    const after = await send(api, "POST", "/v3/transactions", transaction({ id: "after" }));
    expect(after.json).toMatchObject({ categories: { general: "groceries" } });
    expect((after.json as { evidence: unknown[] }).evidence).toContainEqual({
      field: "category",
      source: "rule",
      detail: "1",
    });
    const before = await send(api, "GET", "/v3/transactions/before");
    expect(before.json).toMatchObject({ categories: { general: "coffee shop" } });
    const kept = await send(api, "GET", "/v3/transactions/after");
    expect(kept.json).toMatchObject({ categories: { general: "groceries" } });
  });

  it("give labels that are shown as they are, whatever category set is in force", async () => {
    const api = await start();
    const set = { incoming: ["Pay"], outgoing: ["Coffee", "Food"] };
    expect(await send(api, "POST", "/v3/categories/consumer", set)).toMatchObject({ status: 200 });
    await send(api, "POST", "/v3/rules", { add_label: "My own" });
    const { json } = await send(api, "POST", "/v3/transactions", transaction());
    expect(json).toMatchObject({ categories: { general: "My own" } });
  });

  it("change rows of batches", async () => {
    const api = await start();
    await send(api, "POST", "/v3/rules", toGroceries);
    const batch = await send(api, "POST", "/v3/batches", {
      operation: "POST /v3/transactions",
      data: [transaction({ id: "1" }), transaction({ id: "2", description: "NETFLIX" })],
    });
    const { id } = batch.json as { id: string };
    await settled(api, id);
    const { json } = await send(api, "GET", `/v3/batches/${id}/results`);
    expect(json).toMatchObject({
      results: [
        { categories: { general: "groceries" } },
        { categories: { general: "digital content and streaming" } },
      ],
    });
  });
});
