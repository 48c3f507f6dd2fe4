import type { Api } from "../../src/api";
import type { WebhookEvent } from "../../src/model";
import { startEmbeddedSession } from "../support/embedded-session";
import { send, transaction, type Answer } from "./http";

const V2 = "/datasources/bank_statements";
const SAMPLE = [
  "Date,Description,Amount,Balance",
  "2024-03-01,SQ *STARBUCKS SEATTLE,-4.10,95.90",
  "2024-03-02,PAYROLL ACME,0.20,96.10",
  "2024-03-03,NETFLIX.COM,-0.30,95.80",
].join("\n");

function start() {
  const events: WebhookEvent[] = [];
  const { api, ledger } = startEmbeddedSession({ onEvent: (event) => events.push(event) });
  return { api, ledger, events };
}

/** Sends a file as a form does. */
async function upload(
  api: Api,
  path: string,
  content: string | Uint8Array<ArrayBuffer> = SAMPLE,
  name = "march.csv"
): Promise<Answer> {
  const body = new FormData();
  body.append("file", new Blob([content]), name);
  const response = await api(new Request(`http://api.example${path}`, { method: "POST", body }));
  return { status: response.status, headers: response.headers, json: await response.json() };
}

const idOf = ({ json }: Answer): string => (json as { id: string }).id;

