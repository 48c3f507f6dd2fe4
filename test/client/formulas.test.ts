/** Formulas' answers in the worker: remembered on this device by content, and by what decides them. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { z } from "zod";
import { createMemoryAnswers, type AnswerStore } from "../../src/client/formulas/answer-store";
import { storedAnswers } from "../../src/client/formulas/stored-answers";
import type { FormulaColumns } from "../../src/client/session";
import { startEmbeddedSession } from "../support/embedded-session";
import { createFakeEngine } from "../support/fake-engine";

jest.setTimeout(60_000);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const cells = (description: string[], change: Partial<FormulaColumns> = {}): FormulaColumns => {
  const each = <Value>(value: Value) => description.map(() => value);
  return {
    description,
    amount: each(null),
    entryType: each(null),
    currency: each(null),
    date: each(null),
    country: each(null),
    accountHolderType: each("consumer"),
    ...change,
  };
};

/** A page: a session of its own over what the device remembers. */
function openPage(answers?: AnswerStore) {
  const engine = createFakeEngine();
  const enriched = jest.spyOn(engine, "enrich");
  const recurrence = jest.spyOn(engine, "recurrence");
  const started = startEmbeddedSession({ engine, answers });
  return { ...started, enriched, recurrence };
}
const stored = () => storedAnswers({ name: "ntropy-formulas test" });
const settled = (store: AnswerStore) => store.count();

const months = (count: number) =>
  cells(
    Array.from({ length: count }, () => "NETFLIX"),
    {
      date: Array.from({ length: count }, (_, month) => `2024-0${month + 1}-05`),
      amount: Array.from({ length: count }, () => 15.49),
    }
  );

it("answers 5,000 formulas of a workbook that is opened again without a second enrichment", async () => {
  const rows = Array.from({ length: 5_000 }, (_, row) => `TESCO ${row}`);
  const chunks = [rows.slice(0, 2_000), rows.slice(2_000, 4_000), rows.slice(4_000)];
  const store = stored();
  const first = openPage(store);
  for (const chunk of chunks) await first.session.evaluate(cells(chunk));
  expect(first.enriched).toHaveBeenCalledTimes(5_000);
  expect(await settled(store)).toBe(5_000);

  const again = openPage(stored());
  const answers = [];
  for (const chunk of chunks) answers.push(...(await again.session.evaluate(cells(chunk))));
  expect(answers).toHaveLength(5_000);
  expect(answers.every((one) => one?.merchant === "Tesco")).toBe(true);
  expect(again.enriched).not.toHaveBeenCalled();
});

it("works histories out once, also when several formulas ask for one at once", async () => {
  const page = openPage(stored());
  const [first, second] = await Promise.all([
    page.session.ask("formulas.history", months(3)),
    page.session.ask("formulas.history", months(3)),
  ]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    recurrence: { type: ["recurring", "recurring", "recurring"] },
    groups: [{ name: "Netflix", payments: 3, entryType: "outgoing" }],
    income: [],
  });
  expect(page.recurrence).toHaveBeenCalledTimes(1);
  const store = stored();
  await settled(store);
  const again = openPage(store);
  expect(await again.session.ask("formulas.history", months(3))).toEqual(first);
  expect(again.recurrence).not.toHaveBeenCalled();
  await again.session.ask("formulas.history", months(4));
  expect(again.recurrence).toHaveBeenCalledTimes(1);
});

it("obeys rules and labels that changed, when it is asked the next time", async () => {
  const { session, client } = openPage(stored());
  const merchants = async () =>
    (await session.evaluate(cells(["TESCO 1"]))).map((one) => one?.merchant);
  expect(await merchants()).toEqual(["Tesco"]);
  const rule = { set: "merchant", to: "Corner shop" };
  await client.send("POST", "/v3/rules", z.unknown(), { body: rule });
  expect(await merchants()).toEqual(["Corner shop"]);
  await client.send("POST", "/v3/rules/replace", z.unknown(), { body: [] });
  expect(await merchants()).toEqual(["Tesco"]);
});

it("obeys a correction that was learned", async () => {
  const { session, client } = openPage(stored());
  const merchants = async () =>
    (await session.evaluate(cells(["TESCO 1"]))).map((one) => one?.merchant);
  expect(await merchants()).toEqual(["Tesco"]);
  const pattern = {
    kind: "description",
    words: "tesco",
    entry_type: "outgoing",
    account_holder_id: null,
  };
  await client.send("POST", "/v3/corrections", z.unknown(), {
    body: { pattern, expected: { merchant: "Corner shop" } },
  });
  expect(await merchants()).toEqual(["Corner shop"]);
});

