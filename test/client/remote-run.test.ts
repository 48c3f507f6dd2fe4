/** Runs against a server of the user's own and against the hosted API's manners, over real HTTP. */
import type { Destination } from "../../src/client/destination";
import type { TransactionColumns } from "../../src/client/session";
import { startEmbeddedSession, type EmbeddedSession } from "../support/embedded-session";
import { hostedStub, type HostedStub } from "../support/hosted-stub";
import { watchedNetwork, type WatchedNetwork } from "../support/networks";
import { serveApi, withKey, type ServedApi } from "../support/served-api";

const accountHolder = { id: "workbook-1", type: "consumer", name: "Robin Example" } as const;

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
    country: all("US-CA"),
    mcc: all(5411),
    ...change,
  };
}

let served: ServedApi;
let far: EmbeddedSession;
let near: EmbeddedSession;
let network: WatchedNetwork;
afterEach(() => served.close());

describe("an own server", () => {
  let destination: Destination;
  beforeEach(async () => {
    far = startEmbeddedSession();
    served = await serveApi(withKey(far.api, "own-key"));
    network = watchedNetwork();
    near = startEmbeddedSession({ network });
    destination = { kind: "own_server", url: served.url, key: "own-key" };
  });

  it("answers as the API built in does, rows with holes too, and nothing is kept here", async () => {
    const run = await near.session.openRun({ destination, accountHolder, country: null });
    const sent = rows(["SQ *STARBUCKS SEATTLE", "NETFLIX", "NETFLIX"], {
      amount: [4.5, null, 15],
    });
    const answer = await near.session.enrich(run, sent);
    expect(answer.label).toEqual([
      "coffee shop",
      "digital content and streaming",
      "digital content and streaming",
    ]);
    expect(answer.confidence).toEqual([0.95, 0.95, 0.95]);
    expect(answer.notes.map((notes) => notes.map(({ code }) => code))).toEqual([
      [],
      ["amount_missing"],
      [],
    ]);
    expect(await near.ledger.transactions.count("local", "workbook-1")).toBe(0);
    expect(await far.ledger.transactions.count("local", "workbook-1")).toBe(3);
  });

  it("makes the account holder once, and takes over its new type", async () => {
    const open = (type: "consumer" | "freelance") =>
      near.session.openRun({
        destination,
        accountHolder: { ...accountHolder, type },
        country: null,
      });
    await open("consumer");
    await open("consumer");
    await open("freelance");
    expect(await far.client.getAccountHolderV2("workbook-1")).toMatchObject({ type: "freelance" });
  });

  it("finds what comes again in its own history", async () => {
    const run = await near.session.openRun({ destination, accountHolder, country: null });
    await near.session.enrich(run, rows(["NETFLIX", "NETFLIX", "TESCO"]));
    expect(await near.session.computeRecurrence(run)).toEqual({ groups: 1 });
    const found = await near.session.recurrenceOf(run, ["row-0", "row-2"]);
    expect(found.type).toEqual(["recurring", "one off"]);
    expect(found.nextDate).toEqual(["2030-01-01", null]);
  });

  it("answers batches of an earlier page by their ids, in the order that is asked for", async () => {
    const sent = rows(["NETFLIX", "STARBUCKS", "TESCO"]);
    const first = await near.session.openRun({ destination, accountHolder, country: null });
    const batches = await near.session.submit(first, sent);
    const after = startEmbeddedSession({ network });
    const run = await after.session.openRun({ destination, accountHolder, country: null });
    const creations = () =>
      served.requests.filter((one) => one === "POST /v3/batches?incomplete=answer");
    const before = creations().length;
    const part = rows(["TESCO", "NETFLIX"], { id: ["row-2", "row-0"] });
    const answer = await after.session.collect(run, part, batches);
    expect(answer?.merchant).toEqual(["Tesco", "Netflix"]);
    expect(creations()).toHaveLength(before);
    expect(await after.session.collect(run, part, ["no-such-batch"])).toBeNull();
  });

  it.each([
    ["wrong", "unauthorized"],
    [null, "forbidden"],
  ])("refuses the key %p as %s before a row is sent", async (key, code) => {
    const opening = near.session.openRun({
      destination: { kind: "own_server", url: served.url, key },
      accountHolder,
      country: null,
    });
    await expect(opening).rejects.toMatchObject({ code });
    expect(served.requests).toEqual(["POST /v3/account_holders"]);
  });
});

