import { send, settled, transaction } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";

interface Answer {
  id: string;
  categories: { general: string };
  entities: { counterparty: { id: string; name: string } };
  evidence: { field: string; source: string; detail: string }[];
}
interface Kept {
  id: string;
  is_on: boolean;
  report_id: string | null;
  pattern: { words?: string };
}
interface Listed {
  next_cursor: string | null;
  data: Kept[];
}

const pattern = { kind: "description", words: "Starbucks Seattle" };
const toGroceries = { pattern, expected: { label: "groceries" } };

async function start() {
  const { api, ledger } = startEmbeddedSession();
  const ask = async <Value = Kept>(method: string, path: string, body?: unknown) => {
    const { status, json } = await send(api, method, path, body);
    return { status, json: json as Value };
  };
  for (const id of ["robin", "kim"])
    await ask("POST", "/v3/account_holders", { id, type: "consumer" });
  const enrich = async (change: Record<string, unknown> = {}) =>
    (await ask<Answer>("POST", "/v3/transactions", transaction(change))).json;
  const learn = async (body: unknown = toGroceries) =>
    (await ask("POST", "/v3/corrections", body)).json;
  return { api, ledger, ask, enrich, learn };
}

describe("learned corrections", () => {
  it("are in force from then on, and no more when they are switched off or deleted", async () => {
    const { ask, enrich, learn } = await start();
    expect((await enrich()).categories.general).toBe("coffee shop");
    const { id } = await learn();
    const answer = await enrich();
    expect(answer.categories.general).toBe("groceries");
    expect(answer.evidence).toContainEqual({ field: "category", source: "correction", detail: id });
    await ask("PATCH", `/v3/corrections/${id}`, { is_on: false });
    expect((await enrich()).categories.general).toBe("coffee shop");
    await ask("PATCH", `/v3/corrections/${id}`, { is_on: true });
    expect((await enrich()).categories.general).toBe("groceries");
    expect(await ask("DELETE", `/v3/corrections/${id}`)).toMatchObject({
      status: 200,
      json: { id },
    });
    expect((await enrich()).categories.general).toBe("coffee shop");
    for (const method of ["GET", "DELETE"])
      expect(await ask(method, `/v3/corrections/${id}`)).toMatchObject({ status: 404 });
  });

  it("are in force in batches and in rows that are stored nowhere", async () => {
    const { api, ask, learn } = await start();
    await learn();
    const data = [transaction({ id: "b1" }), transaction({ id: "b2", description: "NETFLIX" })];
    const made = await ask("POST", "/v3/batches", { operation: "POST /v3/transactions", data });
    await settled(api, made.json.id);
    const { json } = await ask<{ results: Answer[] }>("GET", `/v3/batches/${made.json.id}/results`);
    expect(json.results[0]?.categories.general).toBe("groceries");
    expect(json.results[1]?.categories.general).not.toBe("groceries");
    const atOnce = await ask<{ labels: string[] }[]>("POST", "/v2/transactions/sync", [
      {
        transaction_id: "s1",
        description: "STARBUCKS 0815 SEATTLE",
        date: "2024-03-05",
        amount: 4.5,
        entry_type: "debit",
        iso_currency_code: "USD",
        account_holder_type: "consumer",
      },
    ]);
    expect(atOnce.json[0]?.labels).toContain("groceries");
  });

  it("come before rules, which may change what they left", async () => {
    const { ask, enrich, learn } = await start();
    await ask("POST", "/v3/rules", {
      if: { has_label: "groceries" },
      then: [{ set: "merchant", to: "The Grocer" }],
    });
    await learn();
    const answer = await enrich();
    expect(answer.categories.general).toBe("groceries");
    expect(answer.entities.counterparty.name).toBe("The Grocer");
    const rules = [{ add_label: "mine" }];
    await ask("POST", "/v3/rules/replace", rules);
    expect((await enrich()).categories.general).toBe("mine");
    const steps = { changes: [{ do: "insert", rule: { add_label: "last" } }] };
    expect((await ask("POST", "/v3/rules/list", steps)).status).toBe(200);
    expect((await enrich()).categories.general).toBe("last");
    expect((await ask<Listed>("GET", "/v3/corrections")).json.data).toHaveLength(1);
  });

  it("give way to what the user corrected in that transaction itself", async () => {
    const { ask, enrich, learn } = await start();
    await enrich();
    await ask("PUT", "/v2/account-holder/robin/transactions/t1", { labels: "transport" });
    await learn();
    await ask("POST", "/v3/transactions/t1/assign", { account_holder_id: "kim" });
    const { json } = await ask<Answer>("GET", "/v3/transactions/t1");
    expect(json.categories.general).toBe("transport");
  });

  it("are listed newest first, in pages, by switch and by report", async () => {
    const { ask, enrich, learn } = await start();
    await enrich();
    const report = await ask("POST", "/v3/reports", {
      transaction_id: "t1",
      description: "",
      fields: ["label"],
    });
    const ids = [
      (await learn()).id,
      (await learn({ ...toGroceries, report_id: report.json.id })).id,
      (await learn()).id,
    ];
    await ask("PATCH", `/v3/corrections/${ids[0]}`, { is_on: false });
    const idsOf = async (query: string) => {
      const { json } = await ask<Listed>("GET", `/v3/corrections?${query}`);
      return { ids: json.data.map(({ id }) => id), cursor: json.next_cursor };
    };
    expect((await idsOf("")).ids).toEqual([...ids].reverse());
    expect((await idsOf("is_on=false")).ids).toEqual([ids[0]]);
    expect((await idsOf(`report_id=${report.json.id}`)).ids).toEqual([ids[1]]);
    const first = await idsOf("limit=1&is_on=true");
    expect(first.ids).toEqual([ids[2]]);
    const second = await idsOf(`limit=1&cursor=${first.cursor}`);
    expect(second).toEqual({ ids: [ids[1]], cursor: null });
    await ask("DELETE", `/v3/corrections/${ids[2]}`);
    expect((await idsOf(`limit=1&cursor=${first.cursor}`)).ids).toEqual([ids[1]]);
  });

  it("keep words as they are compared, and refuse those that say nothing", async () => {
    const { ask, learn } = await start();
    expect((await learn()).pattern.words).toBe("starbucks seattle");
    const empty = {
      pattern: { kind: "description", words: "0815 / 4711" },
      expected: { label: "x" },
    };
    expect(await ask("POST", "/v3/corrections", empty)).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining("no word") },
    });
    for (const wrong of [
      { pattern, expected: {} },
      { pattern, expected: { merchant: "A", person: "B" } },
      { pattern, expected: { labels: ["x"] } },
      { pattern: { kind: "counterparty" }, expected: { label: "x" } },
    ])
      expect((await ask("POST", "/v3/corrections", wrong)).status).toBe(422);
    const nobodys = {
      pattern: { ...pattern, account_holder_id: "nobody" },
      expected: { label: "x" },
    };
    expect((await ask("POST", "/v3/corrections", nobodys)).status).toBe(404);
  });

  it("go with their account holder", async () => {
    const { ask, learn } = await start();
    await learn({ ...toGroceries, pattern: { ...pattern, account_holder_id: "kim" } });
    const { id } = await learn();
    await ask("DELETE", "/v3/account_holders/kim");
    const { json } = await ask<Listed>("GET", "/v3/corrections");
    expect(json.data.map((one) => one.id)).toEqual([id]);
  });

  it("are no more than a list holds", async () => {
    const { ask, learn, ledger } = await start();
    const one = await learn();
    await ledger.rules.change("local", null, (before) => ({
      ...before,
      learned: Array.from({ length: 1_000 }, () => before.learned?.[0] ?? []).flat(),
    }));
    expect(one.is_on).toBe(true);
    expect(await ask("POST", "/v3/corrections", toGroceries)).toMatchObject({ status: 400 });
  });
});

