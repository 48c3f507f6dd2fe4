/** What is told before and after a row is enriched, where its label comes from a model of the user's own. */
import type { QuestionRows } from "../../src/client/questions/question-rows";
import type { TransactionColumns } from "../../src/client/session";
import { send, transaction } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";

const accountHolder = { id: "workbook-1", type: "consumer", name: null } as const;
const DESCRIPTIONS = ["STARBUCKS 0815 SEATTLE", "NETFLIX"];

function sheet(model: string | null): QuestionRows {
  const all = <Value>(value: Value): Value[] => DESCRIPTIONS.map(() => value);
  const columns: TransactionColumns = {
    id: DESCRIPTIONS.map((_, index) => `row-${index}`),
    description: DESCRIPTIONS,
    amount: all(4.5),
    entryType: all("outgoing"),
    currency: all("USD"),
    date: all("2024-03-05"),
    country: all(null),
    mcc: all(null),
  };
  return { columns, accountHolder, country: null, model };
}

/** A session whose model “mine” says “staff” of the one description and “fun” of the other. */
async function start() {
  const started = startEmbeddedSession();
  const { api, session } = started;
  const transactions = Array.from({ length: 60 }, (_, index) => ({
    ...transaction({
      id: `taught-${index}`,
      description: DESCRIPTIONS[index % 2],
      amount: 1.5 ** (index % 20),
      account_holder_id: undefined,
      account_holder_type: "consumer",
    }),
    label: index % 2 === 0 ? "staff" : "fun",
  }));
  await send(api, "POST", "/v3/models/mine/candidate", { transactions });
  for (;;) {
    const { json } = await send(api, "GET", "/v3/models/mine/candidate");
    if ((json as { status: string }).status === "ready") break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await send(api, "POST", "/v3/models/mine/candidate/keep");
  const enrich = async (model: string | null) => {
    const run = await session.openRun({ accountHolder, country: null, model });
    const { label } = await session.enrich(run, sheet(model).columns);
    await session.closeRun(run);
    return label;
  };
  return { ...started, enrich };
}

describe("where labels come from a model of the user's own", () => {
  it("why a row is answered so names the model, before it is enriched and after", async () => {
    const { session, enrich } = await start();
    const because = { field: "category", source: "custom model", detail: "mine" };
    const before = await session.ask("corrections.why", sheet("mine"));
    expect(before.explanation?.now.categories?.general).toBe("staff");
    expect(before.explanation?.now.evidence).toContainEqual(because);
    expect(await enrich("mine")).toEqual(["staff", "fun"]);
    const after = await session.ask("corrections.why", sheet("mine"));
    expect(after.explanation?.kept?.evidence).toContainEqual(because);
    const without = await session.ask("corrections.why", sheet(null));
    expect(without.explanation?.now.categories?.general).toBe("coffee shop");
  });

  it("a preview of corrections tells the change from what the model says", async () => {
    const { session } = await start();
    const pattern = {
      kind: "description",
      words: "starbucks",
      entry_type: null,
      account_holder_id: null,
    } as const;
    const candidates = [{ pattern, expected: { label: "groceries" } }];
    const { examples } = await session.ask("corrections.preview", {
      candidates,
      rows: sheet("mine"),
    });
    expect(examples).toEqual([
      { id: "row-0", property: "label", before: "staff", after: "groceries" },
    ]);
    // What the model says already is nothing to be learned.
    const found = await session.ask("corrections.group-edits", {
      rows: sheet("mine"),
      edited: [{ label: "staff" }, { label: "films" }],
    });
    expect(found.holder.known).toEqual(["row-0"]);
    expect(found.holder.groups.map(({ before }) => before)).toEqual([["fun"]]);
  });

  it("a trial of rules meets the labels of the model", async () => {
    const { session } = await start();
    const rule = { if: { has_label: "staff" }, then: [{ set: "merchant", to: "The Canteen" }] };
    const rows = DESCRIPTIONS.map((description, index) => ({
      id: `row-${index}`,
      description,
      amount: 4.5,
      entry_type: "outgoing" as const,
      account_holder_type: "consumer" as const,
    }));
    const tryOn = async (model: string | null) =>
      (await session.ask("rules.try", { holder: null, rules: [rule], rows, model })).rules;
    expect(await tryOn("mine")).toEqual([{ index: 0, matched: 1, changed: 1 }]);
    expect(await tryOn(null)).toEqual([]);
    const answers = await session.ask("rules.answers", { rows, model: "mine" });
    expect(answers?.label).toEqual(["staff", "fun"]);
  });

  it("a model that is gone is told, as a run would", async () => {
    const { session } = await start();
    await expect(session.ask("corrections.why", sheet("gone"))).rejects.toMatchObject({
      status: 400,
    });
  });
});
