import { createEmbeddedApi, type Api } from "../../src/api";
import { FULL_VIEW, type View } from "../../src/api/view";
import { createMemoryLedger } from "../../src/ledger/memory";
import { categoryLabelsOf } from "../../src/service";
import { statementReader } from "../../src/statements";
import { conceptKnowledge } from "../support/concept-knowledge";
import { EMPTY_CATALOGUE } from "../support/empty-catalogue";
import { createFakeEngine } from "../support/fake-engine";
import { send, transaction, transactionV2 } from "./http";

/** An API whose one key sees what `view` says, with two payments of one merchant. */
async function startApi(view: View): Promise<Api> {
  let now = Date.UTC(2024, 0, 1);
  const api = createEmbeddedApi({
    engine: createFakeEngine(),
    ledger: createMemoryLedger(),
    labelPath: (label) => [`group of ${label}`, label],
    catalogue: EMPTY_CATALOGUE,
    categories: categoryLabelsOf(conceptKnowledge()),
    statementReader: statementReader(),
    clock: { now: () => (now += 1) },
    ids: { uuid: () => crypto.randomUUID() },
    pause: async () => {},
    authenticate: async () => ({ ok: true, tenant: "t", view }),
  });
  await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
  const rows = ["01-05", "02-05", "03-05"].map((day) =>
    transactionV2({ transaction_id: day, date: `2024-${day}`, account_holder_id: "robin" })
  );
  await send(api, "POST", "/v2/transactions/sync", rows);
  return api;
}

const asked = [
  ["POST", "/v2/account-holder/robin/recurring-payments", undefined],
  ["POST", "/v3/account_holders/robin/recurring_groups", undefined],
  [
    "POST",
    "/v2/account-holder/robin/query",
    { metrics: ["stats_by_label", "stats_by_merchant"], start: "2024-01-01", end: "2024-12-31" },
  ],
  [
    "POST",
    "/v3/rules/dry_run",
    {
      rule: { set: "merchant", to: "Starbucks by rule" },
      transactions: [transaction()],
    },
  ],
] as const;

describe("a key for which merchants, websites, logos and labels are off", () => {
  const words = /starbucks|coffee/i;

  it.each(asked)("%s %s tells nothing of them", async (method, path, body) => {
    const all = await send(await startApi(FULL_VIEW), method, path, body);
    expect([all.status, words.test(JSON.stringify(all.json))]).toEqual([200, true]);
    const little: View = { fields: new Set(["recurrence", "evidence"]), accounting: true };
    const shown = await send(await startApi(little), method, path, body);
    expect(shown.status).toBe(200);
    // What was sent stays: it is the caller's own.
    const text = JSON.stringify(shown.json).replaceAll("SQ *STARBUCKS SEATTLE", "");
    expect(text).not.toMatch(words);
  });

  it("is told groups with the keys the SDK needs", async () => {
    const little: View = { fields: new Set(), accounting: false };
    const api = await startApi(little);
    const groups = await send(api, "POST", "/v3/account_holders/robin/recurring_groups");
    expect(groups.json).toMatchObject([
      {
        id: expect.any(String),
        counterparty: { type: "organization", id: null, name: null, website: null, mccs: [] },
        categories: { general: null, accounting: null },
      },
    ]);
    const payments = await send(api, "POST", "/v2/account-holder/robin/recurring-payments");
    expect(payments.json).toMatchObject([
      { recurrence_group_id: expect.any(String), transaction_ids: ["03-05", "02-05", "01-05"] },
    ]);
    expect(payments.json).not.toMatchObject([{ merchant: expect.anything() }]);
  });
});

it("reasons and groups tell no field that is off", async () => {
  const little: View = { fields: new Set(["labels", "evidence", "recurrence"]), accounting: true };
  const api = await startApi(little);
  const { json } = await send(api, "GET", "/v2/account-holder/robin/transactions");
  const { transactions } = json as {
    transactions: { evidence: { field: string }[]; recurrence_group: object | null }[];
  };
  expect(transactions).toHaveLength(3);
  for (const row of transactions) {
    for (const { field } of row.evidence) expect(field).toBe("category");
    expect(row.recurrence_group).toMatchObject({ other_party: "unknown" });
  }
});