describe("corrections that are learned together", () => {
  const other = {
    pattern: { kind: "description", words: "netflix" },
    expected: { label: "films" },
  };
  const all = async (ask: Awaited<ReturnType<typeof start>>["ask"]) =>
    (await ask<Listed>("GET", "/v3/corrections")).json.data;

  it("are all kept, in their order, or none of them", async () => {
    const { ask } = await start();
    const wordless = { ...other, pattern: { kind: "description", words: "0815" } };
    const corrections = [toGroceries, wordless];
    expect((await ask("POST", "/v3/corrections/learn", { corrections })).status).toBe(400);
    expect(await all(ask)).toEqual([]);
    const { json } = await ask<{ data: Kept[] }>("POST", "/v3/corrections/learn", {
      corrections: [toGroceries, { ...other, is_on: false }],
    });
    expect(json.data.map(({ pattern: { words }, is_on }) => [words, is_on])).toEqual([
      ["starbucks seattle", true],
      ["netflix", false],
    ]);
    expect(await all(ask)).toEqual([...json.data].reverse());
  });

  it("are none of them kept where there is no room for all", async () => {
    const { ask } = await start();
    const corrections = Array.from({ length: 999 }, () => toGroceries);
    await ask("POST", "/v3/corrections/learn", { corrections });
    const two = { corrections: [toGroceries, other] };
    expect((await ask("POST", "/v3/corrections/learn", two)).status).toBe(400);
    const { json } = await ask<Listed>("GET", "/v3/corrections?limit=1");
    expect(json.data[0]?.pattern.words).toBe("starbucks seattle");
  });

  it("are learned once where they are sent again under their id", async () => {
    const { ask } = await start();
    const id = "11111111-1111-4111-8111-111111111111";
    const once = { corrections: [{ ...toGroceries, id }] };
    const first = await ask("POST", "/v3/corrections/learn", once);
    const more = { corrections: [{ ...toGroceries, id }, other] };
    const second = await ask<{ data: Kept[] }>("POST", "/v3/corrections/learn", more);
    expect(second.json.data[0]).toEqual((first.json as unknown as { data: Kept[] }).data[0]);
    expect(await all(ask)).toEqual([...second.json.data].reverse());
  });

  it("are forgotten together; those that are gone already are no error", async () => {
    const { ask, enrich, learn } = await start();
    const stays = await learn(other);
    const gone = await learn();
    const ids = [gone.id, "nothing"];
    const { json } = await ask<{ data: Kept[] }>("POST", "/v3/corrections/forget", { ids });
    expect(json.data).toEqual([gone]);
    expect(await all(ask)).toEqual([stays]);
    expect((await enrich()).categories.general).toBe("coffee shop");
  });
});

