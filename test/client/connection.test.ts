/** What a connection test says of servers that are as they should be, and of those that are not. */
import type { Api } from "../../src/api";
import { testConnection, type ConnectionReport } from "../../src/client/connection";
import type { RemoteDestination } from "../../src/client/destination";
import { networkTransport } from "../../src/client/network";
import { startEmbeddedSession } from "../support/embedded-session";
import { hostedStub } from "../support/hosted-stub";
import { watchedNetwork } from "../support/networks";
import { serveApi, withKey, type ServedApi } from "../support/served-api";

let served: ServedApi | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
});

const { probe } = watchedNetwork();

async function test(
  api: Api,
  change: (url: string) => RemoteDestination = (url) => ({
    kind: "own_server",
    url,
    key: "right",
  }),
  changed: Partial<typeof probe> = {}
): Promise<ConnectionReport> {
  served = await serveApi(api);
  return testConnection(change(served.url), { ...probe, ...changed });
}
const { api } = startEmbeddedSession();
const guarded = withKey(api, "right");

it("tells the version and health of a server that is well, and sends it no row", async () => {
  const report = await test(guarded);
  expect(report).toEqual({
    ok: true,
    version: "fake-1",
    healthAt: expect.stringMatching(/^2024-01-01T/),
    milliseconds: expect.any(Number),
  });
  expect(served?.requests).toEqual(["GET /health", "GET /v3/account_holders?limit=1"]);
});

it("tells that the hosted API is well, which names no version", async () => {
  const relayed: Api = (request) =>
    stub(new Request(request.url.replace("/relay/eu", ""), request));
  const stub = withKey(hostedStub(api).api, "right");
  const report = await test(relayed, (url) => ({
    kind: "hosted",
    region: "eu",
    key: "right",
    through: url,
  }));
  expect(report).toMatchObject({ ok: true, version: null });
  expect(served?.requests[0]).toBe("GET /relay/eu/health");
});

const answering =
  (status: number, body: unknown = { detail: "Why." }): Api =>
  async (request) =>
    new URL(request.url).pathname === "/health" ? api(request) : Response.json(body, { status });

it.each([
  [401, { code: "wrong_key" }],
  [403, { code: "key_not_allowed", message: "Why." }],
  [423, { code: "out_of_credits" }],
  [429, { code: "busy" }],
  [503, { code: "busy" }],
  [500, { code: "server_fault", status: 500 }],
  [404, { code: "not_ntropy", status: 404 }],
])("knows what %i means", async (status, problem) => {
  expect(await test(answering(status))).toEqual({ ok: false, problem });
});

it("says that a key is missing where none was given", async () => {
  const report = await test(guarded, (url) => ({ kind: "own_server", url, key: null }));
  expect(report).toEqual({ ok: false, problem: { code: "key_missing" } });
});

it.each<[string, Api]>([
  ["a web page", async () => new Response("<html>Welcome</html>")],
  ["another API", async () => Response.json({ status: "fine" })],
  ["nothing at that address", async () => new Response("", { status: 404 })],
  ["an API without v3", answering(200, { items: [] })],
])("is not fooled by %s", async (_what, other) => {
  expect(await test(other)).toMatchObject({ ok: false, problem: { code: "not_ntropy" } });
});

it("says that an own server relays nothing", async () => {
  const report = await test(api, (url) => ({
    kind: "hosted",
    region: "us",
    key: "right",
    through: url,
  }));
  expect(report).toEqual({ ok: false, problem: { code: "no_relay" } });
});

it("does not follow an address that sends it elsewhere, with a key in hand", async () => {
  const elsewhere: Api = async () =>
    new Response(null, { status: 307, headers: { Location: "http://localhost:9/" } });
  expect(await test(elsewhere)).toEqual({ ok: false, problem: { code: "redirected" } });
});

it("says that nobody answers", async () => {
  served = await serveApi(api);
  const { url } = served;
  await served.close();
  served = null;
  const report = await testConnection({ kind: "own_server", url, key: null }, probe);
  expect(report).toEqual({ ok: false, problem: { code: "unreachable" } });
});

it("tells a server that the browser keeps from us from one that is not there", async () => {
  const keptFromUs = {
    fetch: () => Promise.reject(new TypeError("Failed to fetch")),
    answers: async () => true,
  };
  expect(await test(api, undefined, keptFromUs)).toEqual({
    ok: false,
    problem: { code: "refused_by_browser" },
  });
});

it("waits no longer than it was told", async () => {
  const hanging: Api = () => new Promise(() => undefined);
  const impatient = networkTransport((request, init) => fetch(request, init), 50);
  expect(await test(hanging, undefined, { fetch: impatient })).toEqual({
    ok: false,
    problem: { code: "too_slow" },
  });
});

it("asks nothing over http from a page of https, but of localhost", async () => {
  const destination = { kind: "own_server", url: "http://far.example", key: "right" } as const;
  expect(await testConnection(destination, probe)).toEqual({
    ok: false,
    problem: { code: "insecure" },
  });
  expect(await test(guarded)).toMatchObject({ ok: true });
});
