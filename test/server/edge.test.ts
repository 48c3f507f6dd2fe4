/** What stands around the API: browsers, limits, logs, figures, the relay. One server with all of it on. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { endAll, start, transaction, transactionV2, type TestServer } from "./running";

const PAGE = "https://addins.example.com";

/** What Node wants beside a body that is a stream, and its types do not know. */
const HALF_DUPLEX = { duplex: "half" };

/** A hosted API that tells what it was sent. */
let hosted: Server;
let hostedCalls: { method: string; url: string; headers: NodeJS.Dict<unknown>; body: string }[];
let server: TestServer;

beforeAll(async () => {
  hostedCalls = [];
  hosted = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString("utf8")));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      hostedCalls.push({ method, url, headers, body });
      if (url === "/moved")
        response.writeHead(302, { Location: "http://169.254.169.254/secrets" }).end();
      else
        response
          .writeHead(201, {
            "Content-Type": "application/json",
            "Set-Cookie": "session=1",
            "X-Request-ID": "theirs",
          })
          .end('{"hosted":true}');
    });
  });
  await new Promise<void>((resolve) => hosted.listen(0, "127.0.0.1", resolve));
  const us = `http://127.0.0.1:${(hosted.address() as AddressInfo).port}`;
  server = await start(
    {
      "allow-origin": [PAGE],
      "rate-limits": "on",
      "rate-limit": [
        "POST /v2/transactions/sync=1000",
        "POST /v3/account_holders=2",
        "GET /v3/transactions=1000",
      ],
      credits: "on",
      "credits-maximum": "10",
      "credits-per-second": "0",
      "max-body": "20000",
      sandbox: "on",
    },
    { relayTargets: { us, eu: "http://127.0.0.1:1" } }
  );
}, 120_000);
afterAll(async () => {
  await endAll();
  await new Promise((resolve) => hosted.close(resolve));
});

describe("every answer", () => {
  it("has a request id: the caller's own where it may stand in a log", async () => {
    const own = { "X-Request-ID": "my-id_1" };
    expect(
      (await server.call("GET", "/health", { headers: own })).headers.get("X-Request-ID")
    ).toBe("my-id_1");
    for (const path of ["/health", "/nowhere", "/ready", "/metrics", "/relay/us/x"]) {
      const { headers } = await server.call("GET", path, { headers: { "X-Request-ID": "a b" } });
      expect(headers.get("X-Request-ID")).toMatch(/^[0-9a-f]{32}$|^theirs$/);
    }
  });

  it("has headers that keep browsers from guessing, framing and caching", async () => {
    const { headers } = await server.call("GET", "/health");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
  });

  it("to a body that is too large is 413, also where its length is not announced", async () => {
    const key = await server.key();
    const body = JSON.stringify([transactionV2({ description: "x".repeat(30_000) })]);
    const announced = await server.call("POST", "/v2/transactions/sync", { key, body });
    expect(announced.status).toBe(413);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const chunked = await fetch(`${server.url}/v2/transactions/sync`, {
      method: "POST",
      headers: { "X-API-Key": key, "Content-Type": "application/json" },
      body: stream,
      ...HALF_DUPLEX,
    });
    expect(chunked.status).toBe(413);
    expect(await chunked.json()).toEqual({ detail: expect.stringContaining("20000") });
  });
});

