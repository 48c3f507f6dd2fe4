import { OPERATIONS, type Api } from "../../src/api";
import { readBatch } from "../../src/api/v1/transaction-input";
import { startEmbeddedSession, startRealSession } from "../support/embedded-session";
import { send } from "./http";

type Json = Record<string, unknown>;
interface Batch {
  id: string;
  status: string;
  progress: number;
  results: Json[];
}

const STARBUCKS = {
  transaction_id: "t1",
  amount: 4.5,
  entry_type: "outgoing",
  date: "2021-03-05",
  iso_currency_code: "USD",
  description: "SQ *STARBUCKS SEATTLE",
};
const consumer = (change: Json = {}, beside: Json = {}) => ({
  transaction: { ...STARBUCKS, ...change },
  user: { user_id: "robin", zip_first_3_digits: "981", email_domain: "mail.example" },
  device: { os: "iOS", ipv4: "192.0.2.1", lat: 47.6, lon: -122.3 },
  ...beside,
});
const business = (change: Json = {}, beside: Json = {}) => ({
  transaction: { ...STARBUCKS, ...change },
  business: { business_id: "acme" },
  ...beside,
});

const KINDS = [
  ["consumer", consumer],
  ["business", business],
] as const;

/** Waits for a batch to leave `started`. */
async function finished(api: Api, kind: string, id: string): Promise<Batch> {
  for (;;) {
    const { json } = await send(api, "GET", `/classifier/${kind}/batch/${id}`);
    if ((json as Batch).status !== "started") return json as Batch;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function sendBatch(api: Api, kind: string, body: unknown): Promise<Batch> {
  const { status, json } = await send(api, "POST", `/classifier/${kind}/batch`, body);
  expect(status).toBe(202);
  return json as Batch;
}

describe("POST /classifier/…", () => {
  it("answers a consumer's transaction with every key of v1", async () => {
    const { api } = startEmbeddedSession();
    const answer = await send(api, "POST", "/classifier/consumer", consumer());
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      transaction_id: "t1",
      labels: ["Coffee shop", "Group of coffee shop"],
      rating: { value: null, reviews: null },
      contact: { phone: null, email: null },
      location: {
        lat: null,
        lon: null,
        address: null,
        city: "Seattle",
        postal_code: null,
        country: "US",
      },
      logo: "https://logos.ntropy.com/starbucks.com",
      website: "https://starbucks.com/",
      merchant: "Starbucks",
      person: null,
    });
  });

  it("answers a business's transaction with the keys v1 has for it", async () => {
    const { api } = startEmbeddedSession();
    const { json } = await send(api, "POST", "/classifier/business", business());
    expect(json).toEqual({
      transaction_id: "t1",
      labels: ["Coffee shop", "Group of coffee shop"],
      logo: "https://logos.ntropy.com/starbucks.com",
      website: "https://starbucks.com/",
      merchant: "Starbucks",
    });
  });

  it("names a person as a person", async () => {
    const { api } = startEmbeddedSession();
    const sent = consumer({ description: "TRANSFER TO Jane Doe" });
    const { json } = await send(api, "POST", "/classifier/consumer", sent);
    expect(json).toMatchObject({ person: "Jane Doe", merchant: null, website: null, logo: null });
  });

  it.each(KINDS)("keeps a %s transaction in no ledger", async (kind, row) => {
    const { api, ledger } = startEmbeddedSession();
    await send(api, "POST", `/classifier/${kind}`, row());
    const { id } = await sendBatch(api, kind, [row()]);
    await finished(api, kind, id);
    const kept = await ledger.export("local");
    expect([kept.transactions, kept.account_holders]).toEqual([[], []]);
  });

  it.each(["debit", "credit", "outgoing", "incoming"])("takes %s as a direction", async (word) => {
    const { api } = startEmbeddedSession();
    const sent = consumer({ entry_type: word });
    expect((await send(api, "POST", "/classifier/consumer", sent)).status).toBe(200);
  });

  it("takes what the SDK leaves out, codes, channels, and the wish for speed", async () => {
    const { api } = startEmbeddedSession();
    const { iso_currency_code: _left, ...transaction } = STARBUCKS;
    const codes = {
      payment_channel: "in store",
      pending: false,
      moto_eci_code: "1",
      pan_entry_mode_auth: "90",
      pan_entry_mode_capture: "B",
    };
    const sent = { transaction: { ...transaction, ...codes }, latency_optimized: true };
    expect((await send(api, "POST", "/classifier/consumer", sent)).status).toBe(200);
    expect((await send(api, "POST", "/classifier/business", sent)).status).toBe(200);
  });

  it.each([
    ["amount", { amount: 0 }, /greater than 0/],
    ["amount", { amount: "4.5" }, /number/],
    ["date", { date: "2021-02-30" }, /day that exists/],
    ["entry_type", { entry_type: "sideways" }, /./],
    ["iso_currency_code", { iso_currency_code: "XYZ" }, /ISO 4217/],
    ["description", { description: undefined }, /required/],
    ["transaction_id", { transaction_id: undefined }, /required/],
    ["possible_labels", { possible_labels: "Food" }, /array/],
  ])("refuses a wrong %s with 400 and names it", async (field, change, words) => {
    const { api } = startEmbeddedSession();
    const { status, json } = await send(api, "POST", "/classifier/consumer", consumer(change));
    expect(status).toBe(400);
    expect(json).toEqual({
      detail: [
        {
          loc: ["body", "transaction", field],
          msg: expect.stringMatching(words),
          type: expect.any(String),
        },
      ],
    });
  });

  it("refuses what is not JSON, and what is no transaction at all, with 400", async () => {
    const { api } = startEmbeddedSession();
    for (const body of ["{", "[]", "null", '"text"', "{}"]) {
      const { status, json } = await send(api, "POST", "/classifier/business", body);
      expect(status).toBe(400);
      expect(json).toHaveProperty("detail");
    }
  });

  it("is 500 with a word where the engine fails", async () => {
    const { api } = startEmbeddedSession();
    const sent = consumer({ description: "EXPLODE" });
    const { status, json } = await send(api, "POST", "/classifier/consumer", sent);
    expect(status).toBe(500);
    expect(json).toEqual({ detail: 'The transaction "t1" could not be answered.' });
  });
});

