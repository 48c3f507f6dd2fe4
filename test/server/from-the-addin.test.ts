/** The add-in's own client against the real server: as an own server, and as a relay to the hosted API. */
import type { Destination } from "../../src/client/destination";
import { startEmbeddedSession, type EmbeddedSession } from "../support/embedded-session";
import { hostedStub, type HostedStub } from "../support/hosted-stub";
import { watchedNetwork } from "../support/networks";
import { serveApi, type ServedApi, withKey } from "../support/served-api";
import { endAll, start, type TestServer } from "./running";

jest.setTimeout(120_000);

const accountHolder = { id: "workbook-1", type: "consumer", name: null } as const;
const rows = {
  id: ["1", "2", "3"],
  description: ["NETFLIX.COM 866-579-7172 CA", "NETFLIX.COM 866-579-7172 CA", "STARBUCKS 0512"],
  amount: [15.49, 15.49, null],
  entryType: Array(3).fill("outgoing"),
  currency: Array(3).fill("USD"),
  date: ["2024-01-15", "2024-02-15", "2024-02-16"],
  country: Array(3).fill(null),
  mcc: Array(3).fill(null),
};

let server: TestServer;
let hosted: ServedApi;
let stub: HostedStub;
let near: EmbeddedSession;
beforeAll(async () => {
  stub = hostedStub(startEmbeddedSession().api);
  hosted = await serveApi(withKey(stub.api, "ntropy-key"));
  server = await start(
    { relay: "on" },
    { relayTargets: { us: hosted.url, eu: "http://127.0.0.1:1" } }
  );
  near = startEmbeddedSession({ network: watchedNetwork({ isSecurePage: false }) });
}, 120_000);
afterAll(async () => {
  await endAll();
  await hosted.close();
});

const enrich = async (destination: Destination) => {
  const run = await near.session.openRun({ destination, accountHolder, country: "US" });
  const answers = await near.session.enrich(run, rows);
  await near.session.computeRecurrence(run);
  return { answers, recurrence: await near.session.recurrenceOf(run, rows.id) };
};

it("tests the server, with a key of its own and with a wrong one", async () => {
  const key = await server.key();
  const own = { kind: "own_server", url: server.url } as const;
  expect(await near.session.testConnection({ ...own, key })).toMatchObject({
    ok: true,
    version: expect.any(String),
  });
  expect(await near.session.testConnection({ ...own, key: "wrong" })).toEqual({
    ok: false,
    problem: { code: "wrong_key" },
  });
  expect(await near.session.testConnection({ ...own, key: null })).toEqual({
    ok: false,
    problem: { code: "key_missing" },
  });
});

it("enriches on the server, rows with holes too, and learns what comes again", async () => {
  const key = await server.key();
  const { answers, recurrence } = await enrich({ kind: "own_server", url: server.url, key });
  expect(answers.merchant).toEqual(["Netflix", "Netflix", "Starbucks"]);
  expect(answers.notes.map((notes) => notes.map(({ code }) => code))).toEqual([
    [],
    [],
    ["amount_missing"],
  ]);
  expect(recurrence.type[0]).toBe("subscription");
  expect(recurrence.nextDate[0]).toBe("2024-03-15");
});

it("reaches the hosted API through the server, with Ntropy's key and not the server's", async () => {
  const through = server.url;
  const us = { kind: "hosted", region: "us", key: "ntropy-key", through } as const;
  expect(await near.session.testConnection(us)).toMatchObject({ ok: true });
  expect(await near.session.testConnection({ ...us, key: await server.key() })).toEqual({
    ok: false,
    problem: { code: "wrong_key" },
  });
  expect(await near.session.testConnection({ ...us, region: "eu" })).toMatchObject({
    ok: false,
    problem: { code: "server_fault", status: 502 },
  });
  const { answers } = await enrich(us);
  expect(answers.merchant).toEqual(["Netflix", "Netflix", "Starbucks"]);
  expect(stub.batches.flat().map(({ id }) => id)).toEqual(["1", "2"]);
  expect(answers.notes[2]?.map(({ code }) => code)).toContain("built_in");
});
