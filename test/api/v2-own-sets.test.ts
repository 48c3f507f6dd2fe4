import { startEmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

const OWN = {
  incoming: ["Wages", "Other income"],
  outgoing: ["Eating out", "Supermarket", "Rent", "Everything else"],
};

describe("rows of v2 where a set of the user's own is in force", () => {
  it("have its label alone, also as their group", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const { json } = await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ account_holder_id: "robin" }),
      transactionV2({ transaction_id: "t2" }),
      transactionV2({ transaction_id: "t3", account_holder_type: "business" }),
      transactionV2({ transaction_id: "t4", account_holder_type: undefined }),
    ]);
    expect(json).toMatchObject([
      { labels: ["Eating out"], label_group: "Eating out", label: "Eating out" },
      { labels: ["Eating out"], label_group: "Eating out" },
      { labels: ["group of coffee shop", "coffee shop"] },
      { labels: ["missing account holder information"] },
    ]);
  });

  it("have none of our groups where their label has the name of one of ours", async () => {
    const { api } = startEmbeddedSession();
    const set = { incoming: ["paycheck"], outgoing: ["coffee shop", "groceries"] };
    await send(api, "POST", "/v3/categories/consumer", set);
    const { json } = await send(api, "POST", "/v2/transactions/sync", [transactionV2()]);
    expect(json).toMatchObject([{ labels: ["coffee shop"], label_group: "coffee shop" }]);
  });

  it("have it in batches too, and our own again once it is taken away", async () => {
    const { api } = startEmbeddedSession();
    await send(api, "POST", "/v3/categories/consumer", OWN);
    const made = await send(api, "POST", "/v2/transactions/async", [transactionV2()]);
    const { id } = made.json as { id: string };
    const results = async () => {
      for (;;) {
        const { json } = await send(api, "GET", `/v2/transactions/async/${id}`);
        const { results: found } = json as { results: unknown };
        if (found !== null) return found;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    expect(await results()).toMatchObject([{ labels: ["Eating out"] }]);
    await send(api, "POST", "/v3/categories/consumer/reset");
    expect(await results()).toMatchObject([{ labels: ["group of coffee shop", "coffee shop"] }]);
  });
});