describe("possible_labels", () => {
  const labels = ["Groceries", "Restaurants", "Gas", "Salary", "Software", "Food and drink"];

  it("of which the nearest in meaning is answered, word for word", async () => {
    const { api } = startEmbeddedSession();
    const labelled = async (change: Json) => {
      const sent = consumer({ possible_labels: labels, ...change });
      const { json } = await send(api, "POST", "/classifier/consumer", sent);
      return (json as { labels: string[] }).labels;
    };
    expect(await labelled({ description: "TESCO STORES" })).toEqual(["Groceries"]);
    expect(await labelled({})).toEqual(["Restaurants"]);
    expect(await labelled({ description: "ACME PAYROLL", entry_type: "incoming" })).toEqual([
      "Salary",
    ]);
  });

  it("is a closed list: where none comes near, that is the answer", async () => {
    const { api } = startEmbeddedSession();
    const sent = consumer({ description: "TESCO STORES", possible_labels: ["Salary", "Tax"] });
    const { json } = await send(api, "POST", "/classifier/consumer", sent);
    expect(json).toMatchObject({ labels: ["not enough information"], merchant: "Tesco" });
  });

  it("is answered as written also where we have a label of that name", async () => {
    const { api } = startEmbeddedSession();
    const sent = consumer({ description: "TESCO STORES", possible_labels: ["groceries", "gas"] });
    const { json } = await send(api, "POST", "/classifier/consumer", sent);
    expect(json).toMatchObject({ labels: ["groceries"] });
  });

  it("may be another one for each row of a batch, or none, or an empty one", async () => {
    const { api } = startEmbeddedSession();
    const rows = [
      consumer({ description: "TESCO", possible_labels: ["Lebensmittel", "Miete"] }),
      consumer({ description: "TESCO", possible_labels: ["Salary"] }),
      consumer({ description: "TESCO", possible_labels: [] }),
      consumer({ description: "TESCO" }),
    ];
    const { id } = await sendBatch(api, "consumer", rows);
    const { results } = await finished(api, "consumer", id);
    expect(results.map((one) => one.labels)).toEqual([
      ["Lebensmittel"],
      ["not enough information"],
      ["Groceries", "Group of groceries"],
      ["Groceries", "Group of groceries"],
    ]);
  });

  it("holds against a rule, unless the rule names a label of the list", async () => {
    const { api } = startEmbeddedSession();
    const labelled = async (possible: string[]) => {
      const sent = consumer({ possible_labels: possible });
      const { json } = await send(api, "POST", "/classifier/consumer", sent);
      return (json as { labels: string[] }).labels;
    };
    await send(api, "POST", "/v3/rules", { set_labels: ["Team outing"] });
    expect(await labelled(["Groceries", "Team outing"])).toEqual(["Team outing"]);
    expect(await labelled(["Groceries"])).toEqual(["not enough information"]);
    const { json } = await send(api, "POST", "/classifier/consumer", consumer());
    expect(json).toMatchObject({ labels: ["Team outing"] });
  });

  it("refuses a blank label, and more than 500, naming the field", async () => {
    const { api } = startEmbeddedSession();
    const many = Array.from({ length: 501 }, (_, index) => `label ${index}`);
    for (const possible_labels of [["Food", " "], many]) {
      const sent = consumer({ possible_labels });
      const { status, json } = await send(api, "POST", "/classifier/consumer", sent);
      expect(status).toBe(400);
      expect(JSON.stringify(json)).toContain("possible_labels");
    }
  });
});

