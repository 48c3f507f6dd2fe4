import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

const OWN = { incoming: ["Wages"], outgoing: ["Eating out", "Everything else"] };
const PATH = "/v2/labels/hierarchy/custom";
const TYPES = ["consumer", "business", "freelance", "unknown"];

describe("custom hierarchies", () => {
  it.each(TYPES)("are kept, answered and taken away: %s", async (type) => {
    const { api } = startEmbeddedSession();
    const at = `${PATH}/${type}`;
    expect((await send(api, "GET", at)).json).toBeNull();
    const made = await send(api, "POST", at, { ...OWN, request_id: null });
    expect([made.status, made.json]).toEqual([200, OWN]);
    expect((await send(api, "GET", at)).json).toEqual(OWN);
    const labels = async () => {
      const rows = [transactionV2({ account_holder_type: type })];
      return (await send(api, "POST", "/v2/transactions/sync", rows)).json;
    };
    expect(await labels()).toMatchObject([{ labels: ["Eating out"], label_group: "Eating out" }]);
    const removed = await send(api, "DELETE", at);
    expect([removed.status, removed.json]).toEqual([200, { status: "success" }]);
    expect((await send(api, "GET", at)).json).toBeNull();
    expect(await labels()).toMatchObject([{ labels: ["group of coffee shop", "coffee shop"] }]);
    expect((await send(api, "DELETE", at)).status).toBe(200);
  });

  it("are v3's sets of the same id, in force for both", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", `${PATH}/business`, OWN);
    expect((await send(api, "GET", "/v3/categories/business")).json).toEqual(OWN);
    await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "acme", account_holder_type: "business" }),
    ]);
    expect((await send(api, "GET", "/v3/transactions/t1")).json).toMatchObject({
      categories: { general: "Eating out" },
    });
    await send(api, "POST", "/v3/categories/business/reset");
    expect((await send(api, "GET", `${PATH}/business`)).json).toBeNull();
  });

  it("of freelancers stand before those of businesses, which stand in where there are none", async () => {
    const { api } = startEmbeddedSession();
    const labels = async () => {
      const rows = [transactionV2({ account_holder_type: "freelance" })];
      return (await send(api, "POST", "/v2/transactions/sync", rows)).json;
    };
    await send(api, "POST", `${PATH}/business`, { incoming: [], outgoing: ["Meals"] });
    expect(await labels()).toMatchObject([{ labels: ["Meals"] }]);
    await send(api, "POST", `${PATH}/freelance`, OWN);
    expect(await labels()).toMatchObject([{ labels: ["Eating out"] }]);
  });

  it("answer what fits nothing with `not enough information`", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", `${PATH}/consumer`, { incoming: ["Wages"], outgoing: ["Rent"] });
    const { json } = await send(api, "POST", "/v2/transactions/sync", [transactionV2()]);
    expect(json).toMatchObject([{ labels: ["not enough information"], confidence: 0 }]);
  });

  it("are 400 for an unknown type", async () => {
    const { api } = startEmbeddedSession();
    const answers = [
      await send(api, "POST", `${PATH}/other`, OWN),
      await send(api, "GET", `${PATH}/other`),
      await send(api, "DELETE", `${PATH}/other`),
    ];
    for (const { status, json } of answers) {
      expect(status).toBe(400);
      expect(json).toEqual({ detail: expect.stringContaining("consumer, business, freelance") });
    }
  });

  it.each([
    ["a missing direction", { incoming: [] }, ["body", "outgoing"]],
    ["a blank label", { incoming: [], outgoing: ["Food", ""] }, ["body", "outgoing", 1]],
    ["a number", { incoming: 7, outgoing: [] }, ["body", "incoming"]],
    ["a key that is none", { ...OWN, direct: {} }, ["body"]],
  ])("are 422 for %s, and nothing is kept", async (_name, body, loc) => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", `${PATH}/consumer`, body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc }] });
    expect((await send(api, "GET", `${PATH}/consumer`)).json).toBeNull();
  });
});