describe("a report that is sent with what is learned from it", () => {
  const report = { transaction_id: "t1", description: "No café.", fields: ["label"] };
  const id = "22222222-2222-4222-8222-222222222222";
  interface Both {
    report: { id: string; status: string };
    correction: Kept;
  }

  it("is resolved at once, and kept once where it is sent again", async () => {
    const { ask, enrich } = await start();
    await enrich();
    const body = { report, correction: { ...toGroceries, id } };
    const first = await ask<Both>("POST", "/v3/reports/learn", body);
    expect(first.json).toMatchObject({
      report: { status: "resolved", description: "No café." },
      correction: { id, report_id: first.json.report.id },
    });
    expect(await ask("POST", "/v3/reports/learn", body)).toEqual(first);
    expect((await ask<Listed>("GET", "/v3/reports")).json.data).toHaveLength(1);
    expect((await ask<Listed>("GET", "/v3/corrections")).json.data).toHaveLength(1);
  });

  it("leaves no report where nothing can be learned, and no correction where nothing can be reported", async () => {
    const { ask, enrich } = await start();
    const unknown = await ask("POST", "/v3/reports/learn", { report, correction: toGroceries });
    expect(unknown.status).toBe(404);
    await enrich();
    const pattern = { kind: "description", words: "4711" };
    const correction = { ...toGroceries, pattern };
    expect((await ask("POST", "/v3/reports/learn", { report, correction })).status).toBe(400);
    expect((await ask<Listed>("GET", "/v3/reports")).json.data).toEqual([]);
    expect((await ask<Listed>("GET", "/v3/corrections")).json.data).toEqual([]);
  });
});

describe("a report that is learned from", () => {
  const about = { transaction_id: "t1", description: "No café.", fields: ["label"] };

  async function startReported() {
    const started = await start();
    await started.enrich();
    const { json } = await started.ask("POST", "/v3/reports", about);
    const statusOf = async () =>
      (await started.ask<{ status: string }>("GET", `/v3/reports/${json.id}`)).json.status;
    return { ...started, report: json.id, statusOf };
  }

  it("is resolved as long as what was learned from it is in force", async () => {
    const { ask, learn, report, statusOf } = await startReported();
    expect(await statusOf()).toBe("open");
    const { id } = await learn({ ...toGroceries, report_id: report });
    expect(await statusOf()).toBe("resolved");
    await ask("PATCH", `/v3/corrections/${id}`, { is_on: false });
    expect(await statusOf()).toBe("open");
    await ask("PATCH", `/v3/corrections/${id}`, { is_on: true });
    expect(await statusOf()).toBe("resolved");
    await ask("DELETE", `/v3/corrections/${id}`);
    expect(await statusOf()).toBe("open");
  });

  it("takes what was learned from it along when it is withdrawn", async () => {
    const { ask, enrich, learn, report } = await startReported();
    await learn({ ...toGroceries, report_id: report });
    expect((await enrich()).categories.general).toBe("groceries");
    expect((await ask("DELETE", `/v3/reports/${report}`)).status).toBe(204);
    expect((await enrich()).categories.general).toBe("coffee shop");
    expect((await ask<Listed>("GET", "/v3/corrections")).json.data).toEqual([]);
  });

  it("must be there", async () => {
    const { ask } = await start();
    const body = { ...toGroceries, report_id: "nothing" };
    expect((await ask("POST", "/v3/corrections", body)).status).toBe(404);
    expect((await ask<Listed>("GET", "/v3/corrections")).json.data).toEqual([]);
  });
});

