import { startRealSession, type EmbeddedSession } from "../support/embedded-session";
import { send, transaction, transactionV2 } from "../api/http";

/** The road with the project's own engine and knowledge: what each version answers, through HTTP. */
describe("the real engine behind the API", () => {
  let road: EmbeddedSession;
  beforeAll(async () => {
    road = await startRealSession();
    await send(road.api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
  }, 60_000);

  it("answers v3 by its own schemas: the client, which checks them, takes no offence", async () => {
    const results = await road.client.enrich([
      { id: "1", description: "SQ *STARBUCKS 1234 SEATTLE WA", account_holder_id: "robin" },
      { id: "2", description: "NETFLIX.COM 866-579-7172 CA", account_holder_id: "robin" },
      { id: "3", description: "", account_holder_id: "robin" },
      { id: "4", description: "🙂".repeat(400), account_holder_id: "robin" },
    ]);
    expect(results.map(({ id, error }) => [id, error])).toEqual(
      ["1", "2", "3", "4"].map((id) => [id, null])
    );
    const netflix = results[1];
    expect(netflix?.entities?.counterparty).toMatchObject({
      name: "Netflix",
      website: "netflix.com",
      logo: "https://logos.ntropy.com/netflix.com",
    });
  });

  it("spells a label as its path in v2, and the path's head as the group", async () => {
    const rows = [
      transactionV2({ description: "NETFLIX.COM 866-579-7172 CA" }),
      transactionV2({ transaction_id: "t2", account_holder_type: undefined }),
    ];
    const { json } = await send(road.api, "POST", "/v2/transactions/sync", rows);
    const [netflix, unknown] = json as { label: string; labels: string[]; label_group: string }[];
    expect(netflix?.labels.length).toBeGreaterThan(1);
    expect(netflix?.label_group).toBe(netflix?.labels[0]);
    expect(netflix?.labels[0]).not.toBe(netflix?.label);
    expect(unknown?.labels).toEqual(["missing account holder information"]);
  });

  it("finds a subscription in the history, and only when it is asked", async () => {
    for (const [index, date] of ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"].entries())
      await send(
        road.api,
        "POST",
        "/v3/transactions",
        transaction({ id: `n${index}`, date, amount: 17.99, description: "NETFLIX.COM CA" })
      );
    const groups = await road.client.recurringGroups("robin");
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      periodicity: "monthly",
      counterparty: { website: "netflix.com" },
      transaction_ids: ["n0", "n1", "n2", "n3"],
    });
    const asked = await send(road.api, "GET", "/v3/transactions/n3?include=recurrence");
    expect(asked.json).toMatchObject({ recurrence: { type: "subscription" } });
  });

  it("tells a pane how much it knows", async () => {
    const status = await road.session.status();
    expect(status.merchants).toBe(road.engine.merchants);
    expect(status.version).toBe(road.engine.version);
  });
});
