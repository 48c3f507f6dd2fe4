/**
 * What the official Python SDK 5.2.0 does and takes for granted, over HTTP on a server with the sandbox
 * key: it makes its objects from whole answers, so that a key that is absent is an error to it.
 */
import { v3 as nameId } from "uuid";
import { z } from "zod";
import { endAll, start, type TestServer } from "./running";

let server: TestServer;
beforeAll(async () => {
  server = await start({ sandbox: "on" });
}, 120_000);
afterAll(endAll);

const key = "sandbox";
const send = async (method: string, path: string, body?: unknown) =>
  server.call(method, path, { key, body, headers: { "X-Request-ID": "0".repeat(32) } });

const Zoned = z.iso.datetime({ offset: true });
const text = z.string().nullable();

const Counterparty = z.object({
  type: z.enum(["person", "organization"]),
  id: text,
  name: text,
  website: text,
  logo: text,
  mccs: z.array(z.number().int()),
});
const Transaction = z.object({
  id: z.string().min(1),
  created_at: Zoned,
  description: z.string(),
  date: z.iso.date(),
  amount: z.number().nonnegative(),
  entry_type: z.enum(["incoming", "outgoing"]),
  currency: z.string(),
  account_holder_id: text,
  entities: z
    .object({
      counterparty: Counterparty.nullable(),
      intermediaries: z.array(Counterparty.omit({ type: true })),
    })
    .nullable(),
  categories: z
    .object({
      general: text,
      accounting: z
        .enum(["operational expenses", "cost of goods sold", "revenue", "financing", "taxes"])
        .nullable(),
    })
    .nullable(),
  location: z.object({ raw_address: text, structured: z.object({}).nullable() }).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ next_cursor: text, data: z.array(item) });
const Group = z.object({
  id: z.string(),
  start_date: z.iso.date(),
  end_date: z.iso.date(),
  total_amount: z.number(),
  average_amount: z.number(),
  periodicity_in_days: z.number(),
  periodicity: z.enum(
    "daily weekly bi_weekly monthly bi_monthly quarterly semi_yearly yearly other".split(" ")
  ),
  counterparty: Counterparty,
  categories: z.object({ general: text }),
  transaction_ids: z.array(z.string()),
});
const EnrichedV2 = z.object({
  transaction_id: z.string(),
  labels: z.array(z.string()),
  merchant: text,
  merchant_id: text,
  website: text,
  logo: text,
  confidence: z.number().min(0).max(1),
  transaction_type: z.enum(["business", "consumer", "unknown"]),
  error: z.null(),
});
const BatchV2 = z.object({
  id: z.uuid(),
  status: z.enum(["started", "finished"]),
  created_at: Zoned,
  updated_at: Zoned,
  progress: z.number().int(),
  total: z.number().int(),
  results: z.array(EnrichedV2).nullable(),
});

const target = {
  amount: 24.56,
  description: "TARGET T- 5800 20th St 11/30/19 17:32",
  entry_type: "debit",
  date: "2012-12-10",
  iso_currency_code: "USD",
  mcc: 5432,
};
const cloud = {
  amount: 12046.15,
  description: "AMAZON WEB SERVICES AWS.AMAZON.CO WA Ref5543286P25S Crd15",
  entry_type: "debit",
  date: "2019-12-01",
  account_holder_type: "business",
  iso_currency_code: "USD",
};
const sync = async (rows: unknown[]) =>
  z.array(EnrichedV2).parse((await send("POST", "/v2/transactions/sync", rows)).json);
