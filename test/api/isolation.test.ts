import { type Api, OPERATIONS } from "../../src/api";
import type { Ledger } from "../../src/service";
import { startTenantsApi } from "../support/tenants-api";
import {
  ask,
  EVERY_OPERATION,
  makeOneOfEverything,
  type Made,
  nameOf,
  SECRET,
} from "./every-operation";

const OWNER = "owner";
/** They tell the time. */
const TIMELY = new Set(["GET /health", "GET /performance"]);

/** All that a tenant has and can see, by name: its ledger, and what every reading operation answers. */
async function everythingOf(api: Api, ledger: Ledger, made: Made): Promise<Record<string, string>> {
  const seen = { ledger: JSON.stringify(await ledger.export(OWNER)) };
  for (const one of OPERATIONS) {
    const name = nameOf(one);
    const entry = EVERY_OPERATION[name];
    if (one.method !== "get" || entry === undefined || TIMELY.has(name)) continue;
    Object.assign(seen, { [name]: (await ask(api, OWNER, "GET", entry.request(made))).text });
  }
  return seen;
}

describe("a tenant that asks with another's ids", () => {
  let api: Api;
  let ledger: Ledger;
  let made: Made;
  let before: Record<string, string>;
  beforeAll(async () => {
    ({ api, ledger } = startTenantsApi());
    made = await makeOneOfEverything(api, OWNER);
    before = await everythingOf(api, ledger, made);
  });

  it("would have something to see: the owner's answers hold its words and ids", () => {
    const text = Object.values(before).join("\n");
    expect(text.split(SECRET).length).toBeGreaterThan(20);
    for (const id of Object.values(made)) expect(text).toContain(id);
  });

  it("is asked of every operation, and of none that is no more", () => {
    expect(Object.keys(EVERY_OPERATION).sort()).toEqual(OPERATIONS.map(nameOf).sort());
  });

  it.each(OPERATIONS.map((one) => [nameOf(one), one] as const))(
    "%s shows and changes nothing of the owner's",
    async (name, one) => {
      const entry = EVERY_OPERATION[name];
      if (entry === undefined) throw new Error(`${name} has no entry in EVERY_OPERATION.`);
      const sent = entry.request(made);
      // Somebody new each time, so that what one call made is not met by the next.
      const stranger = `stranger of ${name.replace(/\W+/g, "-")}`;
      const answer = await ask(api, stranger, one.method.toUpperCase(), sent);
      expect([answer.status, answer.text.slice(0, 300)]).toEqual([
        entry.foreign,
        expect.any(String),
      ]);
      const asked = decodeURIComponent(sent.path) + (JSON.stringify(sent.body) ?? "");
      if (!asked.includes(SECRET)) expect(answer.text).not.toContain(SECRET);
      for (const id of Object.values(made))
        if (id.length > 8 && !asked.includes(id)) expect(answer.text).not.toContain(id);
      expect(await everythingOf(api, ledger, made)).toEqual(before);
    }
  );

  it("is given batches of its own whose rows see nothing of the owner's holders", async () => {
    const entry = EVERY_OPERATION["POST /v3/batches"];
    const { json } = await ask(api, "stranger", "POST", entry?.request(made) ?? { path: "" });
    const { id } = json as { id: string };
    for (;;) {
      const answer = await ask(api, "stranger", "GET", { path: `/v3/batches/${id}` });
      if ((answer.json as { status: string }).status !== "processing") break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const results = await ask(api, "stranger", "GET", { path: `/v3/batches/${id}/results` });
    expect(results.json).toMatchObject({
      results: [{ entities: null, error: { code: "account_holder_not_found" } }],
    });
    expect(await everythingOf(api, ledger, made)).toEqual(before);
  });

  it("may use the same ids for things of its own, and both stay apart", async () => {
    const stranger = "namesake";
    const { holder, transaction } = made;
    const own = { id: holder, type: "business", name: "Somebody else" };
    const holderMade = await ask(api, stranger, "POST", { path: "/v3/account_holders", body: own });
    expect(holderMade.status).toBe(200);
    const request = EVERY_OPERATION["POST /v3/transactions"]?.request(made) ?? { path: "" };
    expect((await ask(api, stranger, "POST", request)).status).toBe(200);
    const page = await ask(api, stranger, "GET", { path: "/v3/transactions" });
    expect((page.json as { data: { id: string }[] }).data.map(({ id }) => id)).toEqual([
      transaction,
    ]);
    const removed = await ask(api, stranger, "DELETE", { path: `/v3/account_holders/${holder}` });
    expect(removed.status).toBe(204);
    expect(await everythingOf(api, ledger, made)).toEqual(before);
  });

  it("is told nothing without a key, but what is open to all", async () => {
    for (const one of OPERATIONS) {
      const entry = EVERY_OPERATION[nameOf(one)];
      const { path } = entry?.request(made) ?? { path: one.path };
      const response = await api(
        new Request(`http://api.example${path}`, { method: one.method.toUpperCase() })
      );
      expect([nameOf(one), response.status === 403]).toEqual([nameOf(one), !one.isOpen]);
    }
    expect(await everythingOf(api, ledger, made)).toEqual(before);
  });
});
