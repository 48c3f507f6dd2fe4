import { send, transaction } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";

const toGroceries = {
  if: { "==": [{ get: "website" }, "starbucks.com"] },
  then: [{ add_label: "groceries" }],
};
const never = { if: { "==": [{ get: "website" }, "nowhere.example"] }, then: [{ add_label: "x" }] };

async function start(options: Parameters<typeof startEmbeddedSession>[0] = {}) {
  const { api, ledger } = startEmbeddedSession(options);
  for (const id of ["robin", "kim"])
    await send(api, "POST", "/v3/account_holders", { id, type: "consumer" });
  const run = async (body: Record<string, unknown>, query = "") => {
    const { status, json } = await send(api, "POST", `/v3/rules/dry_run${query}`, body);
    return { status, json: json as Record<string, never> };
  };
  return { api, ledger, run };
}
const rows = [transaction({ id: "1" }), transaction({ id: "2", description: "NETFLIX" })];

describe("a dry run of rules", () => {
  it("tells which rows a candidate matches, before and after, and stores nothing", async () => {
    const { ledger, run } = await start();
    const before = await ledger.export("local");
    const { status, json } = await run({ rules: [never, toGroceries], transactions: rows });
    expect(status).toBe(200);
    expect(json).toEqual({
      next_cursor: null,
      rows: 2,
      data: [
        {
          id: "1",
          matched: [1],
          changes: [{ property: "label", before: "coffee shop", after: "groceries", rules: [1] }],
        },
      ],
      rules: [{ index: 1, id: null, matched: 1, changed: 1 }],
    });
    expect(await ledger.export("local")).toEqual(before);
  });

  it("tries one more rule at its place among those in force", async () => {
    const { api, run } = await start();
    await send(api, "POST", "/v3/rules", {
      if: { has_label: "mine" },
      then: [{ set: "merchant", to: "Mine" }],
    });
    const rule = { if: { has_mcc: 5814 }, then: [{ add_label: "mine" }] };
    const first = await run({ rule, position: 0, transactions: [rows[0]] });
    expect(first.json).toMatchObject({
      data: [
        {
          changes: [
            { property: "label", after: "mine", rules: [0] },
            { property: "merchant", before: "Starbucks", after: "Mine", rules: [1] },
          ],
        },
      ],
      rules: [
        { index: 0, id: null, matched: 1, changed: 1 },
        { index: 1, id: "1", matched: 1, changed: 1 },
      ],
    });
    const last = await run({ rule, transactions: [rows[0]] });
    expect(last.json).toMatchObject({ data: [{ matched: [1], changes: [{ after: "mine" }] }] });
  });

  it("counts a rule that matches and changes nothing", async () => {
    const { run } = await start();
    const rule = { if: { has_label: "coffee shop" }, then: [{ add_label: "coffee shop" }] };
    const { json } = await run({ rule, transactions: rows });
    expect(json).toMatchObject({
      data: [{ id: "1", matched: [0], changes: [] }],
      rules: [{ index: 0, matched: 1, changed: 0 }],
    });
  });

  it("goes through stored rows page by page, of one holder or of a period", async () => {
    const { api, run } = await start();
    for (const [index, holder] of ["robin", "robin", "kim", "robin"].entries())
      await send(
        api,
        "POST",
        "/v3/transactions",
        transaction({ id: `t${index}`, account_holder_id: holder, date: `2024-0${index + 1}-01` })
      );
    await send(api, "POST", "/v3/rules", toGroceries);
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "?limit=2" : `?limit=2&cursor=${cursor}`;
      const { json } = await run({ account_holder_id: "robin" }, query);
      const page = json as unknown as { data: { id: string }[]; next_cursor: string | null };
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual(["t3", "t1", "t0"]);
    const period = await run({ from: "2024-02-01", to: "2024-03-31" });
    const data = period.json.data as unknown as { id: string }[];
    expect(data.map(({ id }) => id).sort()).toEqual(["t1", "t2"]);
  });

  it("tries an account holder's list after everyone's, on its own rows", async () => {
    const { api, run } = await start();
    await send(api, "POST", "/v3/rules", { add_label: "everyone's" });
    const { json } = await run({
      list: "account_holder",
      account_holder_id: "robin",
      rule: { if: { has_label: "everyone's" }, then: [{ add_label: "robin's" }] },
      transactions: [transaction({ id: "1" }), transaction({ id: "2", account_holder_id: "kim" })],
    });
    expect(json).toMatchObject({
      rows: 2,
      data: [{ id: "1", changes: [{ before: "everyone's", after: "robin's" }] }],
      rules: [{ index: 0, matched: 1, changed: 1 }],
    });
  });

  it("refuses what a list would refuse, and rows of unknown account holders, making none", async () => {
    const { api, run } = await start({ maximumRulesetBytes: 500 });
    const wrong = { if: { "==": [{ get: "amount" }, "5"] } };
    expect(await run({ rules: [never, wrong], transactions: rows })).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", "rules", 1, "if", "=="] }] },
    });
    expect(await run({ rule: wrong, transactions: rows })).toMatchObject({
      status: 400,
      json: { detail: [{ loc: ["body", "rule", "if", "=="] }] },
    });
    const large = Array.from({ length: 20 }, () => toGroceries);
    expect(await run({ rules: large, transactions: rows })).toMatchObject({ status: 413 });
    const unknown = [transaction({ account_holder_id: "nobody" })];
    expect(await run({ rule: never, transactions: unknown })).toMatchObject({ status: 404 });
    expect(await run({ account_holder_id: "nobody" })).toMatchObject({ status: 404 });
    expect(await run({ rule: never, rules: [] })).toMatchObject({ status: 422 });
    expect(await run({ list: "account_holder" })).toMatchObject({ status: 422 });
    const typed = [transaction({ account_holder_id: "new", account_holder_type: "consumer" })];
    expect(await run({ rule: never, transactions: typed })).toMatchObject({ status: 200 });
    expect(await send(api, "GET", "/v3/account_holders/new")).toMatchObject({ status: 404 });
  });
});
