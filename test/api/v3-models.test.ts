import type { Api } from "../../src/api";
import { createMemoryLedger } from "../../src/ledger";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction } from "./http";

interface Model {
  status: string;
  progress: number;
  transactions: number;
  test: { tested: number; accuracy: number } | null;
}
interface ModelFile {
  version: number;
  model: string;
  sha256: string;
  test: { labels: { label: string }[] };
}

/** Rows about oil and bread, labelled so. */
const labelled = (count: number, oil = "Fuel", bread = "Bread") =>
  Array.from({ length: count }, (_, index) => {
    const [description, label] =
      index % 2 === 0 ? ["ACME OIL STATION", oil] : ["CITY BAKERY BREAD", bread];
    const amount = 1.5 ** (index % 20);
    const holder = { account_holder_id: undefined, account_holder_type: "consumer" };
    return { ...transaction({ id: `row-${index}`, description, amount, ...holder }), label };
  });

const start = () => startEmbeddedSession({ ledger: createMemoryLedger() });

async function ready(api: Api, path: string): Promise<Model> {
  for (;;) {
    const { json } = await send(api, "GET", path);
    const model = json as Model;
    if (model.status === "ready" || model.status === "error") return model;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function candidate(api: Api, name: string, rows = labelled(60)): Promise<Model> {
  const { status } = await send(api, "POST", `/v3/models/${name}/candidate`, {
    transactions: rows,
  });
  expect(status).toBe(200);
  return ready(api, `/v3/models/${name}/candidate`);
}

/** The label that a row about oil gets in a batch. */
async function labelOfOil(api: Api, name: string): Promise<unknown> {
  await send(api, "POST", "/v3/account_holders", { id: "holder", type: "consumer" });
  const { status, json } = await send(api, "POST", `/v3/batches?model_name=${name}`, {
    operation: "POST /v3/transactions",
    data: [transaction({ id: "a", account_holder_id: "holder", description: "ACME OIL STATION" })],
  });
  if (status !== 200) return status;
  const { id } = json as { id: string };
  for (;;) {
    const answer = await send(api, "GET", `/v3/batches/${id}/results`);
    await new Promise((resolve) => setImmediate(resolve));
    if (answer.status === 409) continue;
    const { results } = answer.json as { results: { categories: { general: string } }[] };
    return results[0]?.categories.general;
  }
}

describe("a candidate", () => {
  it("tells how good it is, and nothing uses it before it is kept", async () => {
    const { api } = start();
    expect(await candidate(api, "mine")).toMatchObject({ status: "ready", transactions: 60 });
    expect(await labelOfOil(api, "mine")).toBe(400);
    expect((await send(api, "GET", "/v2/models")).json).toEqual([]);
    const kept = await send(api, "POST", "/v3/models/mine/candidate/keep");
    expect(kept).toMatchObject({ status: 200, json: { name: "mine", status: "ready" } });
    expect(await labelOfOil(api, "mine")).toBe("Fuel");
    expect((await send(api, "GET", "/v3/models")).json).toEqual({
      models: [kept.json],
      candidates: [],
    });
  });

  it("leaves an earlier model of its name as it is until it is kept, and when it is discarded", async () => {
    const { api } = start();
    await candidate(api, "mine");
    await send(api, "POST", "/v3/models/mine/candidate/keep");
    await candidate(api, "mine", labelled(60, "Petrol"));
    expect(await labelOfOil(api, "mine")).toBe("Fuel");
    expect((await send(api, "DELETE", "/v3/models/mine/candidate")).status).toBe(200);
    expect((await send(api, "GET", "/v3/models/mine/candidate")).status).toBe(404);
    expect(await labelOfOil(api, "mine")).toBe("Fuel");
    await candidate(api, "mine", labelled(60, "Petrol"));
    await send(api, "POST", "/v3/models/mine/candidate/keep");
    expect(await labelOfOil(api, "mine")).toBe("Petrol");
  });

  it("is cancelled while it is trained, and leaves nothing behind", async () => {
    const { api, ledger } = start();
    const rows = { transactions: labelled(500) };
    await send(api, "POST", "/v3/models/mine/candidate", rows);
    expect((await send(api, "POST", "/v3/models/mine/candidate/keep")).status).toBe(409);
    expect((await send(api, "DELETE", "/v3/models/mine/candidate")).status).toBe(200);
    await candidate(api, "other");
    expect((await send(api, "GET", "/v3/models")).json).toMatchObject({
      models: [],
      candidates: [{ name: "other" }],
    });
    expect((await ledger.export("embedded")).documents.length).toBeLessThanOrEqual(1);
    expect((await send(api, "POST", "/v3/models/mine/candidate/keep")).status).toBe(404);
  });

  it("names the row whose label is missing, and takes rows without an amount when asked to", async () => {
    const { api } = start();
    const [first, second] = labelled(2);
    const blank = await send(api, "POST", "/v3/models/mine/candidate", {
      transactions: [first, { ...second, label: " " }],
    });
    expect(blank).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ["body", "transactions", 1, "label"] }] },
    });
    const bare = { transactions: [{ ...first, amount: undefined }, second] };
    expect((await send(api, "POST", "/v3/models/mine/candidate", bare)).status).toBe(422);
    const path = "/v3/models/mine/candidate?incomplete=answer";
    expect((await send(api, "POST", path, bare)).status).toBe(200);
  });
});