/** A store whose next search waits, as one that is still read from the disk does. */
function slowStore() {
  const store = createMemoryAnswers();
  let isHeld = true;
  let arrived = () => {};
  let release = () => {};
  const asked = new Promise<void>((resolve) => (arrived = resolve));
  const held = new Promise<void>((resolve) => (release = resolve));
  const find: AnswerStore["find"] = async (version, keys) => {
    const found = await store.find(version, keys);
    if (isHeld) {
      isHeld = false;
      arrived();
      await held;
    }
    return found;
  };
  return { store: { ...store, find }, asked, release };
}

const asking = {
  "a row": (page: ReturnType<typeof openPage>) => page.session.evaluate(cells(["TESCO 1"])),
  "a history": (page: ReturnType<typeof openPage>) =>
    page.session.ask("formulas.history", months(3)),
};

describe.each(Object.entries(asking))("%s that is still being answered", (_what, ask) => {
  it("is not remembered when all answers were forgotten meanwhile", async () => {
    const { store, asked, release } = slowStore();
    const page = openPage(store);
    const answering = ask(page);
    await asked;
    await page.session.ask("formulas.forget", null);
    release();
    await answering;
    expect(await page.session.ask("formulas.remembered", null)).toEqual({ answers: 0 });
    await ask(page);
    expect(await page.session.ask("formulas.remembered", null)).toEqual({ answers: 1 });
  });

  it("is not remembered when rules changed meanwhile", async () => {
    const { store, asked, release } = slowStore();
    const page = openPage(store);
    const answering = ask(page);
    await asked;
    await page.client.send("POST", "/v3/rules", z.unknown(), {
      body: { set: "merchant", to: "Corner shop" },
    });
    release();
    await answering;
    expect(await page.session.ask("formulas.remembered", null)).toEqual({ answers: 0 });
  });
});

it("keeps nothing of an older engine", async () => {
  const store = stored();
  await store.keep("engine 1", new Map([["a", { kind: "row", answer: ANSWER }]]));
  expect((await store.find("engine 1", ["a", "b"])).size).toBe(1);
  expect((await store.find("engine 2", ["a"])).size).toBe(0);
  expect(await store.count()).toBe(0);
  expect((await stored().find("engine 1", ["a"])).size).toBe(0);
});

it("asks again for a row the engine failed on", async () => {
  const page = openPage(stored());
  expect(await page.session.evaluate(cells(["explode", "TESCO"]))).toMatchObject([
    null,
    { merchant: "Tesco" },
  ]);
  await page.session.evaluate(cells(["explode", "TESCO"]));
  expect(page.enriched).toHaveBeenCalledTimes(3);
});

it("tells how much it remembers, and forgets it for good when it is told to", async () => {
  const page = openPage(stored());
  await page.session.evaluate(cells(["TESCO", "NETFLIX"]));
  expect(await page.session.ask("formulas.remembered", null)).toEqual({ answers: 2 });
  // Somebody who opens the page only to look is told the same.
  expect(await openPage(stored()).session.ask("formulas.remembered", null)).toEqual({ answers: 2 });
  await page.session.ask("formulas.forget", null);
  expect(await page.session.ask("formulas.remembered", null)).toEqual({ answers: 0 });
  const again = openPage(stored());
  await again.session.evaluate(cells(["TESCO"]));
  expect(again.enriched).toHaveBeenCalledTimes(1);
});

it("keeps no description on the device", async () => {
  const store = stored();
  const page = openPage(store);
  await page.session.evaluate(cells(["TESCO FOR MRS SECRETWORD"]));
  await page.session.ask(
    "formulas.history",
    cells(["TRANSFER SECRETWORD"], { date: ["2024-01-01"], amount: [3] })
  );
  await settled(store);
  const request = indexedDB.open("ntropy-formulas test");
  const blocks = await new Promise<unknown[]>((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const all = request.result.transaction("blocks").objectStore("blocks").getAll();
      all.onsuccess = () => resolve(all.result as unknown[]);
    };
  });
  expect(blocks.length).toBe(2);
  expect(JSON.stringify(blocks)).not.toContain("SECRETWORD");
});

it("settles a cancelled history at once, and has its answer for the next who asks", async () => {
  const page = openPage(stored());
  const cancelled = new AbortController();
  const unwanted = page.session.ask("formulas.history", months(3), { signal: cancelled.signal });
  cancelled.abort();
  await expect(unwanted).rejects.toMatchObject({ code: "cancelled" });
  expect(await page.session.ask("formulas.history", months(3))).toMatchObject({
    groups: [{ payments: 3 }],
  });
});

