/** Which answers hold enriched transactions, found in their schemas. */
import { OPERATIONS } from "../../src/api";
import { showerOf, type View } from "../../src/api/view";

const NOTHING: View = { fields: new Set(), accounting: false };

describe("what a key may see", () => {
  it("is asked of every operation that answers enriched transactions", () => {
    const filtered = OPERATIONS.filter(({ answers }) =>
      Object.values(answers).some(({ schema }) => schema !== null && showerOf(schema) !== null)
    ).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    for (const expected of [
      "POST /v3/transactions",
      "GET /v3/transactions",
      "GET /v3/transactions/{id}",
      "POST /v3/transactions/{id}/assign",
      "GET /v3/batches/{id}/results",
      "POST /v3/account_holders/{id}/recurring_groups",
      "POST /v2/transactions/sync",
      "GET /v2/transactions/async/{id}",
      "GET /v2/account-holder/{id}/transactions",
      "POST /v2/account-holder/{id}/transactions",
      "PUT /v2/account-holder/{id}/transactions",
      "PUT /v2/account-holder/{id}/transactions/{transaction_id}",
      "POST /classifier/consumer",
      "POST /classifier/business",
      "GET /classifier/consumer/batch/{id}",
      "GET /classifier/business/batch/{id}",
    ])
      expect(filtered).toContain(expected);
  });

  it("never changes the answer itself, which may belong to the ledger", () => {
    const schema = OPERATIONS.find(
      ({ method, path }) => method === "get" && path === "/v3/transactions"
    )?.answers[200]?.schema;
    const shower = schema ? showerOf(schema) : null;
    const row = {
      id: "t",
      entities: {
        counterparty: { type: "organization", name: "Starbucks", website: "starbucks.com" },
        intermediaries: [{ name: "Square" }],
      },
      categories: { general: "coffee shop", accounting: "operational expenses" },
      location: { raw_address: "Seattle" },
      confidence: 0.9,
      evidence: [{ field: "category" }],
      description: "what was sent",
    };
    const page = { data: [row], next_cursor: null };
    const before = structuredClone(page);
    expect(shower?.(page, NOTHING)).toEqual({
      data: [
        {
          id: "t",
          entities: { counterparty: null, intermediaries: [] },
          categories: null,
          location: null,
          confidence: null,
          evidence: [],
          description: "what was sent",
        },
      ],
      next_cursor: null,
    });
    expect(page).toEqual(before);
  });
});
