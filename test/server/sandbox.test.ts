/** The key `sandbox`: what it shows, and that starting again changes nothing. */
import { endAll, start, dataFolder, type TestServer } from "./running";

const key = "sandbox";
let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await dataFolder();
  const first = await start({ data: folder, sandbox: "on" });
  await first.stop();
  server = await start({ data: folder, sandbox: "on" });
}, 120_000);
afterAll(endAll);

const get = async (path: string) => (await server.call("GET", path, { key })).json;

describe('the key "sandbox"', () => {
  it('opens account holder "1" with more than a dozen transactions, once each', async () => {
    expect(await get("/v3/account_holders/1")).toMatchObject({ id: "1", type: "consumer" });
    const page = (await get("/v3/transactions?account_holder_id=1&limit=100")) as {
      data: { id: string; categories: { general: string } }[];
    };
    expect(page.data.length).toBeGreaterThan(12);
    expect(new Set(page.data.map(({ id }) => id)).size).toBe(page.data.length);
    const unknown = page.data.filter(
      ({ categories }) => categories.general === "not enough information"
    );
    expect(unknown).toEqual([]);
  });

  it("opens the statement that was read, whose fourth row pays the bank's own card", async () => {
    const id = "940ee882-cdf1-4770-838b-35e31859b56e";
    const statement = (await get(`/datasources/bank_statements/${id}`)) as {
      status: string;
      batch_id: string;
    };
    expect(statement).toMatchObject({
      status: "processed",
      account_type: "business",
      statements: [
        { begin_date: "2018-07-03", end_date: "2018-08-02", is_balance_reconciled: true },
      ],
    });
    expect(await get(`/v2/transactions/async/${statement.batch_id}`)).toMatchObject({
      status: "finished",
    });
    const rows = (await get(`/datasources/bank_statements/${id}/transactions`)) as {
      merchant: string | null;
    }[];
    expect(rows).toHaveLength(9);
    expect(rows[3]).toMatchObject({ merchant: "RBC", entry_type: "outgoing" });
    expect(await get(`/v3/bank_statements/${id}`)).toMatchObject({ status: "completed" });
  });

  it("opens the statement that failed, with the reason", async () => {
    const id = "adcdc5f8-9ce9-46a2-978c-2148a3271d50";
    expect(await get(`/datasources/bank_statements/${id}`)).toMatchObject({
      status: "failed",
      error_code: 415,
      error: "file type not supported",
    });
  });
});
