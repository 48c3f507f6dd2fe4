import { jsonResponse } from "../../src/api/json-response";
import { createClient, RequestError } from "../../src/client/client";
import {
  embeddedSide,
  HOSTED_CAPABILITIES,
  remoteSide,
  sleepOnTimers,
  withRetries,
  type Sleep,
  type Transport,
} from "../../src/client/transport";
import { startEmbeddedSession } from "../support/embedded-session";

/** A sleep that takes no time and writes down how long it was asked for. */
function noted(): { sleep: Sleep; slept: number[] } {
  const slept: number[] = [];
  return { slept, sleep: async (milliseconds) => void slept.push(milliseconds) };
}

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): Transport =>
  async () =>
    new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

const clientOf = (transport: Transport) =>
  createClient(embeddedSide(transport, { checksAnswers: true }), sleepOnTimers);

const batch = (status: string, progress = 0) => ({
  id: "b/1",
  operation: "POST /v3/transactions",
  status,
  created_at: "2024-01-01T00:00:00Z",
  updated_at: "2024-01-01T00:00:00Z",
  progress,
  total: 2,
});

describe("what goes wrong", () => {
  it.each([
    [400, "rejected"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "rejected"],
    [409, "rejected"],
    [422, "rejected"],
    [423, "quota_exceeded"],
    [429, "busy"],
    [500, "engine_failed"],
    [502, "network"],
    [503, "busy"],
    [504, "network"],
  ])("status %i is %s, with the service's own words", async (status, code) => {
    const call = clientOf(answering(status, { detail: "Why." })).getBatch("b");
    await expect(call).rejects.toBeInstanceOf(RequestError);
    await expect(call).rejects.toMatchObject({ code, status, message: "Why." });
  });

  it("is told field by field where the service does so, and from `details` too", async () => {
    const fields = [{ loc: ["body", "data", 3, "amount"], msg: "field required", type: "missing" }];
    await expect(clientOf(answering(422, { detail: fields })).getBatch("b")).rejects.toMatchObject({
      message: "body.data.3.amount: field required",
    });
    await expect(clientOf(answering(400, { details: "No." })).getBatch("b")).rejects.toMatchObject({
      message: "No.",
    });
    await expect(clientOf(answering(502, "<html>")).getBatch("b")).rejects.toMatchObject({
      code: "network",
      message: "The service answered 502.",
    });
  });

  it("is `network` where the service cannot be reached", async () => {
    const call = clientOf(async () => {
      throw new TypeError("Failed to fetch");
    }).getBatch("b");
    await expect(call).rejects.toMatchObject({ code: "network", status: null });
  });

  it.each([
    ["not JSON", "<html>"],
    ["of another shape", { ...batch("completed"), status: "finished" }],
  ])("is `engine_failed` where the answer is %s", async (_what, body) => {
    await expect(clientOf(answering(200, body)).getBatch("b")).rejects.toMatchObject({
      code: "engine_failed",
    });
  });

  it("is `cancelled` where the caller gave up, before or meanwhile", async () => {
    const before = AbortSignal.abort();
    const client = clientOf(answering(200, batch("completed")));
    await expect(client.getBatch("b", before)).rejects.toMatchObject({ code: "cancelled" });
    const giving = new AbortController();
    const meanwhile = clientOf(async () => {
      giving.abort();
      throw new DOMException("Aborted.", "AbortError");
    });
    await expect(meanwhile.getBatch("b", giving.signal)).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});

describe("answers of this process", () => {
  it("are taken as the values they are, and errors are read all the same", async () => {
    const value = batch("completed");
    const transport: Transport = async () => jsonResponse(value, { status: 200, headers: {} });
    const trusting = createClient(embeddedSide(transport, { checksAnswers: false }), sleepOnTimers);
    expect(await trusting.getBatch("b")).toBe(value);
    const failing = createClient(
      embeddedSide(answering(400, { detail: "Why." }), { checksAnswers: false }),
      sleepOnTimers
    );
    await expect(failing.getBatch("b")).rejects.toMatchObject({ message: "Why." });
  });
});

describe("waiting for a batch", () => {
  /** A service whose batch is done after so many looks. */
  function slow(looks: number, end = "completed") {
    const requests: string[] = [];
    let left = looks;
    const transport: Transport = async (request) => {
      const path = `${request.method} ${new URL(request.url).pathname}`;
      requests.push(path);
      if (path.endsWith("/results"))
        return Response.json({ id: "b/1", total: 0, status: end, results: [] });
      if (path.endsWith("/cancel")) return Response.json(batch("error"));
      const isDone = request.method === "GET" && (left -= 1) <= 0;
      return Response.json(batch(isDone ? end : "processing", isDone ? 2 : 1));
    };
    return { transport, requests };
  }

  it("looks at once, then ever less often, and tells the progress", async () => {
    const { transport } = slow(9);
    const { sleep, slept } = noted();
    const side = remoteSide({
      url: "https://api.example/base/",
      headers: {},
      capabilities: HOSTED_CAPABILITIES,
      fetch: transport,
      sleep,
    });
    const progress: [number, number][] = [];
    await createClient(side, sleep).enrich([], {
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(slept).toEqual([0, 250, 500, 1_000, 2_000, 4_000, 10_000, 10_000, 10_000]);
    expect(progress[0]).toEqual([1, 2]);
    expect(progress.at(-1)).toEqual([2, 2]);
  });

  it("does not ask the hosted API for what it does not have", async () => {
    const asked: string[] = [];
    const { sleep } = noted();
    const side = remoteSide({
      url: "https://api.example",
      headers: { "X-API-KEY": "secret" },
      capabilities: HOSTED_CAPABILITIES,
      fetch: async (request) => {
        asked.push(request.url);
        return Response.json(batch("error"));
      },
      sleep,
    });
    await createClient(side, sleep).createBatch([]);
    expect(asked).toEqual(["https://api.example/v3/batches"]);
  });

  it("is `engine_failed` where the batch failed as a whole", async () => {
    const { transport } = slow(1, "error");
    await expect(clientOf(transport).enrich([])).rejects.toMatchObject({ code: "engine_failed" });
  });

  it("stops the batch when the caller gives up", async () => {
    const { transport, requests } = slow(1_000);
    const giving = new AbortController();
    const call = clientOf(transport).enrich([], {
      signal: giving.signal,
      onProgress: () => giving.abort(),
    });
    await expect(call).rejects.toMatchObject({ code: "cancelled" });
    expect(requests).toContain("POST /v3/batches/b%2F1/cancel");
  });
});

describe("a remote side", () => {
  it("sends its key in the header and nowhere else", async () => {
    const seen: Request[] = [];
    const { sleep } = noted();
    const side = remoteSide({
      url: "https://api.example/",
      headers: { "X-API-KEY": "secret-key" },
      capabilities: HOSTED_CAPABILITIES,
      fetch: async (request) => {
        seen.push(request);
        return Response.json(batch("processing"));
      },
      sleep,
    });
    await createClient(side, sleep).getBatch("b");
    expect(seen[0]?.headers.get("x-api-key")).toBe("secret-key");
    expect(seen[0]?.url).toBe("https://api.example/v3/batches/b");
  });
});

describe("a service that is busy", () => {
  /** Answers these one after another, and 200 ever after; writes down the bodies it got. */
  function busy(...answers: [number, Record<string, string>?][]) {
    const bodies: string[] = [];
    const transport: Transport = async (request) => {
      bodies.push(await request.text());
      const [status, headers] = answers.shift() ?? [200];
      return new Response("{}", { status, headers: headers ?? {} });
    };
    return { transport, bodies };
  }
  const request = () => new Request("http://api.example/", { method: "POST", body: "rows" });

  it("is asked again after the seconds it names, or one", async () => {
    const { transport, bodies } = busy(
      [429, { "Retry-After": "7" }],
      [429],
      [429, { "Retry-After": "soon" }],
      [429, { "Retry-After": "0" }]
    );
    const { sleep, slept } = noted();
    expect((await withRetries(transport, sleep)(request())).status).toBe(200);
    expect(slept).toEqual([7_000, 1_000, 1_000, 1_000]);
    expect(bodies).toEqual(Array(5).fill("rows"));
  });

  it("is asked again after 1, 2, 4, 8 and 8 seconds, and then no more", async () => {
    const { transport } = busy([503], [503], [503], [503], [503], [503], [503]);
    const { sleep, slept } = noted();
    expect((await withRetries(transport, sleep)(request())).status).toBe(503);
    expect(slept).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it("is not asked again after any other answer", async () => {
    for (const status of [200, 400, 401, 423, 500, 502, 504]) {
      const { transport, bodies } = busy([status]);
      const { sleep } = noted();
      expect((await withRetries(transport, sleep)(request())).status).toBe(status);
      expect(bodies).toHaveLength(1);
    }
  });
});

describe("a sleep on timers", () => {
  it("ends early, with a rejection, when it is aborted", async () => {
    const giving = new AbortController();
    const sleeping = sleepOnTimers(60_000, giving.signal);
    giving.abort();
    await expect(sleeping).rejects.toMatchObject({ name: "AbortError" });
    await expect(sleepOnTimers(60_000, giving.signal)).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});

it("reads back through the whole built-in API what it sent", async () => {
  const { client } = startEmbeddedSession();
  await client.createAccountHolder({ id: "robin", type: "consumer" });
  const results = await client.enrich([
    { id: "1", description: "NETFLIX", account_holder_id: "robin", date: "2024-01-01", amount: 1 },
    { id: "2", description: "NETFLIX", account_holder_id: "robin", date: "2024-02-01", amount: 1 },
  ]);
  expect(results.map(({ entities }) => entities?.counterparty?.name)).toEqual([
    "Netflix",
    "Netflix",
  ]);
  expect(await client.recurringGroups("robin")).toHaveLength(1);
  expect(await client.incomeGroups("robin")).toEqual([]);
});