describe.each(KINDS)("batches of %s transactions", (kind, row) => {
  it("are taken with 202, started, and answered in the order they were sent", async () => {
    const { api } = startEmbeddedSession();
    const begun = await sendBatch(api, kind, [
      row(),
      row({ transaction_id: "t2", description: "TESCO STORES" }),
    ]);
    expect(begun).toEqual({
      id: expect.any(String),
      status: "started",
      updated_at: expect.stringMatching(/Z$/),
      progress: 0,
      results: [],
    });
    const ended = await finished(api, kind, begun.id);
    expect(ended).toMatchObject({ id: begun.id, status: "finished", progress: 2 });
    expect(ended.results.map(({ transaction_id, merchant }) => [transaction_id, merchant])).toEqual(
      [
        ["t1", "Starbucks"],
        ["t2", "Tesco"],
      ]
    );
    expect(await finished(api, kind, begun.id)).toEqual(ended);
  });

  it("come as a bare list or in an object, and may be empty", async () => {
    const { api } = startEmbeddedSession();
    for (const body of [{ transactions: [row()] }, { body: [row()] }]) {
      const { id } = await sendBatch(api, kind, body);
      expect((await finished(api, kind, id)).results).toHaveLength(1);
    }
    const { id } = await sendBatch(api, kind, []);
    expect(await finished(api, kind, id)).toMatchObject({ status: "finished", results: [] });
  });

  it("are asked for under the kind they were made with; else an empty text, 404", async () => {
    const { api } = startEmbeddedSession();
    const { id } = await sendBatch(api, kind, [row()]);
    const other = kind === "consumer" ? "business" : "consumer";
    for (const path of [`/classifier/${other}/batch/${id}`, `/classifier/${kind}/batch/nothing`]) {
      const response = await api(new Request(`http://api.example${path}`));
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
      expect(response.headers.get("x-request-id")).toBeTruthy();
      expect(await response.text()).toBe("");
    }
    for (const path of [`/v3/batches/${id}`, `/v2/transactions/async/${id}`])
      expect((await send(api, "GET", path)).status).toBe(404);
    expect((await send(api, "GET", "/v3/batches")).json).toMatchObject({ data: [] });
  });

  it("answer a row the engine fails on with its error, beside the others", async () => {
    const { api } = startEmbeddedSession();
    const { id } = await sendBatch(api, kind, [row({ description: "EXPLODE" }), row()]);
    const { status, results } = await finished(api, kind, id);
    expect(status).toBe("finished");
    expect(results[0]).toMatchObject({ transaction_id: "t1", labels: [], error: "internal_error" });
    expect(results[1]).toMatchObject({ merchant: "Starbucks" });
    expect(results[1]).not.toHaveProperty("error");
  });

  it("are refused whole where a row is wrong, naming the row and the field", async () => {
    const { api } = startEmbeddedSession();
    const rows = [row(), row({ amount: -1 })];
    for (const [body, loc] of [
      [rows, ["body", 1, "transaction", "amount"]],
      [{ transactions: rows }, ["body", "transactions", 1, "transaction", "amount"]],
    ]) {
      const { status, json } = await send(api, "POST", `/classifier/${kind}/batch`, body);
      expect(status).toBe(400);
      expect(json).toMatchObject({ detail: [{ loc }] });
    }
  });

  it("are not mixed: a row of the other kind is refused and named", async () => {
    const { api } = startEmbeddedSession();
    const stranger = kind === "consumer" ? business() : consumer();
    const { status, json } = await send(api, "POST", `/classifier/${kind}/batch`, [
      row(),
      stranger,
    ]);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      detail: expect.arrayContaining([
        expect.objectContaining({ loc: ["body", 1, kind === "consumer" ? "business" : "user"] }),
      ]),
    });
  });

  it("tell that they failed as a whole, and why, as a list", async () => {
    const { api, ledger } = startEmbeddedSession();
    const { id } = await sendBatch(api, kind, [row()]);
    await ledger.batches.finish("local", id, "error", "2024-01-01T00:00:00.000Z");
    expect(await finished(api, kind, id)).toMatchObject({
      status: "error",
      results: [{ error: expect.stringContaining("again") }],
    });
  });
});

describe("the size of a batch", () => {
  it("is at most 100,000, which the refusal says", async () => {
    const { api } = startEmbeddedSession();
    const rows = Array<number>(100_001).fill(0);
    const { status, json } = await send(api, "POST", "/classifier/consumer/batch", rows);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      detail: [{ loc: ["body"], msg: expect.stringMatching(/100000/) }],
    });
  });
});

