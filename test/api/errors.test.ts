import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction } from "./http";
import { createMemoryLedger } from "../../src/ledger/memory";

const { api } = startEmbeddedSession();

describe("every answer", () => {
  it("carries the caller's request id where that may stand in a header", async () => {
    const headers = { "X-Request-ID": "0123456789abcdef0123456789abcdef" };
    const answer = await send(api, "GET", "/v3/transactions", undefined, headers);
    expect(answer.headers.get("x-request-id")).toBe(headers["X-Request-ID"]);
  });

  it("carries a new request id where the caller's may not", async () => {
    const headers = { "X-Request-ID": 'x" onload="alert(1)' };
    for (const path of ["/v3/transactions", "/nowhere", "/v3/transactions/none"]) {
      const answer = await send(api, "GET", path, undefined, headers);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it("is 404 with a sentence where there is no such address", async () => {
    const answer = await send(api, "GET", "/v3/status");
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ detail: expect.any(String) });
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  it("is 405, with what is allowed, where the method is another one", async () => {
    const answer = await send(api, "PUT", "/v3/account_holders/robin", {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, PATCH, DELETE");
    expect(answer.json).toEqual({ detail: expect.any(String) });
  });

  it("is 500 without the reason where the service fails, and the fault is told to its owner", async () => {
    const ledger = createMemoryLedger();
    await ledger.close();
    const faults: unknown[] = [];
    const broken = startEmbeddedSession({ ledger, onFault: (fault) => faults.push(fault) });
    const answer = await send(broken.api, "GET", "/v3/transactions");
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.json)).not.toContain("ledger");
    expect(answer.headers.get("x-request-id")).not.toBeNull();
    expect(faults).toHaveLength(1);
  });
});

describe("a body that does not fit", () => {
  it.each([
    ["not JSON", "{oops", ["body"], "json_invalid"],
    ["nothing", "", ["body"], "missing"],
    ["a list", [], ["body"], "invalid_type"],
    ["no id", transaction({ id: undefined }), ["body", "id"], "missing"],
    ["an empty id", transaction({ id: "" }), ["body", "id"], "too_small"],
    ["a negative amount", transaction({ amount: -1 }), ["body", "amount"], "too_small"],
    ["an amount in words", transaction({ amount: "12" }), ["body", "amount"], "invalid_type"],
    ["no amount", transaction({ amount: undefined }), ["body", "amount"], "missing"],
    ["a day that is none", transaction({ date: "2023-02-29" }), ["body", "date"], "invalid_format"],
    [
      "a date of another order",
      transaction({ date: "05/03/2024" }),
      ["body", "date"],
      "invalid_format",
    ],
    [
      "an unknown currency",
      transaction({ currency: "XXX" }),
      ["body", "currency"],
      "invalid_value",
    ],
    ["no currency", transaction({ currency: undefined }), ["body", "currency"], "missing"],
    ["no direction", transaction({ entry_type: undefined }), ["body", "entry_type"], "missing"],
    [
      "an unknown direction",
      transaction({ entry_type: "up" }),
      ["body", "entry_type"],
      "invalid_value",
    ],
    [
      "an unknown country",
      transaction({ location: { country: "QQ" } }),
      ["body", "location", "country"],
      "custom",
    ],
    [
      "a descriptor of 1,025 characters",
      transaction({ description: "x".repeat(1_025) }),
      ["body", "description"],
      "too_big",
    ],
  ])("is 422 naming the field: %s", async (_what, body, loc, type) => {
    const answer = await send(api, "POST", "/v3/transactions", body);
    expect(answer.status).toBe(422);
    expect(answer.json).toEqual({
      detail: expect.arrayContaining([{ loc, msg: expect.any(String), type }]),
    });
  });

  it("names the row of a batch", async () => {
    const rows = [transaction(), transaction({ id: "t2", amount: -3 })];
    const body = { operation: "POST /v3/transactions", data: rows };
    const answer = await send(api, "POST", "/v3/batches", body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ detail: [{ loc: ["body", "data", 1, "amount"] }] });
  });

  it("is told of at most fifty faults", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ id: `t${index}` }));
    const body = { operation: "POST /v3/transactions", data: rows };
    const answer = await send(api, "POST", "/v3/batches", body);
    expect((answer.json as { detail: unknown[] }).detail).toHaveLength(50);
  });

  it("is 413 where it is larger than allowed, announced or not", async () => {
    const { createApi } = await import("../../src/api");
    const ports = {} as Parameters<typeof createApi>[0]["ports"];
    const small = createApi({
      ports: { ...ports, ids: { uuid: () => "id" } },
      authenticate: async () => ({ ok: true, tenant: "local" }),
      maximumBodyBytes: 100,
    });
    const body = JSON.stringify(transaction({ description: "x".repeat(200) }));
    const unannounced = await send(small, "POST", "/v3/transactions", body);
    expect(unannounced.status).toBe(413);
    const length = { "Content-Length": String(body.length) };
    const announced = await send(small, "POST", "/v3/transactions", body, length);
    expect(announced.status).toBe(413);
    expect(announced.json).toEqual({ detail: expect.stringContaining("100") });
  });
});

it("refuses who may not ask, with the answer of the door", async () => {
  const { createApi, failure } = await import("../../src/api");
  const ports = { ids: { uuid: () => "id" } } as Parameters<typeof createApi>[0]["ports"];
  const guarded = createApi({
    ports,
    authenticate: async (request) => ({
      ok: false,
      error: request.headers.has("x-api-key")
        ? failure(401, "Wrong key.")
        : failure(403, "No key."),
    }),
  });
  expect((await send(guarded, "GET", "/v3/transactions")).status).toBe(403);
  const headers = { "X-API-KEY": "guess" };
  expect((await send(guarded, "GET", "/v3/transactions", undefined, headers)).status).toBe(401);
});
