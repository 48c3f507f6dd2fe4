import type { Api } from "../../src/api";
import { createClient } from "../../src/client/client";
import { createSession } from "../../src/client/create-session";
import type { FormulaColumns, TransactionColumns } from "../../src/client/session";
import { embeddedSide, sleepOnTimers } from "../../src/client/transport";
import { startEmbeddedSession } from "../support/embedded-session";
import { createFakeEngine } from "../support/fake-engine";

const workbook = { id: "workbook-1", type: "consumer", name: "Robin Example" } as const;
const options = { accountHolder: workbook, country: "US" };

function rows(
  descriptions: string[],
  change: Partial<TransactionColumns> = {}
): TransactionColumns {
  const all = <Value>(value: Value): Value[] => descriptions.map(() => value);
  return {
    id: descriptions.map((_, index) => `row-${index}`),
    description: descriptions,
    amount: all(12.5),
    entryType: all("outgoing"),
    currency: all("USD"),
    date: descriptions.map((_, index) => `2024-0${(index % 9) + 1}-01`),
    country: all(null),
    mcc: all(null),
    ...change,
  };
}

function cells(descriptions: string[], change: Partial<FormulaColumns> = {}): FormulaColumns {
  const all = <Value>(value: Value): Value[] => descriptions.map(() => value);
  return {
    description: descriptions,
    amount: all(null),
    entryType: all(null),
    currency: all(null),
    date: all(null),
    country: all(null),
    accountHolderType: all("consumer"),
    ...change,
  };
}

/** The embedded road with its requests counted. */
function watched(engine = createFakeEngine()) {
  const road = startEmbeddedSession({ engine });
  const requests: string[] = [];
  const api: Api = async (request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return road.api(request);
  };
  const client = createClient(embeddedSide(api, { checksAnswers: true }), sleepOnTimers);
  let runs = 0;
  const session = createSession({
    client,
    remoteClient: () => client,
    testConnection: async () => ({ ok: false, problem: { code: "unreachable" } }),
    status: road.session.status,
    uuid: () => `run-${(runs += 1)}`,
  });
  const count = (wanted: string) => requests.filter((request) => request === wanted).length;
  return { ...road, session, requests, count };
}

