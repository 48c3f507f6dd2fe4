import { send, transactionV2 } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";

const toGroceries = {
  if: { "==": [{ get: "website" }, "starbucks.com"] },
  then: [{ add_label: "groceries" }],
};
const logo = { set: "logo", to: "https://logos.example/own" };
const wrong = { if: { "==": [{ get: "amount" }, "5"] }, then: [] };
const holderPath = "/v2/rules/account-holder/robin";

async function start(options: Parameters<typeof startEmbeddedSession>[0] = {}) {
  const { api } = startEmbeddedSession(options);
  for (const id of ["robin", "kim"])
    await send(api, "POST", "/v3/account_holders", { id, type: "consumer" });
  return api;
}

describe.each([
  ["everyone's", "/v2/rules", "/v2/rules/"],
  ["an account holder's", holderPath, holderPath],
])("%s rules in v2", (_name, base, root) => {
  it("are replaced, appended to, changed and deleted by index", async () => {
    const api = await start();
    expect(await send(api, "GET", root)).toMatchObject({ status: 200, json: [] });
    const replaced = await send(api, "POST", root, [toGroceries, logo]);
    expect(replaced).toMatchObject({ status: 200, json: [toGroceries, logo] });
    const appended = await send(api, "POST", `${base}/append`, { add_mcc: 5411 });
    expect(appended).toMatchObject({ status: 200, json: { index: 2 } });
    const patched = await send(api, "PATCH", `${base}/0`, { add_mcc: 1 });
    expect(patched).toMatchObject({ status: 200, json: { index: 0 } });
    const deleted = await send(api, "DELETE", `${base}/1`);
    expect(deleted).toMatchObject({ status: 200, json: { index: 1 } });
    expect((await send(api, "GET", root)).json).toEqual([{ add_mcc: 1 }, { add_mcc: 5411 }]);
  });

  it("are refused with 400 and the place of the fault, or an index that is none", async () => {
    const api = await start();
    await send(api, "POST", root, [logo]);
    expect(await send(api, "POST", root, [logo, wrong])).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", 1, "if", "=="], type: "invalid_type" }] },
    });
    expect(await send(api, "POST", `${base}/append`, wrong)).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", "if", "=="] }] },
    });
    for (const index of ["1", "-1", "one", "0x0", "99999999999"]) {
      const answer = { status: 400, json: { detail: expect.stringContaining(`"${index}"`) } };
      expect(await send(api, "PATCH", `${base}/${index}`, logo)).toMatchObject(answer);
      expect(await send(api, "DELETE", `${base}/${index}`)).toMatchObject(answer);
    }
    expect((await send(api, "GET", root)).json).toEqual([logo]);
  });

  it("are refused with 422 where the body is none, and with 413 where it is too large", async () => {
    const api = await start({ maximumRulesetBytes: 1_000 });
    expect(await send(api, "POST", root, logo)).toMatchObject({ status: 422 });
    expect(await send(api, "POST", `${base}/append`, [logo])).toMatchObject({ status: 422 });
    const large = Array.from({ length: 40 }, () => logo);
    expect(await send(api, "POST", root, large)).toMatchObject({
      status: 413,
      json: { detail: "The rules together are larger than 1000 bytes." },
    });
    await send(api, "POST", root, large.slice(0, 15));
    // Umlauts have two bytes each.
    const umlauts = { add_label: "ü".repeat(180) };
    expect(await send(api, "POST", `${base}/append`, umlauts)).toMatchObject({ status: 413 });
    expect((await send(api, "GET", root)).json).toHaveLength(15);
  });
});

