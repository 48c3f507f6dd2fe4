import { startRealSession, type EmbeddedSession } from "../support/embedded-session";
import { send, transactionV2 } from "./http";

type Groups = Record<string, unknown>[];
const PATH = "/v2/account-holder/robin/recurring-payments";

/** The rows of the example that the SDK's documents give, plain words in early 2021. */
function exampleRows(): Record<string, unknown>[] {
  const payments: [string, number, string[]][] = [
    ["Netflix", 17.99, ["2021-01-01", "2021-02-01", "2021-03-01", "2021-04-01"]],
    ["Spotify", 9.99, ["2021-01-01", "2021-02-01", "2021-03-01"]],
    ["Dropbox", 11.99, ["2021-01-01"]],
    ["Consolidated Edison", 118.4, ["2021-01-05", "2021-02-05", "2021-03-05"]],
    ["Rent", 1_800, ["2021-01-03", "2021-02-03", "2021-03-03"]],
  ];
  return payments.flatMap(([description, amount, dates]) =>
    dates.map((date) =>
      transactionV2({
        transaction_id: `${description} ${date}`,
        description,
        amount,
        date,
        account_holder_id: "robin",
      })
    )
  );
}

let session: EmbeddedSession;

beforeAll(async () => {
  session = await startRealSession();
});

async function start(rows = exampleRows()) {
  const { api, ledger } = session;
  await ledger.clear("local");
  const sent = await send(api, "POST", "/v2/transactions/sync", rows);
  expect(sent.status).toBe(200);
  const groups = async () => (await send(api, "POST", PATH, {})).json as Groups;
  return { api, groups };
}

describe("POST /v2/account-holder/{id}/recurring-payments", () => {
  it("finds three subscriptions and two bills in the example, all active", async () => {
    const { groups } = await start();
    const found = (await groups()).map(({ latest_payment_description, type, is_essential }) =>
      [latest_payment_description, type, is_essential].join(", ")
    );
    expect(found.sort()).toEqual([
      "Consolidated Edison, bill, true",
      "Dropbox, subscription, false",
      "Netflix, subscription, false",
      "Rent, bill, true",
      "Spotify, subscription, false",
    ]);
    expect((await groups()).every(({ is_active }) => is_active === true)).toBe(true);
  });

  it("tells all there is to tell of a group", async () => {
    const { groups } = await start();
    const netflix = (await groups()).find(({ merchant }) => merchant === "Netflix");
    expect(netflix).toEqual({
      recurrence_group_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: "subscription",
      is_essential: false,
      is_active: true,
      periodicity: "monthly",
      periodicity_in_days: 31,
      latest_payment_amount: 17.99,
      average_amount: 17.99,
      total_amount: 71.96,
      iso_currency_code: "USD",
      entry_type: "outgoing",
      merchant: "Netflix",
      merchant_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      website: "netflix.com",
      logo: "https://logos.ntropy.com/netflix.com",
      labels: ["entertainment", "streaming"],
      first_payment_date: "2021-01-01",
      latest_payment_date: "2021-04-01",
      next_expected_payment_date: "2021-05-01",
      latest_payment_description: "Netflix",
      transaction_ids: [
        "Netflix 2021-04-01",
        "Netflix 2021-03-01",
        "Netflix 2021-02-01",
        "Netflix 2021-01-01",
      ],
    });
  });

  it("takes one payment for a monthly subscription, and expects the next a month on", async () => {
    const only = exampleRows().filter(({ description }) => description === "Dropbox");
    const { groups } = await start(only);
    expect(await groups()).toMatchObject([
      {
        merchant: "Dropbox",
        periodicity: "monthly",
        periodicity_in_days: 30,
        next_expected_payment_date: "2021-02-01",
        is_active: true,
      },
    ]);
  });

  it("judges what is active by the holder's own history", async () => {
    const later = transactionV2({
      transaction_id: "later",
      description: "Corner shop",
      date: "2021-12-01",
      account_holder_id: "robin",
    });
    const { groups } = await start([...exampleRows(), later]);
    const ended = (await groups()).map((group) =>
      [group["latest_payment_description"], group["is_active"], group["next_expected_payment_date"]]
        .map(String)
        .join(", ")
    );
    expect(ended.sort()).toEqual([
      "Consolidated Edison, false, 2021-04-05",
      "Dropbox, false, 2021-02-01",
      "Netflix, false, 2021-05-01",
      "Rent, false, 2021-04-03",
      "Spotify, false, 2021-04-01",
    ]);
  });

  it("leaves out what comes in", async () => {
    const wages = ["2021-01-29", "2021-02-26", "2021-03-26"].map((date) =>
      transactionV2({
        transaction_id: `wages ${date}`,
        description: "ACME CORP PAYROLL DIRECT DEP",
        amount: 2_500,
        date,
        entry_type: "credit",
        account_holder_id: "robin",
      })
    );
    const { api, groups } = await start([...exampleRows(), ...wages]);
    const both = await send(api, "POST", "/v3/account_holders/robin/recurring_groups");
    expect(
      (both.json as Groups).filter(({ entry_type }) => entry_type === "incoming")
    ).toHaveLength(1);
    expect((await groups()).map(({ entry_type }) => entry_type)).toEqual(Array(5).fill("outgoing"));
  });

  it("leaves what comes in to the income check, with every key the SDK reads", async () => {
    const wages = ["2021-01-29", "2021-02-26", "2021-03-31"].map((date, index) =>
      transactionV2({
        transaction_id: `wages ${date}`,
        description: "ACME CORP PAYROLL DIRECT DEP",
        amount: 2_500 + index,
        date,
        entry_type: "credit",
        account_holder_id: "robin",
      })
    );
    const { api } = await start([...exampleRows(), ...wages]);
    const { json } = await send(api, "POST", "/v2/account-holder/robin/income", {});
    expect(json).toEqual([
      {
        total_amount: 7_503,
        iso_currency_code: "USD",
        income_type: "salary",
        source: expect.any(String),
        merchant_id: expect.any(String),
        first_payment_date: "2021-01-29",
        latest_payment_date: "2021-03-31",
        duration: "2 months 2 days",
        is_active: true,
        latest_payment_description: "ACME CORP PAYROLL DIRECT DEP",
        pay_frequency: "monthly",
        next_expected_payment_date: expect.stringMatching(/^2021-04-\d\d$/),
        next_expected_payment_amount: expect.stringMatching(/^\d+\.\d\d$/),
        transaction_ids: wages.map(({ transaction_id }) => transaction_id),
      },
    ]);
  });

  it("labels groups in the set in force, and finds the same groups", async () => {
    const { api, groups } = await start();
    const set = { incoming: ["Income"], outgoing: ["Housing rent", "Subscriptions", "Rest"] };
    await send(api, "POST", "/v3/categories/consumer", set);
    const found = await groups();
    expect(found).toHaveLength(5);
    const rent = found.find(({ latest_payment_description: words }) => words === "Rent");
    expect(rent).toMatchObject({ labels: ["Housing rent"], type: "bill", is_essential: true });
  });

  it("is 404 for an unknown holder, and empty for one without payments", async () => {
    const { api } = await start();
    const unknown = await send(api, "POST", "/v2/account-holder/nobody/recurring-payments", {});
    expect(unknown.status).toBe(404);
    expect(unknown.json).toEqual({ detail: expect.any(String), missingIds: ["nobody"] });
    await send(api, "POST", "/v2/account-holder", { id: "new", type: "business" });
    const none = await send(api, "POST", "/v2/account-holder/new/recurring-payments");
    expect([none.status, none.json]).toEqual([200, []]);
  });
});