describe("a model's file", () => {
  const taken = async (api: Api): Promise<ModelFile> => {
    await candidate(api, "mine");
    await send(api, "POST", "/v3/models/mine/candidate/keep");
    const { json } = await send(api, "GET", "/v3/models/mine/file");
    return json as ModelFile;
  };

  it("brings the model elsewhere, under a name that is free", async () => {
    const file = await taken(start().api);
    const { api } = start();
    expect(await send(api, "POST", "/v3/models/hers/file", file)).toMatchObject({
      status: 200,
      json: { name: "hers", status: "ready", transactions: 60 },
    });
    expect(await labelOfOil(api, "hers")).toBe("Fuel");
    expect((await send(api, "POST", "/v3/models/hers/file", file)).status).toBe(409);
    expect(await labelOfOil(api, "hers")).toBe("Fuel");
    expect((await send(api, "GET", "/v3/models/hers/file")).json).toMatchObject({
      sha256: file.sha256,
    });
  });

  it("is refused with a reason where it is damaged, newer or something else", async () => {
    const { api } = start();
    const file = await taken(api);
    const bytes = Buffer.from(file.model, "base64");
    const fingerprint = async (changed: Uint8Array) => ({
      ...file,
      model: Buffer.from(changed).toString("base64"),
      sha256: Buffer.from(await crypto.subtle.digest("SHA-256", Uint8Array.from(changed))).toString(
        "hex"
      ),
    });
    const text = bytes.toString("latin1");
    const edited = (from: string, to: string) =>
      fingerprint(Buffer.from(text.replace(from, to), "latin1"));
    const flipped = Uint8Array.from(bytes, (byte, at) =>
      at === bytes.length - 5 ? byte ^ 1 : byte
    );
    const cases: [unknown, string][] = [
      [{}, "no custom model"],
      [null, "no custom model"],
      [[file], "no custom model"],
      [{ ...file, version: 2 }, "newer"],
      [{ ...file, model: "%%%" }, "damaged"],
      [{ ...file, model: file.model.slice(0, -8) }, "damaged"],
      [{ ...file, sha256: "0".repeat(64) }, "damaged"],
      [{ ...file, test: { labels: "?" } }, "damaged"],
      [await fingerprint(flipped), "damaged"],
      [await fingerprint(bytes.subarray(0, 40)), "no custom model"],
      [await fingerprint(Uint8Array.from([255, 255, 255, 255, 1, 2])), "no custom model"],
      [await edited('"features":1', '"features":9'), "newer"],
      [await edited('"features":1', '"features":0'), "another way"],
      [await edited('"Bread"', '"Fuel "'), "damaged"],
    ];
    for (const [sent, words] of cases) {
      const answer = await send(api, "POST", "/v3/models/other/file", sent);
      expect(answer.status).toBe(400);
      expect((answer.json as { detail: string }).detail).toContain(words);
    }
    expect((await send(api, "GET", "/v3/models")).json).toMatchObject({
      models: [{ name: "mine" }],
    });
  });
});