it("answers from memory where the browser denies storage", async () => {
  const faults: unknown[] = [];
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException("denied", "SecurityError");
    },
  } as unknown as IDBFactory;
  const page = openPage(storedAnswers({ name: "denied", onFault: (fault) => faults.push(fault) }));
  await page.session.evaluate(cells(["TESCO"]));
  await page.session.evaluate(cells(["TESCO"]));
  expect(page.enriched).toHaveBeenCalledTimes(1);
  expect(faults).toHaveLength(1);
});

const ANSWER = {
  label: "groceries",
  group: null,
  accounting: null,
  merchant: null,
  website: null,
  logo: null,
  mcc: [],
  location: null,
  person: null,
  intermediaries: [],
  confidence: null,
};

describe.each([
  ["in memory", (most: number) => createMemoryAnswers(most)],
  ["in the browser's database", (most: number) => storedAnswers({ name: "little", most })],
])("a store %s", (_where, create) => {
  it("forgets the oldest answers when there are too many", async () => {
    const store = create(4);
    const keep = (...keys: string[]) =>
      store.keep("1", new Map(keys.map((key) => [key, { kind: "row", answer: ANSWER }])));
    await keep("a", "b");
    await keep("c", "d");
    expect(await store.count()).toBe(4);
    await keep("e");
    expect([...(await store.find("1", ["a", "b", "c", "d", "e"])).keys()]).toEqual(["c", "d", "e"]);
  });
});

describe("RULETEST's question", () => {
  const rule = (words: string, to: string) => ({
    if: { is_substring: [{ get: "description" }, words] },
    then: [{ set: "merchant", to }],
  });
  const rows = cells(["TESCO 1", "NETFLIX", "TESCO 2"]);
  const test = async (
    change: unknown[],
    asked: { kind: "number"; number: number } | { kind: "json"; text: string }
  ) => {
    const { session, client } = openPage();
    await client.send("POST", "/v3/rules/list", z.unknown(), { body: { changes: change } });
    return session.ask("formulas.ruleTest", { rule: asked, rows });
  };
  const insert = (given: object, is_on = true) => ({ do: "insert", rule: given, is_on });
  const corner = {
    matches: true,
    changes: [{ property: "merchant", before: "Tesco", after: "Corner shop" }],
  };

  it("tries a rule in JSON behind those in force", async () => {
    const text = JSON.stringify(rule("Corner", "never"));
    const tried = await test([insert(rule("TESCO", "Corner shop"))], { kind: "json", text });
    expect(tried).toMatchObject({ ok: true, rows: [{ matches: false }, {}, {}] });
    const shop = JSON.stringify(rule("TESCO", "Corner shop"));
    expect(await test([], { kind: "json", text: shop })).toEqual({
      ok: true,
      rows: [corner, { matches: false, changes: [] }, corner],
    });
  });

  it("tries a rule of the list by its number, also one that is switched off", async () => {
    const list = [
      insert(rule("NETFLIX", "Films")),
      insert(rule("TESCO", "Corner shop"), false),
      insert(rule("TESCO 2", "Shop two")),
    ];
    expect(await test(list, { kind: "number", number: 2 })).toMatchObject({
      ok: true,
      rows: [corner, { matches: false }, { matches: true }],
    });
    expect(await test(list, { kind: "number", number: 3 })).toMatchObject({
      ok: true,
      rows: [
        { matches: false },
        { matches: false },
        { matches: true, changes: [{ after: "Shop two" }] },
      ],
    });
    expect(await test(list, { kind: "number", number: 4 })).toEqual({
      ok: false,
      problem: "no_such_rule",
      count: 3,
    });
  });

  it("says what is no JSON, and where a rule is wrong", async () => {
    expect(await test([], { kind: "json", text: "TESCO" })).toEqual({
      ok: false,
      problem: "not_json",
    });
    await expect(
      test([], { kind: "json", text: '{"set": "amount", "to": "x"}' })
    ).rejects.toMatchObject({ faults: [{ path: expect.arrayContaining(["set"]) }] });
  });

  it("goes through more rows than one request takes", async () => {
    const { session } = openPage();
    const many = Array.from({ length: 2_500 }, (_, row) => (row % 2 === 0 ? "TESCO" : "OTHER"));
    const text = JSON.stringify(rule("TESCO", "Corner shop"));
    const tested = await session.ask("formulas.ruleTest", {
      rule: { kind: "json", text },
      rows: cells(many),
    });
    if (!tested.ok) throw new Error(tested.problem);
    expect(tested.rows.map(({ matches }) => matches)).toEqual(many.map((one) => one === "TESCO"));
  });
});