describe("rules of v2 and v3", () => {
  it("are one list for everyone, with or without a slash at the end", async () => {
    const api = await start();
    await send(api, "POST", "/v3/rules", logo);
    await send(api, "POST", "/v2/rules/append/", toGroceries);
    expect((await send(api, "GET", "/v2/rules")).json).toEqual([logo, toGroceries]);
    await send(api, "DELETE", "/v2/rules/0");
    expect((await send(api, "GET", "/v3/rules/")).json).toEqual([{ id: "2", ...toGroceries }]);
    expect(await send(api, "PUT", "/v2/rules", [])).toMatchObject({ status: 405 });
  });

  it("know only account holders that exist", async () => {
    const api = await start();
    const nobody = "/v2/rules/account-holder/nobody";
    const unknown = { status: 404, json: { missingIds: ["nobody"] } };
    expect(await send(api, "GET", nobody)).toMatchObject(unknown);
    expect(await send(api, "POST", nobody, [])).toMatchObject(unknown);
    expect(await send(api, "POST", `${nobody}/append`, logo)).toMatchObject(unknown);
    expect(await send(api, "PATCH", `${nobody}/0`, logo)).toMatchObject(unknown);
    expect(await send(api, "DELETE", `${nobody}/0`)).toMatchObject(unknown);
  });
});

describe("rules of an account holder", () => {
  it("run after everyone's, on the account holder's rows only", async () => {
    const api = await start();
    await send(api, "POST", "/v2/rules/", [{ add_label: "everyone's" }]);
    await send(api, "POST", holderPath, [
      { if: { has_label: "everyone's" }, then: [{ add_label: "robin's" }] },
    ]);
    const { json } = await send(api, "POST", "/v2/transactions/sync", [
      transactionV2({ transaction_id: "1", account_holder_id: "robin" }),
      transactionV2({ transaction_id: "2", account_holder_id: "kim" }),
      transactionV2({ transaction_id: "3" }),
    ]);
    expect((json as { label: string }[]).map(({ label }) => label)).toEqual([
      "robin's",
      "everyone's",
      "everyone's",
    ]);
    expect((json as { evidence: unknown[] }[])[0]?.evidence).toContainEqual({
      field: "category",
      source: "rule",
      detail: "account_holder/1",
    });
  });

  it("run on rows of batches and on rows that are assigned", async () => {
    const api = await start();
    await send(api, "POST", holderPath, [{ add_label: "robin's" }]);
    const row = transactionV2({ account_holder_id: "kim" });
    await send(api, "POST", "/v2/transactions/sync", [row]);
    const assigned = await send(api, "POST", "/v3/transactions/t1/assign", {
      account_holder_id: "robin",
    });
    expect(assigned.json).toMatchObject({ categories: { general: "robin's" } });
  });

  it("go with their account holder", async () => {
    const api = await start();
    await send(api, "POST", holderPath, [logo]);
    await send(api, "DELETE", "/v3/account_holders/robin");
    await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
    expect((await send(api, "GET", holderPath)).json).toEqual([]);
  });
});

describe("the type of a transaction", () => {
  it("is what a rule says, at once, in the ledger and in batches, and nothing of v3", async () => {
    const api = await start();
    const isConsumer = { "==": [{ get: "transaction_type" }, "consumer"] };
    await send(api, "POST", "/v2/rules/", [
      { if: isConsumer, then: [{ set: "transaction_type", to: "business" }] },
    ]);
    const sent = [transactionV2({ account_holder_id: "robin" })];
    const answer = await send(api, "POST", "/v2/transactions/sync", sent);
    expect(answer.json).toMatchObject([{ transaction_type: "business" }]);
    const page = await send(api, "GET", "/v2/account-holder/robin/transactions");
    expect(page.json).toMatchObject({ transactions: [{ transaction_type: "business" }] });
    const kept = await send(api, "GET", "/v3/transactions/t1");
    expect(kept.json).not.toHaveProperty("transaction_type");
  });

  it("stays that of the account holder where a rule says a word v2 does not have", async () => {
    const api = await start();
    await send(api, "POST", "/v2/rules/", [{ set: "transaction_type", to: "charity" }]);
    const sent = [transactionV2({ account_holder_id: "robin" })];
    const answer = await send(api, "POST", "/v2/transactions/sync", sent);
    expect(answer.json).toMatchObject([{ transaction_type: "consumer" }]);
  });
});
