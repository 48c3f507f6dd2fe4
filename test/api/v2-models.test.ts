import type { Api } from "../../src/api";
import { createMemoryLedger, type Ledger } from "../../src/ledger";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction, transactionV2 } from "./http";

interface Model {
  status: string;
  progress: number;
  test: { tested: number; accuracy: number; confusions: unknown[] } | null;
}

const labelled = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const [description, label] =
      index % 2 === 0
        ? ["ACME OIL STATION", "Fuel of mine"]
        : ["CITY BAKERY BREAD", "Bread of mine"];
    const id = `row-${index}`;
    const amount = 1.5 ** (index % 20);
    return { ...transactionV2({ transaction_id: id, description, amount }), label };
  });

async function trained(api: Api, name: string): Promise<Model> {
  for (;;) {
    const { json } = await send(api, "GET", `/v2/models/${name}`);
    const model = json as Model;
    if (model.status === "ready" || model.status === "error") return model;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function start(ledger: Ledger = createMemoryLedger()) {
  const faults: unknown[] = [];
  return { ...startEmbeddedSession({ ledger, onFault: (fault) => faults.push(fault) }), faults };
}

const asked = [
  transactionV2({ transaction_id: "a", description: "ACME OIL STATION 77" }),
  transactionV2({ transaction_id: "b", description: "OLD CITY BAKERY" }),
];

describe("a custom model", () => {
  it("is queued, trained in the background, listed and then ready, with what its test found", async () => {
    const { api, faults } = start();
    const queued = await send(api, "POST", "/v2/models/mine", { transactions: labelled(60) });
    expect(queued).toMatchObject({
      status: 200,
      json: {
        name: "mine",
        status: "queued",
        progress: 0,
        transactions: 60,
        account_holder_type: "consumer",
      },
    });
    const ready = await trained(api, "mine");
    expect(ready).toMatchObject({ status: "ready", progress: 100 });
    expect(ready.test?.tested).toBeGreaterThan(0);
    expect(ready.test?.accuracy).toBeGreaterThan(0.9);
    expect((await send(api, "GET", "/v2/models")).json).toEqual([ready]);
    expect(faults).toEqual([]);
  });

  it("gives labels to rows that are sent with its name, at once and in the background", async () => {
    const { api } = start();
    await send(api, "POST", "/v2/models/mine", { transactions: labelled(60) });
    await trained(api, "mine");
    const { json } = await send(api, "POST", "/v2/transactions/sync?model_name=mine", asked);
    expect(json).toMatchObject([{ label: "Fuel of mine" }, { label: "Bread of mine" }]);
    expect((json as { evidence: unknown[] }[])[0]?.evidence).toContainEqual({
      field: "category",
      source: "custom model",
      detail: "mine",
    });
    const sent = await send(api, "POST", "/v2/transactions/async?model_name=mine", asked);
    const { id } = sent.json as { id: string };
    for (;;) {
      const batch = await send(api, "GET", `/v2/transactions/async/${id}`);
      await new Promise((resolve) => setImmediate(resolve));
      if ((batch.json as { status: string }).status === "started") continue;
      expect(batch.json).toMatchObject({
        status: "finished",
        results: [{ label: "Fuel of mine" }, { label: "Bread of mine" }],
      });
      break;
    }
    const plain = await send(api, "POST", "/v2/transactions/sync", asked);
    expect(JSON.stringify(plain.json)).not.toContain("of mine");
  });

  it("comes before rules, and its labels are shown as they are in an own set", async () => {
    const { api } = start();
    await send(api, "POST", "/v2/models/mine", { transactions: labelled(60) });
    await trained(api, "mine");
    const set = { incoming: ["Pay"], outgoing: ["Coffee"] };
    await send(api, "POST", "/v3/categories/consumer", set);
    const rule = { if: { has_label: "Fuel of mine" }, then: [{ add_label: "By rule" }] };
    await send(api, "POST", "/v3/rules", rule);
    const { json } = await send(api, "POST", "/v2/transactions/sync?model_name=mine", asked);
    expect(json).toMatchObject([{ label: "By rule" }, { label: "Bread of mine" }]);
  });

  it("stays in use while it is trained anew", async () => {
    const { api, ledger } = start();
    await send(api, "POST", "/v2/models/mine", { transactions: labelled(60) });
    await trained(api, "mine");
    const anew = labelled(40).map((row) => ({ ...row, label: `${row.label}, anew` }));
    const again = await send(api, "POST", "/v2/models/mine", { transactions: anew });
    expect(again.json).toMatchObject({ status: "queued" });
    const before = await send(api, "POST", "/v2/transactions/sync?model_name=mine", asked);
    expect(before.json).toMatchObject([{ label: "Fuel of mine" }, {}]);
    await trained(api, "mine");
    const after = await send(api, "POST", "/v2/transactions/sync?model_name=mine", asked);
    expect(after.json).toMatchObject([{ label: "Fuel of mine, anew" }, {}]);
    // What it was trained on is kept no longer than that takes.
    expect(JSON.stringify(await ledger.export("local"))).not.toContain("ACME OIL STATION");
  });

  it("is forgotten", async () => {
    const { api } = start();
    await send(api, "POST", "/v2/models/mine", { transactions: labelled(20) });
    await trained(api, "mine");
    expect(await send(api, "DELETE", "/v2/models/mine")).toMatchObject({ status: 200 });
    expect(await send(api, "GET", "/v2/models/mine")).toMatchObject({ status: 404 });
    expect(await send(api, "DELETE", "/v2/models/mine")).toMatchObject({ status: 404 });
    expect((await send(api, "GET", "/v2/models")).json).toEqual([]);
  });

  it("is refused while it is not ready, and where there is none", async () => {
    const { api } = start();
    await send(api, "POST", "/v2/models/mine", { transactions: labelled(20) });
    const early = await send(api, "POST", "/v2/transactions/sync?model_name=mine", asked);
    expect(early).toMatchObject({ status: 409 });
    const none = await send(api, "POST", "/v2/transactions/async?model_name=other", asked);
    expect(none).toMatchObject({ status: 400 });
    expect(await send(api, "GET", "/v2/models/other")).toMatchObject({ status: 404 });
    await trained(api, "mine");
  });

  it("is not trained on rows that are wrong", async () => {
    const { api } = start();
    const post = (body: unknown) => send(api, "POST", "/v2/models/mine", body);
    const [row] = labelled(1);
    expect(await post({ transactions: [] })).toMatchObject({ status: 422 });
    expect(await post({ transactions: [row, { ...row, label: " " }] })).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ["body", "transactions", 1, "label"] }] },
    });
    expect(await post({ transactions: [transaction()] })).toMatchObject({ status: 422 });
    const many = Array.from({ length: 1_001 }, (_, index) => ({ ...row, label: `label ${index}` }));
    expect(await post({ transactions: many })).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining("1001 different labels") },
    });
    expect((await send(api, "GET", "/v2/models")).json).toEqual([]);
  });
});