describe("POST /classifier/report", () => {
  it("takes a transaction's id and what was expected; v2 and v3 then list it", async () => {
    const { api } = startEmbeddedSession();
    const body = { transaction_id: "of v1", merchant: "Starbucks", labels: ["Coffee"] };
    const { status, json } = await send(api, "POST", "/classifier/report", body);
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.any(String),
      transaction_id: "of v1",
      status: "open",
      created_at: expect.stringMatching(/Z$/),
    });
    expect((await send(api, "GET", "/v2/report")).json).toMatchObject({
      reports: [{ transaction_id: "of v1", fields: { merchant: "Starbucks", labels: ["Coffee"] } }],
    });
  });

  it("refuses one that names no transaction, with 400", async () => {
    const { api } = startEmbeddedSession();
    const { status, json } = await send(api, "POST", "/classifier/report", { merchant: "X" });
    expect(status).toBe(400);
    expect(json).toMatchObject({ detail: [{ loc: ["body", "transaction_id"], type: "missing" }] });
  });
});

describe("reading a batch", () => {
  it("lets others have their turn, and reads a list that all rows bring once", async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) =>
      consumer({ transaction_id: `t${index}`, possible_labels: [" Food ", "Rent"] })
    );
    let turns = 0;
    const read = await readBatch("consumer", rows, async () => {
      turns += 1;
    });
    expect(turns).toBe(2);
    if (!read.ok) throw new Error("The batch is right.");
    expect(read.body).toHaveLength(1_200);
    const [first, second] = read.body;
    expect(first?.possible_labels).toEqual(["Food", "Rent"]);
    expect(second?.possible_labels).toBe(first?.possible_labels);
  });

  it("names a wrong list of labels, and stops looking once enough is wrong", async () => {
    const rows = Array.from({ length: 200 }, () => consumer({ possible_labels: ["Food", ""] }));
    const read = await readBatch("consumer", rows, async () => {});
    if (read.ok) throw new Error("The batch is wrong.");
    expect(read.errors).toHaveLength(50);
    expect(read.errors[0]?.loc).toEqual(["body", 0, "transaction", "possible_labels", 1]);
  });
});

describe("what v1 tells of itself", () => {
  it("GET /types lists the codes, those of the published example among them", async () => {
    const { api } = startEmbeddedSession();
    const { status, json } = await send(api, "GET", "/types");
    expect(status).toBe(200);
    expect(json).toEqual({
      moto_eci_code: expect.arrayContaining(["1"]),
      pan_entry_mode_auth: expect.arrayContaining(["90"]),
      pan_entry_mode_capture: expect.arrayContaining(["B"]),
    });
  });

  it("GET /performance measures this host, and keeps nothing of it", async () => {
    const { api, ledger } = startEmbeddedSession();
    const { status, json } = await send(api, "GET", "/performance");
    expect(status).toBe(200);
    const { transactions, milliseconds, transactions_per_second } = json as Record<string, number>;
    expect(transactions).toBeGreaterThan(0);
    expect(milliseconds).toBeGreaterThan(0);
    expect(transactions_per_second).toBeGreaterThan(0);
    expect((await ledger.export("local")).transactions).toEqual([]);
  });

  it("GET /health is well", async () => {
    const { api } = startEmbeddedSession();
    expect((await send(api, "GET", "/health")).json).toMatchObject({ status: "ok" });
  });

  it("knows no other addresses, and says which methods the known ones take", async () => {
    const { api } = startEmbeddedSession();
    expect((await send(api, "GET", "/classifier/freelance")).status).toBe(404);
    const wrong = await send(api, "GET", "/classifier/consumer");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("has the operations of the contract", () => {
    const ours = OPERATIONS.filter(({ path }) => !/^\/(v2|v3|datasources)\//.test(path));
    expect(ours.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "get /classifier/business/batch/{id}",
      "get /classifier/consumer/batch/{id}",
      "get /health",
      "get /performance",
      "get /types",
      "post /classifier/business",
      "post /classifier/business/batch",
      "post /classifier/consumer",
      "post /classifier/consumer/batch",
      "post /classifier/report",
    ]);
  });
});

describe("with the project's knowledge", () => {
  it("answers the published example as it was published", async () => {
    const { api } = await startRealSession();
    const description = "AMAZON WEB SERVICES AWS.AMAZON.CO WA Ref5543286P25S Crd15";
    const { json } = await send(api, "POST", "/classifier/business", business({ description }));
    expect(json).toMatchObject({
      labels: ["Cloud computing", "Infrastructure"],
      merchant: "Amazon Web Services",
      website: "https://aws.amazon.com/",
    });
  });
});