/** Asks until a statement is neither queued nor processing; answers the statuses met and the last answer. */
async function poll(api: Api, path: string): Promise<{ met: string[]; last: Answer }> {
  const met: string[] = [];
  for (;;) {
    const last = await send(api, "GET", path);
    const { status } = last.json as { status: string };
    met.push(status);
    if (status !== "queued" && status !== "processing") return { met, last };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function sent(api: Api, query = "", content?: string, name?: string) {
  const made = await upload(api, `${V2}${query}`, content, name);
  const { last, met } = await poll(api, `${V2}/${idOf(made)}`);
  return { id: idOf(made), made, last, met };
}

async function batchEnded(api: Api, id: string): Promise<void> {
  for (;;) {
    const { json } = await send(api, "GET", `/v2/transactions/async/${id}`);
    if ((json as { status: string }).status !== "started") return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("/v3/bank_statements", () => {
  it("reads a table into accounts, balances and rows, to the cent", async () => {
    const { api } = start();
    const made = await upload(api, "/v3/bank_statements");
    expect(made.status).toBe(200);
    expect(made.json).toEqual({
      id: expect.any(String),
      name: "march.csv",
      status: "processing",
      created_at: expect.stringMatching(/Z$/),
      file: { no_pages: 0, size: SAMPLE.length },
      error: null,
    });
    const id = idOf(made);
    const { last } = await poll(api, `/v3/bank_statements/${id}`);
    expect(last.json).toMatchObject({ status: "completed", file: { no_pages: 1 }, error: null });
    const results = await send(api, "GET", `/v3/bank_statements/${id}/results`);
    const row = { currency: "USD", page_number: null };
    expect(results.json).toEqual({
      accounts: [
        {
          name: null,
          number: null,
          opening_balance: 100,
          closing_balance: 95.8,
          start_date: "2024-03-01",
          end_date: "2024-03-03",
          is_balance_reconciled: true,
          total_incoming: 0.2,
          total_outgoing: 4.4,
          transactions: [
            {
              ...row,
              id: `${id}-1`,
              date: "2024-03-01",
              description: "SQ *STARBUCKS SEATTLE",
              amount: 4.1,
              entry_type: "outgoing",
              running_balance: 95.9,
            },
            {
              ...row,
              id: `${id}-2`,
              date: "2024-03-02",
              description: "PAYROLL ACME",
              amount: 0.2,
              entry_type: "incoming",
              running_balance: 96.1,
            },
            {
              ...row,
              id: `${id}-3`,
              date: "2024-03-03",
              description: "NETFLIX.COM",
              amount: 0.3,
              entry_type: "outgoing",
              running_balance: 95.8,
            },
          ],
        },
      ],
    });
  });

  it("enriches nothing: no transaction and no account holder comes of it", async () => {
    const { api } = start();
    const id = idOf(await upload(api, "/v3/bank_statements"));
    await poll(api, `/v3/bank_statements/${id}`);
    expect((await send(api, "GET", `/v3/transactions/${id}-1`)).status).toBe(404);
    const holders = await send(api, "GET", "/v3/account_holders");
    expect(holders.json).toEqual({ next_cursor: null, data: [] });
  });

  it("answers before it is read what a statement says of itself, but no results", async () => {
    const { api } = start();
    const id = idOf(await upload(api, "/v3/bank_statements"));
    const early = await send(api, "GET", `/v3/bank_statements/${id}/results`);
    expect(early.status).toBe(409);
    const info = await send(api, "POST", `/v3/bank_statements/${id}/verify`);
    expect(info.json).toEqual({
      institution: null,
      start_date: "2024-03-01",
      end_date: "2024-03-03",
      account_holder: null,
      accounts: [
        {
          type: null,
          number: null,
          opening_balance: 100,
          closing_balance: 95.8,
          iso_currency_code: "USD",
        },
      ],
    });
    await poll(api, `/v3/bank_statements/${id}`);
    expect((await send(api, "POST", `/v3/bank_statements/${id}/verify`)).json).toEqual(info.json);
  });

  it.each([
    ["a PDF", "%PDF-1.7 …", "march.pdf", /cannot be read/],
    ["a table without amounts", "Date,Description\n2024-03-01,NETFLIX", "a.csv", /amounts/],
    ["an empty file", "", "empty.csv", /empty/],
    [
      "a row whose amount is none",
      "Date,Description,Amount\n2024-03-01,NETFLIX,-5.00\n2024-03-02,SPOTIFY,a lot\n2024-03-03,X,-6.00",
      "b.csv",
      /Row 3: "a lot" is no amount/,
    ],
  ])("ends %s with a problem that says what to do", async (_name, content, name, words) => {
    const { api } = start();
    const id = idOf(await upload(api, "/v3/bank_statements", content, name));
    const { last } = await poll(api, `/v3/bank_statements/${id}`);
    expect(last.json).toMatchObject({
      status: "error",
      error: { code: "invalid_bank_statement", message: expect.stringMatching(words) },
    });
    for (const [method, path] of [
      ["GET", "results"],
      ["POST", "verify"],
    ] as const)
      expect((await send(api, method, `/v3/bank_statements/${id}/${path}`)).status).toBe(400);
  });

  it("lists by status in the words of v3 and of v2, and a cursor keeps the status", async () => {
    const { api } = start();
    const ids: string[] = [];
    for (const content of [SAMPLE, "%PDF-", SAMPLE]) {
      const id = idOf(await upload(api, "/v3/bank_statements", content));
      await poll(api, `/v3/bank_statements/${id}`);
      ids.push(id);
    }
    const listed = async (query: string) => {
      const { json } = await send(api, "GET", `/v3/bank_statements?${query}`);
      return json as { next_cursor: string | null; data: { id: string }[] };
    };
    for (const word of ["completed", "processed"])
      expect((await listed(`status=${word}`)).data.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    for (const word of ["error", "failed"])
      expect((await listed(`status=${word}`)).data.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await listed("status=queued")).data).toEqual([]);
    const first = await listed("status=completed&limit=1");
    const next = await listed(`limit=1&cursor=${first.next_cursor}`);
    expect(next.data.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it("forgets a statement with its file and its results", async () => {
    const { api, ledger } = start();
    const id = idOf(await upload(api, "/v3/bank_statements"));
    await poll(api, `/v3/bank_statements/${id}`);
    const files = async () =>
      Promise.all(
        [`statement/${id}`, `statement/${id}/results`].map((file) =>
          ledger.files.get("local", file)
        )
      );
    expect((await files()).every((bytes) => bytes !== null)).toBe(true);
    expect((await send(api, "DELETE", `/v3/bank_statements/${id}`)).status).toBe(204);
    expect(await files()).toEqual([null, null]);
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["GET", "/results"],
      ["POST", "/verify"],
    ] as const)
      expect((await send(api, method, `/v3/bank_statements/${id}${path}`)).status).toBe(404);
  });

  it("tells webhooks how it ended, with the statement as its GET answers it", async () => {
    const { api, events } = start();
    const types = ["bank_statements.completed", "bank_statements.error"];
    await send(api, "POST", "/v3/webhooks", { url: "https://caller.example", events: types });
    const ended: unknown[] = [];
    for (const content of [SAMPLE, "%PDF-"]) {
      const id = idOf(await upload(api, "/v3/bank_statements", content));
      ended.push((await poll(api, `/v3/bank_statements/${id}`)).last.json);
    }
    while (events.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(events.map(({ event_type, data }) => ({ event_type, data }))).toEqual(
      ended.map((data, index) => ({ event_type: types[index], data }))
    );
  });

  it("refuses a body that is no form, a form without a file, and one that is too large", async () => {
    const { api } = start();
    expect((await send(api, "POST", "/v3/bank_statements", { file: "x" })).status).toBe(415);
    const body = new FormData();
    body.append("document", new Blob([SAMPLE]), "march.csv");
    const request = new Request("http://api.example/v3/bank_statements", { method: "POST", body });
    const response = await api(request);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      detail: [{ loc: ["body", "file"], msg: "field required", type: "missing" }],
    });
    const large = new Uint8Array(50 * 1024 * 1024);
    const refused = await upload(api, "/v3/bank_statements", large);
    expect(refused.status).toBe(413);
    expect(refused.json).toEqual({ detail: expect.stringContaining("52428800 bytes") });
  });
});

describe("/datasources/bank_statements", () => {
  it("is queued when it is sent and the first time it is asked for, then read and enriched", async () => {
    const { api } = start();
    const { id, made, met, last } = await sent(api, "?account_type=consumer");
    expect(made.status).toBe(200);
    expect(made.json).toMatchObject({ status: "queued", statements: null, batch_id: null });
    expect(met[0]).toBe("queued");
    expect(met.slice(1)).not.toContain("queued");
    expect(last.json).toEqual({
      id,
      uuid: id,
      status: "processed",
      complete: true,
      account_type: "consumer",
      account_holder_id: id,
      user_id: null,
      doc_type: "bank_statement",
      name: "march.csv",
      filename: "march.csv",
      fname: "march.csv",
      size: SAMPLE.length,
      file: { no_pages: 1, size: SAMPLE.length },
      created_at: expect.any(String),
      bank_accounts: [{ name: null, bank_name: null, account_holder: null, account_number: null }],
      statements: [
        {
          begin_date: "2024-03-01",
          end_date: "2024-03-03",
          begin_balance: 100,
          end_balance: 95.8,
          total_incoming: 0.2,
          total_outgoing: 4.4,
          is_balance_reconciled: true,
        },
      ],
      batch_id: expect.any(String),
      transactions: null,
      error_code: null,
      error: null,
    });
    const { batch_id } = last.json as { batch_id: string };
    await batchEnded(api, batch_id);
    const batch = await send(api, "GET", `/v2/transactions/async/${batch_id}`);
    expect(batch.json).toMatchObject({ status: "finished", total: 3, progress: 3 });
    const rows = await send(api, "GET", `${V2}/${id}/transactions`);
    expect(rows.json).toMatchObject([
      {
        transaction_id: `${id}-1`,
        merchant: "Starbucks",
        description: "SQ *STARBUCKS SEATTLE",
        amount: 4.1,
        iso_currency_code: "USD",
        entry_type: "outgoing",
        account_holder_id: id,
        error: null,
        error_details: null,
      },
      { transaction_id: `${id}-2` },
      { transaction_id: `${id}-3` },
    ]);
  });

  it("takes a holder's type from the holder, and else makes the holder: of the type asked for, or a business", async () => {
    const { api } = start();
    await send(api, "POST", "/v2/account-holder", { id: "robin", type: "freelance" });
    const known = await sent(api, "?account_holder_id=robin&account_type=consumer");
    expect(known.last.json).toMatchObject({
      account_holder_id: "robin",
      account_type: "freelance",
    });
    const typed = await sent(api, "?account_holder_id=kim&account_type=consumer");
    expect(typed.last.json).toMatchObject({ account_holder_id: "kim", account_type: "consumer" });
    const untyped = await sent(api, "?account_holder_id=acme");
    expect(untyped.last.json).toMatchObject({ account_type: "business" });
    expect((await send(api, "GET", "/v2/account-holder/kim")).json).toMatchObject({
      type: "consumer",
    });
    expect((await send(api, "GET", "/v2/account-holder/acme")).json).toMatchObject({
      type: "business",
    });
  });

  it("pages rows by per_page or page_size and sorts them", async () => {
    const { api } = start();
    const { id, last } = await sent(api);
    await batchEnded(api, (last.json as { batch_id: string }).batch_id);
    const rows = async (query: string) => {
      const { json } = await send(api, "GET", `${V2}/${id}/transactions?${query}`);
      return (json as { transaction_id: string }[]).map(({ transaction_id }) =>
        Number(transaction_id.slice(id.length + 1))
      );
    };
    expect(await rows("per_page=2")).toEqual([1, 2]);
    expect(await rows("page_size=2&page=1")).toEqual([3]);
    expect(await rows("sort_by=date&sort_order=desc")).toEqual([3, 2, 1]);
    expect(await rows("sort_by=amount")).toEqual([2, 3, 1]);
    expect((await send(api, "GET", `${V2}/${id}/transactions?per_page=1001`)).status).toBe(422);
  });

  it("answers what was read, in v2's words, and what the statement says of itself", async () => {
    const { api } = start();
    const { id } = await sent(api, "?iso_currency_code=EUR");
    const results = await send(api, "GET", `${V2}/${id}/results`);
    expect(results.json).toMatchObject({
      accounts: [
        {
          opening_balance: 100,
          transactions: [
            { transaction_id: `${id}-1`, iso_currency_code: "EUR", running_balance: 95.9 },
            { transaction_id: `${id}-2` },
            { transaction_id: `${id}-3` },
          ],
        },
      ],
    });
    const info = await send(api, "GET", `${V2}/${id}/statement-info`);
    expect(info.json).toMatchObject({ accounts: [{ iso_currency_code: "EUR" }] });
  });

  it("fails a PDF as the documents do: 415, file type not supported", async () => {
    const { api } = start();
    const { last } = await sent(api, "", "%PDF-1.7", "march.pdf");
    expect(last.json).toMatchObject({
      status: "failed",
      error_code: 415,
      error: "file type not supported",
      batch_id: null,
    });
  });

  it("lists a bare array by page, order, name, status and account holder; renames", async () => {
    const { api } = start();
    const ids = [
      (await sent(api, "?account_holder_id=robin")).id,
      (await sent(api, "?account_holder_id=kim")).id,
      (await sent(api, "?account_holder_id=robin", "%PDF-")).id,
    ];
    const name = { name: "Rent of March" };
    const renamed = await send(api, "PATCH", `${V2}/${ids[1]}`, name);
    expect(renamed.json).toMatchObject({ ...name, filename: "march.csv" });
    const listed = async (query: string) => {
      const { json } = await send(api, "GET", `${V2}?${query}`);
      return (json as { id: string }[]).map(({ id }) => ids.indexOf(id));
    };
    expect(await listed("")).toEqual([2, 1, 0]);
    expect(await listed("order_by=asc&per_page=2")).toEqual([0, 1]);
    expect(await listed("page=1&page_size=2")).toEqual([0]);
    expect(await listed("query=rent")).toEqual([1]);
    expect(await listed("status=failed")).toEqual([2]);
    expect(await listed("account_holder_id=robin")).toEqual([2, 0]);
  });

  it("forgets a statement with its transactions, and leaves the holder's others", async () => {
    const { api } = start();
    await send(api, "POST", "/v3/account_holders", { id: "robin", type: "consumer" });
    await send(api, "POST", "/v3/transactions", transaction());
    const { id, last } = await sent(api, "?account_holder_id=robin");
    await batchEnded(api, (last.json as { batch_id: string }).batch_id);
    expect((await send(api, "GET", `/v3/transactions/${id}-1`)).status).toBe(200);
    const deleted = await send(api, "DELETE", `${V2}/${id}`);
    expect([deleted.status, deleted.json]).toEqual([200, { status: "success" }]);
    expect((await send(api, "GET", `/v3/transactions/${id}-1`)).status).toBe(404);
    expect((await send(api, "GET", "/v3/transactions/t1")).status).toBe(200);
    const gone = await send(api, "GET", `${V2}/${id}`);
    expect([gone.status, gone.json]).toEqual([
      404,
      { details: `Bank statement not found: "${id}".` },
    ]);
  });

  it("forgets the holder too that was made for the statement alone", async () => {
    const { api } = start();
    const { id, last } = await sent(api);
    await batchEnded(api, (last.json as { batch_id: string }).batch_id);
    expect((await send(api, "GET", `/v2/account-holder/${id}`)).status).toBe(200);
    await send(api, "DELETE", `${V2}/${id}`);
    expect((await send(api, "GET", `/v2/account-holder/${id}`)).status).toBe(404);
    expect((await send(api, "GET", `/v3/transactions/${id}-1`)).status).toBe(404);
  });

  it("goes with its account holder, file and all", async () => {
    const { api, ledger } = start();
    const { id } = await sent(api, "?account_holder_id=robin");
    expect(await ledger.files.get("local", `statement/${id}`)).not.toBeNull();
    expect((await send(api, "DELETE", "/v2/account-holder/robin")).status).toBe(200);
    expect((await send(api, "GET", `${V2}/${id}`)).status).toBe(404);
    for (const file of [`statement/${id}`, `statement/${id}/results`])
      expect(await ledger.files.get("local", file)).toBeNull();
  });

  it("says details, in one text, where others say detail", async () => {
    const { api } = start();
    const cases: [Answer, number, RegExp][] = [
      [await send(api, "POST", V2, { file: "x" }), 415, /multipart/],
      [await send(api, "GET", `${V2}/17`), 400, /UUID/],
      [await send(api, "GET", `${V2}?page=one`), 422, /^query\.page: /],
      [await upload(api, `${V2}?account_type=company`), 422, /^query\.account_type: /],
    ];
    for (const [{ status, json }, expected, words] of cases) {
      expect(status).toBe(expected);
      expect(json).toEqual({ details: expect.stringMatching(words) });
    }
  });

  it("is seen by v3, and v3's by v2, where it is never queued and its rows stand as they were read", async () => {
    const { api } = start();
    const { id } = await sent(api);
    expect((await send(api, "GET", `/v3/bank_statements/${id}`)).json).toMatchObject({
      status: "completed",
    });
    const ofV3 = idOf(await upload(api, "/v3/bank_statements"));
    const { met } = await poll(api, `${V2}/${ofV3}`);
    expect(met).not.toContain("queued");
    const rows = await send(api, "GET", `${V2}/${ofV3}/transactions`);
    expect(rows.json).toMatchObject([
      { description: "SQ *STARBUCKS SEATTLE", merchant: null, labels: null, error: null },
      {},
      {},
    ]);
  });
});