const until = async <Value>(ask: () => Promise<Value>, isEnd: (value: Value) => boolean) => {
  for (;;) {
    const value = await ask();
    if (isEnd(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe("v3 as the SDK uses it", () => {
  it("pages through the sandbox's transactions, two at a time", async () => {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { json } = await send("GET", `/v3/transactions?limit=2${query}`);
      const page = pageOf(Transaction).parse(json);
      expect(page.data.length).toBeLessThanOrEqual(2);
      for (const { id } of page.data) seen.add(id);
      cursor = page.next_cursor;
    } while (cursor !== null && seen.size < 10);
    expect(seen.size).toBe(10);
  });

  it("is told of an unknown account holder, and of one that is there", async () => {
    const unknown = await send("GET", "/v3/account_holders/non-existent-id");
    expect(unknown.status).toBe(404);
    expect(unknown.json).toMatchObject({ detail: expect.any(String) });
    // The SDK sends its own fields along, empty.
    const sent = { id: "Xksd9SWd", type: "consumer", name: null, category_id: null };
    const create = () => send("POST", "/v3/account_holders", { ...sent, request_id: null });
    const made = await create();
    expect(made.status).toBe(200);
    expect(made.json).not.toHaveProperty("request_id");
    expect((await create()).status).toBe(400);
  });

  it("finds one monthly subscription in four payments", async () => {
    for (const month of [1, 2, 3, 4]) {
      const { status } = await send("POST", "/v3/transactions", {
        id: `netflix-${month}`,
        description: `Recurring Debit Purchase Card 1350 #${month} netflix.com Netflix.com CA`,
        amount: 17.99,
        currency: "USD",
        entry_type: "outgoing",
        date: `2021-0${month}-01`,
        account_holder_id: "Xksd9SWd",
        location: null,
      });
      expect(status).toBe(200);
    }
    const { json } = await send("POST", "/v3/account_holders/Xksd9SWd/recurring_groups");
    const groups = z.array(Group).parse(json);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      periodicity: "monthly",
      counterparty: { website: "netflix.com" },
    });
  });

  it("lists everything else with the keys of a page", async () => {
    const lists = ["batches", "account_holders", "bank_statements", "webhooks", "reports"];
    for (const name of lists) {
      const query = "created_before=2999-01-01 00:00:00.123456%2B00:00";
      const { status, json } = await send("GET", `/v3/${name}?${query}`);
      expect([name, status]).toEqual([name, 200]);
      pageOf(z.object({ id: z.string(), created_at: Zoned })).parse(json);
    }
    expect((await send("GET", "/v3/webhooks")).json).toMatchObject({ next_cursor: null });
  });
});

describe("v2 as the SDK uses it", () => {
  it("labels with an account holder's id, or with a type alone", async () => {
    const rows = [
      { ...target, transaction_id: "by-id", account_holder_id: "1" },
      { ...target, transaction_id: "by-type", account_holder_type: "business" },
      { ...target, transaction_id: "neither" },
    ];
    const [byId, byType, neither] = await sync(rows);
    expect(byId).toMatchObject({ merchant: "Target" });
    expect(byId?.labels).toContain("goods");
    expect(byType?.labels).not.toContain("missing account holder information");
    expect(neither?.labels).toEqual(["missing account holder information"]);
  });

  it("answers the documents' example field by field", async () => {
    const [row] = await sync([{ ...cloud, transaction_id: "aws", country: "US" }]);
    expect(row).toMatchObject({
      transaction_id: "aws",
      merchant: "Amazon Web Services",
      website: "aws.amazon.com",
      merchant_id: nameId("aws.amazon.com", nameId.DNS),
      logo: "https://logos.ntropy.com/aws.amazon.com",
    });
    expect(row?.labels).toContain("infrastructure");
  });

  it("keeps what it is told of an account holder", async () => {
    const holder = { id: "told", type: "business", industry: "fintech", website: "ntropy.com" };
    expect((await send("POST", "/v2/account-holder", holder)).status).toBe(200);
    expect((await send("GET", "/v2/account-holder/told")).json).toMatchObject(holder);
  });

  it("answers one row for each of ten copies, at once and in a batch that is read twice", async () => {
    const copies = Array.from({ length: 10 }, () => ({ ...cloud, transaction_id: "copy" }));
    expect(await sync(copies)).toHaveLength(10);
    const made = await send("POST", "/v2/transactions/async", copies);
    expect(made.status).toBe(202);
    const { id } = z.object({ id: z.uuid() }).parse(made.json);
    const poll = async () =>
      BatchV2.parse((await send("GET", `/v2/transactions/async/${id}`)).json);
    const ended = await until(poll, ({ status }) => status !== "started");
    expect(ended).toMatchObject({ status: "finished", total: 10, progress: 10 });
    expect(ended.results?.map(({ merchant }) => merchant)).toEqual(
      Array(10).fill("Amazon Web Services")
    );
    expect(await poll()).toEqual(ended);
  });

  it("tells the labels of business, consumer and unknown holders", async () => {
    for (const type of ["business", "consumer", "unknown"]) {
      const { json } = await send("GET", `/v2/labels/hierarchy/${type}`);
      expect(Object.keys(z.record(z.string(), z.unknown()).parse(json)).length).toBeGreaterThan(0);
    }
  });

  it("finds three subscriptions and two bills, none of them over", async () => {
    const months = (count: number, day: string) =>
      Array.from({ length: count }, (_, month) => `2021-0${month + 1}-${day}`);
    const paid: [string, number, string[]][] = [
      ["Netflix", 17.99, months(4, "01")],
      ["Spotify", 9.99, months(3, "15")],
      ["Dropbox", 11.99, ["2021-03-15"]],
      ["Consolidated Edison", 100, months(3, "01")],
      ["Rent", 1000, months(3, "01")],
    ];
    const rows = paid.flatMap(([description, amount, dates]) =>
      dates.map((date) => ({ description, amount, date }))
    );
    await sync(
      rows.map((row, index) => ({
        ...row,
        transaction_id: `tx-${index}`,
        entry_type: "debit",
        iso_currency_code: "USD",
        account_holder_id: "rec-ah-1",
        account_holder_type: "consumer",
      }))
    );
    const path = "/v2/account-holder/rec-ah-1/recurring-payments";
    const Payment = z.object({
      type: z.enum(["subscription", "bill"]),
      is_active: z.literal(true),
      merchant: text,
      website: text,
      periodicity: text,
      latest_payment_date: z.iso.date(),
      next_expected_payment_date: z.iso.date(),
      transaction_ids: z.array(z.string()),
    });
    const payments = z.array(Payment).parse((await send("POST", path, {})).json);
    const count = (wanted: string) => payments.filter(({ type }) => type === wanted).length;
    expect([count("subscription"), count("bill")]).toEqual([3, 2]);
  });
});

describe("bank statements as the SDK uses them", () => {
  it("finds the sandbox's read statement, whose fourth row went to the bank's own card", async () => {
    const path = "/datasources/bank_statements/940ee882-cdf1-4770-838b-35e31859b56e";
    const Statement = z.object({
      id: z.string(),
      status: z.literal("processed"),
      account_type: z.literal("business"),
      batch_id: z.uuid(),
      statements: z.array(z.object({ begin_date: z.iso.date(), end_date: z.iso.date() })),
    });
    const statement = Statement.parse((await send("GET", path)).json);
    const batch = await send("GET", `/v2/transactions/async/${statement.batch_id}`);
    expect(batch.json).toMatchObject({ status: "finished" });
    const Row = EnrichedV2.extend({
      account_holder_type: z.enum(["business", "consumer", "unknown"]).nullable(),
      account_holder_id: z.string().min(1).nullable(),
      description: z.string(),
      amount: z.number().nonnegative(),
      entry_type: z.enum(["incoming", "outgoing"]),
      iso_currency_code: z.string(),
      date: z.iso.date(),
    });
    const rows = z.array(Row).parse((await send("GET", `${path}/transactions`)).json);
    expect(rows[3]?.merchant).toBe("RBC");
  });

  it("finds the one that could not be read, with its code and words", async () => {
    const path = "/datasources/bank_statements/adcdc5f8-9ce9-46a2-978c-2148a3271d50";
    const { json } = await send("GET", path);
    expect(json).toMatchObject({ status: "failed", error_code: 415 });
    expect(z.object({ error: z.string() }).parse(json).error.toLowerCase()).toContain(
      "file type not supported"
    );
  });

  it("answers queued when one is asked for right after it was sent", async () => {
    const form = new FormData();
    form.append("file", new Blob(["%PDF-1.4 not much of one"]), "bank_statement_sample.pdf");
    const address = `${server.url}/datasources/bank_statements?account_type=business`;
    const sent = await fetch(address, {
      method: "POST",
      headers: { "X-API-Key": key },
      body: form,
    });
    expect(sent.status).toBe(200);
    const { id } = z.object({ id: z.string() }).parse(await sent.json());
    expect((await send("GET", `/datasources/bank_statements/${id}`)).json).toMatchObject({
      id,
      status: "queued",
      account_type: "business",
      statements: null,
    });
  });
});