describe("a run", () => {
  it("enriches a chunk and answers its columns in the same order", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    const answer = await session.enrich(
      run,
      rows(["SQ *STARBUCKS SEATTLE", "TRANSFER TO Jo Bloggs", "QWERTY"])
    );
    expect(answer).toEqual({
      id: ["row-0", "row-1", "row-2"],
      label: ["coffee shop", "not enough information", "not enough information"],
      merchant: ["Starbucks", null, null],
      website: ["starbucks.com", null, null],
      logo: ["https://logos.ntropy.com/starbucks.com", null, null],
      mcc: [[5814], [], []],
      location: ["Seattle, WA, US", null, null],
      person: [null, "Jo Bloggs", null],
      intermediaries: [["Square"], [], []],
      confidence: [0.95, 0.2, 0.2],
      evidence: [[expect.objectContaining({ detail: "starbucks" })], [], []],
      notes: [[], [], []],
    });
  });

  it("tells the engine the row's country, else the account's, and the MCC", async () => {
    const engine = createFakeEngine();
    const enrich = jest.spyOn(engine, "enrich");
    const { session } = startEmbeddedSession({ engine });
    const run = await session.openRun(options);
    await session.enrich(run, rows(["A", "B"], { country: ["GB", null], mcc: [null, 5411] }));
    expect(enrich.mock.calls.map(([{ country, mcc }, holder]) => [country, mcc, holder])).toEqual([
      ["GB", null, { type: "consumer", name: "Robin Example" }],
      ["US", 5411, { type: "consumer", name: "Robin Example" }],
    ]);
  });

  it("answers rows with holes, and notes the holes on these rows alone", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    const answer = await session.enrich(
      run,
      rows(["NETFLIX", "NETFLIX", "NETFLIX", "x".repeat(2_000)], {
        amount: [null, 1, 1, 1],
        date: ["2024-01-01", null, "2024-02-30", "2024-01-01"],
        currency: ["USD", "USD", "XQX", "USD"],
        entryType: ["outgoing", "outgoing", null, "outgoing"],
      })
    );
    expect(answer.label.slice(0, 3)).toEqual(Array(3).fill("digital content and streaming"));
    expect(answer.notes.map((notes) => notes.map(({ code }) => code).sort())).toEqual([
      ["amount_missing"],
      ["date_missing"],
      ["currency_unknown", "date_missing", "date_unreadable", "entry_type_missing"],
      ["description_too_long"],
    ]);
  });

  it("notes a row the engine fails on and answers the others", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    const answer = await session.enrich(run, rows(["EXPLODE", "NETFLIX"]));
    expect(answer.label).toEqual([null, "digital content and streaming"]);
    expect(answer.notes[0]).toEqual([{ code: "not_enriched", value: "internal_error" }]);
  });

  it("reads recurrence from the holder's whole history, once, and answers it by chunks", async () => {
    const { session, count } = watched();
    const earlier = await session.openRun(options);
    await session.enrich(earlier, rows(["NETFLIX"], { id: ["old"] }));
    await session.closeRun(earlier);

    const run = await session.openRun(options);
    const chunk = rows(["NETFLIX", "STARBUCKS", "TESCO"], {
      date: ["2024-02-01", "2024-02-02", null],
    });
    await session.enrich(run, chunk);
    expect(await session.computeRecurrence(run)).toEqual({ groups: 1 });
    const found = await session.recurrenceOf(run, ["row-2", "row-0"]);
    expect(found).toEqual({
      id: ["row-2", "row-0"],
      type: [null, "recurring"],
      periodicity: [null, "monthly"],
      cadence: [null, "monthly"],
      nextDate: [null, "2030-01-01"],
      nextAmount: [null, 12.5],
    });
    expect((await session.recurrenceOf(run, ["row-1"])).type).toEqual(["one off"]);
    expect(count("POST /v3/account_holders/workbook-1/recurring_groups")).toBe(1);
  });

  it("does not answer recurrence before it was computed", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    await expect(session.recurrenceOf(run, ["a"])).rejects.toMatchObject({ code: "rejected" });
  });

  it("refuses more than 2,000 rows, and columns of different lengths", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    const many = rows(Array.from({ length: 2_001 }, () => "x"));
    await expect(session.enrich(run, many)).rejects.toMatchObject({ code: "rejected" });
    const crooked = rows(["x", "y"], { amount: [1] });
    await expect(session.enrich(run, crooked)).rejects.toMatchObject({ code: "rejected" });
  });

  it("knows no run it did not open, and none it has closed", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun(options);
    await session.closeRun(run);
    await session.closeRun(run);
    for (const key of [run, "made up"])
      await expect(session.enrich(key, rows(["x"]))).rejects.toMatchObject({ code: "rejected" });
  });

  it("is cancelled in the middle of a chunk: the batch stops, what is stored stays", async () => {
    let answered = 0;
    const engine = createFakeEngine();
    const { enrich } = engine;
    const counting = {
      ...engine,
      enrich: (...given: Parameters<typeof enrich>) => {
        answered += 1;
        return enrich(...given);
      },
    };
    const { session, ledger } = watched(counting);
    const run = await session.openRun(options);
    const chunk = session.enrich(
      run,
      rows(
        Array.from({ length: 2_000 }, (_, n) => `ROW ${n}`),
        {
          id: Array.from({ length: 2_000 }, (_, n) => `row-${n}`),
        }
      )
    );
    while (answered === 0) await new Promise((go) => setImmediate(go));
    const cancelled = expect(chunk).rejects.toMatchObject({ code: "cancelled" });
    await session.closeRun(run);
    await cancelled;
    const [batch] = (
      await ledger.batches.list("local", {
        limit: 1,
        after: null,
        createdAfter: null,
        createdBefore: null,
        origin: "v3",
        status: null,
      })
    ).items;
    for (let turn = 0; turn < 50; turn += 1) await new Promise((go) => setImmediate(go));
    expect(answered).toBeLessThan(2_000);
    expect((await ledger.batches.get("local", batch?.id ?? ""))?.status).toBe("error");
  });
});