describe("the hosted API", () => {
  let stub: HostedStub;
  let destination: Destination;
  beforeEach(async () => {
    far = startEmbeddedSession();
    stub = hostedStub(far.api);
    served = await serveApi(withKey(stub.api, "ntropy-key"));
    network = watchedNetwork();
    near = startEmbeddedSession({ network });
    // The relay's address stands for the hosted one: what is sent there is the same.
    const relayed = await serveApi(async (request) => {
      const url = new URL(request.url);
      return fetch(`${served.url}${url.pathname.replace("/relay/us", "")}${url.search}`, {
        method: request.method,
        headers: request.headers,
        body: request.method === "GET" ? null : await request.arrayBuffer(),
      });
    });
    const closeServed = served.close;
    served.close = async () => {
      await relayed.close();
      await closeServed();
    };
    destination = {
      kind: "hosted",
      region: "us",
      key: "ntropy-key",
      through: relayed.url,
    };
  });
  const open = () => near.session.openRun({ destination, accountHolder, country: null });

  it("is sent the published inputs and no other", async () => {
    const run = await open();
    const answer = await near.session.enrich(run, rows(["NETFLIX"]));
    expect(answer.merchant).toEqual(["Netflix"]);
    expect(stub.batches).toEqual([
      [
        {
          id: "row-0",
          description: "NETFLIX",
          date: "2024-01-01",
          amount: 12.5,
          entry_type: "outgoing",
          currency: "USD",
          account_holder_id: "workbook-1",
          location: { country: "US" },
        },
      ],
    ]);
  });

  it("does not answer confidence, and nobody makes one up", async () => {
    const answer = await near.session.enrich(await open(), rows(["NETFLIX"]));
    expect(answer.confidence).toEqual([null]);
    expect(answer.evidence).toEqual([[]]);
  });

  it("is spared rows it would refuse; they are answered here and say so", async () => {
    const run = await open();
    const answer = await near.session.enrich(
      run,
      rows(Array<string>(6).fill("NETFLIX").concat("x".repeat(1_025)), {
        amount: [1, null, 1, 1, 1, 1, 1],
        date: [
          "2024-01-01",
          "2024-01-01",
          null,
          "2024-02-30",
          "2024-01-01",
          "2024-01-01",
          "2024-01-01",
        ],
        currency: ["USD", "USD", "USD", "USD", "BTN", "USD", "USD"],
        entryType: ["outgoing", "outgoing", "outgoing", "outgoing", "outgoing", null, "outgoing"],
      })
    );
    expect(stub.batches.flat().map(({ id }) => id)).toEqual(["row-0"]);
    expect(answer.merchant.slice(0, 6)).toEqual(Array(6).fill("Netflix"));
    expect(answer.notes.map((notes) => notes.some(({ code }) => code === "built_in"))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it("is asked for no batch where no row is fit for it", async () => {
    const run = await open();
    const sent = rows(["NETFLIX"], { amount: [null] });
    expect(await near.session.submit(run, sent)).toEqual([]);
    expect((await near.session.collect(run, sent, []))?.merchant).toEqual(["Netflix"]);
    expect(stub.batches).toEqual([]);
  });

  it("tells what comes again; when it comes next is worked out here from the same rows", async () => {
    const run = await open();
    await near.session.enrich(
      run,
      rows(["NETFLIX", "NETFLIX", "TESCO", "TESCO", "STARBUCKS"], {
        amount: [15, 15, 3, null, 4],
      })
    );
    await near.session.computeRecurrence(run);
    const found = await near.session.recurrenceOf(run, ["row-0", "row-2", "row-3", "row-4"]);
    expect(found.type).toEqual(["recurring", "one off", null, "one off"]);
    expect(found.periodicity[0]).toBe("monthly");
    expect(found.nextDate).toEqual(["2030-01-01", null, null, null]);
  });

  it("works that out after a reload too, from rows it was sent before", async () => {
    await near.session.enrich(await open(), rows(["NETFLIX", "NETFLIX"]));
    near = startEmbeddedSession({ network });
    const run = await open();
    const sentBefore = stub.batches.length;
    await near.session.recall(run, rows(["NETFLIX", "NETFLIX"]));
    await near.session.computeRecurrence(run);
    expect((await near.session.recurrenceOf(run, ["row-0"])).nextDate).toEqual(["2030-01-01"]);
    expect(stub.batches).toHaveLength(sentBefore);
  });

  it("is asked again after 429 and 503, each time later, and the row comes once", async () => {
    const run = await open();
    stub.refuse.push(
      { request: "POST /v3/batches", status: 429, headers: { "Retry-After": "3" } },
      { request: "POST /v3/batches", status: 503 },
      { request: "POST /v3/batches", status: 503 }
    );
    await near.session.enrich(run, rows(["NETFLIX"]));
    expect(network.slept.filter((wait) => wait >= 1_000)).toEqual([3_000, 2_000, 4_000]);
    expect(stub.batches).toHaveLength(1);
  });

  it.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [423, "quota_exceeded"],
    [500, "engine_failed"],
    [422, "rejected"],
  ])("says at once what %i means: %s", async (status, code) => {
    const run = await open();
    stub.refuse.push({ request: "POST /v3/batches", status });
    await expect(near.session.enrich(run, rows(["NETFLIX"]))).rejects.toMatchObject({
      code,
      message: `Refused with ${status}.`,
    });
  });

  it("gives up after six tries, and says it is busy", async () => {
    const run = await open();
    for (let index = 0; index < 6; index += 1)
      stub.refuse.push({ request: "POST /v3/batches", status: 503 });
    await expect(near.session.enrich(run, rows(["NETFLIX"]))).rejects.toMatchObject({
      code: "busy",
    });
    expect(stub.refuse).toEqual([]);
  });

  it("stops waiting when the run is closed", async () => {
    const run = await open();
    for (let index = 0; index < 5; index += 1)
      stub.refuse.push({ request: "POST /v3/batches", status: 503 });
    const enriching = near.session.enrich(run, rows(["NETFLIX"]));
    await near.session.closeRun(run);
    await expect(enriching).rejects.toMatchObject({ code: "cancelled" });
    expect(stub.batches).toEqual([]);
  });

  it("takes a freelancer for a business and an unknown holder for a consumer", async () => {
    const made = async (id: string, type: "freelance" | "unknown") => {
      const holder = { id, type, name: null };
      await near.session.openRun({ destination, accountHolder: holder, country: null });
      return (await far.client.getAccountHolder(id)).type;
    };
    expect(await made("one", "freelance")).toBe("business");
    expect(await made("two", "unknown")).toBe("consumer");
  });

  it("is asked to change a holder's type, and where it will not a person is told what to do", async () => {
    await open();
    const business = { ...accountHolder, type: "business" } as const;
    stub.refuse.push({ request: "PUT /v2/account-holder", status: 403 });
    const opening = near.session.openRun({ destination, accountHolder: business, country: null });
    await expect(opening).rejects.toMatchObject({
      code: "rejected",
      message: expect.stringContaining("Choose consumer"),
    });
    await near.session.openRun({ destination, accountHolder: business, country: null });
    expect(await far.client.getAccountHolder("workbook-1")).toMatchObject({ type: "business" });
  });

  it("is never asked by formulas", async () => {
    await open();
    const before = network.requests.length;
    const answer = await near.session.evaluate({
      description: ["NETFLIX"],
      amount: [null],
      entryType: [null],
      currency: [null],
      date: [null],
      country: [null],
      accountHolderType: ["consumer"],
    });
    expect(answer).toMatchObject([{ merchant: "Netflix" }]);
    expect(network.requests).toHaveLength(before);
  });
});

describe("built in", () => {
  it("asks nothing of the network", async () => {
    served = await serveApi(async () => new Response());
    network = watchedNetwork();
    near = startEmbeddedSession({ network });
    const run = await near.session.openRun({ accountHolder, country: null });
    await near.session.enrich(run, rows(["NETFLIX", "NETFLIX"]));
    await near.session.computeRecurrence(run);
    expect(network.requests).toEqual([]);
  });
});