describe("a page of another origin", () => {
  const preflight = (origin: string, more: Record<string, string> = {}) =>
    server.call("OPTIONS", "/v3/transactions", {
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-api-key,content-type",
        ...more,
      },
    });

  it("may call where its origin was given", async () => {
    const { status, headers } = await preflight(PAGE);
    expect(status).toBe(204);
    expect(headers.get("Access-Control-Allow-Origin")).toBe(PAGE);
    expect(headers.get("Access-Control-Allow-Headers")).toContain("X-API-Key");
    expect(headers.get("Access-Control-Allow-Methods")).toContain("DELETE");
    expect(headers.get("Vary")).toContain("Origin");
    expect(headers.has("Access-Control-Allow-Private-Network")).toBe(false);
    const answer = await server.call("GET", "/health", { headers: { Origin: PAGE } });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(PAGE);
    expect(answer.headers.get("Access-Control-Expose-Headers")).toContain("X-Request-ID");
  });

  it("may reach a private network where its browser asks for that", async () => {
    const { headers } = await preflight(PAGE, { "Access-Control-Request-Private-Network": "true" });
    expect(headers.get("Access-Control-Allow-Private-Network")).toBe("true");
  });

  it("may not where it was not, nor where it only looks alike", async () => {
    for (const origin of ["https://evil.example", `${PAGE}.evil.example`, "null"]) {
      const { status, headers } = await preflight(origin);
      expect(status).toBe(403);
      expect(headers.has("Access-Control-Allow-Origin")).toBe(false);
    }
  });

  it("reads errors too, so that it can say what is wrong", async () => {
    const { status, headers } = await server.call("GET", "/v3/transactions", {
      headers: { Origin: PAGE },
    });
    expect(status).toBe(403);
    expect(headers.get("Access-Control-Allow-Origin")).toBe(PAGE);
  });
});

describe("limits", () => {
  it("tell who asks too often when to come again, each key and operation by itself", async () => {
    const [key, other] = [await server.key(), await server.key()];
    const make = (of: string, id: string) =>
      server.call("POST", "/v3/account_holders", { key: of, body: { id, type: "consumer" } });
    const answers = [];
    for (const id of ["a", "b", "c", "d", "e", "f"]) answers.push(await make(key, id));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get("Retry-After")).toBe("1");
    expect(refused?.json).toEqual({ detail: expect.stringContaining("2 a second") });
    expect((await make(other, "a")).status).toBe(200);
    expect((await server.call("GET", "/v3/account_holders", { key })).status).toBe(200);
  });

  it("count a credit for each transaction, and say 423 where too few are left", async () => {
    const key = await server.key();
    const sync = (count: number) =>
      server.call("POST", "/v2/transactions/sync", {
        key,
        body: Array.from({ length: count }, (_, index) =>
          transactionV2({ transaction_id: `t${index}` })
        ),
      });
    expect((await sync(7)).status).toBe(200);
    const refused = await sync(4);
    expect(refused.status).toBe(423);
    expect(refused.json).toEqual({ detail: expect.stringContaining("4") });
    expect((await sync(3)).status).toBe(200);
    expect((await sync(1)).status).toBe(423);
    const tooMany = await server.call("POST", "/v2/transactions/sync", {
      key: await server.key(),
      body: Array.from({ length: 11 }, () => transactionV2()),
    });
    expect(tooMany.status).toBe(423);
  });

  it("cost nothing where a request is refused before it is worked on", async () => {
    const key = await server.key();
    const wrong = { key, body: [transactionV2({ amount: -1 })] };
    for (let turn = 0; turn < 11; turn += 1)
      expect((await server.call("POST", "/v2/transactions/sync", wrong)).status).toBe(422);
    const right = { key, body: [transactionV2()] };
    expect((await server.call("POST", "/v2/transactions/sync", right)).status).toBe(200);
  });
});

describe("the log", () => {
  it("tells route, status and tenant of a request, and nothing that was sent", async () => {
    const key = await server.key();
    const secret = "ZEBRAFISH AQUARIUM 4711";
    const body = [transactionV2({ transaction_id: "secret-id", description: secret })];
    await server.call("POST", "/v2/transactions/sync", { key, body });
    await server.call("GET", "/v3/transactions/secret-id", { key });
    await server.call("GET", "/v3/transactions?account_holder_id=secret-holder", { key });
    await server.call("POST", "/v2/transactions/sync", { key, body: `{"${secret}` });
    await server.call("GET", "/v3/transactions", { key: "ntropy_secret-wrong" });
    await server.call("GET", "/secret-path");
    const log = server.lines.join("");
    for (const hidden of [key, secret, "ZEBRAFISH", "secret-", ...(await tenants())])
      expect(log).not.toContain(hidden);
    const lines = server.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        method: "GET",
        route: "/v3/transactions/{id}",
        status: 200,
        ms: expect.any(Number),
        request_id: expect.any(String),
        tenant: expect.stringMatching(/^[0-9a-f]{12}$/),
      })
    );
    expect(lines).toContainEqual(expect.objectContaining({ route: null, status: 404 }));
  });

  const tenants = async () => (await server.keys.list()).map(({ key_id }) => key_id);
});