describe("the account holder of a run", () => {
  it("is made at the first run and left alone at the next", async () => {
    const { session, ledger, requests } = watched();
    await session.openRun(options);
    await session.openRun(options);
    expect(await ledger.holders.get("local", "workbook-1")).toMatchObject(workbook);
    expect(requests.filter((request) => request.startsWith("PUT"))).toEqual([]);
  });

  it("is brought up to date when its type or name has changed", async () => {
    const { session, ledger } = watched();
    const run = await session.openRun(options);
    await session.enrich(run, rows(["NETFLIX"]));
    await session.openRun({
      ...options,
      accountHolder: { ...workbook, type: "business", name: "Acme" },
    });
    expect(await ledger.holders.get("local", "workbook-1")).toMatchObject({
      type: "business",
      name: "Acme",
    });
    // What was enriched before keeps its answer until it is sent again.
    expect(await ledger.transactions.history("local", "workbook-1")).toHaveLength(1);
  });

  it.each(["freelance", "unknown"] as const)("may be %s, which v3 does not know", async (type) => {
    const { session, ledger } = watched();
    const accountHolder = { id: "w", type, name: null };
    await session.openRun({ accountHolder, country: null });
    await session.openRun({ accountHolder, country: null });
    expect((await ledger.holders.get("local", "w"))?.type).toBe(type);
  });
});

describe("cell formulas", () => {
  it("are labelled and stored nowhere", async () => {
    const { session, ledger } = watched();
    const answer = await session.evaluate(cells(["NETFLIX", "TRANSFER TO Jo Bloggs"]));
    expect(answer).toMatchObject([
      {
        label: "digital content and streaming",
        group: "group of digital content and streaming",
        merchant: "Netflix",
        person: null,
      },
      { label: "not enough information", merchant: null, person: "Jo Bloggs" },
    ]);
    expect(await ledger.export("local")).toMatchObject({ account_holders: [], transactions: [] });
  });

  it("that are equal are asked once and answered each, in one request", async () => {
    const engine = createFakeEngine();
    const enrich = jest.spyOn(engine, "enrich");
    const { session, requests } = watched(engine);
    const descriptions = Array.from({ length: 2_000 }, (_, n) =>
      n % 2 === 0 ? "NETFLIX" : "TESCO"
    );
    const answer = await session.evaluate(cells(descriptions));
    expect(answer.map((one) => one?.label)).toEqual(
      descriptions.map((text) => (text === "TESCO" ? "groceries" : "digital content and streaming"))
    );
    expect(enrich).toHaveBeenCalledTimes(2);
    // Whether the version is still the one asked under, before what was answered is kept.
    expect(requests).toEqual([
      "GET /v3/evaluate/version",
      "POST /v2/transactions/sync",
      "GET /v3/evaluate/version",
    ]);
  });

  it("that differ in any argument are not equal", async () => {
    const engine = createFakeEngine();
    const enrich = jest.spyOn(engine, "enrich");
    const { session } = watched(engine);
    const same = ["NETFLIX", "NETFLIX", "NETFLIX", "NETFLIX"];
    await session.evaluate(
      cells(same, {
        amount: [1, 2, 1, 1],
        entryType: ["outgoing", "outgoing", "incoming", "outgoing"],
        accountHolderType: ["consumer", "consumer", "consumer", "business"],
      })
    );
    expect(enrich).toHaveBeenCalledTimes(4);
  });

  it("without a holder type say what is missing", async () => {
    const { session } = watched();
    const answer = await session.evaluate(cells(["NETFLIX"], { accountHolderType: [null] }));
    expect(answer).toMatchObject([{ label: "missing account holder information" }]);
  });

  it("of no cells ask nothing", async () => {
    const { session, requests } = watched();
    expect(await session.evaluate(cells([]))).toEqual([]);
    expect(requests).toEqual([]);
  });
});

it("tells which engine answers and where rows are stored", async () => {
  const { session } = startEmbeddedSession();
  expect(await session.status()).toEqual({
    version: "fake-1",
    merchants: 4,
    storage: "memory",
    storageProblem: null,
    starts: 1,
  });
});