describe("a preview of corrections", () => {
  const rows = [
    transaction({ id: "1" }),
    transaction({ id: "2", description: "NETFLIX" }),
    transaction({ id: "3", description: "STARBUCKS 12345 SEATTLE" }),
  ];

  it("tells which rows they are about, before and after, and stores nothing", async () => {
    const { ask, ledger } = await start();
    const before = await ledger.export("local");
    const { json } = await ask("POST", "/v3/corrections/preview", {
      transactions: rows,
      corrections: [toGroceries, { pattern, expected: { label: "coffee shop", mcc: [5411] } }],
    });
    const changes = [{ property: "mcc", before: [5814], after: [5411] }];
    expect(json).toEqual({
      rows: 3,
      data: [
        { id: "1", matched: [0, 1], changes },
        { id: "3", matched: [0, 1], changes },
      ],
      corrections: [
        { index: 0, matched: 2, changed: 2, overrides: [] },
        { index: 1, matched: 2, changed: 2, overrides: [] },
      ],
    });
    expect(await ledger.export("local")).toEqual(before);
  });

  it("tells the difference from what is in force, with rules behind, and what would be overridden", async () => {
    const { ask, learn } = await start();
    const { id } = await learn();
    const corrections = [{ pattern, expected: { label: "transport" } }];
    const first = await ask("POST", "/v3/corrections/preview", { transactions: rows, corrections });
    expect(first.json).toMatchObject({
      data: [
        { id: "1", changes: [{ property: "label", before: "groceries", after: "transport" }] },
        { id: "3" },
      ],
      corrections: [{ matched: 2, changed: 2, overrides: [id] }],
    });
    await ask("POST", "/v3/rules", { add_label: "by a rule" });
    const second = await ask("POST", "/v3/corrections/preview", {
      transactions: rows,
      corrections,
    });
    expect(second.json).toMatchObject({
      data: [
        { id: "1", changes: [] },
        { id: "3", changes: [] },
      ],
      corrections: [{ matched: 2, changed: 0 }],
    });
  });
});

describe("an explanation of rows", () => {
  interface Explained {
    data: {
      id: string;
      kept: Answer | null;
      engine: Answer;
      now: Answer;
      patterns: { kind: string; words?: string; counterparty_id?: string }[];
    }[];
  }

  it("tells what is kept, what the engine says and what would be answered now", async () => {
    const { ask, enrich, learn } = await start();
    const first = await enrich();
    await learn();
    const transactions = [transaction(), transaction({ id: "new", description: "NETFLIX" })];
    const { json } = await ask<Explained>("POST", "/v3/explain", { transactions });
    const [kept, fresh] = json.data;
    expect(kept?.kept?.categories.general).toBe("coffee shop");
    expect(kept?.engine.categories.general).toBe("coffee shop");
    expect(kept?.now.categories.general).toBe("groceries");
    expect(kept?.patterns).toContainEqual(
      expect.objectContaining({
        kind: "counterparty",
        counterparty_id: first.entities.counterparty.id,
        entry_type: "outgoing",
      })
    );
    expect(kept?.patterns.at(-1)).toMatchObject({
      kind: "description",
      words: "sq starbucks seattle",
    });
    expect(fresh).toMatchObject({ id: "new", kept: null });
  });

  it("makes no account holder of rows that name a new one with its type", async () => {
    const { ask } = await start();
    const transactions = [
      transaction({ account_holder_id: "new", account_holder_type: "consumer" }),
    ];
    expect((await ask("POST", "/v3/explain", { transactions })).status).toBe(200);
    expect((await ask("GET", "/v3/account_holders/new")).status).toBe(404);
    const unknown = [transaction({ account_holder_id: "nobody" })];
    expect((await ask("POST", "/v3/explain", { transactions: unknown })).status).toBe(404);
  });
});
