import { z } from "zod";
import { send, transaction } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";
import { createMemoryLedger } from "../../src/ledger/memory";
import { createRuleUsage } from "../../src/service";

const label = (text: string) => ({ set_labels: [text] });
const [one, two, three] = [label("one"), label("two"), label("three")];
const onTesco = {
  if: { is_substring: [{ get: "description" }, "TESCO"] },
  then: [{ add_label: "groceries" }],
};

const Listed = z.array(z.looseObject({ id: z.string() }));

async function start() {
  const { api, ledger } = startEmbeddedSession();
  for (const id of ["robin", "kim"])
    await send(api, "POST", "/v3/account_holders", { id, type: "consumer" });
  const list = async (holder?: string) => {
    const query = holder === undefined ? "" : `?account_holder_id=${holder}`;
    return Listed.parse((await send(api, "GET", `/v3/rules/list${query}`)).json);
  };
  const change = (changes: unknown[], holder?: string) =>
    send(api, "POST", "/v3/rules/list", { account_holder_id: holder, changes });
  const seen = async () => (await send(api, "GET", "/v3/rules")).json;
  return { api, ledger, list, change, seen };
}

describe("a list of rules with those that are switched off", () => {
  it("keeps a switched-off rule in its place, where other programs do not see it", async () => {
    const { change, list, seen } = await start();
    const made = await change([one, two, three].map((rule) => ({ do: "insert", rule })));
    expect(made).toMatchObject({
      status: 200,
      json: [
        { id: "1", position: 0, is_on: true, usage: null, rule: one },
        { id: "2", position: 1 },
        { id: "3", position: 2 },
      ],
    });
    await change([{ do: "change", id: "2", is_on: false }]);
    expect(await list()).toMatchObject([
      { id: "1", is_on: true },
      { id: "2", is_on: false, rule: two },
      { id: "3", is_on: true },
    ]);
    expect(await seen()).toEqual([
      { ...one, id: "1" },
      { ...three, id: "3" },
    ]);
    await change([{ do: "change", id: "2", is_on: true }]);
    expect(await seen()).toEqual([
      { ...one, id: "1" },
      { ...two, id: "2" },
      { ...three, id: "3" },
    ]);
  });

  it("keeps the places when other programs add, delete and replace rules", async () => {
    const { api, change, list } = await start();
    await change([one, two, three].map((rule) => ({ do: "insert", rule })));
    await change([{ do: "change", id: "2", is_on: false }]);
    await send(api, "DELETE", "/v3/rules/1");
    await send(api, "POST", "/v3/rules", label("four"));
    const ids = async () => (await list()).map(({ id }) => id);
    expect(await ids()).toEqual(["2", "3", "4"]);
    await send(api, "POST", "/v3/rules/replace", [label("five")]);
    expect(await ids()).toEqual(["2", "5"]);
    await send(api, "PATCH", "/v2/rules/0", label("six"));
    expect(await list()).toMatchObject([
      { id: "2", is_on: false },
      { id: "5", rule: label("six") },
    ]);
  });

  it("inserts, moves, edits and removes in one step, and puts back what was removed", async () => {
    const { change, list } = await start();
    await change([one, two, three].map((rule) => ({ do: "insert", rule })));
    const changed = await change([
      { do: "change", id: "3", position: 0 },
      { do: "change", id: "1", rule: label("uno") },
      { do: "insert", rule: onTesco, position: 1, is_on: false },
      { do: "remove", id: "2" },
    ]);
    expect(changed.json).toMatchObject([
      { id: "3" },
      { id: "4", is_on: false, rule: onTesco },
      { id: "1", rule: label("uno") },
    ]);
    await change([{ do: "insert", rule: two, id: "2", position: 2 }]);
    expect((await list()).map(({ id }) => id)).toEqual(["3", "4", "2", "1"]);
    // Ids that are taken, or that nobody ever got, are not given.
    await change([
      { do: "insert", rule: two, id: "2" },
      { do: "insert", rule: two, id: "99" },
    ]);
    expect((await list()).slice(4)).toMatchObject([{ id: "5" }, { id: "6" }]);
  });

  it("is left as it was where one step cannot be done, and says which", async () => {
    const { change, list } = await start();
    await change([{ do: "insert", rule: one }]);
    const wrong = { if: { "==": [{ get: "amount" }, "5"] }, then: [] };
    expect(
      await change([
        { do: "remove", id: "1" },
        { do: "insert", rule: wrong },
      ])
    ).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", "changes", 1, "rule", "if", "=="] }] },
    });
    expect(
      await change([
        { do: "remove", id: "1" },
        { do: "remove", id: "1" },
      ])
    ).toMatchObject({ status: 400 });
    expect(await change([{ do: "insert", rule: one }], "nobody")).toMatchObject({ status: 404 });
    expect(await change([{ do: "shuffle" }])).toMatchObject({ status: 422 });
    expect(await list()).toHaveLength(1);
  });

  it("is each account holder's own", async () => {
    const { change, list } = await start();
    await change([{ do: "insert", rule: one, is_on: false }], "robin");
    expect(await list("robin")).toMatchObject([{ id: "1", is_on: false }]);
    expect(await list("kim")).toEqual([]);
    expect(await list()).toEqual([]);
  });
});

describe("what a rule did", () => {
  it("is counted on rows that are kept, for everyone's rules and an account holder's", async () => {
    const { api, change, list } = await start();
    await change([
      { do: "insert", rule: onTesco },
      { do: "insert", rule: one, is_on: false },
    ]);
    await change([{ do: "insert", rule: onTesco }], "robin");
    const rows = [
      transaction({ id: "1", description: "TESCO 1", account_holder_id: "robin" }),
      transaction({ id: "2", description: "TESCO 2", account_holder_id: "kim" }),
      transaction({ id: "3", description: "ASDA", account_holder_id: "kim" }),
    ];
    for (const row of rows) await send(api, "POST", "/v3/transactions", row);
    // Tried only: not counted.
    await send(api, "POST", "/v3/rules/dry_run", { transactions: rows });
    expect(await list()).toMatchObject([
      { usage: { rows: 2, last_run_at: expect.stringMatching(/^2024-01-01T/) } },
      { usage: null },
    ]);
    expect(await list("robin")).toMatchObject([{ usage: { rows: 1 } }]);
  });

  it("is written at most every five seconds, and kept where the ledger failed once", async () => {
    const ledger = createMemoryLedger();
    let now = Date.UTC(2024, 0, 1);
    await ledger.rules.change("us", null, () => ({ lastId: 1, rules: [{ id: "1", rule: one }] }));
    let writes = 0;
    let fails = false;
    const create: typeof ledger.documents.create = async (...given) => {
      writes += 1;
      if (fails) throw new Error("full");
      return ledger.documents.create(...given);
    };
    const documents = { ...ledger.documents, create };
    const usage = createRuleUsage({ ledger: { ...ledger, documents }, clock: { now: () => now } });
    usage.add("us", null, ["1"]);
    await usage.settle();
    expect(writes).toBe(0);
    now += 5_000;
    fails = true;
    await usage.settle();
    usage.add("us", null, ["1", "gone"]);
    await usage.settle();
    expect(writes).toBe(1);
    fails = false;
    await usage.write();
    const kept = await ledger.documents.get("us", "rule_usage", "everyone");
    expect(kept?.body).toMatchObject({ uses: { "1": { rows: 2 } } });
    expect(Object.keys(Object(kept?.body).uses)).toEqual(["1"]);
  });
});