describe("figures", () => {
  it("count requests by route and status, rows and jobs, and name nobody", async () => {
    const key = await server.key();
    await server.call("POST", "/v2/transactions/sync", { key, body: [transactionV2()] });
    const { status, text, headers } = await server.call("GET", "/metrics");
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toContain("text/plain");
    expect(text).toMatch(
      /ntropy_http_requests_total\{method="POST",route="\/v2\/transactions\/sync",status="200"\} \d+/
    );
    expect(text).toMatch(/ntropy_rows_enriched_total [1-9]/);
    expect(text).toMatch(/ntropy_queue_jobs \d+/);
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    for (const { key_id } of await server.keys.list()) expect(text).not.toContain(key_id);
  });

  it("are at hand with what tells a load balancer that all is well", async () => {
    expect(await server.call("GET", "/ready")).toMatchObject({
      status: 200,
      json: { status: "ready" },
    });
  });
});

describe("the relay", () => {
  const fromPage = { Origin: PAGE };

  it("passes a call on with the caller's key and nothing else of the caller's", async () => {
    const answer = await server.call("POST", "/relay/us/v3/transactions?a=1&b=%2F", {
      key: "hosted-key",
      body: transaction(),
      headers: { ...fromPage, Cookie: "a=1", Authorization: "Bearer x", "X-Other": "y" },
    });
    expect(answer).toMatchObject({ status: 201, json: { hosted: true } });
    expect(answer.headers.get("X-Request-ID")).toBe("theirs");
    expect(answer.headers.has("Set-Cookie")).toBe(false);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(PAGE);
    const [call] = hostedCalls.slice(-1);
    expect(call).toMatchObject({ method: "POST", url: "/v3/transactions?a=1&b=%2F" });
    expect(call?.headers).toMatchObject({ "x-api-key": "hosted-key" });
    for (const name of ["cookie", "authorization", "x-other", "origin"])
      expect(call?.headers).not.toHaveProperty(name);
    expect(JSON.parse(call?.body ?? "")).toEqual(transaction());
    expect(server.lines.join("")).not.toContain("hosted-key");
  });

  it("is closed to calls from elsewhere, unless it is open to everybody", async () => {
    const before = hostedCalls.length;
    const answer = await server.call("GET", "/relay/us/v3/transactions");
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ detail: expect.stringContaining("--relay") });
    expect(hostedCalls).toHaveLength(before);
  });

  it("reaches no other host, by whatever path, and follows no redirect", async () => {
    for (const path of ["/relay/xx/v3", "/relay/us.evil.example/v3"])
      expect((await server.call("GET", path, { headers: fromPage })).status).toBe(404);
    await server.call("GET", "/relay/us//evil.example/v3", { headers: fromPage });
    expect(hostedCalls.at(-1)?.url).toBe("//evil.example/v3");
    const moved = await server.call("GET", "/relay/us/moved", { headers: fromPage });
    expect(moved).toMatchObject({
      status: 502,
      json: { detail: expect.stringContaining("redirect") },
    });
  });

  it("says so where the other side cannot be reached", async () => {
    const answer = await server.call("GET", "/relay/eu/health", { headers: fromPage });
    expect(answer).toMatchObject({
      status: 502,
      json: { detail: expect.stringContaining("cannot be reached") },
    });
  });
});
